"""What is set again as an ornament or above the article, what heads a part of it, and what only looks like one."""

from __future__ import annotations

import pytest

from samestory.clean import clean
from samestory.clean.furniture import furniture
from samestory.clean.judge import judge
from samestory.clean.lines import line_of, split_lines
from samestory.model import Report

TITLE = "Ferry to Dunmarr Island will sail again in May"
BODY = (
    "The ferry to Dunmarr Island will sail again in May, the harbour board of Velm said on Monday.",
    "The old boat was taken out of service last autumn after its hull was found to be cracked in two places.",
    "Islanders have crossed in fishing boats since, and have paid three times the fare for it. "
    "The council never answered the eleven letters that the islanders had sent to it over the winter. "
    "It says now that it lost them.",
    "A new boat was ordered from a yard in Tarnhaven, which will deliver it in the last week of April.",
    "It carries sixty passengers and eight cars, twice as many as the old one, and can sail in rough weather.",
    "The fare will stay what it was, and children will go free until the end of the summer.",
)


def cleaned(*lines: str) -> Report:
    text = "\n".join(lines)
    return clean(Report("r", "r.txt", text, raw=text))


def reason_of(report: Report, text: str) -> str | None:
    return next((gone.reason for gone in report.removed if text in gone.text), None)


def test_a_sentence_of_the_paragraph_above_set_again_with_its_full_stop() -> None:
    again = "The council never answered the eleven letters that the islanders had sent to it over the winter."
    report = cleaned(TITLE, *BODY[:3], again, *BODY[3:])
    assert reason_of(report, again) == "pull-quote"
    assert report.text.count(again) == 1


@pytest.mark.parametrize(
    "box",
    [
        # a caption that begins with the article's sentence, which stands below it
        "A new boat was ordered from a yard in Tarnhaven, which will deliver it in the last week of April. It was "
        "drawn by the yard's own people and will be painted in the white and green of the island.",
        # a box with a heading
        "THE NEW BOAT It will be painted in white and green. A new boat was ordered from a yard in Tarnhaven, which "
        "will deliver it in the last week of April. It was drawn by the yard's own people.",
    ],
)
def test_a_caption_or_a_box_takes_no_sentence_from_the_article(box: str) -> None:
    report = cleaned(TITLE, *BODY[:3], box, *BODY[3:])
    assert f"\n{BODY[3]}\n" in report.text


def test_of_a_standfirst_that_is_a_sentence_of_the_article_the_latter_stays() -> None:
    report = cleaned(TITLE, BODY[4], *BODY)
    assert report.text == "\n".join([f"{TITLE}\n", *BODY])
    assert [gone.reason for gone in report.removed] == ["repeated"]
    assert report.raw[report.removed[0].start :].startswith(BODY[4])
    assert report.removed[0].start == len(TITLE) + 1


def test_a_first_paragraph_that_ends_the_page_again_stays_above() -> None:
    report = cleaned(TITLE, *BODY, BODY[0])
    assert report.text.startswith(f"{TITLE}\n\n{BODY[0]}\n{BODY[1]}")


def test_subheadings_in_the_words_of_a_paragraph_stay() -> None:
    heads = ("“We Waited Eleven Months for This Boat”", "A Yard in Tarnhaven", "“Nobody Told Us Anything at All”")
    told = "“We waited eleven months for this boat,” said Orla Brandreth, who keeps the shop on the island."
    report = cleaned(TITLE, BODY[0], heads[0], told, *BODY[1:3], heads[1], BODY[3], heads[2], *BODY[4:])
    assert all(f"\n{head}\n" in report.text for head in heads)


def test_a_subheading_that_says_what_there_is_is_no_caption() -> None:
    head = "There's still a place for these boats"
    assert f"\n{head}\n" in cleaned(TITLE, *BODY[:3], head, *BODY[3:]).text


def test_who_said_what_stands_above_is_no_title_but_a_question_over_a_byline_is() -> None:
    report = cleaned(
        *(f"Parish {letter}" for letter in "ABCDEFGHIJKLMN"),
        '"Eleven letters were sent to the council over the winter."',
        "— Orla Brandreth on Sunday, March 7th, 2021 in a local newspaper",
        "How many letters did the council get from the island?",
        "By Tamsin Oakes , Jory Pell on Monday, March 8th, 2021 at 11:08 a.m.",
        *BODY,
    )
    assert report.title == "How many letters did the council get from the island?"
    assert report.bylines == ("Tamsin Oakes", "Jory Pell")


def test_a_page_of_nothing_but_furniture_keeps_its_words_and_its_outlet() -> None:
    text = "Sorry, that postcode is not in our round.\nRe-enter zip code or sign up.\nGet digital access"
    report = clean(Report("r", "r.txt", text, raw=text, outlet="www.velm-courier.example"))
    assert report.text == text
    assert report.notes
    assert report.outlet == "velm-courier.example"


def test_the_name_of_a_gallery_above_its_button() -> None:
    report = cleaned(TITLE, *BODY[:3], "A Winter on Dunmarr", "16 show all A Winter on Dunmarr", *BODY[3:])
    assert "A Winter on Dunmarr" not in report.text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Disclaimer: The views of the brokers quoted above are their own and no advice of this paper.", "copyright"),
        ("저작권자 ⓒ 벨름신문(www.velm.example), 무단전재 및 재배포금지", "copyright"),
        ("<저작권자 ⓒ 벨름신문, 무단 전재-재배포 금지>", "copyright"),
        ("[사진=VTBC, 벨름엔터]", "photo-credit"),
        ("Screenshot: “velmferries.example”", "caption"),
        ("Splash News The two of them left the theatre in Velm by the back door", "caption"),
        ("© REUTERS/ Stringer The new ferry leaves the yard in Tarnhaven, Norland, March 2, 2021.", "caption"),
        ("Hit by the Storm Harbours that lost days of work in the U.S. this winter Source: Velm Institute", "caption"),
        (
            "Orla Brandreth / Reuters The new ferry lay in the yard at Tarnhaven while the last bolts were set.",
            "caption",
        ),
        ("Keep up with this story when subscribing", "subscription"),
        ("Related What Did the Islanders Pay? How three winters without a boat emptied a fund of the", "related"),
        ("Email the author.", "contact"),
        ("<a href=ferry.html>", "navigation"),
        ("Sorry, this zip code is not in our delivery area for this subscription service.", "subscription"),
        ("Subscribe for £2 a week", "subscription"),
        ("Subscribe now: 6 weeks for $3", "subscription"),
        ("Try it for 1 crown a week", "subscription"),
        ("Courier staff and agencies", "author-note"),
        ("Our own correspondent", "author-note"),
        ("Web Desk", "author-note"),
    ],
)
def test_lines_that_are_furniture(text: str, reason: str) -> None:
    mark = judge(split_lines(text))[0]
    assert (mark if isinstance(mark, str) or mark is None else mark.reason) == reason


@pytest.mark.parametrize(
    "text",
    [
        "<The Ferry: A Tale of Dunmarr>",
        "<Abbess of Velm>",
        "Disclaimers must be read out before each sailing, the board ruled on Monday.",
        "The board gave no figures. It closed the quay in May. Source: Velm Institute",
        "Related Harbours said it would buy the yard and three of the boats that lie in it for nine million crowns",
        "Six weeks for ferry crews to learn the new quay",
        "Agencies warn of ice",
        "Splash pools were closed for the whole of the summer in Velm and Tarnhaven",
    ],
)
def test_lines_that_are_none(text: str) -> None:
    assert furniture(line_of(text)) is None
    assert judge(split_lines(text))[0] != "caption"


def test_a_note_on_the_reporting_behind_the_last_paragraph() -> None:
    last = "The new boat leaves the yard in the last week of April and sails on the first of May."
    report = cleaned(TITLE, *BODY, f"{last} Additional reporting by Tamsin Oakes.")
    assert report.text.endswith(last)
    assert reason_of(report, "Additional reporting by Tamsin Oakes.") == "author-note"


def test_a_gallery_whose_captions_begin_with_its_name() -> None:
    slides = [
        f"A Winter on Dunmarr {text}"
        for text in (
            "The last boat An old ferry leaves the quay for the last time, with a wreath at its bow.",
            "Waiting for bread Islanders queue at the only shop, which was open for two hours a day.",
            "Crossing by trawler A doctor climbs down to a fishing boat that takes her over the sound.",
            "Hope again Children paint the sign for the new landing, a month before the boat is due.",
        )
    ]
    report = cleaned(TITLE, *BODY, *slides)
    assert report.text == "\n".join([f"{TITLE}\n", *BODY])
    assert {gone.reason for gone in report.removed} == {"caption"}


def test_paragraphs_that_say_the_same_at_their_beginnings_are_no_gallery() -> None:
    told = [
        f"We will sail again {text}." for text in ("when the ice is gone", "in May", "with a new boat", "as before")
    ]
    told = [f"{line} And nobody will stop us from doing it, she said." for line in told]
    assert all(line in cleaned(TITLE, *BODY, *told).text for line in told)


def test_initials_before_agencies_are_a_credit() -> None:
    report = cleaned(TITLE, *BODY, "jm/dm (AFP, dpa)")
    assert report.credits == ("Agence France-Presse", "Deutsche Presse-Agentur")
    assert report.text.endswith(BODY[-1])


def test_a_line_with_nothing_but_the_name_of_the_outlet() -> None:
    text = "\n".join([TITLE, *BODY[:3], "Velm Courier", *BODY[3:]])
    report = clean(Report("r", "r.txt", text, raw=text, outlet="Velm Courier"))
    assert "\nVelm Courier\n" not in report.text
    assert [gone.reason for gone in report.removed] == ["masthead"]


def test_a_title_given_with_another_apostrophe() -> None:
    text = "\n".join(["Velm’s ferry will sail again", *BODY])
    report = clean(Report("r", "r.txt", text, raw=text, title="Velm's ferry will sail again"))
    assert report.text.count("ferry will sail again\n") == 1


def test_what_a_newsletter_offers_between_two_lines_of_its_form() -> None:
    offer = "The boats, the fares and the small news of the islands that you love, on one page a week."
    form = ("Sign up for our newsletter", "Get our newsletter in your inbox")
    assert reason_of(cleaned(TITLE, *BODY[:4], form[0], offer, form[1], *BODY[4:]), offer) == "newsletter"
    assert f"\n{BODY[3]}\n" in cleaned(TITLE, *BODY[:3], form[0], BODY[3], form[1], *BODY[4:]).text


def test_a_paragraph_that_quotes_and_ends_in_a_comma_is_no_caption() -> None:
    quotes = "The yard’s own page calls the boat the “first ever built in Tarnhaven for the open sea, and the best,”"
    report = cleaned(TITLE, *BODY[:4], quotes, *BODY[4:])
    assert reason_of(report, "own page") is None
    assert quotes in report.text


def test_a_headline_that_asks_to_watch_is_the_title() -> None:
    title = "Watch: mayor of Velm sells ferry to Dunmarr over the radio"
    report = cleaned(title, "", *BODY)
    assert report.title == title
