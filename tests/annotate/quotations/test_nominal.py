"""Cues that are no verbs, and other frames, on invented sentences read by the real pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.annotate.quotations.reading import read

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


def told(text: str, nlp: Language) -> list[tuple[str | None, str | None, str]]:
    return [
        (q.speaker.name if q.speaker else None, q.cue.text if q.cue else None, q.content.text) for q in read(text, nlp)
    ]


@pytest.mark.parametrize(("text", "expected"), [
    ("Mara Venning is confident that the pier will open.",
     ("Mara Venning", "is confident", "the pier will open")),
    ("Tom Adler voiced concern about the sale of the harbour.",
     ("Tom Adler", "voiced concern about", "the sale of the harbour")),
    ("Mara Venning made it clear that the pier would stay.",
     ("Mara Venning", "made it clear", "the pier would stay")),
    ("Tom Adler criticised the mayor for selling the harbour.",
     ("Tom Adler", "criticised", "the mayor for selling the harbour")),
    ("Mara Venning questioned whether the pier was safe.",
     ("Mara Venning", "questioned", "whether the pier was safe")),
    ("Tom Adler proposed closing the harbour at night.",
     ("Tom Adler", "proposed", "closing the harbour at night")),
    ("Mara Venning laid out her plan for the harbour.",
     ("Mara Venning", "laid out", "her plan for the harbour")),
    ("Tom Adler declined to say whether the pier was safe.",
     ("Tom Adler", "declined to say", "whether the pier was safe")),
    ("The pier has reportedly been sold.",
     (None, "reportedly", "The pier has been sold")),
])  # fmt: skip
def test_one_attribution(text: str, expected: tuple[str | None, str, str], nlp: Language) -> None:
    (found,) = told(text, nlp)
    if expected[1] == "reportedly":
        found = (found[0], found[1], " ".join(found[2].replace("reportedly", "").split()))
    assert found == expected


def test_what_only_shows_reports_nobodys_words(nlp: Language) -> None:
    assert told("The handshake suggested a truce.", nlp) == []


def test_a_relative_word_says_nothing(nlp: Language) -> None:
    assert all(content != "which" for _, _, content in told("They saw the leak, which Tom Adler blamed on rust.", nlp))


def test_what_it_says_are(nlp: Language) -> None:
    (one,) = [c for s, cue, c in told("Norland arms what it says are honest fishermen.", nlp) if cue == "says"]
    assert one == "honest fishermen"


def test_a_headline_that_a_name_leads(nlp: Language) -> None:
    text = "Venning: Pier will stay open\n\nMara Venning spoke at the harbour."
    assert ("Mara Venning", ":", "Pier will stay open") in told(text, nlp)


def test_a_transcript_gives_its_speakers(nlp: Language) -> None:
    text = (
        "Mara Venning and Tom Adler met on air.\n\nVENNING: Why does it leak?\n\nADLER: It is old.\n\n"
        "VENNING: How old is it?"
    )
    assert [(q.kind, q.speaker.name if q.speaker else None, q.words[0].text) for q in read(text, nlp)] == [
        ("direct", "Mara Venning", "Why does it leak?"),
        ("direct", "Tom Adler", "It is old."),
        ("direct", "Mara Venning", "How old is it?"),
    ]


def test_a_verb_that_goes_on_is_the_reporters(nlp: Language) -> None:
    text = "Tom Adler said the pier was old and called the sale “a trap”."
    assert [(q.content.text, q.speaker.name if q.speaker else None) for q in read(text, nlp)] == [
        ("the pier was old", "Tom Adler"),
        ("the sale “a trap”", "Tom Adler"),
    ]
