"""Names that a pronoun takes up are people's, whatever the recogniser took them for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from samestory.annotate import parse
from samestory.annotate.actors.find import find_actors
from samestory.annotate.actors.kinds import _is_body
from samestory.annotate.actors.name import Name
from samestory.annotate.actors.taken_up import taken_up
from samestory.model import Report

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


def votes(text: str, whole: str, nlp: Language) -> int:
    """Count the votes for a person of a name that the recogniser is told to have taken for a body."""
    (doc,) = parse([text], nlp)
    start = text.index(whole)
    span = doc.char_span(start, start + len(whole))
    assert span is not None
    name = Name(span.start, span.end, span.start, start, span.end_char, whole, "organisation", "ORG", 0, key="it")
    name.parts = tuple(whole.lower().split())
    return taken_up(doc, [name])[name.key]


def test_she_and_her_husband_tell_a_person(nlp: Language) -> None:
    text = "Model Kessy Tergen and her singer husband, Jon Holm, were aboard. She told of it."
    assert votes(text, "Model Kessy Tergen", nlp) > 0
    assert votes("Kessy Tergen was in the last row. She wondered why the boat turned.", "Kessy Tergen", nlp) > 0
    assert votes("Kessy Tergen was in the last row and she told of it.", "Kessy Tergen", nlp) > 0


@pytest.mark.parametrize(
    "text",
    [
        "Velm Marine has paid the passenger. She flew home.",
        "Velm Marine said she had been paid.",
        "Velm Marine has paid. It said so.",
        "The Velm Marine has paid. She sails on Monday.",
        "Velm Marine raised her fare.",
        "Velm Marine has paid her, she says. She flew home.",
    ],
)
def test_a_body_beside_somebody_else_stays_one(text: str, nlp: Language) -> None:
    assert votes(text, "Velm Marine", nlp) == 0


def test_such_a_name_is_a_person_among_the_actors(nlp: Language) -> None:
    text = "Model Kessy Tergen and her singer husband, Jon Holm, were aboard and she told of it. She wondered why."
    (doc,) = parse([text], nlp)
    kinds = {a.name: a.kind for a in find_actors(doc, Report(id="r", source="r.txt", text=text))}
    assert kinds["Model Kessy Tergen"] == "person"


def test_a_body_stays_one_beside_a_longer_name_that_begins_so() -> None:
    assert _is_body("velmo", Counter(organisation=8))
    assert not _is_body("velmo", Counter(organisation=8, person=2))
    assert not _is_body("ada", Counter(organisation=8))
    assert not _is_body("velmo", Counter(organisation=4))
