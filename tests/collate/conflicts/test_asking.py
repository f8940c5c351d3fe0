"""Questions about two values."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from samestory.collate.conflicts.asking import Asked, numbered

VALUES = st.lists(st.integers(0, 9), min_size=1, max_size=6, unique=True)


def test_a_question_is_asked_once_of_two_whichever_comes_first() -> None:
    asked: list[tuple[int, int]] = []

    def ask(one: int, two: int) -> bool:
        asked.append((one, two))
        return one != two

    held = Asked([4, 7], ask)
    assert [held.of(0, 1), held.of(1, 0), held.of(0, 1), held.of(1, 1)] == [True, True, True, False]
    assert asked == [(4, 7), (7, 7)]


def test_it_is_not_asked_where_two_do_not_meet() -> None:
    asked: list[tuple[int, int]] = []

    def ask(one: int, two: int) -> bool:
        asked.append((one, two))
        return one != two

    held = Asked([1, 2, 9], ask, lambda value: (value - 1, value + 1))
    one, two = np.array([0, 0, 1]), np.array([1, 2, 2])
    assert held.of_all(one, two).tolist() == [True, True, True]
    assert held.denied(2, np.array([0, 1, 2])) == [2]
    assert asked == [(1, 2), (9, 9)]


@given(VALUES)
def test_many_are_answered_as_two_are(values: list[int]) -> None:
    def ask(one: int, two: int) -> bool:
        return abs(one - two) > 2

    held = Asked(values, ask, lambda value: (value - 1.5, value + 1.5))
    one, two = np.divmod(np.arange(len(values) ** 2, dtype=np.intp), len(values))
    plain = [ask(values[i], values[j]) for i, j in zip(one.tolist(), two.tolist(), strict=True)]
    assert held.of_all(one, two).tolist() == plain
    assert [held.of(i, j) for i, j in zip(one.tolist(), two.tolist(), strict=True)] == plain
    places = np.arange(len(values), dtype=np.intp)
    assert held.denied(0, places) == [k for k in range(len(values)) if not ask(values[0], values[k])]


def test_values_are_numbered_as_they_come() -> None:
    own, firsts = numbered(["b", "a", "b", "c"])
    assert own.tolist() == [0, 1, 0, 2]
    assert firsts.tolist() == [0, 1, 3]
    assert [part.tolist() for part in numbered([])] == [[], []]
