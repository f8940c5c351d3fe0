"""Stretches of a text that are looked up by where they stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence


class Ranges:
    """Stretches of a text with a number each: a report may have thousands, of which few stand at one place.

    Parameters
    ----------
    ranges
        Of each where it begins, where it ends, and its number, in any order.
    """

    def __init__(self, ranges: Iterable[tuple[int, int, int]]) -> None:
        self._ranges = sorted(ranges)
        self._starts = [start for start, _, _ in self._ranges]
        self._longest = max((end - start for start, end, _ in self._ranges), default=0)

    def touching(self, start: int, end: int) -> Sequence[tuple[int, int, int]]:
        """Give those that may have a character in common with a stretch or touch it: all that do are among them."""
        first, last = bisect_left(self._starts, start - self._longest), bisect_right(self._starts, end)
        return self._ranges[first:last]
