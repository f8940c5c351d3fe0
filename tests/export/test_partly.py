"""Reports that carry only a part of a fact are told apart wherever facts are shown."""

from __future__ import annotations

from dataclasses import replace

from samestory.export.explain_facts import explain_fact
from samestory.export.html import story_to_html
from samestory.export.markdown import story_to_markdown
from samestory.export.notes import PARTS
from samestory.export.rows import story_rows
from samestory.export.terminal import story_to_text
from samestory.export.titles import behind, counted, sigla
from samestory.model import Story
from tests.export.story_fixture import make_story


def _story() -> Story:
    """Give a story of which the first fact of several reports is carried in part by the last of these."""
    story = make_story()
    fact = next(fact for fact in story.facts if fact.reports > 1)
    last = fact.evidence[-1].report
    origins = tuple(one for one in fact.witnesses if set(one.reports) != {last})
    part = replace(fact, partly=(last,), origins=max(1, len(origins)), witnesses=origins, origins_partly=1)
    return replace(story, facts=tuple(part if one is fact else one for one in story.facts))


def test_who_carries_a_part_stands_in_brackets_everywhere() -> None:
    story = _story()
    fact = next(fact for fact in story.facts if fact.partly)
    shown = behind(fact, sigla(story), "")
    assert f"({sigla(story)[fact.partly[0]]})" in shown
    assert PARTS in story_to_text(story)
    assert f"| {shown} |" in story_to_markdown(story)
    assert counted(fact) == f"{fact.origins} (+1)"
    assert f"| {counted(fact)} | {shown} |" in story_to_markdown(story)
    assert counted(fact) in story_to_text(story)
    assert "carries a part of it" in story_to_html(story)
    assert "<small title=" in story_to_html(story)
    assert "  a part of it" in explain_fact(story, fact.id)
    assert ", 1 more of a part of it" in explain_fact(story, fact.id)
    rows = [row for row in story_rows(story, "facts") if row["fact"] == fact.id]
    assert {row["report"] for row in rows if row["carries"] == "part"} == set(fact.partly)
    assert {row["carries"] for row in rows} == {"all", "part"}
    assert {row["origins_partly"] for row in rows} == {1}


def test_nothing_is_said_of_parts_where_there_are_none() -> None:
    assert PARTS not in story_to_text(make_story())
