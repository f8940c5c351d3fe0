from __future__ import annotations

import numpy as np
import pytest

from samestory.grouping import components
from samestory.grouping.components import Components, Edges, divide
from samestory.grouping.shelf import Shelf
from samestory.grouping.signature import sign_all
from samestory.grouping.words import WordWeights
from samestory.resources.embeddings import load_embeddings
from tests.grouping.grouping_reports import many


def columns(edges: list[tuple[int, int, float]]) -> Edges:
    one, other, alike = zip(*edges, strict=True)
    return Edges(np.array(one, np.int32), np.array(other, np.int32), np.array(alike, np.float32))


def test_edges_join_components() -> None:
    held = Components()
    for near in ([], [(0, 0.5)], [], [(2, 0.4), (1, 0.3)]):
        held.add(near)
    assert len({held.find(row) for row in range(4)}) == 1
    edges = held.edges_of(held.find(0))
    assert sorted(zip(edges.pairs(), edges.alike.round(1).tolist(), strict=True)) == [
        ((1, 0), pytest.approx(0.5)),
        ((3, 1), pytest.approx(0.3)),
        ((3, 2), pytest.approx(0.4)),
    ]
    assert sorted(held.reports_of(held.find(0))) == [0, 1, 2, 3]


def test_what_has_no_edge_is_alone() -> None:
    held = Components()
    held.add([])
    held.add([])
    assert held.find(0) != held.find(1)
    assert list(held.reports_of(0)) == [0]
    assert len(held.edges_of(0).one) == 0


@pytest.mark.parametrize("at_once", [2, 4, 400])
def test_parts_that_are_too_large_are_split_first(monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    monkeypatch.setattr(components, "AT_ONCE", at_once)
    shelf = Shelf()
    for signature in sign_all(many(), WordWeights(load_embeddings())):
        shelf.add(signature)
    rows = range(shelf.count)
    every = shelf.signatures(rows)
    likely = [shelf.likely(one) for one in every]
    edges = [
        (row, other, alike)
        for row in rows
        for other, alike in zip(likely[row].tolist(), shelf.alike(every[row], likely[row]).tolist(), strict=True)
        if other < row and alike >= 0.18
    ]
    found = sorted(sorted(group) for group in divide(list(rows), columns(edges), shelf, 0.18))
    assert found == [[0, 1], [2, 3], [4, 5], [6], [7, 8]]


def test_versions_are_never_parted() -> None:
    shelf = Shelf()
    for signature in sign_all(many(), WordWeights(load_embeddings())):
        shelf.add(signature)
    assert divide([0, 6], columns([(6, 0, 1.0)]), shelf, 0.18) == [[0, 6]]
