"""Dates of publication, as news pages write them, in the languages that write theirs with the names of months."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache

from samestory.resources.words import word_lines, word_set

_NUMBER_OF = {name: number for number, names in enumerate(word_lines("months.txt"), 1) for name in names}
_MONTH = "(?P<month>" + "|".join(sorted(_NUMBER_OF, key=lambda name: (-len(name), name))) + r")(?![^\W\d_])\.?"
_DAY, _YEAR = r"(?P<day>\d\d?)", r"(?P<year>(?:19|20|[١۱][٩۹]|[٢۲][٠۰])\d\d)"
_NAMED = (
    re.compile(rf"(?<!\d){_DAY}(?:st|nd|rd|th|er|\.|º)?[ -]?(?:of |de |d['’])?[ ]?{_MONTH}[.,]?[ -](?:de |del )?{_YEAR}", re.IGNORECASE),  # noqa: E501
    re.compile(rf"(?<![^\W\d_]){_MONTH}[ -]?{_DAY}(?:st|nd|rd|th)?(?:,? |-){_YEAR}", re.IGNORECASE),
)  # fmt: skip
_FIGURES = (
    re.compile(rf"(?<!\d){_YEAR}-(?P<number>\d\d?)-{_DAY}(?!\d)"),
    re.compile(rf"(?<!\d){_YEAR}[./](?P<number>\d\d?)[./]{_DAY}(?!\d)"),
    re.compile(rf"{_YEAR} ?[年년] ?(?P<number>\d\d?) ?[月월] ?{_DAY} ?[日일]"),
)
_AMBIGUOUS = re.compile(
    r"(?<![\d.,/])(?P<one>\d\d?)(?P<sign>[./-])(?P<two>\d\d?)(?P=sign)(?P<year>(?:19|20)\d\d|\d\d)(?!\d)"
)
_HAS_FIGURES = re.compile(r"(?:19|20|[١۱][٩۹]|[٢۲][٠۰])\d\d|\d[./-]\d\d?[./-]\d\d")
_MAY_DATE = re.compile(r"\d[\d./-]\d")
"""Stands in every date; a search for it costs less than one for a date."""
_TIME = re.compile(
    r"(?<!\d)\d\d?[:.h]\d\d(?:[:.]\d\d)?(?:\.\d+)?(?: ?[ap]\.?m\b\.?)?|(?<!\d)\d\d?(?::\d\d)? ?[ap]\.?m\b\.?|\b\d{3,4} (?=gmt|utc|hrs)|\bT\d\d:\d\d\S*|\bT(?=\d\d:)",  # noqa: E501
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
LONGEST, _REMEMBERED = 120, 1 << 12
"""Lines of so many characters may hold a date and little else; what was found in so many of them is remembered, since
a page is asked for them several times and the pages of an outlet say the same."""


def find_date(text: str, *, day_first: bool = False) -> str | None:
    """Find the first date with its year; ISO 8601.

    Parameters
    ----------
    text
        A line.
    day_first
        How ``3/12/2025`` is read: the 3rd of December, or March 12th. Where only one of the two is a date, it is that
        one. ``12.03.2025`` is day first always, as everywhere that writes dates with dots.

    Notes
    -----
    A two-figure year is of this century. Times ago (``3 hours ago``) give no date: nobody knows when the page was read.
    """
    return _find_date(text, day_first) if len(text) <= LONGEST else _find_date.__wrapped__(text, day_first)


@lru_cache(maxsize=_REMEMBERED)
def _find_date(text: str, day_first: bool) -> str | None:
    if not _MAY_DATE.search(text):
        return None
    best: tuple[int, str] | None = None
    for pattern in (*_FIGURES, *(_NAMED if _HAS_FIGURES.search(text) and _has_month(text) else ())):
        match = pattern.search(text)
        if match is None:
            continue
        parts = match.groupdict()
        month = _NUMBER_OF[parts["month"].lower()] if parts.get("month") else int(parts["number"])
        iso = _iso(int(parts["year"]), month, int(parts["day"]))
        if iso and (best is None or match.start() < best[0]):
            best = match.start(), iso
    if (match := _AMBIGUOUS.search(text)) and (best is None or match.start() < best[0]):
        one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
        year += 2000 if year < 100 else 0
        orders = ((two, one), (one, two)) if day_first or match["sign"] == "." else ((one, two), (two, one))
        iso = next((iso for month, day in orders if (iso := _iso(year, month, day))), None)
        if iso:
            best = match.start(), iso
    return best[1] if best else None


def _has_month(text: str) -> bool:
    """Whether a line holds the name of a month, which may stand right behind an ordinal: ``3rdMarch``."""
    return any(word in _NUMBER_OF or word[2:] in _NUMBER_OF for word in _LETTERS.findall(text.lower()))


def is_date_line(text: str) -> bool:
    """Whether a line is nothing but a date (and time, and words such as ``Published``)."""
    return len(text) <= LONGEST and bool(_MAY_DATE.search(text)) and _is_date(text)


@cache
def _words_of_dates() -> frozenset[str]:
    """List the words that stand in dates and beside them, in lower case."""
    return word_set("date_words.txt").union(_NUMBER_OF, "年월月년日일")


@lru_cache(maxsize=_REMEMBERED)
def _is_date(text: str) -> bool:
    if any(word.isalpha() and word not in _words_of_dates() for word in text.lower().split()):
        return False  # spares most lines the searches
    if not _HAS_FIGURES.search(text) or find_date(text) is None:
        return False
    return all(word in word_set("date_words.txt") for word in _words_beside(text))


def begins_with_date(text: str) -> bool:
    """Whether a line begins with a date."""
    return any(pattern.match(text) for pattern in (*_FIGURES, *_NAMED, _AMBIGUOUS))


def beside_date(text: str) -> str | None:
    """Give what stands on a line besides a date, a time and the words that go with them; None where it has no date."""
    return _beside(text) if len(text) <= LONGEST and _MAY_DATE.search(text) else None


@lru_cache(maxsize=_REMEMBERED)
def _beside(text: str) -> str | None:
    if not _HAS_FIGURES.search(text) or find_date(text) is None:
        return None
    rest = [part.strip(" |,·•:;/–—-()") for part in re.split(r"[|·•/]|\s[–—-]\s|\x00", _without_dates(text, "\x00"))]
    kept = [
        part for part in rest if not all(word in word_set("date_words.txt") for word in _WORD.findall(part.lower()))
    ]
    return " | ".join(kept)


def reads_day_first(texts: Iterable[str]) -> bool | None:
    """Say whether the dates of a page put the day first, by one that can be read in one way only; None without one."""
    for text in texts:
        match = _AMBIGUOUS.search(text) if _HAS_FIGURES.search(text) else None
        if match and match["sign"] != ".":
            one, two = int(match["one"]), int(match["two"])
            if 12 < one <= 31 and two <= 12:
                return True
            if 12 < two <= 31 and one <= 12:
                return False
    return None


def _words_beside(text: str) -> list[str]:
    return _WORD.findall(_without_dates(text, " ").lower())


def _without_dates(text: str, gap: str) -> str:
    named = _NAMED if _has_month(text) else ()
    for pattern in (*_FIGURES, *named, _AMBIGUOUS, _TIME):
        text = pattern.sub(gap, text)
    return text


@cache
def _iso(year: int, month: int, day: int) -> str | None:
    found = day_of(year, month, day)
    return found.isoformat() if found is not None else None


def day_of(year: int, month: int, day: int) -> date | None:
    """Make a day; None where the calendar has none, as the 29th of February in most years."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def published_day(published: str | None) -> date | None:
    """Give the day of a publication; None where none is known."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


DAY_AND_MONTH = (
    rf"(?:(?<!\d)(?P<day_first>\d\d?) {_MONTH.replace('<month>', '<month_after>')}|"
    rf"{_MONTH.replace('<month>', '<month_before>')} ?(?P<day_after>\d\d?)(?!\d))(?:,? (?:19|20)\d\d)?(?!\d)|"
    r"(?<!\d)(?:\d\d?[./]\d\d?[./](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)(?!\d)"
)
"""A day and its month as datelines have them, with the year or without it."""
_DAY_AND_MONTH = re.compile(DAY_AND_MONTH, re.IGNORECASE)


_DAY_ALONE = re.compile(
    rf"(?:[^\W\d_]{{3,10}}day,? (?:the )?)?(?:{DAY_AND_MONTH})(?P<hour>,? \d\d?[:.]\d\d)?", re.IGNORECASE
)


def is_day_line(text: str) -> bool:
    """Whether a line is nothing but a day and its month, with the day of the week or without."""
    return len(text) <= LONGEST and _DAY_ALONE.fullmatch(text) is not None


_BESIDE_DAY = re.compile(
    rf"(?P<name>[^\W\d_].{{2,60}}?)\s*(?:,|\s[|•·–—-])\s+(?P<told>(?:[^\W\d_]{{3,6}}day,? )?(?:{DAY_AND_MONTH}))",
    re.IGNORECASE,
)


def beside_day(text: str) -> str | None:
    """Give what stands before a day without a year at the end of a line, behind a comma, a dash or a bar.

    >>> beside_day("Velm Herald, March 4")
    'Velm Herald'
    """
    match = _BESIDE_DAY.fullmatch(text) if len(text) <= LONGEST else None
    return match["name"] if match is not None and find_day(match["told"]) is not None else None


def find_day(text: str) -> tuple[int, int] | None:
    """Find the first month and day in a text, whether or not a year stands with them.

    >>> find_day("Oct. 14")
    (10, 14)
    """
    match = _DAY_AND_MONTH.search(text)
    if match is None or not (month := match["month_after"] or match["month_before"]):
        return None
    number, day = _NUMBER_OF[month.lower()], int(match["day_first"] or match["day_after"])
    return (number, day) if _iso(2000, number, day) else None
