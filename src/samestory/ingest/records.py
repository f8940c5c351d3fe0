"""JSON objects of every usual shape -> reports.

One table says under which keys each field stands. It covers our own JSON, schema.org ``NewsArticle`` and its kin,
news-please, IPTC ninjs 1.x and 2.x, and ``{id, text, ...}`` as datatrove, passim and many corpora have it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html.parser import HTMLParser

from samestory.errors import EmptyInput, Malformed, TooLarge
from samestory.ingest.decode import scrub
from samestory.ingest.identity import report_id
from samestory.ingest.language import detect_language
from samestory.ingest.settings import RAISE, IngestSettings
from samestory.model import Report

KEYS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "_id", "uri", "@id", "identifier", "guid"),
    "text": ("text", "maintext", "articleBody", "body_text", "body", "content", "bodies", "fulltext"),
    "title": ("title", "headline", "headlines", "name"),
    "url": ("url", "canonical_url", "link", "mainEntityOfPage"),
    "outlet": ("outlet", "source_name", "sitename", "publisher", "infosources", "provider", "source_domain"),
    "bylines": ("bylines", "byline", "authors", "author", "creator"),
    "published": ("published", "date_publish", "datePublished", "contentcreated", "firstcreated", "versioncreated",
                  "date", "pubDate"),
    "credits": ("credits", "creditline"),
    "dateline": ("dateline", "located"),
    "language": ("language", "inLanguage", "lang"),
}  # fmt: skip
"""Field -> the keys under which it may stand, the first that holds something wins."""

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_DAY = re.compile(r"\b(\d{4})(\d{2})(\d{2})(?:T|\b)")
_TAG = re.compile(r"<(?:p|br|div|h\d)\b[^>]*>", re.IGNORECASE)
_BY = re.compile(r"^by\s+", re.IGNORECASE)


def _strings(value: object) -> list[str]:
    """List the strings in a value: a string, a list of strings, or objects that have a name, value or text."""
    if isinstance(value, str):
        return [value] if value.strip() else []
    if isinstance(value, Mapping):
        for key in ("name", "value", "text", "headline", "body_text", "content", "@id", "url"):
            found = _strings(value.get(key))
            if found:
                return found
        return []
    if isinstance(value, Iterable) and not isinstance(value, (bytes, str)):
        return [part for item in value for part in _strings(item)]
    return []


def _field(record: Mapping[str, object], name: str) -> list[str]:
    for key in KEYS[name]:
        found = _strings(record.get(key))
        if found:
            return [scrub(part) for part in found]
    return []


def _body(record: Mapping[str, object]) -> str:
    for key in KEYS["text"]:
        value = record.get(key)
        if isinstance(value, list) and key in ("body", "bodies"):
            # ninjs 2.x: several renditions of one body; the plain one is wanted.
            items = [item for item in value if isinstance(item, Mapping)]
            plain = [item for item in items if str(item.get("contenttype", item.get("role", ""))).endswith("plain")]
            value = (plain or items)[:1]
        found = _strings(value)
        if found:
            return scrub("\n\n".join(found))
    for key, value in record.items():
        # ninjs 1.x: body_text, body_html, body_xhtml ...
        if key.startswith("body_") and isinstance(value, str) and value.strip():
            return scrub(value)
    return ""


def _without_markup(text: str) -> str:
    """Take markup out of a body that is given as HTML; a text without block tags stays as it is."""
    if not _TAG.search(text):
        return text
    parser = _Text()
    parser.feed(text)
    parser.close()
    return re.sub(r"\s*\n\s*", "\n\n", "".join(parser.parts)).strip()


class _Text(HTMLParser):
    """Collects the characters of a fragment of HTML, with a line break at every block."""

    _BLOCKS = frozenset(
        [
            "p",
            "br",
            "div",
            "li",
            "ul",
            "ol",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "figure",
            "figcaption",
            "section",
            "tr",
            "table",
            "hr",
        ]
    )
    _HIDDEN = frozenset(("script", "style", "template"))

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._hidden += tag in self._HIDDEN
        if tag in self._BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(0, self._hidden - (tag in self._HIDDEN))
        if tag in self._BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def _date(values: list[str]) -> str | None:
    for value in values:
        found = _DATE.search(value) or _DAY.search(value)
        if found:
            return "-".join(found.groups())
    return None


def read_record(record: object, source: str, settings: IngestSettings) -> Report:
    """Make a report of one JSON object.

    Parameters
    ----------
    record
        A decoded JSON object with at least a text, under one of the names in ``KEYS``.
    source
        Where it stands, for messages.

    Raises
    ------
    Malformed, EmptyInput, TooLarge
        Not an object; no text in it; too long.
    """
    if not isinstance(record, Mapping):
        raise Malformed(source, "It is not a JSON object.", remedy='Give objects such as {"title": ..., "text": ...}.')
    body = _without_markup(_body(record))
    if len(body) > settings.max_bytes:
        raise TooLarge(
            source,
            f"Its text has {len(body) / 1e6:.1f} million characters.",
            remedy=f"Cut it into one object a report, or raise the limit ({RAISE}).",
        )
    titles = _field(record, "title")
    title = " ".join(titles[0].split()) if titles else None
    if not body.strip():
        raise EmptyInput(
            source,
            "The object has no text.",
            remedy="Put the article under one of: " + ", ".join(KEYS["text"]) + ".",
        )
    own_start = record.get("body_start")
    if isinstance(own_start, int) and title and body.startswith(title) and 0 < own_start <= len(body):
        text, start = body, own_start  # our own JSON: the title stands in the text already
    elif title and body.lstrip().startswith(title + "\n"):
        text, start = body, 0
    else:
        text = f"{title}\n\n{body}" if title else body
        start = len(text) - len(body)
    url = next((u for u in _field(record, "url") if u.startswith(("http://", "https://"))), None)
    outlet = next(iter(_field(record, "outlet")), None)
    given = next((v for k in KEYS["id"] if isinstance(v := record.get(k), (str, int)) and str(v).strip()), None)
    languages = _field(record, "language")
    return Report(
        id=scrub(str(given)) if given is not None else report_id(text, url=url, outlet=outlet),
        source=source,
        text=text,
        raw=text,
        url=url,
        outlet=outlet,
        title=title,
        bylines=tuple(_BY.sub("", name.strip()) for name in _field(record, "bylines")),
        credits=tuple(_field(record, "credits")),
        dateline=next(iter(_field(record, "dateline")), None),
        published=_date(_field(record, "published")),
        language=languages[0][:2].lower() if languages else detect_language(body),
        body_start=start,
    )
