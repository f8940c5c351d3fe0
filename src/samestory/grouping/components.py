"""Which reports could tell one story at all: those that a path of likeness joins; and the stories among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from samestory.disjoint import DisjointSets
from samestory.grouping.linkage import average_linkage
from samestory.grouping.shelf import Edges, Shelf
from samestory.grouping.signature import Rows
from samestory.grouping.similarity import similarities

AT_ONCE = 200
"""Groups that are compared each with each; larger parts are first split by nearer likeness."""

WORTH_IT = 0.98
"""Share of the groups left by a round of joining from which there is no further round."""

STEPS = (0.21, 0.24, 0.28, 0.33, 0.40, 0.50)
"""Likeness by which parts that are too large are split, one after the other; of 3,264 reports in one component the
stories are as good as if all were compared at once (B-cubed F1 .900 and .899), in a third of the time."""


@dataclass(slots=True)
class Components:
    """Parts of the graph whose edges are pairs of reports that are alike enough to tell one story.

    Two groups whose mean likeness reaches a threshold have a pair that reaches it. So average linkage never joins
    reports of two components: each component can be divided into stories by itself, and what arrives elsewhere
    changes nothing in it. That makes one-by-one and in-bulk the same, and the time near linear.
    """

    of: NDArray[np.int32] = field(default_factory=lambda: np.zeros(0, np.int32))
    """For each report the first one of its component."""
    parts: list[Edges] = field(default_factory=list)

    def grow(self, count: int) -> None:
        """Take in reports, each a component of its own, so that there are so many."""
        self.of = np.concatenate([self.of, np.arange(len(self.of), count, dtype=np.int32)])

    def join(self, edges: Edges) -> None:
        """Add edges."""
        if not len(edges):
            return
        self.parts.append(edges)
        one, other = self.of[edges.one], self.of[edges.other]
        above = np.arange(len(self.of), dtype=np.int32)
        while len(apart := np.flatnonzero(one != other)):
            # Every component takes the smallest name among those it meets, until no edge lies between two names.
            one, other = one[apart], other[apart]
            np.minimum.at(above, np.maximum(one, other), np.minimum(one, other))
            while not np.array_equal(above, above[above]):
                above = above[above]
            one, other = above[one], above[other]
        self.of = above[self.of]

    def edges(self) -> Edges:
        """Give all edges; they are kept in one piece from then on."""
        if len(self.parts) != 1:
            self.parts = [Edges.joined(self.parts)]
        return self.parts[0]

    def touched(self, rows: Rows | range) -> Iterator[tuple[Rows, Edges]]:
        """Give the components that hold some reports, each with its reports and its edges, by their first report."""
        names = np.unique(self.of[np.asarray(rows, dtype=np.intp)])
        if not len(names):
            return
        asked = np.zeros(len(self.of), dtype=bool)
        asked[names] = True
        members, edges = _sorted_by(self.of, asked), self.edges()
        of_edges = self.of[edges.one]
        between = _sorted_by(of_edges, asked)
        at = np.searchsorted(self.of[members], np.append(names, len(self.of)))
        edge_at = np.searchsorted(of_edges[between], np.append(names, len(self.of)))
        for number in range(len(names)):
            mine = between[edge_at[number] : edge_at[number + 1]]
            yield members[at[number] : at[number + 1]], edges[mine]


def _sorted_by(names: NDArray[np.int32], asked: NDArray[np.bool_]) -> Rows:
    """Find the places of the names that are asked for, name by name."""
    held = np.flatnonzero(asked[names])
    order: Rows = held[np.argsort(names[held], kind="stable")]
    return order


def divide(rows: Sequence[int], edges: Edges, shelf: Shelf, threshold: float) -> list[list[int]]:
    """Divide a component into stories by average linkage.

    Parameters
    ----------
    rows
        The reports of the component. Of equal choices the one of the earlier row is taken, so that the caller who
        puts them into an order of their own gets the same stories whatever order they came in.
    edges
        The pairs that are alike; those with a likeness of 1 or more are never parted.
    shelf
        Holds the signatures.
    threshold
        Least mean likeness of two groups that are joined.
    """
    if len(rows) < 3:
        return [list(rows)] if len(edges) else [[row] for row in rows]
    groups = _joined(rows, edges[edges.alike >= 1.0])
    return _divide(groups, edges, shelf, threshold, STEPS)


def _divide(
    groups: list[list[int]], edges: Edges, shelf: Shelf, threshold: float, steps: Sequence[float]
) -> list[list[int]]:
    """Join groups; where they are too many, first those that a path of nearer likeness joins (a divisive start)."""
    if len(groups) > AT_ONCE and steps:
        apart = _parts(groups, edges[edges.alike >= steps[0]])
        groups = [joined for part, held in apart for joined in _divide(part, held, shelf, threshold, steps[1:])]
    while len(groups) > AT_ONCE:
        # Fractionation (Cutting, Karger, Pedersen and Tukey 1992): so many at a time, as long as it makes them fewer.
        before = len(groups)
        groups = [
            joined
            for start in range(0, len(groups), AT_ONCE)
            for joined in _link(groups[start : start + AT_ONCE], shelf, threshold)
        ]
        if len(groups) > WORTH_IT * before:
            return groups
    return _link(groups, shelf, threshold)


def _link(groups: list[list[int]], shelf: Shelf, threshold: float) -> list[list[int]]:
    if len(groups) < 2:
        return groups
    rows = [row for group in groups for row in group]
    owners = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
    alike = similarities(shelf.signatures(rows), owners)
    linked = average_linkage(alike, threshold, np.array([len(group) for group in groups], dtype=np.float64))
    out: dict[int, list[int]] = defaultdict(list)
    for number, group in zip(linked, groups, strict=True):
        out[number].extend(group)
    return list(out.values())


def _joined(rows: Sequence[int], pairs: Edges) -> list[list[int]]:
    """Gather rows that pairs join, in the order of their first rows."""
    joined = DisjointSets(rows)
    for one, other in zip(pairs.one.tolist(), pairs.other.tolist(), strict=True):
        joined.join(one, other)
    return joined.sets()


def _parts(groups: list[list[int]], edges: Edges) -> list[tuple[list[list[int]], Edges]]:
    """Split groups into parts that edges join, each with its edges."""
    rows = np.array([row for group in groups for row in group], dtype=np.int32)
    group_of = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
    order = np.argsort(rows)
    rows, group_of = rows[order], group_of[order]
    one, other = (group_of[np.searchsorted(rows, ends)] for ends in (edges.one, edges.other))
    graph = Components()
    graph.grow(len(groups))
    graph.join(Edges(one.astype(np.int32), other.astype(np.int32), edges.alike))
    names, part_of = np.unique(graph.of, return_inverse=True)
    of_edges = part_of[one]
    at = np.argsort(of_edges, kind="stable")
    bounds = np.searchsorted(of_edges[at], np.arange(len(names) + 1))
    members: list[list[list[int]]] = [[] for _ in names]
    for part, group in zip(part_of.tolist(), groups, strict=True):
        members[part].append(group)
    return [(held, edges[at[bounds[part] : bounds[part + 1]]]) for part, held in enumerate(members)]
