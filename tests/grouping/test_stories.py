from __future__ import annotations

from dataclasses import replace

import pytest
from grouping_reports import BAKERY, CHESS, FERRY, QUAKE_NORTH, QUAKE_SOUTH, report

from samestory.grouping import group_reports, strangers
from samestory.resources.embeddings import load_embeddings


def test_two_events_make_two_stories_numbered_by_their_first_report() -> None:
    reports = [report(t) for t in (FERRY[0], CHESS[0], FERRY[1], CHESS[1], BAKERY)]
    assert group_reports(reports, load_embeddings()) == [0, 1, 0, 1, 2]


@pytest.mark.parametrize("texts", [[], [BAKERY]])
def test_nothing_and_one_report(texts: list[str]) -> None:
    assert group_reports([report(t) for t in texts], load_embeddings()) == [0] * len(texts)


def test_two_earthquakes_in_one_country_are_two_stories() -> None:
    north = [report(t, "2031-03-10") for t in QUAKE_NORTH]
    south = [report(t, "2032-08-19") for t in QUAKE_SOUTH]
    assert group_reports([north[0], south[0], north[1], south[1]], load_embeddings()) == [0, 1, 0, 1]


def test_two_undated_earthquakes_differ_by_who_and_where() -> None:
    elsewhere = [report(text.replace("Talverra", "Borovend")) for text in QUAKE_SOUTH]
    north = [report(t) for t in QUAKE_NORTH]
    assert group_reports([north[0], elsewhere[0], north[1], elsewhere[1]], load_embeddings()) == [0, 1, 0, 1]


def test_strangers_are_the_reports_that_fit_no_other() -> None:
    reports = [report(t) for t in (*FERRY, BAKERY)]
    assert strangers(reports, load_embeddings()) == [reports[2]]
    assert strangers([reports[0], reports[2]], load_embeddings()) == [reports[2]]
    assert strangers(reports[:2], load_embeddings()) == []
    assert strangers(reports[:1], load_embeddings()) == []


def test_a_report_in_another_language_makes_no_stranger_of_the_others() -> None:
    german = replace(report("Fähre gesunken\n\nVor Port Tilmar ist am Montag eine Fähre gesunken."), language="de")
    assert strangers([german, report(FERRY[0])], load_embeddings()) == []
