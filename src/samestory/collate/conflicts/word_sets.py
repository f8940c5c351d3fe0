"""Many sets of words, compared with one another at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from samestory.collate.conflicts.asking import numbered, pairs_once
from samestory.collate.conflicts.context import PLENTY, Floats, Ints, Vocabulary

Doubles = NDArray[np.float64]

_BLOCK: Final = 1 << 14
"""Pairs that are compared at once."""


class WordSets:
    """Sets of words; each is called by its place. Equal ones, as copies have, are compared once.

    Parameters
    ----------
    words
        The words of the story, weighed.
    sets
        The sets.
    """

    def __init__(self, words: Vocabulary, sets: Sequence[frozenset[str]]) -> None:
        self._words = words
        self._own, firsts = numbered(sets)
        self._told = [words.told(sets[k]) for k in firsts.tolist()]
        size = max((len(rows) for rows, _, _, _ in self._told), default=0)
        self._rows = np.zeros((len(firsts), size), dtype=np.intp)
        self._weights = np.zeros((len(firsts), size), dtype=np.float32)
        for place, (rows, weights, _, _) in enumerate(self._told):
            self._rows[place, : len(rows)], self._weights[place, : len(rows)] = rows, weights
        self._total = np.array([total for _, _, total, _ in self._told], dtype=np.float64)
        self._reach = np.array([reach for _, _, _, reach in self._told], dtype=np.float32)

    def likenesses(self, one: Ints, two: Ints) -> Doubles:
        """Say how much pairs of sets tell the same, as :meth:`Vocabulary.likeness` does, but for rounding."""
        if not len(one):
            return np.zeros(0, dtype=np.float64)
        ours, theirs, back = pairs_once(self._own[one], self._own[two])
        mass, other = self._masses(ours, theirs), self._masses(theirs, ours)
        some = (mass > 0) & (other > 0)
        mass, other = mass[some], other[some]
        first, second = mass / self._total[ours[some]], other / self._total[theirs[some]]
        found = np.zeros(len(ours), dtype=np.float64)
        found[some] = first * second / (first + second) + np.minimum(PLENTY, (mass + other) / 2) / (2 * PLENTY)
        return np.asarray(found[back], dtype=np.float64)

    def _masses(self, one: Ints, two: Ints) -> Doubles:
        """Weigh what of the first set of each pair is found in the second."""
        out = np.zeros(len(one), dtype=np.float64)
        for at in range(0, len(one), _BLOCK):
            a, b = one[at : at + _BLOCK], two[at : at + _BLOCK]
            near = self._reach[b[:, None], self._rows[a]]
            out[at : at + _BLOCK] = np.einsum("ij,ij->i", self._weights[a], near, dtype=np.float64)
        return out

    def vectors(self, places: Sequence[int]) -> Floats:
        """Give a unit vector for each of some sets, by which the like are found."""
        of_words = self._words.word_vectors
        own = self._own[list(places)]
        distinct, back = np.unique(own, return_inverse=True)
        out = np.zeros((len(distinct), of_words.shape[1]), dtype=np.float32)
        for row, number in enumerate(distinct.tolist()):
            rows, weights, _, _ = self._told[number]
            out[row] = weights @ of_words[rows]
        out /= np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-6)
        return np.asarray(out[back], dtype=np.float32)
