"""Average linkage: which of some things belong together, given how alike each two are."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.float32]


def average_linkage(alike: Table, threshold: float, sizes: NDArray[np.float64] | None = None) -> list[int]:
    """Join groups as long as the mean likeness between their members is at least a threshold.

    Average linkage (Sokal and Michener 1958) by chains of nearest neighbours (Benzecri 1982, Murtagh 1983): a group
    that is its nearest neighbour's nearest neighbour may be joined at once, as joining two others never brings a third
    nearer to it. So the time grows with the square of the number of things, not with its cube.

    Parameters
    ----------
    alike
        A symmetric table of likeness.
    threshold
        Least mean likeness of two groups that are joined.
    sizes
        How much each thing counts; 1 unless said.

    Returns
    -------
    For each thing the smallest number of a thing in its group. Of equally near neighbours the first is taken.
    """
    count = len(alike)
    near = alike.astype(np.float64)
    np.fill_diagonal(near, -np.inf)
    size = np.ones(count) if sizes is None else sizes.astype(np.float64)
    group = np.arange(count)
    waiting = np.ones(count, dtype=bool)
    chain: list[int] = []
    while chain or waiting.any():
        if not chain:
            chain.append(int(waiting.argmax()))
        tip = chain[-1]
        other = int(near[tip].argmax())
        if near[tip, other] < threshold:
            # No group is near enough now, and none will come nearer: this one is done.
            chain.pop()
            waiting[tip] = False
            near[tip], near[:, tip] = -np.inf, -np.inf
            continue
        if len(chain) < 2 or near[tip, chain[-2]] < near[tip, other]:
            chain.append(other)
            continue
        kept, gone = sorted((tip, chain[-2]))
        del chain[-2:]
        joined = (size[kept] * near[kept] + size[gone] * near[gone]) / (size[kept] + size[gone])
        near[kept], near[:, kept] = joined, joined
        near[kept, kept] = -np.inf
        near[gone], near[:, gone] = -np.inf, -np.inf
        size[kept] += size[gone]
        waiting[gone] = False
        group[group == gone] = kept
    return [int(held) for held in group]
