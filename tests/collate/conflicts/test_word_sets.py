"""Many sets of words, compared at once as two are."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.collate.conflicts.context import Vocabulary
from samestory.collate.conflicts.word_sets import WordSets

WORDS = ["barge", "boat", "lock", "weir", "heron", "reed"]
NEAR = np.eye(6, dtype=np.float32)
NEAR[0, 1] = NEAR[1, 0] = 0.75
NEAR[2, 3] = NEAR[3, 2] = 0.5
VOCABULARY = Vocabulary(
    {word: row for row, word in enumerate(WORDS)},
    np.array([0.9, 0.4, 0.7, 0.6, 1.1, 0.2], dtype=np.float32),
    NEAR,
    frozenset(),
    np.arange(12, dtype=np.float32).reshape(6, 2) + 1,
)
SETS = st.lists(st.frozensets(st.sampled_from([*WORDS, "unheard"])), min_size=1, max_size=6)


@given(SETS)
def test_many_are_as_alike_as_two_are(sets: list[frozenset[str]]) -> None:
    one, two = np.divmod(np.arange(len(sets) ** 2, dtype=np.intp), len(sets))
    plain = [VOCABULARY.likeness(sets[i], sets[j]) for i, j in zip(one.tolist(), two.tolist(), strict=True)]
    assert WordSets(VOCABULARY, sets).likenesses(one, two).tolist() == pytest.approx(plain, abs=1e-5)


def test_no_pairs_are_no_likenesses() -> None:
    none = np.zeros(0, dtype=np.intp)
    assert WordSets(VOCABULARY, []).likenesses(none, none).tolist() == []


def test_the_vector_of_a_set_is_that_of_its_words_weighed() -> None:
    sets = [frozenset(["barge"]), frozenset(["unheard"]), frozenset(["lock", "weir"])]
    found = WordSets(VOCABULARY, sets).vectors([2, 1, 0])
    lock = 0.7 * np.array([5, 6]) + 0.6 * np.array([7, 8])
    assert found[0].tolist() == pytest.approx((lock / np.linalg.norm(lock)).tolist())
    assert found[1].tolist() == [0, 0]
    assert found[2].tolist() == pytest.approx((np.array([1, 2]) / np.sqrt(5)).tolist())
    assert found.dtype == np.float32


@given(st.lists(st.sampled_from([*WORDS, "unheard", "unseen"]), min_size=1, max_size=6))
def test_many_words_are_as_near_as_two_are(words: list[str]) -> None:
    one, two = np.divmod(np.arange(len(words) ** 2, dtype=np.intp), len(words))
    plain = [VOCABULARY.near(words[i], words[j]) for i, j in zip(one.tolist(), two.tolist(), strict=True)]
    assert VOCABULARY.near_pairs(words, one, two).tolist() == plain
