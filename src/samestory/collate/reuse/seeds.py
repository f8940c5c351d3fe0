"""Short runs of words that two reports share: where an alignment may begin.

All runs of three words stand in one inverted index, made in bulk. Of what two reports share, only those places go on
where they share enough: in a story of hundreds of reports nearly all pairs share a name or a formula, and few share
text. So the work grows with the text that is shared.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from samestory.collate.arrays import Flags, Ints, changes, next_group, numbered, order_of, spread
from samestory.collate.reuse.streams import UNIT, Streams

GRAM = 3
"""Words in a seed. Three find copies of which every fourth word was changed."""

REPEATS = 8
"""Places in one report beyond which a run of words is furniture or a formula and seeds nothing."""

REACH = 24
"""Words from one seed to the next beyond which they lie in two places: more than a passage may leave out between two
equal runs."""

LEAST = 3 * UNIT
"""What the reporters' own words in the seeds of one place must weigh for a passage to be looked for there. A passage
weighs 5 words at least; single equal words, which seed nothing, may add to it."""


def shared_seeds(streams: Streams) -> Iterator[tuple[Ints, Ints]]:
    """Look up the runs of ``GRAM`` words that two reports share, where they may make a passage.

    Yields
    ------
    tuple
        For a report all the runs that a later one shares with it: the place of each in it, and in the other. They are
        in order of the other report and of the place in this one. Reports without any are left out.
    """
    at, report, later, stop = _runs(streams)
    whole = streams.said[at + GRAM] - streams.said[at] == GRAM
    narrow = np.uint16 if len(streams.reports) < 1 << 16 else np.intp
    order = np.argsort(at)
    for mine in np.split(order, np.flatnonzero(changes(report[order])))[1:]:
        counts = stop[mine] - later[mine]
        if not counts.any():
            continue
        # Every run with all the same runs of later reports, then put together report by report.
        other = spread(later[mine], counts)
        order = np.argsort(report[other].astype(narrow), kind="stable")
        other, own = other[order], np.repeat(mine, counts)[order]
        kept = _weighty(changes(report[other]), at[own], at[other], whole[own] & whole[other], streams.worth)
        if kept.any():
            yield at[own[kept]], at[other[kept]]


def _runs(streams: Streams) -> tuple[Ints, Ints, Ints, Ints]:
    """Give the runs that several reports have, equal ones beside one another, in the order of places.

    Returns
    -------
    tuple of array
        The place of each run, its report, where the equal runs of later reports begin, and where they end.
    """
    word = streams.keys >= 0
    fits = np.logical_and.reduce([word[k : len(word) - GRAM + 1 + k] for k in range(GRAM)])
    fits &= ~np.logical_and.reduce([streams.common[k : len(word) - GRAM + 1 + k] for k in range(GRAM)])
    at = np.flatnonzero(fits)
    report = streams.owner(at)
    size = int(streams.keys.max(initial=0)) + 1
    # Two steps, lest the number of a run of three exceed 64 bits: pairs of words first.
    pair = numbered(streams.keys[at] * size + streams.keys[at + 1])
    gram = numbered(pair * size + streams.keys[at + 2])
    block = numbered(gram * len(streams.reports) + report)
    often = np.bincount(block)[block] > REPEATS
    at, gram, report = at[~often], gram[~often], report[~often]
    order = np.argsort(gram, kind="stable")
    at, gram, report = at[order], gram[order], report[order]
    return at, report, next_group(changes(gram, report)), next_group(changes(gram))


def _weighty(pair: Flags, i: Ints, j: Ints, quoted: Flags, worth: Ints) -> Flags:
    """Say which seeds stand in a place where two reports share words of their own that weigh enough.

    A place is one in both reports: seeds that lie together in the first and far apart in the second are formulas.

    Parameters
    ----------
    pair
        Which seeds are the first of two reports.
    i, j
        The places of the seeds in the first and in the second report, in order of the first for each pair.
    quoted
        Whether a seed is quoted in both.
    worth
        What all words before each word weigh together.
    """
    heavy, cluster = _heavy(pair, i, i, quoted, worth)
    some = np.flatnonzero(heavy)
    some = some[order_of(cluster[some], j[some], i[some])]
    if some.size:
        heavy[some], _ = _heavy(changes(cluster[some]), j[some], i[some], quoted[some], worth)
    return heavy


def _heavy(new: Flags, at: Ints, i: Ints, quoted: Flags, worth: Ints) -> tuple[Flags, Ints]:
    """Part seeds where they lie far from one another; say of each whether its part weighs enough, and which it is.

    Parameters
    ----------
    new
        Which seeds begin a pair of reports, or a part of one.
    at
        The places of the seeds in one of the reports, in order from one such beginning to the next.
    i, quoted, worth
        As above.
    """
    step = np.full(len(at), GRAM)
    step[1:] = np.diff(at)
    opens = new | (step > REACH)
    # What a seed adds to the one before it: the words that the two do not share.
    added = np.where(opens, GRAM, np.minimum(step, GRAM))
    gain = np.where(quoted, 0, worth[i + GRAM] - worth[i + GRAM - added])
    cluster = np.cumsum(opens) - 1
    heavy = np.bincount(cluster, weights=gain)[cluster] >= LEAST
    return np.asarray(heavy), np.asarray(cluster, dtype=np.intp)
