"""Which passages join reports is found for all evidence at once as it is for each stretch."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samestory.collate.reuse.places import Places
from samestory.disjoint import DisjointSets
from samestory.model import Evidence, Passage

TEXT = "abcdefghijklmnopqrst"


def stretch(report: str, start: int, size: int) -> Evidence:
    return Evidence(report, start, start + size, TEXT[start : start + size])


STRETCHES = st.builds(stretch, st.sampled_from("wxyz"), st.integers(0, 9), st.integers(1, 10))


@given(st.lists(st.tuples(STRETCHES, STRETCHES), max_size=8), st.lists(STRETCHES, max_size=8))
def test_passages_join_the_reports_of_which_they_hold_evidence(
    ends: list[tuple[Evidence, Evidence]], stretches: list[Evidence]
) -> None:
    reuse = [Passage(one, two, "unknown", 1.0) for one, two in ends if one.report != two.report]
    evidence: dict[str, list[Evidence]] = {}
    for item in stretches:
        evidence.setdefault(item.report, []).append(item)
    places = Places(reuse)
    held = {report: {n for item in items for n in places.holding(item, 0.6)} for report, items in evidence.items()}
    sets, expected = DisjointSets("wxyz"), []
    for number, passage in enumerate(reuse):
        one, two = passage.source.report, passage.copy.report
        if number in held.get(one, ()) and number in held.get(two, ()) and sets.join(one, two):
            expected.append(number)
    assert places.joining(evidence, 0.6) == expected
