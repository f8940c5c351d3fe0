"""The scorer of conflicts in small stories counts what is found, what is missed and what is false."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bench.told_apart import Tally, score
from samestory.model import Conflict, Evidence, Report, Side, Story

BENCH = Path(__file__).resolve().parents[1] / "bench" / "conflicts"
QUAY = "The ferry held 40 people. It sank on Monday."
GULL = "There were 52 passengers. It went down on Monday."
TRUTH: dict[str, Any] = {
    "id": "1",
    "conflicts": [
        {
            "kind": "number",
            "about": "people aboard",
            "sides": [
                {"value": "40", "evidence": [["a", "The ferry held 40 people"]]},
                {"value": "52", "evidence": [["b", "There were 52 passengers"]]},
            ],
        }
    ],
}


def _conflict(one: str, other: str) -> Conflict:
    at = (QUAY.index(one), GULL.index(other))
    sides = (
        Side("40", (Evidence("a", at[0], at[0] + len(one), one),)),
        Side("52", (Evidence("b", at[1], at[1] + len(other), other),)),
    )
    return Conflict("number", "people aboard", sides)


def _story(*conflicts: Conflict) -> Story:
    reports = tuple(Report(id=name, source=name, text=text) for name, text in (("a", QUAY), ("b", GULL)))
    return Story(reports, conflicts=conflicts)


def _tally(story: Story, **more: Any) -> Tally:
    tally = Tally()
    score({**TRUTH, **more}, story, tally)
    return tally


def test_a_conflict_is_found_by_overlapping_sides() -> None:
    tally = _tally(_story(_conflict("ferry held 40 people", "were 52 passengers")))
    assert (tally.found["number"], tally.right["number"], tally.errors) == (1, 1, [])


def test_what_is_missed_and_what_is_false_is_named() -> None:
    tally = _tally(_story(_conflict("sank on Monday", "went down on Monday")))
    assert (tally.known["number"], tally.found["number"], tally.told["number"], tally.right["number"]) == (1, 0, 1, 0)
    assert [error.split(":")[0] for error in tally.errors] == ["1 missed number", "1 false number"]


def test_sides_that_find_one_side_alone_find_nothing() -> None:
    both = _conflict("ferry held 40 people", "were 52 passengers")
    tally = _tally(_story(replace(both, sides=(both.sides[0], both.sides[0]))))
    assert tally.found.total() == 0


def test_neutral_words_count_for_neither() -> None:
    told = _story(_conflict("ferry held 40 people", "were 52 passengers"))
    tally = _tally(told, conflicts=[], neutral=TRUTH["conflicts"])
    assert (tally.told.total(), tally.figures()["conflicts"]["r"]) == (0, 0.0)


@pytest.mark.parametrize("part", ["seen", "held"])
def test_every_side_of_a_story_stands_once_in_its_report(part: str) -> None:
    paths = sorted((BENCH / part).glob("*.json"))
    assert len(paths) == 60
    for path in paths:
        story = json.loads(path.read_text(encoding="utf-8"))
        texts = {report["id"]: report["text"] for report in story["reports"]}
        for conflict in [*story["conflicts"], *story.get("neutral", ())]:
            assert len(conflict["sides"]) > 1
            for side in conflict["sides"]:
                assert all(texts[report].count(words) == 1 for report, words in side["evidence"]), path.name
