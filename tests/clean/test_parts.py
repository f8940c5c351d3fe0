"""The parts of cleaning: dates, datelines, bylines, agencies, captions, outlets."""

from __future__ import annotations

import pytest

from samestory.clean.agencies import agencies_in, credits_in, is_credit_line
from samestory.clean.body import MOST_ASKED, find_body
from samestory.clean.bylines import bylines_in
from samestory.clean.captions import describes_picture, is_caption, is_photo_credit
from samestory.clean.dateline import dateline_in
from samestory.clean.dates import find_date, is_date_line
from samestory.clean.furniture import Rule
from samestory.clean.judge import MOST_ASKED as MOST_WRITERS
from samestory.clean.judge import judge
from samestory.clean.lines import Line, split_lines
from samestory.clean.outlets import known_outlet, outlet_of_file


def line(text: str) -> Line:
    return split_lines(text)[0]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Published: March 4, 2021 04:00 AM", "2021-03-04"),
        ("Monday 01 March 2021 15:59", "2021-03-01"),
        ("4 MAR 2021", "2021-03-04"),
        ("03.14.2021 09:00 AM", "2021-03-14"),
        ("14/03/2021", "2021-03-14"),
        ("Updated 11:34 PM EST Mar. 4, 2021", "2021-03-04"),
        ("2021-03-04", "2021-03-04"),
    ],
)
def test_date_lines(text: str, iso: str) -> None:
    assert is_date_line(text)
    assert find_date(text) == iso


@pytest.mark.parametrize("text", ["February 31, 2021", "Room 2021", "The quay opened on March 4, 2021, at noon", ""])
def test_no_date_lines(text: str) -> None:
    assert not is_date_line(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("LOWMARK, Norland // The quay is open.", "LOWMARK, Norland"),
        ("LOWMARK (Reuters) - The quay is open.", "LOWMARK"),
        ("VELM HARBOUR, Norland — The quay is open.", "VELM HARBOUR, Norland"),
        ("West Velm, Norland (CNN) The quay is open.", "West Velm, Norland"),
        ("The quay is open.", None),
        ("The board - which met on Monday - agreed.", None),
    ],
)
def test_datelines(text: str, place: str | None) -> None:
    assert dateline_in(text) == place


def test_bylines() -> None:
    assert bylines_in(line("By Orla Fenwick and Piet Halloran")) == ("Orla Fenwick", "Piet Halloran")
    assert bylines_in(line("By Orla Fenwick, political editor")) == ("Orla Fenwick",)
    assert bylines_in(line("By Reuters")) == ()
    assert bylines_in(line("By noon the quay was open.")) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("* Associated Press", ("Associated Press",)),
        ("Reuters - Ap - Afp", ("Reuters", "Associated Press", "Agence France-Presse")),
        ("— With files from AFP", ("Agence France-Presse",)),
        ("Copyright 2021 The Associated Press. All rights reserved.", ("Associated Press",)),
        ("Additional reporting by Reuters", ("Reuters",)),
        ("AP writer Orla Fenwick in Velm contributed to this report.", ("Associated Press",)),
        ("Reuters said that the quay was open.", ()),
        ("The board met again.", ()),
    ],
)
def test_credits_in_the_margin(text: str, names: tuple[str, ...]) -> None:
    assert credits_in(text, margin=True) == names


def test_credits_in_the_body() -> None:
    assert credits_in("LOWMARK (AP) - The quay is open.", margin=False) == ("Associated Press",)
    assert credits_in("The quay is open, Reuters reported.", margin=False) == ()
    assert not is_credit_line("Reuters reported that the quay was open")
    assert agencies_in("the ap and the pa") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Ships wait off Velm. Tam Berrow / Sputnik / EPA",
        "Ships wait off Velm. (Tam Berrow/AP)",
        "Ilke Tornquist (C-R) speaks to reporters in Velm, March 4, 2021. REUTERS/Tam Berrow",
        "File - In this March 4, 2021 file photo, ships wait off Velm. (AP Photo/Tam Berrow, File)",
        "Image copyright Getty Images Image caption The quay will open next month",
        "Some of the crew stand on the quay in a photo obtained by the Courier.",
        "Reuters In 2019 the storm broke two of the pillars of the quay",
        "Screengrab of the harbour camera (PA)",
    ],
)
def test_captions(text: str) -> None:
    assert is_caption(line(text))


@pytest.mark.parametrize(
    "text",
    [
        "Reuters reported on Monday that the quay was open.",
        "The board of the port authority (PA) met on Monday.",
        "She posted a photo on Monday and said the quay looked like new.",
        "“Look at this picture,” she said, holding up a photo of the quay in 1950.",
        "The International Harbour Federation (IHF/Velm) said on Monday that it would help.",
    ],
)
def test_no_captions(text: str) -> None:
    assert not is_caption(line(text))


def test_photo_credits() -> None:
    assert is_photo_credit(line("Photo: Tam Berrow"))
    assert is_photo_credit(line("Tam Berrow, AP"))
    assert not is_photo_credit(line("* Associated Press"))
    assert not is_photo_credit(line("June 4 – Velm Hall, Lowmark, PA"))


def test_outlets() -> None:
    assert known_outlet("nytimes.com") == "The New York Times"
    assert outlet_of_file("stories/01-cnn.txt") == "CNN"
    assert outlet_of_file("02-velmcourier.txt") == "Velmcourier"
    assert outlet_of_file("000_04d00278c14b6fd7.txt") is None
    assert outlet_of_file("report.txt") is None
    assert outlet_of_file("-") is None


@pytest.mark.parametrize(
    ("source", "outlet"),
    [
        ("01-wwwtheguardiancom.txt", "The Guardian"),
        ("wwwbbccouk.txt", "BBC"),
        ("04-ukreuterscom.txt", "Reuters"),
        ("07-wwwvelmcouriercom.txt", "Velmcourier"),
        ("05-velmheraldcom.txt", "Velmherald"),
        ("03-abcnewsgocom.txt", "ABC News"),
        ("telecom.txt", None),
    ],
)
def test_outlets_of_files_named_by_their_host(source: str, outlet: str | None) -> None:
    assert outlet_of_file(source) == outlet


def test_an_outlet_that_a_name_gives_with_or_without_its_article() -> None:
    assert known_outlet("The Verge") == known_outlet("theverge.com") == "The Verge"


LEAD = (
    "The harbour board of Velm agreed on Monday to reopen the northern quay after eleven weeks of repairs that cost "
    "the town four million crowns, closed the fish market, and sent forty boats to a port where nobody had room "
    "for them, as the chair of the board told reporters who had waited in the rain."
)
NEXT = "Shipping firms had asked for an earlier date, but engineers found cracks in two of the pillars of the quay."


def run_of(*texts: str) -> list[str]:
    lines = split_lines("\n".join(texts))
    found = find_body(lines, judge(lines))
    assert found is not None
    return [one.text for one in lines[found[0] : found[1] + 1]]


def test_teasers_under_headlines_are_no_match_for_an_article() -> None:
    teaser = "The ministry in Harrowgate has offered money to every town on the coast that lost its quay."
    head = "Ministry offers money to towns on the coast"
    teasers = [part for number in range(6) for part in (f"{head} {number}", f"{teaser} Number {number}.")]
    assert run_of("Menu", LEAD, NEXT, NEXT + " It is so.", "Related", "Trending", "Comments", *teasers, head)[0] == LEAD


def test_a_name_with_a_capital_inside_is_no_glued_headline() -> None:
    told = "Everybody at VelmShip in Lowmark has been waiting for this day since the great storm of the autumn."
    assert run_of("Menu", told, "VelmShip is glad that it is over, its director said on Monday.", "Home")[0] == told
    glued = "Ministry Offers Money To TownsThe ministry in Harrowgate has offered money to every town on the coast."
    assert glued not in run_of(glued, "Menu", "Home", LEAD, NEXT)


def test_email_in_a_share_bar_is_no_form() -> None:
    lines = split_lines("Facebook\nTwitter\nEmail\nVelm reopens")
    assert [mark.reason for mark in judge(lines)[:3] if isinstance(mark, Rule)] == ["share", "share", "share"]


def test_captions_of_a_gallery_that_name_no_photographer() -> None:
    shown = "Ilke Tornquist speaks to fishermen on the quay in Velm on Monday, March 4, 2021."
    lines = split_lines(f"{shown}\nImage 1 of / 3\nCaption")
    assert judge(lines)[0] == "caption"
    assert judge(split_lines(shown)) == [None]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Orla Fenwick ofenwick@lantern.example(509) 555-0142", ("Orla Fenwick",)),
        ("Von Ilke Tornquist publiziert am 30. Juli 2018", ("Ilke Tornquist",)),
    ],
)
def test_bylines_with_what_hangs_on_them(text: str, names: tuple[str, ...]) -> None:
    assert bylines_in(line(text)) == names


def test_a_folded_caption_and_one_with_a_year() -> None:
    assert is_caption(line("Ilke Tornquist opens the quay of Velm on Tuesday, Nov. 19, 2019. less"))
    assert not is_caption(line("The quay of Velm opened on Nov. 19, 2019, and the board asked for more"))
    assert describes_picture(line("Orla Fenwick and Piet J. Halloran in 2002."))
    assert not describes_picture(line("The quay was repaired for the last time in 2002."))


SENTENCE = "The harbour board of Velm agreed on Monday to reopen the northern quay, its chair said."


def test_headlines_glued_to_their_excerpts_are_looked_for_in_so_many_lines_only() -> None:
    lines = split_lines(
        "\n".join([*[SENTENCE] * 8, *[f"Ferry {n} closesHarbour{n} was shut for hours, they said." for n in range(4)]])
    )
    assert find_body(lines, [None] * len(lines)) == (0, 7)
    many = 2 * MOST_ASKED
    lines = split_lines("\n".join(f"Ferry {n} closesHarbour{n} was shut for hours, they said." for n in range(many)))
    assert find_body(lines, [None] * many) is not None  # a text that is written so throughout


def test_notes_on_writers_are_looked_for_in_so_many_lines_only() -> None:
    notes = [f"Ada Berg{n} is a reporter in Velm." for n in range(2 * MOST_WRITERS)]
    found = judge(split_lines("\n".join([SENTENCE] * len(notes) + notes)))
    assert found.count(Rule("author-note")) == MOST_WRITERS
