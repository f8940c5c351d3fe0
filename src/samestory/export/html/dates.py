"""Dates as a page prints them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from samestory.annotate.calendar import interval

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip


def show_date(date: str) -> str:
    """Print an ISO 8601 date or interval at the precision it has; what is neither comes back as it is.

    >>> show_date("2016-09-05T16:20"), show_date("2016-09"), show_date("spring")
    ('5 September 2016, 16:20', 'September 2016', 'spring')
    >>> show_date("2016-09-05T16:20:00+00:00"), show_date("2016-09-05T16:20:00-04:00")
    ('5 September 2016, 16:20 UTC', '5 September 2016, 16:20 UTC−04:00')
    >>> show_date("2016-09-05/2016-09-12")
    '5–12 September 2016'
    >>> show_date("2016-W36"), show_date("after 2016-09-05")
    ('week of 5 September 2016', 'after 5 September 2016')
    """
    first, slash, last = date.partition("/")
    if slash and re.fullmatch(r"\d{4}-\d\d-\d\d", first) and re.fullmatch(r"\d{4}-\d\d-\d\d", last):
        return show_range((first, last))
    if slash and re.match(r"\d{4}", first) and re.match(r"\d{4}", last):
        return f"{show_date(first)} – {show_date(last)}"
    week = re.fullmatch(r"(\d{4})-W(\d\d)", date)
    if week:
        days = interval(date)
        return f"week of {show_date(days[0].isoformat())}" if days else date
    bound = re.fullmatch(r"(after|before|about) (.+)", date)
    if bound:
        return f"{bound[1]} {show_date(bound[2])}"
    found = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d:\d\d)(?::[\d.]+)?(Z|[+-]\d\d:\d\d)?.*)?)?)?", date)
    if not found:
        return date
    year, month, day, time, zone = found.groups()
    if not month or not 1 <= int(month) <= 12:
        return year if not month else date
    text = f"{MONTHS[int(month) - 1]} {year}"
    if day:
        text = f"{int(day)} {text}"
    if not time:
        return text
    offset = "" if zone in ("Z", "+00:00") else (zone or "").replace("-", "−")
    return f"{text}, {time} UTC{offset}" if zone else f"{text}, {time}"


def show_range(dates: Iterable[str | None]) -> str:
    """Print the first and the last of some dates, by day; nothing where none is a date.

    >>> show_range(["2024-02-08", "2024-02-07T06:10", None])
    '7–8 February 2024'
    """
    days = sorted(found.group() for found in (re.match(r"\d{4}-\d\d-\d\d", date or "") for date in dates) if found)
    if not days:
        return ""
    first, last = show_date(days[0]), show_date(days[-1])
    if first == last:
        return first
    if days[0][:7] == days[-1][:7]:
        return f"{int(days[0][8:])}–{last}"
    if days[0][:4] == days[-1][:4]:
        return f"{first[:-5]} – {last}"
    return f"{first} – {last}"
