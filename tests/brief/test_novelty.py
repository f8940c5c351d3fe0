"""How much of a sentence another has said."""

from __future__ import annotations

import pytest

from samestory.brief.novelty import Novelty
from samestory.resources.embeddings import load_embeddings

TEXTS = (
    "Nine people were killed when the bridge fell.",
    "Nine persons died as the bridge collapsed.",
    "The museum reopens in spring with 40 new paintings.",
    "The museum reopens in spring with 60 new paintings.",
)


def test_other_words_for_the_same_are_found() -> None:
    inside, holding = Novelty(TEXTS, lambda _: 1.0, load_embeddings()).beside(0)
    assert inside[0] == holding[0] == pytest.approx(1)
    assert inside[1] > 0.55
    assert inside[2] < 0.1


def test_a_figure_is_itself_only() -> None:
    inside, holding = Novelty(TEXTS, lambda _: 1.0, load_embeddings()).beside(2)
    assert 0.7 < inside[3] < 1
    assert inside[3] == pytest.approx(holding[3])


def test_a_part_lies_in_the_whole_and_not_the_other_way_round() -> None:
    texts = ("The museum reopens in spring.", "The museum reopens in spring, and its director, Mira Holm, retires.")
    inside, holding = Novelty(texts, lambda _: 1.0, load_embeddings()).beside(0)
    assert holding[1] == pytest.approx(1)
    assert inside[1] < 0.7


def test_a_sentence_without_words_says_nothing() -> None:
    inside, holding = Novelty(("It was so.", "The mill burned."), lambda _: 1.0, load_embeddings()).beside(0)
    assert inside.tolist() == holding.tolist() == [0, 0]
