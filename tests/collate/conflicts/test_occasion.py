"""Whether a date tells of another occasion than its report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from samestory.collate.conflicts.occasion import is_past
from samestory.model import Moment, Report
from tests.collate.stories import one_sentence


def telling(*dates: str, published: str | None = None, **more: object) -> Report:
    report = one_sentence("a", "The ferry sank.")
    span = report.sentences[0]
    moments = tuple(replace(Moment(span, date, span), **more) for date in dates)  # type: ignore[arg-type]
    return replace(report, published=published, moments=moments)


@pytest.mark.parametrize(
    ("report", "date", "past"),
    [
        (telling(published="2031-05-02"), "2031-04-30", False),
        (telling(published="2031-05-02"), "2030-11", True),
        (telling("2030-11", "2031-04-30"), "2030-11", True),
        (telling("2030-11"), "2030-11", False),
        (telling("2031"), "2030-11", False),
        (telling("2031-04-30", bound="by"), "2030-11", False),
        (telling("2031-04-30", inferred=True), "2030-11", False),
    ],
)
def test_past(report: Report, date: str, past: bool) -> None:
    assert is_past(report, [date]) is past
    assert is_past(report, []) is False
