"""Since when something is the first, and in which year the like last happened."""

from __future__ import annotations

from dataclasses import replace

import pytest

from samestory.collate.conflicts.dates.last_time import last_time_conflicts
from samestory.model import Conflict, Report

from ...stories import one_sentence


def told(*texts: str) -> list[Conflict]:
    return last_time_conflicts([one_sentence(f"r{n}", text) for n, text in enumerate(texts)])


@pytest.mark.parametrize(
    ("one", "other", "years"),
    [
        (
            "It is the first strike of ferry crews since 1987.",
            "Ferry crews last went on strike in 2004.",
            ["1987", "2004"],
        ),
        (
            "The first snowfall on the island since 1961 closed the quay.",
            "It was the first snowfall there since 1974.",
            ["1961", "1974"],
        ),
        (
            "Dorvane saw the worst flood since March 1930.",
            "The town had its worst flood since the spring of 1952.",
            ["1930", "1952"],
        ),
    ],
)
def test_two_years(one: str, other: str, years: list[str]) -> None:
    (conflict,) = told(one, other)
    assert conflict.kind == "date"
    assert [side.value for side in conflict.sides] == years
    texts = {"r0": one, "r1": other}
    for evidence in (e for side in conflict.sides for e in side.evidence):
        assert texts[evidence.report][evidence.start : evidence.end] == evidence.text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It is the first strike of ferry crews since 1987.", "The first strike of ferry crews since 1987 began."),
        ("It is the first strike of ferry crews since 1987.", "It is the first frost in Vell since 2004."),
        ("It was the worst flood since 1930.", "It was the first flood since 1952."),
        # Records that began then say nothing of the last time.
        ("The hottest day since 1911 came on Monday.", "It was the hottest day since records began in 1894."),
        # One report tells both: two things.
        (
            "It is the first strike of crews since 1987.",
            "It is the first strike of crews since 1987 and the first strike of pilots since 2004.",
        ),
        ("Ferry crews last year went on strike in 2004.", "The first strike of ferry crews since 1987 began."),
    ],
)
def test_no_two_years(one: str, other: str) -> None:
    assert not told(one, other)


def test_reports_long_apart_tell_of_two_strikes() -> None:
    reports: list[Report] = [
        one_sentence("a", "It is the first strike of ferry crews since 1987."),
        replace(one_sentence("b", "It is the first strike of ferry crews since 2031."), published="2034-01-02"),
    ]
    assert not last_time_conflicts(reports)
