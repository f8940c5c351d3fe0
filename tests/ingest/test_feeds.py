"""Feeds: every field of an entry, whole texts and summaries, and what is wrong in one entry harms no other."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samestory.errors import EmptyInput, InputError, Malformed, TooLarge
from samestory.ingest import IngestSettings, read_inputs
from samestory.ingest.feeds import is_summary, outlet_of_title, read_feed, with_page
from samestory.ingest.link import Link
from samestory.ingest.settings import DEFAULT_SETTINGS
from samestory.ingest.source import Source
from samestory.model import Report

XML = Path(__file__).parent.parent / "fixtures" / "xml"
CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'


def read(data: str | bytes, given: IngestSettings = DEFAULT_SETTINGS) -> list[object]:
    stream = io.BytesIO(data.encode() if isinstance(data, str) else data)
    try:
        return list(_until_error(stream, given))
    except InputError as error:
        return [error]


def _until_error(stream: io.BytesIO, given: IngestSettings) -> Sequence[object]:
    found: list[object] = []
    try:
        for item in read_feed(Source("f", stream), given):
            found.append(item)
    except InputError as error:
        found.append(error)
    return found


def rss(*items: str, head: str = "<title>Velm Courier</title>") -> str:
    return f'<rss version="2.0" {CONTENT}><channel>{head}{"".join(items)}</channel></rss>'


def entry(item: str) -> Report:
    (report,) = read(rss(f"<item>{item}</item>"))
    assert isinstance(report, Report), report
    return report


def fixture(name: str) -> list[Report | InputError]:
    return list(read_inputs([str(XML / name)]))


def test_rss_with_whole_articles_and_summaries() -> None:
    whole, brief, bare, collected = fixture("rss2.xml")
    assert isinstance(whole, Report)
    assert whole.text.split("\n\n") == [
        "Velm & Sarn to share the northern quay",
        "The harbour board of Velm said on Monday that it would share the northern quay with Sarn.",
        "“We have waited for this,” said Ada Berg, who chairs the board.",
        "It took two years.",
        "First the crane",
        "Then the pier",
    ]
    assert whole.text[whole.body_start :].startswith("The harbour board")
    assert whole.id == "tag:velmcourier.example,2021:quay-1"
    assert whole.url == "https://www.velmcourier.example/harbour/quay?utm=1"
    assert (whole.outlet, whole.language) == ("The Velm Courier", "en")
    assert whole.bylines == ("Orla Fenwick", "Bram Holt")
    assert whole.published == "2021-03-04T08:00:00-05:00"
    assert whole.credits == ()  # the one that is there is of the picture
    assert whole.notes == ()
    assert isinstance(brief, Report)
    assert brief.text == "Ferry strike ends\n\nThe crews of the ferry went back to work on Friday."
    assert (brief.bylines, brief.published) == (("Ada Berg",), "2021-03-05T10:30:00+01:00")
    assert is_summary(brief)
    assert not is_summary(whole)
    assert isinstance(bare, EmptyInput)
    assert "Only a headline" in bare.message
    assert "--follow-links" in bare.remedy
    assert bare.source.endswith("rss2.xml:3")
    assert isinstance(collected, Report)
    assert (collected.outlet, collected.title) == ("The Lethra Post", "Toll at Sarn")
    assert collected.id.startswith("r")  # 17 is an id in one feed only
    assert "’at once’" in collected.text


def test_rss_1_in_rdf_with_entities_of_html_and_a_document_type() -> None:
    (report,) = fixture("rss1.rdf")
    assert isinstance(report, Report)
    assert report.text == "Le quai rouvre\n\nLe conseil a décidé de rouvrir le quai."
    assert (report.outlet, report.language, report.published) == ("Sarn Observer", "fr", "2021-03-04T08:00:00+01:00")
    assert report.bylines == ("Lise Marin",)


def test_atom() -> None:
    first, second = fixture("atom.xml")
    assert isinstance(first, Report)
    assert first.title == "Two towns, one quay & a crane"
    assert first.text.endswith("The council of Lethra voted for the quay.\n\nNobody spoke against it.")
    assert first.url == "https://www.lethrapost.example/news/2021/quay.html"
    assert first.bylines == ("Nils Okoro", "Ada Berg")
    assert (first.outlet, first.published) == ("The Lethra Post", "2021-03-04T08:00:00+01:00")
    assert isinstance(second, Report)
    assert second.url == "https://mirror.example/crane"
    assert second.outlet == "Borovend Herald"
    assert second.published is None  # when it was updated is another date
    assert "at 3 < 4 o'clock.\n\nNobody" in second.text


def test_atom_of_2003() -> None:
    (report,) = fixture("atom03.xml")
    assert isinstance(report, Report)
    assert report.text == "Mill & dam\n\nThe mill is sold.\n\nThe dam is not."
    assert report.published == "2004-03-04T08:00:00+00:00"


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("<![CDATA[<p>One &amp; two</p>]]>", "One & two"),
        ("&lt;p&gt;One &amp;amp; two&lt;/p&gt;", "One & two"),
        ("&amp;lt;p&amp;gt;One &amp;amp;amp; two&amp;lt;/p&amp;gt;", "One & two"),
        ("<p>One &amp; two</p>", "One & two"),
        ("<p>One<br>two & three</p>", "One\n\ntwo & three"),
        ("<b>One <i>two</b> three", "One two three"),
        ("One &nbsp; two &mdash; three", "One two — three"),
        ("One &velm; two", "One &velm; two"),
        ("&#147;One&#148; &#8217;s", "“One” ’s"),
        ("One\x08two &#8; &#xD800; &#x110000;", "One\ufffdtwo \ufffd \ufffd \ufffd"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("AT&T and R&D;", "AT&T and R&D;"),
        ("One<!-- not this -->two<?php x ?>", "Onetwo"),
        ("<![CDATA[One <!-- x --> ]]&gt; two]]>", "One ]]> two"),
        ("One\n\nTwo\nthree", "One\n\nTwo three"),
    ],
)
def test_texts_come_out_as_they_are_meant(written: str, text: str) -> None:
    assert entry(f"<description>{written}</description>").text == text


def test_a_summary_that_is_as_long_as_an_article_is_one() -> None:
    assert not is_summary(entry(f"<description>{'word ' * 200}</description>"))
    assert is_summary(entry(f"<description>{'word ' * 20}</description>"))


def test_the_longer_of_content_and_description_counts() -> None:
    report = entry(f"<description>{'word ' * 200}</description><content:encoded>Short.</content:encoded>")
    assert len(report.text) > 900


def test_a_picture_s_words_are_not_the_text() -> None:
    media = 'xmlns:media="http://search.yahoo.com/mrss/"'
    (found,) = read(
        rss(f"<item {media}><title>T</title><media:content/><media:description>Caption</media:description></item>")
    )
    assert isinstance(found, EmptyInput)
    report = entry(f"<media:group {media}><media:description>What it shows.</media:description></media:group>")
    assert report.text == "What it shows."


def test_followed_links() -> None:
    follow = IngestSettings(follow_links=True)
    link = "<link>https://velm.example/a</link>"
    whole = f"<content:encoded>{'word ' * 9}</content:encoded>"
    items = [f"<item>{link}<description>Brief.</description></item>", f"<item><title>T</title>{link}</item>"]
    brief, bare, full, nowhere = read(
        rss(*items, f"<item>{link}{whole}</item>", "<item><title>T</title></item>"), follow
    )
    assert isinstance(brief, Link)
    assert isinstance(bare, Link)
    assert (brief.url, bare.url) == ("https://velm.example/a",) * 2
    assert isinstance(brief.given, Report)
    assert isinstance(bare.given, EmptyInput)
    assert isinstance(full, Report)
    assert isinstance(nowhere, EmptyInput)


def test_page_and_feed_are_joined() -> None:
    given = Report(
        id="1", source="f", text="Brief", url="u", outlet="Velm", bylines=("Ada Berg",), published="2021-03-04"
    )
    page = Report(id="2", source="u", text="Whole", url="https://v.example/a")
    joined = with_page(given, page)
    assert (joined.text, joined.outlet, joined.bylines, joined.published) == (
        "Whole",
        "Velm",
        ("Ada Berg",),
        "2021-03-04",
    )
    assert joined.id == "2"


@pytest.mark.parametrize(
    ("title", "link", "outlet"),
    [
        ("Velm Courier", None, "Velm Courier"),
        ("World news | The Velm Courier", "https://www.velmcourier.example/world", "The Velm Courier"),
        ("Velm Courier - Harbour", "https://velmcourier.example", "Velm Courier"),
        ("Sarn Times RSS Feed", "https://other.example", "Sarn Times"),
        ("Latest: Sarn", "https://sarn.example", "Sarn"),
        ("", "https://sarn.example", None),
    ],
)
def test_outlets(title: str, link: str | None, outlet: str | None) -> None:
    assert outlet_of_title(title, link) == outlet


def test_an_entry_that_is_broken_costs_no_other() -> None:
    found = read(
        rss(
            "<item><title>One</title><description>First.</description></item>",
            "<item><title>Two</title><b><description>Second.</description></item>",
            "<item><title>Three</title><description>Third.</description>",
            "<item><title>Four</title><description>Fourth.</description></item>",
        )
    )
    one, two, three, four = found
    assert isinstance(one, Report)
    assert isinstance(two, (Report, InputError))
    assert isinstance(three, Malformed)
    assert three.source == "f:3"
    assert isinstance(four, Report)
    assert four.text == "Four\n\nFourth."


@pytest.mark.parametrize("end", [40, 3, 10, 20])
def test_what_stands_before_the_cut_is_read(end: int) -> None:
    whole = rss("<item><description>First.</description></item>", "<item><description>Second.</description></item>")
    *read_before, error = read(whole[:-end])
    assert isinstance(read_before[0], Report)
    assert isinstance(error, Malformed)


def test_one_entry_over_the_limit() -> None:
    items = [f"<item><description>{text}</description></item>" for text in ("a", "b" * 5000, "c")]
    first, second, third = read(rss(*items), IngestSettings(max_bytes=1000))
    assert isinstance(first, Report)
    assert isinstance(second, TooLarge)
    assert second.source == "f:2"
    assert isinstance(third, Report)


def test_a_feed_without_entries() -> None:
    (error,) = read(rss())
    assert isinstance(error, EmptyInput)


def test_an_entry_document() -> None:
    (report,) = read('<entry xmlns="http://www.w3.org/2005/Atom"><title>T</title><content>One.</content></entry>')
    assert isinstance(report, Report)
    assert report.text == "T\n\nOne."


def test_prefixes() -> None:
    atom = '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>T</a:title><a:content>One.</a:content></a:entry></a:feed>'
    (report,) = read(atom)
    assert isinstance(report, Report)
    undeclared = rss("<item><dc:creator>Ada Berg</dc:creator><q:x>1</q:x><description>One.</description></item>")
    (other,) = read(undeclared)
    assert isinstance(other, Report)
    assert (other.bylines, other.text, len(other.notes)) == (("Ada Berg",), "One.", 1)


PARTS = [
    "<item>", "</item>", "<item/>", "<entry>", "</entry>", "<![CDATA[", "]]>", "<!--", "-->", "<?", "?>", "&", "&amp;",
    "&#0;", "<title>", "</title>", "<description>", "</description>", "<p>", "</p>", '<a href="', '">', "'",
    "<link>", "</link>",
    "http://[", "\x00", "\U0001f600", "&lt;b&gt;", "<x:y>", "<!DOCTYPE x [", "]>", '<!ENTITY a "b">', "text ", "</rss>",
    '<content type="xhtml">', "</content>", "<guid>", "</guid>", "<pubDate>", "</pubDate>", "Thu, 04 Mar 2021",
    "<source>",
]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(parts=st.lists(st.sampled_from(PARTS), max_size=40))
def test_any_mixture_of_parts(parts: list[str]) -> None:
    for found in read("<rss>" + "".join(parts)):
        assert isinstance(found, (Report, InputError))


@settings(max_examples=100, deadline=None)
@given(data=st.data(), name=st.sampled_from(["rss2.xml", "rss1.rdf", "atom.xml", "atom03.xml"]))
def test_mutated_feeds(data: st.DataObject, name: str) -> None:
    raw = bytearray((XML / name).read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(raw) - 1))
        size = data.draw(st.sampled_from([0, 1, 1, 5, 40]))
        raw[at : at + size] = data.draw(st.binary(max_size=6) | st.sampled_from([b"<item>", b"]]>", b"<", b"&", b'"']))
    for found in read(bytes(raw)):
        assert isinstance(found, (Report, InputError))
        if isinstance(found, Report):
            found.text.encode()
            assert 0 <= found.body_start <= len(found.text)


@settings(max_examples=100, deadline=None)
@given(data=st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    for found in [*read(data), *read(b"<rss><item>" + data)]:
        assert isinstance(found, (Report, InputError))


@pytest.mark.parametrize(
    ("entry_of_atom", "title", "text"),
    [
        (
            '<title type="text">On &lt;b> tags</title><content mode="base64">VGhlIHF1YXkgaXMgb3Blbi4=</content>',
            "On <b> tags",
            "The quay is open.",
        ),
        (
            '<title mode="base64">VA==</title><summary>One.</summary><content type="image/png">AAAA</content>',
            "T",
            "One.",
        ),
        (
            '<title type="xhtml"><div>A <b>b</b></div></title><content>&lt;script>x&lt;/script>One.</content>',
            "A b",
            "One.",
        ),
        ("<title>T</title><content>&lt;p>One &lt;embed src='x'>two&lt;/p></content>", "T", "One two"),
    ],
)  # fmt: skip
def test_what_atom_allows(entry_of_atom: str, title: str, text: str) -> None:
    (report,) = read(f'<feed xmlns="http://www.w3.org/2005/Atom"><entry>{entry_of_atom}</entry></feed>')
    assert isinstance(report, Report)
    assert (report.title, report.text[report.body_start :]) == (title, text)


def test_an_address_that_is_none() -> None:
    report = entry("<link>http://[x/</link><description>One.</description>")
    assert report.url is None
    (other,) = read(rss("<item xml:base='http://[x/'><link>/a</link><description>One.</description></item>"))
    assert isinstance(other, Report)
