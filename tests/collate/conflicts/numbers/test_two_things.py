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


def test_those_who_take_one_side_are_not_all_who_speak(nlp: Language) -> None:
    one = "Eighteen neighbours testified against the miller Orm Tarn in Velm."
    all_of_them = "Over 20 neighbours testified during the hearing in Velm, including Orm Tarn himself."
    assert told(nlp, one, all_of_them) == []
    assert len(told(nlp, one, "Twelve neighbours testified against the miller Orm Tarn in Velm.")) == 1


def test_those_who_are_thought_dead_are_not_the_toll(nlp: Language) -> None:
    toll = "Nine people died when the dam at Velm burst on Monday, the mayor said."
    assert told(nlp, toll, "Fourteen people are thought dead after the dam at Velm burst on Monday.") == []
    assert len(told(nlp, toll, "Fourteen people are dead after the dam at Velm burst on Monday.")) == 1


def test_a_figure_between_a_mark_and_what_it_counts_is_of_what_follows(nlp: Language) -> None:
    other = "Five Dead, Eight Missing After Velm Dam Bursts\n\nThe dam at Velm burst on Monday."
    (conflict,) = told(nlp, "Six people died when the dam at Velm burst.", other)
    assert [side.value for side in conflict.sides] == ["Six people", "Five Dead"]


def test_what_another_one_of_the_kind_did_is_told_of_another_thing(nlp: Language) -> None:
    flood = "Sunday's flood killed 105 people on Orsk."
    other = "The flood on Sunday came nine days after a somewhat weaker one caused 20 deaths on the isle of Orsk."
    assert told(nlp, flood, other) == []
