"""Equal runs of two reports: seeds grown as far as the words are equal, gathered in places where they may be chained.

All seeds of a report are grown at once, with those of every later report, as a story of hundreds has millions of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from samestory.collate.reuse.seeds import GRAM, Ints, shared_seeds
from samestory.collate.reuse.streams import Stream

GAP = 16
"""Words that may be changed or put in between two equal runs of one passage."""

LIGHTEST = 4.8
"""What a chain must weigh to be measured: eight words, most of them common ones."""

Block = tuple[int, int, int]
"""An equal run: where it begins in both, and how long it is."""


def shared_runs(streams: Sequence[Stream]) -> Iterator[tuple[int, int, list[list[Block]]]]:
    """Find the longest equal runs of any two reports that may make a passage.

    Yields
    ------
    tuple
        The numbers of two reports, the smaller first, in order; and their equal runs by places: runs of one place may
        be chained, those of two may not. In each, they stand in the order of the first report, then of the second.
    """
    sizes = np.array([len(stream) for stream in streams], dtype=np.intp)
    begin = np.cumsum(sizes + 1) - sizes
    # The bodies in a row; what stands between two of them is equal to nothing.
    laid = -np.arange(1, int(sizes.sum()) + len(streams) + 2, dtype=np.int64)
    for stream, at in zip(streams, begin.tolist(), strict=True):
        laid[at : at + len(stream)] = stream.numbers
    for first, second, i, j in shared_seeds(streams):
        start, to, size = _grown(laid, begin[first] + i, begin[second] + j)
        second = np.searchsorted(begin, to, side="right") - 1
        i, j = start - begin[first], to - begin[second]
        order = np.lexsort((j, i, second))
        second, i, j, size = second[order], i[order], j[order], size[order]
        yield from _by_pair(first, second, i, j, size, np.array(streams[first].sums))


def _grown(laid: Ints, at: Ints, to: Ints) -> tuple[Ints, Ints, Ints]:
    """Grow seeds to the longest equal runs, each given once: where it begins in both, and its length."""
    order = np.lexsort((at, at - to))
    at, to = at[order], to[order]
    shift = at - to
    # Seeds that touch lie in one run.
    opens = np.ones(len(at), dtype=bool)
    opens[1:] = (shift[1:] != shift[:-1]) | (at[1:] - at[:-1] > GRAM)
    firsts = np.flatnonzero(opens)
    start, end, shift = at[firsts], at[np.append(firsts[1:], len(at)) - 1] + GRAM, shift[firsts]
    growing = np.arange(len(firsts))
    while growing.size:
        growing = growing[laid[end[growing]] == laid[end[growing] - shift[growing]]]
        end[growing] += 1
    fresh = np.ones(len(firsts), dtype=bool)
    fresh[1:] = (shift[1:] != shift[:-1]) | (end[1:] != end[:-1])
    start, end, shift = start[fresh], end[fresh], shift[fresh]
    growing = np.arange(len(start))
    while growing.size:
        growing = growing[laid[start[growing] - 1] == laid[start[growing] - 1 - shift[growing]]]
        start[growing] -= 1
    return start, start - shift, end - start


def _by_pair(
    first: int, second: Ints, i: Ints, j: Ints, size: Ints, sums: NDArray[np.float64]
) -> Iterator[tuple[int, int, list[list[Block]]]]:
    """Divide equal runs by reports, and by places: where nothing can be chained over the words between them."""
    # As if the second reports were told one behind the other, so that what went before is of the same one.
    apart = second * (len(sums) + GAP + 1)
    reach = np.maximum.accumulate(apart + i + size)
    opens = np.ones(len(i), dtype=bool)
    opens[1:] = apart[1:] + i[1:] > reach[:-1] + GAP
    places = np.flatnonzero(opens)
    length = np.diff(places, append=len(i))
    # A run that stands alone and weighs too little is no chain.
    kept = (length > 1) | (sums[i[places] + size[places]] - sums[i[places]] >= LIGHTEST)
    blocks = list(zip(i.tolist(), j.tolist(), size.tolist(), strict=True))
    held: list[list[Block]] = []
    last = -1
    for at, count, other in zip(
        places[kept].tolist(), length[kept].tolist(), second[places[kept]].tolist(), strict=True
    ):
        if other != last and held:
            yield first, last, held
            held = []
        last = other
        held.append(blocks[at : at + count])
    if held:
        yield first, last, held
