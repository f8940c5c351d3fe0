"""Cues looked up by lemma, also where the lemmatiser errs; frames and forces of the lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samestory.annotate.quotations.cue_words import cue_of
from samestory.resources.cues import cue_adjectives, cue_nouns, cue_verbs, names_person
from tests.annotate.quotations.test_attributions import doc

if TYPE_CHECKING:
    from spacy.tokens import Token


def verb(word: str, lemma: str) -> Token:
    return doc((word, lemma, "VBG", 0, "ROOT"))[0]


def test_a_lemma_that_lost_its_e() -> None:
    found = cue_of(verb("hoping", "hop"))
    assert found is not None
    assert "to" in found.frames
    assert cue_of(verb("hopping", "hop")) is None


def test_a_word_may_have_several_forces_and_the_first_is_its_own() -> None:
    found = cue_verbs()["suggest"]
    assert found.force == "claim"
    assert {"claim", "show"} <= found.forces


@pytest.mark.parametrize("table", [cue_verbs, cue_nouns, cue_adjectives])
def test_the_lists_are_in_small_letters(table: object) -> None:
    assert callable(table)
    assert all(word == word.lower() for word in table())


@pytest.mark.parametrize(("words", "personal"), [
    ("a senior official", True), ("the nominee", True), ("the state department", False), ("a settlement", False),
    ("the winter", False), ("her doctor", True),
])  # fmt: skip
def test_who_is_a_person_by_the_ending_of_the_word(words: str, personal: bool) -> None:
    assert names_person(words) is personal
