"""``he`` and ``she`` as mentions of persons, on invented sentences read by the real pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samestory.annotate import parse
from samestory.annotate.actors.find import find_actors
from samestory.model import Report

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


def meant(text: str, nlp: Language) -> dict[str, list[str]]:
    (doc,) = parse([text], nlp)
    actors = find_actors(doc, Report(id="r", source="r.txt", text=text))
    return {actor.name: [text[m.start : m.end] for m in actor.mentions] for actor in actors}


def test_who_is_named_only_in_a_parenthesis_is_not_who_the_text_goes_on_about(nlp: Language) -> None:
    text = (
        "Mara Venning has told her story about the car.\n\n"
        "(Fans spy an echo of the crash in a later film, starring her double. Young women, including a blond "
        "Rose Hilder, die in it.)\n\nAs she sits by the fire, tears begin to fall."
    )
    found = meant(text, nlp)
    assert found["Rose Hilder"] == ["Rose Hilder"]
    assert "she" in found["Mara Venning"]


def test_a_picture_credit_is_nobody_whom_he_means(nlp: Language) -> None:
    text = "Ivo Brandt left the port on Monday. (Photo: John Camus)\n\nHe said it was late."
    found = meant(text, nlp)
    assert "He" in found["Ivo Brandt"]
    assert "He" not in found.get("John Camus", [])


def test_within_a_parenthesis_its_own_people_are_meant(nlp: Language) -> None:
    text = "The port was closed. (Mara Venning opened it in May, and she closed it in June.)"
    assert "she" in meant(text, nlp)["Mara Venning"]


def test_his_before_who_writes_the_letter_means_who_writes_it(nlp: Language) -> None:
    text = "Oskar Brandt sold boats in Tarnow. His shop closed.\n\nIn his letter, Aldo Merin thanked the crew."
    found = meant(text, nlp)
    assert "his" in found["Aldo Merin"]
    assert "his" not in found["Oskar Brandt"]


def test_who_is_named_in_a_quotation_is_not_who_says_it_however_many_sentences_it_has(nlp: Language) -> None:
    text = (
        "Oskar Brandt was let go in Tarnow.\n\nGovernor Aldo Merin waited at the pier.\n\n"
        '"I spoke with Brandt this morning. Brandt is well. The boat is near. It is late," he wrote.'
    )
    assert "he" in meant(text, nlp)["Aldo Merin"]


def test_a_given_name_behind_a_possessor_has_the_surname_of_the_possessor(nlp: Language) -> None:
    text = "Mark Velder met Oskar Brandt in Tarnow.\n\nAldo Merin thanked the crew alongside Velder's wife Ida."
    assert "Ida Velder" in meant(text, nlp)


def test_who_acts_behind_the_object_of_a_preposition_is_not_what_it_says(nlp: Language) -> None:
    text = '"A torment for Mark," and for his wife, Merin said.\n\nMerin and Deputy Governor Tessa Holm met the family.'
    found = meant(text, nlp)
    assert "Merin" in found
    assert "his wife" not in found["Merin"]
    assert found["Tessa Holm"] == ["Deputy Governor Tessa Holm"]
