"""A disputed value with what others say instead beside it: ``freed a six-year-old [one says seven] boy``.

Only values that can be seen are given so: a figure, a date or the name of a place that stands in the sentence and that
the other side has in words of its own; beside a figure that was brought up to date stands the ``later`` one. But for
``some say`` and the like, what is put in stands in what the sentence cites.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from samestory.annotate.calendar import MONTH, WEEKDAY
from samestory.brief.candidates import Candidate
from samestory.brief.values import Values
from samestory.collate.content import figures_of
from samestory.collate.words import keys_of
from samestory.model import Evidence, Side

LONGEST: Final = 5
"""Words of a value that is put in."""
_DATE: Final = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH}(?:,? \d{{4}})?|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?"
    rf"|{MONTH}(?: \d{{4}})?|(?:19|20)\d\d|{WEEKDAY})(?!\w)"
)
_CLOCK: Final = re.compile(r"(?i)\b\d{1,2}(?:[.:]\d\d)?(?: ?[ap]\.?m\b\.?)|\b\d{1,2}:\d\d\b")
_NUMBER: Final = re.compile(
    r"(?i)[£$€]?\b\d+(?:[.,]\d+)*(?:(?:million|billion|bn|m|p|ft|km|kg)\b|%)?"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?)\b"
)
_HEDGE: Final = (
    r"(?:more than|less than|fewer than|at least|at most|up to|as many as|about|around|nearly|almost|over|some)"
)
_HEDGED: Final = re.compile(rf"(?i)\b{_HEDGE} $")
_PLAIN: Final = re.compile(rf"(?i)(?:{_HEDGE} )?$")
_TAIL: Final = re.compile(
    r"(?i)(?:[ -](?:dozen|hundred|thousand|million|billion|trillion|per ?cent|percent|pence)\b|-year-old\b"
    r"|[ -]years[ -]old\b)+"
)
_UP_TO: Final = re.compile(r"(?i) (?:to|or) | ?[-–] ?")
_AND: Final = re.compile(" and ")
"""What leads to the other end of a range: `15 to 20`, `between 15 and 20`."""
_BETWEEN: Final = re.compile(r"(?i)\bbetween $")
_FROM: Final = re.compile(r"(?i)\bfrom $")
"""What leads to a figure that another one took the place of (`rose from 15 to 20`)."""


def beside(candidate: Candidate, report: str, values: Values) -> Candidate | None:
    """Put what others say beside each disputed or outdated value of a sentence; None where one cannot be put so.

    Parameters
    ----------
    candidate, report
        The sentence, and the id of its report.
    values
        Where the disputed values of the story stand.
    """
    text, rivals = candidate.text, list(candidate.rivals)
    for kind, own, others in values.unsettled(report, candidate.span):
        said = _said(text, kind, own)
        other = next(
            (
                (value, item)
                for side in others
                for item in side.evidence
                if item.report != report and (value := _told(kind, side, item)) is not None
            ),
            None,
        )
        if said is None or other is None or other[0].casefold() == text[slice(*said)].casefold():
            return None
        value, item = other
        many = len({e.report for side in others for e in side.evidence}) > 1
        who = "later" if kind == "update" else "some say" if many else "one says"
        text = f"{text[: said[1]]} [{who} {value}]{text[said[1] :]}"
        rivals.append(item)
    return replace(candidate, text=text, rivals=tuple(rivals), length=len(text.split()))


def _said(text: str, kind: str, own: Side) -> tuple[int, int] | None:
    """Find where a sentence has the value of its side, once and outside of quotation marks and brackets."""
    if kind == "place":
        found = [m.span() for m in re.finditer(re.escape(own.value), text, re.IGNORECASE)] if own.value else []
    elif kind in {"number", "update"}:
        found = _figures(text, own.value)
    elif kind == "date":
        found = _dates(text)
    else:
        return None
    if len(found) != 1 or _enclosed(text, found[0][0]):
        return None
    return found[0]


def _told(kind: str, side: Side, item: Evidence) -> str | None:
    """Give the words of the other side for its value, as its evidence has them; None where they are not plain."""
    if kind == "place":
        at = re.search(re.escape(side.value), item.text, re.IGNORECASE) if side.value else None
        value = at.group() if at is not None else None
    elif kind in {"number", "update"}:
        found = _figures(item.text, side.value)
        value = None
        if len(found) == 1:
            hedge = _HEDGED.search(item.text, 0, found[0][0])
            value = item.text[hedge.start() if hedge is not None else found[0][0] : found[0][1]].lower()
    elif kind == "date":
        spans = _dates(item.text)
        value = item.text[slice(*spans[0])] if len(spans) == 1 else None
    else:
        return None
    return value if value and len(value.split()) <= LONGEST else None


def _dates(text: str) -> list[tuple[int, int]]:
    """Find the dates, or else the times of day, that a text names."""
    return [m.span() for m in _DATE.finditer(text)] or [m.span() for m in _CLOCK.finditer(text)]


def _figures(text: str, value: str) -> list[tuple[int, int]]:
    """Find the places of a text that have the figure of a value; none for `all but three`, which says another thing."""
    figure = _NUMBER.search(value)
    if figure is None or _PLAIN.match(value[: figure.start()]) is None:
        return []
    wanted = _figure(figure.group())
    return [_widened(text, m) for m in _NUMBER.finditer(text) if _figure(m.group()) == wanted]


def _widened(text: str, match: re.Match[str]) -> tuple[int, int]:
    """Take in what belongs to a figure: `2.4 million`, `six-year-old`, `15 to 20`."""
    start, end = match.start(), _scaled(text, match.end())
    if _FROM.search(text, 0, start):
        return start, end
    joint = (_AND if _BETWEEN.search(text, 0, start) else _UP_TO).match(text, end)
    other = _NUMBER.match(text, joint.end()) if joint is not None else None
    return start, end if other is None else _scaled(text, other.end())


def _scaled(text: str, end: int) -> int:
    """Say where a figure ends with its scale or unit."""
    tail = _TAIL.match(text, end)
    return end if tail is None else tail.end()


def _figure(text: str) -> str:
    """Give a figure without its unit, words as figures."""
    plain = text.casefold().lstrip("£$€")
    digits = re.match(r"\d+(?:[.,]\d+)*", plain)
    if digits is not None:
        return digits.group().replace(",", "")
    keys = keys_of(plain)
    spelt = figures_of(" ".join(keys))
    return min(spelt, default=plain)


def _enclosed(text: str, at: int) -> bool:
    """Whether a place stands in quotation marks or brackets."""
    before = text[:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1 or before.count("[") > before.count("]")
