"""Quotations that begin alike and end in other words."""

from __future__ import annotations

import pytest

from samestory.collate.conflicts.wording import wording_conflicts
from samestory.model import Conflict, Reading, Utterance
from tests.collate.stories import report


def compared(one: str, two: str) -> list[Conflict]:
    a, b = (report(name, f"“{words}” Orla Fenn said.", speaker="Orla Fenn") for name, words in (("a", one), ("b", two)))
    return wording_conflicts(
        [Utterance("u1", "Orla Fenn", (Reading("a", "q1", one), Reading("b", "q1", two)), ())], [a, b]
    )


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The harbour wall held for three days, and that is a triumph.",
         "The harbour wall held for three days, and that is nowhere near enough."),
        ("No sailor was left aboard, and I mean none.", "No sailor was left aboard that anybody knows of."),
    ],
)  # fmt: skip
def test_two_ends_of_one_sentence(one: str, two: str) -> None:
    (conflict,) = compared(one, two)
    assert (conflict.kind, conflict.weight) == ("wording", "grave")
    assert all(side.evidence[0].text in text for side, text in zip(conflict.sides, (one, two), strict=True))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        # a sentence ends where they part
        ("The harbour wall held for three days. Nobody sleeps.", "The harbour wall held for three days. We are proud."),
        # one stops there
        ("The harbour wall held for three days", "The harbour wall held for three days, and that is a triumph."),
        # too little in common
        ("I think that the harbour is lost.", "I think that rain is coming."),
    ],
)
def test_two_sentences(one: str, two: str) -> None:
    assert compared(one, two) == []
