"""Equal runs of two texts, chained where only small edits lie between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from samestory.collate.reuse.seeds import GRAM
from samestory.collate.reuse.streams import Stream

SHORTEST = 8
"""Equal words of the reporters' own that a passage must have; eight is the shortest reuse by our definition."""

GAP = 16
"""Words that may be changed or put in between two equal runs of one passage."""

INSERT = 6
"""Words more on one side than on the other, with a paragraph break among them, that end a passage (a caption)."""


STRIDE = 16
"""Words that are compared at a time while a run grows."""


@dataclass(frozen=True, slots=True)
class _Block:
    """An equal run: where it begins in both, and how long it is."""

    i: int
    j: int
    size: int


@dataclass(slots=True)
class _Place:
    """Equal runs that may be chained with one another and with no others, and the heaviest chain of them."""

    blocks: list[_Block]
    weight: float
    first: int
    last: int
    bounds: tuple[int, int, int, int]
    """The first word of all and the one after the last, in either text."""

    def clear_of(self, span: tuple[int, int, int, int]) -> bool:
        """Whether none of it lies in a passage that is taken, on either side."""
        i0, i1, j0, j1 = self.bounds
        return (i0 >= span[1] or i1 <= span[0]) and (j0 >= span[3] or j1 <= span[2])


def chains(a: Stream, b: Stream, seeds: list[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """Chain equal runs with small edits between them; the heaviest chain first, no stretch twice.

    Parameters
    ----------
    a, b
        Two bodies.
    seeds
        Places of runs of ``GRAM`` words that they share.

    Returns
    -------
    list of tuple
        For each chain its first word and the one after its last, in ``a`` and in ``b``.
    """
    places = [_chained(a, b, blocks) for blocks in _apart(_blocks(a.numbers, b.numbers, seeds))]
    spans: list[tuple[int, int, int, int]] = []
    while places:
        best = max(places, key=lambda place: place.weight)
        if best.weight < SHORTEST * 0.6:
            break
        first, last = best.blocks[best.first], best.blocks[best.last]
        span = (first.i, last.i + last.size, first.j, last.j + last.size)
        spans.append(span)
        left = []
        for place in places:
            if place is not best and place.clear_of(span):
                left.append(place)
                continue
            rest = [part for block in place.blocks for part in _outside(block, span)]
            if place is not best and rest == place.blocks:
                left.append(place)
            elif rest:
                left.append(_chained(a, b, rest))
        places = left
    return spans


def _blocks(a: Sequence[int], b: Sequence[int], seeds: list[tuple[int, int]]) -> list[_Block]:
    """Grow seeds to maximal equal runs."""
    blocks: list[_Block] = []
    reach: dict[int, int] = {}
    long, wide = len(a), len(b)
    for i, j in sorted(seeds):
        if i < reach.get(i - j, 0):
            continue
        end, to = i + GRAM, j + GRAM
        while a[end : end + STRIDE] == b[to : to + STRIDE] and end + STRIDE <= long and to + STRIDE <= wide:
            end, to = end + STRIDE, to + STRIDE
        while end < long and to < wide and a[end] == b[to]:
            end, to = end + 1, to + 1
        reach[i - j] = end
        while i and j and a[i - 1] == b[j - 1]:
            i, j = i - 1, j - 1
        blocks.append(_Block(i, j, end - i))
    return sorted(blocks, key=lambda block: (block.i, block.j))


def _apart(blocks: Sequence[_Block]) -> list[list[_Block]]:
    """Divide equal runs where nothing can be chained over the words between them."""
    places: list[list[_Block]] = []
    reach = 0
    for block in blocks:
        if not places or block.i > reach + GAP:
            places.append([])
        places[-1].append(block)
        if block.i + block.size > reach:
            reach = block.i + block.size
    return places


def _chained(a: Stream, b: Stream, blocks: list[_Block]) -> _Place:
    """Find the heaviest chain of some equal runs, the earliest of several."""
    total = a.sums
    if len(blocks) == 1:
        only = blocks[0]
        end = only.i + only.size
        return _Place(blocks, total[end] - total[only.i], 0, 0, (only.i, end, only.j, only.j + only.size))
    best: list[float] = []
    before: list[int] = []
    widest = 0
    for n, block in enumerate(blocks):
        own = total[block.i + block.size] - total[block.i]
        top, link = own, -1
        for m in range(n - 1, -1, -1):
            prior = blocks[m]
            if block.i - prior.i > widest + GAP:
                break
            if block.i - prior.i - prior.size > GAP or not 0 < block.j - prior.j <= prior.size + GAP:
                continue
            cost = _between(a, b, prior, block, best[m] + own - top)
            if cost is not None and best[m] + own - cost > top:
                top, link = best[m] + own - cost, m
        if block.size > widest:
            widest = block.size
        best.append(top)
        before.append(link)
    last = best.index(max(best))
    first = last
    while before[first] >= 0:
        first = before[first]
    bounds = (
        blocks[0].i,
        max(block.i + block.size for block in blocks),
        min(block.j for block in blocks),
        max(block.j + block.size for block in blocks),
    )
    return _Place(blocks, best[last], first, last, bounds)


def _between(a: Stream, b: Stream, prior: _Block, block: _Block, most: float) -> float | None:
    """Say what it costs to go from one equal run to the next in one passage; None where they do not belong to one.

    None also where it costs ``most`` or more, which is seen before the words between are compared.
    """
    if block.j <= prior.j or block.i <= prior.i:
        return None
    left, right = block.i - prior.i - prior.size, block.j - prior.j - prior.size
    overlap = -left if left < right else -right
    if overlap > 0:
        left, right = left + overlap, right + overlap
    else:
        overlap = 0
    if overlap >= block.size or left > GAP or right > GAP:
        return None
    if abs(left - right) > INSERT:
        held, end, size = (a, block.i + overlap, left) if left > right else (b, block.j + overlap, right)
        if held.breaks[end] - held.breaks[end - size - 1] > 1:
            return None
    if not left and not right:
        return float(overlap)
    least = min(left, right)
    if overlap + 0.35 * (max(left, right) - least) - 0.5 * least + 0.3 >= most + 1e-6:
        return None
    i, j = block.i + overlap, block.j + overlap
    same = LCSseq.similarity(a.numbers[i - left : i], b.numbers[j - right : j]) if left and right else 0
    return overlap + 0.35 * (max(left, right) - same) - 0.5 * same + 0.3


def _outside(block: _Block, span: tuple[int, int, int, int]) -> list[_Block]:
    """Keep of an equal run what lies outside a passage already taken, on both sides."""
    a0, a1, b0, b1 = span
    if block.i >= a1 or block.i + block.size <= a0:
        if block.j >= b1 or block.j + block.size <= b0:
            return [block]
        return [block] if block.size >= SHORTEST else []
    kept = []
    head = min(a0 - block.i, block.size)
    if head >= GRAM:
        kept.append(_Block(block.i, block.j, head))
    skip = a1 - block.i
    if block.size - skip >= GRAM:
        kept.append(_Block(block.i + skip, block.j + skip, block.size - skip))
    return kept
