"""JSON Feed 1.0 and 1.1 -> reports, an entry at a time (jsonfeed.org)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from samestory.errors import InputError, Malformed
from samestory.ingest.compose import Article, address, names_in
from samestory.ingest.dates import read_published
from samestory.ingest.feeds import SUMMARY_NOTE, entry, joined, outlet_of_title
from samestory.ingest.json_text import JsonText
from samestory.ingest.link import Link
from samestory.ingest.markup import html_paragraphs, plain, plain_paragraphs
from samestory.ingest.settings import IngestSettings
from samestory.ingest.source import Source
from samestory.ingest.xml_pieces import no_entries
from samestory.model import Report


def looks_like_json_feed(head: bytes) -> bool:
    """Whether a file is a JSON Feed by its first bytes: it names the version of the format."""
    return b"jsonfeed.org/version" in head[:4096].replace(b"\\/", b"/")


def read_json_feed(source: Source, settings: IngestSettings) -> Iterator[Report | InputError | Source | Link]:
    """Read the entries of a JSON Feed; what the feed says of itself behind them is not known to them.

    Raises
    ------
    Malformed, EmptyInput
        It is not JSON; there is no entry in it.
    """
    text = JsonText(source.stream, source.name, settings.max_bytes)
    feed: dict[str, object] = {}
    count = 0
    text.take("{")
    while text.next() != "}":
        if feed or count:
            text.take(",")
        key = str(text.value())
        text.take(":")
        if key != "items" or text.next() != "[":
            feed[key] = text.value()
            continue
        text.take("[")
        while text.next() != "]":
            if count:
                text.take(",")
            count += 1
            where = f"{source.name}:{count}"
            record = text.value()
            try:
                yield _read(record, feed, where, settings)
            except InputError as error:
                yield error
        text.take("]")
    if not count:
        raise no_entries(source.name, "entry")


def _read(
    record: object, feed: Mapping[str, object], where: str, settings: IngestSettings
) -> Report | InputError | Link:
    if not isinstance(record, Mapping):
        raise Malformed(where, "The entry is not a JSON object.", remedy="Have the feed mended.")
    home = address(_word(feed, "home_page_url")) or address(_word(feed, "feed_url"))
    lines, summary = _text(record, where)
    url = next(
        (found for key in ("url", "external_url") if (found := address(joined(home or "", _word(record, key))))), None
    )
    authors = record.get("authors") or [record.get("author")]
    names = (
        [_word(author, "name") for author in authors if isinstance(author, Mapping)]
        if isinstance(authors, list)
        else []
    )
    article = Article(
        where,
        lines,
        title=plain(_word(record, "title")),
        url=url,
        outlet=outlet_of_title(plain(_word(feed, "title")), home),
        bylines=names_in(names),
        published=read_published(record.get("date_published")),
        id=_word(record, "id"),
        language=_word(record, "language") or _word(feed, "language"),
        notes=(SUMMARY_NOTE,) if summary else (),
    )
    return entry(article, summary, settings)


def _text(record: Mapping[str, object], where: str) -> tuple[list[str], bool]:
    try:
        lines = html_paragraphs(_word(record, "content_html")) or plain_paragraphs(_word(record, "content_text"))
    except ValueError as error:
        raise Malformed(
            where, f"Its text cannot be read: {error}.", remedy="Save the article's page and give the file."
        ) from error
    return (lines, False) if lines else (summary := plain_paragraphs(_word(record, "summary")), bool(summary))


def _word(record: Mapping[str, object], key: str) -> str:
    value = record.get(key)
    return str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
