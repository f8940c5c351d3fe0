"""Which facts tell a clause already: a fact stands once, and no part of it beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from samestory.collate.facts.clauses import Held


@dataclass(frozen=True, slots=True)
class Group:
    """The clauses that make one fact."""

    members: tuple[int, ...]
    """One a report, the centre first."""
    also: tuple[int, ...]
    """Further clauses of the same reports that say the same."""
    core: frozenset[str]
    """The figures and days that its members have in common."""

    @property
    def every(self) -> tuple[int, ...]:
        """All its clauses."""
        return (*self.members, *self.also)


class Told:
    """The groups so far, looked up by their clauses, as a story of hundreds of reports has hundreds of groups."""

    def __init__(self, held: Held) -> None:
        self.groups: list[Group] = []
        self._held = held
        self._members: list[list[int]] = [[] for _ in held.clauses]
        self._every: list[list[int]] = [[] for _ in held.clauses]

    def add(self, group: Group) -> None:
        """Note a group at its clauses, and at those that say half of the same words or more."""
        self.groups.append(group)
        self._note(len(self.groups) - 1, group.members, group.every)

    def widen(self, at: int, members: tuple[int, ...]) -> None:
        """Let a group take further members, of other reports."""
        group = self.groups[at]
        self.groups[at] = replace(group, members=(*group.members, *members))
        self._note(at, members, members)

    def _note(self, number: int, members: Sequence[int], every: Sequence[int]) -> None:
        for index, clauses in ((self._members, members), (self._every, every)):
            for i in {near for clause in clauses for near in self._held.halves[clause]}:
                if number not in index[i]:
                    index[i].append(number)

    def members(self, clauses: Sequence[int], share: float) -> list[int]:
        """Give the groups whose members say a share of what some clauses say, in the same places."""
        return _met(self._members, clauses, share)

    def every(self, clauses: Sequence[int], share: float) -> list[int]:
        """Give the groups that say a share of what some clauses say, in the same places, second tellings included."""
        return _met(self._every, clauses, share)

    def beside(self, clauses: Iterable[int]) -> list[int]:
        """Give the groups that have clauses of the same sentences."""
        near = {j for i in clauses for j in sentence_of(self._held, i)}
        return [at for at, group in enumerate(self.groups) if not near.isdisjoint(group.every)]


def _met(index: Sequence[Sequence[int]], clauses: Sequence[int], share: float) -> list[int]:
    least = share * len(clauses)
    found = list(filter(None, map(index.__getitem__, clauses)))
    if len(found) < least:
        return []
    counts = Counter(chain.from_iterable(found))
    return sorted(at for at, count in counts.items() if count >= least)


def sentence_of(held: Held, i: int) -> range:
    """Give the clauses of the sentence of a clause."""
    here = held.clauses[i]
    first, last = held.bounds[here.report]
    low = high = i
    while low > first and held.clauses[low - 1].statement.sentence == here.statement.sentence:
        low -= 1
    while high + 1 < last and held.clauses[high + 1].statement.sentence == here.statement.sentence:
        high += 1
    return range(low, high + 1)


def parts_left_out(held: Held, told: Told) -> list[Group]:
    """Leave out the groups that only tell a part of what another one tells."""
    members = _holding([group.members for group in told.groups])
    every = _holding([group.every for group in told.groups])
    return [
        group
        for at, group in enumerate(told.groups)
        if not _within(held, at, told, members)
        and not any(
            len(told.groups[o].members) > len(group.members) and group.core <= told.groups[o].core
            for o in told.every(group.members, 1.0)
        )
        and not _part(held, at, told, every)
    ]


def _holding(groups: Sequence[tuple[int, ...]]) -> dict[int, list[int]]:
    """Say which groups have a clause."""
    out: dict[int, list[int]] = {}
    for at, clauses in enumerate(groups):
        for i in clauses:
            out.setdefault(i, []).append(at)
    return out


def _larger(held: Held, at: int, told: Told, index: dict[int, list[int]]) -> list[int]:
    """Find the groups of more words that have, for every member of a group, a clause that holds it or lies in it."""
    near: set[int] | None = None
    for i in told.groups[at].members:
        of = {other for j in held.holding[i] for other in index.get(j, ())}
        near = of if near is None else near & of
        if near <= {at}:
            return []
    size = _size(held, told.groups[at])
    return sorted(o for o in near or () if o != at and (_size(held, told.groups[o]), -o) > (size, -at))


def _within(held: Held, at: int, told: Told, members: dict[int, list[int]]) -> bool:
    """Whether a group only tells a part of what another tells, report by report, in the same clauses."""
    count = len(told.groups[at].members)
    return any(len(told.groups[other].members) == count for other in _larger(held, at, told, members))


def _part(held: Held, at: int, told: Told, every: dict[int, list[int]]) -> bool:
    """Whether a group of dependent clauses stands inside what another fact tells of the same reports."""
    group = told.groups[at].members
    if any(independent(held, i) for i in group):
        return False
    return any(
        all(_inside(held, i, told.groups[other].every) for i in group) for other in _larger(held, at, told, every)
    )


def independent(held: Held, i: int) -> bool:
    """Whether a statement is a clause of its own, with its own subject."""
    statement = held.clauses[i].statement
    return statement.kind in {"main", "coordinate", "reported"} and statement.clause and statement.about is None


def _inside(held: Held, i: int, every: tuple[int, ...]) -> bool:
    """Whether a clause stands inside one of others of its report, which is longer."""
    mine = held.clauses[i].statement.span
    return any(
        held.clauses[j].report == held.clauses[i].report
        and held.overlap(i, j) >= 0.9
        and len(held.clauses[j].statement.span.text) > len(mine.text)
        for j in every
    )


def _size(held: Held, group: Group) -> int:
    return sum(len(held.clauses[i].statement.span.text) for i in group.members)
