"""Equal runs of two reports: seeds grown as far as the words are equal, gathered in places where they may be chained.

All seeds of a report are grown at once, with those of every later report, as a story of hundreds has millions of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from samestory.collate.arrays import Ints, changes, order_of
from samestory.collate.reuse.seeds import GRAM, shared_seeds
from samestory.collate.reuse.streams import Streams

GAP = 16
"""Words that may be changed or put in between two equal runs of one passage."""

LIGHTEST = 4.8
"""What a chain must weigh to be measured: eight words, most of them common ones."""


class Runs(NamedTuple):
    """Equal runs of a report and later ones, in order of the later report, then of the place in either."""

    at: Ints
    """The place of the first word in the one report."""
    to: Ints
    """The same in the other."""
    size: Ints
    other: Ints
    """The number of the other report."""
    place: Ints
    """Runs of one place of two reports may be chained, those of two may not: which they are in."""


def shared_runs(streams: Streams) -> Iterator[Runs]:
    """Find the longest equal runs of any two reports that may make a passage.

    Yields
    ------
    Runs
        Those of one report with all later ones, report by report.
    """
    for at, to in shared_seeds(streams):
        at, to, size = _grown(streams.keys, at, to)
        other = streams.owner(to)
        order = order_of(other, at, to)
        at, to, size, other = at[order], to[order], size[order], other[order]
        place, kept = _places(streams, at, size, other)
        yield Runs(at[kept], to[kept], size[kept], other[kept], place[kept])


def _grown(keys: Ints, at: Ints, to: Ints) -> tuple[Ints, Ints, Ints]:
    """Grow seeds to the longest equal runs, each given once: where it begins in both, and its length."""
    order = order_of(to - at, at)
    at, shift = at[order], (to - at)[order]
    # Seeds that touch lie in one run.
    opens = changes(shift)
    opens[1:] |= np.diff(at) > GRAM
    firsts = np.flatnonzero(opens)
    start, end, shift = at[firsts], at[np.append(firsts[1:], len(at)) - 1] + GRAM, shift[firsts]
    growing = np.arange(len(firsts))
    while growing.size:
        growing = growing[keys[end[growing]] == keys[end[growing] + shift[growing]]]
        end[growing] += 1
    fresh = changes(shift, end)
    start, end, shift = start[fresh], end[fresh], shift[fresh]
    growing = np.arange(len(start))
    while growing.size:
        growing = growing[keys[start[growing] - 1] == keys[start[growing] - 1 + shift[growing]]]
        start[growing] -= 1
    return start, start + shift, end - start


def _places(streams: Streams, at: Ints, size: Ints, other: Ints) -> tuple[Ints, Ints]:
    """Divide equal runs by reports, and by places: where nothing can be chained over the words between them.

    Returns
    -------
    tuple of array
        The place of each run, and the rows of those that may make a chain.
    """
    # As if the second reports were told one behind the other, so that what went before is of the same one.
    apart = at - at.min(initial=0) + other * (len(streams.keys) + GAP)
    reach = np.maximum.accumulate(apart + size)
    opens = changes(other)
    opens[1:] |= apart[1:] > reach[:-1] + GAP
    places = np.flatnonzero(opens)
    length = np.diff(places, append=len(at))
    # A run that stands alone and weighs too little is no chain.
    kept = (length > 1) | (streams.sums[at[places] + size[places]] - streams.sums[at[places]] >= LIGHTEST)
    return np.cumsum(opens) - 1, np.flatnonzero(np.repeat(kept, length))
