"""Objects of every usual shape (JSON, rows of tables) -> reports.

One table says under which names each field stands. It covers our own JSON, schema.org ``NewsArticle`` and its kin,
IPTC ninjs 1.0 to 3.x, news-please, ``{id, text, metadata}`` as datatrove, passim and many corpora have it, JSON Feed,
and what the interfaces of WordPress, the Guardian, the New York Times, NewsAPI, Event Registry and Webhose answer.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date
from functools import lru_cache
from html import unescape

from samestory.errors import EmptyInput, Malformed, TooLarge
from samestory.ingest.compose import names_in
from samestory.ingest.dates import read_published
from samestory.ingest.decode import scrub
from samestory.ingest.identity import report_id
from samestory.ingest.language import detect_language
from samestory.ingest.markup import has_markup, html_paragraphs, plain
from samestory.ingest.settings import RAISE, IngestSettings
from samestory.model import Report

KEYS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "_id", "uri", "@id", "identifier", "guid", "uuid", "article_id", "doc_id", "document_id"),
    "text": ("text", "maintext", "articleBody", "body_text", "body", "content", "bodies", "fulltext", "content_text",
             "article_text", "article_content", "article_body", "article", "story", "story_text", "news_text",
             "plain_text", "clean_text", "main_content", "body_xhtml", "body_html", "content_html", "document"),
    "title": ("headline", "headlines", "title", "article_title", "web_title", "heading", "name"),
    "url": ("url", "canonical_url", "link", "web_url", "article_url", "permalink", "href", "mainEntityOfPage",
            "target_uri"),
    "outlet": ("outlet", "source_name", "sitename", "publisher", "publication", "newspaper", "news_outlet",
               "media_name", "publication_name", "infosources", "infosource", "provider", "copyrightholder", "site",
               "source", "source_domain", "domain", "hostname", "website", "series"),
    "bylines": ("bylines", "byline", "authors", "author", "author_name", "by", "creator", "writer", "journalist",
                "reporter"),
    "published": ("published", "date_publish", "datePublished", "published_at", "published_date", "publish_date",
                  "publication_date", "pubDate", "date_published", "published_time", "date_time_pub",
                  "web_publication_date", "contentcreated", "firstcreated", "versioncreated", "date_gmt", "date",
                  "datetime", "date_created", "created_at", "created_utc", "created", "timestamp", "seendate"),
    "credits": ("credits", "creditline"),
    "dateline": ("dateline", "located"),
    "language": ("language", "inLanguage", "lang", "language_code"),
}  # fmt: skip
"""Field -> the names under which it may stand, the first that holds something wins.

Capitals, spaces, ``_``, ``-`` and the like make no difference: ``pubDate`` is also ``Pub Date`` and ``pub_date``.
"""

_COVERS = ("metadata", "meta", "fields", "attributes", "_source", "thread", "mainEntity", "article")
"""Names under which a part of a record is wrapped."""
_VALUES = ("name", "value", "text", "rendered", "main", "original", "headline", "title", "body_text", "content", "@id",
           "url", "uri", "$oid")  # fmt: skip
"""Names under which the words of a field stand where it is an object, the first that holds something wins."""
_WORDS = ("value", "rendered", "text", "plain", "content", "html", "main")
"""Names under which the words of a body stand where it is an object."""
_UTC = frozenset(("dategmt", "createdutc"))
"""Names of dates that are in UTC without saying so."""
_ARTICLES = re.compile(r"(?:article|posting|report|review)$", re.IGNORECASE)
"""Kinds of schema.org that are articles; others count as such where they have a text."""
_REFERENCE = re.compile(r"&(?:#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z]{2,10}\d?);")
_RENDITIONS = ("bodytext", "body", "bodyxhtml", "bodyhtml")
"""One body in one format or another, in ninjs 1 and the Guardian's interface."""
_BESIDE = ("caption", "summary", "teaser", "extract", "abstract", "standfirst", "note")
"""Roles of bodies of a ninjs 2 object that are not the article."""
_BLOCKS = re.compile(r"</?(?:p|br|div|li|h[1-6]|blockquote)\b[^<>]{0,2000}>", re.IGNORECASE)
_PATH = re.compile(r"^(?:[A-Za-z]:)?[\\/.]|[\\/].*\.\w{2,5}$")
_OWN = "body_start"
"""What only our own JSON has; its text is complete, and its offsets hold."""
_WITHDRAWN = frozenset(("canceled", "cancelled", "withheld"))
_LANGUAGES = {
    "english": "en", "eng": "en", "german": "de", "deu": "de", "ger": "de", "french": "fr", "fra": "fr", "fre": "fr",
    "spanish": "es", "spa": "es", "italian": "it", "ita": "it", "portuguese": "pt", "por": "pt", "dutch": "nl",
    "nld": "nl", "dut": "nl", "russian": "ru", "rus": "ru", "chinese": "zh", "zho": "zh", "chi": "zh", "arabic": "ar",
    "ara": "ar", "japanese": "ja", "jpn": "ja", "korean": "ko", "kor": "ko", "turkish": "tr", "tur": "tr",
    "polish": "pl", "pol": "pl", "swedish": "sv", "swe": "sv", "danish": "da", "dan": "da", "norwegian": "no",
    "nor": "no", "finnish": "fi", "fin": "fi", "greek": "el", "ell": "el", "hebrew": "he", "heb": "he",
    "ukrainian": "uk", "ukr": "uk", "czech": "cs", "ces": "cs", "hungarian": "hu", "hun": "hu", "romanian": "ro",
    "ron": "ro", "persian": "fa", "fas": "fa", "hindi": "hi", "hin": "hi", "urdu": "ur", "urd": "ur",
}  # fmt: skip
"""Names and ISO 639-2 codes of languages -> ISO 639-1."""


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """Write a name of a key or column so that spellings of it are one.

    >>> folded("Pub_Date") == folded("pubDate") == folded("pub date")
    True
    """
    return "".join(character for character in name.casefold() if character.isalnum())


_FOLDED = {field: tuple(dict.fromkeys(folded(name) for name in names)) for field, names in KEYS.items()}


def field_names(field: str) -> tuple[str, ...]:
    """List the names under which a field may stand, as :func:`folded` writes them."""
    return _FOLDED[field]


def is_cover(name: str) -> bool:
    """Say whether a part of a record may be wrapped in an object of such a name."""
    return name in _COVERS


def is_other(record: object) -> bool:
    """Say whether an object of JSON-LD is of a kind that is no article (a person, a list of links) and has no text."""
    if not isinstance(record, Mapping) or "@type" not in record:
        return False
    kinds = _strings(record["@type"])
    return bool(kinds) and not any(_ARTICLES.search(kind) for kind in kinds) and not _Fields(record, ()).text()


def in_graph(record: Mapping[str, object]) -> list[Mapping[str, object]]:
    """List the articles of a JSON-LD ``@graph``, with what they only refer to (``{"@id": ...}``) in its place."""
    graph = record.get("@graph")
    nodes = [node for node in graph if isinstance(node, Mapping)] if isinstance(graph, list) else []
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str)}

    def resolved(value: object) -> object:
        if isinstance(value, Mapping) and set(value) == {"@id"} and isinstance(value["@id"], str):
            return by_id.get(value["@id"], value)
        return [resolved(item) for item in value] if isinstance(value, list) else value

    found: list[Mapping[str, object]] = [
        {key: resolved(value) for key, value in node.items()} for node in nodes if not is_other(node)
    ]
    return [node for node in found if _Fields(node, ()).text()] or found[:1]


def read_record(record: object, source: str, settings: IngestSettings) -> Report:
    """Make a report of one object.

    Parameters
    ----------
    record
        A decoded JSON object, or a row by its columns, with at least a text, under one of the names in ``KEYS`` or
        one that ``settings.fields`` gives. A name there may lead into objects: ``metadata.source``.
    source
        Where it stands, for messages.

    Raises
    ------
    Malformed, EmptyInput, TooLarge
        Not an object; no text in it; too long.
    """
    if not isinstance(record, Mapping):
        raise Malformed(source, "It is not a JSON object.", remedy='Give objects such as {"title": ..., "text": ...}.')
    fields = _Fields(record, settings.fields)
    own = isinstance(record.get(_OWN), int)
    body = scrub(fields.text())
    if not own:
        body = _without_markup(body, source)
    if len(body) > settings.max_bytes:
        raise TooLarge(
            source,
            f"Its text has {len(body) / 1e6:.1f} million characters.",
            remedy=f"Cut it into one object a report, or raise the limit ({RAISE}).",
        )
    if not body.strip():
        raise EmptyInput(
            source,
            "The object has no text.",
            remedy=f"Put the article under one of: {', '.join(KEYS['text'][:8])}; or say --field text=NAME.",
        )
    title = fields.title(own=own)
    text, start = _joined(title, body, record.get(_OWN) if own else None)
    url = fields.url()
    outlet = fields.outlet(own=own)
    given = fields.id()
    return Report(
        id=given or report_id(text, url=url, outlet=outlet),
        source=source,
        text=text,
        raw=text,
        url=url,
        outlet=outlet,
        title=title,
        bylines=names_in(_listed(fields.strings("bylines"))),
        credits=tuple(fields.strings("credits")),
        dateline=next(iter(fields.strings("dateline")), None),
        published=fields.published(),
        language=_language(fields.strings("language")) or detect_language(body),
        body_start=start,
        notes=tuple(f"{source}: {note}" for note in fields.notes()),
    )


class _Fields:
    """The fields of a record, wherever they stand in it."""

    def __init__(self, record: Mapping[str, object], said: Iterable[tuple[str, str]]) -> None:
        self._record = record
        self._said = tuple(said)
        self._held: dict[str, object] = {}
        for level in self._levels(record, 2):
            for key, value in level.items():
                if value not in (None, "", [], {}):
                    self._held.setdefault(folded(str(key)), value)

    def _levels(self, record: Mapping[str, object], depth: int) -> Iterator[Mapping[str, object]]:
        """List the record and the objects that only wrap a part of it, the outer ones first."""
        yield record
        for cover in _COVERS if depth else ():
            inner = record.get(cover)
            if isinstance(inner, Mapping) and not isinstance(inner.get("value"), str):
                yield from self._levels(inner, depth - 1)

    def values(self, field: str) -> Iterator[tuple[str, object]]:
        """List what stands under the names of a field, those first that the user says; each with its name."""
        for named, name in self._said:
            if named == field:
                value = self._at(name)
                if value is not None:
                    yield "", value
        for name in _FOLDED[field]:
            if name in self._held:
                yield name, self._held[name]

    def _at(self, path: str) -> object:
        if path in self._record:
            return self._record[path]
        value: object = self._record
        for part in path.split("."):
            value = value.get(part) if isinstance(value, Mapping) else None
        return value if value is not None else self._held.get(folded(path))

    def strings(self, field: str) -> list[str]:
        """List the strings under the first name that holds any."""
        for _, value in self.values(field):
            if found := _strings(value):
                return [scrub(part.strip()) for part in found]
        return []

    def text(self) -> str:
        """Give the body; of several renditions of it the one that has paragraphs."""
        for name, value in self.values("text"):
            if name in _RENDITIONS and isinstance(value, str):
                bodies = (self._held.get(rendition) for rendition in _RENDITIONS)
                found = _with_paragraphs([text for text in bodies if isinstance(text, str)])
            elif isinstance(value, list) and (renditions := _renditions(value)):
                found = _with_paragraphs(_strings(renditions))
            elif isinstance(value, Mapping):
                found = "\n\n".join(next(filter(None, (_strings(value.get(key)) for key in _WORDS)), []))
            else:
                found = "\n\n".join(_strings(value))
            if found:
                return found
        return ""

    def title(self, *, own: bool) -> str | None:
        found = self.strings("title")
        headlines = self._held.get("headlines")
        if isinstance(headlines, list):
            main = [item for item in headlines if isinstance(item, Mapping) and item.get("role") == "main"]
            found = _strings(main) or found
        if not found:
            return None
        title = scrub(found[0])
        return (" ".join(title.split()) if own else " ".join(plain(title).split())) or None

    def url(self) -> str | None:
        return next((u for u in self.strings("url") if u.lower().startswith(("http://", "https://"))), None)

    def outlet(self, *, own: bool) -> str | None:
        for name, value in self.values("outlet"):
            found = scrub(next(iter(_strings(value)), "")).strip()
            if name == "source" and (own or _PATH.search(found)):
                continue  # where a report was read, in our own JSON; the file that a corpus was made of
            if found:
                return plain(found) if not own else found
        return None

    def id(self) -> str | None:
        for _, value in self.values("id"):
            if isinstance(value, Mapping):
                value = next(iter(_strings(value)), None)
            if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
                return scrub(str(value).strip())
        return None

    def published(self) -> str | None:
        for name, value in self.values("published"):
            for one in value if isinstance(value, list) else [value]:
                while isinstance(one, Mapping):
                    one = next((one[key] for key in ("$date", "$numberLong", *_VALUES) if key in one), None)
                if found := read_published(one, zone=UTC if name in _UTC else None):
                    return found
        return None

    def notes(self) -> Iterator[str]:
        """Say what the provider of a ninjs object asks for."""
        status = self._held.get("pubstatus")
        if isinstance(status, str) and status.lower() in _WITHDRAWN:
            yield f"its provider has withdrawn it ({status})"
        embargo = self._held.get("embargoed")
        if isinstance(embargo, str) and (until := read_published(embargo)):
            yield f"its provider asks not to publish it before {until}"


def _strings(value: object, depth: int = 8) -> list[str]:
    """List the strings in a value: a string, a list of strings, or objects that have a name, value or text."""
    if isinstance(value, str):
        return [value] if value.strip() else []
    if isinstance(value, bytes):
        return _strings(value.decode("utf-8", "replace"))
    if not depth:
        return []
    if isinstance(value, Mapping):
        for key in _VALUES:
            found = _strings(value.get(key), depth - 1)
            if found:
                return found
        return []
    if isinstance(value, list | tuple):
        return [part for item in value for part in _strings(item, depth - 1)]
    return [str(value)] if isinstance(value, date) else []


def _renditions(items: list[object]) -> list[object]:
    """List, of the bodies of a ninjs object, those that are the article; none where the items are its paragraphs."""
    bodies = [
        item for item in items if isinstance(item, Mapping) and {"role", "contenttype", "contentType"} & set(item)
    ]
    return [item for item in bodies if not any(beside in str(item.get("role")).lower() for beside in _BESIDE)] or [
        *bodies
    ]


def _with_paragraphs(renditions: list[str]) -> str:
    """Choose the rendition that has paragraphs, plain ones first; the first one where none has."""
    in_lines = [text for text in renditions if not _BLOCKS.search(text) and "\n" in text.strip()]
    in_blocks = [text for text in renditions if _BLOCKS.search(text)]
    return next(iter(in_lines or in_blocks or renditions), "")


def _without_markup(text: str, source: str) -> str:
    """Take markup out of a body; a text without any stays as it is."""
    try:
        if _BLOCKS.search(text):
            return "\n\n".join(html_paragraphs(text))
        if has_markup(text):
            text = "\n".join(" ".join(html_paragraphs(line)) for line in text.splitlines())
    except ValueError as error:
        raise Malformed(
            source, f"Its text cannot be read as HTML ({error}).", remedy="Give the text without markup."
        ) from error
    # What is escaped once too often: no article is about ``&quot;``.
    return scrub(unescape(text)) if _REFERENCE.search(text) else text


def _joined(title: str | None, body: str, own_start: object) -> tuple[str, int]:
    """Put the title before the body where it does not stand there; give the text and where the body begins in it."""
    if isinstance(own_start, int) and title and body.startswith(title) and 0 < own_start <= len(body):
        return body, own_start  # our own JSON
    if title and body.lstrip().startswith(title + "\n"):
        return body, 0
    text = f"{title}\n\n{body}" if title else body
    return text, len(text) - len(body)


def _listed(names: list[str]) -> Iterator[str]:
    """Take a list of names apart that stands in one string, as tables have it: ``["A", "B"]``, ``A; B``, ``A|B``."""
    for name in names:
        if name.startswith("[") and name.endswith("]"):
            try:
                inner = json.loads(name)
            except ValueError:
                inner = [part[1] or part[2] for part in re.finditer(r"""'([^']*)'|"([^"]*)\"""", name)]
            yield from _strings(inner)
        else:
            yield from (part.strip() for part in name.split("|") if part.strip())


def _language(values: list[str]) -> str | None:
    """Read a language's code or English name; None where it is neither."""
    told = re.split(r"[-_ (,]", values[0].strip().lower())[0] if values else ""
    return told if re.fullmatch(r"[a-z]{2}", told) else _LANGUAGES.get(told)
