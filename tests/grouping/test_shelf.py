from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samestory.grouping import shelf as shelf_module
from samestory.grouping.shelf import Edges, Shelf
from samestory.grouping.signature import Signatures, sign, sign_all
from samestory.grouping.similarity import similarities
from samestory.grouping.words import WordWeights
from samestory.model import Report
from samestory.resources.embeddings import load_embeddings
from tests.grouping.grouping_reports import many, report

WEIGHTS = WordWeights(load_embeddings())
REPORTS = [*many(), report("…\n\n!")]


def filled(reports: list[Report], step: int = 100) -> Shelf:
    shelf = Shelf()
    for start in range(0, len(reports), step):
        part = reports[start : start + step]
        shelf.add([sign(part, WEIGHTS)], np.arange(start, start + len(part), dtype=np.uint32) << np.uint32(20))
    return shelf


def pairs(edges: list[Edges]) -> dict[tuple[int, int], float]:
    found = [
        ((min(one, other), max(one, other)), alike)
        for part in edges
        for one, other, alike in zip(part.one.tolist(), part.other.tolist(), part.alike.tolist(), strict=True)
    ]
    assert len(found) == len(dict(found)), "a pair is given once"
    return dict(found)


def test_the_shelf_compares_as_the_table_does() -> None:
    shelf, table = filled(REPORTS), similarities(sign_all(REPORTS, WEIGHTS))
    rows = np.arange(len(REPORTS))
    for row in rows.tolist():
        others = rows[rows != row]
        assert np.allclose(shelf.alike(row, others), table[row, others], atol=1e-3)


def test_words_of_one_slot_are_still_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = pairs(list(filled(REPORTS).near(0, len(REPORTS), 0, 0.05)))
    monkeypatch.setattr(shelf_module, "_SLOTS", 4)
    assert pairs(list(filled(REPORTS).near(0, len(REPORTS), 0, 0.05))) == pytest.approx(expected)


def test_a_signature_comes_back_as_it_was_put() -> None:
    put, got = sign_all(REPORTS, WEIGHTS), filled(REPORTS).signatures(range(len(REPORTS)))
    for name in Signatures.__slots__:
        assert np.array_equal(getattr(put, name), getattr(got, name))


def test_likely_are_those_with_heavy_words_in_common() -> None:
    likely = set(filled(REPORTS).likely(0).tolist())
    assert 1 in likely
    assert not {0, 6} & likely


def test_pairs_that_are_alike_are_found_with_their_likeness() -> None:
    table = similarities(sign_all(REPORTS, WEIGHTS))
    expected = {
        (one, other): float(table[one, other])
        for one in range(len(REPORTS))
        for other in range(one + 1, len(REPORTS))
        if table[one, other] >= 0.18
    }
    assert pairs(list(filled(REPORTS).near(0, len(REPORTS), 0, 0.18))) == pytest.approx(expected, abs=1e-3)


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(len(REPORTS))), st.integers(1, len(REPORTS)))
def test_pairs_are_the_same_whatever_comes_first(order: list[int], step: int) -> None:
    shelf = Shelf()
    found: list[Edges] = []
    for start in range(0, len(order), step):
        part = [REPORTS[number] for number in order[start : start + step]]
        shelf.add([sign(part, WEIGHTS)], np.array(order[start : start + step], np.uint32) << np.uint32(20))
        found += shelf.near(start, shelf.count, start, 0.18)
    got = {frozenset(order[row] for row in pair) for pair in pairs(found)}
    assert got == {frozenset(pair) for pair in pairs(list(filled(REPORTS).near(0, len(REPORTS), 0, 0.18)))}


def test_under_a_word_of_many_reports_those_of_near_days_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf_module, "REACH", 2)
    days = [f"2031-03-{day:02}" for day in range(1, 29)]
    mixed = [*days[1::2], *days[::2]]
    shelf = filled([report("Otzeva\n\nOtzeva", day) for day in mixed])
    found = {frozenset(mixed[row] for row in pair) for pair in pairs(list(shelf.near(0, len(mixed), 0, 0.18)))}
    assert found == {frozenset(pair) for reach in (1, 2) for pair in zip(days, days[reach:], strict=False)}


def test_a_shelf_grows() -> None:
    shelf = filled(REPORTS * 20)
    assert shelf.count == 20 * len(REPORTS)
    assert shelf.signatures([shelf.count - 2]).days[0] == sign_all(REPORTS, WEIGHTS).days[-2]


def test_a_report_without_words_is_found_by_nothing() -> None:
    shelf = filled([REPORTS[-1], REPORTS[0]])
    assert shelf.likely(0).tolist() == []
    assert pairs(list(shelf.near(0, 2, 0, 0.0))) == {}
