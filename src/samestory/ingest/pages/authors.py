"""Who wrote a page's article, and which agencies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml.etree import _Element

from samestory.ingest.pages.evidence import Evidence, in_other_matter, text_of, value_of
from samestory.ingest.pages.names import read_authors

BELOW, ABOVE = 14, 3
"""Lines below and above the headline of which one that begins with ``By`` is its byline."""
MOST, LONGEST = 6, 150
"""Elements of one kind that are looked at, and characters that a byline may have."""
_SPOKEN = re.compile(r"\W*(?:by|von|par|por|di)\s+(?=[A-Z\u00c0-\u024f])", re.IGNORECASE)
_NAMED_SO = re.compile(
    r"(?:.*[-_ ])?(?:by-?line|byline-?names?|author|author-?names?|authors|entry-author|post-author|article-?author|"
    r"article__author|writer|reporter|autor|byname|contributor-?names?|vcard|fn)(?:[-_ ].*)?",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"comment|related|bio|box|desc|avatar|image|img|photo|social|follow|share|twitter|date|time|more|widget|teaser|card|"
    r"rss|email|title|role|job",
    re.IGNORECASE,
)


def find_authors(evidence: Evidence, place: int, outlet: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Find the authors, and the agencies that stand among them.

    Parameters
    ----------
    evidence
        What the page says.
    place
        The line of the headline; -1 where it is not shown.
    outlet
        Its name is no author's.

    Returns
    -------
    bylines, credits
        Persons; agencies by their canonical names.
    """
    credits: list[str] = []
    names: tuple[str, ...] = ()
    for values, machine in _sources(evidence, place):
        names, agencies = read_authors(values, outlet=outlet, person=machine)
        credits += agencies
        if names:
            break
    _, suppliers = read_authors(evidence.described.organisations, outlet=outlet)
    return names, tuple(dict.fromkeys((*credits, *suppliers)))


def _sources(evidence: Evidence, place: int) -> Iterator[tuple[list[str], bool]]:
    """Give the bylines of each source in turn, and whether it tells machines who the author is."""
    yield list(evidence.described.authors), True
    for values in evidence.told_by_name("author"):
        yield [value for value in values if not value.startswith(("http", "/", "www."))], True
    for number in ("1", "2"):
        label = " ".join(evidence.metas.get(f"twitter:label{number}", ())).lower()
        if "written" in label or "author" in label or label == "by":
            yield list(evidence.metas.get(f"twitter:data{number}", ())), True
    items = (element for name, element in evidence.items if name in ("author", "creator"))
    found = [element for element in islice(items, MOST) if not in_other_matter(element)]
    named = [element.find(".//*[@itemprop='name']") for element in found]
    yield [value_of(element if name is None else name) for element, name in zip(found, named, strict=True)], True
    links = (link for link in evidence.root.iter("a") if "author" in (link.get("rel") or "").lower().split())
    yield [text_of(link) for link in islice(links, MOST) if not in_other_matter(link)], True
    if place >= 0:
        yield _spoken(evidence, range(place + 1, place + 1 + BELOW)), False
    for text in _classed(evidence):
        yield [text], False
    if place >= 0:
        yield _spoken(evidence, range(place - ABOVE, place)), False


def _spoken(evidence: Evidence, places: range) -> list[str]:
    """Give the first line in a part of the page that begins with ``By`` and a name."""
    lines = [evidence.blocks[index].text for index in places if 0 <= index < len(evidence.blocks)]
    return [line for line in lines if len(line) < LONGEST and _SPOKEN.match(line)][:1]


def _signs_article(element: _Element) -> bool:
    """Whether an element is an ``address`` in an article, which HTML has for whom to reach about it: its author."""
    return element.tag == "address" and any(True for _ in element.iterancestors("article"))


def _classed(evidence: Evidence) -> Iterator[str]:
    """Give the texts of elements whose class says that they are a byline, the first ones in the page."""
    seen = 0
    tags = ("span", "a", "p", "div", "li", "address", "cite", "strong", "em", "h3", "h4", "h5", "h6", "td")
    for element in evidence.root.iter(*tags):
        names = element.get("class") or ("author" if _signs_article(element) else "")
        if not names or len(names) > 200:
            continue
        if any(_NAMED_SO.fullmatch(name) and not _NOT_SO.search(name) for name in names.split()):
            text = text_of(element)
            if 3 < len(text) < LONGEST and not in_other_matter(element):
                yield text
                seen += 1
                if seen >= MOST:
                    return
