from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samestory.grouping import Changes, Stories, group_reports
from samestory.grouping.stories import Renewed
from samestory.resources.embeddings import load_embeddings
from tests.grouping.grouping_reports import BAKERY, CHESS, FERRY, QUAKE_NORTH, QUAKE_SOUTH, many, report


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


def together(stories: Stories) -> set[frozenset[str]]:
    return {frozenset(stories.ids[row] for row in rows) for rows in stories.members().values()}


@settings(max_examples=30, deadline=None)
@given(order=st.permutations(range(9)), step=st.integers(1, 9))
def test_one_by_one_and_in_bulk_give_the_same_stories(order: list[int], step: int) -> None:
    reports = many()
    bulk = Stories(load_embeddings())
    bulk.add(reports)
    single = Stories(load_embeddings())
    for start in range(0, len(order), step):
        single.add(reports[number] for number in order[start : start + step])
    assert together(single) == together(bulk)


@settings(max_examples=30, deadline=None)
@given(order=st.permutations(range(9)))
def test_every_number_ever_given_leads_to_a_story(order: list[int]) -> None:
    reports = many()
    stories = Stories(load_embeddings())
    seen: set[int] = set()
    for number in order:
        changes = stories.add([reports[number]])
        assert seen.isdisjoint(changes.new)
        seen |= set(stories.story)
    assert {stories.resolve(number) for number in seen} <= set(stories.story)


def test_a_story_keeps_its_number_when_it_grows() -> None:
    stories = Stories(load_embeddings())
    assert stories.add([report(FERRY[0], name="a")]).new == (1,)
    assert stories.add([report(BAKERY, name="b")]).new == (2,)
    changes = stories.add([report(FERRY[1], name="c")])
    assert (changes.new, changes.grown, changes.merged) == ((), (1,), ())
    assert stories.story == [1, 2, 1]


def test_two_stories_that_a_third_report_joins_become_the_larger() -> None:
    head, tail = (
        "Ferry Alba Rosa sinks\n\nThe ferry Alba Rosa sank.",
        "Sailors missing off Port Tilmar\n\nNine sailors are missing off Port Tilmar.",
    )
    stories = Stories(load_embeddings())
    stories.add([report(head, name="a"), report(tail, name="b")])
    assert stories.story == [1, 2]
    whole = "Ferry Alba Rosa sinks off Port Tilmar, nine sailors missing\n\nNine sailors of the Alba Rosa are missing."
    changes = stories.add([report(whole, name="c")])
    assert changes.merged == ((2, 1),)
    assert stories.resolve(2) == 1
    assert stories.story == [1, 1, 1]


PARTS = st.lists(st.integers(0, 5), min_size=8, max_size=8)


@given(first=PARTS, second=PARTS, third=PARTS)
def test_numbers_are_carried_over_whatever_merges_and_splits(
    first: list[int], second: list[int], third: list[int]
) -> None:
    story, last = [0] * 8, 0
    leads_to: dict[int, int] = {}
    splits: dict[int, int] = {}
    given_numbers: set[int] = set()
    for parts in (first, second, third):
        groups = [[row for row in range(8) if parts[row] == part] for part in sorted(set(parts))]
        before = list(story)
        renewed = Renewed(story, leads_to, splits, last)
        renewed.carry_over(groups)
        last = renewed.number()
        changes = renewed.changes()
        assert len(set(story)) == len(groups)
        assert all(len({story[row] for row in group}) == 1 for group in groups)
        assert given_numbers.isdisjoint(changes.new), "no number is given twice"
        given_numbers |= set(story)
        for number in given_numbers:
            while number in leads_to:
                number = leads_to[number]
            assert number in story, "every number ever given leads to a story"
        for group in groups:
            held = [row for row in range(8) if before[row] == before[group[0]]]
            if before[group[0]] and held == group:
                assert story[group[0]] == before[group[0]], "what has not changed keeps its number"
        for old, new in changes.split:
            assert {before[row] for row in range(8) if story[row] == new} >= {old}


def test_a_story_that_loses_reports_says_so() -> None:
    story = [1, 1, 1, 1, 2]
    leads_to: dict[int, int] = {}
    splits: dict[int, int] = {}
    renewed = Renewed(story, leads_to, splits, 2)
    renewed.carry_over([[1, 2, 3, 4], [0]])
    assert renewed.number() == 3
    assert story == [3, 1, 1, 1, 1]
    assert (leads_to, splits) == ({2: 1}, {3: 1})
    assert renewed.changes() == Changes(new=(3,), grown=(1,), merged=((2, 1),), split=((1, 3),))
