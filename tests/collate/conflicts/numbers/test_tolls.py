"""Tolls at the heads of reports, crowds and arrests wherever they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samestory.annotate import annotate
from samestory.collate.conflicts.context import vocabulary
from samestory.collate.conflicts.numbers.apart import Apart
from samestory.collate.conflicts.numbers.left_over import differ
from samestory.collate.conflicts.numbers.measures import measures_of
from samestory.collate.conflicts.numbers.tolls import toll_conflicts
from samestory.resources.embeddings import load_embeddings

from ...stories import dated
from .test_left_over import told

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

FIRST = "A gas main blew up under the Ostra bakery on Monday, killing five people. The mayor came at once."
LATER = (
    "Eight dead in Ostra bakery blast\n\nThe bakery in Ostra lay in ruins on Monday. Five people died in the shop and "
    "three in the flat above it, the fire chief said."
)


def test_a_report_that_tells_both_below_its_toll_is_no_reason_against_it(nlp: Language) -> None:
    (conflict,) = told(nlp, FIRST, LATER)
    assert [side.value for side in conflict.sides] == ["five people", "Eight"]
    assert conflict.weight == "grave"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Hospital and police count the hurt of one day; the house is called by another place.
        (
            "A scaffold in Quell collapsed on Friday, injuring six workers. Police closed the square in Quell.",
            "St Ymer's Hospital took in nine workers with broken bones on Friday after the scaffold fell.",
        ),
        # Police and organisers.
        (
            "Bakers marched through Ostra on Sunday. Police put the number of marchers at 3,000.",
            "Ostra belongs to its bakers. The route was long. Rain fell all day. Nobody minded it. We ate well. By "
            "noon, 9,000 of us marched behind the brass band on Sunday, the stewards counted.",
        ),
        # More colleagues than people in all are no part of these.
        (
            "Police in Ostra arrested twelve people after scuffles at the mill on Sunday.",
            "It was a long day at the mill. By nightfall 26 colleagues sat in cells in Ostra.",
        ),
    ],
)
def test_two_counts_of_one_day(nlp: Language, one: str, other: str) -> None:
    assert len(told(nlp, one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FIRST, "A gas main blew up in Ostra on Monday. Of the five dead, two were bakers from the night shift."),
        (FIRST, "Five people died in Ostra on Monday. A similar blast in Vell killed eleven people in 1998."),
        # Some bakers are a part of all people.
        (
            "Police in Ostra arrested twelve people after scuffles at the mill on Sunday.",
            "After the scuffles at the mill on Sunday, four bakers from Ostra sat in cells.",
        ),
        # A crowd here and a crowd there.
        (
            "In Ostra 3,000 bakers marched on Sunday, and 700 spectators filled the square.",
            "In Ostra 9,000 bakers marched on Sunday, and 500 spectators filled the square.",
        ),
    ],
)
def test_no_two_tolls(nlp: Language, one: str, other: str) -> None:
    reports = list(annotate(dated(one, other), nlp))
    measures = [m for report in reports for m in measures_of(report)]
    words = vocabulary(reports, load_embeddings())
    assert not toll_conflicts(measures, words, (), Apart(reports, ()), differ)


def test_a_later_higher_toll_is_an_update(nlp: Language) -> None:
    assert not told(nlp, FIRST, LATER, published=("2021-03-09", "2021-03-11"))


def test_every_report_stands_on_one_side(nlp: Language) -> None:
    (conflict,) = told(nlp, FIRST, LATER, "A blast in Ostra killed five people on Monday, the fire chief said.")
    reports = [e.report for side in conflict.sides for e in side.evidence]
    assert sorted(reports) == sorted(set(reports)) == ["r0", "r1", "r2"]


def test_a_report_whose_toll_is_that_of_the_other_side_stands_on_that_side(nlp: Language) -> None:
    found = told(
        nlp,
        "Five dead in Tarn ferry sinking\n\nAt least five are dead after a ferry sank in Tarn on Sunday.",
        "At least nine dead as ferry capsizes in Tarn\n\nDivers recovered five bodies in Tarn, and anglers four.",
        "Nine people are dead after a ferry sank in Tarn on Sunday, the harbour master said.",
    )
    sides = [{e.report for e in side.evidence} for conflict in found for side in conflict.sides]
    assert {"r0"} in sides
    assert not any({"r0", "r1"} <= side for side in sides)


def test_who_swims_ashore_is_not_all_who_were_aboard(nlp: Language) -> None:
    aboard = "The barge Alda, carrying some 25 to 30 passengers, sank off Tarn on Sunday."
    assert told(nlp, aboard, "Besides, 15 passengers managed to swim ashore off Tarn.") == []
    assert len(told(nlp, aboard, "The barge Alda was carrying over 50 passengers when it sank off Tarn.")) == 1
