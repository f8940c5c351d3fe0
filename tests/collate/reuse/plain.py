"""Chaining and measuring as they are defined, one pair of runs after the other: what the fast ways are held to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import LCSseq

from samestory.collate.reuse.align import opcodes
from samestory.collate.reuse.chains import SHORTEST
from samestory.collate.reuse.ends import DANGLING, TRIED
from samestory.collate.reuse.links import INSERT
from samestory.collate.reuse.measure import CHANGED, DENSITY, FRAGMENT, REPLACED, SENTENCE
from samestory.collate.reuse.runs import GAP, LIGHTEST
from samestory.collate.reuse.seeds import GRAM
from samestory.collate.reuse.streams import UNIT, Letters, Streams

Block = tuple[int, int, int]


class Part(NamedTuple):
    at: tuple[int, int, int, int]
    similarity: float
    replaced: tuple[tuple[int, int, int, int], ...]


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


def chains(s: Streams, runs: Sequence[list[Block]]) -> list[tuple[int, int, int, int]]:
    """Chain equal runs of two bodies, the heaviest chain first, no stretch twice."""
    places = [_chained(s, blocks) for blocks in runs]
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
            rest = sorted(part for block in place.blocks for part in _outside(block, span))
            if place is not best and rest == place.blocks:
                left.append(place)
            elif len(rest) > 1 or (rest and s.sums[rest[0][0] + rest[0][2]] - s.sums[rest[0][0]] >= LIGHTEST):
                left.append(_chained(s, rest))
        places = left
    return spans


_weight = attrgetter("weight")


def _chained(s: Streams, blocks: list[Block]) -> _Place:
    """Find the heaviest chain of some equal runs, the earliest of several."""
    total = s.sums
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
            if step == gap and any(
                k[1] - k[0] == j - i for k in blocks[m + 1 : n] if k[1] - k[0] == prior[1] - prior[0]
            ):
                continue  # linked one by one
            if gap > reach or not 0 < step <= reach:
                continue
            cost = _between(s, prior, block)
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


def _between(s: Streams, prior: Block, block: Block) -> float | None:
    """Say what it costs to go from one equal run to the next in one passage; None where they do not belong to one."""
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
        end, wide = (i, left) if left > right else (j, right)
        if s.breaks[end] - s.breaks[end - wide - 1] > 1:
            return None
    if not left and not right:
        return float(overlap)
    least = min(left, right)
    same = LCSseq.similarity(s.letters[i - left : i], s.letters[j - right : j]) if least else 0
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


def measure(s: Streams, a0: int, a1: int, b0: int, b1: int) -> Part | None:
    """Align the words ``a0..a1`` of one body and ``b0..b1`` of another; None where too little of it is equal."""
    a0, b0 = _grow(s, a0, b0, -1)
    a1, b1 = _grow(s, a1, b1, 1)
    a0, a1, b0, b1 = _trim(s, a0, a1, b0, b1)
    whole = s.stops[a0] and s.stops[a1] and s.stops[b0] and s.stops[b1]
    least = UNIT * (SENTENCE if whole else FRAGMENT)
    # No alignment finds more than all words of the one to be equal.
    if s.worth[a1] - s.worth[a0] < least or a1 - a0 < SHORTEST or b1 - b0 < SHORTEST:
        return None
    length = same = equal = own = worth = 0
    open_at: tuple[int, int] | None = None
    replaced: list[tuple[range, range]] = []
    edits = opcodes(s.letters[a0:a1], s.letters[b0:b1])
    for tag, i0, i1, j0, j1 in (*edits, ("equal", a1 - a0, a1 - a0, b1 - b0, b1 - b0)):
        i0, i1, j0, j1 = a0 + i0, a0 + i1, b0 + j0, b0 + j1
        size = i1 - i0 if i1 - i0 > j1 - j0 else j1 - j0
        length += size
        if tag != "equal":
            if open_at is None:
                open_at = i0, j0
            told = _own(s, i0, i1, j0, j1)
            own += told
            worth -= CHANGED * told
            continue
        if open_at is not None:
            if 0 < i0 - open_at[0] <= REPLACED and 0 < j0 - open_at[1] <= REPLACED:
                replaced.append((range(open_at[0], i0), range(open_at[1], j0)))
            open_at = None
        same += size
        if s.said[i0] == s.said[i1] or s.said[j0] == s.said[j1]:
            told, gain = size, s.worth[i1] - s.worth[i0]
        elif (s.quoted[i0:i1] == s.quoted[j0:j1]).all():
            told, gain = size - (s.said[i1] - s.said[i0]), s.free[i1] - s.free[i0]
        else:
            kept = [i for i, j in zip(range(i0, i1), range(j0, j1), strict=True) if not (s.quoted[i] and s.quoted[j])]
            told, gain = len(kept), sum(s.worth[i + 1] - s.worth[i] for i in kept)
        own, equal, worth = own + told, equal + told, worth + gain
    if equal < SHORTEST or equal < DENSITY * own or worth < least:
        return None
    return Part(
        at=(a0, a1, b0, b1),
        similarity=same / length,
        replaced=tuple((at.start, at.stop, to.start, to.stop) for at, to in replaced),
    )


def _own(s: Streams, i0: int, i1: int, j0: int, j1: int) -> int:
    """Count the columns of a change that are not quoted on every side that has a word."""
    if i0 == i1:
        return j1 - j0 - int(s.said[j1] - s.said[j0])
    if j0 == j1:
        return i1 - i0 - int(s.said[i1] - s.said[i0])
    if s.said[i0] == s.said[i1] or s.said[j0] == s.said[j1]:
        return i1 - i0
    return sum(not (s.quoted[i] and s.quoted[j]) for i, j in zip(range(i0, i1), range(j0, j1), strict=True))


def _window(s: Streams, i: int, way: int) -> Letters:
    """Cut out the next words of a body, or those before in turn."""
    if way > 0:
        return s.letters[i : min(i + GAP, int(s.end[s.owner(np.array([i - 1]))[0]]))]
    return s.letters[max(int(s.begin[s.owner(np.array([i]))[0]]), i - GAP) : i][::-1]


def _grow(s: Streams, i: int, j: int, way: int) -> tuple[int, int]:
    """Grow an end of a chain over small edits while there is more equal than changed."""
    left, right = _window(s, i, way), _window(s, j, way)
    # With five words changed, it is given up below: an equal one must stand before.
    if set(left[:TRIED]).isdisjoint(right[:TRIED]):
        return i, j
    score, best, at = 0.0, 0.0, (0, 0)
    for tag, i0, i1, j0, j1 in opcodes(left, right):
        if tag != "equal":
            for _ in range(max(i1 - i0, j1 - j0)):
                score -= 0.7
                if score < best - 3:
                    return i + way * at[0], j + way * at[1]
            continue
        for n in range(i1 - i0):
            word = i + i0 + n if way > 0 else i - 1 - i0 - n
            score += s.weights[word]
            if score > best:
                best, at = score, (i0 + n + 1, j0 + n + 1)
    return i + way * at[0], j + way * at[1]


def _trim(s: Streams, a0: int, a1: int, b0: int, b1: int) -> tuple[int, int, int, int]:
    """Take away a few equal words that belong to the sentence before or after a passage: ``... by Friday. The``."""
    for n in range(1, DANGLING + 1):
        if a1 - a0 <= SHORTEST + n or s.letters[a1 - n : a1] != s.letters[b1 - n : b1]:
            break
        if s.stops[a1 - n] and s.stops[b1 - n]:
            a1, b1 = a1 - n, b1 - n
            break
    for n in range(1, DANGLING + 1):
        if a1 - a0 <= SHORTEST + n or s.letters[a0 : a0 + n] != s.letters[b0 : b0 + n]:
            break
        if s.stops[a0 + n] and s.stops[b0 + n]:
            a0, b0 = a0 + n, b0 + n
            break
    return a0, a1, b0, b1
