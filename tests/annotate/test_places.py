from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samestory.annotate import annotate
from samestory.model import Place, Report

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


def places(nlp: Language, text: str) -> tuple[Place, ...]:
    (report,) = annotate([Report(id="a", source="a", text=text)], nlp)
    for place in report.places:
        assert report.text[place.span.start : place.span.end] == place.span.text
        assert report.text[place.clause.start : place.clause.end] == place.clause.text
        assert place.clause.contains(place.span)
    return report.places


def test_the_hospital_and_its_town(nlp: Language) -> None:
    place = places(nlp, "Dana Quill was taken by helicopter to Saint Orla hospital in Norvane on Sunday.")[0]
    assert (place.act, place.who, place.kind) == ("hospital", ("quill",), "hospital")
    assert (place.name, place.within) == (("saint", "orla"), ("norvane",))


def test_serving_a_sentence_is_being_in_prison(nlp: Language) -> None:
    (place,) = places(nlp, "Quill will serve his sentence at Harrow Central Prison.")
    assert (place.act, place.who, place.name) == ("prison", ("quill",), ("harrow", "central"))


@pytest.mark.parametrize(
    "text",
    [
        "The injured were taken to Saint Orla hospital in Norvane.",
        "Three passengers were flown to Saint Orla hospital.",
        "Quill was not taken to Saint Orla hospital.",
        "Quill was taken to a hospital.",
    ],
    ids=["several", "a number of them", "denied", "no name"],
)
def test_no_place(nlp: Language, text: str) -> None:
    assert places(nlp, text) == ()
