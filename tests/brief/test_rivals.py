"""Disputed values with what others say beside them."""

from __future__ import annotations

import pytest

from samestory.brief.candidates import Candidate
from samestory.brief.rivals import beside
from samestory.brief.values import Values
from samestory.model import Conflict, Evidence, Report, Side, Span, Story, Update


def candidate(text: str) -> Candidate:
    return Candidate(
        text=text,
        report=0,
        span=Span(0, len(text), text),
        place=1.0,
        order=0,
        evidence=(Evidence("a", 0, len(text), text),),
        facts=(),
        terms=frozenset(),
        figures=frozenset(),
        spoken=False,
        quoted=False,
        core=text,
        familiar=False,
        length=len(text.split()),
        whole=True,
    )


def values(kind: str, mine: str, own: str, theirs: str, other: str, more: tuple[str, ...] = ()) -> Values:
    texts = {"a": mine, "b": theirs, **{f"c{n}": text for n, text in enumerate(more)}}
    sides = (
        Side(own, (Evidence("a", 0, len(mine), mine),)),
        Side(other, tuple(Evidence(r, 0, len(t), t) for r, t in texts.items() if r != "a")),
    )
    return Values(
        Story(
            tuple(Report(id, id, text) for id, text in texts.items()),
            conflicts=(Conflict(kind, "it", sides),) if kind != "update" else (),
            updates=(Update("it", sides, "later report"),) if kind == "update" else (),
        )
    )


@pytest.mark.parametrize(
    ("kind", "mine", "own", "theirs", "other", "told"),
    [
        (
            "number",
            "A six-year-old boy fell into the lock at Orm.",
            "six year-old",
            "The boy, 7, was found.",
            "7",
            "A six-year-old [one says 7] boy fell into the lock at Orm.",
        ),
        (
            "number",
            "The town paid 2.4 million crowns for the ferry.",
            "2.4m",
            "It cost more than 3.1 million crowns.",
            "3.1m",
            "The town paid 2.4 million [one says more than 3.1 million] crowns for the ferry.",
        ),
        (
            "number",
            "Some 15 to 20 people slept in the lock house.",
            "15",
            "Nearly two dozen slept there.",
            "nearly two dozen",
            "Some 15 to 20 [one says nearly two dozen] people slept in the lock house.",
        ),
        (
            "number",
            "Between 15 and 20 people slept there.",
            "15",
            "It had 30 guests.",
            "30",
            "Between 15 and 20 [one says 30] people slept there.",
        ),
        (
            "number",
            "The number of guests rose from 15 to 20 people.",
            "15",
            "It had 12 guests, then 20.",
            "12",
            "The number of guests rose from 15 [one says 12] to 20 people.",
        ),
        (
            "date",
            "The lock was shut on 4 March, the harbour board said.",
            "2024-03-04",
            "It has been shut since March 6.",
            "2024-03-06",
            "The lock was shut on 4 March [one says March 6], the harbour board said.",
        ),
        (
            "place",
            "He was taken to Saint Orm hospital by boat.",
            "Saint Orm hospital",
            "He lies in the Vell infirmary.",
            "the Vell infirmary",
            "He was taken to Saint Orm hospital [one says the Vell infirmary] by boat.",
        ),
        (
            "update",
            "Four people were hurt in Orm.",
            "four people",
            "Nine people were hurt in Orm.",
            "nine people",
            "Four [later nine] people were hurt in Orm.",
        ),
    ],
)
def test_the_other_value_stands_beside_its_own(
    kind: str, mine: str, own: str, theirs: str, other: str, told: str
) -> None:
    mended = beside(candidate(mine), "a", values(kind, mine, own, theirs, other))
    assert mended is not None
    assert mended.text == told
    assert [e.report for e in mended.rivals] == ["b"]
    assert mended.length == len(told.split())


def test_several_reports_are_some() -> None:
    mine = "Four people were hurt in Orm."
    held = values("number", mine, "four", "Five people were hurt.", "five", ("Five are hurt.",))
    mended = beside(candidate(mine), "a", held)
    assert mended is not None
    assert mended.text == "Four [some say five] people were hurt in Orm."


@pytest.mark.parametrize(
    ("kind", "mine", "own", "theirs", "other"),
    [
        ("number", "All but three of the boats came back.", "all but three", "One boat came back.", "one"),
        ("number", "Scores were hurt in Orm.", "Scores", "In Orm 84 people were hurt.", "84"),
        ("number", "“Four of us were hurt,” Mira Holm said.", "four", "Five were hurt.", "five"),
        ("number", "Four boats and four barges sank.", "four", "Five boats sank.", "five"),
        ("polarity", "The lock was open.", "yes", "The lock was not open.", "no"),
        ("date", "The lock was shut last week.", "2024-03-04", "It was shut on March 6.", "2024-03-06"),
    ],
)
def test_what_cannot_be_seen_is_not_put_beside(kind: str, mine: str, own: str, theirs: str, other: str) -> None:
    assert beside(candidate(mine), "a", values(kind, mine, own, theirs, other)) is None


def test_a_sentence_that_tells_the_latest_figure_is_not_outdated() -> None:
    mine = "Nine people were hurt, not four as was first said."
    nine = Side("nine", (Evidence("a", 0, len(mine), mine),))
    four = Side("four", (Evidence("a", 0, len(mine), mine),))
    held = Values(Story((Report("a", "a", mine),), updates=(Update("hurt", (four, nine), "corrected"),)))
    assert not list(held.unsettled("a", Span(0, len(mine), mine)))


def test_where_the_values_may_be_of_two_things_either_may_be_told_alone() -> None:
    mine = "Four people were hurt."
    sides = (Side("four", (Evidence("a", 0, len(mine), mine),)), Side("nine", (Evidence("b", 0, 9, "Nine hurt"),)))
    for weight, given in (("grave", [0]), ("unsure", [])):
        story = Story((Report("a", "a", mine),), conflicts=(Conflict("number", "hurt", sides, weight),))
        assert list(Values(story).given("a", Span(0, len(mine), mine))) == given
