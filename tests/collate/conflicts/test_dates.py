"""Days of one event, some of which only bound it, made by hand."""

from __future__ import annotations

import pytest

from samestory.collate.conflicts.dates import date_conflicts
from samestory.model import Moment, Report


def told(name: str, text: str, words: str, date: str, bound: str = "") -> Report:
    """Make a report of one clause about the seizure of a ship, dated by some of its words."""
    report = Report(id=name, source=name, text=text, published="2031-06-01")
    start = text.index(words)
    moment = Moment(
        span=report.span(start, start + len(words)),
        date=date,
        clause=report.span(0, len(text)),
        terms=("ship", "seize", "port", "tarn"),
        predicate="seize",
        patient=("ship",),
        bound=bound,
        eventful=not bound,
    )
    return Report(id=name, source=name, text=text, published="2031-06-01", moments=(moment,))


AFTER = told(
    "a", "The ship was seized in Tarn port after the council voted on May 20.", "May 20", "2031-05-20", "after"
)


@pytest.mark.parametrize(
    ("day", "conflicts"), [("2031-04", 1), ("2031-05-18", 1), ("2031-05-20", 0), ("2031-05", 0), ("2031-05-28", 0)]
)
def test_what_came_after_a_day_is_not_told_of_one_before_it(day: str, conflicts: int) -> None:
    assert len(date_conflicts([AFTER, told("b", "The ship was seized in Tarn port then.", "then", day)])) == conflicts


def test_two_bounds_exclude_nothing() -> None:
    other = told("b", "The ship was seized in Tarn port before the vote of May 2.", "May 2", "2031-05-02", "before")
    assert date_conflicts([AFTER, other]) == []


def test_a_bound_is_shown_as_one() -> None:
    (conflict,) = date_conflicts([AFTER, told("b", "The ship was seized in Tarn port then.", "then", "2031-04-02")])
    assert [side.value for side in conflict.sides] == ["after 2031-05-20", "2031-04-02"]
