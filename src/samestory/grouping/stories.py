"""Many reports -> stories, in bulk or one by one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from samestory.grouping.components import Components, divide
from samestory.grouping.shelf import Shelf
from samestory.grouping.signature import sign
from samestory.grouping.versions import Prints, Version, versions_of
from samestory.grouping.words import WordWeights
from samestory.model import Report
from samestory.resources.embeddings import Embeddings

SAME_STORY = 0.18
"""Mean similarity from which two groups of reports tell one story; .16 to .20 do nearly as well."""

VERSION_LIKE = 0.35
"""Similarity from which it is looked whether two reports are versions of one; of 383 reports all versions reach it."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What the arrival of reports did to the stories."""

    new: tuple[int, ...]
    """Stories that began."""
    grown: tuple[int, ...]
    """Stories that gained or lost reports and kept their number."""
    merged: tuple[tuple[int, int], ...]
    """Stories that are no more, each with the one that it became part of."""


@dataclass(slots=True)
class Stories:
    """Reports put into stories, to which more can be added at any time.

    What is compared of two reports does not depend on the others, and stories are found anew in each component that a
    new report touches, in an order that does not depend on that of arrival. So one by one and in bulk give the same
    stories, but for the limits of :mod:`samestory.grouping.shelf` (words that very many reports have).

    A story keeps its number as long as most of what it becomes was in it; a number that goes leads to another
    (:meth:`resolve`). Numbers begin at 1 and are never given twice.
    """

    embeddings: Embeddings
    threshold: float = SAME_STORY
    ids: list[str] = field(default_factory=list)
    story: list[int] = field(default_factory=list)
    """The number of its story for each report."""
    leads_to: dict[int, int] = field(default_factory=dict)
    pairs: list[tuple[int, int]] = field(default_factory=list)
    """Reports that are versions of one."""
    last: int = 0
    weights: WordWeights = field(init=False)
    shelf: Shelf = field(default_factory=Shelf)
    prints: Prints = field(default_factory=Prints)
    components: Components = field(default_factory=Components)

    def __post_init__(self) -> None:
        self.weights = WordWeights(self.embeddings)

    def add(self, reports: Iterable[Report]) -> Changes:
        """Add reports to the stories.

        Nothing of a report's text is kept, so that ``reports`` may be a stream of a million.
        """
        touched = [self._place(report) for report in reports]
        return self._renew(dict.fromkeys(self.components.find(row) for row in touched))

    def resolve(self, story: int) -> int:
        """Follow a number that may be no more to the story that it became part of."""
        while story in self.leads_to:
            story = self.leads_to[story]
        return story

    def members(self) -> dict[int, list[int]]:
        """List the reports of each story, by the numbers in which they were added."""
        out: dict[int, list[int]] = {}
        for row, story in enumerate(self.story):
            out.setdefault(story, []).append(row)
        return out

    def versions(self) -> dict[int, tuple[int, Version]]:
        """Say for each report that is a version of another which one stands for it, and why."""
        return versions_of(self.prints, self.pairs, self.ids)

    def _place(self, report: Report) -> int:
        signature = sign(report, self.weights)
        rows = self.shelf.likely(signature)
        alike = self.shelf.alike(signature, rows)
        near = dict(zip(rows[alike >= self.threshold].tolist(), alike[alike >= self.threshold].tolist(), strict=True))
        row = self.shelf.add(signature)
        page = self.prints.add(report, signature)
        asked = [other for other, value in near.items() if value >= VERSION_LIKE]
        if page is not None and page not in asked:
            asked.append(page)
        for other in asked:
            if self.prints.compare(row, other) is not None:
                self.pairs.append((other, row))
                near[other] = 1.0
        self.ids.append(report.id)
        self.story.append(0)
        return self.components.add(near.items())

    def _renew(self, touched: Iterable[int]) -> Changes:
        """Divide components anew, and carry the numbers of the old stories over."""
        new: list[int] = []
        grown: list[int] = []
        merged: list[tuple[int, int]] = []
        for component in touched:
            rows = sorted(self.components.reports_of(component), key=lambda row: (self.ids[row], row))
            groups = [rows]
            if len(rows) > 1:
                groups = divide(rows, self.components.edges_of(component), self.shelf, self.threshold)
            groups = sorted((sorted(group) for group in groups), key=lambda group: group[0])
            before = {row: self.story[row] for row in rows if self.story[row]}
            shared: dict[tuple[int, int], int] = {}
            for number, group in enumerate(groups):
                for row in group:
                    if row in before:
                        shared[number, before[row]] = shared.get((number, before[row]), 0) + 1
            kept: dict[int, int] = {}
            for number, story in sorted(shared, key=lambda pair: (-shared[pair], pair[1], pair[0])):
                if number not in kept and story not in kept.values():
                    kept[number] = story
            for number, group in enumerate(groups):
                if number not in kept:
                    self.last += 1
                    kept[number] = self.last
                    new.append(self.last)
                elif [row for row in group if before.get(row) == kept[number]] != group:
                    grown.append(kept[number])
                for row in group:
                    self.story[row] = kept[number]
            for story in sorted(set(before.values()) - set(kept.values())):
                most = max((number for number, old in shared if old == story), key=lambda n: shared[n, story])
                self.leads_to[story] = kept[most]
                merged.append((story, kept[most]))
        return Changes(tuple(new), tuple(grown), tuple(merged))


def group_reports(reports: Iterable[Report], embeddings: Embeddings, *, threshold: float = SAME_STORY) -> list[int]:
    """Put reports into stories by average linkage, the likest first.

    Returns
    -------
    The number of its story for each report; stories are numbered from 0 in the order of their first report.
    """
    stories = Stories(embeddings, threshold)
    stories.add(reports)
    order = {held: number for number, held in enumerate(dict.fromkeys(stories.story))}
    return [order[held] for held in stories.story]
