"""Columns of numbers are ordered and laid out as they are one by one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.collate import arrays
from samestory.collate.arrays import among, changes, distinct, falling, laid_out, order_by_counting, order_of

NUMBERS = st.lists(st.integers(0, 2**40) | st.integers(0, 5), max_size=30)


def column(numbers: list[int]) -> np.ndarray[tuple[int, ...], np.dtype[np.intp]]:
    return np.array(numbers, dtype=np.intp)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2**40) | st.integers(0, 2)), max_size=30))
def test_rows_stand_in_the_order_of_their_columns_and_equal_ones_as_they_stood(rows: list[tuple[int, int]]) -> None:
    columns = column([one for one, _ in rows]), column([two for _, two in rows])
    expected = sorted(range(len(rows)), key=lambda at: rows[at])
    assert order_of(*columns).tolist() == expected
    assert order_by_counting(*columns).tolist() == expected
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(arrays, "FEW", 0)
        assert order_by_counting(*columns).tolist() == expected


@pytest.mark.parametrize(("kind", "width"), [(np.float32, 32), (np.float64, 64)])
@given(data=st.data())
def test_the_greatest_number_comes_first(kind: type, width: int, data: st.DataObject) -> None:
    values = data.draw(st.lists(st.floats(width=width, allow_nan=False) | st.sampled_from([0.0, -0.0, 1.0])))  # type: ignore[arg-type]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(arrays, "FEW", 0)
        found = order_by_counting(falling(np.array(values, dtype=kind)))
    assert found.tolist() == sorted(range(len(values)), key=lambda at: -values[at])


@given(NUMBERS, NUMBERS)
def test_numbers_are_found_among_others_and_each_counts_once(one: list[int], two: list[int]) -> None:
    assert distinct(column(one)).tolist() == sorted(set(one))
    assert among(column(one), column(two)).tolist() == [number in two for number in one]


@given(NUMBERS)
def test_a_number_changes_where_it_is_not_the_one_before(row: list[int]) -> None:
    expected = [at == 0 or number != row[at - 1] for at, number in enumerate(row)]
    assert changes(column(row)).tolist() == expected


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4)), max_size=9))
def test_runs_are_laid_behind_one_another(runs: list[tuple[int, int]]) -> None:
    of, found = laid_out(column([begin for begin, _ in runs]), column([size for _, size in runs]))
    assert list(zip(of.tolist(), found.tolist(), strict=True)) == [
        (run, begin + at) for run, (begin, size) in enumerate(runs) for at in range(size)
    ]
