"""Which passages hold a stretch of a report: asked for every fact and every sentence, so looked up and not searched."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

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
        ends: dict[str, list[tuple[int, int, int]]] = {}
        for number, passage in enumerate(reuse):
            for end in (passage.source, passage.copy):
                ends.setdefault(end.report, []).append((number, end.start, end.end))
        self._ends = {report: np.array(held, dtype=np.int64).T for report, held in ends.items()}

    def holding(self, item: Evidence, share: float) -> list[int]:
        """Give the numbers of the passages that hold at least a share of some evidence, in order."""
        held = self._ends.get(item.report)
        if held is None:
            return []
        numbers, starts, ends = held
        shared = np.minimum(ends, item.end) - np.maximum(starts, item.start)
        found: list[int] = numbers[(shared >= share * (item.end - item.start)) & (shared > 0)].tolist()
        return found
