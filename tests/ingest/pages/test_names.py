"""Bylines to names and agencies."""

from __future__ import annotations

import pytest

from samestory.ingest.pages.names import read_authors, read_byline


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ines Marlow", ["Ines Marlow"]),
        ("By INES MARLOW and TOR O'DELL", ["Ines Marlow", "Tor O'Dell"]),
        ("Ines Marlow, Political Editor", ["Ines Marlow"]),
        ("Ines Marlow in Velm, Tor Haldane in Orrin and Wen Li", ["Ines Marlow", "Tor Haldane", "Wen Li"]),
        ("Words by Ines Marlow; photographs by Ada Roon", ["Ines Marlow"]),
        ("Von Lena Hofstätter und Jörg van den Berg", ["Lena Hofstätter", "Jörg van den Berg"]),
        ("Par Amélie Grégoire et Théo Maréchal", ["Amélie Grégoire", "Théo Maréchal"]),
        ("Marlow, Ines", ["Ines Marlow"]),
        ("Ines Marlow | The Velm Courier | September 5, 2016", ["Ines Marlow"]),
        ("Ines Marlow @inesm", ["Ines Marlow"]),
        ("Ines Marlow Staff Writer", ["Ines Marlow"]),
        ("Ines Marlow ines.marlow@velmcourier.example", ["Ines Marlow"]),
        ("By Ines Marlow Updated September 5, 2016", ["Ines Marlow"]),
        ("By Ines Marlow , Tor Haldane on Monday, September 5th, 2016 at 11:08 a.m.", ["Ines Marlow", "Tor Haldane"]),
        ("Ines Marlow am 5. September 2016", ["Ines Marlow"]),
        ("VELMCIK", []), ("Coordenadoria de TI", []),
        ("April May", ["April May"]),
        ("Dr. Ines K. Marlow, PhD", ["Dr. Ines K. Marlow"]),
        ("李文", ["李文"]),
        ("Staff", []), ("By our foreign staff", []), ("admin", []), ("Web Desk", []), ("", []), ("November 18", []),
        ("velmcourier.example", []), ("By " * 2000, []),
    ],
)  # fmt: skip
def test_names(byline: str, names: list[str]) -> None:
    assert read_byline(byline)[0] == names


@pytest.mark.parametrize(
    ("byline", "names", "agencies"),
    [
        ("Reuters", [], ["Reuters"]),
        ("By The Associated Press", [], ["Associated Press"]),
        ("Reuters Staff", [], ["Reuters"]),
        ("INES MARLOW Associated Press", ["Ines Marlow"], ["Associated Press"]),
        ("Ines Marlow, AFP", ["Ines Marlow"], ["Agence France-Presse"]),
        ("Ines Marlow, AP Science Writer", ["Ines Marlow"], ["Associated Press"]),
        ("Reuters November 18, 2019", [], ["Reuters"]),
        ("Ines Marlow Associated Press Updated 11:34 p.m. Nov. 19, 2019", ["Ines Marlow"], ["Associated Press"]),
    ],
)
def test_agencies(byline: str, names: list[str], agencies: list[str]) -> None:
    assert read_byline(byline) == (names, agencies)


def test_the_outlet_is_no_author() -> None:
    assert read_authors(["The Velm Courier", "Ines Marlow The Velm Courier"], outlet="The Velm Courier")[0] == (
        "Ines Marlow",
    )


def test_one_word_is_a_name_only_where_the_page_says_so() -> None:
    assert read_authors(["Washington"], person=False) == ((), ())
    assert read_authors(["Petronella"]) == (("Petronella",), ())
