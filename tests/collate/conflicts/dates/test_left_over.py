"""Dates and hours of one event told in other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.collate.conflicts.numbers.test_left_over import told

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


def test_it_dates_what_was_told_before(nlp: Language) -> None:
    (conflict,) = told(
        nlp,
        "A tram hit a cart in Dorvane. The accident happened at half past eleven in the morning.",
        "A cart was hit by a tram in Dorvane. It was shortly before seven in the evening.",
        kind="date",
    )
    assert conflict.weight == "unsure"
    assert conflict.about == "when: The accident happened"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # two stages of one flight
        ("The rocket passed over the island of Holm at 7:06 a.m., the ministry said.",
         "The rocket landed in the sea off the island of Holm at 7:16 a.m., the ministry said."),
        # a noun that is dated, and what a verb dates
        ("Vell’s Nov. 6 proposal came after its chairman had toured Orrin.",
         "Orrin’s shareholders will hold a meeting on March 6 to vote on Vell."),
        # the noun tells an earlier one of the kind
        ("The bridge at Tarn collapsed on Tuesday, and six were hurt on the bridge.",
         "Nothing was learned from the 1961 collapse of the bridge at Tarn, in which six were hurt."),
        # the like done by two
        ("Vell Industries made a bid for the dairies in October 2016.",
         "Orrin Holdings made a bid for Vell Industries on Monday."),
    ],
)  # fmt: skip
def test_two_events(nlp: Language, one: str, other: str) -> None:
    assert told(nlp, one, other, kind="date") == []


def test_a_month_is_counted_from_the_day_of_its_report(nlp: Language) -> None:
    one, other = (
        "Norvane tested a rocket over the strait in June.",
        "Norvane tested a rocket over the strait in August.",
    )
    assert len(told(nlp, one, other, kind="date", published=("2021-09-05", "2021-09-06"))) == 1
    assert told(nlp, one, other, kind="date", published=("2021-09-05", "2022-11-06")) == []


def test_the_day_at_the_head_of_both_is_that_of_the_event(nlp: Language) -> None:
    one = "A barge went down off Holm on Monday night, and four sailors swam ashore. Eels were sold as ever."
    other = "The old barge which foundered on Friday carried salt and rope. Its owner said nothing of it."
    assert len(told(nlp, one, other, kind="date", published=("2031-05-07", "2031-05-07"))) == 1
    late = f"Eels were dear this spring. Few were sold. The market at Vell was empty. {other}"
    assert told(nlp, one, late, kind="date", published=("2031-05-07", "2031-05-07")) == []


def test_the_start_of_a_race_by_either_of_its_names(nlp: Language) -> None:
    first = "She may row in the Tarn Regatta – the next race of the year – which starts on 12 September."
    (conflict,) = told(nlp, first, "She can row in the Tarn Regatta, which starts on September 18.", kind="date")
    assert {side.value[-2:] for side in conflict.sides} == {"12", "18"}
    ends = "The Tarn Regatta, the next race of the year, starts September 12; her ban ends September 4."
    assert told(nlp, first, ends, kind="date") == []
