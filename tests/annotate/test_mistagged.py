from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samestory.annotate import annotate, parse
from samestory.annotate.mistagged import mend_names
from samestory.model import Report

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

LAMPS = "Brightly Lamps opened a second works in Velm on Monday.\n\n"


@pytest.mark.parametrize(
    ("sentence", "dep"),
    [("Brightly said the lamps were safe.", "nsubj"), ("Shares of Brightly fell on Monday.", "pobj")],
)
def test_a_short_name_is_no_adverb(nlp: Language, sentence: str, dep: str) -> None:
    (doc,) = parse([LAMPS + sentence], nlp)
    mend_names(doc)
    (short,) = [t for t in doc[10:] if t.text == "Brightly"]
    assert (short.tag_, short.dep_) == ("NNP", dep)


@pytest.mark.parametrize(
    "text",
    [
        "Brightly the lamps burned over Velm.",  # no such name in the text
        LAMPS + "Brightly the lamps burned over Velm.",  # a subject of its own
        LAMPS + "They burn brightly at night. Brightly burned the lamps of Velm.",  # also written small
    ],
)
def test_an_adverb_stays_one(nlp: Language, text: str) -> None:
    (doc,) = parse([text], nlp)
    before = [(t.tag_, t.dep_) for t in doc]
    mend_names(doc)
    assert [(t.tag_, t.dep_) for t in doc] == before


def test_the_body_of_a_short_name_speaks(nlp: Language) -> None:
    text = LAMPS + "Brightly said the lamps were safe. The company expects a quiet year."
    (report,) = annotate([Report(id="a", source="a", text=text)], nlp)
    assert {q.speaker.name for q in report.quotations if q.speaker} == {"Brightly Lamps"}


def test_a_surname_before_a_finite_verb_is_no_modal(nlp: Language) -> None:
    text = "Port president Michael Will arrived. He may stay. But Will said nobody is in a hurry."
    (report,) = annotate([Report(id="a", source="a", text=text)], nlp)
    assert [q.speaker.name for q in report.quotations if q.speaker] == ["Michael Will"]


def test_may_is_a_surname_where_a_finite_verb_follows(nlp: Language) -> None:
    text = "Prime minister Tessa May arrived late. May said the talks would go on. She may stay."
    (report,) = annotate([Report(id="a", source="a", text=text)], nlp)
    assert [q.speaker.name for q in report.quotations if q.speaker] == ["Tessa May"]
