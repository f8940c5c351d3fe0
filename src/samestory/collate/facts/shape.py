"""What sort of clauses two tellings are, and where they stand: a lead is told by leads, a headline tells little."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from samestory.collate.arrays import distinct
from samestory.collate.facts.abreast import Columns
from samestory.collate.facts.clauses import Clause, Held

Ints = NDArray[np.intp]

PARTS: Final = frozenset({"relative", "participle", "appositive"})
"""Kinds of clauses that hang on a noun; against a whole clause they must tell of the same act the more."""

NAMES: Final = 3
"""Names in common of which more show nothing further."""


def measure_shape(held: Held, i: Ints, j: Ints) -> Columns:
    """Measure the kinds, lengths and places of pairs of tellings, and which names they share.

    Returns
    -------
    A column each: one is a headline; one hangs on a noun, and both do; how far apart they stand in their reports (0 to
    1), and how early the later one stands (1 at the beginning); words of the shorter one (log), and how much shorter
    it is (log); one of the two is quoted; names in common, and names that only one has.
    """
    told = held.tellings

    def flags(of: Callable[[Clause], bool]) -> NDArray[np.bool_]:
        return np.array([of(clause) for clause in told], dtype=bool)

    part, title = flags(lambda c: c.statement.kind in PARTS), flags(lambda c: c.statement.kind == "title")
    quoted = flags(lambda c: c.statement.quoted)
    early = np.array([clause.early for clause in told])
    size = np.log(np.maximum(1, [len(clause.statement.span.text.split()) for clause in told]))
    shared, apart = _names(told, i, j)
    least = np.minimum(size[i], size[j])
    return [
        title[i] | title[j],
        part[i] != part[j],
        part[i] & part[j],
        np.abs(early[i] - early[j]),
        np.minimum(early[i], early[j]),
        least,
        least - np.maximum(size[i], size[j]),
        quoted[i] != quoted[j],
        np.minimum(shared, NAMES),
        np.minimum(apart, NAMES + 1),
    ]


def _names(told: Sequence[Clause], i: Ints, j: Ints) -> tuple[Ints, Ints]:
    """Count the names that pairs of tellings share, and those that only one has; each two sets of names once."""
    numbers: dict[frozenset[str], int] = {}
    own = [frozenset(term for term in clause.terms if term[0] == "@") for clause in told]
    number = np.array([numbers.setdefault(names, len(numbers)) for names in own], dtype=np.intp)
    sets = list(numbers)
    pairs = number[i] * len(sets) + number[j]
    every = distinct(pairs)
    asked = [(sets[pair // len(sets)], sets[pair % len(sets)]) for pair in every.tolist()]
    at = np.searchsorted(every, pairs)
    shared = np.array([len(one & two) for one, two in asked], dtype=np.intp)[at]
    return shared, np.array([len(one ^ two) for one, two in asked], dtype=np.intp)[at]
