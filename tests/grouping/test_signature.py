from __future__ import annotations

import numpy as np
import pytest

from samestory.grouping.signature import ASKED, BY, KEPT, NO_DAY, Signatures, sign, sign_all
from samestory.grouping.words import WordWeights
from samestory.model import Report
from samestory.resources.embeddings import load_embeddings
from tests.grouping.grouping_reports import FERRY, many, report

WEIGHTS = WordWeights(load_embeddings())


def number(word: str) -> int:
    return int(WEIGHTS.weigh([word.encode()]).numbers[0])


def one_of(text: str, published: str | None = None) -> Signatures:
    return sign_all([report(text, published)], WEIGHTS)


def weight_in(signature: Signatures, word: str) -> float:
    return float(signature.weights[signature.words == number(word)].sum())


def headline_of(signature: Signatures) -> set[int]:
    return set(signature.asked[0, :ASKED].tolist()) - {0}


def test_words_are_in_order_and_of_length_one() -> None:
    signature = one_of(FERRY[0])
    words = signature.words[signature.weights > 0]
    assert np.all(np.diff(words.astype(np.int64)) > 0)
    assert 0.5 < float(np.linalg.norm(signature.weights.astype(np.float32))) < 1.01
    assert float(signature.shares[0, :ASKED].sum()) == pytest.approx(1, abs=1e-2)


def test_reports_are_signed_together_as_each_by_itself() -> None:
    reports = [*many(), report("…\n\n!"), *many()[::-1]]
    together = sign_all(reports, WEIGHTS)
    for row, one in enumerate(reports):
        alone = sign_all([one], WEIGHTS)
        for name in Signatures.__slots__:
            assert np.array_equal(getattr(together, name)[row], getattr(alone, name)[0])
    shingles = sign(reports, WEIGHTS)
    for row, one in enumerate(reports):
        mine = shingles.shingles[shingles.bounds[row] : shingles.bounds[row + 1]]
        assert np.array_equal(mine, sign([one], WEIGHTS).shingles)


def test_the_heaviest_words_come_first() -> None:
    signed = sign(many(), WEIGHTS)
    assert signed.heavy.shape == (len(many()), BY)
    assert np.all(np.diff(signed.heavy_weights.astype(np.int64), axis=1) <= 0)
    assert set(signed.heavy[0].tolist()) - {0} <= set(signed.signatures.words[0].tolist())


def test_the_title_counts_more_than_the_tail() -> None:
    body = "Sailors wait for news in the harbour. " * 20
    one = one_of(f"Ferry lost\n\n{body} A crane broke.")
    other = one_of(f"Crane broke\n\n{body} A ferry was lost.")
    assert weight_in(one, "ferry") > 2 * weight_in(other, "ferry")


def test_a_report_without_a_title_takes_its_beginning_for_it() -> None:
    text = "The ferry Alba Rosa sank off Port Tilmar. " + "Nobody knows why. " * 20
    assert number("tilmar") in headline_of(sign_all([Report(id="a", source="x", text=text)], WEIGHTS))
    assert number("tilmar") not in headline_of(one_of("x\n\n" + text))


def test_a_signature_is_bounded() -> None:
    long = " ".join(
        f"w{letter}{other}{third}q" for letter in "abcdefgh" for other in "klmnopqr" for third in "stuvwxyz"
    )
    assert int((one_of("Words\n\n" + long).weights > 0).sum()) == KEPT


@pytest.mark.parametrize(("published", "known"), [("2031-03-10T05:00:00Z", True), ("soon", False), (None, False)])
def test_a_day_is_read_where_it_is_one(published: str | None, known: bool) -> None:
    assert (one_of(FERRY[0], published).days[0] != NO_DAY) == known


def test_a_report_without_words_has_an_empty_signature() -> None:
    assert not one_of("…\n\n!").weights.any()


def test_names_are_of_the_lead_and_begin_no_sentence() -> None:
    signature = one_of("Ferry lost\n\nYesterday the Alba Rosa sank. Sailors swam to Port Tilmar.")
    found = set(signature.asked[0, ASKED:].tolist()) - {0}
    assert {number(name) for name in ("alba", "rosa", "port", "tilmar")} == found
