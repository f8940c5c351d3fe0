"""Figures that were brought up to date: a toll that grew from report to report, a first figure that was corrected."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from samestory.collate.conflicts.numbers.comparable import GROWING, Told, differ, measured, same_measure
from samestory.collate.conflicts.numbers.measured import about, side
from samestory.collate.conflicts.numbers.superseded import corrections, grew
from samestory.collate.conflicts.occasion import far_apart
from samestory.collate.conflicts.people import known_names
from samestory.disjoint import DisjointSets
from samestory.model import Quantity, Report, StoryActor, Update
from samestory.resources.cues import names_person
from samestory.resources.thesaurus import is_person


def find_updates(reports: Sequence[Report], actors: Sequence[StoryActor]) -> tuple[Update, ...]:
    """Find figures of which one took the place of another.

    A figure for what grows while an event unfolds (the dead, the injured, the arrested) is brought up to date by a
    higher one of a later report, or of a report that says that it rose or is marked as an update. A figure that a
    report says was told at first, beside another, was corrected.

    Parameters
    ----------
    reports
        Annotated reports of one story.
    actors
        Who is who across them.

    Returns
    -------
    The updates, each with its stages from the earliest to the last, and how the order is known.
    """
    told = measured(reports)
    canonical = known_names(actors)
    return (*_grown(told, canonical), *_corrected(told, reports, canonical))


def _grown(told: Sequence[Told], canonical: dict[str, str]) -> list[Update]:
    growing = [t for t in told if t.quantity.predicate in GROWING and not t.quantity.part and t.quantity.low > 0]
    alike = DisjointSets(range(len(growing)))
    by_predicate: dict[str, list[int]] = {}
    for k, told_one in enumerate(growing):
        by_predicate.setdefault(told_one.quantity.predicate, []).append(k)
    reasons: dict[tuple[int, int], str] = {}
    for i, j in (pair for held in by_predicate.values() for pair in combinations(held, 2)):
        a, b = growing[i], growing[j]
        if _same_count(a.quantity, b.quantity):
            alike.join(i, j)
        if a.quantity.low == b.quantity.low and alike.find(i) == alike.find(j):
            continue  # copies: nothing grew, and they stand together
        if a.report.id == b.report.id or far_apart(a.report, b.report) or not same_measure(a, b, canonical):
            continue
        reason = grew(a, b) if _counts(a.quantity) and _counts(b.quantity) else ""
        if reason:
            reasons[i, j] = reason
        if reason or a.quantity.low == b.quantity.low:
            alike.join(i, j)
    group = [alike.find(k) for k in range(len(growing))]
    found: list[Update] = []
    for first in sorted({group[i] for i, _ in reasons}):
        members = [k for k in range(len(growing)) if group[k] == first]
        stages: dict[float, list[Told]] = {}
        for k in members:
            stages.setdefault(growing[k].quantity.low, []).append(growing[k])
        known = [reason for (i, _), reason in reasons.items() if group[i] == first]
        order = sorted(stages)
        if len(order) > 1:
            sides = tuple(side(stages[low]) for low in order)
            plain = min(members, key=lambda k: (len(growing[k].quantity.counted), k))
            found.append(Update(about(growing[plain]), sides, _first(known)))
    return found


def _same_count(p: Quantity, q: Quantity) -> bool:
    """Whether one counts as people whom the other calls by what they are: `nine dead`, `nine workers died`."""
    if p.low != q.low or p.role != q.role or p.part or q.part or "person" not in (p.unit, q.unit):
        return False
    other = q.unit if p.unit == "person" else p.unit
    return other == "person" or names_person(other) or is_person(other)


def _first(reasons: Sequence[str]) -> str:
    """Choose the plainest reason: what the texts say of themselves before what their times tell."""
    for reason in ("said to have risen", "marked as an update"):
        if reason in reasons:
            return reason
    return reasons[0]


def _counts(q: Quantity) -> bool:
    """Whether a figure is one (`at least six`), and no loose word (`dozens`) or ceiling (`up to six`)."""
    return any(c.isdigit() for c in q.span.text) or not q.approximate or q.high == float("inf")


def _corrected(told: Sequence[Told], reports: Sequence[Report], canonical: dict[str, str]) -> list[Update]:
    found: list[Update] = []
    seen: set[tuple[str, float, float]] = set()
    for report in reports:
        for old, new in corrections(report):
            key = (old.unit, old.low, new.low)
            if key in seen or (old.thing and new.thing and old.thing != new.thing):
                continue
            seen.add(key)
            named = old if old.thing or old.of else new
            stages = []
            for quantity in (old, new):
                own = Told(report, quantity)
                others = [t for t in told if t.report.id != report.id and not differ(t.quantity, quantity)]
                stages.append(side([own, *(t for t in others if _alike(t, own, named, canonical))]))
            found.append(Update(about(Told(report, named)), tuple(stages), "corrected"))
    return found


def _alike(item: Told, own: Told, named: Quantity, canonical: dict[str, str]) -> bool:
    if item.quantity.unit != own.quantity.unit:
        return False
    if named.thing:
        return item.quantity.thing == named.thing
    return same_measure(item, own, canonical)
