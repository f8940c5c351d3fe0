"""Whether two reports can tell of one occasion at all."""

from __future__ import annotations

from samestory.annotate.calendar import read_date
from samestory.model import Report

PAST = 45
"""Days before the day of a report from which on a date tells of another occasion, and so do reports that lie so far
apart."""


def far_apart(a: Report, b: Report) -> bool:
    """Whether two reports were published so long after one another that they count two occasions."""
    days = read_date(a.published), read_date(b.published)
    return days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) > PAST
