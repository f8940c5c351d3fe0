"""What it costs to go from one equal run to another in one passage."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import LCSseq

from samestory.collate.arrays import Floats, Ints, changes, spread
from samestory.collate.reuse.runs import GAP
from samestory.collate.reuse.streams import Streams

INSERT = 6
"""Words more on one side than on the other, with a paragraph break among them, that end a passage (a caption)."""

AT_ONCE = 1 << 21
"""Pairs of equal runs that are looked at at once."""


class Links(NamedTuple):
    """Pairs of equal runs that may follow one another in a passage; of those to one run, the nearest first."""

    prior: Ints
    """The number of the run that goes before."""
    run: Ints
    """The number of the run that follows."""
    cost: Floats
    """What is taken off for the words between them, and for words that lie in both."""


def links_of(streams: Streams, at: Ints, to: Ints, size: Ints, place: Ints) -> Links:
    """Find which equal runs may follow which in one passage, and what it costs.

    Parameters
    ----------
    streams
        The bodies.
    at, to, size
        Equal runs: where each begins in two bodies, and its length. Those of a place are in order of the first body.
    place
        The place of each, in order; runs of two places do not follow one another.
    """
    prior, run = _near(at, to, size, place * (len(streams.keys) + int(size.max(initial=0)) + GAP))
    left = at[run] - at[prior] - size[prior]
    right = to[run] - to[prior] - size[prior]
    overlap = np.maximum(-np.minimum(left, right), 0)
    fits = (overlap < size[run]) & (left + overlap <= GAP) & (right + overlap <= GAP)
    # Runs of one shift are as good as linked one by one: each with the next.
    level = np.flatnonzero(left == right)
    fits[level[~changes(prior[level])]] = False
    prior, run, overlap = prior[fits], run[fits], overlap[fits]
    left, right = left[fits] + overlap, right[fits] + overlap
    i, j = at[run] + overlap, to[run] + overlap
    # A caption or a paragraph put in on one side.
    end, wide = np.where(left > right, i, j), np.maximum(left, right)
    broken = (np.abs(left - right) > INSERT) & (streams.breaks[end] - streams.breaks[end - wide - 1] > 1)
    same = np.zeros(len(run), dtype=np.intp)
    between = np.flatnonzero((left > 0) & (right > 0) & ~broken)
    same[between] = streams.keys[i[between] - 1] == streams.keys[j[between] - 1]
    more = between[(left[between] > 1) | (right[between] > 1)]
    same[more] = _same(streams, i[more], j[more], left[more], right[more])
    cost = overlap + 0.35 * (wide - same) - 0.5 * same + 0.3
    cost = np.where(wide > 0, cost, overlap)
    kept = np.flatnonzero(~broken)
    kept = kept[np.argsort(run[kept] * len(at) - prior[kept], kind="stable")]  # nearly in order
    return Links(prior[kept], run[kept], cost[kept])


def _near(at: Ints, to: Ints, size: Ints, apart: Ints) -> tuple[Ints, Ints]:
    """Find the runs of a place that begin behind another's beginning and at most ``GAP`` words behind its end."""
    ends = np.searchsorted(apart + at, apart + at + size + GAP, side="right")
    every = np.arange(len(at))
    counts = ends - every - 1
    found = []
    # A few at a time: where a text repeats itself, each run has hundreds in reach.
    cuts = np.searchsorted(np.cumsum(counts), np.arange(0, int(counts.sum()) + AT_ONCE, AT_ONCE)).tolist()
    for first, last in zip(cuts, [*cuts[1:], len(at)], strict=True):
        prior = np.repeat(every[first:last], counts[first:last])
        run = spread(every[first:last] + 1, counts[first:last])
        step = to[run] - to[prior]
        near = (step > 0) & (step <= size[prior] + GAP) & (at[run] > at[prior])
        found.append((prior[near], run[near]))
    return np.concatenate([prior for prior, _ in found]), np.concatenate([run for _, run in found])


def _same(streams: Streams, i: Ints, j: Ints, left: Ints, right: Ints) -> list[int]:
    """Count the equal words, in order, of the ``left`` words before ``i`` and the ``right`` ones before ``j``."""
    letters, similarity = streams.letters, LCSseq.similarity
    ends = zip((i - left).tolist(), i.tolist(), (j - right).tolist(), j.tolist(), strict=True)
    return [similarity(letters[a0:a1], letters[b0:b1]) for a0, a1, b0, b1 in ends]
