"""What is measured column by column is what is measured word by word."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from samestory.collate.facts.measure import _nearest
from samestory.collate.facts.stems import _met
from samestory.collate.facts.terms import Terms
from samestory.collate.facts.ties import _bag

SIZE = 6
ROWS = st.lists(st.lists(st.integers(-1, SIZE - 1), min_size=4, max_size=4), min_size=1, max_size=5)


def terms(near: NDArray[np.uint8]) -> Terms:
    none = np.zeros(0, dtype=bool)
    number = np.zeros(0, dtype=np.int32)
    return Terms(number.reshape(0, 0), number.astype(np.float32), near, none, none, none, none, number)


@given(ROWS, st.integers(0, 2**32))
def test_the_nearest_word_is_found_and_padding_is_near_to_none(rows: list[list[int]], seed: int) -> None:
    near = np.zeros((SIZE + 1, SIZE + 1), dtype=np.uint8)
    near[:SIZE, :SIZE] = np.random.default_rng(seed).integers(0, 256, (SIZE, SIZE))
    a = np.array(rows, dtype=np.int32)
    b = a[::-1].copy()
    in_b, in_a = _nearest(terms(near), a, b)
    for pair, (one, two) in enumerate(zip(a.tolist(), b.tolist(), strict=True)):
        both = [[near[word, other] if word >= 0 <= other else 0 for other in two] for word in one]
        assert [round(float(value) * 255) for value in in_b[pair]] == [max(row) for row in both]
        assert [round(float(value) * 255) for value in in_a[pair]] == [max(row) for row in zip(*both, strict=True)]


@given(ROWS)
def test_a_stem_is_met_where_the_other_has_it(rows: list[list[int]]) -> None:
    one = np.array(rows, dtype=np.int32)
    two = one[::-1].copy()
    expected = [[x >= 0 and x in theirs for x in mine] for mine, theirs in zip(rows, rows[::-1], strict=True)]
    assert _met(one, two).tolist() == expected


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))
def test_bags_have_in_common_what_both_clauses_have_as_often(a: list[str], b: list[str]) -> None:
    assert len(_bag(tuple(a)) & _bag(tuple(b))) == sum((Counter(a) & Counter(b)).values())
