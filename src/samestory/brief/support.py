"""Whether the words that a sentence cites carry it: its content words, figures, names, and whether it denies.

A check of words rather than of meaning, for sentences that were taken from the evidence in the first place: nothing may
come in that does not stand there, and no negation may be lost. What fails is refused, never shown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from samestory.collate.words import STOP
from samestory.errors import Unsupported

SHARE: Final = 0.9
"""Share of the content words of a sentence that must stand in its evidence; figures and names must all stand there."""

_NEGATIONS: Final = frozenset(
    {
        "no",
        "not",
        "never",
        "none",
        "nobody",
        "nothing",
        "neither",
        "nor",
        "without",
        "denied",
        "denies",
        "deny",
        "cannot",
    }
)
_ACRONYM: Final = re.compile(r"\b(?:\w\.)+(?=\W|$)")


@lru_cache(maxsize=1 << 12)
def _words(text: str) -> tuple[str, ...]:
    """Give the words of a text; the same evidence is set against many sentences."""
    plain = text.replace("’", "'")
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = _ACRONYM.sub(lambda match: match.group().replace(".", ""), plain)
    plain = re.sub(r"n't\b", " not", re.sub(r"'s\b", "", plain))
    return tuple(re.findall(r"\w+", plain))


def _stem(word: str) -> str:
    word = word.casefold()
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def missing(text: str, evidence: Iterable[str]) -> tuple[str, ...]:
    """Give the words of a sentence that its evidence does not have, in their order.

    Parameters
    ----------
    text
        The sentence.
    evidence
        The stretches that it cites; together they have to carry it.
    """
    base = frozenset().union(*map(_stems, evidence))
    return tuple(word for word, stem in _content(text).items() if stem not in base)


@lru_cache(maxsize=1 << 12)
def _stems(text: str) -> frozenset[str]:
    """Give the stems of the words of a text."""
    return frozenset(map(_stem, _words(text)))


@lru_cache(maxsize=1 << 10)
def _content(text: str) -> dict[str, str]:
    """Give the content words of a text, in their order, each with its stem."""
    return {
        word: _stem(word) for word in _words(text) if word.casefold() not in STOP and (len(word) > 1 or word.isdigit())
    }


_CLAIMED: Final = re.compile(
    r"(?i)\b(?:said|says|told|tweeted|wrote|writes|claim(?:s|ed)?|according to|alleg(?:ed|edly|es)|reportedly|suspected"
    r"|accus(?:es|ed|ing)|believed|thought to|den(?:y|ies|ied)|added|argued|insisted|warned|announced|reported"
    r"|report(?:s)? that|explain(?:s|ed)|predict(?:s|ed)|estimate[sd]|confirmed|stated|may|might)\b|[“”\"]"
)
"""What marks that somebody says so, or that it is not sure."""


def _denies(text: str) -> bool:
    return not _NEGATIONS.isdisjoint(word.casefold() for word in _words(text))


def _in_order(some: list[str], every: list[str]) -> bool:
    """Whether words stand in a text one after the other, others between them."""
    rest = iter(every)
    return all(any(_stem(word) == _stem(other) for other in rest) for word in some)


def check(text: str, evidence: Iterable[str]) -> None:
    """Refuse a sentence that its evidence does not carry.

    Raises
    ------
    Unsupported
        More than a tenth of its content words, a figure, a name, or a negation does not stand in the evidence; names
        and figures stand there in another order; a negation, or that it is somebody's word, was lost; or the sentence
        has no content word at all.
    """
    pieces = tuple(evidence)
    words = [word for word in _words(text) if word.casefold() not in STOP]
    remedy = "This is a fault of samestory: please report it with the texts."
    if not words:
        raise Unsupported("A sentence of the brief says nothing.", remedy=remedy)
    lacks = missing(text, pieces)
    grave = [word for word in lacks if word[0].isdigit() or word[0].isupper()]
    if grave or len(set(map(_stem, lacks))) > (1 - SHARE) * len(set(map(_stem, words))):
        raise Unsupported(f"The evidence of “{text}” does not have: {', '.join(lacks)}.", remedy=remedy)
    plain = re.sub(r"\[[^\]]*\]", " ", text)  # what was put in stands elsewhere
    carriers = [piece for piece in pieces if len(missing(plain, [piece])) <= (1 - SHARE) * len(words)]
    whole = carriers or [" ".join(pieces)]
    marked = [word.casefold() for word in _words(plain) if word[0].isdigit() or word[0].isupper()]
    if not any(_in_order(marked, [word.casefold() for word in _words(piece)]) for piece in (*whole, " ".join(pieces))):
        raise Unsupported(f"“{text}” has its names or figures in another order than its evidence.", remedy=remedy)
    if all(_CLAIMED.search(piece) for piece in whole) and not _CLAIMED.search(text):
        raise Unsupported(f"“{text}” tells as a fact what its evidence gives as somebody’s word.", remedy=remedy)
    if all(_denies(piece) for piece in whole) and not _denies(text):
        raise Unsupported(f"“{text}” does not deny what its evidence denies.", remedy=remedy)
    denies = {word.casefold() for word in _words(text)} & _NEGATIONS
    stated = {word.casefold() for piece in pieces for word in _words(piece)} & _NEGATIONS
    if denies and not stated:
        raise Unsupported(f"“{text}” denies what its evidence does not deny.", remedy=remedy)
