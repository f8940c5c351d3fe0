"""Stretches that are looked up by where they stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samestory.annotate.ranges import Ranges

stretches = st.tuples(st.integers(0, 60), st.integers(0, 30)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(stretches, max_size=30), stretches)
def test_all_that_share_a_character_are_found(held: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    ranges = [(start, end, number) for number, (start, end) in enumerate(held)]
    found = Ranges(ranges).touching(*asked)
    assert set(found) <= set(ranges)
    assert {one for one in ranges if one[0] < asked[1] and asked[0] < one[1]} <= set(found)


def test_what_lies_far_away_is_not_looked_at() -> None:
    ranges = Ranges([(0, 4, 0), (90, 95, 1), (50, 53, 2)])
    assert list(ranges.touching(51, 52)) == [(50, 53, 2)]
