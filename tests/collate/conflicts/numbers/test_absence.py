"""None against some: `no one was hurt` is a figure without a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samestory.annotate import annotate
from samestory.collate.conflicts.numbers.absence import absence_conflicts
from samestory.collate.conflicts.numbers.measures import measures_of
from samestory.model import Conflict
from tests.collate.stories import dated

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

SOME = "Two people were injured when a kiosk burned at the Tarn Lake fair. Music had just begun."
NONE = "A kiosk burned at the Tarn Lake fair. Music had just begun. “No one was injured,” said Ola Brekk, who ran it."


def told(nlp: Language, *texts: str, published: tuple[str, ...] = ()) -> list[Conflict]:
    reports = list(annotate(dated(*texts, published=published), nlp))
    return absence_conflicts(reports, [measure for report in reports for measure in measures_of(report)])


def test_what_those_counted_suffered_says_that_they_were_hurt(nlp: Language) -> None:
    some = SOME.replace("were injured", "were treated for burns")
    (conflict,) = told(nlp, some, NONE)
    assert conflict.about == "whether anybody is hurt"


@pytest.mark.parametrize(
    "none",
    [
        NONE,
        "A kiosk burned at the Tarn Lake fair. There were no injuries, the organiser Ola Brekk said.",
        "A kiosk burned at the Tarn Lake fair. Nobody was hurt, said Ola Brekk, the organiser.",
    ],
)
def test_nobody_hurt_stands_against_two_hurt(nlp: Language, none: str) -> None:
    (conflict,) = told(nlp, SOME, none)
    assert (conflict.kind, conflict.about) == ("number", "whether anybody is hurt")
    some, nobody = conflict.sides
    assert some.value.startswith("Two")
    assert nobody.value == "none"
    assert {e.report for e in some.evidence} == {"r0"}
    assert {e.report for e in nobody.evidence} == {"r1"}


def test_one_report_with_the_word_of_one_party_against_its_own(nlp: Language) -> None:
    both = f"{SOME} “No one was injured,” said Ola Brekk, the organiser of the fair."
    (conflict,) = told(nlp, both, SOME)
    assert [{e.report for e in side.evidence} for side in conflict.sides] == [{"r0", "r1"}, {"r0"}]


@pytest.mark.parametrize(
    "none",
    [
        "A kiosk burned at the Tarn Lake fair. No one was seriously injured, said Ola Brekk.",
        "A kiosk burned at the Tarn Lake fair. No one else was injured, said Ola Brekk.",
        "A kiosk burned at the Tarn Lake fair. There were no immediate reports of injuries.",
        "A kiosk burned at the Tarn Lake fair. There were no injuries to visitors, said Ola Brekk.",
        "A kiosk burned at the Tarn Lake fair. Ola Brekk hoped that nobody would be injured.",
        "A kiosk burned at the Tarn Lake fair. In 2014 nobody was injured, said Ola Brekk.",
        "A kiosk burned at the Tarn Lake fair. Nobody was arrested, said Ola Brekk.",
        "A kiosk burned at the Tarn Lake fair. Was nobody injured?",
    ],
)
def test_some_of_the_hurt_or_another_hour_are_no_conflict(nlp: Language, none: str) -> None:
    assert told(nlp, SOME, none) == []


def test_what_was_not_yet_known_is_none(nlp: Language) -> None:
    early = "A kiosk burned at the Tarn Lake fair. Nobody was injured in the fire."
    assert told(nlp, SOME, early, published=("2021-03-11", "2021-03-09")) == []


def test_a_figure_far_down_may_be_of_another_event(nlp: Language) -> None:
    filler = " ".join(f"Stall {n} sold cakes." for n in "ABCDEF")
    other = f"A kiosk burned at the Tarn Lake fair. {filler} Two people were injured in the tombola."
    assert told(nlp, other, NONE) == []
