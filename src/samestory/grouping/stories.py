"""Many reports -> stories, in bulk or one by one."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

import numpy as np

from samestory.grouping.components import Components, divide
from samestory.grouping.shelf import Edges, Shelf
from samestory.grouping.signature import BLOCK, Signed, sign
from samestory.grouping.versions import Prints, Version, versions_of
from samestory.grouping.words import WordWeights
from samestory.model import Report
from samestory.resources.embeddings import Embeddings

SAME_STORY = 0.18
"""Mean similarity from which two groups of reports tell one story; .16 to .20 do nearly as well."""

VERSION_LIKE = 0.35
"""Similarity from which it is looked whether two reports are versions of one; of 383 reports all versions reach it."""


FILED = 1 << 16
"""Reports that are filed, and whose companions are looked for, at once."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What the arrival of reports did to the stories."""

    new: tuple[int, ...]
    """Stories that began."""
    grown: tuple[int, ...]
    """Stories that gained or lost reports and kept their number."""
    merged: tuple[tuple[int, int], ...]
    """Stories that are no more, each with the one that it became part of."""
    split: tuple[tuple[int, int], ...] = ()
    """Stories that lost reports, each with the new one that these became."""


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
    """For each number that is no more the one that took most of its reports."""
    splits: dict[int, int] = field(default_factory=dict)
    """For each story that was split off the number of the one that it was part of."""
    pairs: list[tuple[int, int]] = field(default_factory=list)
    """Reports that are versions of one."""
    last: int = 0
    weights: WordWeights = field(init=False)
    shelf: Shelf = field(default_factory=Shelf)
    prints: Prints = field(default_factory=Prints)
    components: Components = field(default_factory=Components)

    def __post_init__(self) -> None:
        self.weights = WordWeights(self.embeddings)

    def add(self, reports: Iterable[Report], *, tell: Callable[[int], None] | None = None) -> Changes:
        """Add reports to the stories.

        Nothing of a report's text is kept, so that ``reports`` may be a stream of a million.

        Parameters
        ----------
        reports
            Cleaned reports.
        tell
            Called now and then with how many more reports have been looked at, for a progress bar.
        """
        old = len(self.ids)
        stream = iter(reports)
        while held := self._take(stream, tell):
            self.ids += held
        self.story += [0] * (len(self.ids) - old)
        self.components.grow(len(self.ids))
        for begin in range(old, len(self.ids), FILED):
            self.components.join(self._near(begin, min(begin + FILED, len(self.ids)), old))
        return self._renew(range(old, len(self.ids)))

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

    def _take(self, stream: Iterator[Report], tell: Callable[[int], None] | None) -> list[str]:
        """Sign and file as many of a stream's reports as are filed at once; their ids are returned."""
        begin = self.shelf.count
        ids: list[str] = []
        blocks: list[Signed] = []
        while len(ids) < FILED and (block := list(islice(stream, BLOCK))):
            signed = sign(block, self.weights)
            self.prints.add(block, signed)
            blocks.append(replace(signed, shingles=signed.shingles[:0]))
            ids += [report.id for report in block]
            if tell is not None:
                tell(len(block))
        marks = np.fromiter((zlib.crc32(one.encode()) for one in ids), np.uint32, len(ids))
        self.shelf.add(blocks, marks)
        self.prints.file(begin, marks)
        return ids

    def _near(self, begin: int, end: int, old: int) -> Edges:
        """Find the pairs of reports that are alike enough; those that are versions of one report count as the same."""
        edges = Edges.joined(list(self.shelf.near(begin, end, old, self.threshold)))
        likely = np.flatnonzero(edges.alike >= VERSION_LIKE)
        one, other = self.prints.candidates(begin, end, old)
        # Texts made after one pattern, with other names and figures in it, share many shingles: they are no versions.
        near = self.prints.of_one_page(one, other) | (self.shelf.alike_pairs(one, other) >= VERSION_LIKE)
        one, other = one[near], other[near]
        one = np.concatenate([edges.one[likely].astype(np.int64), one])
        other = np.concatenate([edges.other[likely].astype(np.int64), other])
        same = self.prints.are_versions(one, other)
        pairs = np.unique(np.maximum(one, other)[same] << 32 | np.minimum(one, other)[same])
        one, other = pairs >> 32, pairs & 0xFFFFFFFF
        self.pairs += zip(other.tolist(), one.tolist(), strict=True)
        versions = Edges(one.astype(np.int32), other.astype(np.int32), np.ones(len(one), np.float32))
        return Edges.joined([edges, versions])

    def _renew(self, rows: range) -> Changes:
        """Divide the components anew that hold some reports, and carry the numbers of the old stories over."""
        renewed = Renewed(self.story, self.leads_to, self.splits, self.last)
        for members, edges in self.components.touched(rows):
            held = members.tolist()
            if len(held) > 1:
                held.sort(key=lambda row: (self.ids[row], row))
                renewed.carry_over(divide(held, edges, self.shelf, self.threshold))
            else:
                renewed.carry_over([held])
        self.last = renewed.number()
        return renewed.changes()


@dataclass(slots=True)
class Renewed:
    """Carries the numbers of old stories over to what has become of them."""

    story: list[int]
    leads_to: dict[int, int]
    splits: dict[int, int]
    last: int
    new: list[list[int]] = field(default_factory=list)
    split: dict[int, int] = field(default_factory=dict)
    """For the first report of a new story the old one that it was part of."""
    grown: list[int] = field(default_factory=list)
    merged: list[tuple[int, int]] = field(default_factory=list)

    def carry_over(self, groups: list[list[int]]) -> None:
        """Take the stories of a component: each keeps the number of which it has most, if no other has more."""
        groups = sorted((sorted(group) for group in groups), key=lambda group: group[0])
        shared: dict[tuple[int, int], int] = {}
        for number, group in enumerate(groups):
            for row in group:
                if self.story[row]:
                    shared[number, self.story[row]] = shared.get((number, self.story[row]), 0) + 1
        kept: dict[int, int] = {}
        totals: dict[int, int] = {}
        taken: set[int] = set()
        for number, story in sorted(shared, key=lambda pair: (-shared[pair], pair[1], pair[0])):
            totals[story] = totals.get(story, 0) + shared[number, story]
            if number not in kept and story not in taken:
                kept[number] = story
                taken.add(story)
        for number, group in enumerate(groups):
            if number not in kept:
                self.new.append(group)
                old = [story for other, story in shared if other == number]
                if old:
                    self.split[group[0]] = max(old, key=lambda story: (shared[number, story], -story))
            elif not len(group) == shared[number, kept[number]] == totals[kept[number]]:
                self.grown.append(kept[number])
        for story in sorted(totals.keys() - taken):
            # The group that has most of it has a number, as it would have this one else.
            most = max((number for number, old in shared if old == story), key=lambda n: shared[n, story])
            self.leads_to[story] = kept[most]
            self.merged.append((story, kept[most]))
        for number, group in enumerate(groups):
            for row in group:
                self.story[row] = kept.get(number, 0)

    def number(self) -> int:
        """Give the new stories numbers, by their first reports; the last one is returned."""
        self.new.sort(key=lambda group: group[0])
        for group in self.new:
            self.last += 1
            for row in group:
                self.story[row] = self.last
            if group[0] in self.split:
                self.splits[self.last] = self.split[group[0]]
        return self.last

    def changes(self) -> Changes:
        """Say what has changed."""
        new = tuple(self.story[group[0]] for group in self.new)
        split = tuple((self.splits[story], story) for story in new if story in self.splits)
        return Changes(new, tuple(sorted(self.grown)), tuple(self.merged), split)


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
