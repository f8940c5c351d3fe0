from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from samestory.grouping.linkage import Table, average_linkage


def plainly(alike: Table, threshold: float) -> list[int]:
    """Average linkage as it is defined: all pairs of groups again and again."""
    groups = [[thing] for thing in range(len(alike))]
    while True:
        pairs = [
            (float(alike[np.ix_(one, other)].mean()), number, later)
            for number, one in enumerate(groups)
            for later, other in enumerate(groups)
            if number < later
        ]
        best, one, other = max(pairs, default=(-1.0, 0, 0))
        if best < threshold:
            break
        groups[one] += groups.pop(other)
    held = {thing: min(group) for group in groups for thing in group}
    return [held[thing] for thing in range(len(alike))]


def symmetric(count: int, seed: int) -> Table:
    random = np.random.default_rng(seed).random((count, count))
    table: Table = ((random + random.T) / 2).astype(np.float32)
    return table


@given(count=st.integers(0, 12), seed=st.integers(0, 10_000), threshold=st.floats(0.2, 0.9))
def test_it_is_average_linkage(count: int, seed: int, threshold: float) -> None:
    alike = symmetric(count, seed)
    assert average_linkage(alike, threshold) == plainly(alike, threshold)


@given(count=st.integers(1, 12), seed=st.integers(0, 10_000))
def test_the_order_of_the_things_does_not_matter(count: int, seed: int) -> None:
    alike = symmetric(count, seed)
    order = np.random.default_rng(seed + 1).permutation(count)
    straight = average_linkage(alike, 0.5)
    mixed = average_linkage(alike[np.ix_(order, order)], 0.5)
    together = {(int(order[i]), int(order[j])) for i in range(count) for j in range(count) if mixed[i] == mixed[j]}
    assert together == {(i, j) for i in range(count) for j in range(count) if straight[i] == straight[j]}
