"""Mastheads above the headline, the names of outlets, and agencies that no list has."""

from __future__ import annotations

import pytest

from samestory.clean import clean
from samestory.clean.agencies import credits_in, is_credit_line
from samestory.clean.outlets import outlet_of_file, outlet_of_url, tidy_outlet
from samestory.model import Report

TITLE = "Velm reopens its northern quay after eleven weeks"
BODY = (
    "The harbour board of Velm agreed on Monday to reopen the northern quay after eleven weeks of repairs.",
    "“We have waited for this day since the storm,” said Ilke Tornquist, who chairs the board.",
    "Shipping firms had asked for an earlier date, but engineers found cracks in two of the pillars.",
    "The ministry in Harrowgate said it would pay four million crowns towards the work.",
)


def scraped(*lines: str, source: str = "report.txt") -> Report:
    text = "\n".join(lines)
    return clean(Report(id="r1", source=source, text=text, raw=text))


@pytest.mark.parametrize(
    ("above", "below", "source", "outlet"),
    [
        ("Velm Lantern", "© 2025 Velm Lantern Ltd. All rights reserved.", "a.txt", "Velm Lantern"),
        ("The Velm Lantern", "", "03-velm-lantern.txt", "The Velm Lantern"),
        ("The Orrin Vale Courier", "Back to top", "a.txt", "The Orrin Vale Courier"),
        ("THE ORRIN VALE COURIER", "Back to top", "a.txt", "The Orrin Vale Courier"),
        ("The Velm Lantern", "© 2025 Velm Lantern Ltd. All rights reserved.", "a.txt", "Velm Lantern"),
        ("VELM COURIER – English edition", "", "a.txt", "Velm Courier"),
        ("BBC News", "", "a.txt", "BBC"),
        ("Lowmark Public Broadcasting", "Back to top", "a.txt", "Lowmark Public Broadcasting"),
    ],
)
def test_masthead_is_the_outlet_and_the_headline_below_the_title(
    above: str, below: str, source: str, outlet: str
) -> None:
    report = scraped("Skip to content", above, TITLE, "By Orla Fenwick", *BODY, below, source=source)
    assert (report.title, report.outlet) == (TITLE, outlet)
    assert report.text == TITLE + "\n\n" + "\n".join(BODY)
    assert [r.reason for r in report.removed if r.text == above] == ["masthead"]


@pytest.mark.parametrize("title", ["Velm Harbour reopens", "Quay Opens", "Storm Over Lowmark Harbour Board"])
def test_a_short_title_is_no_masthead(title: str) -> None:
    report = scraped(title, "", *BODY)
    assert report.title == title
    assert report.removed == ()


@pytest.mark.parametrize(
    ("source", "outlet"),
    [
        ("reports/02-velm-courier.txt", "Velm Courier"),
        ("velm-courier.txt", "Velm Courier"),
        ("01-dailymail.txt", "Daily Mail"),
        ("the-new-york-times.html", "The New York Times"),
        ("05-lantern-of-velm.txt", "Lantern of Velm"),
        ("001_d81941642b072ecd.txt", None),
        ("d81941642b072ecd.txt", None),
        ("quay-opens-at-last.txt", None),
        ("time-to-leave-velm.txt", None),
        ("01-report.txt", None),
        ("-", None),
        ("", None),
    ],
)
def test_outlet_of_a_file(source: str, outlet: str | None) -> None:
    assert outlet_of_file(source) == outlet


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("www.nytimes.com", "The New York Times"),
        ("https://www.theguardian.com/world", "The Guardian"),
        ("cnn", "CNN"),
        ("edition.cnn.com", "CNN"),
        ("velm-courier", "Velm Courier"),
        ("www.velmcourier.example", "velmcourier.example"),
        ("Velm Courier", "Velm Courier"),
        ("dpa-velm Dienst", "dpa-velm Dienst"),
    ],
)
def test_outlets_are_written_as_their_mastheads(given: str, name: str) -> None:
    assert tidy_outlet(given) == name


def test_outlet_of_an_address() -> None:
    assert outlet_of_url("https://edition.cnn.com/2025/quay") == "CNN"
    assert outlet_of_url("https://velmcourier.example/quay") is None
    assert outlet_of_url("quay") is None


def test_outlet_in_what_the_page_says_of_itself() -> None:
    assert scraped(TITLE, *BODY, "© 2025 Velm Courier Ltd. All rights reserved.").outlet == "Velm Courier"
    assert scraped(TITLE, *BODY, "© 2025 Tornquist Holdings. All rights reserved.").outlet is None
    assert scraped(TITLE, *BODY, "Sign up to the Velm Courier newsletter").outlet == "Velm Courier"
    note = "Piet Halloran is northern correspondent of the Velm Courier"
    assert scraped(TITLE, *BODY, "Piet Halloran", note).outlet == "Velm Courier"


def test_an_agency_that_no_list_has_is_credited_by_its_name() -> None:
    assert credits_in("VELM, Norland (Lowmark Press Agency) — The quay is open.", margin=False) == (
        "Lowmark Press Agency",
    )
    assert credits_in("* Lowmark Press Agency", margin=True) == ("Lowmark Press Agency",)
    assert is_credit_line("— With files from Norland News Service")
    assert not is_credit_line("Norland News Service opens an office")
    assert credits_in("The quay is open, the Lowmark Press Agency said.", margin=False) == ()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("World | Business | Sport | Video", "navigation"),
        ("Home > Norland > Harbours", "navigation"),
        ("Enjoying this article? Sign up for the Tide Letter, every weekday at seven", "newsletter"),
        ("Newsletter: Velm at Eight. Subscribe", "newsletter"),
        ("Never miss a briefing", "newsletter"),
        ("Save for later", "share"),
        ("4 min read", "navigation"),
        ("velm-harbour-quay", "navigation"),
        ('&amp;lt;span data-mark="quay" class="a_b"&amp;gt;&amp;amp;#65279;&amp;lt;/span&amp;gt;', "navigation"),
        ("Listen • 3:42", "media-player"),
        ("Listen to this story", "media-player"),
        ("Transcript", "media-player"),
        ("SPONSOR MESSAGE", "advertisement"),
        ("Become a Velm Radio sponsor", "advertisement"),
        ("Ships wait off Velm on Sunday. (Tam Berrow/Lowmark Press Agency)", "caption"),
        ("Ships wait off Velm on Sunday. Tam Berrow / Lowmark", "caption"),
    ],
)
def test_furniture_lines(line: str, reason: str) -> None:
    report = scraped(TITLE, "", *BODY[:2], line, *BODY[2:])
    assert [(removal.text, removal.reason) for removal in report.removed] == [(line, reason)]


@pytest.mark.parametrize(
    "line",
    [
        "She wanted a boat? Get in line, the fishermen told her.",
        "“I never miss a briefing of the board,” she said.",
        "Live music will be played on the quay on Sunday.",
        "Boats | Crews",
        "After the storm the harbour master said in a message to all of the crews",
        "The board chose between two bids (Berrow & Sons/Lowmark Dredging).",
    ],
)
def test_lines_of_the_body_that_look_like_them(line: str) -> None:
    report = scraped(TITLE, "", *BODY[:2], line, *BODY[2:])
    assert report.removed == ()


@pytest.mark.parametrize(
    ("section", "below"),
    [
        ("Policy", "Privacy Policy and Terms of Use"),
        ("Harbours", "Sign up for our weekly Harbours newsletter"),
        ("Ideas", "Orla Fenwick is an Ideas contributor at the Velm Lantern."),
        ("Canada", "Follow Canada on Twitter"),
        ("Daily Briefing", ""),
    ],
)
def test_a_section_is_no_outlet(section: str, below: str) -> None:
    report = scraped("Skip to content", section, TITLE, "By Orla Fenwick", *BODY, below)
    assert report.title == TITLE
    assert report.outlet != section


def test_a_page_that_names_itself_is_the_outlet() -> None:
    for note in ("Follow Lanternly on Facebook", "© 2025 LANTERNLY", "Piet Halloran is a reporter at Lanternly."):
        assert scraped("Skip to content", "Lanternly", TITLE, "By Orla Fenwick", *BODY, note).outlet == "Lanternly"


def test_owner_of_the_rights_counts_more_than_a_newsletter() -> None:
    notes = ("Subscribe to the Morning Review newsletter", "© Copyright 2025, The Velm Courier | Terms of Service")
    assert scraped(TITLE, *BODY, *notes).outlet == "The Velm Courier"
    assert scraped(TITLE, *BODY, "Follow us Lanternly on Facebook").outlet == "Lanternly"


def test_a_second_title_on_the_last_line_has_nothing_below() -> None:
    report = scraped("0:0:0:0:0:0:0:0", BODY[0], "0:0:0:0:0:0:0:0")
    assert BODY[0] in report.text


def test_a_headline_that_asks_is_the_title() -> None:
    asks = "Will the harbour board of Velm reopen the northern quay?"
    report = scraped("Skip to content", "Harbours", asks, "By Orla Fenwick", *BODY)
    assert (report.title, report.bylines) == (asks, ("Orla Fenwick",))


def test_title_stands_above_the_standfirst_though_buttons_stand_between_them_and_the_byline() -> None:
    title, standfirst = (
        "Velm board reopens northern quay",
        "The repairs took eleven weeks and four million crowns.",
    )
    head = ("Skip to content", "Harbours", title, standfirst, "Facebook", "Twitter", "Comments", "Print", "Email")
    menu = ("Skip to content", *(f"Ward {letter}" for letter in "ABCDEFGHIJKLMNOP"))
    report = scraped(*menu, *head, "By Orla Fenwick", *BODY)
    assert report.title == title


def test_a_caption_with_its_photographer_is_no_title() -> None:
    caption = "The northern quay of Velm after eleven weeks of repairs by the harbour board (Photo: Getty Images)"
    menu = ("Skip to content", *(f"Ward {letter}" for letter in "ABCDEFGHIJKLMNOP"))
    report = scraped(*menu, TITLE, "Orla Fenwick, CNN", "19 Nov 2019", caption, *BODY)
    assert (report.title, report.bylines) == (TITLE, ("Orla Fenwick",))
