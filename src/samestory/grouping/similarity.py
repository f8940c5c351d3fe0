"""How alike two reports are, whatever else is in the collection."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from samestory.grouping.signature import Numbers, Signature, Weights

Table = NDArray[np.float32]

WORDS, HEADLINES = 0.65, 0.35
"""Shares of the words in common, and of what the one tells of the other's headline."""

NAMES = 0.25
"""Share of the likeness that reports lose of whose leads neither tells the other's names: who and where must fit."""

NEAR, FAR = 3.0, 60.0
"""Days apart up to which time says nothing against one story, and from which it says no more."""

APART = 0.35
"""Share of the likeness that reports lose that were published ``FAR`` days apart or more: never all, as dates of
scraped reports may be those of the last change, and stories come back after months."""

UNDATED = 0.9
"""What is left of the likeness of two reports of which one has no date: between all and that of months apart."""


def similarities(signatures: Sequence[Signature]) -> Table:
    """Compare all pairs.

    Returns
    -------
    A square matrix: 0 nothing in common, 1 the same words on the same days.
    """
    held = [signature.words for signature in signatures]
    every, column = np.unique(np.concatenate([*held, np.zeros(1, np.uint32)]), return_inverse=True)
    rows = np.repeat(np.arange(len(held)), [len(words) for words in held])
    weight = np.zeros((len(held), len(every)), dtype=np.float32)
    weight[rows, column[:-1]] = np.concatenate([*(s.weights for s in signatures), np.zeros(0, np.float32)])
    there = (weight > 0).astype(np.float32)
    headlines = _spread([(s.headline, s.headline_shares) for s in signatures], every) @ there.T
    names = _spread([(s.names, s.name_shares) for s in signatures], every) @ there.T
    named = np.array([len(s.names) > 0 for s in signatures], dtype=bool)
    untold = np.where(named[:, None] & named[None], 1 - (names + names.T) / 2, 0.5)
    alike = WORDS * (weight @ weight.T) + HEADLINES * (headlines + headlines.T) / 2
    alike *= (1 - NAMES * untold) * closeness([signature.day for signature in signatures])
    return alike.astype(np.float32)


def _spread(shares: Sequence[tuple[Numbers, Weights]], every: Numbers) -> Table:
    """Put shares of words into the columns of those words; words that no report holds have none."""
    out = np.zeros((len(shares), len(every)), dtype=np.float32)
    for row, (numbers, share) in enumerate(shares):
        place = np.minimum(np.searchsorted(every, numbers), len(every) - 1)
        there = every[place] == numbers
        out[row, place[there]] = share[there]
    return out


def closeness(days: Sequence[int | None]) -> Table:
    """Say what is left of the likeness of reports for the time between them: 1 the same days, ``1 - APART`` months."""
    day = np.array([np.nan if one is None else one for one in days], dtype=np.float64)
    apart = np.maximum(np.abs(day[:, None] - day[None]), NEAR)
    far = np.clip(np.log(apart / NEAR) / np.log(FAR / NEAR), 0.0, 1.0)
    left: Table = np.where(np.isnan(far), UNDATED, 1.0 - APART * far).astype(np.float32)
    return left
