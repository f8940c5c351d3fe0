"""How alike two reports are, whatever else is in the collection."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from samestory.grouping.signature import Numbers, Signature

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


def similarities(signatures: Sequence[Signature], owners: Sequence[int] | None = None) -> Table:
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
    every = _common([s.words for s in signatures])
    part = (1 / size[owner]).tolist() if len(owner) else []
    shape = (len(size), len(every))
    weight, there = np.zeros(shape, dtype=np.float32), np.zeros(shape, dtype=np.float32)
    for one, row, share in zip(signatures, owner, part, strict=True):
        at, held = _columns(one.words, every)
        weight[row, at] += one.weights[held] * np.float32(share)
        there[row, at] += share
    told, names = np.zeros((len(size), len(size)), np.float32), np.zeros((len(size), len(size)), np.float32)
    named = np.zeros(len(size), dtype=np.float32)
    for one, row, share in zip(signatures, owner, part, strict=True):
        at, held = _columns(one.headline, every)
        told[row] += there[:, at] @ (one.headline_shares[held] * np.float32(share))
        at, held = _columns(one.names, every)
        names[row] += there[:, at] @ (one.name_shares[held] * np.float32(share))
        named[row] += share * bool(len(one.names))
    both = named[:, None] * named[None]
    untold = both * (1 - (names + names.T) / 2) + (1 - both) * 0.5
    alike = WORDS * (weight @ weight.T) + HEADLINES * (told + told.T) / 2
    alike *= (1 - NAMES * untold) * _closeness_of_groups([s.day for s in signatures], owner, len(size))
    return alike.astype(np.float32)


def _common(words: Sequence[Numbers]) -> Numbers:
    """List the words that two reports or more have; those of one only tell nothing about likeness."""
    every, times = np.unique(np.concatenate([*words, np.zeros(0, np.uint32)]), return_counts=True)
    return every[times > 1] if len(words) > 1 else every


def _columns(numbers: Numbers, every: Numbers) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """Find the columns of some words, and say which of them have one."""
    if not len(every):
        return np.zeros(0, np.intp), np.zeros(len(numbers), dtype=bool)
    place = np.minimum(np.searchsorted(every, numbers), len(every) - 1)
    held = every[place] == numbers
    return place[held], held


def _closeness_of_groups(days: Sequence[int | None], owner: NDArray[np.intp], count: int) -> Table:
    """Say what is left of the likeness of groups for the time between their mean days."""
    dated = np.array([day is not None for day in days], dtype=np.float64)
    number = np.array([day or 0 for day in days], dtype=np.float64)
    size, known = np.bincount(owner, minlength=count), np.bincount(owner, weights=dated, minlength=count)
    mean = np.bincount(owner, weights=number * dated, minlength=count) / np.where(known, known, np.nan)
    share = known / np.maximum(size, 1)
    both = share[:, None] * share[None]
    left = closeness_to(mean[:, None], mean[None])
    out: Table = (both * left + (1 - both) * UNDATED).astype(np.float32)
    return out


def closeness(days: Sequence[int | None]) -> Table:
    """Say what is left of the likeness of reports for the time between them: 1 the same days, ``1 - APART`` months."""
    day = np.array([np.nan if one is None else one for one in days], dtype=np.float64)
    return closeness_to(day[:, None], day[None])


def closeness_to(one: NDArray[np.float64] | float, other: NDArray[np.float64]) -> Table:
    """Say the same of two sets of days; not a number where a day is unknown."""
    apart = np.maximum(np.abs(one - other), NEAR)
    far = np.clip(np.log(apart / NEAR) / np.log(FAR / NEAR), 0.0, 1.0)
    left: Table = np.where(np.isnan(far), UNDATED, 1.0 - APART * far).astype(np.float32)
    return left
