"""Grouping: by what the reports say, not by what else is in the collection."""

from __future__ import annotations

from dataclasses import replace

import pytest

from samestory.grouping import group_reports, strangers
from samestory.grouping.similarity import similarities
from samestory.model import Report
from samestory.resources.embeddings import load_embeddings

FERRY = [
    "Ferry sinks off Tilmar\n\nThe ferry Alba Rosa sank off Port Tilmar on Monday; nine sailors are missing.",
    "Nine missing after sinking\n\nRescuers off Port Tilmar searched for nine sailors of the ferry Alba Rosa.",
]
CHESS = [
    "Girl wins chess cup\n\nImke Dahl, eleven, of Pellworth won the island chess cup with a queen sacrifice.",
    "Queen sacrifice decides cup\n\nThe island chess cup in Pellworth went to Imke Dahl, an eleven-year-old girl.",
]
BAKERY = "Bakery reopens\n\nAfter two years of repairs the old bakery beside the museum of Murrow sells bread again."


def report(text: str) -> Report:
    title = text.split("\n", 1)[0]
    return Report(id=title, source="x", text=text, title=title, body_start=len(title) + 2)


def test_two_events_make_two_stories_numbered_by_their_first_report() -> None:
    reports = [report(t) for t in (FERRY[0], CHESS[0], FERRY[1], CHESS[1], BAKERY)]
    assert group_reports(reports, load_embeddings()) == [0, 1, 0, 1, 2]


@pytest.mark.parametrize("texts", [[], [BAKERY]])
def test_nothing_and_one_report(texts: list[str]) -> None:
    assert group_reports([report(t) for t in texts], load_embeddings()) == [0] * len(texts)


def test_likeness_does_not_depend_on_what_else_is_there() -> None:
    two = similarities([report(t) for t in FERRY], load_embeddings())
    more = similarities([report(t) for t in (*FERRY, *CHESS, BAKERY)], load_embeddings())
    assert two[0, 1] == pytest.approx(more[0, 1], abs=1e-6)


def test_a_report_without_words_is_like_nothing() -> None:
    alike = similarities([report("…\n\n!"), report(BAKERY)], load_embeddings())
    assert alike[0, 1] == pytest.approx(0, abs=0.1)


def test_strangers_are_the_reports_that_fit_no_other() -> None:
    reports = [report(t) for t in (*FERRY, BAKERY)]
    assert strangers(reports, load_embeddings()) == [reports[2]]
    assert strangers([reports[0], reports[2]], load_embeddings()) == [reports[2]]
    assert strangers(reports[:2], load_embeddings()) == []
    assert strangers(reports[:1], load_embeddings()) == []


def test_a_report_in_another_language_makes_no_stranger_of_the_others() -> None:
    german = replace(report("Fähre gesunken\n\nVor Port Tilmar ist am Montag eine Fähre gesunken."), language="de")
    assert strangers([german, report(FERRY[0])], load_embeddings()) == []
