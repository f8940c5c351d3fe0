"""Somebody who died in one report and survived in another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from samestory.collate.conflicts.polarity.fates import fate_conflicts
from samestory.model import Conflict, StoryActor
from tests.collate.stories import one_sentence

FENN = StoryActor("a1", "Orla Fenn", "person", ("Fenn",), ())
QUILL = StoryActor("a2", "Dana Fenn", "person", ("Fenn",), ())


def told(one: str, other: str, *, actors: tuple[StoryActor, ...] = (FENN,), day: str = "2031-05-02") -> list[Conflict]:
    return fate_conflicts([one_sentence("a", one), replace(one_sentence("b", other), published=day)], actors)


@pytest.mark.parametrize(
    ("alive", "dead", "about", "weight"),
    [
        ("Its captain, Per Holm, 52, survived and was questioned.", "The skipper, 52, went down with his ship.",
         "whether the captain survived", "unsure"),
        ("The gunman was arrested at the pier.", "Guards said the gunman was shot dead at the pier.",
         "whether the gunman survived", "unsure"),
        ("Fenn is recovering at home.", "Orla Fenn died in the fall.", "whether Orla Fenn survived", "grave"),
    ],
)  # fmt: skip
def test_alive_and_dead(alive: str, dead: str, about: str, weight: str) -> None:
    (conflict,) = told(alive, dead)
    assert (conflict.kind, conflict.about, conflict.weight) == ("polarity", about, weight)
    assert [(side.value, side.evidence[0].text) for side in conflict.sides] == [("yes", alive), ("no", dead)]


@pytest.mark.parametrize(
    ("alive", "dead"),
    [
        # two of a kind, anybody
        ("The gunman was arrested at the pier.", "A second gunman was shot dead at the pier."),
        ("The gunman was arrested after two other gunmen, the drivers, fled.", "The driver was shot dead at the pier."),
        ("The driver was arrested, and two drivers were hurt.", "The driver was shot dead at the pier."),
        ("The woman was rescued and is recovering.", "The woman drowned in the lock."),
        # another time, and what may be
        ("The captain survived a wreck in 2011.", "The captain went down with his ship."),
        ("The captain survived.", "The captain could have died."),
        ("If the captain survived, he hid.", "The captain went down with his ship."),
        # others
        ("The captain survived.", "The pilot was killed."),
        ("Orla Fenn survived.", "Per Holm died in the fall."),
    ],
)
def test_no_two_fates(alive: str, dead: str) -> None:
    assert told(alive, dead) == []


def test_who_may_have_died_since_is_no_conflict() -> None:
    assert told("Fenn is in hospital.", "Orla Fenn died in the night.", day="2031-05-03") == []
    assert len(told("Orla Fenn died in the night.", "Fenn is in hospital.", day="2031-05-03")) == 1


def test_a_name_of_two_people_names_nobody() -> None:
    assert told("Fenn is recovering at home.", "Orla Fenn died in the fall.", actors=(FENN, QUILL)) == []
