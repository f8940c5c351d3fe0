"""What people and bodies are called after."""

from __future__ import annotations

import pytest

from samestory.annotate.actors.ages import age_within
from samestory.annotate.actors.bodies import body_words, is_shorter_form, own_key, spells_out
from samestory.annotate.actors.roles import country_in, role_fits
from samestory.resources import actor_tables as tables


@pytest.mark.parametrize(
    ("role", "description", "fits"),
    [
        ("Danish President", "the Danish president", True),
        ("Danish President", "the president of Norway", False),
        ("zoo director", "the director of Velm Zoo", True),
        ("director", "the director of Velm Zoo", False),
        ("harbour director", "the director of Velm Zoo", False),
        ("zoo visitor", "the visitor of Velm Zoo", False),
    ],
)
def test_a_role_fits_a_description(role: str, description: str, fits: bool) -> None:
    assert role_fits(role, description) is fits


@pytest.mark.parametrize(
    ("phrase", "age"),
    [("a 16-year-old girl", 16), ("the six-year-old", 6), ("a 104-year-old", None), ("the old man", None)],
)
def test_the_age_that_a_phrase_tells(phrase: str, age: int | None) -> None:
    assert age_within(phrase) == age


def test_the_words_of_a_body_do_not_depend_on_how_its_country_is_told() -> None:
    forms = ("the Danish foreign ministry", "Denmark’s foreign ministry", "Danish Ministry of Foreign Affairs")
    assert len({body_words(form) for form in forms}) == 1
    assert body_words("district court in Velm") == body_words("Velm District Court") != body_words("Velm court")


@pytest.mark.parametrize(
    ("short", "long", "is_one"),
    [
        ("FfO", "Ferries for Ostrel", True),
        ("FO", "Ferries for Ostrel", True),
        ("FaO", "Ferries for Ostrel", False),
        ("Danish", "Danish Harbour Board", False),
        ("Harbour Board", "Danish Harbour Board", True),
    ],
)
def test_shorter_forms(short: str, long: str, is_one: bool) -> None:
    assert is_shorter_form(short, long) is is_one


@pytest.mark.parametrize(
    ("short", "long", "is_one"),
    [
        ("VL Times", "Velm Lower Times", True),
        ("RHW Council", "Rail and Harbour Workers Council", True),
        ("V1", "Velm One", True),
        ("V1", "Velm 1", True),
        ("VL Times", "Velm Lower Post", False),
        ("Velm Times", "Velm Lower Times", False),
        ("VL Times", "Velm Harbour Times", False),
        ("RHW Council", "Rail and Harbour Council", False),
    ],
)
def test_capitals_stand_for_a_part_of_a_name(short: str, long: str, is_one: bool) -> None:
    assert spells_out(short, long) is is_one


def test_spellings_of_one_name_have_one_key() -> None:
    assert own_key("Danish Grand Regatta", place=False) == own_key("Denmark Grand Regatta", place=False)
    assert own_key("N.H.", place=True) == own_key("New Hampshire", place=True)
    assert own_key("MA", place=False) != own_key("Massachusetts", place=False)


def test_who_leads_one_country_is_not_the_leader_of_another() -> None:
    assert country_in("North Korean leader") == "North Korea"
    assert not role_fits("North Korean leader", "the US leader")
    assert role_fits("Danish Prime Minister", "the Danish premier")
    assert role_fits("Danish ruler", "the Danish strongman")
    assert not role_fits("Danish finance minister", "the Danish premier")


def test_an_acronym_that_is_read_out_may_have_one_capital() -> None:
    assert tables.organisations()["Nato"] is tables.organisations()["NATO"]
    assert "Fbi" not in tables.organisations()
