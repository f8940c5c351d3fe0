"""Which reports carry all of a statement of one clause: every name and figure, the rest in their words or in others."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samestory.collate.closely import carried
from samestory.collate.content import terms_of
from samestory.collate.kin import Kin, forms_of, same_sense, spoken_in
from samestory.collate.whole import Words
from samestory.resources.embeddings import Embeddings, load_embeddings


@pytest.fixture(scope="module")
def embeddings() -> Embeddings:
    return load_embeddings()


@pytest.mark.parametrize(
    ("core", "told", "whole"),
    [
        ("At least 30 sailors drowned", "30 sailors were drowned", True),
        ("I saw my son by the stone", "I saw my boy by the rock", True),
        ("At least 30 people are dead", "killing 30 people, and blocking the only road to the lighthouse", True),
        ("Ilva Tarn leads the yard at Orm", "She leads the yard at Orm", False),
        ("The yard burnt down on Monday", "The yard is thought to have burnt down on Monday", False),
        ("The yard at Orm sold 30 boats in March", "The yard at Orm sold boats in March", False),
        ("The yard at Orm was sold in March", "The yard at Orm was not sold in March", False),
        ("The yard sold boats in March", "The baker of the town ate bread", False),
    ],
)
def test_a_clause_is_asked_for_every_name_and_figure_and_may_be_told_in_other_words(
    embeddings: Embeddings, core: str, told: str, whole: bool
) -> None:
    assert carried([core], [{"r": Words(told)}], embeddings) == [frozenset("r" if whole else "")]


def test_whom_a_pronoun_means_is_known(embeddings: Embeddings) -> None:
    told = Words("She leads the yard at Orm", frozenset({"ilva", "tarn"}))
    assert carried(["Ilva Tarn leads the yard at Orm"], [{"r": told}], embeddings) == [{"r"}]


def test_each_statement_is_held_against_its_own_reports(embeddings: Embeddings) -> None:
    sold, burnt = "The yard was sold in March", "The yard burnt down"
    told = [{"a": Words(sold), "b": Words(burnt)}, {"a": Words(sold), "b": Words(burnt), "c": Words(burnt)}]
    assert carried([sold, burnt], told, embeddings) == [{"a"}, {"b", "c"}]


VERBS = ("rose", "sank", "sold", "bought", "shut", "closed", "burnt", "said", "built", "made", "captured", "seized")
NOUNS = ("ship", "boat", "vessel", "mill", "factory", "stone", "rock", "quay", "harbour", "boy", "son", "death", "30")


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from((*VERBS, *NOUNS)), min_size=1, max_size=6),
    st.lists(st.lists(st.sampled_from((*VERBS, *NOUNS)), max_size=6), min_size=1, max_size=4),
)
def test_kin_are_those_that_comparing_each_two_words_finds(asked: list[str], told: list[list[str]]) -> None:
    embeddings = load_embeddings()
    core, texts = " ".join(asked), [" ".join(words) for words in told]
    mine, spoken = forms_of(core), [spoken_in(text) for text in texts]
    kin = Kin(mine.values(), frozenset().union(*spoken), frozenset().union(*map(terms_of, texts)), embeddings)
    for text, words in zip(texts, spoken, strict=True):
        for term, form in mine.items():
            assert kin.mates(term) & terms_of(text) == {other for other in terms_of(text) if same_sense(term, other)}
            others = sorted(words - {form})
            near = max((embeddings.encode(others) @ embeddings.encode([form])[0]).tolist(), default=0.0)
            expected = min(1.0, (near - 0.3) / 0.7) if near >= 0.5 else 0.0
            assert kin.shared([form], words - {form}) == pytest.approx(expected, abs=1e-5)
            if not kin.has(term, form):
                assert expected == 0
                assert kin.mates(term) <= {term}


def test_a_figure_may_be_told_in_words(embeddings: Embeddings) -> None:
    told = Words("Fourteen people died, nine of them bakers")
    assert carried(["At least 14 people are dead"], [{"r": told}], embeddings) == [{"r"}]
