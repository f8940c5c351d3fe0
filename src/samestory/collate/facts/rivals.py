"""Whether two tellings are nearer to one another than to anything else in the other's report.

What is told again stands out: a clause that is hardly nearer to its match than to the next clause of that report has
only the topic in common with both.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from samestory.collate.arrays import changes, falling, order_by_counting
from samestory.collate.facts.clauses import Held

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]

TRIED: Final = 6
"""Clauses of the other report among which the next best is looked for."""

LEAD: Final = 4.0
"""Lead in log-odds over the next best of which more shows nothing further."""

FEW: Final = 5
"""Clauses of a report below which it says nothing that none of them is a rival."""

BESIDE: Final = 0.3
"""Share of the shorter of two clauses in the other from which they are no rivals: the one is part of the other."""


def measure_rivals(held: Held, i: Ints, j: Ints, odds: Floats) -> Floats:
    """Measure the lead of pairs of tellings over what each else could be matched with.

    Parameters
    ----------
    held, i, j, odds
        The clauses of a story; pairs of tellings with the log-odds that they say the same.

    Returns
    -------
    A row a pair: the lead of the two from the side where it is less, and from the other; between -``LEAD`` and
    ``LEAD``.
    """
    first = np.array([copies[0] for copies in held.copies], dtype=np.intp)
    report = held.report[first]
    spans = [held.clauses[at].statement.span for at in first]
    start, end = np.array([span.start for span in spans]), np.array([span.end for span in spans])
    count = len(i)
    owner, other = np.concatenate([i, j]), np.concatenate([j, i])
    value = np.concatenate([odds, odds])
    order = order_by_counting(owner, report[other], falling(value), other)
    place = np.empty(len(order), dtype=np.intp)
    place[order] = np.arange(len(order))
    owner, other, value = owner[order], other[order], value[order]
    # What one could be matched with in another report lies side by side, the nearest first.
    begins = np.flatnonzero(changes(owner * held.reports + report[other]))
    size = np.diff(begins, append=len(order))
    begins, ends = np.repeat(begins, size), np.repeat(begins + size, size)
    lead = np.full(len(order), LEAD, dtype=np.float32)
    wanting = np.arange(len(order))
    without = []
    for step in range(TRIED):
        at = begins[wanting] + step
        inside = at < ends[wanting]
        without.append(wanting[~inside])
        wanting, at = wanting[inside], at[inside]
        mine, rival = other[wanting], other[at]
        shared = np.minimum(end[rival], end[mine]) - np.maximum(start[rival], start[mine])
        apart = shared <= BESIDE * np.minimum(end[rival] - start[rival], end[mine] - start[mine])
        lead[wanting[apart]] = value[wanting[apart]] - value[at[apart]]
        wanting = wanting[~apart]
    few = np.array([last - begin < FEW for begin, last in held.bounds], dtype=bool)
    alone = np.concatenate([*without, wanting])
    lead[alone[few[report[other[alone]]]]] = 0.0
    lead = np.clip(lead, -LEAD, LEAD)[place]
    return np.stack([np.minimum(lead[:count], lead[count:]), np.maximum(lead[:count], lead[count:])], axis=1)
