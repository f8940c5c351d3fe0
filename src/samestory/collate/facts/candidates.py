"""Which tellings of a story are worth comparing: those that share words that are rare in it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from samestory.collate.arrays import changes, distinct, falling, laid_out, order_by_counting
from samestory.collate.facts.clauses import Held
from samestory.collate.facts.terms import Terms

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]

MOST: Final = 48
"""Tellings with which one is compared at most, those first with which it shares most."""
FEWER: Final = 32
"""So many where the story has more than ``MANY`` tellings: then a fact has many, and each of them finds others."""
MANY: Final = 4000

BUDGET: Final = 200
"""Pairs of entries of the index for each telling: the commonest words are left out of the index where they would be
more, so that the work grows with the text and not with its square."""

AKIN: Final = 0.4
"""Likeness in meaning from which one word finds what has the other."""

PAIRED: Final = 3
"""Words left out of the index of which any two together find what has both."""

BLOCK: Final = 1 << 16
"""Pairs of entries that are added up at once."""


@dataclass(frozen=True, slots=True, eq=False)
class _Runs:
    """Entries of the index, each with those of its own term or of one of like meaning, in the order of their tellings.

    What stands in the index from ``begin`` on, ``size`` of it, shares with ``telling`` as much as the product of its
    weight and the two numbers here.
    """

    telling: Ints
    weight: Floats
    worth: Floats
    begin: Ints
    size: Ints

    def of(self, some: Ints | slice) -> _Runs:
        """Give some of them."""
        return _Runs(self.telling[some], self.weight[some], self.worth[some], self.begin[some], self.size[some])


def candidates(held: Held, terms: Terms) -> tuple[Ints, Ints]:
    """Choose the pairs of tellings of different reports that are worth comparing, the earlier one first.

    Notes
    -----
    An inverted index over the words, each weighed by its rarity; a telling takes those with which it shares most.
    """
    count = len(held.copies)
    row, term, weight = _paired(count, *_entries(terms))
    order = order_by_counting(term)
    row, term, weight = row[order], term[order], weight[order]
    runs = _runs(count, terms, row, term, weight)
    alone = np.array([_only(held, n) for n in range(count)], dtype=np.intp)
    # A few tellings at a time, all of whose pairs fit into the memory that is near at hand.
    ends = np.cumsum(runs.size)
    cuts = runs.telling[np.searchsorted(ends, np.arange(BLOCK, ends[-1] if ends.size else 0, BLOCK))]
    begins = np.searchsorted(runs.telling, [0, *cuts.tolist(), count]).tolist()
    most = MOST if count <= MANY else FEWER
    pairs = [
        _closest(runs.of(slice(begin, end)), row, weight, alone, most) for begin, end in pairwise(begins) if begin < end
    ]
    found = distinct(np.concatenate([np.zeros(0, dtype=np.intp), *pairs]))
    return found // count, found % count


def _closest(runs: _Runs, row: Ints, weight: Floats, alone: Ints, most: int) -> Ints:
    """Choose for some tellings those with which each shares most: a number for each pair, the earlier telling first."""
    count = len(alone)
    run, entry = laid_out(runs.begin, runs.size)
    owner, other = runs.telling[run], row[entry]
    fits = np.flatnonzero(alone[owner] != alone[other])
    if not fits.size:
        return fits
    run, entry, owner, other = run[fits], entry[fits], owner[fits], other[fits]
    worth = runs.weight[run] * weight[entry] * runs.worth[run]
    order = order_by_counting(owner - owner[0], other)
    first = np.flatnonzero(changes((owner * count + other)[order]))
    total = np.add.reduceat(worth[order], first)
    place = order[first]
    owner, other = owner[place], other[place]
    best = order_by_counting(owner - owner[0], falling(total))
    begins = np.flatnonzero(changes(owner))
    kept = best[np.arange(len(best)) - np.repeat(begins, np.diff(begins, append=len(best))) < most]
    one, two = owner[kept], other[kept]
    return np.minimum(one, two) * count + np.maximum(one, two)


def _only(held: Held, telling: int) -> int:
    """Give the one report in which a telling stands; another number below 0 for each that stands in several."""
    copies = held.copies[telling]
    first = held.clauses[copies[0]].report
    return first if held.clauses[copies[-1]].report == first else -1 - telling


def _entries(terms: Terms) -> tuple[Ints, Ints, Floats]:
    """Give the entries of the index: telling, term, and its share in what the telling says."""
    there = terms.rows >= 0
    weight = np.where(there, terms.weight[terms.rows], 0)
    weight = weight / np.maximum(np.linalg.norm(weight, axis=1, keepdims=True), 1e-6)
    row = np.nonzero(there)[0]
    return row, terms.rows[there].astype(np.intp), weight[there].astype(np.float32)


def _paired(count: int, row: Ints, term: Ints, weight: Floats) -> tuple[Ints, Ints, Floats]:
    """Leave the commonest terms out of the entries, and put in their place the pairs of them that a telling has."""
    size = int(term.max(initial=-1)) + 1
    often = np.bincount(term, minlength=size)
    order = np.argsort(often, kind="stable")
    kept = np.zeros(size, dtype=bool)
    kept[order[np.cumsum(often[order] ** 2) <= BUDGET * count]] = True
    inside = kept[term]
    if inside.all():
        return row, term, weight
    out_row, out_term, out_weight = row[~inside], term[~inside], weight[~inside]
    sort = np.lexsort((often[out_term], out_row))
    out_row, out_term, out_weight = out_row[sort], out_term[sort], out_weight[sort]
    rows, terms_, weights = [row[inside]], [term[inside]], [weight[inside]]
    for step in range(1, PAIRED):
        same = out_row[step:] == out_row[:-step]
        one, two = out_term[:-step][same], out_term[step:][same]
        rows.append(out_row[step:][same])
        terms_.append(size + np.minimum(one, two) * size + np.maximum(one, two))
        weights.append(np.hypot(out_weight[:-step][same], out_weight[step:][same]))
    row, term, weight = np.concatenate(rows), np.concatenate(terms_), np.concatenate(weights)
    known = distinct(term)
    number = np.searchsorted(known, term)
    often = np.bincount(number)
    order = np.argsort(often, kind="stable")
    kept = np.zeros(len(known), dtype=bool)
    kept[order[np.cumsum(often[order] ** 2) <= 2 * BUDGET * count]] = True
    inside = kept[number]
    return row[inside], term[inside], weight[inside].astype(np.float32)


def _runs(count: int, terms: Terms, row: Ints, term: Ints, weight: Floats) -> _Runs:
    """Join the entries, in the order of their terms, of one term, and of terms of like meaning."""
    ids = distinct(term)
    begin, end = np.searchsorted(term, ids), np.searchsorted(term, ids, side="right")
    one, two = np.arange(len(ids)), np.arange(len(ids))
    worth = np.ones(len(ids), dtype=np.float32)
    words = ids[ids < len(terms.weight)]
    near = terms.near[np.ix_(words, words)] >= AKIN * 255
    np.fill_diagonal(near, False)
    a, b = np.nonzero(near)
    cost = (end - begin)[a] * (end - begin)[b]
    cheap = np.argsort(cost, kind="stable")
    cheap = np.sort(cheap[np.cumsum(cost[cheap]) <= BUDGET * count])
    a, b = a[cheap], b[cheap]
    one, two = np.concatenate([one, a]), np.concatenate([two, b])
    worth = np.concatenate([worth, terms.near[words[a], words[b]].astype(np.float32) / 255])
    # Every entry of the one term with all entries of the other.
    link, entry = laid_out(begin[one], (end - begin)[one])
    runs = _Runs(row[entry], weight[entry], worth[link], begin[two[link]], (end - begin)[two[link]])
    return runs.of(order_by_counting(runs.telling))
