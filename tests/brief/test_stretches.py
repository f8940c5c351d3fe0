"""Which parts of a sentence can stand without the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samestory.annotate import annotate
from samestory.brief.mend import mend
from samestory.brief.prose import is_prose
from samestory.brief.stretches import stretches_of
from samestory.model import Report, Span, Statement

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
        "The strike began after the union, citing old rents, had called its members out on Monday.",
        "The port was shut on Monday after the crew, fearing a storm, had left the ship at the pier.",
    ],
)
def test_a_subject_keeps_its_auxiliary(text: str, nlp: Language) -> None:
    assert offered(text, nlp) == [text]


def parts(text: str, *clauses: tuple[str, str, bool]) -> list[str]:
    """Give what is cut out of a sentence with such clauses: their words, their kind, whether they have a verb."""
    spans = [Span.of(text, text.index(words), text.index(words) + len(words)) for words, _, _ in clauses]
    held = tuple(
        Statement(span, 0, "Vell", "be", (), kind=kind, frame=span, clause=verb)
        for span, (_, kind, verb) in zip(spans, clauses, strict=True)
    )
    report = Report("r", "r.txt", text, sentences=(Span.of(text, 0, len(text)),), statements=held)
    return [span.text for _, span, _ in stretches_of(report, [0]) if span.text != text]


def test_a_clause_with_its_subject_and_verb_can_be_cut_out() -> None:
    text = "The mayor left on Monday, the council banned the sale of diesel in May, and the port fell quiet."
    clause = "the council banned the sale of diesel in May"
    assert parts(text, (clause, "main", True)) == [clause]
    assert parts(text, (clause, "main", False)) == []


@pytest.mark.parametrize(
    ("clause", "rest"),
    [
        ("the council banned the sale of diesel in May", ", as well as the sale of coal."),
        ("the council banned the sale of diesel in May", ", but not the sale of coal."),
        ("the quarrels of the board in Vell", "—have been told for years."),
        ("the words came after the Courier, quoting dockers", ", reported that two cranes had fallen."),
    ],
)
def test_what_goes_on_behind_a_clause_keeps_it_in_its_sentence(clause: str, rest: str) -> None:
    assert parts(f"The mayor left on Monday, {clause}{rest}", (clause, "main", True)) == []


def test_the_last_name_of_a_list_is_not_cut_off_with_what_it_does() -> None:
    main = "The minister of the southern coast ruled out peace with Osk, with Vell"
    for name, cut in (("Tarn", []), ("all", [f"{main}"])):
        text = f"{main}, {name} quarrelling over the bay."
        clauses = ((text[:-1], "main", True), (f"{name} quarrelling over the bay", "participle", False))
        assert parts(text, *clauses) == cut


def test_a_head_in_capitals_is_not_glued_into_a_sentence(nlp: Language) -> None:
    text = "The harbour gets new cranes and longer piers BRENVOLD has told what it will build.\nBrenvold builds."
    (told,) = annotate([Report(id="a", source="a", text=text)], nlp)
    assert not is_prose(told, told.sentences[0], 0)


def test_who_said_what_was_left_out_does_not_begin_a_sentence(nlp: Language) -> None:
    text = "When the levy falls due, the office of the warden said, a sum will be set aside for the widows of Tarn."
    assert not any(way and way.lower().startswith("the office of the warden said,") for way in offered(text, nlp))
