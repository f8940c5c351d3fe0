"""Names as strings."""

from __future__ import annotations

import pytest

from samestory.annotate.actors import names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the U.N.'s", "UN"),
        ("The Harbour Council", "Harbour Council"),
        ("José Calder’s", "Jose Calder"),
    ],
)
def test_key_is_the_same_for_spellings_of_one_name(one: str, other: str) -> None:
    assert names.key(one) == names.key(other)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Mr. Tarek al-Masri", ("tarek", "masri")),
        ("Tarek Al Masri", ("tarek", "masri")),
        ("Dr Ada van der Holm", ("ada", "holm")),
        ("President Bruno K. Halder Jr.", ("bruno", "k", "halder")),
        ("Sun-hee", ("sun-hee",)),
        ("", ()),
    ],
)
def test_parts_leave_titles_and_particles_out(name: str, parts: tuple[str, ...]) -> None:
    assert names.parts(name) == parts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bruno Halder", "Bruno K. Halder"),
        ("Andrei Volkin", "Andrey Volkin"),
        ("Jim Calder", "James P. Calder"),
        ("Enzo Calder", "Enzo Calder Ruiz"),
        ("Kemal Erdem", "Ali Kemal Erdem"),
        ("Pak Sun Hee", "Pak Sun-hee"),
        ("Tarek al-Masri", "Tarek Al Masri"),
        ("B. Halder", "Bruno Halder"),
    ],
)
def test_same_person(one: str, other: str) -> None:
    assert names.same_person(names.parts(one), names.parts(other))
    assert names.same_person(names.parts(other), names.parts(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bruno Halder", "Irene Halder"),
        ("Bruno Halder", "Bruno Calder"),
        ("Halder", "Bruno Halder"),
        ("Bruno K. Halder", "Bruno M. Halder"),
        ("", "Bruno Halder"),
        ("Erica Halder", "Eric Halder"),
    ],
)
def test_different_persons(one: str, other: str) -> None:
    assert not names.same_person(names.parts(one), names.parts(other))


def test_initials_and_gender() -> None:
    assert names.initials("the United Harbour Council of the North") == "uhcn"
    assert names.gender_of_given("Ada Holm") == "female"
    assert names.gender_of_given("Qzorp Holm") is None


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Brenvold Ltd.", "Brenvold"),
        ("Ostrel Works, Inc.", "Ostrel Works"),
        ("Velm S.A.", "Velm"),
        ("Holm & Co", "Holm & Co"),
        ("Limited", "Limited"),
        ("Ada Holm", "Ada Holm"),
    ],
)
def test_legal_forms(name: str, short: str) -> None:
    assert names.without_legal_form(name) == short
