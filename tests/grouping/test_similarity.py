from __future__ import annotations

import numpy as np
import pytest

from samestory.grouping.signature import NO_DAY, sign_all
from samestory.grouping.similarity import APART, UNDATED, closeness, similarities
from samestory.grouping.words import WordWeights
from samestory.model import Report
from samestory.resources.embeddings import load_embeddings
from tests.grouping.grouping_reports import BAKERY, CHESS, FERRY, report


def table(*reports: Report) -> list[list[float]]:
    return [[float(x) for x in row] for row in similarities(sign_all(reports, WordWeights(load_embeddings())))]


def test_likeness_does_not_depend_on_what_else_is_there() -> None:
    two = table(*(report(t) for t in FERRY))
    more = table(*(report(t) for t in (*FERRY, *CHESS, BAKERY)))
    assert two[0][1] == pytest.approx(more[0][1], abs=1e-6)


def test_a_report_is_like_itself_on_its_day() -> None:
    one = report(FERRY[0], "2031-03-10")
    assert table(one, one)[0][1] > 0.7


def test_a_report_without_words_is_like_nothing() -> None:
    assert table(report("…\n\n!"), report(BAKERY))[0][1] == 0


def test_months_between_two_reports_count_against_them_but_not_all() -> None:
    day = 770_000
    left = closeness(np.array([day, day + 2, day + 20, day + 60, day + 900, NO_DAY], np.int32))[0]
    assert list(left[:2]) == [1, 1]
    assert left[1] > left[2] > left[3] == left[4] == pytest.approx(1 - APART)
    assert left[5] == pytest.approx(UNDATED)


def test_nothing_gives_an_empty_table() -> None:
    assert similarities(sign_all([], WordWeights(load_embeddings()))).shape == (0, 0)
