"""Conditions that a cut quotation leaves out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.collate.utterances.conditions import conditions_in
from samestory.collate.utterances.find import find_utterances
from samestory.model import Report, Variant
from samestory.resources.embeddings import Embeddings, load_embeddings

from ..stories import report


@pytest.fixture(scope="module")
def embeddings() -> Embeddings:
    return load_embeddings()


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("We will open the lock if the gates are sound.", "if the gates are sound"),
        ("Unless the frost returns, we will sow on Monday.", "Unless the frost returns"),
        ("I will sing, provided that the hall is heated, on both nights.", "provided that the hall is heated"),
        ("We will pay once the bank has signed.", "once the bank has signed"),
        ("Nobody will leave until the last boat is in.", "until the last boat is in"),
        ("I stay as long as they want me.", "as long as they want me"),
        ("We will sell only when our neighbours agree.", "only when our neighbours agree"),
    ],
)
def test_a_condition_is_found(text: str, condition: str) -> None:
    assert [clause.text for clause in conditions_in(text)] == [condition]


@pytest.mark.parametrize(
    "text",
    [
        "We do not know if the gates are sound.",
        "It looks as if the gates are sound.",
        "Even if it snows, we will sow on Monday.",
        "If you ask me, the gates are sound.",
        "We will shut the lock once again.",
        "The lock is shut until the end of May.",
        "We were at table when the gates gave way.",
        "We will go, if need be alone.",
    ],
)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert not list(conditions_in(text))


@given(st.text(alphabet="if unless once until ,.;—“”\n", max_size=120))
def test_any_text_can_be_looked_through(text: str) -> None:
    assert all(clause.text in text for clause in conditions_in(text))


def meant(embeddings: Embeddings, *reports: Report) -> list[Variant]:
    return [v for u in find_utterances(reports, (), embeddings) for v in u.variants if v.meaning]


FULL = "“We will open the upper lock on Sunday if the gates are sound,” she said."
CUT = "“We will open the upper lock on Sunday,” she said."


def test_a_cut_reading_says_that_its_condition_is_missing(embeddings: Embeddings) -> None:
    one, two = (report(name, text, speaker="Ida Lund") for name, text in (("a", FULL), ("b", CUT)))
    (variant,) = meant(embeddings, one, two)
    assert (variant.kind, variant.meaning) == ("omission", "condition")
    assert [(r.text, r.reports) for r in variant.readings] == [("if the gates are sound", ("a",)), ("", ("b",))]


def test_it_stands_before_all_other_variants(embeddings: Embeddings) -> None:
    cut = "“We will open the upper lock on Monday,” she said."
    one, two = (report(name, text, speaker="Ida Lund") for name, text in (("a", FULL), ("b", cut)))
    full = "“We will open the lock on Sunday, if the gates are sound, for all boats of the guild,” she said."
    three = "“We will open the lock on Sunday for all boats of the guild,” she said."
    (utterance,) = find_utterances([one, two], (), embeddings)
    assert [v.meaning for v in utterance.variants] == [None]  # the word beside the condition is another
    pair = [report(name, text, speaker="Ida Lund") for name, text in (("a", full), ("b", three))]
    (utterance,) = find_utterances(pair, (), embeddings)
    assert [v.meaning for v in utterance.variants if v.kind == "omission"] == ["condition"]


def test_who_tells_the_condition_beside_the_words_leaves_nothing_out(embeddings: Embeddings) -> None:
    told = CUT.replace("she said.", "she said; but the gates have to be sound.")
    one, two = (report(name, text, speaker="Ida Lund") for name, text in (("a", FULL), ("b", told)))
    assert not meant(embeddings, one, two)


def test_who_goes_on_with_a_condition_in_other_words_leaves_nothing_out(embeddings: Embeddings) -> None:
    told = "“We will open the upper lock on Sunday” unless the masons find new cracks, she said."
    one, two = (report(name, text, speaker="Ida Lund") for name, text in (("a", FULL), ("b", told)))
    assert not meant(embeddings, one, two)


def test_it_is_told_in_the_words_that_most_have(embeddings: Embeddings) -> None:
    spun = FULL.replace("if the gates are sound", "if the doorgates and gates are sound")
    pairs = (("a", FULL), ("b", FULL), ("c", spun), ("d", CUT))
    (variant,) = meant(embeddings, *(report(name, text, speaker="Ida Lund") for name, text in pairs))
    assert variant.readings[0].text == "if the gates are sound"


def test_who_does_not_quote_the_words_beside_it_leaves_nothing_out(embeddings: Embeddings) -> None:
    text = (
        "“The gates are two hundred years old. We will open the upper lock on Sunday if the gates are sound,” she said."
    )
    one = report("a", text, speaker="Ida Lund")
    two = report("b", "“The gates are two hundred years old,” she said.", speaker="Ida Lund")
    assert not meant(embeddings, one, two)
