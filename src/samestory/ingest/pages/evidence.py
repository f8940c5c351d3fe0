"""Everything in a page that tells of its article: meta elements, JSON-LD, microdata, headings, the visible lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import cast

from lxml.etree import XPath, _Element

from samestory.ingest.pages.addresses import clean_address, is_front_page
from samestory.ingest.pages.blocks import Block
from samestory.ingest.pages.json_ld import MOST_TEXT, Described, find_described, plain
from samestory.resources.words import name_table

_LANGUAGE = re.compile(r"\s*([A-Za-z]{2,3})(?:[-_][A-Za-z0-9-]+)*\s*")
_TEXTS = XPath(".//text()[not(parent::script or parent::style or parent::template)]")
MOST_PARTS, MOST_VALUES, MOST_HEADINGS = 400, 20, 30
"""Bounds: pieces of text of one element, ``meta`` elements of one name, headings of the first level."""
_PREFIXED = re.compile(r"^(dc|dcterms|sailthru):")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a page says, before it is weighed."""

    root: _Element
    blocks: Sequence[Block]
    metas: dict[str, list[str]]
    """Name of a ``meta`` element, in lower case -> what elements of that name hold."""
    items: list[tuple[str, _Element]]
    """Elements with a microdata or RDFa property, under its name in lower case."""
    headings: list[tuple[str, _Element]]
    """The headings of the first level that have words."""
    document: str
    """The title of the window."""
    described: Described
    address: str | None
    language: str | None
    """The language that the page declares, as it writes it."""

    def told(self, what: str) -> Iterator[str]:
        """Give what ``meta`` elements say of a field (see ``resources/page_fields.json``), the most trusted first."""
        for name in _fields(what):
            yield from (text for text in map(plain, self.metas.get(name, ())) if text)

    def told_by_name(self, what: str) -> Iterator[list[str]]:
        """Give the same, name by name: several elements of one name list several authors."""
        for name in _fields(what):
            if values := [text for text in map(plain, self.metas.get(name, ())) if text]:
                yield values


@cache
def _fields(what: str) -> tuple[str, ...]:
    return name_table("page_fields.json")[what]


def gather(root: _Element, blocks: Sequence[Block], url: str | None = None) -> Evidence:
    """Collect what a page says of its article; ``url`` is where it was fetched from."""
    metas = _metas(root)
    headings = [(text, element) for element in islice(root.iter("h1"), MOST_HEADINGS) if (text := text_of(element))]
    address = _address(root, metas, None, url)
    described = find_described(root, [address or "", *(text for text, _ in headings), *metas.get("og:title", ())])
    return Evidence(
        root=root,
        blocks=blocks,
        metas=metas,
        items=list(_items(root)),
        headings=headings,
        document=text_of(root.find(".//title")),
        described=described,
        address=_address(root, metas, described, url),
        language=_declared(root, metas, described),
    )


def text_of(element: _Element | None) -> str:
    """Give the text of an element on one line, without markup that was escaped into it."""
    if element is None:
        return ""
    parts = cast("list[str]", _TEXTS(element))
    return plain("".join(islice(parts, MOST_PARTS)))


def value_of(element: _Element) -> str:
    """Give what an element with a property says: in an attribute, or in its text."""
    return (element.get("content") or element.get("datetime") or text_of(element)).strip()


def in_other_matter(element: _Element) -> bool:
    """Whether an element stands among readers' comments or in a box about other stories."""
    for outer in element.iterancestors():
        if outer.tag == "aside":
            return True
        names = f"{outer.get('class') or ''} {outer.get('id') or ''} {outer.get('itemprop') or ''}".lower()
        if outer.tag not in ("body", "html") and "comment" in names and "commentary" not in names:
            return True
        if not {"related", "sidebar", "recommended"}.isdisjoint(names.split()):
            return True
    return False


def _metas(root: _Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        content = (element.get("content") or element.get("value") or "").strip()
        if content:
            for attribute in ("property", "name", "itemprop", "http-equiv"):
                for name in (element.get(attribute) or "").split()[:4]:
                    values = found.setdefault(_PREFIXED.sub(r"\1.", name.lower()), [])
                    if len(values) < MOST_VALUES:
                        values.append(content[:MOST_TEXT])
    return found


def _items(root: _Element) -> Iterator[tuple[str, _Element]]:
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag != "meta":
            names = element.get("itemprop") or element.get("property")
            for name in (names or "").split()[:5]:
                yield name.rsplit(":", 1)[-1].lower(), element


def _address(root: _Element, metas: dict[str, list[str]], described: Described | None, url: str | None) -> str | None:
    """Find the address: rel=canonical, og:url, JSON-LD, where it was fetched from; that of a front page is none."""
    based = root.find(".//base[@href]")
    told = [
        value for name in ("og:url", "twitter:url", "parsely-link", "dc.identifier") for value in metas.get(name, ())
    ]
    base = clean_address(url) or (clean_address(based.get("href")) if based is not None else None)
    base = base or next((found for value in told if (found := clean_address(value))), None)
    links = [link.get("href") for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower().split()]
    candidates = [*links, *metas.get("og:url", ()), described.address if described else None, *told, url]
    addresses = (clean_address(value, base) for value in candidates if value)
    return next((address for address in addresses if address and not is_front_page(address)), None)


def _declared(root: _Element, metas: dict[str, list[str]], described: Described) -> str | None:
    html = root if root.tag == "html" else root.find(".//html")
    values = [html.get("lang"), html.get("xml:lang")] if html is not None else []
    values += [value.partition(",")[0] for name in _fields("language") for value in metas.get(name, ())]
    values.append(described.language)
    return next((value.strip().replace("_", "-") for value in values if value and _LANGUAGE.fullmatch(value)), None)
