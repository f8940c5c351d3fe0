"""The thesaurus: which words share a sense, and which nouns are people."""

from __future__ import annotations

import pytest

from samestory.resources.thesaurus import is_person, senses


@pytest.mark.parametrize(
    ("one", "other", "same", "kin"),
    [
        ("captain", "skipper", True, False),
        ("student", "pupil", True, False),
        ("founder", "sink", False, True),
        ("arrival", "arrive", False, True),
        ("ferry", "boat", False, True),
        ("boat", "tree", False, False),
        ("word that is none", "tree", False, False),
    ],
)
def test_senses_in_common(one: str, other: str, same: bool, kin: bool) -> None:
    (mine, above), (theirs, over) = senses(one), senses(other)
    assert bool(mine & theirs) == same
    assert same or bool(mine & over or above & theirs) == kin


def test_people() -> None:
    assert [noun for noun in ("fisherman", "hiker", "bakery", "demonstrator", "hectare") if is_person(noun)] == [
        "fisherman",
        "hiker",
        "demonstrator",
    ]
