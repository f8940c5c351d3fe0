"""Equal runs of two texts, chained where only small edits lie between them.

The heaviest chain of every place is found, and the heaviest of every two reports is taken; what is left is chained
again, until nothing heavy is left of any.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from samestory.collate.arrays import Flags, Floats, Ints, changes, first_most, order_of
from samestory.collate.reuse.links import links_of
from samestory.collate.reuse.runs import LIGHTEST, Runs
from samestory.collate.reuse.seeds import GRAM
from samestory.collate.reuse.streams import Streams

SHORTEST = 8
"""Equal words of the reporters' own that a passage must have; eight is the shortest reuse by our definition."""

MANY = 1 << 17
"""Equal runs that are chained at once: as many as fit into the processor's cache a few times over."""


class Spans(NamedTuple):
    """Stretches of two bodies: the places of the first word in either, and behind the last."""

    a0: Ints
    a1: Ints
    b0: Ints
    b1: Ints

    def of(self, rows: Ints | Flags) -> Spans:
        """Give some of them."""
        return Spans(*(ends[rows] for ends in self))


class _Blocks(NamedTuple):
    """Equal runs, by the pair of reports and the place that they are in; places are numbered from nought, in order."""

    at: Ints
    to: Ints
    size: Ints
    place: Ints

    def of(self, rows: Ints | Flags) -> _Blocks:
        return _Blocks(*(held[rows] for held in self))


class _Chained(NamedTuple):
    """The heaviest chain of the equal runs of each place, the earliest of several."""

    weight: Floats
    span: Spans
    bounds: Spans
    """From the first word of all its equal runs to the one behind the last, in either text."""

    def of(self, rows: Ints | Flags) -> _Chained:
        return _Chained(self.weight[rows], self.span.of(rows), self.bounds.of(rows))


def chains(streams: Streams, runs: Iterable[Runs]) -> Iterator[Spans]:
    """Chain equal runs with small edits between them; no stretch of two reports twice.

    Yields
    ------
    Spans
        The chains of many pairs of reports. All of one pair are given together.
    """
    for many in _together(runs):
        place = np.cumsum(changes(many.place)) - 1
        pair: Ints = np.cumsum(changes(streams.owner(many.at), many.other), dtype=np.intp)[changes(many.place)]
        yield _taken(streams, _Blocks(many.at, many.to, many.size, place), pair)


def _together(runs: Iterable[Runs]) -> Iterator[Runs]:
    """Put the equal runs of reports together until they are many."""
    held: list[Runs] = []
    last = 0
    for own in runs:
        held.append(own._replace(place=own.place + last))
        last += int(own.place.max(initial=0)) + 1
        if sum(len(some.at) for some in held) >= MANY:
            yield Runs(*map(np.concatenate, zip(*held, strict=True)))
            held = []
    if held:
        yield Runs(*map(np.concatenate, zip(*held, strict=True)))


def _taken(streams: Streams, blocks: _Blocks, pair: Ints) -> Spans:
    """Take the heaviest chain of each pair of reports, then of what is left, until it is too light.

    Parameters
    ----------
    streams
        The bodies.
    blocks
        Equal runs.
    pair
        For each place the pair of reports that it is of, in order.
    """
    taken = [Spans(*(np.zeros(0, dtype=np.intp),) * 4)]
    chained = _chain(streams, blocks)
    while len(pair):
        opens = changes(pair)
        weight, best = first_most(chained.weight, opens)
        heavy = weight >= LIGHTEST
        taken.append(chained.span.of(best[heavy]))
        group = np.cumsum(opens) - 1
        span = chained.span.of(best[group])
        clear = _clear(chained.bounds, span)
        rest, whole = _rest(blocks, heavy[group] & ~clear, span)
        kept = heavy[group] & (clear | whole)
        many = np.bincount(rest.place, minlength=len(pair)) > 1
        many[rest.place] |= streams.sums[rest.at + rest.size] - streams.sums[rest.at] >= LIGHTEST
        again = many & heavy[group] & ~kept
        held, rest = blocks.of(kept[blocks.place]), rest.of(again[rest.place])
        order = np.argsort(np.append(np.flatnonzero(kept), np.flatnonzero(again)))
        chained = _joined(chained.of(kept), _chain(streams, rest._replace(place=_numbers(again)[rest.place]))).of(order)
        blocks = _Blocks(*map(np.concatenate, zip(held, rest, strict=True)))
        blocks = blocks.of(np.argsort(blocks.place, kind="stable"))
        blocks = blocks._replace(place=_numbers(kept | again)[blocks.place])
        pair = pair[kept | again]
    return Spans(*map(np.concatenate, zip(*taken, strict=True)))


def _numbers(chosen: Flags) -> Ints:
    """Count those that are chosen, from nought."""
    return np.cumsum(chosen) - 1


def _clear(bounds: Spans, span: Spans) -> Flags:
    """Say which places have no word in a passage that is taken, on either side."""
    beside = (bounds.a0 >= span.a1) | (bounds.a1 <= span.a0)
    return beside & ((bounds.b0 >= span.b1) | (bounds.b1 <= span.b0))


def _rest(blocks: _Blocks, touched: Flags, span: Spans) -> tuple[_Blocks, Flags]:
    """Keep of equal runs what lies outside a passage already taken, on both sides.

    Parameters
    ----------
    blocks
        Equal runs.
    touched
        The places of which the rest is asked for.
    span
        For each place the passage that is taken.

    Returns
    -------
    tuple
        What is left, and for each place whether it was touched and nothing is taken away.
    """
    own = blocks.of(touched[blocks.place])
    taken = span.of(own.place)
    beside = (own.at >= taken.a1) | (own.at + own.size <= taken.a0)
    clear = (own.to >= taken.b1) | (own.to + own.size <= taken.b0)
    stays = beside & (clear | (own.size >= SHORTEST))
    before = np.minimum(taken.a0 - own.at, own.size)
    skip = taken.a1 - own.at
    head, tail = ~beside & (before >= GRAM), ~beside & (own.size - skip >= GRAM)
    parts = (
        own.of(stays),
        own._replace(size=before).of(head),
        own._replace(at=own.at + skip, to=own.to + skip, size=own.size - skip).of(tail),
    )
    rest = _Blocks(*map(np.concatenate, zip(*parts, strict=True)))
    return rest.of(order_of(rest.place, rest.at, rest.to)), touched & (
        np.bincount(own.place[~stays], minlength=len(touched)) == 0
    )


def _chain(streams: Streams, blocks: _Blocks) -> _Chained:
    """Find the heaviest chain of each place, the earliest of several, by dynamic programming.

    What can be gained up to a run follows from what can be gained up to those before it.
    """
    at, to, size, place = blocks
    opens = changes(place)
    own = streams.sums[at + size] - streams.sums[at]
    best, root = own.tolist(), list(range(len(at)))
    links = links_of(streams, at, to, size, place)
    # Link by link: all that could be done at once, for many places side by side, is mostly too little for arrays.
    rows = (links.prior.tolist(), links.run.tolist(), own[links.run].tolist(), links.cost.tolist())
    for prior, run, more, cost in zip(*rows, strict=True):
        gained = best[prior] + more - cost
        if gained > best[run]:
            best[run], root[run] = gained, root[prior]
    weight, last = first_most(np.array(best, dtype=np.float64), opens)
    first = np.array(root, dtype=np.intp)[last]
    starts = np.flatnonzero(opens)
    bounds = Spans(
        at[starts],
        _over(np.maximum, at + size, starts),
        _over(np.minimum, to, starts),
        _over(np.maximum, to + size, starts),
    )
    return _Chained(weight, Spans(at[first], at[last] + size[last], to[first], to[last] + size[last]), bounds)


def _over(choose: np.ufunc, amounts: Ints, starts: Ints) -> Ints:
    """Choose one of the amounts of each place."""
    chosen: Ints = choose.reduceat(amounts, starts) if len(starts) else amounts
    return chosen


def _joined(one: _Chained, two: _Chained) -> _Chained:
    return _Chained(
        np.append(one.weight, two.weight),
        Spans(*map(np.append, one.span, two.span)),
        Spans(*map(np.append, one.bounds, two.bounds)),
    )
