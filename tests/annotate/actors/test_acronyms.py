"""Acronyms in brackets and the long forms before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy

from samestory.annotate import parse
from samestory.annotate.actors.acronyms import foreign_acronyms, long_forms
from samestory.annotate.actors.find import find_actors
from samestory.model import Report

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("the Quay and Harbour Workers Union (QHWU) met", "Quay and Harbour Workers Union"),
        ("the Aldmere Rail Authority (ARA) met", "Aldmere Rail Authority"),
        ("the Ministry of the Interior (MOI) met", "Ministry of the Interior"),
        ("the Norvane Ferry Line (ARA) met", None),
        ("(ARA)", None),
        ("", None),
        ("\x00 ( A )", None),
    ],
)
def test_long_forms(text: str, long: str | None) -> None:
    doc = spacy.blank("en")(text)
    found = [doc[first:last].text for first, last, _ in long_forms(doc)]
    assert found == ([long] if long else [])


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "acronym"),
    [
        ("The left-wing Social Union (SUV) said yes. The SUV won.", "Social Union", "SUV"),
        ("He leads the Alternative for Velm party (AfV). The AfV won.", "Alternative for Velm", "AfV"),
        ("The far-right Alternative for Velm party, or AfV, won. AfV said so.", "Alternative for Velm", "AfV"),
    ],
)
def test_an_acronym_of_a_name_in_another_language(text: str, name: str, acronym: str, nlp: Language) -> None:
    (doc,) = parse([text], nlp)
    (actor,) = (a for a in find_actors(doc, Report(id="r", source="r", text=text)) if a.name == name)
    assert acronym in [mention.text for mention in actor.mentions]


@pytest.mark.model
@pytest.mark.parametrize("text", ["Ada Holm (SUV) spoke.", "She came from Port Velm (ORL) and left.", "It sold (SUV)."])
def test_brackets_behind_a_person_or_place_hold_no_acronym_of_them(text: str, nlp: Language) -> None:
    (doc,) = parse([text], nlp)
    assert list(foreign_acronyms(doc, text)) == []
