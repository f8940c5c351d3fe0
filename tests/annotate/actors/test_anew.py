"""Ages, initials of offices and general words by which a report calls somebody anew; two of one surname."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samestory.annotate import parse
from samestory.annotate.actors.anew import _spells
from samestory.annotate.actors.find import find_actors
from samestory.model import Report

if TYPE_CHECKING:
    from spacy.language import Language


def mentions(text: str, nlp: Language) -> dict[str, list[str]]:
    (doc,) = parse([text], nlp)
    return {a.name: [m.text for m in a.mentions] for a in find_actors(doc, Report(id="r", source="r.txt", text=text))}


@pytest.mark.parametrize(
    ("letters", "office", "fits"),
    [
        ("CS", "Sports Cabinet Secretary", True),
        ("DI", "Detective Inspector", True),
        ("PM", "Prime Minister", True),
        ("CS", "chief secretary", False),
        ("PM", "Paymaster", False),
        ("CS", "Cabinet Secretary Sports", False),
    ],
)
def test_initials_are_those_with_which_an_office_ends(letters: str, office: str, fits: bool) -> None:
    assert _spells(letters, office) is fits


@pytest.mark.model
class TestAnew:
    def test_an_age_is_whose_it_was_told_to_be(self, nlp: Language) -> None:
        text = "Dora Quell, 43, sold the quay to Ole Marsh. A judge heard the case. The 43-year-old was not there."
        assert "The 43-year-old" in mentions(text, nlp)["Dora Quell"]

    def test_an_age_told_of_nobody_is_of_the_one_person_near_without_another(self, nlp: Language) -> None:
        text = "There was no song from Dora Quell, who lost her aunt Elsa, 88.\n\n“Go,” stormed the 61-year-old."
        assert "the 61-year-old" in mentions(text, nlp)["Dora Quell"]

    def test_of_two_people_near_an_age_is_nobodys(self, nlp: Language) -> None:
        text = "Dora Quell met Ole Marsh at the quay.\n\n“Go,” stormed the 61-year-old."
        assert not any("the 61-year-old" in told for told in mentions(text, nlp).values())

    def test_an_age_before_a_noun_is_not_alone(self, nlp: Language) -> None:
        text = "Dora Quell, 43, rowed on. The 43-year-old boat leaked."
        assert "The 43-year-old" not in mentions(text, nlp)["Dora Quell"]

    def test_the_initials_of_an_office(self, nlp: Language) -> None:
        text = "Harbours Cabinet Secretary Ole Marsh has spoken. The quay is full, the CS said on Monday."
        assert "the CS" in mentions(text, nlp)["Ole Marsh"]

    def test_the_official_is_who_holds_an_office_and_was_told_of_last(self, nlp: Language) -> None:
        text = (
            "Quay row grows, official says\n\nDeputy Minister Ole Marsh noted the tide. It is high, the official said."
        )
        assert "the official" in mentions(text, nlp)["Ole Marsh"]

    def test_the_official_of_an_unnamed_official_is_nobody_with_a_name(self, nlp: Language) -> None:
        text = "Minister Ole Marsh left. A port official said it was late. The official added that it rained."
        assert "The official" not in mentions(text, nlp)["Ole Marsh"]

    def test_ms_is_the_one_of_a_surname_who_is_known_to_be_a_woman(self, nlp: Language) -> None:
        text = "Zorvin Quell and Helen Quell ran the quay. Zorvin Quell was fined. Ms Quell was not."
        assert "Ms Quell" in mentions(text, nlp)["Helen Quell"]

    def test_a_relative_has_the_surname_of_who_is_named_in_the_paragraph(self, nlp: Language) -> None:
        text = (
            "Ole Marsh sold the quay. Ole Marsh left.\n\nOle Marsh was fined.\n\n“Good,” said Zorvin Quell. His wife, "
            "Carol, rowed home."
        )
        assert "Carol Quell" in mentions(text, nlp)

    def test_an_object_is_not_the_subject_of_its_verb(self, nlp: Language) -> None:
        text = "Helen Quell rowed home. Mayor Zorvin Marsh praised her."
        assert "her" in mentions(text, nlp)["Helen Quell"]
        assert "her" not in mentions(text, nlp)["Zorvin Marsh"]
