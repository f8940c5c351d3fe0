"""Cues between two commas, and subjects that asides part from their verbs, on invented sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samestory.annotate import parse
from samestory.annotate.quotations.across import across_asides
from tests.annotate.quotations.reading import read

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "text",
    [
        "He could not, Dora Quell wrote, tie a single knot.",
        "On rainy days, Dora Quell told the guests, her uncle baked “stone bread” for the crew.",
        "The soup tasted, Dora Quell recalled, “of old rope”.",
        "A “proper” stew, said Dora Quell, a cook on the ferry, needs an onion.",
        "It was a mistake, Dora Quell said on Monday, that “nobody tasted the broth”.",
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
        "Her recipe, revealed Sunday, will fill two pages.",
        "Yesterday, Dora Quell wrote, and then fell ill.",
        "Dora Quell, who cooked with her uncle, wrote, painted and sang.",
    ],
)
def test_no_aside_of_a_speaker(nlp: Language, text: str) -> None:
    assert all(q.rule != "set in" for q in read(text, nlp))


def test_a_remark_behind_a_fronted_phrase_stays_direct(nlp: Language) -> None:
    (quotation,) = read("In a letter, Dora Quell said, “We are out of onions.”", nlp)
    assert quotation.kind == "direct"
    assert quotation.content.text == "“We are out of onions.”"


@pytest.mark.parametrize(
    ("text", "verb", "who"),
    [
        ("Dora Quell, meanwhile, whose soup had won, said nothing.", "said", "Quell"),
        ("But Dora Quell (of Marl), stirring slowly, said no.", "said", "Quell"),
        ("They left after Dora Quell, asked for salt, refused.", "refused", "Quell"),
        ("The soup, which was cold, tasted of rope.", "tasted", None),
        ("Dora Quell slept.", "slept", None),
        ("She had fed Dora Quell, who was late, and slept.", "slept", None),
    ],
)
def test_who_stands_before_an_aside(nlp: Language, text: str, verb: str, who: str | None) -> None:
    (doc,) = parse([text], nlp)
    found = across_asides(next(token for token in doc if token.text == verb))
    assert (found.text if found is not None else None) == who


def test_a_list_of_verbs_has_one_speaker(nlp: Language) -> None:
    text = "The cook has insulted the guests, compared their boots to “wet dogs” and called the bill “a love letter.”"
    spoken = [q for q in read(text, nlp) if q.verbatim]
    assert {q.speaker.name if q.speaker else None for q in spoken} == {"the cook"}
