"""What stands between menu and first paragraph: authors, outlets beside dates, ways to the title, days of pictures."""

from __future__ import annotations

import pytest

from samestory.clean import clean
from samestory.clean.glued import glued_end
from samestory.clean.lines import line_of
from samestory.clean.outlets import outlet_in
from samestory.model import Report

MENU = (
    "Home",
    "Harbour",
    "Markets",
    "Schools",
    "Letters",
    "Tides",
    "Rowing",
    "Plays",
    "Maps",
    "Jobs",
    "Homes",
    "Ferries",
)
TITLE = "Northern quay of Velm reopens after the storm"
BODY = (
    "The northern quay of Velm reopened on Tuesday, nine days after the storm had torn two of its piers away.",
    "Divers worked through three nights to set new piles, and the harbour office said the quay would carry lorries.",
    "Fishermen unloaded their first catch at noon, and the ferry to Osk is to call again from Friday on.",
    "The repairs cost four million crowns, of which the town pays a half and the district the other half.",
    "The board will decide in spring whether the southern quay, which is older still, is to be raised as well.",
)


def page(*head: str, body: tuple[str, ...] = BODY, language: str | None = "en") -> Report:
    text = "\n".join((*MENU, *MENU, *head, *body))
    return clean(Report(id="r", source="page.txt", text=text, raw=text, language=language))


def reason_of(report: Report, text: str) -> str | None:
    return next((gone.reason for gone in report.removed if text in gone.text), None)


@pytest.mark.parametrize("between", [(), ("Share", "Tweet")])
def test_a_name_alone_below_the_title_is_the_author(between: tuple[str, ...]) -> None:
    report = page(TITLE, *between, "Anna Quillby", "5 min read")
    assert (report.title, report.bylines) == (TITLE, ("Anna Quillby",))
    assert reason_of(report, "Anna Quillby") == "byline"


def test_who_acts_in_the_article_has_not_written_it() -> None:
    told = (
        *BODY[:4],
        "Quillby, who heads the board, told the council that the southern quay would be raised next year.",
    )
    assert page(TITLE, "Anna Quillby", body=told).bylines == ()


@pytest.mark.parametrize(
    ("line", "names"), [("QUAY REPAIRS", ()), ("OSKAR TRELLING", ("Oskar Trelling",)), ("VANJA HOLM", ("Vanja Holm",))]
)
def test_a_section_above_the_date_is_no_author(line: str, names: tuple[str, ...]) -> None:
    body = (*BODY, "The quay, the town said, needs repairs every winter.")
    assert page(TITLE, line, "4 March 2021", body=body).bylines == names


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("QuayNews - 30.01.2025", "QuayNews"),
        ("Velm Courier | 30.01.2025", "Velm Courier"),
        ("Harbour - 30.01.2025", None),
        ("Velm - 30.01.2025", None),
    ],
)
def test_the_outlet_beside_the_date(head: str, outlet: str | None) -> None:
    text = "\n\n".join((head, TITLE, *BODY))
    report = clean(Report(id="r", source="report.txt", text=text, raw=text))
    assert (report.outlet, report.published) == (outlet, "2025-01-30")
    if outlet:
        assert report.title == TITLE


@pytest.mark.parametrize(("language", "day"), [("en", "2018-05-10"), ("pt", "2018-10-05"), (None, "2018-05-10")])
def test_a_day_that_may_be_a_month_is_read_as_the_language_writes_it(language: str | None, day: str) -> None:
    assert page(TITLE, "05/10/2018", language=language).published == day


def test_the_day_of_a_picture_is_not_that_of_the_report() -> None:
    report = page(TITLE, "FILE PHOTO: Lorries wait on the quay at Velm, Norland, May 4, 2019. REUTERS/Osk Berg")
    assert report.published is None


def test_a_date_with_a_time_ago_behind_it() -> None:
    report = page("March 4, 2021 / 12:21 AM / Updated 14 hours ago", TITLE)
    assert report.published == "2021-03-04"
    assert reason_of(report, "hours ago") == "date"


def test_the_way_to_the_title_goes() -> None:
    trail = f"News » Harbour » {TITLE}"
    assert reason_of(page(TITLE, trail), trail) == "navigation"
    assert page(TITLE, "Harbour » Ferries").title == TITLE


def test_a_heading_that_the_next_line_says_again_is_no_caption() -> None:
    heading = "Risks to the piers of the southern quay"
    body = (*BODY[:3], heading, "There are risks to the piers of the southern quay:", *BODY[3:])
    report = page(TITLE, body=body)
    assert heading in report.text.splitlines()


@pytest.mark.parametrize("name", ["The Gold Card From Velm Express", "AUTO NEWS"])
def test_offers_and_sections_are_no_mastheads(name: str) -> None:
    assert page(name, "Ferry timetable for the whole of spring", TITLE).outlet is None


def test_the_outlet_of_a_note_is_the_present_one() -> None:
    note = "Anna Quillby is a Staff Writer at Velm Courier. She was formerly an editor at Osk Post."
    assert outlet_in([line_of(note)]) == "Velm Courier"


def test_a_button_glued_to_a_sentence() -> None:
    text = "The northern quay of Velm will carry lorries again from Friday on.Click To Tweet"
    assert glued_end(line_of(text)) == (text.index("Click"), "share")
