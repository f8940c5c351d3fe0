"""Whether what a clause says is denied or taken half back."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Token


_HEDGES: Final = frozenset(
    {"allegedly", "apparently", "likely", "maybe", "perhaps", "possibly", "probably", "purportedly", "reportedly"}
    | {"seemingly", "supposedly", "suspected", "alleged", "purported", "unconfirmed"}
)

_NEGATIVE: Final = frozenset({"no", "not", "n't", "n’t", "never", "nobody", "none", "nothing", "neither", "nor"})


_NO_TIME: Final = frozenset({"time", "way", "circumstances", "account", "means", "point", "moment", "longer"})
"""Nouns before which `no` denies what is told (`at no time did anyone call`, `no longer runs`)."""


def hedges(token: Token) -> bool:
    """Whether a word takes back that something is so; the month of May does not."""
    if token.lower_ in {"may", "might", "could", "would"}:
        return token.tag_ == "MD"
    return token.lower_ in _HEDGES or (token.lower_ == "if" and token.dep_ == "mark")


def is_negated(head: Token, tokens: Sequence[Token]) -> bool:
    """Whether what the clause says is denied: a negation of its own verb, or `no` in its subject or object."""
    inside = {t.i for t in tokens}
    before = [t for t in tokens if t.i < head.i]
    for token, noun in pairwise(before):
        if (
            token.lower_ == "no"
            and noun.lower_ in _NO_TIME
            and not any(t.pos_ == "VERB" for t in before if t.i > noun.i)
        ):
            return True
    for token in head.children:
        if token.i in inside and (token.dep_ == "neg" or token.lower_ in _NEGATIVE):
            return True
        if token.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"}:
            near = (token, *token.lefts)
            if any(t.lower_ in _NEGATIVE for t in near):
                return True
    return False
