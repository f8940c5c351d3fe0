from __future__ import annotations

import numpy as np
import pytest

from samestory.grouping.signature import KEPT, Signature, sign
from samestory.grouping.words import WordWeights
from samestory.model import Report
from samestory.resources.embeddings import load_embeddings
from tests.grouping.grouping_reports import FERRY, report

WEIGHTS = WordWeights(load_embeddings())


def number(word: str) -> int:
    return int(WEIGHTS.weigh([word.encode()])[0][0])


def weight_in(signature: Signature, word: str) -> float:
    return float(signature.weights[signature.words == number(word)].sum())


def test_words_are_in_order_and_of_length_one() -> None:
    signature = sign(report(FERRY[0]), WEIGHTS)
    assert np.all(np.diff(signature.words.astype(np.int64)) > 0)
    assert 0.5 < float(np.linalg.norm(signature.weights.astype(np.float32))) < 1.01
    assert float(signature.headline_shares.sum()) == pytest.approx(1, abs=1e-2)


def test_the_title_counts_more_than_the_tail() -> None:
    body = "Sailors wait for news in the harbour. " * 20
    one = sign(report(f"Ferry lost\n\n{body} A crane broke."), WEIGHTS)
    other = sign(report(f"Crane broke\n\n{body} A ferry was lost."), WEIGHTS)
    assert weight_in(one, "ferry") > 2 * weight_in(other, "ferry")


def test_a_report_without_a_title_takes_its_beginning_for_it() -> None:
    text = "The ferry Alba Rosa sank off Port Tilmar. " + "Nobody knows why. " * 20
    untitled = sign(report("x\n\n" + text), WEIGHTS)
    assert number("tilmar") in sign(Report(id="a", source="x", text=text), WEIGHTS).headline
    assert number("tilmar") not in untitled.headline


def test_a_signature_is_bounded() -> None:
    long = " ".join(
        f"w{letter}{other}{third}q" for letter in "abcdefgh" for other in "klmnopqr" for third in "stuvwxyz"
    )
    assert len(sign(report("Words\n\n" + long), WEIGHTS).words) == KEPT


@pytest.mark.parametrize(("published", "known"), [("2031-03-10T05:00:00Z", True), ("soon", False), (None, False)])
def test_a_day_is_read_where_it_is_one(published: str | None, known: bool) -> None:
    assert (sign(report(FERRY[0], published), WEIGHTS).day is not None) == known


def test_a_report_without_words_has_an_empty_signature() -> None:
    assert len(sign(report("…\n\n!"), WEIGHTS).words) == 0


def test_names_are_of_the_lead_and_begin_no_sentence() -> None:
    signature = sign(report("Ferry lost\n\nYesterday the Alba Rosa sank. Sailors swam to Port Tilmar."), WEIGHTS)
    assert {number(name) for name in ("alba", "rosa", "port", "tilmar")} == set(signature.names.tolist())
