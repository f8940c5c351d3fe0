"""Where passages end: grown over small edits while there is more equal than changed, trimmed to sentences."""

from __future__ import annotations

import numpy as np

from samestory.collate.arrays import Flags, Ints, before, spread
from samestory.collate.reuse.align import Edits, distinct, edits_of
from samestory.collate.reuse.chains import SHORTEST, Spans
from samestory.collate.reuse.runs import GAP
from samestory.collate.reuse.streams import Streams

DANGLING = 3
"""Words of the next sentence that are cut off at the ends of a passage."""

TRIED = 5
"""Words at an end of a chain among which an equal one must be for the passage to go on."""

CHANGED = 0.7
"""What a changed word takes off where a passage grows."""

LOST = 3
"""What may be taken off before a passage that grows is given up."""


def grown(streams: Streams, spans: Spans) -> Spans:
    """Grow both ends of chains over small edits while there is more equal than changed."""
    a0, b0 = _grown(streams, spans.a0, spans.b0, -1)
    a1, b1 = _grown(streams, spans.a1, spans.b1, 1)
    return Spans(a0, a1, b0, b1)


def _grown(streams: Streams, at: Ints, to: Ints, way: int) -> tuple[Ints, Ints]:
    """Grow one end of each chain: forwards from the words at ``at`` and ``to``, or backwards from those before them."""
    ours, theirs = _room(streams, at, way), _room(streams, to, way)
    tried = np.flatnonzero(_may_go_on(streams, at, to, way, ours, theirs))
    i, j, m, k = (held[tried] for held in (at, to, ours, theirs))
    letters = streams.letters
    windows = (i, i + m, j, j + k) if way > 0 else (i - m, i, j - k, j)
    one, which = distinct(letters, *windows)
    pairs = [
        (letters[a0:a1][::way], letters[b0:b1][::way])
        for a0, a1, b0, b1 in zip(*(ends[one].tolist() for ends in windows), strict=True)
    ]
    first = i[one] if way > 0 else i[one] - 1
    left, right = _reach(streams, edits_of(pairs), first, way)
    at, to = at.copy(), to.copy()
    at[tried] += way * left[which]
    to[tried] += way * right[which]
    return at, to


def _room(streams: Streams, at: Ints, way: int) -> Ints:
    """Count the words of a body from a place on, or before it, up to ``GAP``."""
    room = streams.end[streams.owner(at - 1)] - at if way > 0 else at - streams.begin[streams.owner(at)]
    return np.asarray(np.minimum(room, GAP))


def _may_go_on(streams: Streams, at: Ints, to: Ints, way: int, ours: Ints, theirs: Ints) -> Flags:
    """Whether one of the next words is equal to one of the other's: with five words changed, a passage is given up."""
    equal = np.zeros(len(at), dtype=bool)
    last = len(streams.keys) - 1
    for m in range(TRIED):
        mine = streams.keys[np.clip(at + m if way > 0 else at - 1 - m, 0, last)]
        for k in range(TRIED):
            other = streams.keys[np.clip(to + k if way > 0 else to - 1 - k, 0, last)]
            equal |= (mine == other) & (m < ours) & (k < theirs)
    return equal


def _reach(streams: Streams, edits: Edits, first: Ints, way: int) -> tuple[Ints, Ints]:
    """Say how many words of either side a passage goes on: as far as it weighs most, before too much is changed.

    Parameters
    ----------
    streams
        The bodies.
    edits
        How what follows is aligned.
    first
        For each alignment the place of the first word of the one side.
    way
        1 where the words go on from there, -1 where they go back.
    """
    # A column for each word, with what it adds; a row for each alignment.
    size = np.maximum(edits.i1 - edits.i0, edits.j1 - edits.j0)
    row, at = np.repeat(edits.row, size), spread(np.zeros(len(size), dtype=np.intp), size)
    i, j = np.repeat(edits.i0, size) + at, np.repeat(edits.j0, size) + at
    lengths = np.bincount(row, minlength=len(first))
    column = spread(np.zeros(len(first), dtype=np.intp), lengths)
    gain = np.full(len(row), -CHANGED)
    equal = np.repeat(edits.equal, size)
    gain[equal] = streams.weights[first[row[equal]] + way * i[equal]]
    table = np.zeros((len(first), 2 * GAP + 1))
    table[row, column] = gain
    score = np.cumsum(table, axis=1)
    given_up = score < np.maximum.accumulate(np.maximum(score, 0), axis=1) - LOST
    score[np.logical_or.accumulate(given_up, axis=1)] = 0
    best = score.argmax(axis=1)
    goes_on = score.max(axis=1, initial=0) > 0
    cell = np.minimum(before(lengths) + best, max(len(row) - 1, 0))
    if not len(row):
        return np.zeros(len(first), dtype=np.intp), np.zeros(len(first), dtype=np.intp)
    return np.where(goes_on, i[cell] + 1, 0), np.where(goes_on, j[cell] + 1, 0)


def trimmed(streams: Streams, spans: Spans) -> Spans:
    """Take away a few equal words that belong to the sentence before or after a passage: ``... by Friday. The``."""
    a0, a1, b0, b1 = spans
    cut = _dangling(streams, a1, b1, a1 - a0, -1)
    a1, b1 = a1 - cut, b1 - cut
    cut = _dangling(streams, a0, b0, a1 - a0, 1)
    return Spans(a0 + cut, a1, b0 + cut, b1)


def _dangling(streams: Streams, at: Ints, to: Ints, length: Ints, way: int) -> Ints:
    """Count the words from an end of a passage to the nearest end of a sentence in it, where they are equal."""
    cut = np.zeros(len(at), dtype=np.intp)
    last = len(streams.keys) - 1
    going = np.ones(len(at), dtype=bool)
    for n in range(1, DANGLING + 1):
        i, j = np.clip(at + way * n, 0, last), np.clip(to + way * n, 0, last)
        edge = 0 if way < 0 else -1
        going &= (length > SHORTEST + n) & (streams.keys[i + edge] == streams.keys[j + edge])
        here = going & streams.stops[i] & streams.stops[j]
        cut[here] = n
        going &= ~here
    return cut
