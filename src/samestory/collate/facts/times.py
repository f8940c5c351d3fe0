"""At which place of a clause a day stands: when something happens, from when on, until when."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from samestory.annotate.calendar import WEEKDAY, WEEKDAYS
from samestory.model import Moment, Report

_WEEKDAY: Final = re.compile(rf"\b{WEEKDAY}\b", re.IGNORECASE)
_DATE: Final = re.compile(r"\d{4}(?:-\d\d){0,2}")
_BEFORE: Final = re.compile(
    r"(?i)\b(?P<word>until|till|to|through|by|before|and|from|since|between|after)\s+"
    r"(?:(?:late|early|about|around|the|last|next|this|end of|beginning of|midnight on|noon on)\s+)*$"
)
_EITHER: Final = re.compile(r"\s+or\b")
_NEAR: Final = 40
"""Characters before a day in which the word stands that tells its place."""

_PLACES: Final = {
    **dict.fromkeys(("until", "till", "to", "through", "by", "before"), "until"),
    **dict.fromkeys(("from", "since", "between", "after"), "from"),
}
_NAMES: Final = tuple(WEEKDAYS)


def time_of(moment: Moment, report: Report) -> tuple[str, str, str] | None:
    """Give the place, the day of the week and the written date of a moment; None where it tells no day of an event.

    A date that was worked out from the date of the report is told by its day of the week, as that of the report may be
    wrong or unknown. `Tuesday’s crash` and `said on Tuesday` are no days of what a clause tells.
    """
    text, span = report.text, moment.span
    if moment.spoken or moment.approximate or text[span.end : span.end + 1] in {"'", "’"}:
        return None
    if _EITHER.match(text, span.end):
        return None
    written = _DATE.match(moment.date)
    named = _WEEKDAY.search(span.text)
    full = written is not None and len(written[0]) == 10
    name = named[0].lower() if named else _NAMES[_weekday(written[0])] if written and full else ""
    dated = written[0] if written and not moment.inferred else ""
    if not name and not dated:
        return None
    before = text[max(0, span.start - _NEAR) : span.start]
    found = _BEFORE.search(before)
    word = found["word"].lower() if found else ""
    if word == "and":
        return ("until" if re.search(r"(?i)\bbetween\b", before) else "on"), name, dated
    return _PLACES.get(word, _PLACES.get(moment.bound, "on")), name, dated


def _weekday(written: str) -> int:
    try:
        return date.fromisoformat(written).weekday()
    except ValueError:
        return 0
