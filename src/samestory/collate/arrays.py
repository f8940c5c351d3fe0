"""Rows of numbers put in order, divided into groups and looked up in one another."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.intp]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

_LARGEST = 1 << 62
FEW = 2000
"""Rows that are ordered faster by comparing them than by counting."""


def order_of(*keys: Ints) -> Ints:
    """Give the order of rows by several keys, the first before the others; for rows that are nearly in order.

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


def order_by_counting(*keys: Ints) -> Ints:
    """Give the order of rows by several keys, as :func:`order_of` does; for rows of no order, of numbers from 0 on.

    By the last 16 bits first, then by those before: so short numbers numpy sorts by counting, in a third of the time.
    """
    if len(keys[0]) < FEW:
        return np.lexsort(keys[::-1])
    order = np.arange(len(keys[0]))
    for key in reversed(keys):
        for shift in range(0, max(1, int(key.max(initial=0)).bit_length()), 16):
            order = order[np.argsort((key >> shift).astype(np.uint16)[order], kind="stable")]
    return order


def falling(values: NDArray[np.floating]) -> Ints:
    """Give whole numbers from 0 on for others, the less the greater they are; equal ones for equal ones."""
    bits = (values + values.dtype.type(0)).view(f"u{values.itemsize}")  # no -0.0, which is equal to 0.0
    top = bits.dtype.type(1 << (8 * values.itemsize - 1))
    return np.where(bits < top, top - bits.dtype.type(1) - bits, bits)


def distinct(keys: Ints) -> Ints:
    """Give each number once, in order (numpy's own ``unique`` first loads its masked arrays)."""
    keys = np.sort(keys)
    return keys[changes(keys)]


def among(keys: Ints, others: Ints) -> Flags:
    """Say which numbers stand among others."""
    held = distinct(others)
    at = np.searchsorted(held, keys)
    found = np.zeros(len(keys), dtype=bool)
    inside = at < len(held)
    found[inside] = held[at[inside]] == keys[inside]
    return found


def numbered(keys: Ints) -> Ints:
    """Give equal keys one number, in their order."""
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
    np.not_equal(keys[0][1:], keys[0][:-1], out=new[1:])
    for key in keys[1:]:
        new[1:] |= key[1:] != key[:-1]
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


def laid_out(starts: Ints, counts: Ints) -> tuple[Ints, Ints]:
    """Count from each start as often as is asked for: of each number from which start it is, and the number."""
    return np.repeat(np.arange(len(counts)), counts), spread(starts, counts)


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
