"""How alike the tellings of a story are, to be asked for any two clauses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from samestory.collate.facts.clauses import Held
from samestory.collate.facts.figures import figures
from samestory.collate.facts.likeness import likeness
from samestory.resources.embeddings import Embeddings

TIED: Final = 0.97
"""Likeness of statements in a shared passage or in one utterance."""

LITTLE: Final = 0.05
"""Likeness below which two tellings have nothing to do with one another."""


@dataclass(frozen=True, slots=True, eq=False)
class Alike:
    """For each telling those that are like it, and how much, 0 to 1; itself too where several reports have it."""

    near: tuple[dict[int, float], ...]
    telling: tuple[int, ...]

    def of(self, i: int, j: int) -> float:
        """Say how alike two clauses of different reports are."""
        return self.near[self.telling[i]].get(self.telling[j], 0.0)

    def best(self, i: int) -> float:
        """Say how like a clause that of another report is that is most like it."""
        return max(self.near[self.telling[i]].values(), default=0.0)


def find_alike(held: Held, ties: Iterable[tuple[int, int]], embeddings: Embeddings) -> Alike:
    """Measure which tellings are alike; tied ones are, unless one has changed a count."""
    near: tuple[dict[int, float], ...] = tuple({} for _ in held.copies)
    for i, j, value in zip(*(column.tolist() for column in likeness(held, embeddings)), strict=True):
        if value >= LITTLE:
            near[i][j] = near[j][i] = value
    for i, j in sorted(ties):
        if figures(held.tellings[i], held.tellings[j])[1]:
            continue
        near[i][j] = near[j][i] = max(TIED, near[i].get(j, 0.0))
    return Alike(near, tuple(held.telling.tolist()))
