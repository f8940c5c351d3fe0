"""Quotations of a reworded copy are those at their places in its source."""

from __future__ import annotations

from samestory.collate.utterances.copied import in_copies
from samestory.collate.utterances.find import find_utterances
from samestory.collate.utterances.items import items_of
from samestory.model import Evidence, Passage, Report
from samestory.resources.embeddings import load_embeddings

from ..stories import report

SOURCE = report(
    "a",
    "The pier will stay shut. “The planks are rotten and nobody may walk on them,” she said. Anglers were cross, and "
    "gulls were not. “We begin the repairs in May,” she added at the end of a long and rainy council meeting.",
    speaker="Ida Lund",
)
SPUN = report(
    "b",
    "The jetty will remain closed. “The boards are decayed and no one may stroll on them,” she stated. Fishermen were "
    "angry, and gulls were not. “We start the mending in May,” she noted at the close of a lengthy and wet session.",
    speaker="Ida Lund",
)


def passage(source: Report, copy: Report, *, reworded: bool) -> Passage:
    whole = [Evidence(r.id, 0, len(r.text), r.text) for r in (source, copy)]
    return Passage(whole[0], whole[1], "known", 0.6, reworded=reworded)


def test_they_are_joined_in_their_order() -> None:
    reports = [SOURCE, SPUN]
    found = find_utterances(reports, (), load_embeddings(), [passage(SOURCE, SPUN, reworded=True)])
    assert [[r.report for r in u.readings] for u in found] == [["a", "b"], ["a", "b"]]
    assert [u.readings[1].text[:10] for u in found] == ["The boards", "We start t"]


def test_no_place_tells_anything_in_a_copy_that_is_not_reworded() -> None:
    reports = [SOURCE, SPUN]
    assert not in_copies(items_of(reports, ()), reports, [passage(SOURCE, SPUN, reworded=False)])


def test_another_speaker_says_something_else() -> None:
    other = report("b", SPUN.text, speaker="Aron Vell")
    reports = [SOURCE, other]
    assert not in_copies(items_of(reports, ()), reports, [passage(SOURCE, other, reworded=True)])


def test_a_quotation_outside_of_the_passage_stays_alone() -> None:
    whole = passage(SOURCE, SPUN, reworded=True)
    part = Passage(whole.source, Evidence("b", 0, 40, SPUN.text[:40]), "known", 0.6, reworded=True)
    reports = [SOURCE, SPUN]
    assert not in_copies(items_of(reports, ()), reports, [part])
