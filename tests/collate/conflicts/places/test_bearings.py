"""Opposite bearings from one place, and two places of one kind."""

from __future__ import annotations

import pytest

from samestory.collate.conflicts.places.bearings import bearing_conflicts
from samestory.model import StoryActor
from tests.collate.stories import one_sentence


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The glider came down in a beet field five miles west of Dorvane.",
         "The glider crashed into a field of beet east of Dorvane."),
        ("A courier left the violin on a bench at Harrow Station on Sunday.",
         "The violin, which a courier left on a bench at Vell Station, is worth a fortune."),
    ],
)  # fmt: skip
def test_two_places(one: str, other: str) -> None:
    (conflict,) = bearing_conflicts([one_sentence("a", one), one_sentence("b", other)])
    assert (conflict.kind, conflict.weight) == ("place", "grave")
    assert [side.evidence[0].text for side in conflict.sides] == [one, other]


GLIDER = "The glider came down in a beet field five miles west of Dorvane."
VIOLIN = "A courier left the violin on a bench at Harrow Station on Sunday."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (GLIDER, "The glider crashed into a beet field west of Dorvane."),
        (GLIDER, "The glider crashed into a beet field east of Norvane."),
        (GLIDER, "The pilot grew up east of Dorvane."),
        (GLIDER, "The glider that took off east of Dorvane came down in a beet field west of Dorvane."),
        (VIOLIN, "The violin was found at Vell Station."),
        (VIOLIN, "The violin that a courier left on a bench at Harow Station on Sunday is worth a fortune."),
        (VIOLIN, "A courier left the violin on a bench at Vell Station after he had changed trains at Harrow Station."),
    ],
)
def test_no_two_places(one: str, other: str) -> None:
    assert bearing_conflicts([one_sentence("a", one), one_sentence("b", other)]) == []


def test_scholars_of_two_universities() -> None:
    one = "The slope at Holm will slide again this winter, said Kim Orla, who studies mud at Vell University."
    other = "Kim Per, who studies mud and the slope at Holm at Harrow University, said it will slide this winter."
    reports = [one_sentence("a", one), one_sentence("b", other)]
    assert len(bearing_conflicts(reports)) == 1
    people = [StoryActor(name, name, "person", (name,), ()) for name in ("Kim Orla", "Kim Per")]
    assert bearing_conflicts(reports, people) == []
