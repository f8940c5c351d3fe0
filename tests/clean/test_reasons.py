"""The list of reasons is closed and documented."""

from __future__ import annotations

from pathlib import Path

from samestory.clean import REASONS
from samestory.clean.phrases import PhraseBook, read_phrases

SOURCE = Path(__file__).parents[2] / "src" / "samestory"


def test_phrases_use_the_listed_reasons() -> None:
    text = (SOURCE / "resources" / "furniture.txt").read_text(encoding="utf-8")
    phrases = read_phrases(text)
    assert {phrase.reason for phrase in phrases} <= set(REASONS)
    assert PhraseBook(phrases)  # each can be looked up


def test_every_reason_is_documented() -> None:
    page = (SOURCE.parents[1] / "docs" / "method" / "clean.md").read_text(encoding="utf-8")
    for reason, meaning in REASONS.items():
        assert f"| `{reason}` | {meaning} |" in page
