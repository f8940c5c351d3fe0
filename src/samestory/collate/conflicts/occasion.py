"""Whether two reports can tell of one occasion at all."""

from __future__ import annotations

from collections.abc import Iterable

from samestory.annotate.calendar import interval, read_date
from samestory.model import Report

PAST = 45
"""Days before the day of a report from which on a date tells of another occasion, and so do reports that lie so far
apart."""


def is_past(report: Report, dates: Iterable[str]) -> bool:
    """Whether one of some ISO dates lies so long before a report that it tells of another occasion."""
    day = read_date(report.published)
    if day is None:
        return False
    return any((told := interval(date)) is not None and (day - told[1]).days > PAST for date in dates)


def far_apart(a: Report, b: Report) -> bool:
    """Whether two reports were published so long after one another that they count two occasions."""
    days = read_date(a.published), read_date(b.published)
    return days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) > PAST
