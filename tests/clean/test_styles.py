"""Whole texts in the styles of galleries, live blogs, agencies, tabloids and tables."""

from __future__ import annotations

import textwrap

import pytest

from samestory.clean import clean
from samestory.clean.lines import split_lines
from samestory.clean.strays import credited_captions
from samestory.model import Report

TITLE = "Ferry runs aground off Norrhaven"
BODY = (
    "A ferry with 140 people on board ran aground in thick fog off Norrhaven on Thursday, the coastguard said.",
    "“They did not ask twice, they just went,” coastguard officer Linnea Voss said of the fishermen of two villages.",
    "Two passengers were treated for cold at the hospital and went home before noon, its director told reporters.",
    "The shipping line said in a statement that the Sanna would be towed to the islands at high tide.",
)


def cleaned(*lines: str, joint: str = "\n") -> Report:
    text = joint.join(lines)
    return clean(Report(id="r", source="r.txt", text=text, raw=text))


def body(report: Report) -> list[str]:
    return [line for line in report.text[report.body_start :].splitlines() if line.strip()]


def reasons(report: Report) -> dict[str, str]:
    return {line: gone.reason for gone in report.removed for line in gone.text.splitlines()}


# galleries


def test_captions_that_begin_with_a_counter_go_and_give_no_date() -> None:
    captions = (
        "1/34 12 October 2021",
        "Boats wait in the harbour of Norrhaven",
        "2/34 13 October 2021 A crane lifts a mast Norland Press Agency",
        "3/34 Somebody waves a flag on the quay",
    )
    report = cleaned(TITLE, "By Maud Ellering", *captions, "Published 14 October 2021", *BODY)
    assert body(report) == list(BODY)
    assert (report.published, report.bylines, report.credits) == ("2021-10-14", ("Maud Ellering",), ())
    assert {reasons(report)[line] for line in captions} == {"caption"}


def test_a_gallery_in_the_midst_of_the_body_parts_it_nowhere() -> None:
    row = [f"{n}/20 {n} October 2021 A boat of the fleet comes home EPA" for n in range(1, 20)]
    report = cleaned(TITLE, BODY[0], BODY[1], *row, BODY[2], BODY[3])
    assert body(report) == list(BODY)
    assert report.published is None


def test_counters_alone_take_the_lines_between_them() -> None:
    report = cleaned(TITLE, BODY[0], BODY[1], "3 of 34", "Dogs rest on the quay in the sun", "4 of 34", *BODY[2:])
    assert body(report) == list(BODY)
    assert reasons(report)["Dogs rest on the quay in the sun"] == "caption"


@pytest.mark.parametrize(
    "lines",
    [
        ("1/3 cup of butter from the islands", "2/3 cup of milk", "1/4 cup of flour", "2/4 of a lemon"),
        ("1/5 The ministry has never answered our letters.", "2/5 It will not answer this one.", "3/5 We go on."),
        ("9/11 attacks were remembered on the quay, as in many other harbours of the province.",),
        ("24/7 help is at hand in the town hall for everybody who was on board the ferry.",),
    ],
)
def test_fractions_dates_and_threads_are_no_galleries(lines: tuple[str, ...]) -> None:
    assert body(cleaned(TITLE, *BODY[:2], *lines, *BODY[2:])) == [*BODY[:2], *lines, *BODY[2:]]


def test_a_caption_said_once_more_above_its_credited_copy_goes_with_it() -> None:
    caption = "Fishermen mended their nets in Norrhaven on Sunday as the tugs came in."
    other = "The minister spoke to fishermen in the rain."
    report = cleaned(
        TITLE, caption, f"{caption} Photograph: Olle Brandt/AFP", *BODY[:2], other, other, "Olle Brandt/Getty Images",
        *BODY[2:],
    )  # fmt: skip
    assert body(report) == list(BODY)
    assert reasons(report)[caption] == reasons(report)[other] == "caption"


# live blogs


LIVE = (
    "The captain of the ferry will be questioned on Friday, the head of the maritime office has told our reporter.",
    "All 140 passengers are ashore, and two of them have been taken to the hospital in Norrhaven with a chill.",
    "Eleven boats are on their way to the sandbank, and the first passengers have been taken off in the dark.",
)


@pytest.mark.parametrize(
    ("sign", "stamps"),
    [
        ("Key events", ("10.40", "Updated at 10:51", "09.10 CEST", "2h ago")),
        ("Newest first", ("3h ago", "Posted at 10:51", "12m ago", "5 min ago")),
        ("", ("10.40 GMT", "Updated at 10.51 GMT", "9:10 am", "04.20")),
    ],
)
def test_times_and_buttons_of_a_live_blog_go_and_its_posts_and_headings_stay(
    sign: str, stamps: tuple[str, ...]
) -> None:
    report = cleaned(
        "Ferry aground off Norrhaven – live updates",
        *([sign] if sign else []),
        stamps[0],
        "Captain to be questioned",
        LIVE[0],
        "Share",
        stamps[1],
        stamps[2],
        "All ashore",
        LIVE[1],
        "Share",
        stamps[3],
        LIVE[2],
    )
    assert report.title == "Ferry aground off Norrhaven – live updates"
    assert body(report) == ["Captain to be questioned", LIVE[0], "All ashore", LIVE[1], LIVE[2]]
    assert {reasons(report)[stamp] for stamp in stamps} == {"date"}


def test_times_that_head_the_parts_of_an_article_stay() -> None:
    parts = [line for pair in zip(("04:00", "04:30", "07:10"), LIVE, strict=True) for line in pair]
    report = cleaned("How the Sanna ran aground", BODY[0], *parts)
    assert body(report) == [BODY[0], *parts]


# agencies and mail


HEAD = (
    "URGENT",
    "bc-norland-ferry-2ndld",
    "Ferry runs aground off Norland, passengers safe",
    "(ADDS quotes from coastguard, details on earlier accidents)",
    "By Maud Ellering",
)
FOOT = (
    "    (Reporting by Maud Ellering; Editing by Ivo Crane)",
    "    ((maud.ellering@lowmark.example; +00 20 555 0199;))",
    "(C) Lowmark Press 2021. All rights reserved. Republication of Lowmark Press content is prohibited.",
)


@pytest.mark.parametrize("width", [64, 72, 90])
@pytest.mark.parametrize(("indent", "between"), [("    ", ""), ("", "\n"), ("", "")])
def test_wire_copy_broken_at_a_fixed_width_loses_no_line(width: int, indent: str, between: str) -> None:
    told = (f"NORRHAVEN, Norland, Oct 14 (Lowmark Press) - {BODY[0]}", *BODY[1:])
    paragraphs = [textwrap.fill(line, width, initial_indent=indent) for line in told]
    report = cleaned(*HEAD, f"\n{between}".join(paragraphs), *FOOT)
    assert body(report) == "\n".join(paragraphs).strip().split("\n")
    assert report.title == HEAD[2]
    assert (report.bylines, report.dateline) == (("Maud Ellering",), "NORRHAVEN, Norland")
    assert reasons(report)["URGENT"] == reasons(report)["bc-norland-ferry-2ndld"] == "navigation"
    assert reasons(report)["((maud.ellering@lowmark.example; +00 20 555 0199;))"] == "contact"


def test_mail_broken_at_a_fixed_width_with_carriage_returns() -> None:
    lines = (
        TITLE,
        "",
        "Norrhaven - A ferry with 140 people on board ran aground in thick fog off Norrhaven",
        "on Thursday, and all passengers were taken off by fishing boats, the coastguard said.",
        "",
        "The Sanna struck a sandbank at about 4 a.m., half an hour after she had left the",
        "harbour. Two people were treated for cold.",
        "",
        '"They did not ask twice, they just went," coastguard officer Linnea Voss said of the',
        "fishermen of two villages. Read more: How the fishermen of Sund saved a village",
        "",
        "The shipping line said that the Sanna would be towed at high tide.",
    )
    report = cleaned(*lines, joint="\r\n")
    kept = [line.removesuffix(" Read more: How the fishermen of Sund saved a village") for line in lines[2:] if line]
    assert body(report) == kept
    assert reasons(report) == {"Read more: How the fishermen of Sund saved a village": "related"}


def test_short_lines_below_one_another_are_not_joined() -> None:
    menu = ("player one moves to the left", "player two stands still for now", "player three runs away fast")
    report = cleaned(TITLE, *BODY, *menu)
    assert body(report) == [*BODY, *menu]


# tables, tabloids, local papers


def test_a_table_between_two_paragraphs_parts_the_article_nowhere() -> None:
    cells = (
        "Ship",
        "Date",
        "Hurt",
        "Sanna",
        "14 October 2021",
        "2",
        "Holm",
        "3 July 2021",
        "0",
        "Kirsa",
        "22 May 2021",
    )
    rows = (*cells, "0", "Ebba", "2 November 2020", "1", "Total", "4", "3")
    report = cleaned("Norrhaven ferry accidents: the list grows", "Anna Ellering | 15 October 2021 | 3 min read",
                     *BODY[:2], *rows, "Source: Norland Maritime Office", *BODY[2:])  # fmt: skip
    assert body(report) == [*BODY[:2], *rows, *BODY[2:]]
    assert (report.bylines, report.published) == (("Anna Ellering",), "2021-10-15")


def test_a_box_of_teasers_costs_no_more_than_one_heading() -> None:
    box = (
        "RELATED ARTICLES",
        "Previous",
        "1",
        "Next",
        "Storm to batter the west coast",
        "Baker retires after 60 years",
    )
    more = [f"{line[:-1]} later." for line in BODY]
    report = cleaned(TITLE, *BODY, *box, "Share this article", "Share", *more)
    assert body(report) == [*BODY, *more]


def test_notes_of_a_local_paper_go() -> None:
    notes = {
        "Get involved with the news in your community": "contact",
        "Send your stories and photos now": "contact",
        "Last Updated:": "date",
        "Report this comment Cancel": "comments",
        "Our Standards: The Lowmark Press Trust Principles.": "author-note",
        "Click to read today's edition": "read-more",
        "Do you know more? Email maud.ellering@westpost.example": "contact",
    }
    report = cleaned(TITLE, *BODY, *notes)
    assert body(report) == list(BODY)
    assert reasons(report) == notes


def test_a_label_before_a_teaser_is_no_dateline_and_a_blogs_date_is_read() -> None:
    report = cleaned(TITLE, "Posted on October 14, 2021 by maud", BODY[0], "MORE NEWS: Bakery to close", *BODY[1:])
    assert body(report) == list(BODY)
    assert (report.dateline, report.published) == (None, "2021-10-14")


def test_a_tag_line_below_the_masthead_is_no_title() -> None:
    report = cleaned("The West Post", "Celebrating 125 years of local news", "Ferry runs aground in fog", *BODY)
    assert (report.outlet, report.title) == ("The West Post", "Ferry runs aground in fog")
    assert body(report) == list(BODY)


# what tabloids, transcripts and programs that save pages leave


def test_captions_that_begin_with_a_credit_in_capitals_go() -> None:
    captions = (
        "NORPIX The ferry lay on its side for most of the night",
        "ELLA BRANDT • NP Fishermen of two villages took the passengers off",
    )
    report = cleaned(TITLE, BODY[0], captions[0], BODY[1], captions[1], BODY[2], BODY[3])
    assert body(report) == list(BODY)
    assert {reasons(report)[line] for line in captions} == {"caption"}


def test_a_name_of_which_the_article_speaks_is_no_credit() -> None:
    told = "The union NUPA said that the captain had asked for a second pilot in the spring, and that none had come."
    lines = split_lines("\n".join((TITLE, *BODY, told, "NUPA Chief blames the fog and the captain", BODY[0])))
    assert credited_captions(lines, range(1, len(lines))) == set()


def test_speakers_of_a_transcript_are_no_places() -> None:
    turns = (
        "PAULA TRENT, HOST: A ferry ran aground off Norrhaven this morning, and our reporter is on the quay there.",
        "SIMON ASKEW, BYLINE: Good morning, Paula, from a harbour that is as full as it has ever been, they tell me.",
        "TRENT: What do they say there about the fishermen who went out to the ferry before anybody had asked them?",
    )
    assert cleaned(TITLE, *turns).dateline is None
    assert cleaned(TITLE, f"NORRHAVEN: {BODY[0]}", *BODY[1:]).dateline == "NORRHAVEN"


def test_a_headline_that_begins_with_from_is_no_byline() -> None:
    title = "From Norrhaven, Quiet Help for the Crew of a Lost Ferry"
    report = cleaned(title, *BODY)
    assert (report.title, report.bylines) == (title, ())


def test_a_headline_with_a_verb_above_the_date_is_no_byline() -> None:
    line = "Green Monday is Next Week, But Ferries Sail Today"
    report = cleaned(TITLE, line, "14 October 2021", *BODY)
    assert report.bylines == ()
    assert cleaned(TITLE, "Maud Ellering is a reporter in Velm", "14 October 2021", *BODY).bylines == ("Maud Ellering",)


def test_the_title_once_more_with_the_date_behind_it_goes() -> None:
    again = f"{TITLE} Updated: 2021-10-14 13:14 By Agencies(Norland Daily)"
    report = cleaned(TITLE, again, *BODY)
    assert body(report) == list(BODY)
    assert report.published == "2021-10-14"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("16 show all Norrhaven: a harbour in pictures", "media-player"),
        (
            "The fleet Thu, July 8, 2021 The fleet at sea. Play slideshow Norpix 1 of 35 A boat comes home",
            "media-player",
        ),
        ("NL News Email Enter your email address Please enter an email address Email is invalid", "newsletter"),
        ("— With assistance by Ella Brandt", "author-note"),
        ("Ella Brandt/CNN", "photo-credit"),
        (
            "Ferrymen carry a woman off a boat on Thursday after a ferry ran aground in fog near Norrhaven. Reuters",
            "caption",
        ),
        ("Ella Brandt is CNN's shipping correspondent. Write to her at @ellabrandt.", "author-note"),
    ],
)
def test_furniture_of_one_line(line: str, reason: str) -> None:
    report = cleaned(TITLE, BODY[0], BODY[1], line, BODY[2], BODY[3])
    assert body(report) == list(BODY)
    assert reasons(report)[line] == reason


def test_the_name_of_an_agency_behind_the_last_sentence_is_no_caption() -> None:
    last = "The shipping line said in a statement that the Sanna would be towed to the islands at high tide. Reuters"
    assert body(cleaned(TITLE, *BODY[:3], last))[-1].startswith("The shipping line")


def test_a_caption_above_the_article_is_no_title_where_its_photographer_ends_it() -> None:
    caption = "The ferry Sanna lies on its side off the northern quay (credit: Norpix/Ella Brandt)"
    report = cleaned(caption, TITLE, *BODY)
    assert (report.title, body(report)) == (TITLE, list(BODY))
