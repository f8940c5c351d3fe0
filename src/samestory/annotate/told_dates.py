"""Where dates and clock times stand in a report, and the day from which the report counts."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from samestory.annotate.calendar import Told, find_clocks, find_dates, read_date
from samestory.model import Report

if TYPE_CHECKING:
    pass


def dated_next(text: str, end: int) -> bool:
    """Whether a weekday only introduces the full date after it (``Sunday, 7 March 2021``)."""
    dates = dates_in(text)
    for told in dates[bisect_left(dates, end, key=lambda t: t.start) :]:
        if told.start > end + 3:
            break
        if told.kind == "day" and not text[end : told.start].strip(" ,"):
            return True
    return False


@lru_cache(maxsize=8)
def dates_in(text: str) -> tuple[Told, ...]:
    """Find the date expressions of a text, which is asked again and again."""
    return tuple(find_dates(text))


def date_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Give the stretches that tell a date or a clock time: no number in them counts anything."""
    spans = [(t.start, t.end) for t in dates_in(text)]
    spans += [(s, e) for s, e, _ in find_clocks(text)]
    return tuple(spans)


def anchor_of(report: Report) -> date | None:
    """Give the day that ``Monday`` and ``last month`` in a report are counted from.

    It is the day of publication, or else a full date in the dateline. A date that merely stands in the text is no
    anchor: it may be that of something long past.
    """
    published = read_date(report.published)
    if published is not None:
        return published
    if report.dateline:
        days = Counter(t.date for t in find_dates(report.dateline) if t.kind == "day" and t.date)
        if days:
            return read_date(sorted(days, key=lambda d: (-days[d], d))[0])
    return None
