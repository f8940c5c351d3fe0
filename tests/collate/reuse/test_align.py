"""Stretches of words that read alike are told by numbers."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from samestory.collate.reuse.align import distinct

STRETCHES = st.lists(st.tuples(*[st.integers(0, 12)] * 4), max_size=12)


@given(st.text(alphabet="ab", min_size=12, max_size=12), STRETCHES, st.booleans())
def test_pairs_have_one_number_where_they_read_alike(
    text: str, places: list[tuple[int, ...]], as_numbers: bool
) -> None:
    letters = tuple(map(ord, text)) if as_numbers else text
    ends = np.array([(*sorted(row[:2]), *sorted(row[2:])) for row in places], dtype=np.intp).reshape(-1, 4)
    a0, a1, b0, b1 = ends.T
    first, which = distinct(letters, a0, a1, b0, b1)
    read = [(letters[i:j], letters[k:m]) for i, j, k, m in ends.tolist()]
    assert [read[first[number]] for number in which.tolist()] == read
    assert len(first) == len(set(read))
