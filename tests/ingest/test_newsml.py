"""NewsML-G2: items, messages of many, withdrawn ones, and what is no text."""

from __future__ import annotations

import io
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samestory.errors import EmptyInput, InputError, Malformed
from samestory.ingest import read_inputs
from samestory.ingest.newsml import read_newsml
from samestory.ingest.settings import DEFAULT_SETTINGS
from samestory.ingest.source import Source
from samestory.model import Report

XML = Path(__file__).parent.parent / "fixtures" / "xml"


def fixture(name: str) -> list[Report | InputError]:
    return list(read_inputs([str(XML / name)]))


def item(content: str = "", meta: str = "", management: str = "") -> Report:
    data = (
        f'<newsItem guid="urn:velm:1"><itemMeta>{management}</itemMeta><contentMeta>{meta}</contentMeta><contentSet>'
        f"{content or '<inlineData>The quay is open.</inlineData>'}</contentSet></newsItem>"
    )
    (found,) = read_newsml(Source("f", io.BytesIO(data.encode())), DEFAULT_SETTINGS)
    assert isinstance(found, Report), found
    return found


def test_a_message_of_many_items() -> None:
    first, second, picture, elsewhere, concept, package = fixture("newsmessage.xml")
    assert isinstance(first, Report)
    assert first.id == "urn:newsml:corvane.example:1"
    assert first.text.split("\n\n") == [
        "Velm opens quay",
        "VELM (CPA) - The northern quay of Velm is open again.",
        "It was shut for eleven weeks.",
    ]
    assert (first.outlet, first.dateline, first.language) == ("Corvane Press Agency", "VELM", "en")
    assert first.bylines == ("Orla Fenwick", "Bram Holt")
    assert first.credits == ("Corvane Press Agency/Courier", "The Velm Courier")
    assert first.published == "2021-03-04T08:55:00+01:00"
    assert first.notes == ()
    assert isinstance(second, Report)
    assert second.text == "Toll rises\n\nThe toll at Sarn rises.\n\nIt is five crowns now."
    assert [part in " ".join(second.notes) for part in ("withdrawn", "before 2021-03-05", "/2.html")] == [True] * 3
    for error, part in ((picture, "picture"), (elsewhere, "/4.html"), (concept, "concept"), (package, "1 of them")):
        assert isinstance(error, EmptyInput)
        assert part in error.message


def test_an_item_with_nitf_in_it() -> None:
    (report,) = fixture("newsitem.xml")
    assert isinstance(report, Report)
    assert report.source.endswith("newsitem.xml")
    assert report.text == "Dam holds\n\nThe dam at Old Mill held, the council said.\n\nRain is over."
    assert (report.outlet, report.dateline) == ("wire.corvane.example", "OLD MILL, Sarn")
    assert (report.bylines, report.credits) == (("Nils Okoro",), ("Corvane Press Agency",))


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<inlineData>One.\nTwo.</inlineData>", "One.\n\nTwo."),
        ("<inlineData><![CDATA[<p>One\ntwo.</p><p>Three &amp; four.</p>]]></inlineData>", "One two.\n\nThree & four."),
        ('<inlineData encoding="base64">AAAA</inlineData><inlineData>One.</inlineData>', "One."),
        (
            "<inlineXML/><inlineXML><html><body><p>One &amp;quot;two&amp;quot;</p></body></html></inlineXML>",
            'One "two"',
        ),
        ("<inlineXML><html><body><header><h1>T</h1></header></body></html></inlineXML>", "T"),
    ],
)
def test_renditions(content: str, text: str) -> None:
    report = item(content)
    assert report.text[report.body_start :] == text


@pytest.mark.parametrize(
    ("provider", "outlet", "credit"),
    [
        ('<provider literal="Velm Courier"/>', "Velm Courier", ()),
        ('<provider qcode="nprov:velm"/>', "velm", ()),
        ('<provider><name role="n:short">V</name><name role="n:full">Velm Post</name></provider>', "Velm Post", ()),
        ('<provider><name>Reuters</name></provider>', "Reuters", ("Reuters",)),
        ("", None, ()),
    ],
)  # fmt: skip
def test_providers(provider: str, outlet: str | None, credit: tuple[str, ...]) -> None:
    report = item(management=provider)
    assert (report.outlet, report.credits) == (outlet, credit)


def test_logins_are_no_bylines() -> None:
    assert item(meta="<creator><name>fenwick.orla</name></creator>").bylines == ()
    assert item(meta="<creator><name>Orla Fenwick</name></creator>").bylines == ("Orla Fenwick",)


def test_an_item_that_breaks_off_costs_no_other() -> None:
    whole = (XML / "newsmessage.xml").read_text()
    *before, error = read_cut(whole[: whole.index("It is five crowns")])
    assert isinstance(before[0], Report)
    assert any(isinstance(found, Malformed) for found in [*before, error])


def read_cut(text: str) -> list[object]:
    return list(read_newsml(Source("f", io.BytesIO(text.encode())), DEFAULT_SETTINGS))


@settings(max_examples=100, deadline=None)
@given(data=st.data(), name=st.sampled_from(["newsmessage.xml", "newsitem.xml"]))
def test_mutated_items(data: st.DataObject, name: str) -> None:
    raw = bytearray((XML / name).read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at : at + data.draw(st.sampled_from([0, 1, 5, 40]))] = data.draw(st.binary(max_size=6))
    with suppress(InputError):
        for found in read_newsml(Source("f", io.BytesIO(bytes(raw))), DEFAULT_SETTINGS):
            assert isinstance(found, (Report, InputError))
