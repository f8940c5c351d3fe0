"""How alike two reports are, whatever else is in the collection."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from samestory.grouping.signature import ASKED, NO_DAY, Numbers, Signatures

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


def similarities(signatures: Signatures, owners: Sequence[int] | NDArray[np.intp] | None = None) -> Table:
    """Compare all pairs of reports, or of groups of reports.

    Parameters
    ----------
    signatures
        One a report.
    owners
        The number of its group for each report, from 0; each report is its own unless said.

    Returns
    -------
    A square matrix: 0 nothing in common, 1 the same words on the same days. Of groups it is the mean over their
    reports: exactly so for words and headlines, whose likeness is linear; nearly so for names and days.
    """
    owner = np.arange(len(signatures)) if owners is None else np.asarray(owners, dtype=np.intp)
    size = np.bincount(owner).astype(np.float32) if len(owner) else np.zeros(0, np.float32)
    count = len(size)
    share = (1 / size[owner]).astype(np.float32) if count else size
    row, column = np.nonzero(signatures.weights)
    every, place = _common(signatures.words[row, column])
    kept = place >= 0
    row, column, place = row[kept], column[kept], place[kept]
    weight = _summed(owner[row], place, signatures.weights[row, column] * share[row], (count, len(every)))
    # What is asked for is looked up in few of the words: only there it must be known how many reports have them.
    row_asked, column_asked = np.nonzero(signatures.shares)
    numbers = signatures.asked[row_asked, column_asked]
    asked = np.intersect1d(numbers, every)
    at = np.searchsorted(every, asked)
    column_of = np.full(len(every), -1)
    column_of[at] = np.arange(len(at))
    kept = column_of[place] >= 0
    shape = (count, len(asked))
    there = _summed(owner[row[kept]], column_of[place[kept]], share[row[kept]], shape)
    at = np.minimum(np.searchsorted(asked, numbers), max(len(asked) - 1, 0))
    found = asked[at] == numbers if len(asked) else np.zeros(len(numbers), dtype=bool)
    told = []
    for part in (column_asked < ASKED, column_asked >= ASKED):
        of = np.flatnonzero(found & part)
        value = signatures.shares[row_asked[of], column_asked[of]] * share[row_asked[of]]
        told.append(_summed(owner[row_asked[of]], at[of], value, shape) @ there.T)
    headlines, names = told
    named = np.bincount(owner, share * (signatures.shares[:, ASKED] > 0), count).astype(np.float32)
    both = named[:, None] * named[None]
    untold = both * (1 - (names + names.T) / 2) + (1 - both) * 0.5
    alike = WORDS * (weight @ weight.T) + HEADLINES * (headlines + headlines.T) / 2
    alike *= (1 - NAMES * untold) * _closeness_of_groups(signatures.days, owner, count)
    return alike.astype(np.float32)


def _common(words: Numbers) -> tuple[Numbers, NDArray[np.intp]]:
    """List the words that stand there twice or more, and the place of each word in the list, -1 where it is not.

    Those of one report only tell nothing about likeness to another.
    """
    every, back, times = np.unique(words, return_inverse=True, return_counts=True)
    held = times > 1
    place = np.where(held, np.cumsum(held) - 1, -1)
    return every[held], place[back]


def _summed(
    rows: NDArray[np.intp], columns: NDArray[np.intp], values: NDArray[np.float32], shape: tuple[int, int]
) -> Table:
    """Add up values in a table."""
    flat = np.bincount(rows * shape[1] + columns, values, shape[0] * shape[1])
    return flat.reshape(shape).astype(np.float32)


def _closeness_of_groups(days: NDArray[np.int32], owner: NDArray[np.intp], count: int) -> Table:
    """Say what is left of the likeness of groups for the time between their mean days."""
    dated = (days != NO_DAY).astype(np.float64)
    size, known = np.bincount(owner, minlength=count), np.bincount(owner, weights=dated, minlength=count)
    mean = np.bincount(owner, weights=days * dated, minlength=count) / np.where(known, known, np.nan)
    share = known / np.maximum(size, 1)
    both = share[:, None] * share[None]
    left = closeness_to(mean[:, None], mean[None])
    out: Table = (both * left + (1 - both) * UNDATED).astype(np.float32)
    return out


def closeness(days: NDArray[np.int32]) -> Table:
    """Say what is left of the likeness of reports for the time between them: 1 the same days, ``1 - APART`` months."""
    day = np.where(days == NO_DAY, np.nan, days.astype(np.float64))
    return closeness_to(day[:, None], day[None])


def closeness_to(one: NDArray[np.float64], other: NDArray[np.float64]) -> Table:
    """Say the same of two sets of days; not a number where a day is unknown."""
    apart = np.maximum(np.abs(one - other), NEAR)
    far = np.clip(np.log(apart / NEAR) / np.log(FAR / NEAR), 0.0, 1.0)
    left: Table = np.where(np.isnan(far), UNDATED, 1.0 - APART * far).astype(np.float32)
    return left
