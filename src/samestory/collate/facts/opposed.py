"""Which clauses say the opposite of one another: such acts exclude one another (``resources/opposed_acts.txt``)."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from samestory.collate.facts.clauses import Clause, Held
from samestory.resources.words import opposites

Ints = NDArray[np.intp]


def opposed(held: Held, i: Ints, j: Ints) -> NDArray[np.bool_]:
    """Say of pairs of tellings whether the one says what the other excludes: ``rose`` and ``fell``.

    A denial turns a clause around, so that ``did not survive`` and ``died`` say the same.
    """
    sides = [_sides(clause) for clause in held.tellings]
    told = np.array([bool(side) for side in sides], dtype=bool)
    out = np.zeros(len(i), dtype=bool)
    for at in np.flatnonzero(told[i] & told[j]).tolist():
        out[at] = any((line, not side) in sides[j[at]] for line, side in sides[i[at]])
    return out


def _sides(clause: Clause) -> frozenset[tuple[int, bool]]:
    """Give the lines of the table on which the act of a clause stands, and on which side of the bar."""
    return frozenset(
        (line, side != clause.statement.negated) for line, side in _acts().get(clause.statement.predicate, ())
    )


@cache
def _acts() -> dict[str, frozenset[tuple[int, bool]]]:
    table: dict[str, set[tuple[int, bool]]] = {}
    for number, sides in enumerate(opposites("opposed_acts.txt")):
        for side, verbs in enumerate(sides):
            for verb in verbs:
                table.setdefault(verb, set()).add((number, bool(side)))
    return {verb: frozenset(found) for verb, found in table.items()}
