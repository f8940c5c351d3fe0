from __future__ import annotations

from samestory.grouping import Stories, explain, links
from samestory.resources.embeddings import load_embeddings
from tests.grouping.grouping_reports import many


def stories() -> Stories:
    held = Stories(load_embeddings())
    held.add(many())
    return held


def test_a_report_is_explained_by_its_own_story_and_the_nearest_other() -> None:
    told = explain(stories(), 0)
    assert told.own is not None
    assert told.own.nearest == "r1"
    assert told.own.alike >= told.threshold
    assert "otzeva" in told.own.words
    south = told.others[0]
    assert south.alike < told.threshold
    assert {"kolmari", "ichavel"} & set(south.untold)
    assert south.days is not None
    assert south.days > 500


def test_a_report_that_is_alone_has_no_own_story_to_be_compared_with() -> None:
    assert explain(stories(), 6).own is None


def test_stories_that_are_near_are_linked_both_ways() -> None:
    held = stories()
    near = links(held)
    assert all((story, alike) in near[other] for story, found in near.items() for other, alike in found)
