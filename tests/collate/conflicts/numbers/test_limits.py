"""Time limits for one thing that exclude one another, in whatever unit."""

from __future__ import annotations

import pytest

from samestory.collate.conflicts.numbers.limits import limit_conflicts
from samestory.model import Conflict
from tests.collate.stories import one_sentence


def told(*texts: str) -> list[Conflict]:
    reports = [one_sentence(f"r{n}", text) for n, text in enumerate(texts)]
    found = limit_conflicts(reports, ())
    for evidence in (e for conflict in found for side in conflict.sides for e in side.evidence):
        text = next(r.text for r in reports if r.id == evidence.report)
        assert text[evidence.start : evidence.end] == evidence.text
    return found


@pytest.mark.parametrize(
    ("one", "two", "values", "weight"),
    [
        ("A new harbour board must be chosen within 60 days.", "The town has three weeks to choose a harbour board.",
         ["60 days", "three weeks"], "grave"),
        ("Torle was ordered to clear the wreck within a week.", "The owner was given two months to remove the wreck.",
         ["a week", "two months"], "unsure"),
        ("The council promised a plan for the dyke within 30 days.", "A plan will be ready within four months.",
         ["30 days", "four months"], "unsure"),
    ],
)  # fmt: skip
def test_limits_of_one_thing(one: str, two: str, values: list[str], weight: str) -> None:
    (conflict,) = told(one, two)
    assert ([side.value for side in conflict.sides], conflict.kind, conflict.weight) == (values, "number", weight)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        # the same in another unit; another thing; no limit, but what was done; a time that is counted from an event
        ("The wreck must be cleared within six weeks.", "The owner has 42 days to clear the wreck."),
        ("The wreck must be cleared within six weeks.", "The crew has ten days to appeal."),
        ("The minister promised a report within ten days.", "The minister promised new boats within two years."),
        ("Divers cleared the wreck within two days.", "The owner has ten weeks to clear the wreck."),
        ("The wreck must be cleared within six weeks of the storm.", "The owner has ten days to clear the wreck."),
    ],
)  # fmt: skip
def test_no_limits_of_one_thing(one: str, two: str) -> None:
    assert told(one, two) == []


def test_a_report_that_tells_both_tells_of_two_things() -> None:
    both = "The owner must clear the wreck within ten days, and the harbour board must sell the wreck within a year."
    assert told(both, "The owner has a year to clear the wreck.") == []


def test_what_was_found_before_is_not_told_again() -> None:
    texts = ("The wreck must be cleared within six weeks.", "The owner has ten days to clear the wreck.")
    known = told(*texts)
    assert known
    assert limit_conflicts([one_sentence(f"r{n}", text) for n, text in enumerate(texts)], known) == []
