"""Files in XML: told apart by their root element; what is no news is refused with the reason."""

from __future__ import annotations

from collections.abc import Iterator

from samestory.errors import InputError, UnknownFormat
from samestory.ingest.link import Link
from samestory.ingest.newsml import ITEMS
from samestory.ingest.settings import IngestSettings
from samestory.ingest.source import HEAD, Source
from samestory.ingest.xml_text import root_of
from samestory.model import Report

_FEEDS = frozenset(("rss", "feed", "entry", "channel"))
_RSS_IN_RDF = ("http://purl.org/rss/1.0", "netscape.com/rdf/simple", "<item ", "<item>")
_NEWSML = ITEMS | {"newsMessage"}
_NO_NEWS = {
    "urlset": ("It is a sitemap: a list of addresses without their texts.", "Give the addresses of articles."),
    "sitemapindex": ("It lists sitemaps, which list addresses.", "Give the addresses of articles."),
    "opml": ("It is a list of feeds (OPML), without their entries.", "Give the addresses of the feeds in it (xmlUrl)."),
    "html": ("It is a web page in XML.", "Give it a name that ends in .html, or say --read-as html."),
    "rdf": ("It is RDF, but no feed.", "Give a feed, or the article as text."),
    "newsml": ("It is NewsML 1, which came before NewsML-G2.", "Ask its provider for NewsML-G2 or NITF."),
    "error": ("It is an error message of a server.", "Fetch it again later."),
    "opensearchdescription": ("It describes a search engine.", "Give the address of a feed."),
    "tei": ("It is TEI.", "Save the text of the article as text or HTML."),
    "svg": ("It is a drawing (SVG).", "Give the text of the article."),
    "plist": ("It is a list of settings (plist).", "Give the text of the article."),
}  # fmt: skip
_XHTML = frozenset(("html", "head", "body"))


def may_be_feed(head: bytes) -> bool:
    """Whether a file that is called a page is worth a look: cheap, since every page of a crawl is asked."""
    return head[:256].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<?xml", b"<rss", b"<feed", b"<rdf"))


def looks_like_feed(head: bytes) -> bool:
    """Whether a file is RSS or Atom by its first bytes."""
    found = root_of(head)
    if found is None:
        return False
    name, text = found
    return name.lower() in _FEEDS or (name.lower() == "rdf" and any(mark in text for mark in _RSS_IN_RDF))


def looks_like_newsml(head: bytes) -> bool:
    """Whether a file is NewsML-G2 by its first bytes."""
    found = root_of(head)
    return found is not None and found[0] in _NEWSML


def looks_like_nitf(head: bytes) -> bool:
    """Whether a file is NITF by its first bytes."""
    found = root_of(head)
    return found is not None and found[0] == "nitf"


def looks_like_xml(head: bytes) -> bool:
    """Whether a file is XML of any other kind: it says so, or its root element is known to be no news."""
    found = root_of(head)
    if found is None or found[0].lower() in _XHTML:
        return False
    return (
        b"<?xml" in head[:100]
        or b"<\x00?\x00" in head[:100]
        or b"\x00<\x00?" in head[:100]
        or found[0].lower() in _NO_NEWS
    )


def read_other_xml(
    source: Source,
    settings: IngestSettings,  # noqa: ARG001
) -> Iterator[Report | InputError | Source | Link]:
    """Refuse an XML file of no kind that is read.

    Raises
    ------
    UnknownFormat
        With the kind of file, where that is known, and what to give instead.
    """
    head = source.stream.read(HEAD)
    found = root_of(head, source.charset)
    name = found[0] if found else ""
    message, remedy = _NO_NEWS.get(
        name.lower(),
        (
            f"It is XML with the root element <{name[:60]}>, which is no news format that is read."
            if name
            else "There is no XML element in it.",
            "Give RSS, Atom, NewsML-G2 or NITF, or the article as text or HTML.",
        ),
    )
    raise UnknownFormat(source.name, message, remedy=remedy)
    yield  # pragma: no cover
