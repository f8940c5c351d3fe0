"""Clock times of one event, made by hand."""

from __future__ import annotations

import pytest

from samestory.collate.conflicts.clocks import clock_conflicts
from samestory.model import Moment, Report


def told(
    name: str,
    text: str,
    words: str,
    date: str,
    patient: tuple[str, ...] = ("ferry",),
    approximate: bool = False,
) -> Report:
    """Make a report of one clause that tells a clock time."""
    report = Report(id=name, source=name, text=text)
    start = text.index(words)
    moment = Moment(
        span=report.span(start, start + len(words)),
        date=date,
        clause=report.span(0, len(text)),
        terms=("ferry", "strike"),
        predicate="strike",
        patient=patient,
        approximate=approximate,
    )
    return Report(id=name, source=name, text=text, moments=(moment,))


FIRST = told("a", "The ferry was struck at 9:20 a.m.", "9:20 a.m.", "T09:20")


def test_two_times_of_one_event() -> None:
    (conflict,) = clock_conflicts([FIRST, told("b", "The ferry was struck at 9:34 a.m.", "9:34 a.m.", "T09:34")])
    assert conflict.kind == "date"
    assert [side.value for side in conflict.sides] == ["09:20", "09:34"]


@pytest.mark.parametrize(
    "other",
    [
        told("b", "The ferry was struck around 9:24 a.m.", "9:24 a.m.", "T09:24", approximate=True),
        told("b", "The ferry was struck at 9:20 that night.", "9:20", "T21:20"),
        told("b", "The lighthouse was struck at 9:34 a.m.", "9:34 a.m.", "T09:34", patient=("lighthouse",)),
        told("b", "It was struck at 9:34 a.m.", "9:34 a.m.", "T09:34", patient=("it",)),
        told("b", "The ferry was struck at 08:20 GMT.", "08:20", "T08:20"),
        told("b", "The ferry was struck at 9:20 a.m.", "9:20 a.m.", "T09:20"),
    ],
    ids=["about", "half a day", "another thing", "a pronoun", "a zone", "the same"],
)
def test_no_conflict(other: Report) -> None:
    assert clock_conflicts([FIRST, other]) == []


def test_a_report_that_tells_both_means_two_events() -> None:
    both = told("c", "The ferry was struck at 9:34 a.m.", "9:34 a.m.", "T09:34")
    again = Report(id="a", source="a", text=FIRST.text + "\n" + both.text, moments=(*FIRST.moments, *both.moments))
    assert clock_conflicts([again, told("b", both.text, "9:34 a.m.", "T09:34")]) == []
