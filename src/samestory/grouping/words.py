"""What a word says about which event a report tells, whatever else is in the collection."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field

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

_WORD = re.compile(r"[^\W\d_][^\W_]{2,}|\d[\d.,]*\d")

_NAME = re.compile(r"(?<=[^\s.!?\"”:] )[(“\"‘]?([^\W\d_a-z][^\W_]{2,})")
"""A word with a capital that begins no sentence."""

_CALENDAR = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
    | {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"}
    | {"december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"}
    | {"today", "yesterday", "tomorrow", "week", "month", "year"}
)
"""Names of days and months: half of all reports share one."""


@dataclass(slots=True)
class WordWeights:
    """Weighs words, and keeps what it has weighed: reports repeat their words.

    ``known`` maps a word to its number (a checksum, the same in every process) and its weight; it is emptied when it
    holds ``most`` words, so that memory stays bounded whatever is read.
    """

    embeddings: Embeddings
    most: int = 500_000
    known: dict[str, tuple[int, float]] = field(default_factory=dict)

    def weigh(self, words: Iterable[str]) -> dict[str, tuple[int, float]]:
        """Give the number and the weight of words in small letters; a weight of 0 says nothing.

        The weight is the square of how much rarer the word is than the commonest (smooth inverse frequency,
        Arora et al. 2017, as the lengths of the static vectors carry it).
        """
        known = self.known
        if len(known) > self.most:
            known.clear()
        if new := [word for word in words if word not in known]:
            self._learn(new)
        return known

    def _learn(self, words: list[str]) -> None:
        silent = word_set("stop_words.txt") | _CALENDAR
        in_the_news = word_set("news_words.txt")
        pieces = self.embeddings.tokenizer.encode_batch(words, add_special_tokens=False)
        rarities = self.embeddings.rarity(words)
        for word, encoding, rarity in zip(words, pieces, rarities.tolist(), strict=True):
            rare = RAREST if len(encoding.ids) > 1 else rarity
            weight = 0.0 if word in silent else max(rare - COMMONEST, 0.0) ** 2
            if word in in_the_news:
                weight *= IN_THE_NEWS
            self.known[word] = (zlib.crc32(_stem(word).encode()), weight)


def _stem(word: str) -> str:
    """Take off the ending of a plural: ``missiles`` is the word ``missile``; its own weight stays."""
    return word[:-1] if len(word) > 4 and word[-1] == "s" and word[-2] not in "su" else word


def words_of(text: str) -> list[str]:
    """List the words of three letters or more and the numbers of two figures or more, in small letters."""
    return _WORD.findall(text.casefold().replace(",", ""))


def names_of(text: str) -> list[str]:
    """List the words of running text that are parts of names, in small letters: those that always have a capital."""
    small = {word for word in _WORD.findall(text) if word[0].islower()}
    names = (word.casefold() for word in _NAME.findall(text) if word[0].isupper())
    return [name for name in names if name not in small]
