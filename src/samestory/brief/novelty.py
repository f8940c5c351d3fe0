"""How much of what one sentence says another has said, words of like meaning included.

All sentences of one event are alike as wholes; whether one says something new is told by its words, each of which is
looked for in the other (as in BERTScore, Zhang et al. 2020, with static vectors), the rarer the more.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from samestory.collate.words import STOP_STEMS, keys_of, speaking_stems, stem
from samestory.resources.embeddings import Embeddings

Floats = NDArray[np.float32]

LIKE: Final = 0.5
"""Cosine from which two words are of like meaning; what is shared by it grows from a third to all of the word."""
MOST: Final = 48
"""Words of a sentence that are looked for; one of more is no candidate."""


class Novelty:
    """The words of sentences, each with its weight, to be looked for in one another.

    Parameters
    ----------
    texts
        What each sentence says.
    weigh
        Gives the weight of a stem.
    embeddings
        By which words of like meaning are known.
    """

    def __init__(self, texts: Sequence[str], weigh: Callable[[str], float], embeddings: Embeddings) -> None:
        passed_over = STOP_STEMS | speaking_stems()  # who says again that the ice holds says nothing new
        known: dict[str, int] = {}
        shown: list[str] = []
        self._rows = np.full((len(texts), MOST), -1, dtype=np.int32)
        for row, text in enumerate(texts):
            held: dict[int, None] = {}
            for key in keys_of(text):
                short = stem(key)
                if (len(key) < 2 and not key.isdigit()) or short in passed_over:
                    continue
                if short not in known:
                    known[short] = len(known)
                    shown.append(key)
                held.setdefault(known[short])
            columns = list(held)[:MOST]
            self._rows[row, : len(columns)] = columns
        # What no sentence has room for is left out of the table.
        self._rows = self._rows[:, : max(1, int((self._rows >= 0).sum(axis=1).max(initial=1)))]
        self._there = self._rows >= 0
        self._weight = np.array([*map(weigh, known), 0.0], dtype=np.float32)
        self._total = np.maximum(self._weight[self._rows].sum(axis=1), 1e-6)
        self._vectors = embeddings.encode([*shown, ""])
        # A figure is itself or another one.
        self._vectors[[n for n, key in enumerate(shown) if key[0].isdigit()]] = 0
        self._vectors[-1] = 0

    def beside(self, j: int) -> tuple[Floats, Floats]:
        """Say how much of each sentence sentence ``j`` says, and how much of it each says; 0 to 1."""
        mine = self._rows[j][self._there[j]]
        cosine = self._vectors[mine] @ self._vectors.T
        near = np.where(cosine >= LIKE, np.clip((cosine - 0.3) / 0.7, 0, 1), 0).astype(np.float32)
        near[np.arange(len(mine)), mine] = 1
        near[:, -1] = 0
        theirs = near.max(axis=0, initial=0)[self._rows] * self._weight[self._rows]
        found = near[:, self._rows].max(axis=2, initial=0)
        return (
            np.asarray(theirs.sum(axis=1) / self._total, dtype=np.float32),
            # Not @: on this shape BLAS may warn of invalid values that are in no number of ours.
            np.asarray(np.einsum("k,kn->n", self._weight[mine], found) / self._total[j], dtype=np.float32),
        )
