"""How alike the tellings of a story are, to be asked for any two clauses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from samestory.collate.arrays import among, distinct, falling, order_by_counting
from samestory.collate.facts.clash import Clash
from samestory.collate.facts.clauses import Held
from samestory.collate.facts.contrary import contrary, stand_of
from samestory.collate.facts.figures import unlike_figures
from samestory.collate.facts.likeness import likeness
from samestory.resources.embeddings import Embeddings

Ints = NDArray[np.intp]
Floats = NDArray[np.float64]

TIED: Final = 0.97
"""Likeness of statements in a shared passage or in one utterance."""

COPIED: Final = 0.9
"""Likeness from which two statements are one wording, copied."""

LITTLE: Final = 0.05
"""Likeness below which two tellings have nothing to do with one another."""


@dataclass(frozen=True, eq=False)
class Alike:
    """For each telling those that are like it, and how much, 0 to 1; itself too where several reports have it."""

    every: tuple[Ints, Ints, Floats]
    """All of it in three columns, in the order of the first: a telling, another, and how alike they are."""
    telling: tuple[int, ...]
    clash: Clash
    """What each telling cannot be joined with."""
    supports: dict[tuple[int, int], float] = field(default_factory=dict, repr=False)
    """How far one telling is borne out by another, of those that were asked for (``borne.py``)."""

    @cached_property
    def near(self) -> list[dict[int, float]]:
        """Give for each telling those that are like it, and how much."""
        others, values = self.every[1].tolist(), self.every[2].tolist()
        return [dict(zip(others[at:end], values[at:end], strict=True)) for at, end in pairwise(self._begins)]

    def names_only(self, telling: int, centre: int) -> bool:
        """Whether a telling says who holds an office, and the centre of a fact what was done: it bears out no act."""
        return telling in self.clash.offices and self.clash.is_act(centre)

    @cached_property
    def _begins(self) -> list[int]:
        begins: list[int] = np.searchsorted(self.every[0], np.arange(len(self.clash.stands) + 1)).tolist()
        return begins

    def row(self, telling: int) -> tuple[Ints, Floats]:
        """Give the tellings that are like one, and how much."""
        place = slice(self._begins[telling], self._begins[telling + 1])
        return self.every[1][place], self.every[2][place]

    @cached_property
    def _nearest(self) -> list[int]:
        owner, other, value = self.every
        found: list[int] = other[order_by_counting(owner, falling(value), other)].tolist()
        return found

    def nearest(self, telling: int) -> list[int]:
        """Give the tellings that are like one, the most alike first, of as many as are alike the earliest."""
        return self._nearest[self._begins[telling] : self._begins[telling + 1]]

    def of(self, i: int, j: int) -> float:
        """Say how alike two clauses of different reports are."""
        return self.near[self.telling[i]].get(self.telling[j], 0.0)

    def best(self, i: int) -> float:
        """Say how like a clause that of another report is that is most like it."""
        return max(self.near[self.telling[i]].values(), default=0.0)


def find_alike(held: Held, ties: Iterable[tuple[int, int]], embeddings: Embeddings) -> Alike:
    """Measure which tellings are alike; tied ones are, unless one has changed a count or a day, or denies the other."""
    told, count = held.tellings, len(held.copies)
    clash = Clash(tuple(map(stand_of, told)))
    one, two, likely = likeness(held, embeddings)
    some = likely >= LITTLE
    some[some] = ~_contrary(clash, one[some], two[some])
    one, two, value = one[some], two[some], likely[some].astype(np.float64)
    tied, to = np.fromiter(chain.from_iterable(ties), dtype=np.intp).reshape(-1, 2).T
    tied, to = np.divmod(distinct(tied * count + to), max(1, count))
    otherwise = [i != j and unlike_figures(told[i], told[j]) for i, j in zip(tied.tolist(), to.tolist(), strict=True)]
    same = ~(_contrary(clash, tied, to) | np.array(otherwise, dtype=bool))
    pairs, ties_kept = one * count + two, (tied * count + to)[same]
    both = among(pairs, ties_kept)
    value[both] = np.maximum(value[both], TIED)
    more = ties_kept[~among(ties_kept, pairs)]
    # Those that were measured come first, a telling with itself behind them, then those that are tied alone.
    late = np.concatenate([one == two, np.full(len(more), 2)])
    one, two = np.concatenate([one, more // count]), np.concatenate([two, more % count])
    value = np.concatenate([value, np.full(len(more), TIED)])
    apart = one != two
    owner, other = np.concatenate([one, two[apart]]), np.concatenate([two, one[apart]])
    order = order_by_counting(owner, np.concatenate([late, late[apart]]) * count + other)
    every = owner[order], other[order], np.concatenate([value, value[apart]])[order]
    return Alike(every, tuple(held.telling.tolist()), clash)


def _contrary(clash: Clash, one: Ints, two: Ints) -> NDArray[np.bool_]:
    """Say of pairs of tellings whether they cannot be one statement; none is set against itself."""
    asked = np.flatnonzero(clash.may_be_contrary(one, two) & (one != two))
    pairs = zip(one[asked].tolist(), two[asked].tolist(), strict=True)
    out = np.zeros(len(one), dtype=bool)
    out[asked] = [contrary(clash.stands[i], clash.stands[j]) for i, j in pairs]
    return out
