"""Which passages hold a stretch of a report: asked for every fact and every sentence, so looked up and not searched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import accumulate, chain

import numpy as np
from numpy.typing import NDArray

from samestory.model import Evidence, Passage


class Places:
    """The stretches of reports that stand in passages.

    Parameters
    ----------
    reuse
        The passages of a story; they go by their numbers in it.
    """

    def __init__(self, reuse: Sequence[Passage]) -> None:
        self.reuse = reuse
        self._columns: dict[str, tuple[list[int], list[int], list[int]]] = {}
        """For each report the passages in it, by their numbers, and where they begin and end in it."""
        for number, passage in enumerate(reuse):
            for end in (passage.source, passage.copy):
                held = self._columns.get(end.report)
                if held is None:
                    held = self._columns[end.report] = ([], [], [])
                held[0].append(number)
                held[1].append(end.start)
                held[2].append(end.end)
        self._ends: dict[str, NDArray[np.int64]] = {}

    @cached_property
    def _pairs(self) -> NDArray[np.intp]:
        """Give the numbers of the two reports of each passage."""
        order = {report: number for number, report in enumerate(self._columns)}
        ends = (order[end.report] for passage in self.reuse for end in (passage.source, passage.copy))
        return np.fromiter(ends, dtype=np.intp, count=2 * len(self.reuse)).reshape(-1, 2)

    @cached_property
    def _every(self) -> NDArray[np.int64]:
        """Give the ends in all reports: number of the passage, where it begins, where it ends."""
        columns = list(zip(*self._columns.values(), strict=True)) or [(), (), ()]
        return np.array([list(chain.from_iterable(held)) for held in columns], dtype=np.int64)

    @cached_property
    def _rows(self) -> dict[str, tuple[int, int]]:
        """Say where those in each report stand among them."""
        counts = [len(numbers) for numbers, _, _ in self._columns.values()]
        last = accumulate(counts)
        return {report: (end - count, end) for report, count, end in zip(self._columns, counts, last, strict=True)}

    def joining(self, evidence: Mapping[str, Sequence[Evidence]], share: float) -> list[int]:
        """Give the numbers of the passages that join reports which no passage before them joins.

        Parameters
        ----------
        evidence
            Stretches of each report.
        share
            How much of a stretch a passage must hold; a passage joins its two reports where it holds one of each.
        """
        numbers = self._held(evidence, share)
        both = numbers[1:][numbers[1:] == numbers[:-1]]
        above = list(range(len(self._columns)))
        found: list[int] = []
        for number, (one, two) in zip(both.tolist(), self._pairs[both].tolist(), strict=True):
            while above[one] != one:
                above[one] = one = above[above[one]]
            while above[two] != two:
                above[two] = two = above[above[two]]
            if one != two:
                above[two] = one
                found.append(number)
        return found

    def _held(self, evidence: Mapping[str, Sequence[Evidence]], share: float) -> NDArray[np.int64]:
        """Give the numbers of the passages that hold a share of some evidence, in order: for each report once."""
        known = ((self._rows[report], items) for report, items in evidence.items() if report in self._rows)
        rows = [(*row, item.start, item.end) for row, items in known for item in items]
        first, last, start, end = np.array(rows, dtype=np.int64).reshape(-1, 4).T
        item = np.repeat(np.arange(len(rows)), last - first)
        at = np.arange(len(item)) + (last - np.cumsum(last - first))[item]
        starts, ends = self._every[1:, at]
        shared = np.minimum(ends, end[item]) - np.maximum(starts, start[item])
        held = np.flatnonzero((shared >= share * (end - start)[item]) & (shared > 0))
        # The places of the ends are in the order of the reports: one end counts once, however much of it is evidence.
        return np.sort(self._every[0, np.flatnonzero(np.bincount(at[held]))])

    def holding(self, item: Evidence, share: float) -> list[int]:
        """Give the numbers of the passages that hold at least a share of some evidence, in order."""
        found: list[int] = self._holding(item, share).tolist()
        return found

    def _holding(self, item: Evidence, share: float) -> NDArray[np.int64]:
        held = self._ends.get(item.report)
        if held is None:
            columns = self._columns.get(item.report, ((), (), ()))
            held = self._ends[item.report] = np.array(columns, dtype=np.int64)
        numbers, starts, ends = held
        shared = np.minimum(ends, item.end) - np.maximum(starts, item.start)
        found: NDArray[np.int64] = numbers[(shared >= share * (item.end - item.start)) & (shared > 0)]
        return found


def reworded(reuse: Sequence[Passage]) -> frozenset[str]:
    """Name the reports that read as a machine's rewording of another: words for others are shown from others."""
    return frozenset(passage.copy.report for passage in reuse if passage.reworded)
