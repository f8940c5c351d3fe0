"""Deadlines that exclude one another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from samestory.collate.conflicts.dates.deadlines import deadline_conflicts
from samestory.model import Moment, Report


def told(name: str, text: str, words: str, date: str, who: str) -> Report:
    """Make a report of one sentence that tells one day."""
    report = Report(id=name, source=name, text=text, published="2031-05-02")
    start = text.index(words)
    whole = report.span(0, len(text))
    moment = Moment(report.span(start, start + len(words)), date, whole, agent=(who,), bound="until")
    return replace(report, sentences=(whole,), moments=(moment,))


FIRST = told("a", "Members have until June 4 to vote.", "June 4", "2031-06-04", "member")


@pytest.mark.parametrize(
    "other",
    [
        told("b", "Owners have been given until 1 June to vote.", "1 June", "2031-06-01", "owner"),
        told("b", "The members have until 1 June to make up their minds.", "1 June", "2031-06-01", "member"),
    ],
    ids=["the same to be done", "the same to do it"],
)
def test_two_last_days(other: Report) -> None:
    (conflict,) = deadline_conflicts([FIRST, other])
    assert conflict.kind == "date"
    assert [side.value for side in conflict.sides] == ["2031-06-04", "2031-06-01"]


@pytest.mark.parametrize(
    "other",
    [
        told("b", "Members have until 4 June to vote.", "4 June", "2031-06-04", "member"),
        told("b", "The builders have until 1 June to repair it.", "1 June", "2031-06-01", "builder"),
        told("b", "Members slept until 1 June to vote.", "1 June", "2031-06-01", "member"),
        replace(
            told("b", "Members have until 1 June to vote.", "1 June", "2031-06-01", "member"), published="2031-09-01"
        ),
    ],
    ids=["the same day", "another thing", "no deadline", "put off"],
)
def test_no_conflict(other: Report) -> None:
    assert deadline_conflicts([FIRST, other]) == []


SHUT = told("a", "The mill will stay shut until Monday.", "Monday", "2031-05-05", "mill")


def test_what_is_shut_until_a_day_opens_then() -> None:
    (conflict,) = deadline_conflicts(
        [SHUT, told("b", "The mill is to reopen on Friday.", "Friday", "2031-05-09", "mill")]
    )
    assert conflict.about == "when it is to reopen"
    assert [side.value for side in conflict.sides] == ["2031-05-05", "2031-05-09"]


@pytest.mark.parametrize(
    "other",
    [
        told("b", "The mill is to reopen on Monday.", "Monday", "2031-05-05", "mill"),
        told("b", "The quay is to reopen on Friday.", "Friday", "2031-05-09", "quay"),
        told("b", "The mill was sold on Friday.", "Friday", "2031-05-09", "mill"),
    ],
    ids=["the same day", "another thing", "no opening"],
)
def test_no_other_reopening(other: Report) -> None:
    assert deadline_conflicts([SHUT, other]) == []
