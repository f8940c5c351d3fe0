from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.grouping import components
from samestory.grouping.components import Components, divide
from samestory.grouping.shelf import Edges, Shelf
from samestory.grouping.signature import sign
from samestory.grouping.words import WordWeights
from samestory.resources.embeddings import load_embeddings
from tests.grouping.grouping_reports import many


def columns(edges: list[tuple[int, int, float]]) -> Edges:
    one, other, alike = zip(*edges, strict=True) if edges else ((), (), ())
    return Edges(np.array(one, np.int32), np.array(other, np.int32), np.array(alike, np.float32))


def shelf_of_many() -> Shelf:
    shelf = Shelf()
    signed = sign(many(), WordWeights(load_embeddings()))
    shelf.add([signed], np.arange(len(many()), dtype=np.uint32))
    return shelf


def test_edges_join_components() -> None:
    held = Components()
    held.grow(3)
    held.join(columns([(1, 0, 0.5)]))
    held.grow(5)
    held.join(columns([(3, 2, 0.4), (3, 1, 0.3)]))
    assert held.of.tolist() == [0, 0, 0, 0, 4]
    (rows, edges), (alone, none) = held.touched(range(5))
    assert rows.tolist() == [0, 1, 2, 3]
    assert sorted(zip(edges.one.tolist(), edges.other.tolist(), strict=True)) == [(1, 0), (3, 1), (3, 2)]
    assert (alone.tolist(), len(none)) == ([4], 0)


def test_only_what_is_touched_is_given() -> None:
    held = Components()
    held.grow(5)
    held.join(columns([(1, 0, 0.5), (4, 3, 0.5)]))
    assert [rows.tolist() for rows, _ in held.touched(range(4, 5))] == [[3, 4]]
    assert list(held.touched(range(0))) == []


@given(st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19)), max_size=40), st.integers(1, 5))
def test_components_are_those_of_the_graph(pairs: list[tuple[int, int]], step: int) -> None:
    held = Components()
    held.grow(20)
    for start in range(0, len(pairs), step):
        held.join(columns([(one, other, 0.5) for one, other in pairs[start : start + step]]))
    reach = {row: {row} for row in range(20)}
    for one, other in pairs:
        both = reach[one] | reach[other]
        for row in both:
            reach[row] = both
    assert held.of.tolist() == [min(reach[row]) for row in range(20)]


@pytest.mark.parametrize("at_once", [2, 4, 400])
def test_parts_that_are_too_large_are_split_first(monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    monkeypatch.setattr(components, "AT_ONCE", at_once)
    shelf = shelf_of_many()
    edges = Edges.joined(list(shelf.near(0, shelf.count, 0, 0.18)))
    found = sorted(sorted(group) for group in divide(range(shelf.count), edges, shelf, 0.18))
    assert found == [[0, 1], [2, 3], [4, 5], [6], [7, 8]]


def test_versions_are_never_parted() -> None:
    assert divide([0, 6], columns([(6, 0, 1.0)]), shelf_of_many(), 0.18) == [[0, 6]]
    assert sorted(divide([0, 3, 6], columns([(6, 0, 1.0), (3, 0, 0.2)]), shelf_of_many(), 0.18)) == [[0, 6], [3]]
