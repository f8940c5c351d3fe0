"""Grow facts: which clauses of a story's reports are put together as one statement.

A fact grows around one statement, its centre, and takes from every other report the clause that is most alike, so that
chains of half-alike clauses (a says b, b says c) do not become one fact. Copies go together: what is decided of a
telling is decided for all reports that have it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from samestory.collate.arrays import changes, falling, order_by_counting
from samestory.collate.facts.alike import COPIED, TIED, Alike
from samestory.collate.facts.borne import bears_out, borne_out, weakest
from samestory.collate.facts.clash import Joined
from samestory.collate.facts.clauses import SMALL, Clause, Held
from samestory.collate.facts.merge import merged
from samestory.collate.facts.narrow import narrowed
from samestory.collate.facts.room import Room
from samestory.collate.facts.settings import FactSettings
from samestory.collate.facts.told import Group, Told, parts_left_out
from samestory.model import Statement

MOSTLY: Final = 0.9
"""Share of what could join a centre that another fact has from which the centre is not tried: more than ``again``, as
some of it would not join."""

MANY: Final = 40
"""Clauses that could join a centre of which a share is in another fact as surely as of those that would join."""

POWER: Final = 2.0
"""Power to which likenesses are raised before they are added: rather a few clauses that say the same than many that are
near it."""

HEADLINE: Final = 0.7
"""Worth of a headline that could join a fact beside a clause of the body: of fewer words, it is easily alike."""

OWN: Final = frozenset({"main", "coordinate", "reported"})
"""Kinds of clauses that are told outright."""


@dataclass(frozen=True, slots=True)
class _Centre:
    """A clause around which a fact may grow, and the clause of every other report that is most like it."""

    clause: int
    worth: float
    likely: list[int]
    """The most alike first, copies of one telling beside one another."""


def grow_facts(
    held: Held, alike: Alike, spoken: Mapping[int, int], wholes: Sequence[int], settings: FactSettings
) -> list[Group]:
    """Grow facts around the statements with the most support.

    Parameters
    ----------
    held, alike
        The clauses of a story, and which of them are alike.
    spoken
        Which clauses are words of an utterance that several reports give, and of which.
    wholes
        For each report a number of the origin that it is part of as a whole.
    settings
        From which likeness clauses join.

    Returns
    -------
    Groups of at least two reports, one member a report, the centre first.
    """
    told, room = Told(held), Room(held, alike, wholes, settings)
    slots = [_slots_of(clause) for clause in held.tellings]
    for centre in sorted(_centres(held, alike, settings), key=lambda centre: (-centre.worth, centre.clause)):
        # Nearly all that could join is told already, mostly by copies of the same words: so would be what did join.
        likely = [centre.clause, *centre.likely]
        if room.excludes(likely) or told.members(likely, MOSTLY if len(likely) < MANY else settings.again):
            continue
        members = _grow(alike, centre, slots, settings)
        if (
            len(members) < 2
            or room.excludes(members)
            or told.members(members, settings.again)
            or too_unlike(held, alike, members, settings)
        ):
            continue
        # What is left out of a long clause is not told by this fact, and may be one of its own.
        members = borne_out(held, alike, narrowed(held, alike, members), settings.borne)
        if len(members) < 2:
            continue
        core = _core(Counter(alike.telling[i] for i in members), slots)
        group = Group(members, tuple(_also(held, alike, members, settings)), core)
        if any(group.core <= told.groups[at].core for at in told.every(group.every, settings.again)):
            continue
        if _repeats(spoken, members, told, group.every):
            continue
        told.add(group)
        room.take(group)
    return parts_left_out(held, merged(held, alike, told, settings))


def _centres(held: Held, alike: Alike, settings: FactSettings) -> list[_Centre]:
    """Find the clauses around which facts may grow: the first of each telling that is like one of another report."""
    titled = np.array([clause.statement.kind == "title" for clause in held.tellings], dtype=bool)
    owner, other, value = alike.every
    # A headline may tell two things at once; it joins a fact, and makes none.
    links = (value >= settings.same) & ~titled[owner]
    owner, other, value = owner[links], other[links], value[links]
    if not len(owner):
        return []
    # Every copy of what is like a telling: of each report the best, the earlier where two are as good.
    report, first = held.report, np.array([copies[0] for copies in held.copies])
    at, clause = held.copies_of(other)
    apart = report[clause] != report[first[owner[at]]]
    at, clause = at[apart], clause[apart]
    order = order_by_counting(owner[at], clause)
    at, clause = at[order], clause[order]
    score = (value * np.where(titled[other], HEADLINE, 1.0))[at]
    begins = changes(owner[at] * held.reports + report[clause])
    of = np.cumsum(begins) - 1
    best = np.flatnonzero(score == np.maximum.reduceat(score, np.flatnonzero(begins))[of])
    best = best[changes(of[best])]
    at, clause = at[best], clause[best]
    owner, other, value = owner[at], other[at], value[at]
    order = order_by_counting(owner, falling(value), other)
    owner, value, clauses = owner[order], value[order], clause[order].tolist()
    starts = np.flatnonzero(changes(owner))
    support = np.add.reduceat(value**POWER, starts)
    tellings, most = owner[starts].tolist(), value[starts].tolist()
    found = []
    for n, (begin, end) in enumerate(pairwise([*starts.tolist(), len(owner)])):
        if most[n] >= settings.sure:
            worth = float(support[n]) * _wholeness(held.tellings[tellings[n]].statement)
            found.append(_Centre(held.copies[tellings[n]][0], worth, clauses[begin:end]))
    return found


def _wholeness(statement: Statement) -> float:
    """Say how far a statement tells something whole: a clause of its own, of some words."""
    words = len(statement.span.text.split())
    return (1.0 if statement.kind in OWN else 0.8) * min(1.0, 0.6 + words / 25)


def _grow(alike: Alike, centre: _Centre, slots: Sequence[frozenset[str]], settings: FactSettings) -> tuple[int, ...]:
    """Put those together with a centre that are like the rest, too; each is of another report."""
    first, near, clash = alike.telling[centre.clause], alike.near, alike.clash
    names = clash.offices if clash.is_act(first) else frozenset[int]()
    joined = Joined(clash, near, [first])
    counts: dict[int, int] = {}
    size = 0
    # Copies, which lie beside one another, join at once.
    for telling, many in Counter(map(alike.telling.__getitem__, centre.likely)).items():
        if size and not _is_like(near[telling], counts, size, settings.stray):
            continue
        if telling in names or joined.contradict(telling):
            continue
        joined.add(telling)
        counts[telling] = many
        size += many
    group = (centre.clause, *(i for i in centre.likely if alike.telling[i] in counts))
    counts[first] = counts.get(first, 0) + 1
    return _with_core(alike, group, counts, slots)


def _is_like(near: Mapping[int, float], counts: Mapping[int, int], size: int, least: float) -> bool:
    """Whether a telling is, on the mean, so like the members of a fact, of which each telling makes so many.

    Most that come so far are like the first few, and that is enough.
    """
    total = 0.0
    for other, count in counts.items():
        if other in near:
            total += near[other] * count
            if total / size >= least:
                return True
    return False


def _with_core(
    alike: Alike, group: tuple[int, ...], counts: Mapping[int, int], slots: Sequence[frozenset[str]]
) -> tuple[int, ...]:
    """Leave out members that say nothing of the figures or days which most members of a fact have in common.

    `A ferry was carrying oil` is alike to `on May 4 the ferry carried 600 tons of oil`, but does not bear it out.
    """
    if len(group) < 3:
        return group
    core = _core(counts, slots)
    if not slots[alike.telling[group[0]]] & core:
        return group
    borne = {one for one in counts if slots[one] & core or any(alike.near[one].get(two, 0.0) >= TIED for two in counts)}
    return tuple(i for i in group if alike.telling[i] in borne)


def _core(counts: Mapping[int, int], slots: Sequence[frozenset[str]]) -> frozenset[str]:
    """Give the figures and days that at least two, and half, of the members of a fact tell; by how many tell each."""
    said: dict[str, int] = {}
    for telling, count in counts.items():
        for slot in slots[telling]:
            said[slot] = said.get(slot, 0) + count
    size = sum(counts.values())
    return frozenset(slot for slot, count in said.items() if count >= 2 and count * 2 >= size)


def _slots_of(clause: Clause) -> frozenset[str]:
    """Give the figures of a clause that are not small, and its days."""
    days = {f"day {date}" for date in clause.dates if len(date) == 5}
    return frozenset({str(value) for value in clause.spoken if value >= SMALL} | days)


def too_unlike(held: Held, alike: Alike, group: tuple[int, ...], settings: FactSettings) -> bool:
    """Whether a fact is told in two ways only that are not like enough: copies of a wording bear nothing out."""
    centre = alike.telling[group[0]]
    told = dict.fromkeys(alike.telling[i] for i in group)
    mine = [t for t in told if t == centre or alike.near[centre].get(t, 0.0) >= COPIED]
    rest = [t for t in told if t not in mine]
    if not rest or any(alike.near[t].get(u, 0.0) < COPIED for t in rest for u in rest if t < u):
        return False
    best = max(alike.near[t].get(u, 0.0) for t in mine for u in rest)
    if len(group) > 2:
        return best < settings.ways
    return best < settings.pair and (
        best < settings.close or weakest(held, alike, group, settings.borne_close) < settings.borne_close
    )


def _also(held: Held, alike: Alike, members: tuple[int, ...], settings: FactSettings) -> list[int]:
    """Find further clauses of the reports of a fact that say the same: its headline, its summary, a second telling."""
    near, telling = alike.near, alike.telling
    counts = Counter(telling[i] for i in members)
    others, values = zip(*(alike.row(told) for told in counts), strict=True)
    weights = np.concatenate([count * value for count, value in zip(counts.values(), values, strict=True)])
    sums = np.bincount(np.concatenate(others), weights=weights)
    least = settings.also * (len(members) - 1)
    likely = np.flatnonzero(sums >= least)
    # The member of the report of each clause that may say the same; none where it has none.
    of = np.full(held.reports, -1, dtype=np.intp)
    of[held.report[list(members)]] = members
    place, clauses = held.copies_of(likely)
    beside = of[held.report[clauses]]
    some = beside >= 0
    able: dict[int, list[int]] = {}
    columns = (likely[place], sums[likely[place]], clauses, beside)
    for other, value, j, member in zip(*(column[some].tolist() for column in columns), strict=True):
        # How like it is to the members of the other reports; clauses of one report are never compared.
        if value - near[telling[member]].get(other, 0.0) >= least:
            able.setdefault(member, []).append(j)
    joined = Joined(alike.clash, alike.near, counts)
    found: list[int] = []
    for member in members:
        mine = [member]
        for j in sorted(able.get(member, ())):
            if (
                all(held.overlap(j, i) <= 0 for i in mine)
                and not joined.contradict(telling[j])
                and bears_out(held, alike, j, members, settings.borne_also)
            ):
                mine.append(j)
        found += mine[1:]
    return found


def _repeats(spoken: Mapping[int, int], members: Sequence[int], told: Told, every: Sequence[int]) -> bool:
    """Whether a group is only words of an utterance of which another group is told already."""
    said = {spoken.get(i) for i in members}
    if len(said) > 1 or None in said:
        return False
    near = [told.groups[at] for at in told.beside(every)]
    return any({spoken.get(i) for i in other.members} == said for other in near or told.groups)
