"""Values of different reports that are left over when equal ones were paired, and so may exclude one another."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final, Generic, NamedTuple, TypeVar

import numpy as np

from samestory.collate.arrays import distinct
from samestory.collate.conflicts.asking import Asked, numbered
from samestory.collate.conflicts.cite import is_cited
from samestory.collate.conflicts.context import Bools, Ints, Vocabulary
from samestory.collate.conflicts.word_sets import WordSets
from samestory.model import Conflict, Report, Span

Told = TypeVar("Told")

SOME: Final = 3
"""Reports of each value in which it is asked what else is left over."""
NEAREST: Final = 60
"""Values with which one is compared at most, by what they are told of; all of them in stories of some ten reports."""


@dataclass(eq=False)
class Telling(Generic[Told]):
    """One value told in the same words in one or several reports."""

    first: Told
    members: list[Told] = field(default_factory=list)
    reports: set[str] = field(default_factory=set)
    agreeing: set[str] = field(default_factory=set)
    """Reports that tell this very value for what may be the same."""


class Alike(NamedTuple):
    """How much what two values are told of, and their sentences, tell the same (see :meth:`Vocabulary.likeness`)."""

    told: float
    wide: float


@dataclass(frozen=True, slots=True)
class Rules(Generic[Told]):
    """How two values are compared."""

    kind: Callable[[Told], Hashable]
    """Values of two kinds are never compared."""
    possible: Callable[[Sequence[Told], Ints, Ints], Bools]
    """Which pairs of some values of one kind, given by two places each, can be of one thing: no others are compared."""
    frame: Callable[[Told], Hashable]
    """What must be the same of two values for one thing; None where a value is for nothing that another is for."""
    words: Callable[[Told], frozenset[str]]
    """What a value is told of."""
    wide: Callable[[Told], frozenset[str]]
    """The words of its sentence."""
    value: Callable[[Told], Hashable]
    """What of a value says whether it differs from another: it is asked once of any two."""
    differ: Callable[[Told, Told], bool]
    """Whether two values exclude one another, whichever comes first."""
    reach: Callable[[Told], tuple[float, float]] | None
    """Between what a value lies: two whose reaches do not meet exclude one another. None where that is not known."""
    equal: Callable[[Told, Told], bool]
    """Whether two values that do not exclude one another are known to be equal, whichever comes first."""
    paired: Callable[[Told, Told], bool]
    """Whether two equal values may be of one thing."""
    alike: float
    """How like the words of two equal values of one thing are at least."""
    loose: Callable[[Told], bool]
    """Whether a value is told in so loose a word that it explains no exact one."""
    score: Callable[[Told, Told, Alike, float], float | None]
    """How surely two values of one frame are of one thing, whose words are so much alike; None where they are not, or
    surely less than so much."""
    alone: float
    """What it adds that both are all that is left over of their crowd in two reports."""
    enough: float
    joins: float
    """Score from which an equal value stands on the same side."""
    crowd: Callable[[Told], Hashable]
    """Among which values one may be all that is left over."""


def tellings(items: Iterable[tuple[Report, Hashable, Told]]) -> list[Telling[Told]]:
    """Put values that are told in the same words together."""
    held: dict[Hashable, Telling[Told]] = {}
    for report, key, item in items:
        telling = held.setdefault(key, Telling(item))
        telling.members.append(item)
        telling.reports.add(report.id)
        telling.agreeing.add(report.id)
    return list(held.values())


class Contest(Generic[Told]):
    """All values of one sort in a story, and which of them exclude one another."""

    def __init__(self, held: Sequence[Telling[Told]], rules: Rules[Told], words: Vocabulary) -> None:
        self.held = held
        self.rules = rules
        self._words = words
        self._values, firsts = numbered(rules.value(telling.first) for telling in held)
        self._value = self._values.tolist()
        values = [held[k].first for k in firsts.tolist()]
        self._told = WordSets(words, [rules.words(telling.first) for telling in held])
        self._wide = WordSets(words, [rules.wide(telling.first) for telling in held])
        frames = (rules.frame(telling.first) for telling in held)
        self._frames, _ = numbered((k, None) if frame is None else (-1, frame) for k, frame in enumerate(frames))
        self._differ = Asked(values, rules.differ, rules.reach)
        self._equal = Asked(values, rules.equal)
        self._kinds: dict[Hashable, list[int]] = {}
        self._equals: dict[Hashable, dict[int, list[int]]] = {}
        self._crowd = [rules.crowd(telling.first) for telling in held]
        self._crowds: dict[tuple[str, Hashable], list[int]] = {}
        for k, telling in enumerate(held):
            kind = rules.kind(telling.first)
            self._kinds.setdefault(kind, []).append(k)
            self._equals.setdefault(kind, {}).setdefault(self._value[k], []).append(k)
            for report in sorted(telling.reports):
                self._crowds.setdefault((report, self._crowd[k]), []).append(k)
        self._distinct = {kind: np.array(list(values), dtype=np.intp) for kind, values in self._equals.items()}

    def rivals(self) -> list[tuple[float, int, int]]:
        """Find pairs of values that exclude one another, the surest first.

        A value is set against another only where neither of two reports tells the value of the other for what may be
        the same: it is left over in both.
        """
        apart: list[tuple[Ints, Ints]] = []
        for one, two in self._pairs():
            differ = self._differ.of_all(self._values[one], self._values[two])
            of_one = differ & (self._frames[one] == self._frames[two])
            apart.append((one[of_one], two[of_one]))
            self._agree(one[~differ], two[~differ])
        least = self.rules.enough - self.rules.alone
        out: list[tuple[float, int, int]] = []
        for one, two in apart:
            alikes = (sets.likenesses(one, two).tolist() for sets in (self._told, self._wide))
            for i, j, *alike in zip(one.tolist(), two.tolist(), *alikes, strict=True):
                a, b = self.held[i], self.held[j]
                if a.reports <= b.agreeing or b.reports <= a.agreeing:
                    continue
                score = self.rules.score(a.first, b.first, Alike(*alike), least)
                if score is None or score < least:
                    continue
                total = score + self.rules.alone * self._alone(i, j)
                if total >= self.rules.enough:
                    out.append((total, i, j))
        return sorted(out, key=lambda r: (-r[0], r[1], r[2]))

    def _agree(self, one: Ints, two: Ints) -> None:
        """Write down of pairs of values which reports tell the value of the other for what may be the same."""
        kept = self._equal.of_all(self._values[one], self._values[two])
        one, two = one[kept], two[kept]
        if self.rules.alike:
            kept = self._told.likenesses(one, two) >= self.rules.alike
            one, two = one[kept], two[kept]
        for i, j in zip(one.tolist(), two.tolist(), strict=True):
            a, b = self.held[i], self.held[j]
            if b.reports <= a.agreeing and a.reports <= b.agreeing:
                continue  # copies say so again and again
            if self.rules.paired(a.first, b.first):
                loose, other = self.rules.loose(a.first), self.rules.loose(b.first)
                if loose or not other:
                    a.agreeing |= b.reports
                if other or not loose:
                    b.agreeing |= a.reports

    def left_over(
        self,
        possible: Callable[[Telling[Told], Telling[Told]], bool],
        places: Callable[[Telling[Told]], Sequence[tuple[str, Span]]],
        known: Sequence[Conflict],
    ) -> Iterator[tuple[float, list[list[Told]]]]:
        """Give every conflict, the surest first: how sure it is, and what stands on each side.

        A value stands in one conflict only.

        Parameters
        ----------
        possible
            Whether two values can be of one thing at all.
        places
            Where a value stands, for whatever it is told: in which report, and there.
        known
            Conflicts that were found before; what they set against one another is not told again.
        """
        used: set[int] = set()
        rivals = self.rivals()
        against = _against(rivals)
        for score, i, j in rivals:
            if i in used or j in used or not possible(self.held[i], self.held[j]):
                continue
            sides = self.sides(i, j)
            if sides is None or is_cited([places(self.held[k]) for k in (i, j)], known):
                continue
            used.update(*sides)
            for k in _thirds(against[i], against[j]):
                if k not in used and all(possible(self.held[k], self.held[at]) for at in (i, j)):
                    third = [n for n in (k, *self._joining(k)) if n not in used]
                    held = {r for side in sides for n in side for r in self.held[n].reports}
                    if not held & {r for n in third for r in self.held[n].reports}:
                        sides.append(third)
                        used.update(third)
            yield score, [[item for k in side for item in self.held[k].members] for side in sides]

    def _joining(self, k: int) -> list[int]:
        """Give the other tellings of a value."""
        own, value = self.held[k].first, self._value[k]
        kind = self.rules.kind(own)
        found = []
        values = [v for v in self._differ.denied(value, self._distinct[kind]) if self._equal.of(value, v)]
        for n in sorted(n for v in values for n in self._equals[kind][v]):
            if n == k or self._frames[n] != self._frames[k] or not self.rules.paired(own, self.held[n].first):
                continue
            other = self.held[n].first
            alike = Alike(*(self._words.likeness(of(own), of(other)) for of in (self.rules.words, self.rules.wide)))
            if alike.told < self.rules.alike:
                continue
            score = self.rules.score(own, other, alike, self.rules.joins)
            if score is not None and score >= self.rules.joins:
                found.append(n)
        return found

    def sides(self, i: int, j: int) -> list[list[int]] | None:
        """Give all tellings of either value; None where a report tells both, which measures two things."""
        # `More than 100` stands neither on the side of 120 nor on that of 90.
        sides = [
            [at, *(k for k in self._joining(at) if k not in {i, j} and self._excludes(other, k))]
            for at, other in ((i, j), (j, i))
        ]
        one, two = ({r for k in side for r in self.held[k].reports} for side in sides)
        if one & two:
            return None
        # Five bodies in the hold are told by a report that has at least six dead: it does not say that five died.
        return [
            [k for k in side if k == at or self.held[k].reports.isdisjoint(self.held[other].agreeing)]
            for side, (at, other) in zip(sides, ((i, j), (j, i)), strict=True)
        ]

    def _pairs(self) -> Iterator[tuple[Ints, Ints]]:
        """Give the pairs that are worth comparing, a kind at a time: equal values, and each with what is like it.

        Two values that one report alone tells are not compared.
        """
        alone, _ = numbered(tuple(t.reports) if len(t.reports) == 1 else k for k, t in enumerate(self.held))
        for members in self._kinds.values():
            size = len(members)
            if size <= NEAREST:
                one, two = np.triu_indices(size, 1)
            else:
                one, two = np.divmod(distinct(np.concatenate([self._like(members), self._same(members)])), size)
            at = np.array(members, dtype=np.intp)
            can = self.rules.possible([self.held[k].first for k in members], one, two)
            kept = can & (alone[at[one]] != alone[at[two]])
            yield at[one[kept]], at[two[kept]]

    def _like(self, members: Sequence[int]) -> Ints:
        """Give each of many values with what is told of the like, as row times their number plus column."""
        size = len(members)
        vectors = self._told.vectors(members)
        found = []
        for start in range(0, size, 512):
            near = vectors[start : start + 512] @ vectors.T
            columns = np.argpartition(-near, NEAREST, axis=1)[:, :NEAREST].astype(np.intp)
            rows = np.arange(start, start + len(near), dtype=np.intp)[:, None]
            codes = np.minimum(rows, columns) * size + np.maximum(rows, columns)
            found.append(codes[rows != columns])
        return np.concatenate(found)

    def _same(self, members: Sequence[int]) -> Ints:
        """Give each of many values with its equals, in the same way."""
        held: dict[int, list[int]] = {}
        for place, k in enumerate(members):
            held.setdefault(self._value[k], []).append(place)
        pairs = (pair for same in held.values() for pair in combinations(same, 2))
        return np.array([a * len(members) + b for a, b in pairs], dtype=np.intp)

    def _excludes(self, i: int, j: int) -> bool:
        return self._differ.of(self._value[i], self._value[j])

    def _alone(self, i: int, j: int) -> bool:
        """Whether in some two reports the two values are all that is left over."""
        a, b = self.held[i], self.held[j]
        ours, theirs = sorted(a.reports - b.agreeing)[:SOME], sorted(b.reports - a.agreeing)[:SOME]
        return any(one != two and self._left(i, one, two) and self._left(j, two, one) for one in ours for two in theirs)

    def _left(self, k: int, report: str, other: str) -> bool:
        """Whether a value is all that is left over of its crowd in a report, beside another report."""
        crowd = self._crowds[report, self._crowd[k]]
        return not any(other not in self.held[n].agreeing and self._excludes(k, n) for n in crowd)


def _against(rivals: Sequence[tuple[float, int, int]]) -> dict[int, dict[int, int]]:
    """Say of each value which others exclude it, and at which place of the rivals each stands."""
    found: dict[int, dict[int, int]] = {}
    for place, (_, i, j) in enumerate(rivals):
        found.setdefault(i, {})[j] = place
        found.setdefault(j, {})[i] = place
    return found


def _thirds(one: Mapping[int, int], two: Mapping[int, int]) -> list[int]:
    """Give the values that exclude both of two that exclude one another (11, 14 and 10 injured), the surest first."""
    return sorted(one.keys() & two.keys(), key=lambda k: min(one[k], two[k]))
