"""Which parts of a sentence can stand without the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samestory.annotate import annotate
from samestory.brief.mend import mend
from samestory.brief.prose import is_prose
from samestory.brief.stretches import stretches_of
from samestory.model import Report

if TYPE_CHECKING:
    from spacy.language import Language


def offered(text: str, nlp: Language) -> list[str | None]:
    """Give the ways in which the first sentence of a text is offered to a brief."""
    (report,) = annotate([Report(id="a", source="a", text=text)], nlp)
    return [mend(report, span, gaps) for _, span, gaps in stretches_of(report, [0])]


@pytest.mark.parametrize(
    ("text", "short"),
    [
        (
            "The ferry company, which was founded in 1961, has sold its three oldest ships to a rival in Tarnland.",
            "The ferry company has sold its three oldest ships to a rival in Tarnland.",
        ),
        (
            "A huge explosion, followed by sporadic rifle fire, shook the quiet harbour of Vell early on Tuesday.",
            "A huge explosion shook the quiet harbour of Vell early on Tuesday.",
        ),
        (
            "Ada Holt, chairwoman of the Vell Sailors Club, which advocates on behalf of sailors, said it was false.",
            "Ada Holt, chairwoman of the Vell Sailors Club, said it was false.",
        ),
        (
            "Although most of the wreck lies deep, divers have found two of the engines near the shore.",
            "Divers have found two of the engines near the shore.",
        ),
    ],
)
def test_what_is_told_by_the_way_is_left_out(text: str, short: str, nlp: Language) -> None:
    assert short in offered(text, nlp)


@pytest.mark.parametrize(
    "text",
    [
        "If the council agrees to the plan, the company will build a new pier at Vell in the spring.",
        "Of the 40 people seized in the raid, nine were set free within a few hours of it.",
        "With the debt of the mill included, the price of the deal would be some nine million marks.",
    ],
)
def test_no_condition_is_left_out(text: str, nlp: Language) -> None:
    assert offered(text, nlp) == [text]


def test_nobody_loses_what_was_said_of_it(nlp: Language) -> None:
    text = (
        "The harsh words of the mayor came after the Vell Courier, quoting friends of the captain, reported that three "
        "ships had left the harbour at night without their lights."
    )
    assert not any(held is not None and held.endswith("friends of the captain.") for held in offered(text, nlp))


@pytest.mark.parametrize(
    "text",
    [
        "Fears grew on the coast with Vell building a fleet and Tarn, Osk and Holm sailors holding drills in the bay.",
        "The council imposed a limit on the sale of diesel to ships in May, as well as a ban on the sale of coal.",
        "Her rebuke of the port came after the Vell Courier, quoting dockers, reported that two cranes had fallen.",
    ],
)
def test_no_list_or_subject_is_torn(text: str, nlp: Language) -> None:
    held = [short for short in offered(text, nlp) if short is not None and short.rstrip(".") != text.rstrip(".")]
    assert not [short for short in held if short.endswith(("in the bay.", "and Tarn.", "in May.", "dockers."))]


def test_a_subject_keeps_its_verb_behind_a_dash(nlp: Language) -> None:
    text = (
        "The quarrels of the harbour board in Vell\u2014from rents to the price of ice\u2014have been told for years."
    )
    assert all(one is None or "have been told" in one for one in offered(text, nlp))


def test_a_head_in_capitals_is_not_glued_into_a_sentence(nlp: Language) -> None:
    text = "Vell changes: new cranes, longer piers BRENVOLD has told what it will build this year.\nBrenvold builds."
    (told,) = annotate([Report(id="a", source="a", text=text)], nlp)
    assert not is_prose(told, told.sentences[0], 0)
