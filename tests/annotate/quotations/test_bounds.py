"""Where what is attributed begins and ends: across what the parser joins or parts wrongly, up to where others go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.annotate.quotations.reading import read

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

CASES = [
    # Another speaker, or the same one with another cue, goes on.
    (
        "Keepers said the lamp had failed twice and the harbour board accused them of neglect.",
        "the lamp had failed twice",
    ),
    ("Officials said the ferry was late, and one in five said it never came.", "the ferry was late"),
    ("Venning said she admires the divers but declined to name them.", "she admires the divers"),
    # ... but a clause that only goes on stays.
    ("Venning said the lamp had failed and the keepers slept.", "the lamp had failed and the keepers slept"),
    # What stands before a semicolon or in front of a parenthesis is another sentence.
    ("It is a long shot; Venning’s team says it will appeal in May.", "it will appeal in May"),
    ("Both piers were shut for a week (the board later said that the gauges had failed).", "the gauges had failed"),
    # The reported clause is the one behind the cue, not the one that a conjunction opens before it.
    ("Though he praised the divers, keepers say the rescue was too slow.", "the rescue was too slow"),
    # `That` hangs on the occasion only in the parser's eyes.
    ("Venning said during last week’s council debate that she favours a ferry.", "she favours a ferry"),
    ("Venning spoke during the council debate that she lost.", None),
    # All clauses that are joined are what a source is named for.
    (
        "The dam was closed in 1991 and has leaked since, according to the water board.",
        "The dam was closed in 1991 and has leaked since",
    ),
    # Another source behind what is said is the reporter's.
    ("Venning said the ferry was full, according to the harbour log.", "the ferry was full"),
    # Two objects.
    ("Venning called the demand for a new inquiry a cheap trick.", "the demand for a new inquiry a cheap trick"),
    # A noun behind a dash that takes up what was said.
    ("Venning said the lamp was broken — a claim that the keepers dispute.", "the lamp was broken"),
    ("Venning called for more lamps in a statement.", "more lamps"),
    # No joint is left hanging.
    ("Venning said that the lamp was “a big, big danger” but nobody “had the nerve to say so.”", None),
]


@pytest.mark.parametrize(("text", "content"), CASES)
def test_what_is_attributed_ends_where_the_reporter_goes_on(text: str, content: str | None, nlp: Language) -> None:
    found = [one.content.text for one in read(text, nlp)]
    if content is not None:
        assert content in found
    assert not any(words.endswith((" and", " but", " or", ",")) for words in found)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Venning continued to insist that the lamp was safe.", "continued to insist"),
        ("The keepers appeared to suggest that the lamp was safe.", "appeared to suggest"),
        ("Venning came to say that the lamp was safe.", "to say"),
    ],
)
def test_how_far_the_saying_goes_is_part_of_the_cue(text: str, cue: str, nlp: Language) -> None:
    (one,) = read(text, nlp)
    assert one.cue is not None
    assert one.cue.text == cue


def test_a_line_with_the_verb_first(nlp: Language) -> None:
    (one,) = read("The board met late.\n\nSaid Venning: “The lamp will stay dark.”", nlp)
    assert one.speaker is not None
    assert (one.speaker.text, one.cue.text if one.cue else None) == ("Venning", "Said")


@pytest.mark.parametrize("label", ["Poll", "Police", "Report"])
def test_a_headline_that_somebody_leads_up_to(label: str, nlp: Language) -> None:
    text = f"{label}: Most residents want the lamp back\n\nThe town has been dark since May."
    (one,) = [q for q in read(text, nlp) if q.rule == "heading: label"]
    assert one.content.text == "Most residents want the lamp back"


@pytest.mark.parametrize("label", ["Video", "Update", "Analysis", "Live"])
def test_a_headline_with_another_label_quotes_nobody(label: str, nlp: Language) -> None:
    text = f"{label}: Most residents want the lamp back\n\nThe town has been dark since May."
    assert not [q for q in read(text, nlp) if q.rule == "heading: label"]
