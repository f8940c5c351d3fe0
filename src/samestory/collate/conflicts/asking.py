"""Questions about two values: asked once of any two, whichever comes first, however often both are told."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, TypeVar

import numpy as np

from samestory.collate.conflicts.context import Bools, Ints

Told = TypeVar("Told")


class Asked(Generic[Told]):
    """A question about any two of some values, and what is known of the answers.

    Parameters
    ----------
    values
        The values; each is called by its place.
    ask
        The question; the answer is the same whichever of the two comes first.
    reach
        Between what each value lies. The answer is yes where the reaches of two do not meet, and is not asked.
    """

    def __init__(
        self,
        values: Sequence[Told],
        ask: Callable[[Told, Told], bool],
        reach: Callable[[Told], tuple[float, float]] | None = None,
    ) -> None:
        self._values = values
        self._ask = ask
        self._known: dict[int, bool] = {}
        within = [(-np.inf, np.inf) if reach is None else reach(value) for value in values]
        self._least, self._most = np.array(within, dtype=np.float64).reshape(-1, 2).T

    def of(self, one: int, two: int) -> bool:
        """Answer it for two values."""
        pair = (one * len(self._values) + two) if one < two else (two * len(self._values) + one)
        known = self._known.get(pair)
        if known is None:
            known = self._known[pair] = self._ask(self._values[one], self._values[two])
        return known

    def of_all(self, one: Ints, two: Ints) -> Bools:
        """Answer it for pairs of values."""
        out = (self._least[one] > self._most[two]) | (self._least[two] > self._most[one])
        open_ = np.flatnonzero(~out)
        first, second = one[open_], two[open_]
        out[open_] = each_once(np.minimum(first, second), np.maximum(first, second), self.of)
        return np.asarray(out, dtype=np.bool_)

    def denied(self, one: int, others: Ints) -> list[int]:
        """Give those of some values for which, beside one, the answer is no."""
        meet = (self._least[others] <= self._most[one]) & (self._least[one] <= self._most[others])
        return [other for other in others[meet].tolist() if not self.of(one, other)]


def each_once(one: Ints, two: Ints, ask: Callable[[int, int], bool]) -> Bools:
    """Answer a question about pairs of numbers, each pair that stands there several times once."""
    first, second, back = pairs_once(one, two)
    return np.array(list(map(ask, first.tolist(), second.tolist())), dtype=np.bool_)[back]


def pairs_once(one: Ints, two: Ints) -> tuple[Ints, Ints, Ints]:
    """Give each pair of numbers once, in order, in two columns; and for each that stood there its place in them."""
    size = int(two.max(initial=0)) + 1
    pairs, back = np.unique(one * size + two, return_inverse=True)
    return pairs // size, pairs % size, back


def numbered(values: Iterable[Hashable]) -> tuple[Ints, Ints]:
    """Give each value the number of its kind, by when each was first told.

    Returns
    -------
    The number of each, and where each distinct one was first told.
    """
    numbers: dict[Hashable, int] = {}
    firsts: list[int] = []
    own: list[int] = []
    for place, value in enumerate(values):
        number = numbers.setdefault(value, len(numbers))
        if number == len(firsts):
            firsts.append(place)
        own.append(number)
    return np.array(own, dtype=np.intp), np.array(firsts, dtype=np.intp)
