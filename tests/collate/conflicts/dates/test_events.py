"""Days of one event, some of which only bound it, made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from samestory.collate.conflicts.dates.events import date_conflicts
from samestory.collate.dates import apart, date_moments
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


def by_rule(name: str, words: str, rule: str) -> Report:
    """Make a report without a day of publication, that tells when a ship was seized by a word that hangs on it."""
    made = told(name, f"The ship was seized in Tarn port {words}.", words, "")
    moment = replace(made.moments[0], rule=rule, inferred=True)
    return Report(id=name, source=name, text=made.text, moments=(moment,))


@pytest.mark.parametrize(
    ("words", "rule", "days"),
    [
        ("last week", "offset:-1:week", 7),
        ("last month", "offset:-1:month", None),
        ("on Monday", "weekday:0:", None),
        ("this week", "offset:0:week", None),
    ],
)
def test_weeks_that_hang_on_a_day_nobody_tells_are_set_against_weeks(words: str, rule: str, days: int | None) -> None:
    one, other = date_moments([by_rule("a", words, rule), by_rule("b", "this week", "offset:0:week")])
    assert apart(one, other) == days


@pytest.mark.parametrize(
    ("one", "other", "days"), [("0:", "3:", 3), ("0:", "6:", 1), ("0:", "0:", None), ("0:!", "3:", None)]
)
def test_days_of_the_week_without_a_date(one: str, other: str, days: int | None) -> None:
    first, second = date_moments([by_rule("a", "that day", f"weekday:{one}"), by_rule("b", "then", f"weekday:{other}")])
    assert apart(first, second) == days
