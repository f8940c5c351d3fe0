"""The headline of a page."""

from __future__ import annotations

import re

from lxml.etree import _Element

from samestory.ingest.pages.addresses import is_front_page
from samestory.ingest.pages.blocks import fold
from samestory.ingest.pages.evidence import Evidence, value_of
from samestory.ingest.pages.json_ld import plain
from samestory.ingest.pages.outlet import SEPARATOR, without_outlet

ALIKE = 0.5
"""From which likeness on a heading and a title are the same headline, worded for readers and for machines."""
LONGEST = 400
"""Characters that a headline may have."""
_WORD = re.compile(r"\w+")
_NAMED_SO = re.compile(r"title|headline|(?:^|[-_ ])hed(?:[-_ ]|$)|heading", re.IGNORECASE)
_HOMES = frozenset(["/", "./", "#", "index.html", "/index.html"])


def find_headline(evidence: Evidence, outlet: str | None) -> str | None:
    """Find the headline that readers see: the heading that is like what the page tells machines, without the outlet.

    Where no heading is, it is what JSON-LD, Open Graph and the like say, and last the title of the window.
    """
    described = evidence.described
    titles = [described.headline or ""] if described.article else []
    titles += evidence.told("title")
    titles += [] if described.article else [described.headline or ""]
    told = [title for text in titles if (title := without_outlet(text, outlet))]
    told = [title for title in told if len(title) < LONGEST]
    bare = without_outlet(evidence.document, outlet) if len(evidence.document) < LONGEST else ""
    own = fold(outlet or "")
    shown = [
        (without_outlet(text, outlet), element)
        for text, element in evidence.headings
        if len(text) < LONGEST and fold(text) != own and not _leads_home(element)
    ]
    if alike := _most_alike([text for text, _ in shown], [*told, bare]):
        return alike
    marked = [text for text, element in shown if element.get("itemprop") == "headline"]
    named_so = [text for text, element in shown if _is_headline(element)]
    for texts in (marked, named_so):
        if len(texts) == 1 and _size(texts[0]) > 2:
            return texts[0]
    if named := next((text for text in told if _size(text) > 1 or len(text) > 12), None):
        return named
    items = [plain(value_of(element)) for name, element in evidence.items if name == "headline"]
    if items and likeness(items[0], bare) >= ALIKE:
        return items[0]
    if len({text for text, _ in shown}) == 1 and (_size(bare) < 4 or likeness(shown[0][0], bare) > 0):
        return shown[0][0]
    return _of_window(evidence, bare) or (shown[0][0] if shown else None)


def _size(text: str) -> int:
    return len(_WORD.findall(text))


def _most_alike(headings: list[str], titles: list[str]) -> str | None:
    """Find the heading that is most like one of the titles; None where none is."""
    best, found = 0.0, None
    for heading in headings:
        score = max((likeness(heading, title) for title in titles if title), default=0.0)
        if score > best + 0.01:
            best, found = score, heading
    return found if best >= ALIKE else None


def likeness(one: str, other: str) -> float:
    """Compare two headlines by their words (Dice's coefficient); one within the other is nearly the same."""
    first, second = _WORD.findall(one.lower()), _WORD.findall(other.lower())
    if not first or not second:
        return 0.0
    if first == second:
        return 1.0
    x, y = "".join(first), "".join(second)
    if min(len(x), len(y)) > 12 and (x in y or y in x):
        return 0.9
    return 2 * len(set(first) & set(second)) / (len(set(first)) + len(set(second)))


def _of_window(evidence: Evidence, title: str) -> str | None:
    """Find the headline in the window's title: the part that the page shows, else all but a section at its end."""
    parts = [part for part in SEPARATOR.split(title) if part]
    visible = {block.letters for block in evidence.blocks}
    shown = [part for part in parts if fold(part) in visible and _size(part) > 2]
    if shown:
        return max(shown, key=len)
    if " | " in title and len(parts) > 1 and len(parts[-1].split()) <= 4 < len(parts[0].split()):
        return parts[0]
    return title or None


def _is_headline(heading: _Element) -> bool:
    """Whether a heading says of itself that it is the article's, not the site's."""
    names = f"{heading.get('class') or ''} {heading.get('id') or ''} {heading.get('itemprop') or ''}"
    return bool(_NAMED_SO.search(names)) or next(heading.iterancestors("article"), None) is not None


def _leads_home(heading: _Element) -> bool:
    """Whether a heading is a link to the front page, as logos are."""
    links = [*heading.iter("a"), *heading.iterancestors("a")]
    return any(
        (href := link.get("href") or "") in _HOMES or link.get("rel") == "home" or _is_site(href) for link in links[:3]
    )


def _is_site(href: str) -> bool:
    return href.startswith(("http://", "https://")) and is_front_page(href)
