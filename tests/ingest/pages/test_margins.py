"""What the lines round an article are: by their words, where no mark-up names them or it names too much."""

from __future__ import annotations

import pytest

from samestory.ingest.pages.margins import name_margins
from samestory.ingest.pages.metadata import Metadata

META = Metadata(
    title="Quay opens",
    outlet="The Velm Courier",
    bylines=("Ines Marlow",),
    credits=(),
    published=None,
    url=None,
    language="en",
    summaries=(),
    body="",
    is_article=True,
)
BODY = ("The board said that the quay would open.", "The hall is to follow in October.")


def named(line: str, part: str, *, below: bool = False) -> str:
    """Name a line between headline and body, or one below the body."""
    lines = ["Quay opens", *BODY, line] if below else ["Quay opens", line, *BODY]
    parts = ["title", "body", "body", part] if below else ["title", part, "body", "body"]
    return name_margins(lines, parts, META)[3 if below else 1]


@pytest.mark.parametrize(
    ("line", "part", "reason"),
    [
        ("By Ines Marlow", "navigation", "byline"),
        ("By Ines Marlow on Monday, September 5th, 2016", "navigation", "byline"),
        ("September 5, 2016 6:30 AM", "byline", "date"),
        ("Updated: 5 Sep 2016 9:38 pm", "byline", "date"),
        ("| Monday, September 5, 2016", "byline", "date"),
        ("Ines Marlow, September 5, 2016", "byline", "byline"),
        ("Marlow Osk, 5 September 2016", "byline", "byline"),
        ("Associated Press", "share", "credit-line"),
        ("Published 11:26 pm, Monday, September 5, 2016", "share", "date"),
        ("Print this page", "share", "share"),
        ("The Velm Courier", "navigation", "masthead"),
        ("|", "navigation", "separator"),
    ],
)
def test_lines_above_the_body(line: str, part: str, reason: str) -> None:
    assert named(line, part) == reason


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("This site uses cookies to remember where you read last. By reading on you agree to that.", "consent"),
        ("Cookies and Other Recipes for the Autumn", "navigation"),
        ("© 2016 Velm Press", "copyright"),
        ("September 5, 2016", "navigation"),
        ("By Ines Marlow", "navigation"),
    ],
)
def test_lines_below_the_body(line: str, reason: str) -> None:
    assert named(line, "navigation", below=True) == reason


def test_a_byline_between_a_standfirst_and_the_rest_of_the_body() -> None:
    lines = ["Quay opens", BODY[0], "By Ines Marlow and Tor Haldane", BODY[1]]
    assert name_margins(lines, ["title", "body", "navigation", "body"], META)[2] == "byline"


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("Ines Marlow has written a book about harbours. Follow her on Twitter @inesm.", "author-note"),
        ("Tor Haldane asked his readers to follow him on Twitter.", "body"),
        ("Ines Marlow of the board said that ships would follow her on Monday.", "body"),
    ],
)
def test_a_last_paragraph_about_the_author(line: str, part: str) -> None:
    assert named(line, "body", below=True) == part


def test_bullets_do_not_cut_a_menu_into_pieces() -> None:
    lines = ["•", "News", "•", "•", "Sport", "•", *BODY, "•"]
    parts = [*["navigation"] * 6, "body", "body", "navigation"]
    assert name_margins(lines, parts, META) == [
        "separator",
        "navigation",
        "navigation",
        "navigation",
        "navigation",
        "separator",
        "body",
        "body",
        "separator",
    ]
