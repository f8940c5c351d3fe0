"""Time limits that exclude one another: `must be formed within 40 days`, `has a month to form a government`.

A limit is told with another verb and in another unit from report to report; what is to be done by then agrees.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from samestory.annotate.numbers import value_of
from samestory.collate.conflicts.cite import cited, clipped, is_told
from samestory.collate.conflicts.occasion import far_apart
from samestory.collate.words import telling_stems
from samestory.model import Conflict, Report, Side, Span

_UNITS: Final = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
_TIME: Final = rf"(?P<time>(?P<figure>\d+|[a-z]+(?:-[a-z]+)?) (?P<unit>{'|'.join(_UNITS)})s?)\b"
_WITHIN: Final = re.compile(
    rf"(?P<what>(?:[\w’'-]+ ){{2,8}})within (?:the next )?{_TIME}(?! (?:of|after|from)\b)", re.IGNORECASE
)
_HAS: Final = re.compile(
    rf"\b(?:has|have|had|(?:is|are|was|were|been) given) (?:only |just )?{_TIME} (?:in which )?to "
    r"(?P<what>[\w’'-]+(?: [\w’'-]+){0,5})",
    re.IGNORECASE,
)
_PATTERNS: Final = ((_WITHIN, "within "), (_HAS, " to "))
"""What tells a limit, and what must stand there, which spares the search."""
_LIMITED: Final = re.compile(
    r"\b(?:will|would|must|should|shall|has to|have to|had to|is to|are to|was to|were to|promis\w+|pledg\w+|vow\w+"
    r"|order\w+|requir\w+|demand\w+|ask\w+|announc\w+|due|to)\b",
    re.IGNORECASE,
)
"""What is still to be done; what was done within a day is no limit."""
_ANEW: Final = re.compile(
    r"\b(?:and|or|but|that|while|because|promis\w+|pledg\w+|vow\w+|announc\w+|demand\w+|ask\w+ for) ", re.IGNORECASE
)
"""Behind it stands what is to be done, and before it another clause, or who says so."""
_LEAST: Final = 3
"""Words that say what is limited, at least, where another report has as many."""
_NEAR: Final = 0.06
"""Share by which one limit may be longer than another and be the same (`40 days`, `six weeks`)."""


@dataclass(frozen=True, slots=True)
class _Limit:
    report: Report
    days: float
    time: str
    what: frozenset[str]
    shown: str
    clause: Span


def limit_conflicts(reports: Sequence[Report], known: Sequence[Conflict]) -> list[Conflict]:
    """Find limits of reports for what looks like one thing that exclude one another.

    What is to be done shares a word in both; where it is one word, the conflict is unsure. A report that tells two
    limits for what has that word tells of two things.
    """
    told = [limit for report in reports for limit in _limits(report)]
    found: list[Conflict] = []
    used: set[int] = set()
    for (i, a), (j, b) in combinations(enumerate(told), 2):
        shared = a.what & b.what
        if i in used or j in used or not shared or not _differ(a, b) or far_apart(a.report, b.report):
            continue
        sides = [[k for k, t in enumerate(told) if t.what & shared and not _differ(t, at)] for at in (a, b)]
        if {told[k].report.id for k in sides[0]} & {told[k].report.id for k in sides[1]}:
            continue
        used.update(*sides)
        weight = "grave" if len(shared) > 1 else "unsure"
        shown = min((told[k].shown for k in sides[0]), key=lambda words: (len(words.split()) < _LEAST, len(words)))
        about = f"time limit: {clipped(shown)}"
        conflict = Conflict("number", about, tuple(_side([told[k] for k in side]) for side in sides), weight)
        if not is_told(conflict, known):
            found.append(conflict)
    return found


def _limits(report: Report) -> list[_Limit]:
    return [
        limit
        for sentence in report.sentences
        for pattern, hint in _PATTERNS
        if hint in sentence.text.lower()
        for match in pattern.finditer(sentence.text)
        if (limit := _limit(report, sentence, match)) is not None
    ]


def _limit(report: Report, sentence: Span, match: re.Match[str]) -> _Limit | None:
    start, what = match.start(), match["what"]
    if match.re is _WITHIN:
        if not _LIMITED.search(what):
            return None
        cut = max((m.end() for m in _ANEW.finditer(what)), default=0)
        start, what = start + cut, what[cut:]
    figure = match["figure"].lower()
    number = 1.0 if figure in {"a", "an"} else value_of(figure)
    stems = frozenset(s for s in telling_stems(_LIMITED.sub(" ", what)) if not s[0].isdigit())
    if not number or not stems:
        return None
    clause = report.span(sentence.start + start, sentence.start + match.end())
    return _Limit(report, number * _UNITS[match["unit"].lower()], match["time"], stems, what.strip(), clause)


def _differ(a: _Limit, b: _Limit) -> bool:
    return abs(a.days - b.days) > _NEAR * max(a.days, b.days)


def _side(limits: Sequence[_Limit]) -> Side:
    return Side(limits[0].time, cited((t.report, t.clause) for t in limits))
