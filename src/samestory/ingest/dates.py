"""A field that is a date -> ISO 8601: the moment where it is known, else the day.

Dates that stand in running text are found elsewhere (``clean.dates``, ``annotate.calendar``); here the whole field is
one date, in whatever form a feed, a page, a table or an archive writes it.
"""

from __future__ import annotations

import math
import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

_LONGEST = 200
"""No date is longer; what is, is not searched through."""
_FIRST, _LAST = 1500, 2199
"""The years that a report can be of: the first newspapers are of the seventeenth century."""
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")  # fmt: skip
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\d)"

_DAYS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<year>\d{4})(?P<slash>[/.])(?P<month>\d{1,2})(?P=slash)(?P<day>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?=T?\d{4}(?:\d{2})?(?!\d)|T|$|[^\d.])",
        rf"(?<![a-z]){_MONTH}\s*{_DAY}[\s,]*(?:at\s+)?{_YEAR}",
        # ``Thu Mar  4 08:00:00 +0000 2021``, as C, Ruby and Twitter write it
        rf"(?<![a-z]){_MONTH}\s+{_DAY}(?=\s+\d\d:\d\d:\d\d\s)[^\n]{{9,24}}\s{_YEAR}",
        rf"(?<!\d){_DAY}(?:\s+of)?[\s.-]*{_MONTH}[\s,-]*{_YEAR}",
        r"(?<!\d)(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})(?!\d)",
        r"(?<!\d)(?P<one>\d{1,2})[/-](?P<two>\d{1,2})[/-](?P<year>\d{4})(?!\d)",
    )
)
"""How a day is written, the surest first."""
_CLOCK = re.compile(
    r"(?<![\d:+-])(?P<hour>\d{1,2})(?:"
    r":(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?(?:\s*(?P<half>[ap])\.?m\b\.?)?|\s*(?P<whole>[ap])\.?m\b\.?)"
    r"(?![:\d])",
    re.IGNORECASE,
)
_BASIC_CLOCK = re.compile(r"[T ]?(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})?(?:[.,]\d+)?(?!\d)")
_ZONE = re.compile(
    r"\s*(?:\(?\s*(?:(?:GMT|UTC|UT)\s*)?(?P<sign>[+\-\u2212])(?P<hours>\d{2}):?(?P<minutes>\d{2})?(?!\d)"
    r"|\(?\s*(?P<name>[A-Za-z]{1,5})(?![A-Za-z]))"
)
_NAMED = {
    "Z": 0, "UTC": 0, "UT": 0, "GMT": 0, "WET": 0,
    # RFC 5322, section 4.3
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    "AKST": -9, "AKDT": -8, "HST": -10, "WEST": 1, "BST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "SAST": 2,
    "MSK": 3, "SGT": 8, "HKT": 8, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13,
}  # fmt: skip
"""Names of zones that mean one thing, in hours; ``IST`` (three countries) and ``ET`` (summer or winter) do not."""
_FARTHEST = timedelta(hours=15)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def read_published(value: object, *, zone: tzinfo | None = None) -> str | None:
    """Read a field that is a date.

    Parameters
    ----------
    value
        A string: ISO 8601 (extended or basic), RFC 5322 and 822, ``2021-03-04 08:00:00``, English names of months,
        ``dd.mm.yyyy``, digits alone. A number: seconds, milli-, micro- or nanoseconds since 1970, or the digits
        ``yyyymmdd``, ``yyyymmddhhmm`` or ``yyyymmddhhmmss``. A ``date`` or ``datetime``.
    zone
        The zone of times that name none; None where it is not known.

    Returns
    -------
    ``2021-03-04T08:00:00+00:00`` where the moment is known, with the offset that the field has, so that its first ten
    characters are the day where it was written; ``2021-03-04`` where there is no time, or a time in no known zone;
    None where no day can be read, or two can (``04/03/2021``). Midnight to the second counts as no time: it is how a
    day is stored where only moments can be.

    >>> read_published("Thu, 04 Mar 2021 08:00:00 GMT"), read_published("March 4, 2021, 8 a.m."), read_published(2021)
    ('2021-03-04T08:00:00+00:00', '2021-03-04', None)
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, datetime):
        return _show(value.date(), value, zone) if _FIRST <= value.year <= _LAST else None
    if isinstance(value, date):
        return value.isoformat() if _FIRST <= value.year <= _LAST else None
    if isinstance(value, int | float):
        return _of_number(value, zone)
    if not isinstance(value, str):
        return None
    text = value.strip()[:_LONGEST]
    if re.fullmatch(r"[+-]?\d{9,20}(?:\.\d{1,9})?|\d{8}", text):
        return _of_number(float(text) if "." in text else int(text), zone)
    return _of_text(text, zone)


def _of_number(value: float, zone: tzinfo | None) -> str | None:
    if not math.isfinite(value) or abs(value) >= 1e19:
        return None
    digits = str(int(value))
    if len(digits) in (8, 12, 14) and value == int(value):
        # Before moments: as one, the digits of a day would be of 1970, or of a year far ahead.
        found = _of_text(digits, zone)
        if found is not None:
            return found
    if abs(value) < 1e8:
        return None  # a year, a row's number; as seconds all of it would lie before 1974
    for unit, limit in ((1, 1e11), (1e3, 1e14), (1e6, 1e17), (1e9, 1e19)):
        if abs(value) < limit:
            try:
                moment = _EPOCH + timedelta(seconds=int(value // unit))
            except OverflowError:
                return None
            return _show(moment.date(), moment, None) if _FIRST <= moment.year <= _LAST else None
    return None


def _of_text(text: str, zone: tzinfo | None) -> str | None:
    for pattern in _DAYS:
        for match in pattern.finditer(text):
            day = _day(match.groupdict())
            if day is not None:
                return _show(day, _moment(day, text, match), zone)
    return None


def _day(got: dict[str, str | None]) -> date | None:
    year = int(got["year"] or 0)
    if got.get("one"):
        one, two = int(got["one"] or 0), int(got["two"] or 0)
        if one <= 12 and two <= 12 and one != two:
            return None  # the fourth of March or the third of April
        month, day = (one, two) if two > 12 else (two, one)
    else:
        name = (got["month"] or "").lower()
        month = int(name) if name.isdigit() else 1 + next(i for i, m in enumerate(_MONTHS) if m.startswith(name))
        day = int(got["day"] or 0)
    try:
        return date(year, month, day) if _FIRST <= year <= _LAST else None
    except ValueError:
        return None


def _moment(day: date, text: str, match: re.Match[str]) -> datetime | None:
    """Read the time that stands by a day: after it, within it, or before it; the first one counts."""
    clock = (
        _BASIC_CLOCK.match(text, match.end())
        or _CLOCK.search(text, match.end())
        or _CLOCK.search(text, match.start(), match.end())
        or _CLOCK.search(text, 0, match.start())
    )
    if clock is None:
        return None
    got = clock.groupdict()
    hour, half = int(got["hour"]), (got.get("half") or got.get("whole") or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return datetime(
            day.year,
            day.month,
            day.day,
            hour,
            int(got["minute"] or 0),
            int(got["second"] or 0),
            tzinfo=_zone(text, clock),
        )
    except ValueError:
        return None


def _zone(text: str, clock: re.Match[str]) -> tzinfo | None:
    match = _ZONE.match(text, clock.end())
    if match is None:
        return None
    if match["name"]:
        hours = _NAMED.get(match["name"].upper())
        return timezone(timedelta(hours=hours)) if hours is not None else None
    offset = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
    if offset > _FARTHEST:
        return None
    return timezone(offset if match["sign"] == "+" else -offset)


def _show(day: date, moment: datetime | None, zone: tzinfo | None) -> str:
    if moment is not None and moment.tzinfo is None and zone is not None:
        moment = moment.replace(tzinfo=zone)
    if moment is None or moment.tzinfo is None or (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        return day.isoformat()
    return moment.isoformat(timespec="seconds")
