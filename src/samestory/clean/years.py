"""The year of a report whose dateline has only day and month, by the other reports of its story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from samestory.clean.dateline import read_dateline
from samestory.clean.dates import day_of, published_day
from samestory.model import Report

NEAR: Final = 92
"""Days between a dateline and the dated reports of its story, at most: a date farther off leaves the year open."""

PARAGRAPHS: Final = 3
"""So many paragraphs of a body may begin with the dateline."""


def with_years(reports: Sequence[Report]) -> tuple[Report, ...]:
    """Date the reports of one story whose dateline tells day and month alone, by the year of the dated ones.

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
    for paragraph in report.text[report.body_start :].split("\n", 2 * PARAGRAPHS)[: 2 * PARAGRAPHS]:
        read = read_dateline(paragraph.strip())
        if read is None or read.day is None:
            continue
        days = [day for year in (-1, 0, 1) if (day := day_of(middle.year + year, *read.day)) is not None]
        best = min(days, key=lambda day: (abs((day - middle).days), day), default=None)
        return best if best is not None and abs((best - middle).days) <= NEAR else None
    return None
