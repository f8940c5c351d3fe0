"""XML files told apart by their root element; what is no news is refused with the reason."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from samestory.errors import InputError, UnknownFormat
from samestory.ingest import IngestSettings, read_inputs
from samestory.ingest.formats import recognise
from samestory.ingest.source import Source
from samestory.model import Report

XML = Path(__file__).parent.parent / "fixtures" / "xml"


def form_of(data: bytes, name: str = "a.xml", media_type: str = "") -> str:
    found = recognise(Source(name, io.BytesIO(data), media_type=media_type), data, IngestSettings())
    assert found is not None
    return found.name


@pytest.mark.parametrize(
    ("start", "form"),
    [
        ("<rss version='2.0'>", "feed"),
        ("<?xml version='1.0'?>\n<feed xmlns='http://www.w3.org/2005/Atom'>", "feed"),
        ("<rdf:RDF xmlns='http://purl.org/rss/1.0/'>", "feed"),
        ("<newsMessage>", "newsml"),
        ("<newsItem guid='1'>", "newsml"),
        ("<!DOCTYPE nitf SYSTEM 'nitf.dtd'><nitf>", "nitf"),
        ("<urlset>", "xml"),
        ("<?xml version='1.0'?><unheard/>", "xml"),
        ("<?xml version='1.0'?><rdf:RDF>", "xml"),
        ("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>", "html"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16"])
def test_kinds(start: str, form: str, encoding: str) -> None:
    if form != "html" or encoding == "utf-8":
        assert form_of(start.encode(encoding)) == form


def test_a_feed_by_what_its_server_says() -> None:
    rss = b"<rss><channel><item><description>&lt;html lang='en'></description></item></channel></rss>"
    assert form_of(rss, "https://velm.example/feed", "application/rss+xml") == "feed"
    assert form_of(rss, "https://velm.example/feed", "text/xml; charset=utf-8") == "feed"
    assert form_of(rss, "https://velm.example/feed", "application/octet-stream") == "feed"
    assert form_of(rss, "https://velm.example/feed", "text/html") == "feed"
    assert form_of(b"<!doctype html><p>", "https://velm.example/feed", "text/html") == "html"
    assert form_of(rss, "feed") == "feed"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("<urlset><url><loc>https://velm.example/1</loc></url></urlset>", "sitemap"),
        ("<sitemapindex/>", "sitemaps"),
        ("<opml version='2.0'><body/></opml>", "OPML"),
        ("<?xml version='1.0'?><unheard/>", "<unheard>"),
    ],
)
def test_other_kinds_are_refused_with_the_reason(tmp_path: Path, data: str, said: str) -> None:
    path = tmp_path / "a.xml"
    path.write_text(data)
    (error,) = read_inputs([str(path)])
    assert isinstance(error, UnknownFormat)
    assert said in error.message
    assert error.remedy


def described(text: str, doctype: str = "") -> str:
    return f"{doctype}<rss><item><description>{text}</description></item></rss>"


HOSTILE = {
    "many laughs": described("&b;", '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'),
    "a file": described("&a;", '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]>'),
    "an include": described(
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/hostname" parse="text"/>'
    ),
    "a style sheet": '<?xml-stylesheet href="http://velm.example/x"?><rss><item><description/></item></rss>',
    "depth": "<rss><item><description>" + "<a>" * 100_000 + "</description></item></rss>",
    "depth of HTML": "<rss><item><description>" + "&lt;div&gt;" * 100_000 + "</description></item></rss>",
    "attributes": "<rss><item " + " ".join(f'a{n}="{n}"' for n in range(20_000)) + "></item></rss>",
    "a long attribute": f'<rss><item a="{"b" * 3_000_000}"></item></rss>',
    "open tags": "<rss><item>" + "<b" * 100_000 + "</item></rss>",
    "open quotes": "<rss><item " + "a='" * 50_000 + "></item></rss>",
    "sections": "<rss><item>" + "<![CDATA[" * 50_000 + "</item></rss>",
    "ampersands": "<rss><item><title>" + "&" * 500_000 + "</title></item></rss>",
    "starts": "<rss>" + "<item>" * 20_000,
    "ends": "<rss>" + "</item>" * 50_000 + "</rss>",
    "doctypes": "<!DOCTYPE r [" * 20_000,
    "comments": "<!--" * 100_000,
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_what_is_hostile_ends_as_an_error_with_a_remedy(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.xml"
    path.write_text(HOSTILE[name])
    for found in read_inputs([str(path)]):
        assert isinstance(found, (InputError, Report))
        if isinstance(found, InputError):
            assert found.remedy
            assert "Its reader failed" not in found.message
        else:
            assert Path("/etc/hostname").read_text().strip() not in found.text


def test_every_fixture_is_recognised() -> None:
    for path in XML.iterdir():
        assert any(isinstance(found, Report) for found in read_inputs([str(path)])), path
