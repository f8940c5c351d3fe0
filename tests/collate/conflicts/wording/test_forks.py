"""Quotations that begin alike and end in other words, or have one sentence in common."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from samestory.collate.conflicts.wording.changed import wording_conflicts
from samestory.collate.conflicts.wording.differences import Difference, differences
from samestory.collate.conflicts.wording.readings import Quoted
from samestory.model import Conflict, Quotation, Reading, Report, Span, Utterance
from tests.collate.stories import report


def compared(one: str, two: str) -> list[Conflict]:
    a, b = (report(name, f"“{words}” Orla Fenn said.", speaker="Orla Fenn") for name, words in (("a", one), ("b", two)))
    return wording_conflicts(
        [Utterance("u1", "Orla Fenn", (Reading("a", "q1", one), Reading("b", "q1", two)), ())], [a, b], Quoted([a, b])
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


def test_one_other_word_at_the_end_of_a_long_sentence() -> None:
    words = "We have patched the old lighthouse roof, and roofs are"
    (conflict,) = compared(f"{words} heavy.", f"{words} costly.")
    assert [side.value.split()[-1] for side in conflict.sides] == ["heavy", "costly"]
    assert not compared("The roof is heavy.", "The roof is costly.")


def test_what_is_left_out_makes_no_sentence_the_beginning_of_another() -> None:
    one = "We have mended a lighthouse, and lighthouses are heavy."
    two = "We have not mended the pier ... We have mended a lighthouse, and lighthouses are heavy."
    assert not [c for c in compared(one, two) if c.weight == "grave"]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        # a sentence ends where they part
        ("The harbour wall held for three days. Nobody sleeps.", "The harbour wall held for three days. We are proud."),
        # one stops there
        ("The harbour wall held for three days", "The harbour wall held for three days, and that is a triumph."),
        # one goes on, in words of the same end
        (
            "The harbour wall held for this town last night, and nobody was lost.",
            "The harbour wall held for the town last night",
        ),
        # one word written as two
        (
            "We will work tirelessly with the operator FirstBoat and others to find the cause",
            "We will work tirelessly with the operator First Boat and others to find the cause",
        ),
        # too little in common
        ("I think that the harbour is lost.", "I think that rain is coming."),
    ],
)
def test_two_sentences(one: str, two: str) -> None:
    assert compared(one, two) == []


def quoted(one: list[str], two: list[str]) -> list[Conflict]:
    """Compare readings that are made of several stretches each."""
    reports = []
    for name, stretches in (("a", one), ("b", two)):
        text = " and ".join(f"“{words}”" for words in stretches) + " Orla Fenn said."
        marks = tuple(Span.of(text, text.index(words), text.index(words) + len(words)) for words in stretches)
        held = Quotation("q1", "mixed", Span.of(text, marks[0].start, marks[-1].end), marks, None, None)
        reports.append(Report(id=name, source=name, text=text, quotations=(held,)))
    readings = (Reading("a", "q1", one[0]), Reading("b", "q1", two[0]))
    return wording_conflicts([Utterance("u1", "Orla Fenn", readings, ())], reports, Quoted(reports))


def test_two_ends_of_a_later_stretch() -> None:
    (conflict,) = quoted(
        ["Whoever leaves the pier gives in", "the loss of trade, honour and every free berth"],
        ["the loss of trade, honour and a good name"],
    )
    assert [side.value for side in conflict.sides] == [
        "trade, honour and every free berth",
        "trade, honour and a good name",
    ]


def test_two_stretches_that_begin_alike_in_one_word_that_tells_are_two_sentences() -> None:
    assert quoted(["We paid", "that this is the harbour of all"], ["that this is the harbour where she was born"]) == []


def test_a_sentence_that_both_have_is_compared_whatever_stands_around_it() -> None:
    (conflict,) = compared(
        "Close the lock is what they must, tonight. How often do they want to drown? I saw the mast go down.",
        "Madness. What the harbour wants now is a closed lock. How often do we want to drown?",
    )
    assert conflict.weight == "slight"
    assert [side.value for side in conflict.sides] == [
        "How often do they want to drown",
        "How often do we want to drown",
    ]


def test_sentences_of_which_one_is_much_longer_are_two() -> None:
    assert (
        compared(
            "Close the lock now, all of you. How often do they want to drown in the mud behind the old sluice of Tarn?",
            "Madness, all of it, I say. How often do we want to drown?",
        )
        == []
    )


def test_quotations_without_words_in_common_are_not_aligned(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[object, ...]] = []

    def counted(*sides: Sequence[str]) -> list[Difference] | None:
        asked.append(sides)
        return differences(*sides)

    monkeypatch.setattr("samestory.collate.conflicts.wording.forks.differences", counted)
    assert compared("The harbour wall held for three days.", "Nobody has seen pilots aboard yet.") == []
    assert asked == []
    assert compared("The harbour wall held for three days.", "The harbour wall held for nine days.")
    assert asked


def test_the_gravest_difference_is_told_and_of_as_grave_ones_that_of_the_longest_readings() -> None:
    words = {
        "a": "We will rebuild 12 of the piers before the ice comes back to Orm",
        "b": "We will repair 12 of the piers before the ice comes back to Orm",
        "c": "We will rebuild 14 of the piers before the ice comes back",
        "d": "We will rebuild 15 of the piers before the ice comes back to Orm",
    }
    reports = [report(name, f"“{text}.” Orla Fenn said.", speaker="Orla Fenn") for name, text in words.items()]
    for last, values in (("c", {"12", "14"}), ("d", {"12", "15"})):
        names = [name for name in words if name <= last]
        utterance = Utterance("u1", "Orla Fenn", tuple(Reading(n, "q1", words[n]) for n in names), ())
        (conflict,) = wording_conflicts([utterance], reports[: len(names)], Quoted(reports))
        for side, value in zip(conflict.sides[:2], sorted(values), strict=True):
            assert value in side.value


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The old lighthouse should've been mended long ago.", "The old lighthouse should have been mended long ago."),
        ("Surely the keeper's crew have done what they could.", "Surely the keepers crew have done what they could."),
    ],
)  # fmt: skip
def test_an_apostrophe_is_no_other_wording(one: str, two: str) -> None:
    assert not compared(one, two)
    assert compared(one, two.replace("have done", "have not done").replace("have been", "had never been"))
