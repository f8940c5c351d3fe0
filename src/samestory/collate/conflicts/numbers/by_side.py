"""Figures that two who count give for one crowd, set against one another by a report itself.

``The guild said 5,000 marched, while police counted 900``: a report that tells both tells of one thing all the same,
because each figure has somebody of its own who gives it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Final

from samestory.annotate.numbers import excludes
from samestory.collate.conflicts.asked import best_question, what_is_asked
from samestory.collate.conflicts.cite import figure_side, is_cited
from samestory.collate.conflicts.numbers.apart import Apart
from samestory.collate.conflicts.numbers.measures import ANYBODY, LIMITS, Measure, topics
from samestory.collate.words import stem
from samestory.model import Conflict, Quantity, Report

_NEAR: Final = 1
"""Sentences between the figures of two who count."""
_ALIKE: Final = frozenset(["crowd", "dead", "hurt", "missing", "held", "away"])
"""What is counted by several, of which each may be a party."""
_OTHER: Final = LIMITS | {"part", "other", "allowed", "ahead", "first"}
"""What makes a figure that of some, of another time or of another thing."""
_ROOM: Final = 0.12
"""Share by which figures of one side may lie apart: one report rounds, another has the words of the first hour."""


def sided_conflicts(
    measures: Sequence[Measure], names: Mapping[str, str], known: Sequence[Conflict], apart: Apart
) -> list[Conflict]:
    """Find what two who count tell otherwise, where one report has both.

    Parameters
    ----------
    measures
        The figures of all reports.
    names
        Every alias of an actor, in lower case, and the name of the actor.
    known
        Number conflicts that were found before; what they set against one another is not told again.
    apart
        Whether figures are of two people or places.

    Returns
    -------
    A conflict for each pair, with the figures of other reports that agree with one of the two beside it.
    """
    held = [m for m in measures if m.dimension == "people" and m.low >= 1 and not m.elsewhen and _of_all(m)]
    by_report: dict[str, list[Measure]] = {}
    for m in held:
        by_report.setdefault(m.report.id, []).append(m)
    found: list[Conflict] = []
    for told in by_report.values():
        for a, b in combinations(told, 2):
            if not _set_against(a, b, names) or apart.two_places(_figures([a]), _figures([b])):
                continue
            sides = [[a], [b]]
            for m in held:
                fits = [side for side in sides if m is not side[0] and _same(m, side[0])]
                if len(fits) == 1:
                    fits[0].append(m)
            if is_cited([[(m.report.id, m.quantity.span) for m in side] for side in sides], [*known, *found]):
                continue
            found.append(Conflict("number", _title(a, b, names), tuple(figure_side(_figures(side)) for side in sides)))
    return found


def _of_all(m: Measure) -> bool:
    # What is to come (`those against a plan to ...`) is nothing that was counted.
    other = _OTHER - {"ahead"} if m.quantity.predicate in _COUNTING else _OTHER
    return not (m.quantity.part or m.scope & other)


_COUNTING: Final = frozenset(["put", "count", "estimate"])


def _set_against(a: Measure, b: Measure, names: Mapping[str, str]) -> bool:
    """Whether two figures of one report are given by two for the same crowd."""
    mine, theirs = (_who(m, names) for m in (a, b))
    if not mine or not theirs or mine == theirs or abs(a.quantity.sentence - b.quantity.sentence) > _NEAR:
        return False
    if a.years != b.years:
        return False  # the crowd of another year
    topic = _topic(a) or _topic(b)
    if topic not in _ALIKE or {_topic(a), _topic(b)} - {"", topic}:
        return False
    if _topic(a) != _topic(b) and not (_anybody(a) and _anybody(b)):
        return False
    return excludes((a.low, a.high), (b.low, b.high)) and not (a.loose and b.loose)


def _topic(m: Measure) -> str:
    """Say what is counted: the noun itself tells it where no word beside does (``900 demonstrators``)."""
    return m.topic or topics().get(stem(m.noun), "") or topics().get(stem(m.quantity.predicate), "")


def _anybody(m: Measure) -> bool:
    return m.noun in ANYBODY or bool(topics().get(stem(m.noun)))


def _who(m: Measure, names: Mapping[str, str]) -> str:
    who = m.quantity.claimant or ""
    return names.get(who.lower(), who)


def _same(m: Measure, first: Measure) -> bool:
    """Whether a figure is that of a side, told again."""
    if _topic(m) != _topic(first) and not (_anybody(m) and _anybody(first)):
        return False
    return abs(m.told - first.told) <= _ROOM * max(m.told, first.told)


def _figures(side: Iterable[Measure]) -> list[tuple[Report, Quantity]]:
    return [(m.report, m.quantity) for m in side]


def _title(a: Measure, b: Measure, names: Mapping[str, str]) -> str:
    question = best_question(m.quantity for m in (a, b))
    return f"{what_is_asked(a.dimension)}, by {_who(a, names)} and {_who(b, names)}: {question}"
