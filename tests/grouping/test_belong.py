"""One story with strangers, or several: what is left out, what is kept unsure, and when nothing is decided."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samestory.grouping import Belonging, one_story, stories_of
from samestory.grouping import belong as module
from samestory.model import Report
from samestory.resources.embeddings import load_embeddings
from tests.grouping.grouping_reports import BAKERY, CHESS, FERRY, QUAKE_NORTH, QUAKE_SOUTH, many, report


def of(*texts: str) -> list[Report]:
    return [report(text, name=f"r{number}") for number, text in enumerate(texts)]


def belonging(reports: list[Report]) -> Belonging | None:
    return one_story(reports, load_embeddings())


def test_reports_of_one_event_all_belong() -> None:
    assert belonging(of(*QUAKE_NORTH)) == Belonging((0, 1))
    assert belonging(of(FERRY[0])) == Belonging((0,))
    assert belonging([]) == Belonging(())


def test_a_stray_report_does_not_belong_wherever_it_stands() -> None:
    assert belonging(of(*FERRY, BAKERY)) == Belonging((0, 1), (2,))
    assert belonging(of(BAKERY, *FERRY)) == Belonging((1, 2), (0,))
    assert belonging(of(FERRY[0], BAKERY, CHESS[0], FERRY[1])) == Belonging((0, 3), (1, 2))


def test_two_groups_are_several_stories() -> None:
    assert belonging(of(*FERRY, *CHESS)) is None
    quakes = [report(t, "2031-03-10") for t in QUAKE_NORTH] + [report(t, "2032-08-19") for t in QUAKE_SOUTH]
    assert belonging(quakes) is None


@pytest.mark.parametrize(("later", "parted"), [(None, True), ("2031-03-12", True), ("2031-06-01", False)])
def test_two_groups_much_alike_are_one_story_in_parts_but_where_dates_part_them(
    later: str | None, parted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "group_reports", lambda *_, threshold=None: [0, 0, 0, 0] if threshold else [0, 0, 1, 1])
    reports = [report(t, "2031-03-10") for t in QUAKE_NORTH] + [report(t, later) for t in QUAKE_SOUTH]
    assert belonging(reports) == (Belonging((0, 1, 2, 3), parted=(2, 2)) if parted else None)


def test_one_pair_among_many_others_is_no_story_with_strangers() -> None:
    assert belonging(of(*FERRY, BAKERY, CHESS[0], QUAKE_NORTH[0])) is None


def test_few_reports_that_are_not_alike_are_one_story_and_unsure() -> None:
    assert belonging(of(FERRY[0], CHESS[0])) == Belonging((0, 1), unsure=(0, 1))
    assert belonging(of(FERRY[0], CHESS[0], BAKERY)) == Belonging((0, 1, 2), unsure=(0, 1, 2))
    assert belonging(of(FERRY[0], CHESS[0], BAKERY, QUAKE_NORTH[0])) is None


STORM = (
    "A ferry with sixty people on board sank off Port Ellis on Monday evening when a storm broke over the bay. "
    "Fishermen pulled everybody from the water within a quarter of an hour, the harbour master said. "
    "Divers will look for the cause once the wind has dropped, and the owner promised to pay back all tickets. "
    "The line to the islands stays closed until a second ship arrives from the yard in Skarn."
)
SALE = (
    "Tolmer Foods agreed to buy its rival Nestwell for two billion crowns, the largest takeover of a grocer yet. "
    "Shares in both rose by a tenth after their chief executives announced the merger to analysts. "
    "Regulators must approve the deal, which would leave three chains with most of the market. "
    "A union representing cashiers warned that duplicate branches could shut and demanded guarantees for jobs."
)


def test_few_reports_with_next_to_nothing_in_common_are_several_stories() -> None:
    assert belonging(of(STORM, SALE)) is None
    assert belonging(of(STORM, SALE, BAKERY)) == Belonging((0, 1, 2), unsure=(0, 1, 2))  # too short to tell


def test_a_report_that_is_like_one_of_the_story_is_kept_as_unsure(monkeypatch: pytest.MonkeyPatch) -> None:
    reports = of(*FERRY, "Harbour of Tilmar closed\n\nThe bakery beside the old harbour of Port Tilmar is closed.")
    assert belonging(reports) is not None
    monkeypatch.setattr(module, "group_reports", lambda *_, **__: [0, 0, 1])
    found = belonging(reports)
    assert found == Belonging((0, 1, 2), unsure=(2,))


def test_a_report_in_another_language_belongs() -> None:
    german = replace(report("Fähre gesunken\n\nVor Port Tilmar ist am Montag eine Fähre gesunken."), language="de")
    assert belonging([german, report(FERRY[0])]) == Belonging((0, 1))
    assert belonging([german, *of(*FERRY, BAKERY)]) == Belonging((0, 1, 2), (3,))


@settings(max_examples=40, deadline=None)
@given(rows=st.lists(st.integers(0, 8), min_size=1, max_size=9, unique=True))
def test_no_report_is_lost_and_no_order_matters(rows: list[int]) -> None:
    every = many()
    reports = [every[row] for row in rows]
    found = belonging(reports)
    if found is not None:
        assert sorted(found.belong + found.apart) == list(range(len(reports)))
        assert set(found.unsure) <= set(found.belong)
        assert len(found.apart) <= len(reports) / 2
    again = belonging([every[row] for row in sorted(rows)])
    assert (found is None) == (again is None)
    if found is not None and again is not None:
        held = {reports[row].id for row in found.belong}
        assert held == {[every[row] for row in sorted(rows)][row].id for row in again.belong}
    stories = stories_of(reports, load_embeddings())
    assert sorted(row for story in stories for row in story) == list(range(len(reports)))
    assert [len(story) for story in stories] == sorted((len(story) for story in stories), reverse=True)
