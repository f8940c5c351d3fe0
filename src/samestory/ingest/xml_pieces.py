"""An XML file of many entries -> its entries, one by one, each parsed apart.

The file is cut at the tags of its entries, which can stand nowhere else in XML: comments, ``CDATA`` sections and
processing instructions are passed over, and no attribute may hold ``<``. So a file of any size needs the memory of its
largest entry, what is wrong in one entry harms no other, and each error has the number of its entry. (A parser that
mends as it goes would take a tag that is not closed for the parent of all entries that follow.)

Each piece is parsed by libxml2, within its limits of depth and size, with no document type and so no entities.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from html.entities import html5
from typing import TYPE_CHECKING

from samestory.errors import EmptyInput, InputError, Malformed
from samestory.ingest.decode import too_large
from samestory.ingest.xml_text import XmlText

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONGEST_TAG = 4096
"""A start tag of an entry has an address or two; what is longer is looked through no further."""
_NEAR = 200
"""No beginning of a tag that is looked for is longer."""
_ENDS = {"<![CDATA[": "]]>", "<!--": "-->", "<?": "?>"}
_ATTRIBUTES = re.compile(r"""(?:[^"']|"[^"]*"|'[^']*')*+""")
_TRIED = 8
"""So many ``>`` may stand in the attributes of one tag."""
_MENDED = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|"
    r"&(?:#(?P<decimal>\d{1,8})|#[xX](?P<hex>[0-9a-fA-F]{1,7})|(?P<name>[A-Za-z][A-Za-z0-9]{1,31}));|&|<(?![A-Za-z_/!?])",
    re.DOTALL,
)
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OWN = frozenset(("amp", "lt", "gt", "quot", "apos"))
_NAMESPACES: dict[str | None, str] = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "media": "http://search.yahoo.com/mrss/",
    "atom": "http://www.w3.org/2005/Atom",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xlink": "http://www.w3.org/1999/xlink",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
"""Prefixes that files use without saying what they mean."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One entry.

    Parameters
    ----------
    number
        Its number in the file, from 1.
    text
        Its characters, from its start tag to its end tag.
    whole
        Whether its end tag is there.
    """

    number: int
    text: str
    whole: bool


@dataclass(slots=True)
class _Sink:
    """Characters that are kept up to a limit."""

    limit: int
    parts: list[str] = field(default_factory=list)
    size: int = 0

    def add(self, text: str) -> None:
        self.size += len(text)
        if self.size <= self.limit:
            self.parts.append(text)
        else:
            self.parts.clear()

    @property
    def text(self) -> str:
        return "".join(self.parts)


class XmlPieces:
    """The entries of an XML file.

    Parameters
    ----------
    text
        The file.
    name
        What messages call it.
    entries
        The names of the elements that are its entries, without prefix.
    limit
        The longest entry, in characters.
    """

    def __init__(self, text: XmlText, name: str, entries: frozenset[str], limit: int) -> None:
        self._text, self._name, self._limit = text, name, limit
        names = "|".join(sorted(map(re.escape, entries)))
        self._token = re.compile(
            rf"<!\[CDATA\[|<!--|<\?|<(?P<end>/?)(?P<name>(?:[\w.-]{{1,60}}:)?(?:{names}))(?=[\s/>])"
        )
        self._held = ""
        self._at = 0
        self._sink = _Sink(limit)
        self._head = self._sink
        self.count = 0
        """How many entries there were so far."""

    @property
    def head(self) -> str:
        """What stands before the first entry, from the root element on; the whole file where there is no entry."""
        return self._head.text

    def __iter__(self) -> Iterator[Piece | InputError]:
        """Give the entries in their order, and an error for each that is too large or breaks off."""
        opened = ""
        depth = 0
        while token := self._next():
            start = token.start()
            if token.group() in _ENDS:
                self._pass_over(_ENDS[token.group()], token)
                continue
            self._take(start)
            closing = self._tag_end(token.end() - start)
            if token["end"]:
                self._take(closing)
                if token["name"] != opened:
                    continue
                depth -= 1
                if depth == 0:
                    yield self._finish(whole=True)
                    opened = ""
                continue
            if opened and token["name"] == opened and opened.rpartition(":")[2] in ("item", "entry"):
                yield self._finish(whole=False)  # entries of feeds never stand in one another: its end tag is missing
                opened = ""
            if not opened:
                opened, depth = token["name"], 0
                self.count += 1
                self._sink = _Sink(self._limit)
            alone = self._held[max(0, closing - 2) : closing] == "/>"
            self._take(closing)
            if token["name"] == opened and not alone:
                depth += 1
            elif depth == 0:
                yield self._finish(whole=True)
                opened = ""
        if opened:
            yield self._finish(whole=False)
        else:
            yield from self._breaks_off()

    def _next(self) -> re.Match[str] | None:
        while True:
            if token := self._token.search(self._held, self._at):
                return token
            self._take(max(self._at, len(self._held) - _NEAR))
            if not self._fill():
                self._take(len(self._held))
                return None

    def _pass_over(self, end: str, token: re.Match[str]) -> None:
        self._take(token.end())
        while (at := self._held.find(end, self._at)) < 0:
            self._take(max(self._at, len(self._held) - len(end) + 1))
            if not self._fill():
                self._take(len(self._held))
                return
        self._take(at + len(end))

    def _tag_end(self, length: int) -> int:
        """Find the end of the tag that begins where reading stands: the first ``>`` that is not in quotation marks."""
        while True:
            start = self._at + length
            limit = start + _LONGEST_TAG
            first = end = self._held.find(">", start, limit)
            for _ in range(_TRIED):
                if end < 0:
                    break
                if _ATTRIBUTES.fullmatch(self._held, start, end):
                    return end + 1
                end = self._held.find(">", end + 1, limit)
            if first >= 0 and (end >= 0 or len(self._held) >= limit):
                return first + 1
            if len(self._held) >= limit or not self._fill():
                return first + 1 if first >= 0 else min(start, len(self._held))

    def _take(self, position: int) -> None:
        """Move on, and hand what was passed to where it belongs."""
        if position > self._at:
            self._sink.add(self._held[self._at : position])
            self._at = position

    def _fill(self) -> bool:
        more = self._text.read()
        self._held, self._at = self._held[self._at :] + more, 0
        return bool(more)

    def _finish(self, *, whole: bool) -> Piece | InputError:
        sink, self._sink = self._sink, _Sink(self._limit)
        where = f"{self._name}:{self.count}"
        if sink.size > self._limit:
            return too_large(where, sink.size, self._limit)
        return Piece(self.count, sink.text, whole)

    def _breaks_off(self) -> Iterator[InputError]:
        """Say so where the end tag of the root element is missing."""
        root = re.match(r"<([\w.:-]+)", self.head)
        after = self._sink.text
        if self._head.size > self._limit or root is None or f"</{root[1]}" in after:
            return
        if self.count == 0 and after.endswith("/>") and after.count("<") == 1:
            return
        before = f"; what stands before, {self.count} in number, was read" if self.count else ""
        yield Malformed(
            self._name,
            f"It breaks off: the end tag </{root[1]}> is missing{before}.",
            remedy="Fetch or save it anew.",
        )


def mended(text: str) -> str:
    """Write a piece of XML so that a parser without document type can read it, with every character kept.

    The entities of HTML become characters, those that nobody knows and a bare ``&`` stay as they are written;
    references and bytes that are no characters of XML become U+FFFD, and those that HTML reads as Windows-1252 become
    what is meant (``&#146;``).
    """

    def mend(match: re.Match[str]) -> str:
        found = match.group()
        if found == "&":
            return "&amp;"
        if found == "<":
            return "&lt;"
        if not found.startswith("&"):
            return found if not found.startswith("<?") else ""
        name = match["name"]
        if name is None:
            character = unescape(found)
            return "\ufffd" if len(character) != 1 or _NO_XML.match(character) else f"&#{ord(character)};"
        if name in _OWN:
            return found
        known = html5.get(f"{name};")
        return "".join(f"&#{ord(character)};" for character in known) if known else f"&amp;{name};"

    return _NO_XML.sub("\ufffd", _MENDED.sub(mend, text))


def parse(text: str, namespaces: dict[str | None, str] | None = None) -> tuple[_Element | None, bool]:
    """Parse one piece of XML.

    Parameters
    ----------
    text
        An element, perhaps cut off.
    namespaces
        The prefixes that the elements round it declare.

    Returns
    -------
    The element, None where there is none; and whether it was well formed (but for prefixes that nobody declared).
    """
    from lxml import etree

    declared: dict[str | None, str] = {**_NAMESPACES, **(namespaces or {})}
    written = " ".join(
        f'xmlns:{prefix}="{_attribute(uri)}"' if prefix else f'xmlns="{_attribute(uri)}"'
        for prefix, uri in sorted(declared.items(), key=lambda pair: pair[0] or "")
        if prefix != "xml"
    )
    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    data = f"<_ {written}>{mended(text)}</_>".encode("utf-8", "replace")
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None, False
    if root is None or not len(root):
        return None, False
    well = all(entry.domain_name == "NAMESPACE" for entry in parser.error_log)
    return root[0], well


def as_text(element: _Element) -> str:
    """Give all characters in an element."""
    return "".join(str(part) for part in element.itertext())


def _attribute(value: str) -> str:
    return value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def no_entries(name: str, what: str) -> EmptyInput:
    """Make the error for a file without entries."""
    return EmptyInput(name, f"There is no {what} in it.", remedy="Fetch it again later, or give another file.")
