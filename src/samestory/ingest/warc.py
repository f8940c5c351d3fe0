"""Web archives (.warc .wet, compressed or not) -> their pages, each a source of its own.

A record that holds a page, text, JSON or feed with the status 200 is read. Requests, metadata and repeated visits are
no pages; all else is counted: a crawl is full of pictures, redirects and missing pages, and none of them is a fault.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace

from samestory.errors import EmptyInput, InputError, PassedOver
from samestory.ingest.decode import too_large
from samestory.ingest.expansion import check_depth
from samestory.ingest.http_message import Answer, body_of, status_of
from samestory.ingest.settings import IngestSettings
from samestory.ingest.source import Source
from samestory.ingest.warc_records import Record, parse_headers, read_records

MEDIA = frozenset(
    ("text/html", "application/xhtml+xml", "text/plain", "application/json", "application/ld+json", "text/xml",
     "application/xml", "application/rss+xml", "application/atom+xml", "application/rdf+xml", "")
)  # fmt: skip
"""Types of what is read of an archive; an empty one is told by the first bytes."""
_PAGES = frozenset(("response", "resource", "conversion"))
_FOR_ROBOTS = re.compile(r"/(?:robots|ads|app-ads|humans|security|llms)\.txt$", re.IGNORECASE)
_ON_THE_WEB = re.compile(r"(?:https?|ftp|file)://|$", re.IGNORECASE)
_LONGEST_HEAD = 1 << 16
_OTHER_STATUS, _OTHER_TYPE = "with another status than 200", "of types that are not read"
_OF_CRAWLER, _ROBOTS = "of the crawler's own", "for robots"


def read_warc(source: Source, settings: IngestSettings) -> Iterator[InputError | Source]:
    """Read a web archive. Its pages are called ``FILE#NUMBER``, by the number of the record.

    What is passed over is counted in one ``PassedOver`` at the end, by reason, with the first of each.

    Raises
    ------
    EmptyInput, TooLarge
        There is no page in it; it lies too deep in other archives.
    """
    check_depth(source.depth, source.name, settings)
    passed: dict[str, tuple[int, str]] = {}
    empty = True
    for record in read_records(source):
        if isinstance(record, InputError):
            empty = False
            yield record
            continue
        if record.kind not in _PAGES:
            continue
        name = f"{source.name}#{record.number}"
        try:
            page = _page(record, source, name, settings)
        except InputError as error:
            empty = False
            yield error
            continue
        if isinstance(page, tuple):
            reason, what = page
            count, first = passed.get(reason, (0, f"#{record.number}{what and f', {what}'}"))
            passed[reason] = count + 1, first
        else:
            empty = False
            yield page
    if passed:
        told = "; ".join(f"{count} {reason} (the first is {first})" for reason, (count, first) in passed.items())
        yield PassedOver(source.name, f"Records were passed over: {told}.", remedy="Nothing is to be done about them.")
    if empty:
        raise EmptyInput(source.name, "There is no page in it.", remedy="Give a WARC of responses, or a WET.")


def _page(record: Record, source: Source, name: str, settings: IngestSettings) -> Source | tuple[str, str]:
    """Make the source of a record; or say why it is passed over, and what it is."""
    url = record.headers.get("warc-target-uri", "").strip("<> ")
    if not _ON_THE_WEB.match(url):
        return _OF_CRAWLER, url
    data = b""
    if record.headers.get("content-type", "").lower().startswith("application/http"):
        head, data = _head(record)
        answer = Answer(status_of(head), parse_headers(head))
        if answer.status != 200:
            return _OTHER_STATUS, str(answer.status or "")
    else:
        answer = Answer(200, {"content-type": record.headers.get("content-type", "")})
    if answer.media_type not in MEDIA:
        return _OTHER_TYPE, answer.media_type
    if _FOR_ROBOTS.search(url):
        return _ROBOTS, url
    if len(data) + record.body.left > settings.max_bytes:
        raise too_large(name, len(data) + record.body.left, settings.max_bytes)
    parts = [data]
    while part := record.body.read(_LONGEST_HEAD):
        parts.append(part)
    return replace(
        source,
        name=name,
        stream=io.BytesIO(body_of(answer, b"".join(parts), settings.max_bytes, name)),
        file="",
        url=url if url.lower().startswith(("http://", "https://")) else None,
        media_type=answer.media_type,
        charset=answer.charset,
        depth=source.depth + 1,
        crawled=True,
    )


def _head(record: Record) -> tuple[bytes, bytes]:
    """Read what stands before the body of an answer; give it, and what was read of the body with it."""
    data = b""
    while len(data) < _LONGEST_HEAD:
        part = record.body.read(_LONGEST_HEAD - len(data))
        data += part
        found = re.search(rb"\r?\n\r?\n", data)
        if found is not None:
            return data[: found.end()], data[found.end() :]
        if not part:
            break
    return data, b""
