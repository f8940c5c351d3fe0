"""Clock times that exclude one another: one event told at two times of one day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from samestory.annotate.lemmas import fold
from samestory.collate.conflicts.cite import cited
from samestory.collate.conflicts.dates.when import when
from samestory.collate.conflicts.occasion import far_apart
from samestory.collate.conflicts.people import Names, who_is, words_of_names
from samestory.collate.dates import Dated, date_moments
from samestory.model import Conflict, Report, Side, StoryActor
from samestory.resources.words import word_set

LOOSE: Final = 5
"""Minutes by which a time that is told with `about` may be off."""

LOOSE_ZONE: Final = 2
"""Minutes by which two times may miss whole hours and still be one time in two zones."""

SOON: Final = 20
"""Minutes that `shortly after` a time may reach."""
_SOON: Final = re.compile(r"\b(?:shortly|soon|just|right|some time) (?:after|before)\s*$", re.IGNORECASE)

_CLOCK: Final = re.compile(r"T(\d\d):(\d\d)$")
_HALF_DAY: Final = 12 * 60
"""A difference of twelve hours is a lost `p.m.`, no other account."""
_ZONE: Final = re.compile(r"\b(?:GMT|UTC|BST|CET|CEST|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|IST|MSK)\b")
_CALLS: Final = frozenset({"alert", "report", "call", "alarm", "notification", "warning", "word"})
"""What first tells that something happened: one event under several names."""


def clock_conflicts(reports: Sequence[Report], actors: Sequence[StoryActor] = ()) -> list[Conflict]:
    """Find clock times of one event that exclude one another.

    One event: the predicate, and its agent or patient, agree, and no date sets them apart. Times told with `about`
    may be off by some minutes; times of which one names its zone are not compared, and a report that tells both
    means two events.
    """
    names = words_of_names(actors)
    told = [d for d in date_moments(reports) if minutes_of(d) is not None and not d.moment.bound]
    found: list[Conflict] = []
    used: set[int] = set()
    for i, a in enumerate(told):
        for j in range(i + 1, len(told)):
            b = told[j]
            if i in used or j in used or a.report.id == b.report.id or not _conflict(a, b, names):
                continue
            sides = [
                [
                    k
                    for k, d in enumerate(told)
                    if k == at or (_one_event(told[at], d, names) and clocks_agree(told[at], d))
                ]
                for at in (i, j)
            ]
            if {told[k].report.id for k in sides[0]} & {told[k].report.id for k in sides[1]}:
                continue
            used.update(*sides)
            found.append(
                Conflict(
                    "date",
                    when([told[k] for side in sides for k in side]),
                    tuple(_side([told[k] for k in side]) for side in sides),
                )
            )
    return found


def minutes_of(d: Dated) -> int | None:
    """Give the minutes since midnight of a moment that tells a clock time."""
    clock = _CLOCK.search(d.date) or _CLOCK.search(d.moment.rule.replace("@", "T").rstrip("!?"))
    return int(clock[1]) * 60 + int(clock[2]) if clock else None


def _conflict(a: Dated, b: Dated, names: Names) -> bool:
    return _one_event(a, b, names) and not clocks_agree(a, b) and not far_apart(a.report, b.report)


def clocks_agree(a: Dated, b: Dated) -> bool:
    """Whether two clock times can both be right."""
    one, two = minutes_of(a) or 0, minutes_of(b) or 0
    gap = abs(one - two) % _HALF_DAY
    gap = min(gap, _HALF_DAY - gap)
    if gap > 30 and (gap + 1) % 60 <= LOOSE_ZONE:
        return True
    loose = (a.moment.approximate or b.moment.approximate) and "noon" not in _words(a) + _words(b)
    if "noon" in _words(a) + _words(b):
        return gap <= 6 * LOOSE
    if loose and any(
        _SOON.search(d.report.text[max(0, d.moment.span.start - 24) : d.moment.span.start]) for d in (a, b)
    ):
        return gap <= SOON
    return gap <= (LOOSE if loose else 0)


def _words(d: Dated) -> str:
    return d.moment.span.text.lower()


def _one_event(a: Dated, b: Dated, names: Names) -> bool:
    m, n = a.moment, b.moment
    if _act(a) != _act(b) or not m.predicate or m.spoken or n.spoken or m.negated or n.negated:
        return False
    if a.date[:10] != b.date[:10] and len(a.date) > 10 and len(b.date) > 10:
        return False  # two days: then it is the dates that differ
    if bool(zone_of(a)) != bool(zone_of(b)) or zone_of(a) != zone_of(b):
        return False
    empty = word_set("pronouns.txt")
    ours, theirs = (
        {who_is(fold(w), one.clause.text, names) for w in (*one.agent, *one.patient)} - empty for one in (m, n)
    )
    return bool(ours & theirs) or bool(ours & _CALLS and theirs & _CALLS)


_MOVED: Final = frozenset(
    ["bring", "get", "pull", "dig", "haul", "lift", "carry", "take", "hoist", "come", "free", "rescue"]
)
_FREED: Final = re.compile(
    r"\b(?:out of|out from|to the surface|to safety|freed?|rescued?|above ground)\b", re.IGNORECASE
)


def _act(d: Dated) -> str:
    """Name what happens; to be brought to the surface, got out and freed is one."""
    m = d.moment
    return "free" if m.predicate in _MOVED and _FREED.search(m.clause.text) else m.predicate


def zone_of(d: Dated) -> str:
    """Give the zone that a time is told in, where the words beside it name one."""
    found = _ZONE.search(d.report.text[d.moment.span.start : d.moment.span.end + 8])
    return found[0] if found else ""


def _side(items: Sequence[Dated]) -> Side:
    exact = next((d for d in items if not d.moment.approximate), items[0])
    minutes = minutes_of(exact) or 0
    value = f"{minutes // 60:02d}:{minutes % 60:02d}"
    return Side(
        f"about {value}" if exact.moment.approximate else value, cited((d.report, d.moment.clause) for d in items)
    )
