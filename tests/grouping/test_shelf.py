from __future__ import annotations

import numpy as np

from samestory.grouping.shelf import Shelf
from samestory.grouping.signature import Signature, sign, sign_all
from samestory.grouping.similarity import similarities
from samestory.grouping.words import WordWeights
from samestory.resources.embeddings import load_embeddings
from tests.grouping.grouping_reports import many, report

WEIGHTS = WordWeights(load_embeddings())
SIGNED = sign_all([*many(), report("…\n\n!")], WEIGHTS)


def filled(signatures: list[Signature]) -> Shelf:
    shelf = Shelf()
    for signature in signatures:
        shelf.add(signature)
    return shelf


def test_the_shelf_compares_as_the_table_does() -> None:
    shelf, table = filled(SIGNED), similarities(SIGNED)
    rows = np.arange(len(SIGNED))
    for row, signature in enumerate(SIGNED):
        others = rows[rows != row]
        assert np.allclose(shelf.alike(signature, others), table[row, others], atol=1e-3)


def test_a_signature_comes_back_as_it_was_put() -> None:
    for put, got in zip(SIGNED, filled(SIGNED).signatures(range(len(SIGNED))), strict=True):
        assert put.day == got.day
        for name in ("words", "weights", "headline", "headline_shares", "names", "name_shares"):
            assert np.array_equal(getattr(put, name), getattr(got, name))


def test_likely_are_those_with_heavy_words_in_common() -> None:
    shelf = filled(SIGNED)
    assert {0, 1} <= set(shelf.likely(SIGNED[0]).tolist())
    assert 6 not in shelf.likely(SIGNED[0])


def test_a_shelf_grows() -> None:
    shelf = filled(SIGNED * 20)
    assert shelf.count == 20 * len(SIGNED)
    assert shelf.signatures([shelf.count - 2])[0].day == SIGNED[-2].day


def test_nothing_is_likely_on_an_empty_shelf() -> None:
    signature = sign(many()[0], WEIGHTS)
    shelf = Shelf()
    assert len(shelf.likely(signature)) == 0
    assert len(shelf.alike(signature, shelf.likely(signature))) == 0
