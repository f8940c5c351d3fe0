"""What a feed or news message says of an article -> a report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from samestory.errors import TooLarge
from samestory.ingest.decode import scrub
from samestory.ingest.identity import report_id
from samestory.ingest.language import detect_language
from samestory.ingest.settings import RAISE, IngestSettings
from samestory.model import Report

SURE_WORDS = 40
"""Of a text of so many words the language is detected; for a shorter one the file is believed, which often names the
language of the program that wrote it."""

_BY = re.compile(r"^(?:by|von|por|par|di|da)[:\s]+(?=\S)", re.IGNORECASE)
_MAIL = re.compile(r"\S+@\S+")
_AND = re.compile(r"\s*(?:;|,|\s&\s|\s(?:and|und|et|y|e)\s)\s*", re.IGNORECASE)
_GLOBAL_ID = re.compile(
    r"(?:[A-Za-z][A-Za-z0-9+.-]{1,30}:\S{4,}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{32,64})"
)
_LONGEST_ID = 300
_LONGEST_ADDRESS = 8000


@dataclass(frozen=True, slots=True)
class Article:
    """An article as a file gives it.

    Parameters
    ----------
    name
        Where it stands, for messages.
    paragraphs
        Its text.
    title, url, outlet, bylines, credits, dateline, published
        As in :class:`~samestory.model.Report`.
    id
        What the file calls it.
    language
        The language that the file says, as a BCP 47 tag or anything like one.
    notes
        What the reader of the report should know of it.
    """

    name: str
    paragraphs: Sequence[str]
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    bylines: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    dateline: str | None = None
    published: str | None = None
    id: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()


def compose(article: Article, settings: IngestSettings) -> Report:
    """Make a report: the title, an empty line, the paragraphs with an empty line between them.

    A paragraph at the beginning that is the title again is left out. The article's own id is kept where it is one in
    the whole world (a URI, a UUID, a digest); ``123`` of one feed is another article than ``123`` of the next.

    Raises
    ------
    TooLarge
        The text is over the limit.
    """
    title = scrub(" ".join((article.title or "").split())) or None
    lines = [scrub(line) for line in article.paragraphs]
    if title and len(lines) > 1 and lines[0] == title:
        lines = lines[1:]
    body = "\n\n".join(lines)
    if len(body) > settings.max_bytes:
        raise TooLarge(
            article.name,
            f"Its text has {len(body) / 1e6:.1f} million characters.",
            remedy=f"Cut it into one entry a report, or raise the limit ({RAISE}).",
        )
    text = f"{title}\n\n{body}" if title else body
    url = scrub(article.url) if article.url else None
    outlet = scrub(article.outlet) if article.outlet else None
    own = " ".join((article.id or "").split())
    return Report(
        id=scrub(own)
        if len(own) <= _LONGEST_ID and _GLOBAL_ID.fullmatch(own)
        else report_id(text, url=url, outlet=outlet),
        source=article.name,
        text=text,
        raw=text,
        url=url,
        outlet=outlet,
        title=title,
        bylines=tuple(dict.fromkeys(scrub(name) for name in article.bylines)),
        credits=tuple(dict.fromkeys(scrub(name) for name in article.credits)),
        dateline=scrub(article.dateline) if article.dateline else None,
        published=article.published,
        language=_language(body, article.language),
        body_start=len(text) - len(body),
        notes=tuple(f"{article.name}: {note}" for note in article.notes),
    )


def _language(body: str, declared: str | None) -> str | None:
    tag = re.split(r"[-_]", (declared or "").strip().lower())[0]
    told = tag if re.fullmatch(r"[a-z]{2}", tag) else None
    if told and len(body.split(maxsplit=SURE_WORDS)) < SURE_WORDS:
        return told
    return detect_language(body) or told


def names_in(fields: Iterable[str]) -> tuple[str, ...]:
    """List the persons in fields such as ``By Ada Berg and Bo Lind``, ``desk@velm.example (Ada Berg)``, ``Ada Berg``.

    A field is cut at commas and ``and`` only where every part may be a name of its own; an address of mail is no name.
    """
    found: list[str] = []
    for value in fields:
        field = " ".join(value.split())
        if "@" in field:
            inner = re.search(r"\(([^()]+)\)", field)
            field = inner[1] if inner else _MAIL.sub("", field).strip(" <>,;")
        field = _BY.sub("", field).strip(" ,;")
        parts = [part for part in _AND.split(field) if part]
        named = len(parts) > 1 and all(1 < len(part.split()) < 5 and part[0].isupper() for part in parts)
        found += parts if named else [field] if field else []
    return tuple(dict.fromkeys(found))


def address(value: str | None) -> str | None:
    """Give an address of the web as it is written; None where it is none."""
    url = (value or "").strip()
    if not re.match(r"https?://\S+$", url, re.IGNORECASE) or len(url) > _LONGEST_ADDRESS:
        return None
    try:
        return url if urlsplit(url).hostname else None
    except ValueError:  # brackets that hold no IPv6 address
        return None
