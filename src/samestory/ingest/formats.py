"""The registry: every format that can be read, and how one is recognised."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial

from samestory.errors import InputError
from samestory.ingest.compressed import COMPRESSIONS, inner_name, read_compressed
from samestory.ingest.decode import looks_binary
from samestory.ingest.feeds import read_feed
from samestory.ingest.json_feed import looks_like_json_feed, read_json_feed
from samestory.ingest.json_files import read_json, read_json_lines
from samestory.ingest.link import Link
from samestory.ingest.newsml import read_newsml
from samestory.ingest.nitf import read_nitf
from samestory.ingest.parquet import read_parquet
from samestory.ingest.plain import read_plain
from samestory.ingest.settings import IngestSettings
from samestory.ingest.source import Source
from samestory.ingest.tables import read_table
from samestory.ingest.tars import looks_like_tar, read_tar
from samestory.ingest.warc import read_warc
from samestory.ingest.xml_files import (
    looks_like_feed,
    looks_like_newsml,
    looks_like_nitf,
    looks_like_xml,
    may_be_feed,
    read_other_xml,
)
from samestory.ingest.zips import read_zip
from samestory.model import Report

Reader = Callable[[Source, IngestSettings], Iterator[Report | InputError | Source | Link]]
"""A source and the settings in; out come reports, an error for each record that cannot be read, the entries of an
archive, to be read in their turn, and where links are followed the addresses of articles."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    Parameters
    ----------
    name
        What the command line calls it.
    endings
        The endings of its files' names. Two formats may share one if both have ``looks``.
    read
        Its reader.
    description
        What it is, for ``samestory formats``.
    begins
        The bytes with which every such file begins; where they are found, no ending counts.
    looks
        Whether the first bytes of a file are of this format.
    media_types
        What servers and archives call it.
    extra
        The optional part of the package that it needs; empty for none.
    """

    name: str
    endings: tuple[str, ...]
    read: Reader
    description: str
    begins: tuple[bytes, ...] = ()
    looks: Callable[[bytes], bool] | None = None
    media_types: tuple[str, ...] = ()
    extra: str = ""


def _read_page(source: Source, settings: IngestSettings) -> Iterator[Report | InputError | Source]:
    from samestory.ingest.pages import read_page  # brings lxml, which no other format needs at once

    data = source.read(settings.max_bytes)
    yield from read_page(data, source.name, settings, url=source.url, charset=source.charset)


def _looks_like_json(head: bytes) -> bool:
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[{", b"[\n", b"[\r", b"[ "))


def _looks_like_page(head: bytes) -> bool:
    lower = head[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return lower.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or b"<html" in lower


def is_read(file: str) -> bool:
    """Say whether files of such a name are read in folders and archives: by its ending, or that of what it packs."""
    return bool(by_ending(inner_name(file)))


_XML = ("application/xml", "text/xml")

FORMATS: tuple[Format, ...] = (
    Format("text", (".txt", ".text"), read_plain, "plain text, as scraped or saved", media_types=("text/plain",)),
    Format("markdown", (".md", ".markdown"), read_plain, "Markdown, as plain text", media_types=("text/markdown",)),
    Format(
        "feed",
        (".xml", ".rss", ".atom", ".rdf"),
        read_feed,
        "RSS or Atom: whole articles where the feed has them, else summaries",
        looks=looks_like_feed,
        media_types=("application/rss+xml", "application/atom+xml", "application/rdf+xml", *_XML),
    ),
    Format(
        "newsml",
        (".xml", ".newsml"),
        read_newsml,
        "NewsML-G2 of the IPTC: a news item, or a message of many",
        looks=looks_like_newsml,
        media_types=(
            "application/vnd.iptc.g2.newsitem+xml",
            "application/vnd.iptc.g2.newsmessage+xml",
            "application/vnd.iptc.g2.packageitem+xml",
            *_XML,
        ),
    ),
    Format(
        "nitf",
        (".xml", ".nitf"),
        read_nitf,
        "NITF of the IPTC: an agency's or archive's article",
        looks=looks_like_nitf,
        media_types=("application/nitf+xml", *_XML),
    ),
    Format(
        "xml",
        (".xml",),
        read_other_xml,
        "other XML (sitemaps, OPML, ...): refused, with what to give instead",
        looks=looks_like_xml,
        media_types=_XML,
    ),
    Format(
        "html",
        (".html", ".htm", ".xhtml"),
        _read_page,
        "a web page: its article, its metadata, and what was left out",
        looks=_looks_like_page,
        media_types=("text/html", "application/xhtml+xml"),
    ),
    Format(
        "jsonfeed",
        (".json",),
        read_json_feed,
        "JSON Feed",
        looks=looks_like_json_feed,
        media_types=("application/feed+json", "application/json"),
    ),
    Format(
        "json",
        (".json",),
        read_json,
        "one object or an array: our own JSON, news-please, IPTC ninjs, schema.org NewsArticle, {id, text, ...}",
        looks=_looks_like_json,
        media_types=("application/json", "application/ld+json"),
    ),
    Format(
        "jsonl",
        (".jsonl", ".ndjson"),
        read_json_lines,
        "the same objects, one a line",
        media_types=("application/jsonl", "application/x-ndjson"),
    ),
    Format(
        "csv",
        (".csv",),
        read_table,
        "a table with a header and a row for each report; any delimiter, quoting and encoding",
        media_types=("text/csv",),
    ),
    Format(
        "tsv",
        (".tsv", ".tab"),
        read_table,
        "the same, with tabs",
        media_types=("text/tab-separated-values",),
    ),
    Format(
        "parquet",
        (".parquet", ".pq"),
        read_parquet,
        "a table of columns, as corpora are kept and data sets published",
        begins=(b"PAR1",),
        media_types=("application/vnd.apache.parquet",),
        extra="parquet",
    ),
    Format(
        "warc",
        (".warc", ".wet"),
        read_warc,
        "a web archive (Common Crawl, browsers, wget); its pages are called FILE#NUMBER",
        begins=(b"WARC/1.", b"WARC/0."),
        media_types=("application/warc",),
    ),
    Format(
        "zip",
        (".zip",),
        partial(read_zip, known=is_read),
        "an archive of files that are read; its entries are called ARCHIVE!ENTRY",
        begins=(b"PK\x03\x04", b"PK\x05\x06"),
        media_types=("application/zip", "application/x-zip-compressed"),
    ),
    Format(
        "tar",
        (".tar",),
        partial(read_tar, known=is_read),
        "the same, packed by tar; compressed ones too",
        media_types=("application/x-tar",),
    ),
    *(
        Format(
            packed.name,
            tuple(ending for ending, _ in packed.endings),
            read_compressed(packed),
            "any of these, compressed",
            begins=packed.begins,
            media_types=packed.media_types,
            extra=packed.extra,
        )
        for packed in COMPRESSIONS
    ),
)


_OTHERS = (
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "a document in RTF"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x89PNG", "a picture"),
    (b"GIF8", "a picture"),
)
"""How documents of other programs begin, some of which look like text."""


def other_document(head: bytes) -> str | None:
    """Say what a file is that no format reads, by how it begins; None where that is not known."""
    return next((what for begins, what in _OTHERS if head.startswith(begins)), None)


def by_name(name: str) -> Format | None:
    """Find a format by its own name; None where there is none."""
    return next((form for form in FORMATS if form.name == name), None)


def by_ending(file: str) -> tuple[Format, ...]:
    """Find the formats whose files' names end so: those of the longest ending that fits; none where none does."""
    lower = file.lower()
    return next((forms for ending, forms in _endings() if lower.endswith(ending)), ())


@cache
def _endings() -> tuple[tuple[str, tuple[Format, ...]], ...]:
    """List the endings, the longest first, with the formats whose files' names end so."""
    endings = sorted({ending for form in FORMATS for ending in form.endings}, key=lambda ending: (-len(ending), ending))
    return tuple((ending, tuple(form for form in FORMATS if ending in form.endings)) for ending in endings)


def recognise(source: Source, head: bytes, settings: IngestSettings) -> Format | None:
    """Find the format of a source.

    What only one format begins with decides; then what the user says; then what the server says, for an address; then
    the ending; then how the first bytes look. None where they are no text.
    """
    for form in FORMATS:
        if form.begins and head.startswith(form.begins):
            return form
    if settings.form is not None:
        return by_name(settings.form)
    if other_document(head):
        return None
    media = source.media_type.partition(";")[0].strip().lower()
    told = [form for form in FORMATS if media in form.media_types] if media != "text/plain" else []
    if media == "text/html" and may_be_feed(head) and looks_like_feed(head):
        told = []  # as browsers do: WHATWG, MIME Sniffing, "distinguishing if a resource is a feed or HTML"
    for candidates in (told, by_ending(source.file or source.name)):
        if len(candidates) == 1:
            return candidates[0]
        for form in candidates:
            if form.looks is not None and form.looks(head):
                return form
    if looks_binary(head):
        return by_name("tar") if looks_like_tar(head) else None
    # Where several formats share the ending and it is none of them, the last one says what is wrong.
    named = by_ending(source.file or source.name)
    return next((form for form in FORMATS if form.looks is not None and form.looks(head)), [FORMATS[0], *named][-1])
