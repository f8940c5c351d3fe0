"""Clock times of one event, made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from samestory.collate.conflicts.dates.clocks import clock_conflicts
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


def test_hours_in_reports_of_two_years_are_of_two_occasions() -> None:
    other = told("b", "The ferry was struck at 9:34 a.m.", "9:34 a.m.", "T09:34")
    days = [replace(report, published=day) for report, day in ((FIRST, "2020-03-10"), (other, "2021-03-10"))]
    assert clock_conflicts(days) == []
    assert len(clock_conflicts([days[0], replace(other, published="2020-03-11")])) == 1


def test_a_report_that_tells_both_means_two_events() -> None:
    both = told("c", "The ferry was struck at 9:34 a.m.", "9:34 a.m.", "T09:34")
    again = Report(id="a", source="a", text=FIRST.text + "\n" + both.text, moments=(*FIRST.moments, *both.moments))
    assert clock_conflicts([again, told("b", both.text, "9:34 a.m.", "T09:34")]) == []


def freed(
    name: str, text: str, words: str, date: str, predicate: str, patient: str = "miner", loose: bool = False
) -> Report:
    """Make a report of a rescue."""
    report = told(name, text, words, date, (patient,), loose)
    return replace(report, moments=(replace(report.moments[0], predicate=predicate),))


UP = freed("a", "The miner was brought to the surface at 9:10 p.m.", "9:10 p.m.", "T21:10", "bring")


def test_to_be_brought_up_and_got_out_is_one() -> None:
    out = freed("b", "The miner was got out of the shaft at 10.40 that night.", "10.40", "T22:40", "get")
    (conflict,) = clock_conflicts([UP, out])
    assert [side.value for side in conflict.sides] == ["21:10", "22:40"]
    fed = freed("b", "The miner was brought soup at 10.40 that night.", "10.40", "T22:40", "bring")
    assert clock_conflicts([UP, fed]) == []


def test_shortly_after_reaches_some_minutes() -> None:
    text = "The miner was freed shortly after 21:00."
    assert clock_conflicts([UP, freed("b", text, "21:00", "T21:00", "free", loose=True)]) == []


def test_a_time_without_its_half_of_the_day() -> None:
    text = "The miner came out of the shaft at ten past nine."
    assert clock_conflicts([UP, freed("b", text, "ten past nine", "T09:10", "come")]) == []
