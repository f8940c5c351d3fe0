from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest

from samestory.annotate import annotate
from samestory.model import Quantity, Report

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


def quantities(nlp: Language, text: str) -> tuple[Quantity, ...]:
    (report,) = annotate([Report(id="a", source="a", text=text, published="2021-03-10")], nlp)
    for quantity in report.quantities:
        assert report.text[quantity.span.start : quantity.span.end] == quantity.span.text
        assert (
            quantity.clause is None or report.text[quantity.clause.start : quantity.clause.end] == quantity.clause.text
        )
    return report.quantities


@pytest.mark.parametrize(
    "text",
    [
        "Fourteen people were killed when the ferry sank.",
        "The ferry disaster killed 14 people.",
        "The ferry sank, killing 14 residents.",
        "The death toll from the ferry disaster rose to 14.",
    ],
)
def test_one_frame_for_the_dead(nlp: Language, text: str) -> None:
    (quantity,) = quantities(nlp, text)
    assert (quantity.low, quantity.high, quantity.unit) == (14, 14, "person")
    assert (quantity.predicate, quantity.role) == ("kill", "obj")


def test_killed_is_not_injured(nlp: Language) -> None:
    killed, injured = quantities(nlp, "The blast killed three people and injured 30 others in Aldmere.")
    assert (killed.predicate, injured.predicate) == ("kill", "injure")


def test_what_counts_nothing(nlp: Language) -> None:
    text = "In 2019 the Boeing 737 left Gate 4 at 12:30 pm for the G20 on May 3. Call 020 7946 0018."
    assert quantities(nlp, text) == ()


def test_the_age_of_a_person(nlp: Language) -> None:
    (quantity,) = quantities(nlp, "Dana Quill, 34, resigned as mayor of Aldmere.")
    assert (quantity.unit, quantity.of, quantity.low) == ("year of age", "Dana Quill", 34)


def test_times_are_one_measure(nlp: Language) -> None:
    (minutes,) = quantities(nlp, "The leaders held a 90-minute meeting in Aldmere.")
    (hours,) = quantities(nlp, "The talks in Aldmere lasted two hours.")
    assert (minutes.low, minutes.unit) == (90, "minute")
    assert (hours.low, hours.unit) == (120, "minute")


@pytest.mark.parametrize("text", ["", "\x00", "12", "😀 14 😀", "“5 “6 “7"])
def test_odd_input(nlp: Language, text: str) -> None:
    quantities(nlp, text)


@pytest.mark.parametrize(
    ("text", "unit", "value", "head"),
    [
        ("The court imposed a fine of 2.4 million crowns besides.", "crown", 2.4e6, "fine"),
        ("Vell was fined 2.4 million crowns.", "crown", 2.4e6, "fined"),
        ("Tarn made a hostile bid of 431p a share for the brewer.", "penny", 431, "bid"),
        ("Investors turned down the £30m settlement.", "pound sterling", 3e7, "settlement"),
    ],
)
def test_the_word_beside_a_figure(nlp: Language, text: str, unit: str, value: float, head: str) -> None:
    (quantity,) = quantities(nlp, text)
    assert (quantity.unit, quantity.low) == (unit, value)
    assert head in quantity.heads


def test_what_a_price_is_for_and_how_far_down(nlp: Language) -> None:
    (price,) = quantities(nlp, "Tarn offers 431p in cash for each share of the brewer.")
    assert (price.per, price.way, price.required) == ("share", "", False)
    (depth, feet) = quantities(nlp, "The miner was 30m (98ft) below the surface.")
    assert (depth.unit, depth.low, depth.way) == ("meter", 30, "below")
    assert feet.unit == "foot"
    (share,) = quantities(nlp, "The bid needs holders of 75 per cent of the stock.")
    assert share.required


def test_lines_of_a_picture_are_no_pence(nlp: Language) -> None:
    assert all(q.unit != "penny" for q in quantities(nlp, "The camera records video in 1080p at night."))


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("A total of 3million Norlish voters were misled.", "voter"),
        ("Orrin raised its count of the number of voters whose names were exposed to 3 million.", "voter"),
        ("The number of deaths stands at 3,000,000.", "person"),
    ],
)
def test_what_a_figure_without_a_noun_beside_it_counts(nlp: Language, text: str, unit: str) -> None:
    (quantity,) = quantities(nlp, text)
    assert (quantity.unit, quantity.low) == (unit, 3_000_000)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The driver found a bag with RM40,000 in it.", "ringgit"),
        ("Tarn Foods paid EUR 40,000 for the mill.", "euro"),
        ("Tarn Foods paid NT$40,000 for the mill.", "nt$"),
        ("Keepers shot the 40,000lb whale.", "pound"),
    ],
)
def test_units_told_by_letters(nlp: Language, text: str, unit: str) -> None:
    (quantity,) = quantities(nlp, text)
    assert (quantity.unit, quantity.low) == (unit, 40_000)


def test_a_conversion_is_hedged_as_the_figure_before_it(nlp: Language) -> None:
    kilometres, miles = quantities(nlp, "The rocket flew more than 1,000 kilometers (600 miles) from Holm.")
    assert (kilometres.high, miles.low, miles.high, miles.approximate) == (math.inf, 600, math.inf, True)
    kilometres, miles = quantities(nlp, "The rocket flew 1,000 kilometers (621 miles) from Holm.")
    assert (miles.low, miles.high, miles.approximate) == (621, 621, False)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The crossing took 8 hours and 20 minutes.", [500]),
        ("It was a 1-hour 35-minute call with Orla.", [95]),
        ("He waited an hour and 10 minutes.", [70]),
        ("After four hours, 30 minutes of rain fell.", [240, 30]),
        ("In two hours 30 minutes of film were shot.", [120, 30]),
        ("She slept two hours and 90 minutes in all.", [120, 90]),
    ],
)
def test_hours_and_the_minutes_behind_them_are_one_time(nlp: Language, text: str, told: list[float]) -> None:
    assert [(q.low, q.high, q.unit) for q in quantities(nlp, text)] == [(n, n, "minute") for n in told]


@pytest.mark.parametrize(
    ("text", "share", "bounds"),
    [
        ("Seven in ten bakeries in Ostra stayed shut.", "Seven in ten", (67, 73)),
        ("Fewer than a third of the bakeries were closed.", "Fewer than a third", (0, 34)),
        ("More than half of their ovens went cold.", "More than half", (50, 100)),
        ("Two-thirds of the bakers voted.", "Two-thirds", (63, 70)),
        ("Three quarters of the bakers voted.", "Three quarters", (72, 78)),
        ("A quarter of an hour went by.", None, None),
        ("He left at two in the morning.", None, None),
    ],
)
def test_a_share_told_in_words(nlp: Language, text: str, share: str | None, bounds: tuple[float, float] | None) -> None:
    found = [q for q in quantities(nlp, text) if q.unit == "percent"]
    assert [q.span.text for q in found] == ([share] if share else [])
    for q in found:
        assert bounds is not None
        assert bounds[0] <= q.low <= q.high <= bounds[1]
        assert q.approximate


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("Police put the number of marchers at 22,000.", "marcher", 22_000),
        ("The mayor estimated the crowd at 4,000.", "person", 4_000),
        ("Officials put the death toll at 14.", "person", 14),
        ("A boy of 12 was pulled from the lake.", "year of age", 12),
        ("A woman of 81, who lives alone, called for help.", "year of age", 81),
    ],
)
def test_what_stands_behind_at_and_of(nlp: Language, text: str, unit: str, value: float) -> None:
    assert [(q.unit, q.low) for q in quantities(nlp, text)] == [(unit, value)]


@pytest.mark.parametrize(
    "text", ["A crew of 12 was saved.", "She is the mother of three boys.", "A child of nine oxen."]
)
def test_no_age(nlp: Language, text: str) -> None:
    assert not [q for q in quantities(nlp, text) if q.unit == "year of age"]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("The 2016 regatta in Vell drew a crowd.", []),
        ("She sang in his 1998 films.", []),
        ("They met the 2007 harbour champion.", []),
        ("The storm displaced 1900 people.", [1900]),
        ("Vell has 2000 houses and a pier.", [2000]),
        ("The 1850 workers went home.", [1850]),
        ("It weighs 1900 pounds.", [1900]),
    ],
)
def test_the_year_of_a_thing_is_no_count(nlp: Language, text: str, read: list[float]) -> None:
    assert [q.low for q in quantities(nlp, text)] == read


def test_a_table_that_was_run_together(nlp: Language) -> None:
    found = quantities(nlp, "The barge at a glance: Length: 40 metres Masts: 2 Sails: 7 Cabins: 3. It has 12 bunks.")
    assert [(q.low, q.unit) for q in found] == [(40, "meter"), (12, "bunk")]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Some 40 to 50 sailors were aboard.", 36, 55),
        ("Around 40-50 sailors were aboard.", 36, 55),
        ("At least 40 to 50 sailors were aboard.", 40, math.inf),
    ],
)
def test_a_hedge_holds_for_both_ends_of_a_range(nlp: Language, text: str, low: float, high: float) -> None:
    (quantity,) = quantities(nlp, text)
    assert (quantity.low, quantity.high) == (low, high)


def test_who_counts_is_who_a_figure_is_by(nlp: Language) -> None:
    (first,) = quantities(nlp, "Local boatmen put the number of missing sailors at 14.")
    assert first.claimant == "Local boatmen"


def test_what_a_toll_rises_to_in_a_headline(nlp: Language) -> None:
    (first,) = quantities(nlp, "Toll in Tarnow launch capsize rises to six")
    assert (first.low, first.unit, first.predicate) == (6, "person", "kill")
