"""Whom a word names."""

from __future__ import annotations

from samestory.collate.conflicts.people import who_is, words_of_names
from samestory.model import StoryActor

NAMES = words_of_names(
    [
        StoryActor("a1", "Dana Quill", "person", ("Dana", "Quill"), ()),
        StoryActor("a2", "Orla Quill", "person", ("Quill",), ()),
        StoryActor("a3", "Quill Bay", "place", (), ()),
    ]
)


def test_a_word_that_one_has() -> None:
    assert who_is("dana", "Dana was freed", NAMES) == "Dana Quill"


def test_the_whole_name_beside_it() -> None:
    assert who_is("quill", "Orla Quill was freed", NAMES) == "Orla Quill"


def test_the_name_of_several_stays_a_word() -> None:
    assert who_is("quill", "Quill was freed", NAMES) == "quill"
    assert who_is("miner", "The miner was freed", NAMES) == "miner"
