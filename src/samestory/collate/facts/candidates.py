"""Which tellings of a story are worth comparing: those that share words that are rare in it."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from samestory.collate.facts.clauses import Held
from samestory.collate.facts.terms import Terms

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]

MOST: Final = 48
"""Tellings with which one is compared at most, those first with which it shares most."""

BUDGET: Final = 200
"""Pairs of entries of the index for each telling: the commonest words are left out of the index where they would be
more, so that the work grows with the text and not with its square."""

AKIN: Final = 0.4
"""Likeness in meaning from which one word finds what has the other."""

PAIRED: Final = 3
"""Words left out of the index of which any two together find what has both."""


def candidates(held: Held, terms: Terms) -> tuple[Ints, Ints]:
    """Choose the pairs of tellings of different reports that are worth comparing, the earlier one first.

    Notes
    -----
    An inverted index over the words, each weighed by its rarity; a telling takes those with which it shares most.
    """
    count = len(held.copies)
    row, term, weight = _entries(terms)
    row, term, weight = _paired(count, row, term, weight)
    left, right, worth = _joined(count, terms, row, term, weight)
    only = np.array([_only(held, copies) for copies in held.copies], dtype=np.intp)
    fits = (left != right) & ((only[left] != only[right]) | (only[left] < 0))
    left, right, worth = left[fits], right[fits], worth[fits]
    keys = left * count + right
    at = np.argsort(keys, kind="stable")
    keys = keys[at]
    if not keys.size:
        return np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.intp)
    first = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]]))
    total = np.add.reduceat(worth[at], first)
    keys = keys[first]
    begins = np.searchsorted(keys, np.arange(count + 1) * count)
    kept = np.ones(len(keys), dtype=bool)
    for owner in np.flatnonzero(np.diff(begins) > MOST).tolist():
        own = slice(begins[owner], begins[owner + 1])
        kept[own] = False
        kept[own.start + np.argsort(-total[own], kind="stable")[:MOST]] = True
    one, two = keys[kept] // count, keys[kept] % count
    pairs = distinct(np.minimum(one, two) * count + np.maximum(one, two))
    return pairs // count, pairs % count


def distinct(keys: Ints) -> Ints:
    """Give each number once, in order (numpy's own ``unique`` first loads its masked arrays)."""
    keys = np.sort(keys)
    return keys[np.concatenate([[True], keys[1:] != keys[:-1]])] if keys.size else keys


def among(keys: Ints, others: Ints) -> NDArray[np.bool_]:
    """Say which numbers stand among others."""
    held = distinct(others)
    at = np.searchsorted(held, keys)
    found = np.zeros(len(keys), dtype=bool)
    inside = at < len(held)
    found[inside] = held[at[inside]] == keys[inside]
    return found


def _only(held: Held, copies: list[int]) -> int:
    """Give the one report in which a telling stands; -1 where it stands in several."""
    first = held.clauses[copies[0]].report
    return first if held.clauses[copies[-1]].report == first else -1


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


def _joined(count: int, terms: Terms, row: Ints, term: Ints, weight: Floats) -> tuple[Ints, Ints, Floats]:
    """Join entries of one term, and of terms of like meaning: left and right telling, and what they share by it."""
    order = np.argsort(term, kind="stable")
    row, term, weight = row[order], term[order], weight[order]
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
    # Every entry of the one term with every entry of the other.
    left_size, right_size = (end - begin)[one], (end - begin)[two]
    size = left_size * right_size
    link = np.repeat(np.arange(len(one)), size)
    within = np.arange(len(link)) - np.repeat(np.cumsum(size) - size, size)
    left = begin[one][link] + within // right_size[link]
    right = begin[two][link] + within % right_size[link]
    return row[left], row[right], weight[left] * weight[right] * worth[link]
