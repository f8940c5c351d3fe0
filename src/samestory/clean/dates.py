"""Dates of publication, as news pages write them."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        1,
    )
    for name in names
}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DATES = (
    re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<number>\d\d?)-(?P<day>\d\d?)(?=\D|$)"),
    re.compile(rf"\b(?P<day>\d\d?)(?:st|nd|rd|th)?[ -](?:of )?{_MONTH},?[ -](?P<year>(?:19|20)\d\d)\b", re.IGNORECASE),
    re.compile(rf"\b{_MONTH} ?(?P<day>\d\d?)(?:st|nd|rd|th)?,? (?P<year>(?:19|20)\d\d)\b", re.IGNORECASE),
    re.compile(r"\b(?P<number>\d\d?)[./](?P<day>\d\d?)[./](?P<year>(?:19|20)?\d\d)(?=\D|$)"),
)
_FIGURES = re.compile(r"\d\d")
_ABOUT = re.compile(
    r"\b(?:published|publication|updated?|last|modified|posted|first|created|date|on|at|by|of|issued|from|edited|uploaded|"
    r"mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|"
    r"\d\d?[:.h]\d\d(?::\d\d)?|\d\d? ?[ap]\.?m\b\.?|[ap]\.?m\b\.?|[A-Z]{2,4}T?|gmt[+-]?\d*|utc|ist|hrs?|o'clock|min(?:ute)?s? read|\d+)\b|[^\w]+",  # noqa: E501
    re.IGNORECASE,
)


def find_date(text: str) -> str | None:
    """Find the first date with its year; ISO 8601.

    ``12.03.2025`` is day first, as everywhere that writes dates with dots, and ``3/12/2025`` month first, where that
    is a date; otherwise the other way round. A two-figure year is of this century.
    """
    found: tuple[int, str] | None = None
    for pattern in _DATES:
        match = pattern.search(text)
        if match is None:
            continue
        parts = match.groupdict()
        month = _MONTHS[parts["month"].lower()] if parts.get("month") else int(parts["number"])
        day, year = int(parts["day"]), int(parts["year"])
        year += 2000 if year < 100 else 0
        orders = ((month, day), (day, month))
        for one, other in reversed(orders) if "." in match.group() and not parts.get("month") else orders:
            try:
                iso = date(year, one, other).isoformat()
            except ValueError:
                if parts.get("month"):
                    break
                continue
            if found is None or match.start() < found[0]:
                found = (match.start(), iso)
            break
    return found[1] if found else None


def is_date_line(text: str) -> bool:
    """Whether a line is nothing but a date (and time, and words such as ``Published``)."""
    if len(text) > 120 or not _FIGURES.search(text) or find_date(text) is None:
        return False
    rest = text
    for pattern in _DATES:
        rest = pattern.sub(" ", rest)
    rest = _ABOUT.sub(" ", rest)
    return len(rest.split()) == 0
