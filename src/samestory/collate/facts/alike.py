"""How alike the tellings of a story are, to be asked for any two clauses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain
from typing import Final

import numpy as np
from numpy.typing import NDArray

from samestory.collate.facts.clash import Clash
from samestory.collate.facts.clauses import Held
from samestory.collate.facts.contrary import stand_of
from samestory.collate.facts.figures import figures
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

    near: tuple[dict[int, float], ...]
    telling: tuple[int, ...]
    clash: Clash
    """What each telling cannot be joined with."""

    def names_only(self, telling: int, centre: int) -> bool:
        """Whether a telling says who holds an office, and the centre of a fact what was done: it bears out no act."""
        return telling in self.clash.offices and self.clash.is_act(centre)

    @cached_property
    def every(self) -> tuple[Ints, Ints, Floats]:
        """Give all of it in three columns: a telling, another, and how alike they are."""
        owner = np.repeat(np.arange(len(self.near)), [len(near) for near in self.near])
        other = np.fromiter(chain.from_iterable(self.near), dtype=np.intp, count=len(owner))
        value = np.fromiter(
            chain.from_iterable(near.values() for near in self.near), dtype=np.float64, count=len(owner)
        )
        return owner, other, value

    @cached_property
    def _begins(self) -> list[int]:
        return [0, *accumulate(len(near) for near in self.near)]

    def row(self, telling: int) -> tuple[Ints, Floats]:
        """Give the tellings that are like one, and how much."""
        place = slice(self._begins[telling], self._begins[telling + 1])
        return self.every[1][place], self.every[2][place]

    @cached_property
    def _nearest(self) -> list[int]:
        owner, other, value = self.every
        found: list[int] = other[np.lexsort((other, -value, owner))].tolist()
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
    near: tuple[dict[int, float], ...] = tuple({} for _ in held.copies)
    clash = Clash(tuple(map(stand_of, held.tellings)))
    one, two, values = likeness(held, embeddings)
    some = values >= LITTLE
    one, two, values = one[some], two[some], values[some]
    asked = clash.may_be_contrary(one, two) & (one != two)
    for i, j, value, ask in zip(one.tolist(), two.tolist(), values.tolist(), asked.tolist(), strict=True):
        if not (ask and clash.contrary(i, j)):
            near[i][j] = near[j][i] = value
    for i, j in sorted(ties):
        if i != j and (figures(held.tellings[i], held.tellings[j])[1] or clash.contrary(i, j)):
            continue
        near[i][j] = near[j][i] = max(TIED, near[i].get(j, 0.0))
    return Alike(near, tuple(held.telling.tolist()), clash)
