"""Which figures a clause gives only to say that they no longer hold (`up from an estimate of $35 million`)."""

from __future__ import annotations

import re
from typing import Final

from samestory.model import Span

_FORMER: Final = re.compile(
    r"(?i)\b(?:(?:up|down|rais\w+|ris\w+|rose|fell|fall\w*|cut|lower\w+|revis\w+|increas\w+|reduc\w+|decreas\w+|chang\w+)"
    r" from|compared (?:with|to)|instead of|rather than|and not)\s+(?:[^\W\d_][\w-]*\s+){0,4}$"
)

_SIGNS: Final = ("from", "compared", "instead", "rather", "and not")
"""One of these stands in whatever the pattern matches: most figures have none before them."""

_NEAR: Final = 80
"""Characters before a figure in which the words stand that say so."""


def is_former(figure: Span, text: str) -> bool:
    """Whether a figure is what something was before, or is not, by the words before it."""
    before = text[max(0, figure.start - _NEAR) : figure.start]
    low = before.lower()
    return any(word in low for word in _SIGNS) and _FORMER.search(before) is not None
