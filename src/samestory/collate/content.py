"""The words and figures of a text that carry its meaning, by which it is asked whether another says the same."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from samestory.collate.words import STOP_STEMS, keys_of, stem

CACHED: Final = 1 << 14
"""Sentences whose words are remembered: the same one is looked at as a candidate, as evidence and as a citation."""


@lru_cache(maxsize=CACHED)
def terms_of(text: str) -> frozenset[str]:
    """Give the stems of the words that carry meaning."""
    return frozenset(s for k in keys_of(text) if len(k) > 1 or k.isdigit() if (s := stem(k)) not in STOP_STEMS)


RUN: Final = 4
"""Words in a row by which words that somebody said are known again."""


def runs_of(text: str) -> list[tuple[str, ...]]:
    """Give all runs of ``RUN`` words, in their order."""
    keys = keys_of(text)
    return [keys[at : at + RUN] for at in range(len(keys) - RUN + 1)]


_TEENS = (
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_VALUES = (
    {word: n for n, word in enumerate(_TEENS, 13)}
    | {word: 10 * n for n, word in enumerate(_TENS, 2)}
    | {f"{ten}-{one}": 10 * m + n for m, ten in enumerate(_TENS, 2) for n, one in enumerate(_ONES, 1)}
)
_SPELT = re.compile(rf"(?i)\b(?:(?:{'|'.join(_TENS)})-(?:{'|'.join(_ONES)})|{'|'.join((*_TEENS, *_TENS))})\b")
_LARGE = frozenset({*_TEENS, *_TENS})
_VAGUE = frozenset({"hundred", "hundreds", "thousand", "thousands", "dozen", "dozens"})
_ANY = _LARGE | _VAGUE | {*_ONES[1:], "ten", "eleven", "twelve"}
_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")


class _Marks(NamedTuple):
    """What single words of a text tell of it."""

    figures: frozenset[str]
    denies: bool
    doubts: bool


_NEGATIONS: Final = frozenset(
    {"not", "no", "never", "none", "nobody", "nothing", "cannot", "without", "neither", "nor", "denied", "denies"}
    | {"deny", "unable"}
)
_NEGATED: Final = re.compile(r"(?i)\bfail|n[’']t\b")
"""Words that deny by their beginning or their end."""
_DOUBTS: Final = frozenset(
    {"allegedly", "apparently", "reportedly", "possibly", "probably", "perhaps", "purportedly", "seemingly"}
    | {"supposedly", "unconfirmed", "might", "may", "suspected", "alleged", "accused", "believed", "thought", "feared"}
)


@lru_cache(maxsize=CACHED)
def _marks_of(text: str) -> _Marks:
    """Look at the words of a text once for all that is asked of it."""
    low = text.lower()
    plain = frozenset(_WORD.findall(low))
    denied = not plain.isdisjoint(_NEGATIONS) or (("fail" in low or "t" in plain) and _NEGATED.search(text) is not None)
    # In small letters only: the month is no doubt.
    doubted = not plain.isdisjoint(_DOUBTS) and not _DOUBTS.isdisjoint(_WORD.findall(text))
    return _Marks(_figures(text, plain & _ANY), denied, doubted)


def _figures(text: str, spelt: frozenset[str]) -> frozenset[str]:
    """Give the numbers of a text as figures; of those in words it is known that they stand there."""
    if not spelt and _DIGIT.search(text) is None:
        return frozenset()
    plain = text if spelt.isdisjoint(_LARGE) else _SPELT.sub(lambda match: str(_VALUES[match.group().lower()]), text)
    return frozenset(k for k in keys_of(plain) if k[:1].isdigit() or k in _VAGUE)


def figures_of(text: str) -> frozenset[str]:
    """Give the numbers, written in figures or in words, as figures."""
    return _marks_of(text).figures


def denies(text: str) -> bool:
    """Whether a text says somewhere that something is not so."""
    return _marks_of(text).denies


def doubts(text: str) -> bool:
    """Whether a text says somewhere that something may be so, or is held by somebody to be so."""
    return _marks_of(text).doubts
