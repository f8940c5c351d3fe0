"""Reports that are put together as one witness, with the reasons why."""

from __future__ import annotations

from collections.abc import Iterable

from samestory.disjoint import DisjointSets


class Groups:
    """Disjoint sets of reports, with the reasons for which they were joined."""

    def __init__(self, reports: Iterable[str]) -> None:
        self._sets = DisjointSets(reports)
        self._why: dict[str, list[str]] = {}

    def find(self, report: str) -> str:
        """Give the first report of the set that a report is in."""
        return self._sets.find(report)

    def join(self, one: str, two: str, reason: str) -> None:
        """Put two reports into one set; the reason is kept where it is the first that joins them."""
        tops = {self.find(one), self.find(two)}
        if self._sets.join(one, two):
            keep = self.find(one)
            (lose,) = tops - {keep}
            self._why.setdefault(keep, []).extend((*self._why.pop(lose, []), reason))

    def sets(self) -> list[tuple[list[str], list[str]]]:
        """Give the sets in the order of their first members, each with its reasons."""
        return [(held, list(dict.fromkeys(self._why.get(held[0], [])))) for held in self._sets.sets()]
