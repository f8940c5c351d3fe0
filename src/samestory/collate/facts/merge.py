"""Put together groups that are one fact told twice: grown around two wordings, in the same places of their reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from operator import mul
from typing import Final

from samestory.collate.facts.alike import Alike
from samestory.collate.facts.clash import Joined
from samestory.collate.facts.clauses import Held
from samestory.collate.facts.settings import FactSettings
from samestory.collate.facts.show import says_who
from samestory.collate.facts.told import Group, Told

TWICE: Final = 2
"""Reports in which two groups must stand in the same places to be one fact told twice."""

NEAR: Final = 0.4
"""Likeness, on the mean, of the members of two groups from which they tell one thing: one long clause may tell two."""


SAME: Final = 0.9
"""Likeness from which two clauses are told in the same words."""


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
    if not two.core <= one.core:
        return False
    if _in_same_words(alike, one, two):
        return True
    places = {j for i in one.every for j in held.halves[i]}
    if sum(i in places for i in two.members) < TWICE:
        return False
    # Of all pairs of members, those of one report are left out: clauses of one report are never compared.
    here = {held.clauses[i].report: i for i in one.members}
    beside = [(here[held.clauses[j].report], j) for j in two.members if held.clauses[j].report in here]
    told = Counter(alike.telling[i] for i in one.members), Counter(alike.telling[j] for j in two.members)
    near = sum(n * m * alike.near[t][u] for t, n in told[0].items() for u, m in told[1].items() if u in alike.near[t])
    near -= sum(alike.of(i, j) for i, j in beside)
    return near >= NEAR * (len(one.members) * len(two.members) - len(beside))


def _in_same_words(alike: Alike, one: Group, two: Group) -> bool:
    """Whether two facts of two reports share a clause that the other report of one tells in the same words."""
    if len(one.members) != TWICE or len(two.members) != TWICE:
        return False  # around more reports a second wording is a second thing as often as not
    common = next((i for i in two.members if i in one.members), None)
    return common is not None and any(
        all(i == common or alike.of(common, i) >= SAME for i in group.members) for group in (one, two)
    )


def _joining(held: Held, alike: Alike, one: Group, two: Group, settings: FactSettings) -> tuple[int, ...]:
    """Find the members of a group, of reports that another lacks, that are like the members of the other."""
    has = {held.clauses[i].report for i in one.members}
    told = Counter(alike.telling[j] for j in one.members)
    joined = Joined(alike.clash, alike.near, told)
    like: dict[int, bool] = {}
    centre = alike.telling[one.members[0]]
    act = not says_who(held, one.members)
    ways = told if _in_same_words(alike, one, two) else Counter[int]()
    for telling in {alike.telling[i] for i in two.members}:
        if joined.contradict(telling) or (act and alike.names_only(telling, centre)):
            like[telling] = False
            continue
        row = alike.near[telling]
        near = [_through(alike, telling, t, ways) for t in told] if ways else [row.get(t, 0.0) for t in told]
        like[telling] = (
            sum(map(mul, told.values(), near)) >= settings.same * len(one.members) and max(near) >= settings.sure
        )
    return tuple(i for i in two.members if held.clauses[i].report not in has and like[alike.telling[i]])


def _through(alike: Alike, telling: int, other: int, ways: Collection[int]) -> float:
    """Say how like a telling is to another, also by way of one of some that tells the other in the same words."""
    same = (t for t in ways if t != other and alike.near[other].get(t, 0.0) >= SAME)
    return max([alike.near[telling].get(other, 0.0), *(alike.near[telling].get(t, 0.0) for t in same)])
