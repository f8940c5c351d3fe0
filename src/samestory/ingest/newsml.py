"""NewsML-G2 of the IPTC -> reports: a news item, or a message that carries many.

After the IPTC's guidelines for implementers (NewsML-G2 2.30 and later): ``itemMeta`` says who manages the item and
whether it may be used, ``contentMeta`` what its content is, ``contentSet`` holds one content in one or several
renditions. Elements are told by their names without namespace, since providers send NAR of several dates. Codes
(``qcode``) are not looked up, as their catalogues lie on the network: where no name stands beside one, its last part is
taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from samestory.errors import EmptyInput, InputError, Malformed
from samestory.ingest.compose import Article, compose, names_in
from samestory.ingest.dates import read_published
from samestory.ingest.link import Link
from samestory.ingest.markup import UNSEEN, has_markup, html_paragraphs, local, paragraphs, plain_paragraphs
from samestory.ingest.nitf import (
    WITHDRAWN,
    bylines_of,
    credits_of,
    every,
    first,
    folded,
    nitf_paragraphs,
    place_of,
    title_of,
)
from samestory.ingest.settings import IngestSettings
from samestory.ingest.source import Source
from samestory.ingest.xml_pieces import XmlPieces, as_text, no_entries, parse
from samestory.ingest.xml_text import XmlText
from samestory.model import Report
from samestory.resources.words import name_table

if TYPE_CHECKING:
    from lxml.etree import _Element

ITEMS = frozenset(("newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem"))
_OTHER = {
    "conceptItem": "a concept",
    "knowledgeItem": "a vocabulary",
    "planningItem": "a plan of coverage",
    "catalogItem": "a catalogue of codes",
}
_XML = "{http://www.w3.org/XML/1998/namespace}"
_HEAD = frozenset(("header", "nav", "footer", "aside"))
"""Sections of a page that repeat the headline and list subjects; the article stands beside them."""
_READABLE = re.compile(r"text/|.*html|.*xml|.*json")
_AGENCY = re.compile(r"\s*\([^()]*\)\s*$")


def read_newsml(source: Source, settings: IngestSettings) -> Iterator[Report | InputError | Source | Link]:
    """Read the items of a NewsML-G2 file one by one: a single item or a message.

    A package lists other items; those that the same file has are read as themselves. What lies elsewhere
    (``remoteContent``) is not fetched.

    Raises
    ------
    Malformed, EmptyInput
        No XML; entities of its own; no item in it.
    """
    pieces = XmlPieces(XmlText(source.stream, source.name, source.charset), source.name, ITEMS, settings.max_bytes)
    held: set[str] = set()
    packages: list[tuple[str, frozenset[str]]] = []
    namespaces: dict[str | None, str] | None = None
    for piece in pieces:
        if isinstance(piece, InputError):
            yield piece
            continue
        if namespaces is None:
            namespaces = _namespaces(pieces.head)
        where = f"{source.name}:{piece.number}" if pieces.head else source.name
        try:
            item, well = parse(piece.text, namespaces)
            if item is None or not piece.whole:
                raise Malformed(where, "The item breaks off, or is not XML.", remedy="Fetch or save it anew.")
            if local(item) == "packageItem":
                refs = (ref.get("residref") or ref.get("guidref") for ref in every(item, "itemRef"))
                packages.append((where, frozenset(ref for ref in refs if ref)))
                continue
            held.add(item.get("guid") or "")
            notes = () if well else ("its XML is not well formed; what could be read of it was read",)
            yield compose(item_article(item, where, notes), settings)
        except InputError as error:
            yield error
    for where, references in packages:
        if missing := len(references - held):
            yield EmptyInput(
                where,
                f"A package that lists {len(references)} other items; {missing} of them not in this file.",
                remedy="Give the files of the items themselves.",
            )
    if not pieces.count:
        raise no_entries(source.name, "item")


def _namespaces(head: str) -> dict[str | None, str]:
    root, _ = parse(head) if head else (None, False)
    found: dict[str | None, str] = {}
    for element in root.iter() if root is not None else ():
        for prefix, uri in element.nsmap.items():
            found.setdefault(prefix, uri)
    return found


def item_article(item: _Element, where: str, notes: tuple[str, ...] = ()) -> Article:
    """Read one ``newsItem``.

    Raises
    ------
    EmptyInput
        There is no text in it, or it lies elsewhere.
    """
    if other := _OTHER.get(local(item)):
        raise EmptyInput(where, f"It is {other}, not news.", remedy="Give items with a text (newsItem).")
    management = first(item, "itemMeta")
    meta = first(item, "contentMeta")
    content = first(item, "contentSet")
    status = _code(first(management, "pubStatus")).lower()
    lines, nitf, title = _content(content)
    remote = [
        element.get("href") or element.get("residref") or "no address"
        for element in every(content, "remoteContent")
        if _READABLE.match(element.get("contenttype") or "")
    ] if content is not None else []  # fmt: skip
    if not lines:
        raise _no_text(where, item, status, remote)
    told = [*notes]
    if status in WITHDRAWN:
        told.insert(0, f"its provider has withdrawn it ({status})")
    embargo = first(management, "embargoed")
    if embargo is not None and (until := folded(embargo)):
        told.append(f"its provider asks not to publish it before {until}")
    if remote:
        told.append(f"more of it lies elsewhere and is not fetched: {', '.join(remote[:3])}")
    provider = _party(first(management, "provider"))
    sources = tuple(name for element in _own(meta, "infoSource") if (name := _party(element)))
    creditlines = tuple(name for element in _own(meta, "creditline") if (name := _bare(folded(element))))
    bylines = names_in(words for element in _own(meta, "by") if (words := folded(element)))
    language = next((element.get("tag") for element in _own(meta, "language")), None)
    return Article(
        where,
        lines,
        title=_headline(meta) or title,
        outlet=provider or (sources[0] if sources else None),
        bylines=bylines or (bylines_of(nitf) if nitf is not None else ()) or _creators(meta),
        credits=(
            *creditlines,
            *([provider] if provider and _is_agency(provider) else []),
            *(name for name in sources if name != provider),
            *(name for name in (credits_of(nitf) if nitf is not None else ()) if name != provider),
        ),
        dateline=_dateline(meta) or (place_of(first(nitf, "body.head")) if nitf is not None else None),
        published=_published(management, meta),
        id=item.get("guid"),
        language=language or item.get(f"{_XML}lang"),
        notes=tuple(told),
    )


def _no_text(where: str, item: _Element, status: str, remote: list[str]) -> EmptyInput:
    if status in WITHDRAWN:
        return EmptyInput(where, f"Its provider has withdrawn it ({status}); it has no text.", remedy="Leave it out.")
    if remote:
        return EmptyInput(
            where,
            f"Its text lies elsewhere and is not fetched: {', '.join(remote[:3])}.",
            remedy="Fetch it and give the file.",
        )
    kind = _code(first(first(item, "itemMeta"), "itemClass")) or "item"
    return EmptyInput(where, f"It has no text (its class is {kind!r}).", remedy="Give items with a text.")


def _content(content: _Element | None) -> tuple[list[str], _Element | None, str | None]:
    """Find the text: of several renditions of one content the first with structure that has one, else plain text.

    Returns
    -------
    The paragraphs; the NITF document that they stand in, if it is one; the headline in it.
    """
    if content is None:
        return [], None, None
    for inline in _own(content, "inlineXML"):
        nitf = first(inline, "nitf")
        if nitf is not None:
            lines = nitf_paragraphs(nitf)
            title = title_of(nitf)
        else:
            lines = paragraphs(inline, UNSEEN | _HEAD) or paragraphs(inline)
            heading = next((element for name in ("h1", "title") for element in every(inline, name)), None)
            title = folded(heading) if heading is not None else None
        if lines:
            return lines, nitf, title or None
    for data in _own(content, "inlineData"):
        if data.get("encoding"):
            continue  # pictures and sound, in base 64
        text = as_text(data)
        try:
            lines = html_paragraphs(text) if has_markup(text) else plain_paragraphs(text)
        except ValueError:
            lines = plain_paragraphs(text)
        if lines:
            return lines, None, None
    return [], None, None


def _is_agency(name: str) -> bool:
    return any(name in forms for forms in name_table("agencies.json").values())


def _headline(meta: _Element | None) -> str | None:
    """Give the main headline: of no role, or of the role ``main``; the first by rank."""
    found = [
        (0 if not role or role.endswith("main") else 1, rank if rank.isdigit() else "9", words)
        for element in _own(meta, "headline")
        if (words := folded(element))
        for role, rank in [((element.get("role") or "").lower(), element.get("rank") or "")]
    ]
    return min(found, key=lambda entry: entry[:2])[2] if found else None


def _creators(meta: _Element | None) -> tuple[str, ...]:
    """List the creators by name; a login or initials are no byline."""
    names = (_party(element) or "" for element in _own(meta, "creator"))
    return tuple(
        name for name in names if re.fullmatch(r"[^\W\d_][\w.'’-]*(?: [\w.'’-]+){1,4}", name) and name != name.lower()
    )


def _dateline(meta: _Element | None) -> str | None:
    for element in _own(meta, "dateline"):
        words = _AGENCY.sub("", folded(element).strip(" -–—:")).strip(" ,-–—:")
        if words:
            return words
    return next((name for element in _own(meta, "located") if (name := _party(element))), None)


def _published(management: _Element | None, meta: _Element | None) -> str | None:
    """Give when the content was made, else when the item was first made, else when this version was."""
    for parent, name in ((meta, "contentCreated"), (management, "firstCreated"), (management, "versionCreated")):
        for element in _own(parent, name):
            if found := read_published(folded(element)):
                return found
    return None


def _party(element: _Element | None) -> str | None:
    """Name a person, organisation or place: by its name in full, its literal, or the last part of its code."""
    if element is None:
        return None
    names = [(child.get("role") or "", words) for child in _own(element, "name") if (words := folded(child))]
    if names:
        return next((words for role, words in names if role.endswith(("full", "display"))), names[0][1])
    if literal := (element.get("literal") or "").strip():
        return literal
    if words := " ".join((element.text or "").split()):
        return words
    return _code(element) or _host(element.get("uri") or "")


def _code(element: _Element | None) -> str:
    return (element.get("qcode") or "").rpartition(":")[2].strip() if element is not None else ""


def _host(uri: str) -> str | None:
    found = re.match(r"https?://([^/\s:]+)", uri)
    return found[1] if found else None


def _bare(words: str) -> str:
    return words.strip(" -–—/|()")


def _own(element: _Element | None, name: str) -> Iterator[_Element]:
    """List the children of a name."""
    return (child for child in element if local(child) == name) if element is not None else iter(())
