"""Tolls that exclude one another: how many a report says at its head to be dead, hurt, missing, held ...

A report tells many figures of the dead: those at the hall, those in hospital, the one who died later. At its head it
tells one that is of all. Two such figures are of one thing although the reports tell further figures below, so that a
report that tells both is no reason against it, as it is for other figures.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from samestory.collate.conflicts.asked import best_question, what_is_asked
from samestory.collate.conflicts.cite import figure_side, is_cited
from samestory.collate.conflicts.context import Vocabulary
from samestory.collate.conflicts.numbers.apart import Apart
from samestory.collate.conflicts.numbers.comparable import Told
from samestory.collate.conflicts.numbers.measures import ANYBODY, LIMITS, Measure, topics
from samestory.collate.conflicts.numbers.superseded import NONE_GONE, Superseded, took_place, updates
from samestory.collate.conflicts.occasion import far_apart
from samestory.collate.words import stem
from samestory.model import Conflict, Span

HEAD: Final = 3
"""Sentences behind the title in which a report tells its toll; the first figure of a kind counts."""
_TOLLS: Final = frozenset(["dead", "hurt", "missing", "saved", "held", "ill", "freed", "crowd"])
"""What a report counts of the whole event; who is employed or gathers is counted at many places."""
_MANY: Final = frozenset(["crowd"])
"""Of these a report must tell one figure only: there are crowds at many places."""
_ANYWHERE: Final = frozenset(["crowd", "held"])
"""What organisers, police and lawyers count, and a report tells wherever they have their say."""
_SOME: Final = LIMITS | {"part", "other", "allowed", "ahead", "first"}
"""What makes a figure that of some, of another time or of another thing."""
_ONE: Final = 0.6
"""Nearness from which two nouns count the same people."""


def toll_conflicts(
    measures: Sequence[Measure],
    words: Vocabulary,
    known: Sequence[Conflict],
    apart: Apart,
    differ: Callable[[Measure, Measure], bool],
    gone: Superseded = NONE_GONE,
) -> list[Conflict]:
    """Find what two reports count at their heads and that differs.

    Parameters
    ----------
    measures
        The figures of all reports.
    words
        The words of the story, weighed.
    known
        Number conflicts that were found before; what they set against one another is not told again.
    apart
        Whether figures are of two people or places.
    differ
        Whether two figures exclude one another.
    gone
        Figures of which one took the place of the other.
    """
    tolls: dict[str, dict[str, Measure]] = {}
    told: dict[tuple[str, str], set[tuple[float, float]]] = {}
    for m in measures:
        if m.dimension == "people" and m.topic and "part" not in m.scope:
            told.setdefault((m.report.id, m.topic), set()).add((m.low, m.high))
    for m in measures:
        if m.topic not in _TOLLS or not _of_all(m):
            continue
        alone = m.topic in _ANYWHERE and len(told.get((m.report.id, m.topic), ())) == 1
        if alone or (m.quantity.sentence <= HEAD and m.topic not in _MANY):
            tolls.setdefault(m.topic, {}).setdefault(m.report.id, m)
    found: list[Conflict] = []
    for topic in sorted(tolls):
        held = list(tolls[topic].values())
        apart_pairs = {
            (i, j): differ(held[i], held[j]) and _one_event(held[i], held[j], words, apart, gone)
            for i in range(len(held))
            for j in range(i + 1, len(held))
        }
        sides = _sides(held, apart_pairs, differ)
        if len(sides) < 2 or is_cited([[_at(m) for m in side] for side in sides[:2]], [*known, *found]):
            continue
        found.append(_conflict(sides))
    return found


def _of_all(m: Measure) -> bool:
    """Whether a figure is told at the head of its report, of all to whom it happened."""
    q = m.quantity
    if m.dimension != "people" or q.part or m.scope & _SOME or m.loose:
        return False
    own = (m.report.published or "")[:4]
    years = _YEAR.findall(q.clause.text) if q.clause is not None else []
    return not (m.elsewhen or m.brings_in) and m.low >= 1 and set(years) <= {own}


_YEAR: Final = re.compile(r"(?<!since )\b(?:19|20)\d\d\b")
"""A year whose toll is told; `the first since 1998` tells of now."""


def _one_event(a: Measure, b: Measure, words: Vocabulary, apart: Apart, gone: Superseded) -> bool:
    """Whether two tolls are of one event and of the same people, and none of them brought the other up to date."""
    if far_apart(a.report, b.report) or updates(Told(a.report, a.quantity), Told(b.report, b.quantity)):
        return False
    if took_place(a.quantity, b.quantity, gone):
        return False
    if not _one_crowd(a, b, words):
        return False
    # Who does it is not asked: one report has the gunman as the subject, another the hospital.
    return not apart.two_places([(a.report, a.quantity)], [(b.report, b.quantity)])


def _one_crowd(a: Measure, b: Measure, words: Vocabulary) -> bool:
    """Whether two figures count the same people: of more teachers than people some are no part of these."""
    if a.noun == b.noun or (_anybody(a) and _anybody(b)) or words.near(a.noun, b.noun) >= _ONE:
        return True
    some, everybody = (a, b) if _anybody(b) else (b, a)
    return _anybody(everybody) and some.low > everybody.high


def _anybody(m: Measure) -> bool:
    """Whether those counted are called by what happened to them (`marchers`, `survivors`), or by nothing else."""
    return m.noun in ANYBODY or m.noun == "one of them" or topics().get(stem(m.noun)) == m.topic


def _sides(
    held: Sequence[Measure], apart_pairs: Mapping[tuple[int, int], bool], differ: Callable[[Measure, Measure], bool]
) -> list[list[Measure]]:
    """Put the first two tolls that exclude one another, and what excludes both, on sides of their own."""
    chosen: list[int] = []
    for i, j in sorted(pair for pair, two in apart_pairs.items() if two):
        for k in (i, j):
            if k not in chosen and all(apart_pairs[min(k, n), max(k, n)] for n in chosen):
                chosen.append(k)
    sides = [[held[k]] for k in chosen]
    for k, m in enumerate(held):
        fits = [side for side in sides if not differ(m, side[0])]
        if k not in chosen and len(fits) == 1 and m.topic == fits[0][0].topic:
            fits[0].append(m)
    return sides


def _at(m: Measure) -> tuple[str, Span]:
    return m.report.id, m.quantity.span


def _conflict(sides: Sequence[Sequence[Measure]]) -> Conflict:
    first, other = sides[0][0], sides[1][0]
    open_ = any(a[0].low <= b[0].high and b[0].low <= a[0].high for a in sides for b in sides if a is not b)
    return Conflict(
        "number",
        f"{what_is_asked(first.dimension)}: {best_question(m.quantity for m in sorted((first, other), key=_plain))}",
        tuple(figure_side([(m.report, m.quantity) for m in side]) for side in sides),
        "unsure" if open_ else "grave",
    )


def _plain(m: Measure) -> int:
    """Prefer a whole clause with few words to ask with."""
    clause = m.quantity.clause
    return len(clause.text) if clause is not None else 0
