"""What a word says about which event a report tells, whatever else is in the collection."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from samestory.resources.embeddings import Embeddings
from samestory.resources.words import word_set

COMMONEST = 2.0
"""Rarity of the commonest words (``the`` 2.2, ``people`` 3.1, ``ferry`` 6.0): it counts as nothing."""

RAREST = 7.4
"""Rarity of a word that the 29,000 word pieces do not hold whole, most of all names: that of the rarest that they do.

Without this ``Equifax`` (e, qui, fa, x: 5.3) weighs less than ``missile``; worth .016 of B-cubed F1 on 383 reports.
"""

IN_THE_NEWS = 0.25
"""Share that counts of a word that stands in the news of every day; .10 to .50 do nearly as well."""

_WORD = re.compile(r"[^\W\d_][^\W_]{2,}|\d[\d.]*\d")

_END = b"."
"""The token that stands for the end of a sentence, or of a quotation."""

_KEPT = bytes(range(0x30, 0x3A)) + bytes(range(0x41, 0x5B)) + bytes(range(0x61, 0x7B)) + bytes(range(0x80, 0x100))
_TABLE = bytes(byte if byte in _KEPT else 0x2E if byte in b".!?:" else 0x20 for byte in range(256))
"""Letters, figures and all that is not ASCII stay, ends of sentences become full stops, the rest spaces."""

_QUOTES = tuple(mark.encode() for mark in "“”„…")
_MARKS = re.compile(rb"\xe2\x80.|\xc2[\xa0\xab\xb7\xbb]", re.DOTALL)
"""Punctuation that is not ASCII: dashes, single quotation marks, spaces, as UTF-8."""

_CALENDAR = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
    | {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"}
    | {"december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"}
    | {"today", "yesterday", "tomorrow", "week", "month", "year"}
)
"""Names of days and months: half of all reports share one."""


_SLOTS = 1 << 20

SAYS_NOTHING, SMALL, CAPITAL, ENDS = 0, 1, 2, 3
"""What a token looks like: neither, begins with a small letter, with a capital, is the end of a sentence."""


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """Tokens, weighed: one row of each array a token."""

    numbers: NDArray[np.uint32]
    """Checksum of the token's word, the same in every process; 0 where it is no word."""
    weights: NDArray[np.float32]
    looks: NDArray[np.uint8]
    """``SMALL``, ``CAPITAL``, ``ENDS`` or ``SAYS_NOTHING``."""


@dataclass(slots=True)
class WordWeights:
    """Weighs words, and keeps what it has weighed: reports repeat their words.

    A token's checksum says where its number and its weight are kept (a cache with one place for each); another token
    that comes to the same place takes it. So memory is bounded whatever is read, and the tokens of many reports are
    looked up all at once.

    The weight is the square of how much rarer the word is than the commonest (smooth inverse frequency,
    Arora et al. 2017, as the lengths of the static vectors carry it); a weight of 0 says nothing.
    """

    embeddings: Embeddings
    most: int = 500_000
    """Words whose spelling is kept."""
    spelled: dict[int, str] = field(default_factory=dict)
    """From the number of a word to its shortest form."""
    rarities: dict[str, float] = field(init=False)
    """How rare the words are that the embeddings hold whole."""
    _tokens: NDArray[np.uint32] = field(default_factory=lambda: np.zeros(_SLOTS, np.uint32))
    _numbers: NDArray[np.uint32] = field(default_factory=lambda: np.zeros(_SLOTS, np.uint32))
    _weights: NDArray[np.float32] = field(default_factory=lambda: np.zeros(_SLOTS, np.float32))
    _looks: NDArray[np.uint8] = field(default_factory=lambda: np.zeros(_SLOTS, np.uint8))

    def __post_init__(self) -> None:
        vocabulary = self.embeddings.tokenizer.get_vocab()
        lengths = np.linalg.norm(self.embeddings.rows.astype(np.float32), axis=1) * self.embeddings.scale
        self.rarities = {word: float(lengths[place]) for word, place in vocabulary.items() if place < len(lengths)}

    def weigh(self, tokens: Sequence[bytes]) -> Weighed:
        """Give the numbers, the weights and the looks of tokens."""
        sums = np.fromiter(map(zlib.crc32, tokens), np.uint32, len(tokens))
        at = sums & np.uint32(_SLOTS - 1)
        new = np.flatnonzero(self._tokens.take(at) != sums)
        numbers, weights, looks = self._numbers.take(at), self._weights.take(at), self._looks.take(at)
        if len(new):
            # What is learned now may be put out of its place again before it is looked up: take it as it is learned.
            each, first, again = np.unique(sums[new], return_index=True, return_inverse=True)
            learned = [self._learn(tokens[place]) for place in new[first].tolist()]
            told = [np.array(column) for column in zip(*learned, strict=True)]
            slots = each & np.uint32(_SLOTS - 1)
            numbers[new], weights[new], looks[new] = (column[again] for column in told)
            self._numbers[slots], self._weights[slots], self._looks[slots] = told
            self._tokens[slots] = each
        return Weighed(numbers, weights, looks)

    def _learn(self, token: bytes) -> tuple[int, float, int]:
        if token == _END:
            return 0, 0.0, ENDS
        looks = SMALL if token[:1].islower() else CAPITAL if token[:1].isupper() else SAYS_NOTHING
        if token.isalpha():  # ASCII: most tokens
            word = token.decode().lower() if len(token) > 2 else ""
        else:
            word = next(iter(_WORD.findall(token.decode(errors="replace").casefold())), "")
        if not word:
            return 0, 0.0, looks
        stem = _stem(word)
        number, weight = zlib.crc32(stem.encode()), 0.0
        if word not in word_set("stop_words.txt") and word not in _CALENDAR:
            weight = max(self.rarities.get(_plain(word), RAREST) - COMMONEST, 0.0) ** 2
        if word in word_set("news_words.txt"):
            weight *= IN_THE_NEWS
        if weight and len(self.spelled) < self.most:
            self.spelled.setdefault(number, stem)
        return number, weight, looks


def _plain(word: str) -> str:
    """Write a word without accents, as the embeddings hold it."""
    if word.isascii():
        return word
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))


def _stem(word: str) -> str:
    """Take off the ending of a plural: ``missiles`` is the word ``missile``; its own weight stays."""
    return word[:-1] if len(word) > 4 and word[-1] == "s" and word[-2] not in "su" else word


def tokens_of(text: str) -> list[bytes]:
    """Cut a text into tokens as they stand, with their capitals; a full stop of its own ends a sentence.

    Bytes, as these are cut several times as fast as characters; ``WordWeights`` finds the word in a token, once for
    each: one of three letters or more, or a number of two figures or more.
    """
    coded = text.encode(errors="replace")
    if not text.isascii():
        for mark in _QUOTES:
            coded = coded.replace(mark, b" . ")
        coded = _MARKS.sub(b" ", coded)
    coded = coded.replace(b"\n", b" . ").replace(b'"', b" . ")
    return (coded.translate(_TABLE, b",") + b" ").replace(b". ", b" . ").split()


def capitals_of(numbers: NDArray[np.uint32], looks: NDArray[np.uint8], owners: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Say which tokens of running texts are parts of names: those that always have a capital, inside a sentence.

    Parameters
    ----------
    numbers, looks
        Of the tokens of several texts, one after the other.
    owners
        The number of its text for each token, ascending.
    """
    inside = np.zeros(len(numbers), dtype=bool)
    inside[1:] = (owners[1:] == owners[:-1]) & (looks[:-1] != ENDS)
    keys = owners.astype(np.uint64) << np.uint64(32) | numbers
    candidate = np.flatnonzero(inside & (looks == CAPITAL) & (numbers > 0))
    small = np.isin(keys[candidate], keys[looks == SMALL], kind="sort")
    out = np.zeros(len(numbers), dtype=bool)
    out[candidate[~small]] = True
    return out
