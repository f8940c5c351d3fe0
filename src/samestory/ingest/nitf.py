"""NITF, the News Industry Text Format of the IPTC -> reports: files of their own, and the bodies of NewsML-G2.

Elements are told by their names without namespace, since files of NITF 3.1 to 3.6 have different ones or none. Beside
what agencies send, the New York Times Annotated Corpus is in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from samestory.errors import EmptyInput, InputError, Malformed
from samestory.ingest.compose import Article, address, compose, names_in
from samestory.ingest.dates import read_published
from samestory.ingest.link import Link
from samestory.ingest.markup import UNSEEN, local, paragraphs
from samestory.ingest.settings import IngestSettings
from samestory.ingest.source import Source
from samestory.ingest.xml_pieces import XmlPieces, as_text, no_entries, parse
from samestory.ingest.xml_text import XmlText
from samestory.model import Report

if TYPE_CHECKING:
    from lxml.etree import _Element

WITHDRAWN = frozenset(("canceled", "cancelled", "withheld", "killed"))
"""Of such a status an item may not be used any more (IPTC NewsCodes, publishing status)."""


def read_nitf(source: Source, settings: IngestSettings) -> Iterator[Report | InputError | Source | Link]:
    """Read the documents of an NITF file: nearly always one.

    Raises
    ------
    Malformed, EmptyInput
        No XML; entities of its own; no document in it.
    """
    pieces = XmlPieces(
        XmlText(source.stream, source.name, source.charset), source.name, frozenset(("nitf",)), settings.max_bytes
    )
    for piece in pieces:
        if isinstance(piece, InputError):
            yield piece
            continue
        where = source.name if piece.number == 1 else f"{source.name}:{piece.number}"
        try:
            element, well = parse(piece.text)
            if element is None or not piece.whole:
                raise Malformed(where, "It breaks off, or is not XML.", remedy="Fetch or save it anew.")
            notes = () if well else ("its XML is not well formed; what could be read of it was read",)
            yield compose(nitf_article(element, where, notes), settings)
        except InputError as error:
            yield error
    if not pieces.count:
        raise no_entries(source.name, "document")


def nitf_article(nitf: _Element, where: str, notes: tuple[str, ...] = ()) -> Article:
    """Read one ``nitf`` element.

    Raises
    ------
    EmptyInput
        There is no text in it.
    """
    lines = nitf_paragraphs(nitf)
    if not lines:
        raise EmptyInput(where, "There is no text in its body.content.", remedy="Give an item with a text.")
    data = first(nitf, "docdata")
    identity = first(data, "doc-id") if data is not None else None
    publication = first(nitf, "pubdata")
    status = (data.get("management-status") or "").lower() if data is not None else ""
    withdrawn = (f"its provider has withdrawn it ({status})",) if status in WITHDRAWN else ()
    dates = (
        (first(data, "date.release"), "norm"),
        (first(data, "date.issue"), "norm"),
        (publication, "date.publication"),
        (first(nitf, "story.date"), "norm"),
    )
    head = first(nitf, "body.head")
    return Article(
        where,
        lines,
        title=title_of(nitf),
        url=address(publication.get("ex-ref")) if publication is not None else None,
        outlet=_outlet(publication, data),
        bylines=bylines_of(nitf),
        credits=credits_of(nitf),
        dateline=place_of(head),
        published=next(
            (day for element, name in dates if element is not None and (day := read_published(element.get(name)))), None
        ),
        id=identity.get("id-string") if identity is not None else None,
        language=nitf.get("{http://www.w3.org/XML/1998/namespace}lang") or nitf.get("baselang"),
        notes=(*withdrawn, *notes),
    )


def nitf_paragraphs(nitf: _Element) -> list[str]:
    """List the paragraphs of the body, without captions, tables of contents and notes to editors.

    Where one block is the full text, others repeat parts of it.
    """
    content = first(nitf, "body.content")
    if content is None:
        return []
    full = [block for block in content.iter() if local(block) == "block" and block.get("class") == "full_text"]
    unseen = UNSEEN | {"note", "hl1"}
    return [line for element in full or [content] for line in paragraphs(element, unseen)]


def title_of(nitf: _Element) -> str | None:
    """Give the headline; where there is none, the title in the head."""
    for name in ("hl1", "hedline", "title"):
        element = first(nitf, name)
        if element is not None and (words := folded(element)):
            return words
    return None


def bylines_of(nitf: _Element) -> tuple[str, ...]:
    """List the authors: the persons of the byline, or its words without ``By``; initials of editors are none."""
    for byline in every(nitf, "byline"):
        persons = [folded(person) for person in every(byline, "person")]
        titles = [folded(title) for title in every(byline, "byttl")]
        words = folded(byline)
        for title in titles:
            words = words.replace(title, " ")
        found = names_in(persons or [words])
        if named := tuple(name for name in found if " " in name):
            return named
    return ()


def credits_of(nitf: _Element) -> tuple[str, ...]:
    """List who supplied the text: the distributor, and the sources on its way."""
    head = first(nitf, "body.head")
    distributors = [folded(element) for element in every(head, "distributor")] if head is not None else []
    sources = [(element.get("src-name") or "").strip() for element in every(nitf, "from-src")]
    return tuple(dict.fromkeys(name for name in (*distributors, *sources) if name))


def place_of(head: _Element | None) -> str | None:
    """Give the place of the dateline, without its date."""
    dateline = first(head, "dateline") if head is not None else None
    if dateline is None:
        return None
    place = first(dateline, "location")
    words = folded(place) if place is not None else " ".join(paragraphs(dateline, frozenset(("story.date",))))
    return words.strip(" ,-–—") or None


def _outlet(publication: _Element | None, data: _Element | None) -> str | None:
    if publication is not None and (name := (publication.get("name") or "").strip()):
        return name
    holder = first(data, "doc.copyright") if data is not None else None
    return ((holder.get("holder") or "").strip() or None) if holder is not None else None


def first(element: _Element | None, name: str) -> _Element | None:
    """Find the first element of a name below one, whatever its namespace."""
    return next(every(element, name), None) if element is not None else None


def every(element: _Element, name: str) -> Iterator[_Element]:
    """List the elements of a name below one, whatever their namespace."""
    return (found for found in element.iter(f"{{*}}{name}") if found is not element)


def folded(element: _Element) -> str:
    """Give the words in an element on one line."""
    return " ".join(as_text(element).split())
