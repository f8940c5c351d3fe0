"""What is reported speech and what only looks like it, and where what is said ends before who says it."""

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
        "One man, who did not want to be named, left early.",
        "Holm blames pump maker\n\nThe harbour was quiet on Monday.",
        "Quill Foods is recalling some 3,000 kettles.",
    ],
)
def test_nobody_is_told_to_have_said_this(nlp: Language, text: str) -> None:
    assert read(text, nlp) == ()


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Drivers were told on Monday to turn back.", "to turn back", None),
        (
            "Four of the boats are in poor repair, its harbour master, Dr. Ivo Brandt, said.",
            "Four of the boats are in poor repair",
            "Ivo Brandt",
        ),
        ("The pier has lost its lamps, a spokeswoman, Ada Holm, said.", "The pier has lost its lamps", "Ada Holm"),
        ("Holm rejects claim of fraud\n\nThe harbour was quiet on Monday.", "claim of fraud", "Holm"),
        (
            "But the Courier has seen two letters, dated 3 May, in which a resident, Ivo Brandt, warned that the lamps "
            "“go out at night”.",
            "the lamps “go out at night”",
            "Ivo Brandt",
        ),
        ("An earlier version of this story said five boats had sunk.", "five boats had sunk", None),
        ("Judge Ada Holm’s ruling said the law was void.", "the law was void", "Ada Holm"),
        ("The court’s ruling said the law was void.", "the law was void", "the court’s ruling"),
        (
            "Ada Holm, a passenger, spoke. She recalled the pilot telling them “Stay calm” over the speaker.",
            "“Stay calm” over the speaker",
            "the pilot",
        ),
    ],
)
def test_what_is_said_and_by_whom(nlp: Language, text: str, content: str, speaker: str | None) -> None:
    (one,) = [q for q in read(text, nlp) if q.content.text == content]
    assert (one.speaker.name if one.speaker else None) == speaker


def test_what_is_said_may_be_a_mere_no(nlp: Language) -> None:
    (one,) = read("“We never sold the pier. Never,” said Ada Holm, the mayor of Velm.", nlp)
    assert one.polarity == "positive"


LEAD = "A Velm mother whose kitchen burned down says she told the firm about the danger.\n\n"


@pytest.mark.parametrize(
    ("behind", "speaker"),
    [
        ("Ada Holm, 34, said the lamp got hot.", "Ada Holm"),
        ("Ada Holm, 34, was hurt in the fire.", "a Velm mother"),  # does not speak
        ("Ivo Brandt, 34, said he heard the blast.", "a Velm mother"),  # a man
    ],
)
def test_the_name_that_follows_a_description_in_the_lead(nlp: Language, behind: str, speaker: str) -> None:
    first = read(LEAD + behind, nlp)[0]
    assert first.speaker is not None
    assert first.speaker.name == speaker


@pytest.mark.parametrize(
    "text",
    [
        "On Quay Radio, Dora Quell said every guest who wants seconds “must first wash a pot” herself.",
        "Dora Quell warned that the smell highlights a lack of “clean and honest onions”.",
    ],
)
def test_words_in_what_somebody_says_are_not_whose_clause_only_holds_them(nlp: Language, text: str) -> None:
    spoken = [q for q in read(text, nlp) if q.verbatim]
    assert [q.speaker.name if q.speaker else None for q in spoken] == ["Dora Quell"]


@pytest.mark.parametrize(
    "text",
    [
        "The firm Marl Foods recalled all of its jam.",
        "A rigger, who asked not to be named because she feared for her berth, went home.",
        "Ole Quell was convicted of theft.",
        "Dora Quell told of the fire in her second novel, “The Burnt Ladle.”",
    ],
)
def test_no_words_of_anybody_in_quotation_marks(nlp: Language, text: str) -> None:
    assert not [q for q in read(text, nlp) if q.verbatim or q.cue is None or q.cue.text in ("recalled", "asked")]
