"""Sets that grow by pairs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samestory.disjoint import DisjointSets

PAIRS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=20)


def test_a_set_goes_by_its_first_member() -> None:
    sets = DisjointSets(["velm", "oltesh", "carsk"])
    assert sets.join("carsk", "oltesh")
    assert not sets.join("oltesh", "carsk")
    assert sets.find("carsk") == "oltesh"
    assert sets.sets() == [["velm"], ["oltesh", "carsk"]]


def test_a_member_may_come_with_its_first_pair() -> None:
    sets: DisjointSets[int] = DisjointSets()
    sets.join(7, 3)
    assert sets.sets() == [[7, 3]]


@given(PAIRS)
def test_members_are_together_when_pairs_lead_from_one_to_the_other(pairs: list[tuple[int, int]]) -> None:
    sets = DisjointSets(range(13))
    for one, other in pairs:
        sets.join(one, other)
    reached = {n: {n} for n in range(13)}
    for _ in range(13):
        for one, other in pairs:
            both = reached[one] | reached[other]
            for n in both:
                reached[n] = both
    assert sets.sets() == [list(held) for held in dict.fromkeys(tuple(sorted(reached[n])) for n in range(13))]
