"""Figures that look alike and are told of two people, two places, each year, or of those who tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.collate.conflicts.numbers.test_left_over import told

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("one", "same", "other"),
    [
        # what two people did
        ("Coach Dana Quill retires after 5 seasons with the Tarn Herons.",
         "Dana Quill, the coach, announced her retirement after 15 seasons with the Tarn Herons.",
         "Keeper Tobin Marsh announced his retirement after 15 seasons with the Tarn Herons."),
        # each year, and in all
        ("The register in Vell lists 214,000 shell companies.",
         "The register in Vell lists about 20,000 shell companies.",
         "The register in Vell opens about 20,000 shell companies per year."),
        # in two places
        ("Twelve people were killed when a seaplane hit a pier in Chile on Sunday.",
         "Six people were killed when the seaplane hit a pier in Chile.",
         "Six people were killed when a seaplane hit a pier in Brazil."),
        # what some of several did
        ("The rocket travelled 1,677 miles before it fell into the sea off Holm.",
         "The rocket travelled 155 miles before it fell into the sea.",
         "Two of them travelled 155 miles before they fell into the sea."),
    ],
)  # fmt: skip
def test_of_two_things(nlp: Language, one: str, same: str, other: str) -> None:
    assert len(told(nlp, one, same)) == 1
    assert told(nlp, one, other) == []


def test_sources_are_not_those_of_whom_they_tell(nlp: Language) -> None:
    one = "The board said nine people would be expelled from the Tarn party on Monday."
    assert len(told(nlp, one, "Three people would be expelled from the Tarn party, the board said.")) == 1
    assert told(nlp, one, "Three people said members would not be expelled from the Tarn party.") == []
