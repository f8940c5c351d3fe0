"""What each measure of two clauses adds to the log-odds that they say the same."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """The weights of the measures, and what the lead over rivals adds."""

    features: Mapping[str, float]
    bias: float
    rivals: tuple[float, float, float, float]
    """Of the log-odds by the features, of the lesser and the greater lead, and what is added to all."""

    def odds(self, rows: Floats) -> Floats:
        """Give the log-odds of pairs by their features, in the order of ``features``."""
        weights = np.array(list(self.features.values()), dtype=np.float32)
        return np.asarray(self.bias + rows @ weights, dtype=np.float32)

    def settled(self, odds: Floats, rivals: Floats) -> Floats:
        """Give the log-odds of pairs once their rivals are known."""
        own, lesser, greater, bias = self.rivals
        return np.asarray(own * odds + lesser * rivals[:, 0] + greater * rivals[:, 1] + bias, dtype=np.float32)


@cache
def load_weights() -> Weights:
    """Load the weights that ``scripts/fit_likeness.py`` fitted."""
    held = json.loads((files("samestory.resources") / "fact_weights.json").read_text(encoding="utf-8"))
    return Weights(dict(held["features"]), float(held["bias"]), tuple(held["rivals"]))
