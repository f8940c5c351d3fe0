"""Figures of two who count, in one report: the organisers' and those of the police."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samestory.annotate import annotate
from samestory.collate.conflicts.context import vocabulary
from samestory.collate.conflicts.numbers.find import find_numbers
from samestory.model import Conflict
from samestory.resources.embeddings import load_embeddings
from tests.collate.stories import dated

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


def all_of(nlp: Language, *texts: str) -> list[Conflict]:
    reports = list(annotate(dated(*texts), nlp))
    return find_numbers(reports, (), {}, vocabulary(reports, load_embeddings()))


BOTH = (
    "Bakers walked out in Ostra on Friday. The Bakers' Guild said more than 40,000 people marched through the town, "
    "while the Home Ministry counted 9,000 demonstrators."
)


def test_a_report_sets_two_who_count_against_one_another(nlp: Language) -> None:
    put = (
        "Ovens stayed cold in Ostra. The Home Ministry put the number of marchers who oppose a plan to raise the price "
        "of flour at 9,000.\n\nThe Bakers' Guild said there had been more than 40,000 people at the march."
    )
    (conflict,) = all_of(nlp, BOTH, put)
    assert "Home Ministry" in conflict.about
    assert [side.value for side in conflict.sides] == ["more than 40,000 people", "9,000 demonstrators"]
    assert [{e.report for e in side.evidence} for side in conflict.sides] == [{"r0", "r1"}, {"r0", "r1"}]


@pytest.mark.parametrize(
    "text",
    [
        # one who counts
        "The Home Ministry said 40,000 people marched in Ostra, and it counted 9,000 demonstrators in Vell.",
        # another year
        "The Bakers' Guild said 40,000 people marched in Ostra, while the Home Ministry had counted 9,000 "
        "demonstrators in the autumn of 2014.",
        # another thing
        "The Bakers' Guild said 40,000 people marched in Ostra, while the Home Ministry said 90 were arrested.",
    ],
)
def test_what_is_not_of_one_crowd(nlp: Language, text: str) -> None:
    assert all_of(nlp, f"Bakers walked out on Friday. {text}") == []


def test_a_conflict_is_told_once_with_all_that_tells_it(nlp: Language) -> None:
    found = all_of(
        nlp,
        "A cargo plane carrying 60 Velm sailors crashed on Monday near Quell.",
        "A cargo plane carrying 70 Velm sailors crashed on Monday near Quell, the ministry said.",
        "A cargo plane, an old Orm-7, carrying 60 Velm sailors of the reserve crashed on Monday near Quell.",
    )
    assert len(found) == 1
    assert sorted(len(side.evidence) for side in found[0].sides) == [1, 2]


def test_the_dead_of_last_year_are_others(nlp: Language) -> None:
    first = "Five people were killed when a ferry sank in Tarn on Sunday."
    assert all_of(nlp, first, "A ferry sank in Tarn in June last year, killing 32 people.") == []
    assert len(all_of(nlp, first, "A ferry sank in Tarn on Sunday, killing 12 people.")) == 1
