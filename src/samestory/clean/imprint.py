"""The outlet and the day of an issue at the head of a text: ``Velm Herald, March 4``, or the name above the date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from samestory.clean.agencies import agencies_in
from samestory.clean.bylines import is_given
from samestory.clean.dates import beside_date, beside_day, is_day_line
from samestory.clean.draft import Draft
from samestory.clean.masthead import NAME, SECTIONS
from samestory.clean.outlets import is_coined, is_outlet_name, is_place, known_outlet
from samestory.clean.title import MOST_WORDS

HEAD: Final = 3
"""The imprint stands among so many lines at the beginning."""
WORDS, TAG_WORDS, TOLD = 5, 8, 1
"""The name of an outlet has so many words at most, what it says of itself behind a dash so many; so many of its words
may stand in the body where no list knows it: the words of a headline stand there."""
HEADLINE, BEFORE = 4, 3
"""A headline has so many words at least, and a paragraph among so many lines below it."""

_PARTS: Final = re.compile(r"\s*[|•·:–—(]\s*|\s-\s|,\s")


@dataclass(frozen=True, slots=True)
class Imprint:
    """Where the outlet and the day of a report stand."""

    name: str
    reasons: dict[int, str]
    """Line -> why it goes; a date with its year is left to who reads the margins."""
    title: int | None
    """The headline, where the imprint stands above it."""


def find_imprint(draft: Draft) -> Imprint | None:
    """Find the outlet beside or above the day of publication, before the first paragraph.

    Above the headline any name is taken for an outlet that is not a person's, a place's or a section's; below it only
    one that a list knows, or that ends as the names of outlets do, as authors and places stand there too. A day may
    have no year.
    """
    lines = draft.lines
    if draft.page:
        return None
    for index in range(min(HEAD, len(lines) - 1)):
        line = lines[index]
        if line.prose or draft.byline(index) is not None:
            return None
        beside = beside_date(line.text) or beside_day(line.text)
        below = draft.dated(index + 1) or is_day_line(lines[index + 1].text)
        if not beside and not below:
            continue
        name = _name(beside or line.text)
        if name is None:
            continue
        last = index if beside else index + 1
        known = is_outlet_name(name)
        title = _headline(draft, last + 1) if index == 0 else None
        if title is not None and not (known or beside or _aside(draft, index, title, name)):
            title = None
        if title is None and not (known and index):
            continue
        reasons = {} if beside else {index: "masthead"}
        if beside_date(lines[last].text) is None:
            reasons[last] = "date"
        return Imprint(known_outlet(name) or name, reasons, title)
    return None


def _name(text: str) -> str | None:
    """Give the name with which a line begins, without what the outlet says of itself; None where it is none's."""
    name, *rest = _PARTS.split(text)
    if len(" ".join(rest).split()) > TAG_WORDS or not 0 < len(name.split()) <= WORDS or NAME.fullmatch(name) is None:
        return None
    if is_place(name) or agencies_in(name):
        return None
    if is_outlet_name(name):
        return name
    if " " not in name and not is_coined(name):
        return None  # `Harbour - 30.01.2025` may as well be where it happened, or a section
    return None if name.split()[0].lower() in SECTIONS or is_given(name) else name


def _headline(draft: Draft, index: int) -> int | None:
    """Find the headline right below: no paragraph, no byline, and followed by a paragraph."""
    lines = draft.lines
    if index >= len(lines) - 1:
        return None
    line = lines[index]
    if line.prose or not HEADLINE <= line.size <= MOST_WORDS or line.text.endswith("."):
        return None
    if draft.byline(index) is not None or draft.dated(index):
        return None
    return index if any(other.prose for other in lines[index + 1 : index + 1 + BEFORE]) else None


def _aside(draft: Draft, index: int, title: int, name: str) -> bool:
    """Whether the body speaks of what the headline says, and hardly of the line above it."""
    told = frozenset[str]().union(*[line.content for line in draft.lines[title + 1 : draft.last + 1] if line.prose])
    own = len(told & draft.lines[index].content)
    tagged = name != draft.lines[index].text
    return (own <= TOLD or tagged) and len(told & draft.lines[title].content) > own
