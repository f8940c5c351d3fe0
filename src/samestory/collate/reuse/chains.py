"""Equal runs of two texts, chained where only small edits lie between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from rapidfuzz.distance import LCSseq

from samestory.collate.reuse.runs import GAP, LIGHTEST, Block
from samestory.collate.reuse.seeds import GRAM
from samestory.collate.reuse.streams import Stream

SHORTEST = 8
"""Equal words of the reporters' own that a passage must have; eight is the shortest reuse by our definition."""

INSERT = 6
"""Words more on one side than on the other, with a paragraph break among them, that end a passage (a caption)."""


@dataclass(slots=True)
class _Place:
    """Equal runs that may be chained with one another and with no others, and the heaviest chain of them."""

    blocks: list[Block]
    weight: float
    first: int
    last: int
    bounds: tuple[int, int, int, int]
    """The first word of all and the one after the last, in either text."""

    def clear_of(self, span: tuple[int, int, int, int]) -> bool:
        """Whether none of it lies in a passage that is taken, on either side."""
        i0, i1, j0, j1 = self.bounds
        return (i0 >= span[1] or i1 <= span[0]) and (j0 >= span[3] or j1 <= span[2])


def chains(a: Stream, b: Stream, runs: Sequence[list[Block]]) -> list[tuple[int, int, int, int]]:
    """Chain equal runs with small edits between them; the heaviest chain first, no stretch twice.

    Parameters
    ----------
    a, b
        Two bodies.
    runs
        The equal runs of each place.

    Returns
    -------
    list of tuple
        For each chain its first word and the one after its last, in ``a`` and in ``b``.
    """
    places = [_chained(a, b, blocks) for blocks in runs]
    spans: list[tuple[int, int, int, int]] = []
    while places:
        best = max(places, key=_weight)
        if best.weight < LIGHTEST:
            break
        (i, j, _), (last_i, last_j, size) = best.blocks[best.first], best.blocks[best.last]
        span = (i, last_i + size, j, last_j + size)
        spans.append(span)
        left = []
        for place in places:
            if place is not best and place.clear_of(span):
                left.append(place)
                continue
            rest = [part for block in place.blocks for part in _outside(block, span)]
            if place is not best and rest == place.blocks:
                left.append(place)
            elif len(rest) > 1 or (rest and a.sums[rest[0][0] + rest[0][2]] - a.sums[rest[0][0]] >= LIGHTEST):
                left.append(_chained(a, b, rest))
        places = left
    return spans


_weight = attrgetter("weight")


def _chained(a: Stream, b: Stream, blocks: list[Block]) -> _Place:
    """Find the heaviest chain of some equal runs, the earliest of several."""
    total = a.sums
    if len(blocks) == 1:
        ((i, j, size),) = blocks
        return _Place(blocks, total[i + size] - total[i], 0, 0, (i, i + size, j, j + size))
    best: list[float] = []
    before: list[int] = []
    widest = end = stop = 0
    begin = blocks[0][1]
    for n, block in enumerate(blocks):
        i, j, size = block
        own = total[i + size] - total[i]
        top, link = own, -1
        far = widest + GAP
        for m in range(n - 1, -1, -1):
            prior = blocks[m]
            gap = i - prior[0]
            if gap > far:
                break
            reach = prior[2] + GAP
            step = j - prior[1]
            if gap > reach or not 0 < step <= reach:
                continue
            gain = best[m] + own - top
            # Words between two runs gain half a word each at most.
            if gain <= 0 and 2 * gain + (gap if gap < step else step) - prior[2] <= 0:
                continue
            cost = _between(a, b, prior, block, gain)
            if cost is not None and best[m] + own - cost > top:
                top, link = best[m] + own - cost, m
        if size > widest:
            widest = size
        if i + size > end:
            end = i + size
        if j + size > stop:
            stop = j + size
        if j < begin:
            begin = j
        best.append(top)
        before.append(link)
    last = best.index(max(best))
    first = last
    while before[first] >= 0:
        first = before[first]
    return _Place(blocks, best[last], first, last, (blocks[0][0], end, begin, stop))


def _between(a: Stream, b: Stream, prior: Block, block: Block, most: float) -> float | None:
    """Say what it costs to go from one equal run to the next in one passage; None where they do not belong to one.

    None also where it costs ``most`` or more, which is seen before the words between are compared.
    """
    i, j, size = block
    if j <= prior[1] or i <= prior[0]:
        return None
    left, right = i - prior[0] - prior[2], j - prior[1] - prior[2]
    overlap = -left if left < right else -right
    if overlap > 0:
        left, right, i, j = left + overlap, right + overlap, i + overlap, j + overlap
    else:
        overlap = 0
    if overlap >= size or left > GAP or right > GAP:
        return None
    if abs(left - right) > INSERT:
        held, end, wide = (a, i, left) if left > right else (b, j, right)
        if held.breaks[end] - held.breaks[end - wide - 1] > 1:
            return None
    if not left and not right:
        return float(overlap)
    least = min(left, right)
    if overlap + 0.35 * (max(left, right) - least) - 0.5 * least + 0.3 >= most + 1e-6:
        return None
    if least == 1:
        same = int(
            a.letters[i - 1] in b.letters[j - right : j] if left == 1 else b.letters[j - 1] in a.letters[i - left : i]
        )
    else:
        same = LCSseq.similarity(a.letters[i - left : i], b.letters[j - right : j]) if least else 0
    return overlap + 0.35 * (max(left, right) - same) - 0.5 * same + 0.3


def _outside(block: Block, span: tuple[int, int, int, int]) -> list[Block]:
    """Keep of an equal run what lies outside a passage already taken, on both sides."""
    i, j, size = block
    a0, a1, b0, b1 = span
    if i >= a1 or i + size <= a0:
        if j >= b1 or j + size <= b0:
            return [block]
        return [block] if size >= SHORTEST else []
    kept = []
    head = min(a0 - i, size)
    if head >= GRAM:
        kept.append((i, j, head))
    skip = a1 - i
    if size - skip >= GRAM:
        kept.append((i + skip, j + skip, size - skip))
    return kept
