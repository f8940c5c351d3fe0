"""JSON-LD as pages have it: graphs, lists, nested, broken, many articles, none."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import HtmlElement, document_fromstring

from samestory.ingest.pages.json_ld import find_described, plain

ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Quay opens",
    "datePublished": "2016-09-05T14:03:00+08:00",
    "author": {"@type": "Person", "name": "Ines Marlow"},
    "publisher": {"@type": "Organization", "name": "The Velm Courier"},
}


def page(*scripts: str) -> HtmlElement:
    tags = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    return document_fromstring(f"<html><head>{tags}</head><body><p>x</p></body></html>")


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(ARTICLE),
        json.dumps([ARTICLE]),
        json.dumps({"@graph": [{"@type": "WebPage", "name": "x"}, ARTICLE]}),
        json.dumps({"@type": "WebPage", "mainEntity": ARTICLE}),
        f"<!--\n{json.dumps(ARTICLE)}\n-->",
        f"/* <![CDATA[ */ {json.dumps(ARTICLE)} /* ]]> */",
        json.dumps(ARTICLE) + ";",
        json.dumps(ARTICLE)[:-1] + ",}",
        json.dumps(ARTICLE).replace("Quay opens", "Quay\n opens"),
        json.dumps(ARTICLE) + json.dumps({"@type": "WebSite", "name": "Velm"}),
        json.dumps(ARTICLE | {"@type": ["Article", "https://schema.org/NewsArticle"]}),
        json.dumps(ARTICLE)[:-1] + ', "description": "the "great" quay"}',
    ],
)
def test_however_it_is_wrapped(text: str) -> None:
    found = find_described(page(text))
    assert found.headline == "Quay opens"
    assert found.authors == ("Ines Marlow",)
    assert found.published == "2016-09-05T14:03:00+08:00"
    assert found.publisher == "The Velm Courier"
    assert found.article


def test_references_are_followed() -> None:
    graph = [
        ARTICLE | {"author": [{"@id": "#1"}, {"@id": "#2"}]},
        {"@id": "#1", "@type": "Person", "name": "Tor Haldane"},
        {"@id": "#2", "@type": "Organization", "name": "AP"},
    ]
    found = find_described(page(json.dumps({"@graph": graph})))
    assert (found.authors, found.organisations) == (("Tor Haldane",), ("AP",))


def test_a_reference_to_itself_ends() -> None:
    found = find_described(page(json.dumps(ARTICLE | {"@id": "#a", "author": {"@id": "#a"}})))
    assert found.headline == "Quay opens"


def test_of_several_articles_the_one_that_the_page_shows() -> None:
    other = ARTICLE | {"headline": "Storm closes quay", "articleBody": "Much more of it."}
    found = find_described(page(json.dumps([other, ARTICLE])), ["Quay opens"])
    assert found.headline == "Quay opens"


def test_no_json_is_no_error() -> None:
    assert find_described(page("{", "[" * 100_000, "null", '"x"', "{}")).headline is None


def test_values_are_plain_text() -> None:
    assert plain("<b>Quay</b> &amp;amp; \u202epier\n opens") == "Quay & pier opens"
    assert plain(None) == plain(7) == ""


KEYS = ("@type", "@id", "@graph", "author", "name", "headline", "publisher", "url", "datePublished", "articleBody")
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5),
    max_leaves=25,
)


@given(json_values)
def test_any_json_is_read_without_a_traceback(value: object) -> None:
    find_described(page(json.dumps(value).replace("<", "\\u003c")))
