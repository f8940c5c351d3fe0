"""Dates: expressions in text, and what they mean on the day of the report. ISO 8601 throughout.

What hangs on the day of the report is first written as a *rule* (``weekday:0:-1`` for the Monday that has passed) and
then worked out with :func:`resolve`, so that a report without a date can be read with the dates of the others.
The idea of a partly known value is that of TIMEX3 (TimeML, ISO 24617-1).
"""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from samestory.annotate.numbers import UNITS

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1)
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: i for i, name in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
}

MONTH: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
"""A pattern: the name of a month as it is written, whole or cut short."""
WEEKDAY: Final = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
"""A pattern: the name of a day of the week."""
_YEAR = r"(?:1[5-9]|20)\d\d"
_D = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_COUNT = r"(?:\d{1,3}|a|an|" + "|".join(sorted(UNITS, key=len, reverse=True)[:40]) + r"|a couple of|several|a few)"

_PATTERNS: tuple[tuple[str, str], ...] = (
    ("iso", rf"\b(?P<y>{_YEAR})-(?P<mn>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])\b"),
    ("mdy", rf"\b(?P<m>{MONTH})\s+(?P<d>{_D})\s*,?\s+(?P<y>{_YEAR})\b"),
    ("dmy", rf"\b(?P<d>{_D})\s+(?:of\s+)?(?P<m>{MONTH}),?\s+(?P<y>{_YEAR})\b"),
    ("my", rf"\b(?P<part>(?:early|mid|late)[-\s])?(?P<m>{MONTH}),?\s+(?:of\s+)?(?P<y>{_YEAR})\b"),
    ("md", rf"\b(?P<m>{MONTH})\s+(?P<d>{_D})\b(?!\s*(?:%|per\b|percent|,\d|,?\s{_YEAR}\b))"),
    ("dm", rf"\b(?P<d>{_D})\s+(?:of\s+)?(?P<m>{MONTH})\b"),
    ("weekday", rf"\b(?P<which>(?i:last|next|this|the following|the previous))?\s?\b(?P<w>{WEEKDAY})\b(?!['’]s\b)?"),
    ("monthword", rf"\b(?P<which>(?i:last|next|this)|(?i:in|since|until|by|from|of|during)\s+(?i:early\s|"
        rf"mid-?\s?|late\s|the end of\s)?"
                  rf"|(?i:early|mid-?|late))\s?(?P<m>{MONTH})\b(?!\s+\d)"),
    ("near", r"\b(?P<near>(?i:the day before yesterday|yesterday|today|tonight|tomorrow|this (?:morning|"
        r"afternoon|evening)))\b"),
    ("span", r"\b(?P<early>(?i:earlier |later ))?(?P<which>(?i:last|next|this))\s(?P<unit>week|weekend|month|"
        r"year)\b"),
    ("ago", rf"\b(?P<loose>(?:more than|over|nearly|almost|about|around|some)\s)?(?P<n>{_COUNT})\s(?"
        rf"P<unit>day|week|month|year)s?\sago\b"),
    ("within", rf"\b(?i:with)?(?i:in)\s(?:the\s(?:next|coming)\s)?(?P<n>{_COUNT}\s|few\s)?(?"
        rf"P<ahead>coming\s)?(?P<unit>day|week|month|year)s\b"),
    ("coming", r"\bin\sthe\scoming\s(?P<unit>day|week|month|year)s\b"),
    ("year", rf"\b(?P<prep>(?i:in|since|until|by|from|of|early|late|mid-?|before|after|during))\s?(?"
        rf"P<y>{_YEAR})\b(?![-–,]\d|\s*[a-z]*\s*(?:people|dollars))"),
    ("year", rf"\b(?P<y>{_YEAR})(?=\s(?:kidnapping|attack|election|war|crash|deal|agreement|season|campaign|"
        rf"accord|summit|conflict)s?\b)"),
)  # fmt: skip
_DATES = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)
_BEFORE_MONTH = frozenset(["last", "next", "this", "in", "since", "until", "by", "late", "early"])
"""Words before `May` and `March` that make them months."""
_ON = r"\s(?:on \w+day |in the |that |last )?"
_HALF = r"morning|afternoon|evening|night"
_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_TO_HOUR = "|".join(rf"(?<=\b{word} )" for word in ("at", "before", "after", "around", "about", "until", "by"))
_CLOCK = re.compile(
    r"\b(?:(?P<h>1[0-2]|0?[1-9])(?:[:.](?P<mi>[0-5]\d))?\s?(?P<ap>[ap])\.?m\b\.?|(?P<h24>[01]\d|2[0-3]):(?"
    r"P<mi24>[0-5]\d)(?!:?\d)|(?P<word>noon|midnight)\b"
    # `at 10.40 on Sunday night`, `at ten past nine`
    rf"|(?<=\bat )(?P<hb>1[0-2]|[1-9])[:.](?P<mb>[0-5]\d)(?={_ON}(?P<half>{_HALF})\b)"
    rf"|(?<=\bat )(?:a )?(?P<step>five|ten|quarter|twenty|twenty-five|half) (?P<side>past|to) (?P<hw>{_HOURS})\b"
    rf"(?=(?:{_ON}(?P<part>{_HALF})\b)?)"
    # `shortly before seven in the evening`, `at 6 o'clock on Sunday morning`
    rf"|(?:{_TO_HOUR})(?:(?P<hn>1[0-2]|[1-9])|(?P<hv>{_HOURS}))(?: o['’]clock)?"
    rf"(?=\s(?:in the |at |on \w+day |that |last )(?P<when>{_HALF})\b))",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?:stood|stands?|standing|remain(?:ed|s)|put|held|steady|estimated|capped) at $", re.IGNORECASE
)
"""Words behind which a figure is a count and no hour."""
_SMALL = 5
"""Hours of the night that lie behind midnight."""
_STEPS = {"five": 5, "ten": 10, "quarter": 15, "twenty": 20, "twenty-five": 25, "half": 30}
"""Minutes past or to the hour."""


@dataclass(frozen=True, slots=True)
class Told:
    """A date or time expression: its place, its ISO date where it needs no other, and otherwise its rule."""

    start: int
    end: int
    kind: str
    date: str = ""
    rule: str = ""
    weekday: bool = False


def _month(name: str) -> int:
    return MONTHS[name.lower().rstrip(".")]


def _number(words: str | None) -> int | None:
    text = (words or "").strip().lower()
    if text.isdigit():
        return int(text)
    return {"a": 1, "an": 1, "a couple of": 2, **UNITS}.get(text)


def find_dates(text: str) -> Iterator[Told]:
    """Find date expressions, none overlapping another, in the order of the text; clock times are apart."""
    found: list[Told] = []
    for kind, pattern in _DATES:
        for match in pattern.finditer(text):
            told = _read(kind, match)
            if told is not None and not any(t.start < told.end and told.start < t.end for t in found):
                found.append(told)
    yield from sorted(found, key=lambda t: t.start)


def _read(kind: str, match: re.Match[str]) -> Told | None:
    got = match.groupdict()
    start, end = match.span()
    if kind in {"iso", "mdy", "dmy"}:
        month = int(got["mn"]) if kind == "iso" else _month(got["m"])
        day = int(re.sub(r"\D", "", got["d"]))
        try:
            return Told(start, end, "day", date(int(got["y"]), month, day).isoformat())
        except ValueError:
            return None
    if kind == "my":
        return Told(start, end, "month", f"{got['y']}-{_month(got['m']):02d}")
    if kind in {"md", "dm"}:
        day = int(re.sub(r"\D", "", got["d"]))
        try:
            date(2024, _month(got["m"]), day)
        except ValueError:
            return None
        return Told(start, end, "day", rule=f"day:{_month(got['m'])}:{day}")
    if kind == "weekday":
        which = (got["which"] or "").lower()
        start = match.start("which") if which else match.start("w")
        return Told(start, end, "day", rule=f"weekday:{WEEKDAYS[got['w'].lower()]}:{which}", weekday=True)
    if kind == "monthword":
        which = got["which"].lower().strip()
        if got["m"] in {"May", "March"} and which not in _BEFORE_MONTH and not which.endswith("the end of"):
            return None
        return Told(
            match.start("m") if which.split()[0] in {"in", "since", "until", "by", "from", "of", "during"} else start,
            end,
            "month",
            rule=f"month:{_month(got['m'])}:{which if which in {'last', 'next', 'this'} else ''}",
        )
    if kind == "near":
        near = got["near"].lower()
        offset = {"the day before yesterday": -2, "yesterday": -1, "tomorrow": 1}.get(near, 0)
        return Told(start, end, "day", rule=f"offset:{offset}:day")
    if kind == "span":
        offset = {"last": -1, "this": 0, "next": 1}[got["which"].lower()]
        unit = "week" if got["unit"] == "weekend" else got["unit"]
        return Told(start, end, unit, rule=f"offset:{offset}:{unit}")
    if kind == "ago":
        count = _number(got["n"])
        if count is None or got["loose"]:
            return None
        return Told(start, end, got["unit"], rule=f"offset:{-count}:{got['unit']}")
    if kind in {"within", "coming"}:
        if kind == "within" and not (got["n"] or got["ahead"]) and not match.group().lower().startswith("within"):
            return None
        count = _number(got.get("n")) or 0
        return Told(start, end, "within", rule=f"within:{count}:{got['unit']}")
    return Told(match.start("y"), end, "year", got["y"])


def find_clocks(text: str) -> Iterator[tuple[int, int, str]]:
    """Find clock times: start, end, ``HH:MM``. ``noon`` and ``midnight`` count.

    Without a half of the day (``at ten past nine``) the morning is meant, for want of better.
    """
    for match in _CLOCK.finditer(text):
        if (match["hn"] or match["hv"]) and _COUNTED.search(text, max(0, match.start() - 16), match.start()):
            continue  # `the toll stood at four on Sunday night`
        if match["word"]:
            yield match.start(), match.end(), "12:00" if match["word"].lower() == "noon" else "00:00"
        elif match["h24"]:
            yield match.start(), match.end(), f"{match['h24']}:{match['mi24']}"
        elif match["hb"] or match["hw"]:
            late = (match["half"] or match["part"] or "morning").lower() != "morning"
            minutes = (int(match["hb"] or UNITS[(match["hw"] or "").lower()]) % 12 + 12 * late) * 60
            step = int(match["mb"]) if match["hb"] else _STEPS[match["step"].lower()]
            minutes = (minutes + (-step if (match["side"] or "").lower() == "to" else step)) % (24 * 60)
            yield match.start(), match.end(), f"{minutes // 60:02d}:{minutes % 60:02d}"
        elif match["hn"] or match["hv"]:
            late = match["when"].lower() != "morning"
            hour = int(match["hn"] or UNITS[match["hv"].lower()]) % 12
            # `At two at night` is after midnight, `at ten at night` before it.
            late = late and not (match["when"].lower() == "night" and hour < _SMALL)
            yield match.start(), match.end(), f"{hour + 12 * late:02d}:00"
        else:
            hour = int(match["h"]) % 12 + (12 if match["ap"].lower() == "p" else 0)
            yield match.start(), match.end(), f"{hour:02d}:{match['mi'] or '00'}"


def resolve(rule: str, anchor: date, *, future: bool | None = False) -> str:
    """Work out a rule on the day of the report.

    A weekday is the nearest one that has passed (the day itself counts), or the next one where the clause is about
    the future; a month or a day without a year likewise. Where ``future`` is None, as beside a noun (``the meeting of
    March 6``), a month or day is the nearest one, the days ahead counted three times. Empty where the rule means
    no date.

    >>> resolve("weekday:0:", date(2021, 3, 10)), resolve("month:11:", date(2021, 3, 10))
    ('2021-03-08', '2020-11')
    """
    kind, *rest = rule.split(":")
    try:
        if kind == "weekday":
            day, which = int(rest[0]), rest[1]
            back = (anchor.weekday() - day) % 7
            if which in {"next", "the following"} or (future and which != "last"):
                return (anchor + timedelta((day - anchor.weekday()) % 7 or 7)).isoformat()
            if which == "last" and back == 0:
                back = 7
            return (anchor - timedelta(back)).isoformat()
        if kind == "day":
            month, day = int(rest[0]), int(rest[1])
            if future is None:
                leap = (month, day) == (2, 29)
                years = [anchor.year + turn for turn in (-1, 0, 1)]
                near = [date(year, month, day) for year in years if not leap or isleap(year)]
                return min(near, key=lambda d: _distance(d, anchor)).isoformat()
            year = anchor.year + _turn((month, day), (anchor.month, anchor.day), future)
            return date(year, month, day).isoformat()
        if kind == "month":
            month, which = int(rest[0]), rest[1]
            if future is None and not which:
                firsts = [date(anchor.year + turn, month, 1) for turn in (-1, 0, 1)]
                return min(firsts, key=lambda d: _distance(d, anchor.replace(day=1))).isoformat()[:7]
            year = anchor.year + _turn((month,), (anchor.month,), bool(future) or which == "next")
            if which == "last" and month == anchor.month:
                year -= 1
            return f"{year}-{month:02d}"
        if kind == "offset":
            count, unit = int(rest[0]), rest[1]
            if unit == "day":
                return (anchor + timedelta(count)).isoformat()
            if unit == "week":
                year, week, _ = (anchor + timedelta(weeks=count)).isocalendar()
                return f"{year}-W{week:02d}"
            if unit == "month":
                months = anchor.year * 12 + anchor.month - 1 + count
                return f"{months // 12}-{months % 12 + 1:02d}"
            return str(anchor.year + count)
        if kind == "within":
            count, unit = int(rest[0]), rest[1]
            days = {"day": 1, "week": 7, "month": 30, "year": 365}[unit] * (count or {"day": 7, "week": 5}.get(unit, 6))
            return f"{anchor.isoformat()}/{(anchor + timedelta(days)).isoformat()}"
    except (ValueError, OverflowError):
        return ""
    return ""


def _distance(day: date, anchor: date) -> tuple[int, date]:
    """Measure how far a day lies from the report; days ahead count three times, as news tells of the past."""
    days = (day - anchor).days
    return (days * 3 if days > 0 else -days), day


def _turn(told: tuple[int, ...], now: tuple[int, ...], future: bool) -> int:
    """Which year a date without one means: this one (0), the last (-1) or the next (1)."""
    if future:
        return 1 if told < now else 0
    return -1 if told > now else 0


@lru_cache(maxsize=1 << 12)
def read_date(iso: str | None) -> date | None:
    """Read the day out of an ISO date or time; None where there is none."""
    if not iso:
        return None
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)", iso)
    if not match:
        return None
    try:
        return date(*(int(g) for g in match.groups()))
    except ValueError:
        return None


@lru_cache(maxsize=1 << 12)
def interval(iso: str) -> tuple[date, date] | None:
    """Give the first and the last day that an ISO date covers; None where it cannot be read.

    >>> interval("2016-09")
    (datetime.date(2016, 9, 1), datetime.date(2016, 9, 30))
    """
    try:
        if match := re.fullmatch(r"(\d{4})-W(\d\d)", iso):
            first = date.fromisocalendar(int(match[1]), int(match[2]), 1)
            return first, first + timedelta(6)
        if "/" in iso:
            first_day, last_day = (read_date(part) for part in iso.split("/", 1))
            return (first_day, last_day) if first_day and last_day else None
        if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?", iso):
            day = date(int(match[1]), int(match[2]), int(match[3]))
            return day, day
        if match := re.fullmatch(r"(\d{4})-(\d\d)", iso):
            first = date(int(match[1]), int(match[2]), 1)
            return first, (first + timedelta(31)).replace(day=1) - timedelta(1)
        if re.fullmatch(r"\d{4}", iso):
            return date(int(iso), 1, 1), date(int(iso), 12, 31)
    except ValueError:
        return None
    return None
