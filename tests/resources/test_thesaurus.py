"""The thesaurus: which words share a sense, and which nouns are people."""

from __future__ import annotations

import pytest

from samestory.resources.thesaurus import KIN, SAME, is_person, nearness


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("captain", "skipper", SAME),
        ("student", "pupil", SAME),
        ("founder", "sink", KIN),
        ("arrival", "arrive", KIN),
        ("ferry", "boat", KIN),
        ("boat", "tree", 0.0),
        ("word that is none", "tree", 0.0),
    ],
)
def test_nearness_is_the_same_both_ways(one: str, other: str, near: float) -> None:
    assert nearness(one, other) == nearness(other, one) == near


def test_people() -> None:
    assert [noun for noun in ("fisherman", "hiker", "bakery", "demonstrator", "hectare") if is_person(noun)] == [
        "fisherman",
        "hiker",
        "demonstrator",
    ]
