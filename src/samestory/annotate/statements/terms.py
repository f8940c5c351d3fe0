"""The words of a clause that carry what it says: folded lemmas and figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from samestory.annotate.lemmas import EMPTY, folded
from samestory.annotate.numbers import find_numbers

if TYPE_CHECKING:
    from spacy.tokens import Token


FUNCTION: Final = frozenset({"DET", "ADP", "PRON", "AUX", "CCONJ", "SCONJ", "PART", "PUNCT", "SPACE", "INTJ", "SYM"})

_NTH: Final = re.compile(r"(?:st|nd|rd|th)\b")


def terms_of(tokens: Sequence[Token], text: str) -> tuple[str, ...]:
    """Folded lemmas of the content words and numbers as figures, each once, in the order of the text."""
    found: dict[str, None] = {}
    if tokens:
        for token in tokens:
            if token.like_num or token.pos_ == "NUM" or token.is_stop or not any(c.isalpha() for c in token.text):
                continue
            if token.pos_ in FUNCTION and not token.text[:1].isupper():
                continue
            lemma = folded(token).strip(".")
            if len(lemma) > 1 and (lemma not in EMPTY or token.pos_ == "PROPN"):
                found.setdefault(lemma)
        start = min(t.idx for t in tokens)
        end = max(t.idx + len(t) for t in tokens)
        inside = {t.idx for t in tokens}
        for number in find_numbers(text[start:end]):
            if start + number.core in inside:
                value = number.spoken
                nth = _NTH.match(text, start + number.end)
                if value > 1:
                    # The 14th of something is not 14 of them.
                    found.setdefault((f"{value:.0f}" if _whole(value) else f"{value:g}") + ("th" if nth else ""))
    return tuple(found)


def _whole(value: float) -> bool:
    """Whether a figure is whole, but for what floating point leaves (`4.1 billion`)."""
    return abs(value - round(value)) <= 1e-9 * value
