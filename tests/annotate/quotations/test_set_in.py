"""Cues between two commas, and subjects that asides part from their verbs, on invented sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.annotate.quotations.reading import read

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "text",
    [
        "She would not, Dora Quell said, hand back the oars.",
        "In both winters, Dora Quell said, those nets paid for “mending” at the quay.",
        "He rowed, Dora Quell noted, “like a man in a bath”.",
        "Any “clean” count of the nets, said Dora Quell, a rigger at the quay, must begin at dawn.",
        "The lists show, Dora Quell said in a phone call, that “the quay and the guild rowed as one”.",
    ],
)
def test_what_is_said_goes_on_behind_the_cue(nlp: Language, text: str) -> None:
    (quotation,) = read(text, nlp)
    assert quotation.content.text == text.rstrip(".")
    assert quotation.speaker is not None
    assert quotation.speaker.name == "Dora Quell"


@pytest.mark.parametrize(
    "text",
    [
        "The lease, announced Friday, would run for four years.",
        "Yesterday, Dora Quell wrote, and then fell ill.",
        "Dora Quell, who rowed with her uncle, wrote, painted and sang.",
    ],
)
def test_no_aside_of_a_speaker(nlp: Language, text: str) -> None:
    assert all(q.rule != "set in" for q in read(text, nlp))


def test_a_remark_behind_a_fronted_phrase_stays_direct(nlp: Language) -> None:
    (quotation,) = read("In a letter, Dora Quell said, “We are out of tar.”", nlp)
    assert quotation.kind == "direct"
    assert quotation.content.text == "“We are out of tar.”"


@pytest.mark.parametrize(
    "text",
    [
        "Marl Sen. Dora Quell, who rows every morning, named “rope and rain” as her two loves.",
        "The quarrel began after Ms. Quell, asked about the leaks in the quay, had said, “My kettle leaks as well.”",
        "But Sen. Dora Quell (D-Marl), weighing the oar in her hand, said, “Let me row it, I know the tide.”",
        "Quell, meanwhile, who trails by two votes, said the count was “a fine old muddle.”",
    ],
)
def test_who_stands_before_an_aside_speaks(nlp: Language, text: str) -> None:
    spoken = [q for q in read(text, nlp) if q.verbatim]
    assert [q.speaker.name.split()[-1] if q.speaker else None for q in spoken] == ["Quell"]


def test_a_list_of_verbs_has_one_speaker(nlp: Language) -> None:
    text = (
        "The candidate has mocked a blind ferryman, referred to islanders as “gulls” and called the quay “my bathtub.”"
    )
    spoken = [q for q in read(text, nlp) if q.verbatim]
    assert [q.speaker.name if q.speaker else None for q in spoken] == ["the candidate", "the candidate"]
