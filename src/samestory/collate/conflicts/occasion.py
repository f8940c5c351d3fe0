"""Whether two reports can tell of one occasion at all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from samestory.annotate.calendar import interval, read_date
from samestory.model import Report

_MONTH: Final = 7
"""Characters of an ISO date that tells the month."""
PAST = 45
"""Days before the day of a report from which on a date tells of another occasion, and so do reports that lie so far
apart."""


def is_past(report: Report, dates: Iterable[str]) -> bool:
    """Whether one of some ISO dates lies so long before a report that it tells of another occasion.

    A report that does not tell its own day was written after the latest day that it tells in full.
    """
    ends = [told[1] for one in dates if (told := interval(one)) is not None]
    if not ends:
        return False
    day = read_date(report.published) or _latest(report)
    return day is not None and any((day - end).days > PAST for end in ends)


def _latest(report: Report) -> date | None:
    """Give the last day, or month, that a report tells in full."""
    told = (m for m in report.moments if len(m.date) >= _MONTH and not (m.inferred or m.bound or m.rule))
    return max((days[1] for m in told if (days := interval(m.date)) is not None), default=None)


def far_apart(a: Report, b: Report) -> bool:
    """Whether two reports were published so long after one another that they count two occasions."""
    days = read_date(a.published), read_date(b.published)
    return days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) > PAST
