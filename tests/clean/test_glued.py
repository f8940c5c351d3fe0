"""Calls glued to the end of a paragraph go, the paragraph stays; news of cookies or rights is no notice."""

from __future__ import annotations

import pytest

from samestory.clean import clean
from samestory.clean.glued import LONGEST, glued_end
from samestory.clean.lines import line_of
from samestory.model import Report

OPENING = (
    "The lock keepers of Osterwick said on Friday that the canal would stay closed until the dam is mended.",
    "“Nobody has seen the water this low since the mill burned down,” said Bettine Aarvold, who leads them.",
)
PARAGRAPH = "Grain barges wait in three towns, and the millers have asked the province for lorries."
CLOSING = ("Nobody was hurt.", "The province will decide on the lorries before the market opens in the spring.")


def cleaned(*lines: str) -> Report:
    text = "\n\n".join(("Osterwick canal stays closed", *lines))
    return clean(Report(id="r", source="r.txt", text=text, raw=text))


def body(report: Report) -> list[str]:
    return [line for line in report.text[report.body_start :].split("\n") if line]


@pytest.mark.parametrize(
    ("call", "reason"),
    [
        ("Sign up for our daily newsletter here.", "newsletter"),
        ("Subscribe to the Osterwick Gazette newsletter!", "newsletter"),
        ("To subscribe to our newsletter, click here.", "newsletter"),
        ("Get the Gazette’s morning newsletter.", "newsletter"),
        ("Read more: Dam at Osterwick leaks again", "related"),
        ("READ ALSO: Millers ask for lorries", "related"),
        ("Read more about the canal here.", "read-more"),
        ("Read the full story on osterwick.example.", "read-more"),
        ("Click here to see the map.", "read-more"),
        ("(Read more)", "read-more"),
        ("Follow us on Facebook.", "share"),
        ("Follow Bettine Aarvold on Twitter @aarvold.", "share"),
        ("Become a subscriber today.", "subscription"),
        ("Download our app for more.", "navigation"),
        ("Read more here. Sign up for our newsletter.", "read-more"),
    ],
)
@pytest.mark.parametrize("space", [" ", ""])
def test_a_call_is_cut_off_and_its_paragraph_stays(call: str, reason: str, space: str) -> None:
    report = cleaned(*OPENING, f"{PARAGRAPH}{space}{call}", *CLOSING)
    assert body(report) == [*OPENING, PARAGRAPH, *CLOSING]
    assert [(gone.text, gone.reason) for gone in report.removed] == [(call, reason)]
    (gone,) = report.removed
    assert report.raw[gone.start : gone.end] == call


@pytest.mark.parametrize(
    "line",
    [
        "Stay ahead of the news from the canal with us. Sign up for our daily newsletter here.",
        "The Gazette brings the best of the lowlands to its readers each morning. Subscribe to our newsletter.",
        "Get the day's top stories from the towns along the canal. Sign up for our newsletter.",
    ],
)
def test_a_paragraph_that_only_calls_goes_whole(line: str) -> None:
    report = cleaned(*OPENING, PARAGRAPH, *CLOSING, line)
    assert body(report) == [*OPENING, PARAGRAPH, *CLOSING]
    assert [(gone.text, gone.reason) for gone in report.removed] == [(line, "newsletter")]


@pytest.mark.parametrize(
    "line",
    [
        "“The lock keepers told us nothing for weeks. Sign up for our newsletter, they said,” Aarvold recalled.",
        "He wrote under the picture of the empty lock: “This was my home. Follow us on Facebook.”",
        "Households can have a warning by telephone before the dam opens. Sign up for it at the town hall.",
        "The province printed a list of the barges that wait. Read more than one page of it and you despair.",
        "Anyone may fish there from the first of May. Find a boat, a rod and a friend who keeps quiet.",
    ],
)
def test_what_somebody_says_or_the_article_advises_is_no_call(line: str) -> None:
    assert body(cleaned(*OPENING, line, *CLOSING)) == [*OPENING, line, *CLOSING]


def test_no_further_than_the_last_few_sentences_is_searched() -> None:
    text = "Nobody was hurt. " * 2_000 + "Read more here. " * 2_000
    end = glued_end(line_of(text.strip()))
    assert end is not None
    assert end[0] > len(text) - LONGEST - 20


@pytest.mark.parametrize(
    "line",
    [
        "The regulator fined the shipping line over its cookie policy on Friday, and its shares fell by a tenth.",
        "By signing the treaty, the province agreed to the terms that the towns had set before the war.",
        "The millers changed their terms of service and privacy policy in May, a court in Osterwick was told.",
        "A judge ruled that the letters may not be published before the trial of the dam builder begins.",
        "Shares of Taboola fell by a tenth on Friday after the regulator in Osterwick opened its inquiry.",
        "“You have used up every limit that we set,” said the minister, who left the room at once.",
        "“Please check your cellars for water,” the mayor told people who live below the dam.",
        "The court transcripts were produced by a clerk in Osterwick who had left out half of the hearing.",
        "The women asked that their comments are now open to anyone who visits the archive of the town.",
    ],
)
def test_news_of_cookies_rights_and_advice_is_no_notice(line: str) -> None:
    report = cleaned(*OPENING, line, PARAGRAPH, *CLOSING)
    assert body(report) == [*OPENING, line, PARAGRAPH, *CLOSING]
    assert not report.removed


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Our pages and those of our partners use cookies, as the cookie policy of the Gazette explains.", "consent"),
        ("By using osterwick.example you agree to the terms of use and to the storing of cookies.", "consent"),
        ("This material may not be published, broadcast, rewritten or redistributed in any form.", "copyright"),
        ("Our transcripts are created on a deadline and may be revised later.", "copyright"),
        (
            "VPR transcripts are produced by Wordly Inc., a contractor. Nothing here need be in its final form.",
            "copyright",
        ),
        ("Comments on this article are closed, and none will be answered before Monday.", "comments"),
    ],
)
def test_notices_that_speak_to_the_reader_go(line: str, reason: str) -> None:
    report = cleaned(*OPENING, PARAGRAPH, *CLOSING, line)
    assert body(report) == [*OPENING, PARAGRAPH, *CLOSING]
    assert [(gone.text, gone.reason) for gone in report.removed] == [(line, reason)]
