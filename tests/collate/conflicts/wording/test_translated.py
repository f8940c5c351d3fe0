"""Two translations of one remark differ in words, not in what is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from samestory.collate.conflicts.wording.changed import wording_conflicts
from samestory.collate.conflicts.wording.readings import Quoted
from samestory.model import Conflict, Reading, Report, Utterance
from tests.collate.stories import report


def told(one: str, two: str, *others: tuple[str, str], tongue: str = "") -> list[Conflict]:
    """Compare one remark of a speaker, who has others beside it, in two reports."""
    pairs = [(one, two), *others]
    reports: list[Report] = []
    for name, side in (("a", 0), ("b", 1)):
        text = "\n\n".join(f"“{pair[side]}” Orla Fenn said{tongue}." for pair in pairs)
        reports.append(report(name, text, speaker="Orla Fenn"))
    if tongue:
        first = reports[0]
        at = first.text.index(tongue.strip())
        spoken = first.span(at, at + len(tongue.strip()))
        reports[0] = replace(first, quotations=tuple(replace(q, tongue=spoken) for q in first.quotations))
    utterances = [
        Utterance(f"u{n}", "Orla Fenn", (Reading("a", f"q{n}", x), Reading("b", f"q{n}", y)), ())
        for n, (x, y) in enumerate(pairs, 1)
    ]
    return wording_conflicts(utterances, reports, Quoted(reports))


def weights(conflicts: list[Conflict]) -> list[str]:
    return [conflict.weight for conflict in conflicts]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("I begged the council for its help and it has shut the door on me",
         "I have begged the council for support and it shut its gate in my face"),
        ("The mill has fed our villages since my grandfather built its wheel",
         "This mill nourished our villages from when my grandfather had made its wheel"),
    ],
)  # fmt: skip
def test_reworded_throughout_is_slight(one: str, two: str) -> None:
    assert "grave" not in weights(told(one, two))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        # one word, and a negation, a figure, a name in words that are otherwise translated
        ("The mill has fed three villages since my grandfather built its wheel",
         "The mill has starved three villages since my grandfather built its wheel"),
        ("I begged the council for its help and it has shut the door on me",
         "I have begged the council for some help and it never shut that door on me"),
        ("I begged the council for its help and it has sent me 20 sacks of flour",
         "I had begged the council for some help and they sent me 30 bags of flour"),
        ("I beg the council for its help and I will sell the mill of my fathers",
         "I have begged the council for some help and I might sell the mill of our fathers"),
        ("I begged the people of Torle for help and they shut the door on me",
         "I have begged all people of Brenn for some help and they did shut the gate on me"),
    ],
)  # fmt: skip
def test_what_is_said_may_not_differ(one: str, two: str) -> None:
    assert "grave" in weights(told(one, two))


def test_another_remark_shows_that_a_report_translates() -> None:
    lean = "The oxen are gaunt and weary but they are home", "The oxen are bony and weary but they are home"
    sown = "We shall sow the barley as soon as the snow has gone", "We will sow our barley just as the snow is away"
    assert "grave" in weights(told(*lean))
    assert "grave" not in weights(told(*lean, sown))


def test_another_language_is_told() -> None:
    lean = "The oxen are gaunt and weary but they are home", "The oxen are bony and weary but they are home"
    assert "grave" not in weights(told(*lean, tongue=" in Brennish"))
