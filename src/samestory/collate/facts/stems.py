"""Which stems two tellings have in common: `seized` and `seizing`, `investigation` and `investigate`."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import Final

import numpy as np
from numpy.typing import NDArray

from samestory.collate.arrays import changes, falling, order_by_counting
from samestory.collate.facts.clauses import Held
from samestory.collate.words import STOP_STEMS, keys_of, stem

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]

MOST_STEMS: Final = 24
"""Stems of a telling that are compared, the rarest first."""

ENOUGH: Final = 6
"""Stems in common of which more show nothing further."""

BLOCK: Final = 8192
"""Pairs that are measured at once."""


@lru_cache(maxsize=1 << 14)
def stems_of(text: str) -> frozenset[str]:
    """Give the stems of the words of a clause: every other member of its fact is set against them, and copies."""
    return frozenset(map(stem, keys_of(text)))


def measure_stems(held: Held, i: Ints, j: Ints) -> Floats:
    """Measure the stems that pairs of tellings have in common.

    Returns
    -------
    A row a pair: share of what both say (F1), least and greatest share of one of the two, number of stems in common,
    and how rare the rarest of them is. Stems weigh by how few tellings of the story have them.
    """
    rows, weight = _stems(held)
    size = (rows >= 0).sum(axis=1)
    longest = np.maximum(size[i], size[j])
    order = np.argsort(longest, kind="stable")
    total = np.maximum(np.where(rows >= 0, weight[rows], 0).sum(axis=1), 1e-6)
    out = np.zeros((len(i), 5), dtype=np.float32)
    for a in range(0, len(i), BLOCK):
        block = order[a : a + BLOCK]
        width = max(1, int(longest[block[-1]]))
        one, two = rows[i[block], :width], rows[j[block], :width]
        same = _met(one, two)
        shared = np.where(same, weight[one], 0)
        mass = shared.sum(axis=1)
        x, y = mass / total[i[block]], mass / total[j[block]]
        out[block, 0] = 2 * x * y / np.maximum(x + y, 1e-6)
        out[block, 1], out[block, 2] = np.minimum(x, y), np.maximum(x, y)
        out[block, 3] = np.minimum(same.sum(axis=1), ENOUGH)
        out[block, 4] = shared.max(axis=1)
    return out


def _met(one: NDArray[np.int32], two: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Say which stems of the one row of each pair stand in the other: column by column, which numpy does fastest."""
    columns, others = np.ascontiguousarray(one.T), np.ascontiguousarray(two.T)
    met = np.zeros(columns.shape, dtype=bool)
    for other in others:
        met |= columns == other
    return np.ascontiguousarray((met & (columns >= 0)).T)


def _stems(held: Held) -> tuple[NDArray[np.int32], Floats]:
    """Give the stems of the tellings as numbers, the rarest first, padded with -1; and how rare each is."""
    known: dict[str, int] = {}
    told: list[list[int]] = []
    for clause in held.tellings:
        found = {*stems_of(clause.statement.span.text) - STOP_STEMS}
        found.update(term for term in clause.terms if term[0] == "@")
        told.append([known.setdefault(word, len(known)) for word in sorted(found)])
    row = np.repeat(np.arange(len(told)), [len(found) for found in told])
    number = np.array(list(chain.from_iterable(told)), dtype=np.intp)
    often = np.bincount(number, minlength=len(known) + 1)
    weight = np.log(1 + len(told) / (often + 0.5)).astype(np.float32)
    order = order_by_counting(row, falling(weight[number]), number)
    row, number = row[order], number[order]
    begins = np.flatnonzero(changes(row))
    place = np.arange(len(row)) - np.repeat(begins, np.diff(begins, append=len(row)))
    kept = place < MOST_STEMS
    rows = np.full((len(told), MOST_STEMS), -1, dtype=np.int32)
    rows[row[kept], place[kept]] = number[kept]
    return rows, weight
