"""Short runs of words that two reports share: where an alignment may begin.

All runs of three words stand in one inverted index, made in bulk. Of what two reports share, only those places go on
where they share enough: in a story of hundreds of reports nearly all pairs share a name or a formula, and few share
text. So the work grows with the text that is shared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from samestory.collate.reuse.streams import UNIT, Stream
from samestory.collate.words import STOP

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

Ints = NDArray[np.intp]


def shared_seeds(streams: Sequence[Stream]) -> Iterator[tuple[int, Ints, Ints, Ints]]:
    """Look up the runs of ``GRAM`` words that two reports share, where they may make a passage.

    Yields
    ------
    tuple
        The number of a report, and one entry a run that a later report shares with it: the number of that report, and
        the places of the run in both. Reports without any are left out.
    """
    report, place, later, stop = _runs(streams)
    whole = np.array(
        [_is_quoted(streams[r], p) for r, p in zip(report.tolist(), place.tolist(), strict=True)], dtype=bool
    )
    for first, stream in enumerate(streams):
        mine = np.flatnonzero(report == first)
        mine = mine[np.argsort(place[mine], kind="stable")]
        counts = stop[mine] - later[mine]
        total = int(counts.sum())
        if not total:
            continue
        # Every run with all the same runs of later reports, then put together report by report.
        other = np.repeat(later[mine] - np.cumsum(counts) + counts, counts) + np.arange(total)
        order = np.argsort(report[other].astype(np.uint16 if len(streams) < 1 << 16 else np.intp), kind="stable")
        other, own = other[order], np.repeat(mine, counts)[order]
        second, i, j = report[other], place[own], place[other]
        starts = np.concatenate([[0], np.flatnonzero(np.diff(second)) + 1])
        kept = _weighty(starts, i, j, whole[own] & whole[other], np.array(stream.worth, dtype=np.intp))
        second, i, j = second[kept], i[kept], j[kept]
        if second.size:
            yield first, second, i, j


def _runs(streams: Sequence[Stream]) -> tuple[Ints, Ints, Ints, Ints]:
    """Give the runs that several reports have, equal ones beside one another, in the order of reports and places.

    Returns
    -------
    tuple of array
        The report of each run, its place, where the equal runs of later reports begin, and where they end.
    """
    numbers = np.concatenate([stream.numbers for stream in streams])
    report = np.repeat(np.arange(len(streams)), [len(stream) for stream in streams])
    place = np.concatenate([np.arange(len(stream)) for stream in streams])
    size = int(numbers.max(initial=0)) + 1
    common = np.zeros(size, dtype=bool)
    for stream in streams:
        common[stream.numbers[[key in STOP for key in stream.words.keys]]] = True
    at = np.arange(max(len(numbers) - GRAM + 1, 0))
    fits = report[at] == report[at + GRAM - 1]
    fits &= ~np.logical_and.reduce([common[numbers[at + k]] for k in range(GRAM)])
    at = at[fits]
    # Two steps, lest the number of a run of three exceed 64 bits: pairs of words first.
    pair = _numbered(numbers[at] * size + numbers[at + 1])
    gram = _numbered(pair * size + numbers[at + 2])
    block = _numbered(gram * len(streams) + report[at])
    often = np.bincount(block)[block] > REPEATS
    at, gram = at[~often], gram[~often]
    order = np.lexsort((at, gram))
    at, gram = at[order], gram[order]
    report, place = report[at], place[at]
    every = np.arange(len(at))
    ends = np.append(np.flatnonzero(np.diff(gram)) + 1, len(at))
    changes = np.append(np.flatnonzero(np.diff(gram) | np.diff(report)) + 1, len(at))
    stop = ends[np.searchsorted(ends, every, side="right")]
    later = changes[np.searchsorted(changes, every, side="right")]
    return report, place, later, stop


def _numbered(keys: Ints) -> Ints:
    """Give equal keys one number, in their order (numpy's own ``unique`` first loads its masked arrays)."""
    order = np.argsort(keys, kind="stable")
    new = np.ones(len(keys), dtype=np.intp)
    new[1:] = keys[order[1:]] != keys[order[:-1]]
    out = np.empty_like(new)
    out[order] = np.cumsum(new) - 1
    return out


def _is_quoted(stream: Stream, place: int) -> bool:
    return stream.said[place + GRAM] - stream.said[place] == GRAM


def _weighty(starts: Ints, i: Ints, j: Ints, quoted: NDArray[np.bool_], worth: Ints) -> NDArray[np.bool_]:
    """Say which seeds stand in a place where two reports share words of their own that weigh enough.

    A place is one in both reports: seeds that lie together in the first and far apart in the second are formulas.

    Parameters
    ----------
    starts
        Where the seeds of each pair begin.
    i, j
        The places of the seeds in the first and in the second report, in order of the first for each pair.
    quoted
        Whether a seed is quoted in both.
    worth
        What all words before each word of the first report weigh together.
    """
    pair = np.zeros(len(i), dtype=bool)
    pair[starts] = True
    heavy, cluster = _heavy(pair, i, i, quoted, worth)
    some = np.flatnonzero(heavy)
    some = some[np.lexsort((i[some], j[some], cluster[some]))]
    if some.size:
        new = np.ones(len(some), dtype=bool)
        new[1:] = np.diff(cluster[some]) > 0
        heavy[some], _ = _heavy(new, j[some], i[some], quoted[some], worth)
    return heavy


def _heavy(
    new: NDArray[np.bool_], at: Ints, i: Ints, quoted: NDArray[np.bool_], worth: Ints
) -> tuple[NDArray[np.bool_], Ints]:
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
