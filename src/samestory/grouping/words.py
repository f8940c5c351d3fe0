"""What a word says about which event a report tells, whatever else is in the collection."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

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

_ENDS = b'.!?:"\n'
_KEPT = bytes(range(0x30, 0x3A)) + bytes(range(0x41, 0x5B)) + bytes(range(0x61, 0x7B)) + bytes(range(0x80, 0x100))
_TABLE = bytes(byte if byte in _KEPT else 0x2E if byte in _ENDS else 0x20 for byte in range(256))
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


@dataclass(slots=True)
class WordWeights:
    """Weighs words, and keeps what it has weighed: reports repeat their words.

    A token's checksum says where its number and its weight are kept (a cache with one place for each); another token
    that comes to the same place takes it. So memory is bounded whatever is read, and a report's tokens are looked up
    all at once.

    The weight is the square of how much rarer the word is than the commonest (smooth inverse frequency,
    Arora et al. 2017, as the lengths of the static vectors carry it); a weight of 0 says nothing.
    """

    embeddings: Embeddings
    most: int = 500_000
    """Words whose spelling is kept."""
    spelled: dict[int, str] = field(default_factory=dict)
    """From the number of a word (a checksum, the same in every process) to its shortest form."""
    rarities: dict[str, float] = field(init=False)
    """How rare the words are that the embeddings hold whole."""
    _tokens: NDArray[np.uint32] = field(default_factory=lambda: np.zeros(_SLOTS, np.uint32))
    _numbers: NDArray[np.uint32] = field(default_factory=lambda: np.zeros(_SLOTS, np.uint32))
    _weights: NDArray[np.float32] = field(default_factory=lambda: np.zeros(_SLOTS, np.float32))

    def __post_init__(self) -> None:
        vocabulary = self.embeddings.tokenizer.get_vocab()
        lengths = np.linalg.norm(self.embeddings.rows.astype(np.float32), axis=1) * self.embeddings.scale
        self.rarities = {word: float(lengths[place]) for word, place in vocabulary.items() if place < len(lengths)}

    def weigh(self, tokens: Sequence[bytes]) -> tuple[NDArray[np.uint32], NDArray[np.float32]]:
        """Give the numbers and the weights of tokens; the number of what is no word is 0."""
        sums = np.fromiter(map(zlib.crc32, tokens), np.uint32, len(tokens))
        at = sums & np.uint32(_SLOTS - 1)
        new = np.flatnonzero(self._tokens.take(at) != sums)
        numbers, weights = self._numbers.take(at), self._weights.take(at)
        for place in new.tolist():
            # What was learned for this report may have been put out of its place again: take it as it is learned.
            numbers[place], weights[place] = self._learn(tokens[place], sums[place], int(at[place]))
        return numbers, weights

    def _learn(self, token: bytes, sum_: np.uint32, at: int) -> tuple[int, float]:
        if self._tokens[at] == sum_:
            return int(self._numbers[at]), float(self._weights[at])
        word = next(iter(_WORD.findall(token.decode(errors="replace").casefold())), "")
        number, weight = 0, 0.0
        if word:
            stem = _stem(word)
            number = zlib.crc32(stem.encode())
            if word not in word_set("stop_words.txt") and word not in _CALENDAR:
                weight = max(self.rarities.get(_plain(word), RAREST) - COMMONEST, 0.0) ** 2
            if word in word_set("news_words.txt"):
                weight *= IN_THE_NEWS
            if weight and len(self.spelled) < self.most:
                self.spelled.setdefault(number, stem)
        self._tokens[at], self._numbers[at], self._weights[at] = sum_, number, weight
        return number, weight


def _plain(word: str) -> str:
    """Write a word without accents, as the embeddings hold it."""
    if word.isascii():
        return word
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))


def _stem(word: str) -> str:
    """Take off the ending of a plural: ``missiles`` is the word ``missile``; its own weight stays."""
    return word[:-1] if len(word) > 4 and word[-1] == "s" and word[-2] not in "su" else word


def tokens_of(text: str) -> list[bytes]:
    """Cut a text into tokens as they stand, with their capitals and the full stops of their sentences.

    Bytes, as these are cut several times as fast as characters; ``WordWeights`` finds the word in a token, once for
    each: one of three letters or more, or a number of two figures or more.
    """
    coded = text.encode(errors="replace")
    if not text.isascii():
        for mark in _QUOTES:
            coded = coded.replace(mark, b".")
        coded = _MARKS.sub(b" ", coded)
    return coded.translate(_TABLE, b",").split()


def names_of(tokens: Sequence[bytes]) -> list[bytes]:
    """List the tokens of running text that are parts of names: those that always have a capital, inside a sentence."""
    small = {token.rstrip(b".") for token in tokens if token[:1].islower()}
    return [
        token
        for before, token in pairwise(tokens)
        if token[:1].isupper() and before[-1:] != b"." and token.rstrip(b".").lower() not in small
    ]
