"""The question that a conflict asks: a clause without its value, cut to what stands around it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.collate.conflicts.asked import (
    GAP,
    asks_well,
    best_question,
    figure_question,
    question,
    what_is_asked,
    whether,
    with_pronoun,
)
from samestory.collate.conflicts.cite import MOST, figure_words
from samestory.model import Quantity, Span


def figure(clause: str, span: str, noun: str = "") -> Quantity:
    start = clause.index(span)
    return Quantity(
        span=Span(start, start + len(span), span),
        low=3,
        high=3,
        unit="x",
        clause=Span(0, len(clause), clause),
        noun=noun,
    )


@pytest.mark.parametrize(
    ("clause", "span", "noun", "asked"),
    [
        ("Police in Tarn are looking into a staggering 412 thefts and a total of 900 complaints after the fair", "412",
         "thefts", "Police in Tarn are looking into … thefts"),
        ("the yard opens about 20 boats a year but also sells some", "about 20", "boats",
         "the yard opens … boats a year"),
        ("The Holm, which was built in Vell, has 300 berths at its pier", "300", "berths",
         "The Holm has … berths at its pier"),
        ("hundreds of gulls were ringed", "hundreds", "gulls", "… gulls were ringed"),
        ("some of the crew, 12 of the gulls were ringed", "12", "", "some of the crew, … of the gulls were ringed"),
        ("The 181-kg seal slept", "181", "seal", "The …-kg seal slept"),
        ("its] keel is below 3m", "3", "m", "its keel is below … m"),
        ("three of them were hurt, 12 badly", "three", "", "… of them were hurt"),
    ],
)  # fmt: skip
def test_a_figure_is_asked_for(clause: str, span: str, noun: str, asked: str) -> None:
    assert figure_question(figure(clause, span, noun)) == asked


def test_a_question_keeps_the_subject_before_what_stands_between_commas() -> None:
    clause = "The harbour board, Vellan Piers, has set aside two of its cranes and a sum of 900 marks"
    assert figure_question(figure(clause, "900", "marks")).startswith("The harbour board has set aside")


@pytest.mark.parametrize(
    ("text", "predicate", "well"),
    [
        ("has offered … marks", "offer", False),
        ("reached a depth of … metres", "reach", False),
        ("killing … gulls", "kill", False),
        ("to raise … marks", "raise", False),
        ("the crane lifted … tonnes", "lift", True),
        ("… gulls were ringed", "ring", True),
        ("Vell saw … gulls", "see", True),
        ("", "see", False),
    ],
)
def test_whether_a_question_begins_with_its_verb(text: str, predicate: str, well: bool) -> None:
    assert asks_well(text, predicate) is well


def test_of_several_clauses_one_with_a_subject_asks() -> None:
    clauses = [figure("killing 12 gulls", "12", "gulls"), figure("The storm killed 12 gulls", "12", "gulls")]
    assert best_question(clauses) == "The storm killed … gulls"
    assert best_question(clauses[:1]) == "killing … gulls"
    assert best_question([]) == ""


def test_a_headline_in_capitals_asks_last() -> None:
    clauses = [figure("12 GULLS DIE AS STORM HITS", "12", "gulls"), figure("The storm killed 12 gulls", "12", "gulls")]
    assert best_question(clauses) == "The storm killed … gulls"
    assert best_question(clauses[:1]) == "… GULLS DIE AS STORM HITS"


def test_a_pronoun_right_before_the_clause_is_asked_with_it() -> None:
    whole = "She told us that it had warned the board."
    at = whole.index("had warned")
    assert with_pronoun("had warned the board", whole, at) == "it had warned the board"
    assert with_pronoun("the board slept", whole, at) == "the board slept"
    assert with_pronoun("had warned the board", whole, -1) == "had warned the board"


def test_the_subject_of_a_long_clause_stays_where_no_clause_ends_before_the_value() -> None:
    words = "the harbour board of Tarn and its many friends in the council of the county of Vell had"
    asked = question(f"{words} seven", len(words) + 1, len(words) + 6, GAP)
    assert asked.startswith("... ")
    assert asked.endswith(f"had {GAP}")


@pytest.mark.parametrize(
    ("dimension", "asked"),
    [("people", "how many"), ("money euro", "how much"), ("percent", "which figure"), ("length", "how many")],
)
def test_which_question_a_dimension_answers(dimension: str, asked: str) -> None:
    assert what_is_asked(dimension) == asked


@pytest.mark.parametrize(
    ("clause", "asked"),
    [("The gate was locked", "whether the gate was locked"), ("Tarn was warned", "whether Tarn was warned"),
     ("I was there", "whether I was there")],
)  # fmt: skip
def test_whether_a_clause_is_so(clause: str, asked: str) -> None:
    assert whether(clause) == asked


@pytest.mark.parametrize(
    ("clause", "span", "noun", "shown"),
    [
        ("there were 412 bicycle thefts in Tarn", "412", "thefts", "412 bicycle thefts"),
        ("hundreds of gulls were ringed", "hundreds", "gulls", "hundreds of gulls"),
        ("a 25-tonne lorry", "25", "lorry", "25-tonne lorry"),
        ("20 of 71 heats", "20", "heats", "20 heats"),
        ("a toll of 13m", "13m", "m", "13m"),
    ],
)
def test_a_figure_is_shown_with_the_words_up_to_its_noun(clause: str, span: str, noun: str, shown: str) -> None:
    assert figure_words(figure(clause, span, noun)) == shown


@given(st.text(), st.integers(0, 80), st.integers(0, 80))
def test_a_question_is_short_and_one_line(text: str, start: int, length: int) -> None:
    asked = question(text, min(start, len(text)), min(start + length, len(text)), GAP)
    assert len(asked.split()) <= MOST + 2
    assert "\n" not in asked
