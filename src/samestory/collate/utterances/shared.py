"""How many words quotations share: counted in bulk, from an inverted index."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from samestory.collate.arrays import Flags, Floats, Ints, changes, next_group, spread

CELLS = 1 << 17
"""Pairs of quotations of which it is counted at once what they share."""


class Pairs(NamedTuple):
    """Pairs of quotations that have words in common, by their numbers; in order."""

    one: Ints
    two: Ints
    """The later one."""
    shared: Ints
    """How many words they have in common."""
    matched: Floats
    """What these weigh."""
    in_a_row: Flags
    """Whether they have a run of words in common."""


def sharing(
    words: Sequence[Mapping[str, int]], runs: Sequence[Collection[tuple[str, ...]]], weight: Mapping[str, float]
) -> Iterator[Pairs]:
    """Find the pairs of quotations that have words in common.

    Parameters
    ----------
    words
        For each quotation its words, and how often it has them.
    runs
        For each quotation its runs of words.
    weight
        Words that weigh other than 1.

    Yields
    ------
    Pairs
        All pairs of some quotations with later ones.
    """
    index, in_runs = _Index(words), _Index([dict.fromkeys(own, 1) for own in runs])
    weights = np.array([weight.get(word, 1.0) for word in index.keys], dtype=np.float64)
    count = len(words)
    step = max(1, CELLS // max(count, 1))
    for first in range(0, count, step):
        last = min(first + step, count)
        # A cell for each of these with each of all.
        one, two, times, key = index.shared(first, last)
        cell = (one - first) * count + two
        shared = np.bincount(cell, weights=times)
        matched = np.asarray(np.bincount(cell, weights=times * weights[key]), dtype=np.float64)
        row = np.zeros((last - first) * count, dtype=bool)
        one, two, _, _ = in_runs.shared(first, last)
        row[(one - first) * count + two] = True
        cell = np.flatnonzero(shared > 0)
        yield Pairs(cell // count + first, cell % count, shared[cell].astype(np.intp), matched[cell], row[cell])


class _Index:
    """Which quotations have a key, and how often: an entry for each, those of one key beside one another."""

    def __init__(self, counts: Sequence[Mapping[Any, int]]) -> None:
        self.keys: dict[Any, int] = {}
        key = np.array([self.keys.setdefault(k, len(self.keys)) for count in counts for k in count], dtype=np.intp)
        order = np.argsort(key, kind="stable")
        sizes = np.array([len(count) for count in counts], dtype=np.intp)
        self._key = key[order]
        self._item = np.repeat(np.arange(len(counts)), sizes)[order]
        self._times = np.array([times for count in counts for times in count.values()], dtype=np.intp)[order]
        self._stop = next_group(changes(self._key))
        self._entries = np.argsort(self._item, kind="stable")
        self._starts = np.append(0, np.cumsum(sizes))

    def shared(self, first: int, last: int) -> tuple[Ints, Ints, Ints, Ints]:
        """Say what some quotations share with later ones: which two, how often both have a key, and its number."""
        own = self._entries[self._starts[first] : self._starts[last]]
        counts = self._stop[own] - own - 1
        mine, other = np.repeat(own, counts), spread(own + 1, counts)
        return self._item[mine], self._item[other], np.minimum(self._times[mine], self._times[other]), self._key[mine]
