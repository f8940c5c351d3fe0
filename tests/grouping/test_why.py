from __future__ import annotations

import pytest

from samestory.grouping import Stories, explain, links
from samestory.resources.embeddings import load_embeddings
from tests.grouping.grouping_reports import many, report


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


def test_stories_that_are_near_are_linked_both_ways_with_the_same_reasons() -> None:
    near = links(stories())
    assert near
    for story, found in near.items():
        for link in found:
            back = next(other for other in near[link.story] if other.story == story)
            assert (back.alike, back.names, back.words, back.days) == (link.alike, link.names, link.words, link.days)


QUARREL = (
    "Miners of Otzeva {}\n\nMiners led by Doria Venn in Otzeva in the Lethra valley {} at the pit of Kolmari Steel."
)


@pytest.mark.parametrize(("later", "days", "kind"), [("2031-04-20", 41, "episode"), ("2033-04-20", 772, "alike")])
def test_what_the_same_people_do_soon_after_is_another_episode(later: str, days: int, kind: str) -> None:
    held = Stories(load_embeddings())
    held.add(
        report(QUARREL.format(done, told), day)
        for done, told, day in (
            ("walk out", "laid down their tools and blocked the gates with lorries", "2031-03-10"),
            ("win pay rise", "cheered as owners signed a contract about wages and pensions", later),
        )
    )
    held.story = [1, 2]  # as where there are more reports of each, which are nearer to one another
    (link,) = links(held)[1]
    assert (link.story, link.kind, link.days) == (2, kind, days)
    assert {"doria", "venn", "lethra"} <= set(link.names)


def test_another_event_of_the_kind_is_only_alike() -> None:
    held = stories()
    north, south = held.story[0], held.story[-1]
    assert north != south
    assert [link.kind for link in links(held)[north] if link.story == south] in ([], ["alike"])
