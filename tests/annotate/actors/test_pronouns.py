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
