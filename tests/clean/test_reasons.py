"""The list of reasons is closed and documented."""

from __future__ import annotations

from pathlib import Path

from samestory.clean import REASONS
from samestory.clean.furniture import RULES


def test_rules_use_the_listed_reasons() -> None:
    assert {rule.reason for rule in RULES} <= set(REASONS)


def test_every_reason_is_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "method" / "clean.md").read_text(encoding="utf-8")
    for reason, meaning in REASONS.items():
        assert f"| `{reason}` | {meaning} |" in page
