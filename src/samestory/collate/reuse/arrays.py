"""Rows of numbers put in order and divided into groups."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.intp]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

_LARGEST = 1 << 62


def order_of(*keys: Ints) -> Ints:
    """Give the order of rows by several keys, the first before the others; no two rows may be equal in all.

    One number for all keys is sorted in a fifth of the time of ``lexsort``, which stands in where it would be too
    large.
    """
    if not len(keys[0]):
        return np.zeros(0, dtype=np.intp)
    whole = keys[0]
    size = int(whole.max()) - int(whole.min()) + 1
    for key in keys[1:]:
        least = key.min()
        span = int(key.max()) - int(least) + 1
        size *= span
        if size > _LARGEST:
            return np.lexsort(keys[::-1])
        whole = (whole if whole is not keys[0] else whole - whole.min()) * span + (key - least)
    # The stable sort is quick where rows are nearly in order, as most are.
    return np.argsort(whole, kind="stable")


def numbered(keys: Ints) -> Ints:
    """Give equal keys one number, in their order (numpy's own ``unique`` first loads its masked arrays)."""
    order = np.argsort(keys, kind="stable")
    new = changes(keys[order]).astype(np.intp)
    out = np.empty_like(new)
    out[order] = np.cumsum(new) - 1
    return out


def first_of(numbers: Ints) -> Ints:
    """Give for each number from nought on the first row that has it; each has one."""
    first = np.empty(int(numbers.max(initial=-1)) + 1, dtype=np.intp)
    first[numbers[::-1]] = np.arange(len(numbers))[::-1]
    return first


def changes(*keys: NDArray[Any]) -> Flags:
    """Say at which rows any of some keys is another than at the row before; it is at the first."""
    new = np.ones(len(keys[0]), dtype=bool)
    if len(new):
        new[1:] = np.logical_or.reduce([key[1:] != key[:-1] for key in keys])
    return new


def next_group(new: Flags) -> Ints:
    """Say for each row where the next group begins."""
    starts = np.flatnonzero(new)
    ends = np.append(starts, len(new))[1:]
    return np.repeat(ends, ends - starts)


def before(amounts: NDArray[Any]) -> NDArray[Any]:
    """Add up what lies before each row."""
    return np.asarray(np.cumsum(amounts) - amounts)


def spread(starts: Ints, counts: Ints) -> Ints:
    """Count from each start as often as is asked for: 5 and 9, 2 and 3 times, are 5, 6, 9, 10, 11."""
    return np.repeat(starts - before(counts), counts) + np.arange(int(counts.sum()))


def first_most(amounts: Floats, opens: Flags) -> tuple[Floats, Ints]:
    """Give the largest amount of each group and the first row that has it.

    Parameters
    ----------
    amounts
        The groups one behind the other.
    opens
        Which rows begin one.
    """
    if not len(amounts):
        return np.zeros(0), np.zeros(0, dtype=np.intp)
    most = np.maximum.reduceat(amounts, np.flatnonzero(opens))
    group = np.cumsum(opens) - 1
    rows = np.flatnonzero(amounts == most[group])
    return most, rows[changes(group[rows])]
