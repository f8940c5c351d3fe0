"""Feeds -> reports: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0.

Why not a library of feeds: feedparser (BSD, maintained) reads everything into one object, so that a large feed takes
many times its size; where a feed is not well formed it parses it anew with regular expressions and sgmllib, and what
broke is told for the feed and not for the entry. fastfeedparser (MIT) is fast, but has no memory bound, passes over
entries without a link in silence, and reads full texts and summaries alike. Here each entry is cut out and parsed
apart by lxml (``xml_pieces``), which the package has for pages anyway: memory stays flat, an entry that is broken
costs no other one, and what is hostile finds no document type, no entity and no network.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from samestory.errors import EmptyInput, InputError, Malformed
from samestory.ingest.compose import Article, address, compose, names_in
from samestory.ingest.dates import read_published
from samestory.ingest.link import Link
from samestory.ingest.markup import html_paragraphs, local, paragraphs, plain, plain_paragraphs, unescaped
from samestory.ingest.settings import IngestSettings
from samestory.ingest.source import Source
from samestory.ingest.xml_pieces import Piece, XmlPieces, as_text, no_entries, parse
from samestory.ingest.xml_text import XmlText
from samestory.model import Report

if TYPE_CHECKING:
    from lxml.etree import _Element

ENTRIES = frozenset(("item", "entry"))
SUMMARY_WORDS = 150
"""A description of so many words is an article; a summary has a paragraph or two."""
SUMMARY_NOTE = "the feed gives only a summary of it (--follow-links reads the page)"
"""Ends the note of a report whose feed does not have the whole article."""

_PREFIXES = {
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/elements/1.0/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://search.yahoo.com/mrss/": "media:",
    "http://search.yahoo.com/mrss": "media:",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner:",
    "http://www.w3.org/1999/xhtml": "xhtml:",
    "http://news.yandex.ru": "yandex:",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes:",
}
_CORE = re.compile(
    r"(?:|http://www\.w3\.org/2005/Atom|http://purl\.org/atom/ns#?|http://purl\.org/rss/1\.0/?|"
    r"http://(?:my|channel)\.netscape\.com/rdf/simple/0\.9/?|http://backend\.userland\.com/(?:rss|rss2)/?|"
    r"http://blogs\.law\.harvard\.edu/tech/rss)"
)
_XML = "{http://www.w3.org/XML/1998/namespace}"
_WHOLE = ("content:encoded", "content", "xhtml:body", "xhtml:div", "yandex:full-text", "body")
_SUMMARIES = ("description", "summary", "dc:description", "dcterms:abstract", "itunes:summary", "media:description")
_DATES = ("pubDate", "published", "issued", "dc:date", "dcterms:issued", "dcterms:created", "created", "date")
"""When it was first published; ``updated`` and ``modified`` are other dates."""
_CUT_OFF = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\[&#8230;\]|>>|»)\s*$")
_READABLE = re.compile(r"text/|.*html|.*xml")
_MORE = re.compile(r"(?:continue reading|read more|read the full|read on|full story|more|weiterlesen|lire la suite|leer más)\b", re.IGNORECASE)  # noqa: E501  # fmt: skip
_FIELD = re.compile(
    r"<(?P<name>title|description|summary|content|content:encoded|atom:summary|atom:content)(?:\s[^<>]*)?(?<!/)>\s*"
)
_LONGEST_POINTER = 60
_SHORT_YEAR = re.compile(r"\b(\d{1,2} [A-Za-z]{3,9}) (\d\d)(?= \d\d:)")
_APART = re.compile(r"\s+[|\-–—»:>·•/]+\s+|:\s+|\s*[|»]\s*")
_FEED_WORDS = re.compile(r"\s*\(?\b(?:rss|atom|xml)?\s*(?:news\s?)?feeds?\b\)?$|\s+\(?rss\)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Channel:
    """What a feed says of itself."""

    outlet: str | None = None
    link: str | None = None
    base: str | None = None
    language: str | None = None


def read_feed(source: Source, settings: IngestSettings) -> Iterator[Report | InputError | Source | Link]:
    """Read the entries of a feed, one by one.

    The text is the whole content where the feed has it, otherwise its summary, with a note; captions are left out.
    With ``settings.follow_links`` an entry of which there is only a summary, or no text at all, comes out as a
    ``Link``. Credits of pictures are none of the text and are passed over.

    Raises
    ------
    Malformed, EmptyInput
        No XML; entities of its own; no entry in it.
    """
    pieces = XmlPieces(XmlText(source.stream, source.name, source.charset), source.name, ENTRIES, settings.max_bytes)
    channel: _Channel | None = None
    namespaces: dict[str | None, str] = {}
    for piece in pieces:
        if isinstance(piece, InputError):
            yield piece
            continue
        if channel is None:
            channel, namespaces = _read_channel(pieces.head, source)
        try:
            yield from _read_entry(piece, channel, namespaces, source, settings)
        except InputError as error:
            yield error
    if not pieces.count:
        raise no_entries(source.name, "entry")


def _read_channel(head: str, source: Source) -> tuple[_Channel, dict[str | None, str]]:
    """Read what stands before the first entry; its elements are closed by the parser."""
    root, _ = parse(head) if head else (None, False)
    if root is None:
        return _Channel(base=source.url), {}
    namespaces: dict[str | None, str] = {}
    for element in root.iter():
        for prefix, uri in element.nsmap.items():
            if prefix is not None or element is root:
                namespaces.setdefault(prefix, uri)
    held = root
    for element in root:
        if name_of(element) == "channel":
            held = element
            break
    fields = _fields(held)
    base = joined(source.url or "", held.get(f"{_XML}base") or root.get(f"{_XML}base") or "") or None
    link = _link(fields, base) or base
    title = next((plain(as_text(element)) for element in fields["title"]), "")
    publisher = next((plain(as_text(element)) for element in fields["dc:publisher"]), "")
    language = next(
        (as_text(element).strip() for element in (*fields["language"], *fields["dc:language"])),
        held.get(f"{_XML}lang") or root.get(f"{_XML}lang"),
    )
    return _Channel(publisher or outlet_of_title(title, link), link, base or link, language), namespaces


def outlet_of_title(title: str, link: str | None) -> str | None:
    """Name the outlet by the title of its feed: ``Velm Courier - World news``, ``Politics | The Velm Courier``.

    Of the parts of the title the one counts whose letters stand in the host's name; otherwise the whole title, without
    ``RSS feed``, and where there is no title, nothing: the address names the outlet then.
    """
    title = _FEED_WORDS.sub("", " ".join(title.split())).strip(" -–—|:»")
    parts = [tidy for part in _APART.split(title) if (tidy := _FEED_WORDS.sub("", part).strip())]
    if len(parts) > 1 and link:
        host = re.sub(r"[^a-z0-9]", "", _host(link))
        for part in sorted(parts, key=len, reverse=True):
            letters = re.sub(r"[^a-z0-9]", "", re.sub(r"^the\s+", "", part.lower()))
            if len(letters) > 1 and letters in host:
                return part
    return title or None


def _host(link: str) -> str:
    try:
        return (urlsplit(link).hostname or "").lower()
    except ValueError:
        return ""


def _read_entry(
    piece: Piece, channel: _Channel, namespaces: dict[str | None, str], source: Source, settings: IngestSettings
) -> Iterator[Report | InputError | Link]:
    where = f"{source.name}:{piece.number}"
    if not piece.whole:
        raise Malformed(where, "It breaks off within this entry.", remedy="Fetch or save the feed anew.")
    element, well = parse(piece.text, namespaces)
    if not well:
        element, well = parse(_as_escaped(piece.text), namespaces)
    if element is None:
        raise Malformed(where, "The entry is not XML.", remedy="Have the feed mended; the other entries were read.")
    broken = () if well else ("its XML is not well formed; what could be read of it was read",)
    fields = _fields(element)
    base = joined(channel.base or "", element.get(f"{_XML}base") or "") or None
    url = _link(fields, base) or _permanent(fields)
    lines, summary = _text(fields, where)
    title = next(filter(None, _titles(fields)), "")
    outlet = _outlet(fields)
    if outlet:  # collections of many outlets' entries write it behind the title
        title = re.sub(rf"\s+[-–—|]\s+{re.escape(outlet)}$", "", title)
    article = Article(
        where,
        lines,
        title=title,
        url=url,
        outlet=outlet or channel.outlet,
        bylines=names_in(_authors(fields)),
        credits=_credits(fields),
        published=_published(fields),
        id=next((as_text(one) for field in ("guid", "id") for one in fields[field]), None),
        language=element.get(f"{_XML}lang")
        or next((as_text(one) for one in (*fields["dc:language"], *fields["language"])), channel.language),
        notes=(*broken, *((SUMMARY_NOTE,) if summary else ())),
    )
    yield entry(article, summary, settings)


def entry(article: Article, summary: bool, settings: IngestSettings) -> Report | InputError | Link:
    """Make a report of an entry; a link where its page is wanted, an error where it has no text.

    Raises
    ------
    TooLarge
        Its text is over the limit.
    """
    followed = settings.follow_links and article.url is not None
    if article.paragraphs:
        report = compose(article, settings)
        return Link(article.url or "", report) if followed and summary else report
    called = f" ({article.title[:80]!r})" if article.title else ""
    remedy = (
        "Say --follow-links to read the page that it names." if article.url else "Save the article and give the file."
    )
    error = EmptyInput(article.name, f"The entry{called} has no text.", remedy=remedy)
    return Link(article.url or "", error) if followed else error


def _as_escaped(text: str) -> str:
    """Read markup that stands in the texts of an entry without being escaped as if it were."""
    parts: list[str] = []
    unclosed: set[str] = set()
    at = search = 0
    while field := _FIELD.search(text, search):
        search = field.end()
        name = field["name"]
        end = text.find(f"</{name}", search) if name not in unclosed else -1
        if end < 0:
            unclosed.add(name)
        elif not text.startswith("<![CDATA[", search):
            inner = text[search:end].replace("]]>", "]]&gt;")
            parts.append(f"{text[at:search]}<![CDATA[{inner}]]>")
            at = search = end
    return "".join(parts) + text[at:]


def is_summary(report: Report) -> bool:
    """Say whether a feed gave only a summary of this report."""
    return any(note.endswith(SUMMARY_NOTE) for note in report.notes)


def name_of(element: _Element) -> str:
    """Name an element: bare where it is of RSS or Atom, with the usual prefix where its namespace is known."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    uri, _, name = tag.rpartition("}")
    uri = uri.lstrip("{")
    if _CORE.fullmatch(uri):
        return name
    return _PREFIXES.get(uri.lower(), "?:") + name


def _fields(element: _Element) -> defaultdict[str, list[_Element]]:
    fields: defaultdict[str, list[_Element]] = defaultdict(list)
    for child in element:
        fields[name_of(child)].append(child)
        if name_of(child) == "media:group":
            for inner in child:
                fields[name_of(inner)].append(inner)
    return fields


def _link(fields: defaultdict[str, list[_Element]], base: str | None) -> str | None:
    for element in fields["feedburner:origLink"]:
        if url := address(as_text(element)):
            return url
    found: list[tuple[int, str]] = []
    for element in fields["link"]:
        relation = (element.get("rel") or "alternate").lower()
        kind = (element.get("type") or "text/html").lower()
        written = (element.get("href") or as_text(element)).strip()
        if relation == "alternate" and written and not kind.startswith(("audio/", "image/", "video/")):
            root = joined(base or "", element.get(f"{_XML}base") or "")
            if url := address(joined(root, written)):
                found.append((0 if "html" in kind else 1, url))
    return min(found, key=lambda pair: pair[0])[1] if found else None


def joined(base: str, written: str) -> str:
    """Give the address to which another leads; empty where one of them is none."""
    try:
        return urljoin(base, written)
    except ValueError:  # brackets that hold no IPv6 address
        return ""


def _permanent(fields: defaultdict[str, list[_Element]]) -> str | None:
    """Give the address in ``guid``, which is one unless it says that it is none."""
    for element in fields["guid"]:
        if (element.get("isPermaLink") or "true").lower() != "false" and (url := address(as_text(element))):
            return url
    return None


def _outlet(fields: defaultdict[str, list[_Element]]) -> str | None:
    """Name whose entry it is, where the feed collects those of several."""
    for element in fields["source"]:
        titles = [child for child in element if name_of(child) == "title"]
        named = plain(as_text(titles[0])) if titles else plain(element.text or "")
        links = _fields(element)
        if named:
            return outlet_of_title(named, element.get("url") or _link(links, None)) if titles else named
    return next((name for element in (*fields["dc:publisher"], *fields["dc:source"]) if (name := plain(as_text(element))) and not address(name)), None)  # noqa: E501  # fmt: skip


def _authors(fields: defaultdict[str, list[_Element]]) -> Iterator[str]:
    for element in (*fields["dc:creator"], *fields["author"], *fields["dc:contributor"], *fields["dc:author"]):
        names = [as_text(child) for child in element if local(child) == "name"]
        yield from (plain(name) for name in names or [as_text(element)])


def _credits(fields: defaultdict[str, list[_Element]]) -> tuple[str, ...]:
    """List who supplied the entry; beside a picture ``media:credit`` is the photographer's."""
    if fields["media:content"] or fields["media:thumbnail"] or fields["enclosure"]:
        return ()
    return tuple(
        credit
        for element in fields["media:credit"]
        if (element.get("role") or "").lower() not in ("photographer", "illustrator", "photo")
        and (credit := plain(as_text(element)))
    )


def _published(fields: defaultdict[str, list[_Element]]) -> str | None:
    for field in _DATES:
        for element in fields[field]:
            written = _SHORT_YEAR.sub(r"\1 20\2", as_text(element).strip())
            if found := read_published(written):
                return found
    return None


def _text(fields: defaultdict[str, list[_Element]], where: str) -> tuple[list[str], bool]:
    """Find the text of an entry, and say whether it is only a summary."""
    whole = max((_lines(one, where) for name in _WHOLE for one in fields[name]), key=_size, default=([], False))
    brief: tuple[list[str], bool] = ([], False)
    for name in _SUMMARIES:
        if name == "media:description" and (brief[0] or fields["media:content"]):
            continue  # the caption of a picture
        brief = max([brief, *(_lines(one, where) for one in fields[name])], key=_size)
    if not whole[0] or 2 * _size(whole) < _size(brief):
        lines, cut = brief
        return lines, bool(lines) and (cut or _size(brief) < SUMMARY_WORDS)
    lines, cut = whole
    return lines, cut and _size(whole) < SUMMARY_WORDS


def _size(found: tuple[list[str], bool]) -> int:
    return sum(len(line.split()) for line in found[0])


def _lines(element: _Element, where: str) -> tuple[list[str], bool]:
    """List the paragraphs of one field, and say whether they break off with a pointer to the page."""
    kind = (element.get("type") or "").lower()
    pointed = False

    def points(inner: _Element) -> bool:
        """Pass over ``Continue reading``, a link to the entry itself."""
        nonlocal pointed
        if local(inner) != "a":
            return False
        words = ""
        for part in inner.itertext():
            words += str(part)
            if len(words) > _LONGEST_POINTER:
                return False
        found = bool(_MORE.match(words.strip()))
        pointed = pointed or found
        return found

    written = _decoded(element, kind)
    if kind in ("text", "text/plain", "plain"):
        lines = plain_paragraphs(written)
    elif len(element):
        lines = paragraphs(element, passed=points)
    else:
        try:
            lines = html_paragraphs(written, passed=points)
        except ValueError as error:
            raise Malformed(
                where, f"Its text cannot be read: {error}.", remedy="Save the article's page and give the file."
            ) from error
    if lines and _MORE.match(lines[-1]) and len(lines[-1].split()) < 6:
        pointed, lines = True, lines[:-1]
    return lines, pointed or bool(lines and _CUT_OFF.search(lines[-1]))


def _decoded(element: _Element, kind: str) -> str:
    """Give the characters of a field, which Atom allows to be in base 64; of sound and pictures there are none."""
    text = as_text(element)
    if kind.startswith(("audio/", "image/", "video/")):
        return ""
    if (element.get("mode") or "").lower() != "base64" and (not kind or "/" not in kind or _READABLE.match(kind)):
        return text
    try:
        return b64decode(text).decode("utf-8")
    except ValueError:
        return ""


def _titles(fields: defaultdict[str, list[_Element]]) -> Iterator[str]:
    for name in ("title", "dc:title", "media:title"):
        for element in fields[name]:
            kind = (element.get("type") or "").lower()
            if len(element):
                yield " ".join(paragraphs(element))
                continue
            written = _decoded(element, kind)
            yield " ".join(unescaped(written).split()) if kind in ("text", "text/plain") else plain(written)


def with_page(given: Report, page: Report) -> Report:
    """Add to the page of an article what only its feed says of it."""
    return replace(
        page,
        url=given.url or page.url,
        outlet=page.outlet or given.outlet,
        bylines=page.bylines or given.bylines,
        published=page.published or given.published,
        credits=tuple(dict.fromkeys((*page.credits, *given.credits))),
    )
