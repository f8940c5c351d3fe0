"""Deadlines that exclude one another: `holders have until May 4 to accept`, `investors were given until May 1`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from samestory.annotate.lemmas import fold
from samestory.collate.conflicts.cite import cited
from samestory.collate.conflicts.occasion import far_apart
from samestory.collate.dates import Dated, apart, date_moments
from samestory.model import Conflict, Report, Side
from samestory.resources.words import word_set

_BEFORE: Final = re.compile(
    r"\b(?:have|has|had|give[sn]?|gave)\b(?: [\w'’-]+){0,4} (?:until|till) (?:[\w.:]+ ){0,5}$", re.IGNORECASE
)
_AFTER: Final = re.compile(r",?\s(?:in which )?to ([a-z]{3,})\b")


@dataclass(frozen=True, slots=True)
class _Deadline:
    dated: Dated
    what: str
    """What is to be done by then (``accept``)."""
    who: frozenset[str]


def deadline_conflicts(reports: Sequence[Report]) -> list[Conflict]:
    """Find last days for one thing that exclude one another.

    One thing: what is to be done, or who is to do it, agrees. A report that tells two deadlines tells of two things,
    and two reports far apart may tell of a deadline that was put off.
    """
    dated = date_moments(reports)
    last = _conflicts([found for d in dated if (found := _deadline(d)) is not None], "deadline: to")
    return last + _conflicts([found for d in dated if (found := _reopening(d)) is not None], "when it is to")


def _conflicts(told: Sequence[_Deadline], about: str) -> list[Conflict]:
    days: dict[str, list[_Deadline]] = {}
    for one in told:
        days.setdefault(one.dated.report.id, []).append(one)
    told = [held[0] for held in days.values() if all(apart(held[0].dated, other.dated) is None for other in held[1:])]
    for a, b in combinations(told, 2):
        if not _one(a, b) or apart(a.dated, b.dated) is None or far_apart(a.dated.report, b.dated.report):
            continue
        sides = [[t for t in told if apart(t.dated, at.dated) is None and (_one(t, a) or _one(t, b))] for at in (a, b)]
        if len(sides[0]) + len(sides[1]) > len({t.dated.report.id for side in sides for t in side}):
            continue
        return [Conflict("date", f"{about} {a.what}", tuple(_side(side) for side in sides))]
    return []


def _deadline(d: Dated) -> _Deadline | None:
    before, after = _around(d)
    told = _AFTER.match(after)
    return _Deadline(d, fold(told[1]), _who(d)) if told is not None and _BEFORE.search(before) else None


def _around(d: Dated) -> tuple[str, str]:
    """Give the words of its sentence before and behind a day; none for an hour, or a day on which it is not to be."""
    m = d.moment
    if m.negated or d.date.startswith("T") or m.sentence >= len(d.report.sentences):
        return "", ""
    sentence = d.report.sentences[m.sentence]
    return sentence.text[: max(0, m.span.start - sentence.start)], d.report.text[m.span.end : sentence.end]


def _who(d: Dated) -> frozenset[str]:
    return frozenset({fold(w) for w in (*d.moment.agent, *d.moment.patient)} - word_set("pronouns.txt"))


_CLOSED: Final = re.compile(r"\b(?:closed|shut)\s+(?:\w+\s+){0,2}?(?:until|till)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_OPENS: Final = re.compile(r"\bre-?open(?:s|ed|ing)?\s+(?:\w+\s+){0,3}$", re.IGNORECASE)


def _reopening(d: Dated) -> _Deadline | None:
    """Read the day on which something is to open again: what is shut until Monday reopens then."""
    before, _ = _around(d)
    if not (_CLOSED.search(before) or _OPENS.search(before)):
        return None
    who = _who(d)
    return _Deadline(d, "reopen", who) if who else None


def _one(a: _Deadline, b: _Deadline) -> bool:
    if a.what == b.what == "reopen":
        return bool(a.who & b.who)
    return a.what == b.what or bool(a.who & b.who)


def _side(items: Sequence[_Deadline]) -> Side:
    best = max(items, key=lambda t: len(t.dated.date))
    return Side(
        best.dated.date or best.dated.moment.span.text, cited((t.dated.report, t.dated.moment.clause) for t in items)
    )
