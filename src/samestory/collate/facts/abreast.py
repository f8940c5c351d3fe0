"""Measures of the same things in columns, laid side by side."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Columns = list[NDArray[np.float32] | NDArray[np.bool_] | NDArray[np.intp]]
"""Measures of the same things, a column each."""

BLOCK = 4096
"""Things that are measured at once, so few that what is known of them fits into the memory that is near at hand."""


def abreast(columns: Columns) -> Floats:
    """Lay measures of the same things side by side: a row for each thing."""
    out = np.empty((len(columns[0]), len(columns)), dtype=np.float32)
    for begin in range(0, len(out), BLOCK):
        rows = out[begin : begin + BLOCK]
        for at, column in enumerate(columns):
            rows[:, at] = column[begin : begin + BLOCK]
    return out
