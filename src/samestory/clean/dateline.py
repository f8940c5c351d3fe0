"""The dateline in front of a report's first sentence: place, day and agency, and where the sentence begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from samestory.clean.agencies import agencies_in
from samestory.clean.dates import DAY_AND_MONTH, find_date, find_day
from samestory.clean.outlets import is_place, known_outlet
from samestory.resources.words import word_set

LONGEST: Final = 120
"""A dateline has ended after so many characters."""

PLACE_WORDS: Final = 7
"""The place of a dateline has so many words at most."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says, and where it ends."""

    end: int
    """How many characters it takes."""
    place: str | None = None
    source: str | None = None
    """The words in brackets that name who supplied the text: an agency, listed or not, or its initials."""
    date: str | None = None
    """The day with its year; ISO 8601."""
    day: tuple[int, int] | None = None
    """Month and day, where no year stands with them."""


_PLACE: Final = re.compile(
    r"(?P<place>(?:[A-Z][A-Z.'’ -]+[A-Z.](?:/[A-Z][A-Z .]+)?(?:, (?:[A-Z][\w.'’-]+)(?: [A-Z][\w.'’-]+){0,2})?)|"
    r"(?:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}(?:, [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2})?(?= ?\([A-Z]))|"
    r"(?:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}, [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}(?= ?(?:—|–|//|-)))|"
    r"(?:[A-Z][a-z]+(?: [A-Z][a-z]+)?(?= (?:—|–|//) [A-Z])))"
    r"(?:, (?:[A-Z][a-z]+\.? \d\d?|\d\d? [A-Z][a-z]+))?\s*(?P<source>\([^()]{2,40}\))?\s*(?:-{1,2}|–|—|//|:(?=\s)|(?<=\)))\s*(?=[A-Z“\"‘'])"  # noqa: E501
)
"""A place, perhaps a day and an agency, and a dash."""

_CAPITALS: Final = re.compile(
    r"[A-Z][A-Z.’'-]{2,}(?:[ ,/]+[A-Z][\w.’'-]*){0,6}(?: \d{1,2})?,?\s*"
    r"(?:\([A-Z][A-Za-z &/.]+\)\s*)?(?:—|–|--?|//)\s+(?=\S)"
)
"""``VELL/OSK, Tarnland, May 4 (Agency) —``: a place in capitals, before a dash."""

_SIGNED: Final = re.compile(
    r"(?P<place>(?:[A-Z][\w.’'-]*[ ,/]+){0,6}(?:\d{1,2} )?)\((?P<source>[A-Z][^()\n]{1,40})\)\s*"
    r"(?P<dash>(?:—|–|--?|//)\s+)?(?=[A-Z\d“\"‘'])"
)
"""``Vell (Agency) -`` or ``(Outlet)``."""

_SECTION: Final = re.compile(r"\s(?:Business|Sports?|Politics|Health|Travel|Style|Money|World|News)$")
"""A section behind the outlet's name: ``(Outlet Business)``."""

_WORD: Final = re.compile(r"[^\W\d_a-z][^\W\d_]*(?:[.'’/-][^\W\d_]+)*\.?(?=[\s,(])")
_FIRST: Final = re.compile(r"[^\W\d_]+")
_BRACKET: Final = re.compile(r"\((?P<held>[^()\n]{2,60})\)")
_TOLD: Final = re.compile(r"[\d(]")
"""Stands in each day and before each signature."""
_DAY: Final = re.compile(rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?{DAY_AND_MONTH}", re.IGNORECASE)
_GAP: Final = re.compile(r",? *")
_DASH: Final = re.compile(r" *(?:—|–|--?|//) +|(?<=\)): +")
"""What closes a dateline; a colon behind brackets does as well (``VELL (Agencies): Holm said``)."""
_TEXT: Final = re.compile(r"[^\W\d_a-z]|[“\"‘'«]")
_SOURCE: Final = re.compile(r"[A-Z][\w.&’'/-]*(?: (?:[A-Z&][\w.&’'/-]*|of|and|the)){0,4}")
_NOT_SOURCES: Final = frozenset(
    ("uk", "us", "usa", "uae", "eu", "un", "video", "watch", "photo", "photos", "pictures", "live", "update",
     "updated", "updates", "exclusive", "opinion", "analysis", "sponsored", "advertisement", "corrected")
)  # fmt: skip
"""What else stands in brackets in front of a text."""


def read_dateline(text: str) -> Dateline | None:
    """Read the dateline with which a paragraph begins, where a day stands in it or where it is signed.

    ``Vell, 31 January 2025 -``, ``VELL, Tarnland, Oct 14 (Agency) —``, ``Oct 14 (Agency) -``, ``(Oct 14)`` and ``VELL
    (AG) —``. A day needs a place, an agency or brackets beside it; a name in brackets that no list has needs a day, or
    a place in capitals and a dash: `Mira Holm (Osk) - An able rider` is none. What stands in brackets right behind
    place or day names who supplied the text, known or not.
    """
    head = text[:LONGEST]
    if not _TOLD.search(head):
        return None  # most paragraphs
    at = place_end = 0
    day = source = None
    brackets = False
    for _ in range(PLACE_WORDS + 3):
        if day is None and (match := _DAY.match(head, at)):
            day = match.group()
        elif match := _BRACKET.match(head, at):
            inner = _DAY.search(match["held"])
            name = (match["held"][: inner.start()] if inner else match["held"]).strip(" ,;/")
            if inner is not None and day is None:
                day, brackets = inner.group(), True
            if _may_sign(name) and source is None:
                source = name
            elif inner is None:
                return None
        elif day is None and source is None and not brackets and (match := _WORD.match(head, at)):
            place_end = match.end()
        else:
            break
        at = match.end()
        at += len(_GAP.match(head, at).group())  # type: ignore[union-attr]  # matches nothing, too
    place = head[:place_end].strip(" ,")
    dash = _DASH.match(head, at) or _DASH.match(head, max(0, at - 1))
    end = dash.end() if dash else at
    closed = head[:at].rstrip(" ").endswith(")")
    if day is None:
        sure = source is not None and place.isupper() and len(place) > 2 and dash is not None
    elif dash is None:
        sure = closed and (source is not None or not place)  # `Today (Nov. 18) they chose` is none
    else:
        sure = bool(place or source or brackets)
    if not sure or not _TEXT.match(text, end) or _DAY.match(text, end) or _opens_otherwise(place):
        return None
    date = find_date(day) if day else None
    return Dateline(end, place or None, source, date, find_day(day) if day and date is None else None)


def _opens_otherwise(place: str) -> bool:
    """Whether what should be a place begins as sentences and lines of dates do: `On`, `Updated`."""
    first = _FIRST.match(place)
    word = first.group().lower() if first else ""
    return word in word_set("english_function_words.txt") or word in word_set("date_words.txt")


def _may_sign(name: str) -> bool:
    """Whether words in brackets may name who supplied a text: a name or initials, and no place or label."""
    if _SOURCE.fullmatch(name) is None or len(name) < 2:
        return False
    first = name.split()[0].lower()
    return first not in _NOT_SOURCES and first not in word_set("date_words.txt") and not is_place(name)


def dateline_in(text: str) -> str | None:
    """Find the place in a paragraph that begins with a dateline (``HARBOUR CITY, Norland (Agency) -``)."""
    read = read_dateline(text)
    return place_in(text) if read is None else read.place


def place_in(text: str) -> str | None:
    """Find the place in front of a dash with which a paragraph begins, where :func:`read_dateline` finds nothing."""
    match = _PLACE.match(text[:LONGEST])
    if match is None:
        return None
    place = match["place"].strip(" -–—")
    source = (match["source"] or "").strip("()")
    known = agencies_in(source) or known_outlet(source) or known_outlet(_SECTION.sub("", source))
    if not place.isupper() and "," not in place and source and not known:
        return None  # a name and what it belongs to: A Name (his party)
    return place


@lru_cache(maxsize=1 << 12)
def dateline_end(text: str) -> int:
    """Give the length of the dateline with which a sentence begins; 0 where it has none.

    A place that is not in capitals needs a day, or an agency or outlet that is known.
    """
    if (read := read_dateline(text)) is not None:
        return read.end
    if match := _CAPITALS.match(text):
        return match.end()
    match = _SIGNED.match(text)
    if match is None:
        return 0
    known = agencies_in(match["source"]) or known_outlet(match["source"])
    alone, dashed = not match["place"], match["dash"] is not None
    return match.end() if (dashed and (alone or known)) or (alone and known) else 0
