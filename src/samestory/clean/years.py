"""The year of a report whose dateline or imprint has only day and month, by the other reports of its story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from samestory.clean.dateline import read_dateline
from samestory.clean.dates import day_of, find_day, published_day
from samestory.model import Report

NEAR: Final = 92
"""Days between a dateline and the dated reports of its story, at most: a date farther off leaves the year open."""

ABOVE: Final = 400
"""The line of the date begins so many characters behind the beginning at most."""

PARAGRAPHS: Final = 3
"""So many paragraphs of a body may begin with the dateline."""


def with_years(reports: Sequence[Report]) -> tuple[Report, ...]:
    """Date the reports of one story whose dateline or imprint tells day and month alone, by the year of the dated ones.

    Of the years that can be meant it is the one that is nearest to the middle one of the dated reports. Without
    dated reports no year is known, and none is made up.
    """
    days = sorted(day for report in reports if (day := published_day(report.published)) is not None)
    if not days:
        return tuple(reports)
    middle = days[(len(days) - 1) // 2]
    return tuple(
        replace(report, published=found.isoformat())
        if report.published is None and (found := _nearest(report, middle)) is not None
        else report
        for report in reports
    )


def _nearest(report: Report, middle: date) -> date | None:
    told = _day_of(report)
    if told is None:
        return None
    days = [day for year in (-1, 0, 1) if (day := day_of(middle.year + year, *told)) is not None]
    best = min(days, key=lambda day: (abs((day - middle).days), day), default=None)
    return best if best is not None and abs((best - middle).days) <= NEAR else None


def _day_of(report: Report) -> tuple[int, int] | None:
    """Give month and day of the dateline, or of the line of the date above the body."""
    for paragraph in report.text[report.body_start :].split("\n", 2 * PARAGRAPHS)[: 2 * PARAGRAPHS]:
        read = read_dateline(paragraph.strip())
        if read is not None and read.day is not None:
            return read.day
    lines = (
        line
        for piece in report.removed
        if piece.reason == "date" and piece.start < ABOVE
        for line in piece.text.split("\n")
    )
    return next((day for line in lines if (day := find_day(line)) is not None), None)
