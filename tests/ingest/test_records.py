"""Records of every usual shape give one and the same report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samestory.errors import EmptyInput, InputError, Malformed
from samestory.ingest import IngestSettings
from samestory.ingest.records import KEYS, read_record
from samestory.model import Report
from tests.ingest.ingest_packed import names, read

BODY = "The quay is open.\n\nThe board said so on Monday."
HTML = "<p>The quay is open.</p>\n<p>The board said <b>so</b> on Monday.<script>x()</script></p>"
FLAT = "The quay is open. The board said so on Monday."
URL = "https://courier.example/quay"
MOMENT = "2021-03-04T08:00:00+00:00"
COURIER = "The Velm Courier"

SHAPES: dict[str, dict[str, object]] = {
    "our own": {
        "id": "r1",
        "source": "inbox/a.txt",
        "title": "Quay opens",
        "text": f"Quay opens\n\n{BODY}",
        "body_start": 12,
        "outlet": COURIER,
        "bylines": ["Orla Fenwick"],
        "published": MOMENT,
        "url": URL,
    },
    "schema.org": {
        "@context": "https://schema.org",
        "@type": ["NewsArticle", "Article"],
        "headline": "Quay opens",
        "articleBody": BODY,
        "author": [{"@type": "Person", "name": "Orla Fenwick", "url": "https://courier.example/fenwick"}],
        "publisher": {"@type": "NewsMediaOrganization", "name": COURIER, "logo": {"url": "https://courier.example/x"}},
        "datePublished": "2021-03-04T08:00:00Z",
        "dateModified": "2021-03-05T08:00:00Z",
        "mainEntityOfPage": {"@type": "WebPage", "@id": URL},
    },
    "news-please": {
        "title": "Quay opens",
        "maintext": BODY,
        "description": "A teaser.",
        "authors": ["Orla Fenwick"],
        "source_domain": COURIER,
        "date_publish": "2021-03-04 08:00:00+00:00",
        "date_download": "2022-01-01 00:00:01",
        "url": URL,
        "title_page": None,
    },
    "ninjs 1.0": {
        "uri": "http://wire.example/items/20210304",
        "type": "text",
        "headline": "Quay opens",
        "body_text": FLAT,
        "body_xhtml": HTML,
        "byline": "By Orla Fenwick",
        "copyrightholder": COURIER,
        "versioncreated": "2021-03-04T08:00:00Z",
        "person": [{"name": "Tam Reyes", "rel": "about"}],
        "link": URL,
    },
    "ninjs 1.5": {
        "uri": "urn:newsml:wire.example:20210304:1",
        "title": "quay-slug",
        "headline": "Quay opens",
        "body_html": HTML,
        "byline": "Orla Fenwick",
        "infosource": [{"name": COURIER}],
        "firstcreated": "2021-03-04T08:00:00+00:00",
        "versioncreated": "2021-03-05T08:00:00+00:00",
        "url": URL,
    },
    "ninjs 2.0": {
        "uri": "urn:1",
        "title": "quay-slug",
        "headlines": [{"role": "short", "value": "Open"}, {"role": "main", "value": "Quay opens"}],
        "bodies": [
            {"role": "caption", "contenttype": "text/plain", "value": "The quay,\nin May."},
            {"role": "main", "contenttype": "text/plain", "value": FLAT},
            {"role": "richtext", "contenttype": "application/xhtml+xml", "value": HTML},
        ],
        "by": "By Orla Fenwick",
        "infosources": [{"name": COURIER, "role": "http://cv.iptc.org/newscodes/contentprodpartyrole/p"}],
        "contentcreated": "2021-03-04T08:00:00Z",
        "people": [{"name": "Tam Reyes"}],
        "link": URL,
    },
    "ninjs 3.0": {
        "uri": "urn:1",
        "headlines": [{"value": "Quay opens"}],
        "bodies": [{"contentType": "text/plain", "value": BODY}],
        "by": "Orla Fenwick",
        "copyrightHolder": COURIER,
        "versionCreated": "2021-03-04T08:00:00Z",
        "url": URL,
    },
    "datatrove": {
        "text": f"Quay opens\n{BODY}",
        "id": "<urn:uuid:1>",
        "metadata": {
            "title": "Quay opens",
            "url": URL,
            "date": "2021-03-04T08:00:00Z",
            "site": COURIER,
            "authors": "Orla Fenwick",
        },
    },
    "passim": {
        "id": "courier-1",
        "series": COURIER,
        "date": 1614844800,
        "title": "Quay opens",
        "text": BODY,
        "author": "Orla Fenwick",
        "url": URL,
    },
    "GDELT": {
        "url": URL,
        "title": "Quay opens",
        "seendate": "20210304T080000Z",
        "domain": COURIER,
        "language": "English",
        "text": BODY,
        "author": "Orla Fenwick",
    },
    "WordPress": {
        "id": 7,
        "date": "2021-03-04T09:00:00",
        "date_gmt": "2021-03-04T08:00:00",
        "guid": {"rendered": "https://courier.example/?p=7"},
        "link": URL,
        "title": {"rendered": "Quay&nbsp;opens"},
        "content": {"rendered": HTML, "protected": False},
        "excerpt": {"rendered": "<p>A teaser.</p>"},
        "author_name": "Orla Fenwick",
        "site": COURIER,
    },
    "Guardian": {
        "id": "velm/2021/quay",
        "webTitle": "Quay opens",
        "webUrl": URL,
        "webPublicationDate": "2021-03-04T08:00:00Z",
        "fields": {"bodyText": FLAT, "body": HTML, "byline": "Orla Fenwick", "publication": COURIER},
    },
    "NewsAPI": {
        "source": {"id": None, "name": COURIER},
        "author": "Orla Fenwick",
        "title": "Quay opens",
        "url": URL,
        "publishedAt": "2021-03-04T08:00:00Z",
        "content": BODY,
    },
    "Event Registry": {
        "uri": "7",
        "lang": "eng",
        "dateTimePub": "2021-03-04T08:00:00Z",
        "date": "2021-03-05",
        "url": URL,
        "title": "Quay opens",
        "body": BODY,
        "source": {"uri": "courier.example", "title": COURIER},
        "authors": [{"uri": "fenwick@courier.example", "name": "Orla Fenwick"}],
    },
    "JSON Feed": {
        "id": "7",
        "url": URL,
        "title": "Quay opens",
        "content_html": HTML,
        "date_published": "2021-03-04T08:00:00Z",
        "authors": [{"name": "Orla Fenwick"}],
        "source": COURIER,
    },
    "MongoDB": {
        "_id": {"$oid": "60407b00"},
        "Title": "Quay opens",
        "Body": ["The quay is open.", "The board said so on Monday."],
        "PUB DATE": {"$date": {"$numberLong": "1614844800000"}},
        "News Outlet": COURIER,
        "By": "Orla Fenwick",
        "Link": URL,
    },
}


@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_shapes(shape: str) -> None:
    report = read_record(SHAPES[shape], "a.json", IngestSettings())
    assert report.title == "Quay opens"
    assert "\n\n".join(line for line in report.text.split("\n") if line) == f"Quay opens\n\n{BODY}"
    assert report.text[report.body_start :].endswith("Monday.")
    assert report.bylines == ("Orla Fenwick",)
    assert (report.outlet, report.published, report.url) == (COURIER, MOMENT, URL)
    assert report.language == "en"


def test_fields_that_are_said_come_first() -> None:
    record = {"text": "No.", "story": {"words": "The quay is open."}, "kicker": "Quay opens", "title": "No"}
    said = IngestSettings(fields=(("text", "story.words"), ("title", "Kicker"), ("outlet", "nowhere")))
    report = read_record(record, "a.json", said)
    assert (report.title, report.text) == ("Quay opens", "Quay opens\n\nThe quay is open.")


def test_a_graph_with_references(tmp_path: Path) -> None:
    graph = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "Organization", "@id": "#org", "name": COURIER},
            {"@type": "WebPage", "@id": URL, "name": "Quay opens - Courier"},
            {
                "@type": "NewsArticle",
                "headline": "Quay opens",
                "articleBody": BODY,
                "publisher": {"@id": "#org"},
                "author": [{"@id": "#fenwick"}],
                "mainEntityOfPage": {"@id": URL},
            },
            {"@type": "Person", "@id": "#fenwick", "name": "Orla Fenwick"},
        ],
    }
    path = tmp_path / "a.json"
    for data in (json.dumps(graph), json.dumps(graph, indent=1), json.dumps([graph])):
        path.write_text(data)
        (report,) = read(path)
        assert isinstance(report, Report), report
        assert (report.outlet, report.bylines, report.title) == (COURIER, ("Orla Fenwick",), "Quay opens")


def test_what_is_no_article_beside_articles_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"@type": "BreadcrumbList", "itemListElement": []}, SHAPES["schema.org"]]))
    assert names(read(path), tmp_path) == ["/a.json:2"]
    path.write_text(json.dumps([{"@type": "BreadcrumbList"}, {"@type": ["Person"], "name": "Tam Reyes"}]))
    assert names(read(path), tmp_path) == ["EmptyInput /a.json"]
    path.write_text(json.dumps({"@type": "NewsArticle", "headline": "Quay opens", "description": "A teaser."}))
    assert names(read(path), tmp_path) == ["EmptyInput /a.json"]


def test_what_a_provider_asks_for_is_noted() -> None:
    record = {"body_text": BODY, "pubstatus": "canceled", "embargoed": "2021-03-05T08:00:00Z"}
    notes = read_record(record, "a.json", IngestSettings()).notes
    assert len(notes) == 2
    assert "withdrawn" in notes[0]
    assert "2021-03-05T08:00:00+00:00" in notes[1]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (["Orla Fenwick", "Tam Reyes"], ("Orla Fenwick", "Tam Reyes")),
        ("Orla Fenwick; Tam Reyes", ("Orla Fenwick", "Tam Reyes")),
        ("Orla Fenwick|Tam Reyes", ("Orla Fenwick", "Tam Reyes")),
        ("['Orla Fenwick', \"Tam O'Hare\"]", ("Orla Fenwick", "Tam O'Hare")),
        ('["Orla Fenwick", "Tam Reyes"]', ("Orla Fenwick", "Tam Reyes")),
        ("By Orla Fenwick and Tam Reyes", ("Orla Fenwick", "Tam Reyes")),
        ("[]", ()),
        (None, ()),
        (7, ()),
    ],
)
def test_names_of_writers(value: object, expected: tuple[str, ...]) -> None:
    report = read_record({"text": BODY, "author": value}, "a.json", IngestSettings())
    assert report.bylines == expected


@pytest.mark.parametrize(
    ("told", "expected"), [("German", "de"), ("deu", "de"), ("de-AT", "de"), ("pt_BR", "pt"), ("", "en"), ("xyz", "en")]
)
def test_languages_as_they_are_written(told: str, expected: str) -> None:
    assert read_record({"text": BODY, "language": told}, "a.json", IngestSettings()).language == expected


def test_a_path_is_no_outlet() -> None:
    for source in ("/data/news/a.txt", "C:\\news\\a.txt", "news/a.html"):
        assert read_record({"text": BODY, "source": source}, "a.json", IngestSettings()).outlet is None


def test_plain_text_stays_as_it_is() -> None:
    body = "The quay  is open.\nIt cost < 5 & > 3.\n\n  – said Tam Reyes"
    assert read_record({"text": body}, "a.json", IngestSettings()).text == body
    twice = read_record({"text": "He said: &quot;Open.&quot;"}, "a.json", IngestSettings())
    assert twice.text == 'He said: "Open."'
    inline = read_record({"text": "The <b>quay</b> is open.\n\nAll of it."}, "a.json", IngestSettings())
    assert inline.text == "The quay is open.\n\nAll of it."


def test_our_own_json_keeps_every_character() -> None:
    own = {"text": "A &amp; B <b>x</b>\r\n  y", "body_start": 0, "id": "r1"}
    assert read_record(own, "a.json", IngestSettings()).text == own["text"]


def test_a_body_that_is_nested_without_end() -> None:
    with pytest.raises(Malformed):
        read_record({"text": "<div>" * 20_000 + "x"}, "a.json", IngestSettings())
    deep: object = "x"
    for _ in range(50):
        deep = [deep]
    with pytest.raises(EmptyInput):
        read_record({"text": deep}, "a.json", IngestSettings())


VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=12), st.sampled_from([URL, HTML])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["name", "value", "@id", "role", "contenttype", "$date", "x"]), inner, max_size=3
        ),
    ),
    max_leaves=6,
)
NAMES = [name for names in KEYS.values() for name in names]


@settings(max_examples=300, deadline=None)
@given(
    record=st.dictionaries(
        st.sampled_from([*NAMES, "metadata", "fields", "body_start", "@graph", "@type", "pubstatus"]),
        VALUES,
        max_size=6,
    )
)
def test_any_object_gives_a_report_or_an_error(record: dict[str, object]) -> None:
    try:
        report = read_record(record, "a.json", IngestSettings())
    except InputError:
        return
    report.text.encode()
    assert report.text[report.body_start :].strip() or report.body_start == 0 or "body_start" in record
    assert all(isinstance(name, str) for name in report.bylines)
