"""Put together groups that are one fact told twice: grown around two wordings, in the same places of their reports."""

from __future__ import annotations

from typing import Final

from samestory.collate.facts.alike import Alike
from samestory.collate.facts.clauses import Held
from samestory.collate.facts.settings import FactSettings
from samestory.collate.facts.told import Group, Told

TWICE: Final = 2
"""Reports in which two groups must stand in the same places to be one fact told twice."""

NEAR: Final = 0.4
"""Likeness, on the mean, of the members of two groups from which they tell one thing: one long clause may tell two."""


def merged(held: Held, alike: Alike, told: Told, settings: FactSettings) -> Told:
    """Merge every group into an earlier one that says the same in its places in two reports or more.

    The earlier one has the more support. It takes of the later one the members of reports that it lacks, where they
    are like its own. A group with a count or day of its own stays.
    """
    out = Told(held)
    for group in told.groups:
        able = out.every(group.members, settings.merged)
        at = next((at for at in able if _twice(held, alike, out.groups[at], group)), None)
        if at is None:
            out.add(group)
        else:
            out.widen(at, _joining(held, alike, out.groups[at], group, settings))
    return out


def _twice(held: Held, alike: Alike, one: Group, two: Group) -> bool:
    """Whether a group says the same as another, and in two reports in the same places."""
    places = {j for i in one.every for j in held.halves[i]}
    if not two.core <= one.core or sum(i in places for i in two.members) < TWICE:
        return False
    values = [
        alike.of(i, j) for i in one.members for j in two.members if held.clauses[i].report != held.clauses[j].report
    ]
    return sum(values) >= NEAR * len(values)


def _joining(held: Held, alike: Alike, one: Group, two: Group, settings: FactSettings) -> tuple[int, ...]:
    """Find the members of a group, of reports that another lacks, that are like the members of the other."""
    has = {held.clauses[i].report for i in one.members}
    return tuple(
        i
        for i in two.members
        if held.clauses[i].report not in has
        and sum(alike.of(i, j) for j in one.members) >= settings.same * len(one.members)
        and any(alike.of(i, j) >= settings.sure for j in one.members)
    )
