"""Quoted words within quotations, and quoted words of one person in what another tells."""

from __future__ import annotations

import pytest
from spacy.language import Language

from samestory.model import Quotation
from tests.annotate.quotations.reading import read

pytestmark = pytest.mark.model


def speaker_of(found: tuple[Quotation, ...], words: str) -> str | None:
    (one,) = [q for q in found if any(words in v.text and len(v.text) < len(words) + 3 for v in q.verbatim)]
    return one.speaker.name if one.speaker else None


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        # `I` is whoever speaks around it
        ("“I was afraid. I thought, ‘He should be braking now.’ Then it was dark,” said Ada Holm.",
         "He should be braking now", "Ada Holm"),
        # `he` is the man told of, and not who speaks
        ("Peter Brandt was on the boat. Ada Holm said: “He woke me. He said, ‘Get up and go,’ and I went.”",
         "Get up and go", "Peter Brandt"),
        # nobody is known
        ("Ada Holm said: “We stood there. Then he said, ‘Get up and go,’ and I went.”", "Get up and go", None),
    ],
)  # fmt: skip
def test_words_within_words(nlp: Language, text: str, words: str, speaker: str | None) -> None:
    assert speaker_of(read(text, nlp), words) == speaker


def test_each_stretch_slices_to_its_text(nlp: Language) -> None:
    text = "“I was afraid. I thought, ‘He should be braking now.’ Then it was dark,” said Ada Holm."
    found = read(text, nlp)
    assert len(found) == 2
    for quotation in found:
        for span in (quotation.content, *quotation.verbatim):
            assert text[span.start : span.end] == span.text


@pytest.mark.parametrize(
    "text",
    [
        "“They call it a ‘green’ boat and I do not know why,” said Ada Holm.",
        "“The ‘Velm Effect’ is what we see here,” said Ada Holm.",
    ],
)
def test_scare_quotes_within_words_are_nobodys(nlp: Language, text: str) -> None:
    assert len(read(text, nlp)) == 1


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        # who is told to have spoken, not who tells it
        ("Ada Holm told the Courier that Ole Brandt had said the sale was “a trap for fools”.",
         "a trap for fools", "Ole Brandt"),
        ("Norland threatened to close the strait after President Ole Brandt warned it would face “ruin and hunger”.",
         "ruin and hunger", "Ole Brandt"),
        ("Guild spokesman Ole Brandt said that the crews had been sent “with nothing but a rope,” Reuters reported.",
         "with nothing but a rope", "Ole Brandt"),
        # one and the same
        ("Ada Holm said she thought that the sale was “a trap for fools”.", "a trap for fools", "Ada Holm"),
    ],
)  # fmt: skip
def test_whose_words_another_tells(nlp: Language, text: str, words: str, speaker: str) -> None:
    assert speaker_of(read(text, nlp), words) == speaker
