"""Whole pages: what is no article, what hides its article, what means harm."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samestory.clean import clean
from samestory.clean.reasons import REASONS
from samestory.errors import EmptyInput, InputError, TooLarge
from samestory.ingest.pages import read_page
from samestory.ingest.settings import DEFAULT_SETTINGS, IngestSettings
from samestory.model import Report

SENTENCES = (
    "The harbour board of Velm said on Monday that it would reopen the northern quay in spring.",
    "Some forty crews may land their catch there again, and the auction hall is to follow in October.",
    "“We have waited eight months for this day,” said Berit Osk, who chairs the board.",
    "The repairs cost 3.2 million crowns, which is a tenth more than the board had planned for.",
)
BODY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)


LINK = '<div><a href="/x">A headline of seven or eight words here</a></div>'


def read(page: str, settings: IngestSettings = DEFAULT_SETTINGS) -> Report:
    (report,) = read_page(page.encode(), "a.html", settings)
    assert isinstance(report, Report)
    return report


def test_the_least_page() -> None:
    report = read(f"<html><body>{BODY}</body></html>")
    assert report.text == report.raw == "\n".join(SENTENCES)
    assert (report.title, report.body_start, report.removed, report.language) == (None, 0, (), "en")


def test_a_title_that_no_line_shows_stands_first() -> None:
    report = read(f"<html><head><title>Quay opens</title></head><body>{BODY}</body></html>")
    assert report.raw.startswith("Quay opens\n")
    assert report.text[report.body_start :] == "\n".join(SENTENCES)


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<html><body><div id='root'></div><script>run()</script></body></html>", "no text"),
        ("<html><body></body></html>", "no text"),
        (f"<html><body>{LINK * 40}</body></html>", "links"),
    ],
)  # fmt: skip
def test_what_is_no_article_is_said_to_be_none(page: str, said: str) -> None:
    with pytest.raises(EmptyInput, match=said) as error:
        read(page)
    assert error.value.remedy


def test_size() -> None:
    with pytest.raises(TooLarge):
        read(BODY, IngestSettings(max_bytes=100))


def test_a_page_that_hides_its_article_until_a_script_shows_it() -> None:
    report = read(f'<html><body><p>Loading</p><div style="display:none">{BODY}</div></body></html>')
    assert SENTENCES[-1] in report.text


def test_the_text_told_to_machines_may_be_markup() -> None:
    told = "".join(f"&lt;p&gt;{sentence}&lt;/p&gt;" for sentence in SENTENCES * 2)
    page = (
        '<html><head><script type="application/ld+json">{"@type": "NewsArticle", "headline": "Quay opens", '
        f'"articleBody": "{told}"}}</script></head><body><h1>Quay opens</h1><p>{SENTENCES[0]}</p></body></html>'
    )
    report = read(page)
    assert report.text[report.body_start :].split("\n")[:4] == list(SENTENCES)
    assert [gone.reason for gone in report.removed] == ["repeated"]


def test_the_text_tells_the_language_where_the_page_tells_another() -> None:
    assert read(f'<html lang="de"><body>{BODY}</body></html>').language == "en"
    assert read('<html lang="sv"><body><p>Kajen i Velm är öppen igen.</p></body></html>').language == "sv"


def test_an_address_in_an_article_names_its_author() -> None:
    page = "<html><body><article><h1>Quay opens</h1><address>{}</address>" + BODY + "</article></body></html>"
    assert read(page.format("Maud Ellering")).bylines == ("Maud Ellering",)
    assert read(page.format("12 Quay Street, 4711 Velm")).bylines == ()


def test_a_title_is_plain_text() -> None:
    report = read(f"<title>x</title><h1>Qu\x00ay <script>alert(1)</script><b>opens</b>\u200f</h1>{BODY}")
    assert report.title == "Quay opens"
    assert report.text.startswith("Quay opens\n\n")


HOSTILE = {
    "deep": "<div>" * 12_000 + BODY,
    "unclosed": "<p><b><i>" * 3_000 + BODY,
    "one line": "<p>" + "The board said so again. " * 20_000 + "</p>",
    "no spaces": "<p>" + "a" * 400_000 + "</p>" + BODY,
    "huge attribute": f'<div class="{"x " * 200_000}">{BODY}</div>',
    "many attributes": f"<div {' '.join(f'a{n}=1' for n in range(30_000))}>{BODY}</div>",
    "entities": "<p>" + "&amp;&#0;&#xD800;" * 10_000 + "</p>" + BODY,
    "declared entities": '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><html><body>&b;' + BODY,
    "nested JSON": f'<script type="application/ld+json">{"[" * 100_000}</script>{BODY}',
    "bars": f"<title>{'| ' * 50_000}</title>{BODY}",
    "bylines": f'<p class="byline">{"By " * 50_000}</p>{BODY}',
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_pages_that_mean_harm_end_with_a_report(name: str) -> None:
    report = clean(read(f"<html><body>{HOSTILE[name]}</body></html>"))
    assert report.text
    if name != "one line":
        assert SENTENCES[2] in report.text


TAGS = """
<p> </p> <div> </div> <h1> </h1> <li> <br> <table><tr><td> <aside> </aside> <a/href="/x"> </a> <figure><img>
<figcaption>
</figure> <div/class="related"> <script> </script> <!-- <blockquote> &lt; \x00 \ud800 Short
"""
PIECES = (*TAGS.split(), "By Ines Marlow", "5 May 2016", *SENTENCES)


@given(st.lists(st.sampled_from(PIECES), max_size=40))
@settings(max_examples=150, deadline=None)
def test_any_page_gives_a_report_that_lost_nothing_or_an_error(pieces: list[str]) -> None:
    data = "".join(pieces).encode("utf-8", "surrogatepass")
    try:
        reports = list(read_page(data, "a.html", IngestSettings()))
    except InputError:
        return
    for read_one in reports:
        assert isinstance(read_one, Report)
        for report in (read_one, clean(read_one)):
            report.text.encode()
            left = list(report.raw)
            for gone in report.removed:
                assert gone.reason in REASONS
                assert report.raw[gone.start : gone.end] == gone.text
                left[gone.start : gone.end] = " " * len(gone.text)
            assert sorted("".join(left).split()) == sorted(report.text.split())
