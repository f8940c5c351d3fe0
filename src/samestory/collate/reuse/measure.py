"""Chains of equal runs, aligned word by word: which are passages, and which words were changed in them.

All chains of many pairs of reports are measured together, and each two stretches of words are measured once, in how
many copies they ever stand: those that have the same words, as names or not, and quoted or not, weigh the same.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from samestory.collate.arrays import Floats, Ints, before, changes, spread
from samestory.collate.reuse.align import Edits, distinct, edits_of, opcodes
from samestory.collate.reuse.chains import SHORTEST, Spans
from samestory.collate.reuse.ends import grown, trimmed
from samestory.collate.reuse.streams import UNIT, Streams

FRAGMENT = 9
SENTENCE = 5
"""What the equal words must weigh, less a third of a word for each changed one: in a fragment of a sentence, and
where the passage is a sentence or more in both reports. Names weigh little, common words half: two reporters
who never met write "the director of X, NAME NAME, said in a statement". On the development stories these keep the
passages of one source and leave out the formulas."""

CHANGED = UNIT // 3
"""What is taken off for a changed word."""

DENSITY = 0.5
"""Least share of equal words among the aligned ones: chosen so that independent accounts of one event in the
development stories give no passage."""

REPLACED = 3
"""Words on either side beyond which a change is no replacement of one expression by another."""


class Measured(NamedTuple):
    """Passages before their direction is decided."""

    spans: Spans
    similarity: Floats
    """The share of equal words among the aligned ones."""
    replaced: Spans
    """Words put for other words."""
    passage: Ints
    """Which passage each of these is in, in order."""

    def of(self, order: Ints) -> Measured:
        """Give the passages in an order."""
        place = np.empty_like(order)
        place[order] = np.arange(len(order))
        rows = np.argsort(place[self.passage], kind="stable")
        return Measured(self.spans.of(order), self.similarity[order], self.replaced.of(rows), place[self.passage][rows])


def measure(streams: Streams, spans: Spans) -> Measured:
    """Align chains word by word, and leave out those of which too little is equal."""
    spans = trimmed(streams, grown(streams, spans))
    least = _least(streams, spans)
    # No alignment finds more than all words of the one to be equal.
    fits = streams.worth[spans.a1] - streams.worth[spans.a0] >= least
    fits &= (spans.a1 - spans.a0 >= SHORTEST) & (spans.b1 - spans.b0 >= SHORTEST)
    spans, least = spans.of(fits), least[fits]
    first, which = distinct(streams.marked, *spans)
    once = spans.of(first)
    edits = _aligned(streams, once)
    told, gain = _told(streams, edits)
    size = np.maximum(edits.i1 - edits.i0, edits.j1 - edits.j0)
    count = len(first)
    own = _sum(edits.row, told, count)
    equal = _sum(edits.row, told * edits.equal, count)
    dense = (equal >= SHORTEST) & (equal >= DENSITY * own)
    kept = dense[which] & (_sum(edits.row, gain, count)[which] >= least)
    similarity = _sum(edits.row, size * edits.equal, count) / np.maximum(_sum(edits.row, size, count), 1)
    spans, which = spans.of(kept), which[kept]
    wanted = np.zeros(count, dtype=bool)
    wanted[which] = True
    replaced, row = _replaced(edits.of(wanted[edits.row]))
    order = np.argsort(row, kind="stable")
    replaced, row = replaced.of(order), row[order]
    # From the one that was aligned to all that read like it.
    counts = np.bincount(row, minlength=count)
    rows, passage = spread(before(counts)[which], counts[which]), np.repeat(np.arange(len(which)), counts[which])
    a, b = ((own - other[which])[passage] for own, other in ((spans.a0, once.a0), (spans.b0, once.b0)))
    a0, a1, b0, b1 = replaced.of(rows)
    return Measured(spans, similarity[which], Spans(a0 + a, a1 + a, b0 + b, b1 + b), passage)


def _least(streams: Streams, spans: Spans) -> Ints:
    """Say what the equal words of stretches must weigh."""
    whole = np.logical_and.reduce([streams.stops[ends] for ends in spans])
    return UNIT * np.where(whole, SENTENCE, FRAGMENT)


def _sum(row: Ints, amounts: Ints, count: int) -> Ints:
    """Add up the amounts of each row; whole numbers, which a float holds exactly."""
    return np.bincount(row, weights=amounts, minlength=count).astype(np.intp)


def _aligned(streams: Streams, spans: Spans) -> Edits:
    """Align stretches word by word; the edits tell the words by their places."""
    letters = streams.letters
    row, equal, i0, i1, j0, j1 = edits_of(
        (letters[a0:a1], letters[b0:b1]) for a0, a1, b0, b1 in zip(*(ends.tolist() for ends in spans), strict=True)
    )
    a, b = spans.a0[row], spans.b0[row]
    return _in_steps(streams, spans, Edits(row, equal, i0 + a, i1 + a, j0 + b, j1 + b))


def _in_steps(streams: Streams, spans: Spans, edits: Edits) -> Edits:
    """Tell the words put for others from those put in beside them, where some are quoted: it decides which count.

    The pairs where that is asked come last.
    """
    i0, i1, j0, j1 = edits.i0, edits.i1, edits.j0, edits.j1
    mixed = np.flatnonzero((i0 < i1) & (j0 < j1) & (i1 - i0 != j1 - j0))
    ours, theirs = (streams.said[ends[mixed]] for ends in (i0, i1)), (streams.said[ends[mixed]] for ends in (j0, j1))
    mixed = mixed[np.less(*ours) | np.less(*theirs)]
    asked = np.zeros(len(spans.a0), dtype=bool)
    asked[edits.row[mixed]] = True
    if not asked.any():
        return edits
    letters = streams.letters
    steps = [
        (row, tag == "equal", a0 + first, a0 + last, b0 + begin, b0 + end)
        for row, a0, a1, b0, b1 in zip(
            np.flatnonzero(asked).tolist(), *(e.tolist() for e in spans.of(asked)), strict=True
        )
        for tag, first, last, begin, end in opcodes(letters[a0:a1], letters[b0:b1])
    ]
    rows, equal, *ends = (np.array(held) for held in zip(*steps, strict=True))
    return Edits.together([edits.of(~asked[edits.row]), Edits(rows, equal, *ends)])


def _told(streams: Streams, edits: Edits) -> tuple[Ints, Ints]:
    """Count the words of each run that are the reporters' own, and say what they weigh.

    Words that are quoted on both sides are not the reporters' own, nor are quoted words that one side has alone.
    Equal words weigh what they are worth; changed ones are taken off.
    """
    i0, i1, j0, j1 = edits.i0, edits.i1, edits.j0, edits.j1
    ours, theirs = streams.said[i1] - streams.said[i0], streams.said[j1] - streams.said[j0]
    both = np.where(i0 == i1, theirs, np.where(j0 == j1, ours, np.minimum(ours, theirs)))
    size = np.maximum(i1 - i0, j1 - j0)
    worth = streams.worth[i1] - streams.worth[i0]
    # All of the one are quoted: then what is quoted in the other is quoted in both.
    worth = np.where(theirs == size, streams.free[i1] - streams.free[i0], worth)
    partly = np.flatnonzero((i0 < i1) & (j0 < j1) & (ours > 0) & (theirs > 0) & (theirs < size))
    if len(partly):
        row = np.repeat(partly, size[partly])
        i, j = spread(i0[partly], size[partly]), spread(j0[partly], size[partly])
        quoted = streams.quoted[i] & streams.quoted[j]
        weight = (streams.worth[i + 1] - streams.worth[i]) * quoted
        both[partly] = _sum(row, quoted.astype(np.intp), len(size))[partly]
        worth[partly] -= _sum(row, weight, len(size))[partly]
    told = size - both
    return told, np.where(edits.equal, worth, -CHANGED * told)


def _replaced(edits: Edits) -> tuple[Spans, Ints]:
    """Find a few words put for a few other words; and the number of the alignment that each is in."""
    changed = ~edits.equal
    new = changes(edits.row)
    opens = np.flatnonzero(changed & (new | np.append(True, edits.equal[:-1])[: len(new)]))
    closes = np.flatnonzero(changed & np.append(new[1:] | edits.equal[1:], True)[: len(new)])
    a0, a1, b0, b1 = edits.i0[opens], edits.i1[closes], edits.j0[opens], edits.j1[closes]
    few = (a1 > a0) & (a1 - a0 <= REPLACED) & (b1 > b0) & (b1 - b0 <= REPLACED)
    return Spans(a0, a1, b0, b1).of(few), edits.row[opens[few]]
