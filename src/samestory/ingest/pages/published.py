"""When a page's article was published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml.etree import _Element

from samestory.ingest.pages.addresses import dated_path
from samestory.ingest.pages.evidence import Evidence, in_other_matter, text_of, value_of
from samestory.ingest.pages.moments import read_moment

BELOW, ABOVE = 14, 6
"""Lines below and above the headline among which a date is that of publication."""
MOST, MOST_ITEMS, LONGEST = 12, 200, 160
"""Times and properties that are looked at, and characters that a line with a date may have."""
_PUBLISHED = re.compile(r"publish|posted|created|issued|first|pubdate|entry-date|date-?line|release", re.IGNORECASE)
_MODIFIED = re.compile(r"modif|updat|edit(?:ed|-date)|last|revis|expire|comment|upcoming|event", re.IGNORECASE)
_UPDATED = re.compile(
    r"\b(?:updated|modified|aktualisiert|mis à jour|actualizado|atualizado|aggiornato)\b", re.IGNORECASE
)
_DAY_FIRST = frozenset("en-gb en-au en-nz en-ie en-in en-za en-ng en-ke en-pk en-sg en-my".split())  # noqa: SIM905
_MONTH_FIRST = frozenset(["en-us", "en-ca", "en-ph"])
_DAY = len("2016-09-05")


def find_published(evidence: Evidence, place: int) -> str | None:
    """Find the moment of publication: the first source counts, and one that gives the hour of the same day too.

    A date of change is none of publication. ``place`` is the line of the headline, -1 where it is not shown.
    """
    language = (evidence.language or "").lower()
    day_first = True if language in _DAY_FIRST else False if language in _MONTH_FIRST else None
    first: str | None = None
    for value in _sources(evidence, place):
        moment = read_moment(value, day_first=day_first)
        if moment is None:
            continue
        first = first or moment
        if len(first) > _DAY:
            return first
        if moment[:_DAY] == first and len(moment) > _DAY:
            return moment
    if first is None and (dated := dated_path(evidence.address)):
        first = read_moment(dated)
    return first


def _sources(evidence: Evidence, place: int) -> Iterator[str]:
    if evidence.described.published:
        yield evidence.described.published
    for name, element in evidence.items[:MOST_ITEMS]:
        if name in ("datepublished", "published", "datecreated", "pubdate") and not in_other_matter(element):
            yield value_of(element)
            yield text_of(element)
    yield from evidence.told("published")
    yield from _times(evidence)
    blocks = evidence.blocks
    if place >= 0:
        near = [*blocks[place + 1 : place + 1 + BELOW], *reversed(blocks[max(0, place - ABOVE) : place])]
        yield from _plain_dates([block.text for block in near])
    marked = [block.text for block in blocks if any(mark.reason == "date" for mark in block.marks)]
    yield from _plain_dates(marked[:MOST])


def _plain_dates(lines: list[str]) -> Iterator[str]:
    for line in lines:
        if len(line) < LONGEST:
            yield _UPDATED.split(line, maxsplit=1)[0]


def _times(evidence: Evidence) -> Iterator[str]:
    """Give the times that are marked as such: first those said to be of publication, never those of a change."""
    times = [element for element in islice(evidence.root.iter("time", "abbr"), MOST) if not in_other_matter(element)]
    for wanted in (True, False):
        for element in times:
            own = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
            own += " pubdate" if element.get("pubdate") is not None else ""
            around = f"{own} {_names_of_parent(element)}"
            if element.tag == "abbr" and "published" not in own:
                continue
            if _MODIFIED.search(own) or _UPDATED.search(text_of(element)) or (not wanted and _MODIFIED.search(around)):
                continue
            if bool(_PUBLISHED.search(around)) is wanted:
                yield element.get("datetime") or element.get("content") or element.get("title") or ""
                yield text_of(element)


def _names_of_parent(element: _Element) -> str:
    parent = element.getparent()
    return f"{parent.get('class') or ''} {parent.get('id') or ''}" if parent is not None else ""
