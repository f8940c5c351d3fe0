"""Which words mean much the same: by the tables of senses and synonyms, and by the vectors of the words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Final

from samestory.annotate.lemmas import synonyms
from samestory.collate.content import terms_of
from samestory.collate.words import keys_of, stem
from samestory.resources.embeddings import Embeddings
from samestory.resources.thesaurus import senses

LIKE: Final = 0.5
"""Cosine from which two words are of like meaning; what is shared by it grows from a third to all of the word."""
BATCH: Final = 512
"""Words that are set against all others together."""


@lru_cache(maxsize=1 << 16)
def same_sense(one: str, two: str) -> bool:
    """Whether two stems have a sense in common, or are synonyms in the news."""
    group = _synonyms().get(one)
    return (group is not None and group == _synonyms().get(two)) or not senses(one)[0].isdisjoint(senses(two)[0])


@cache
def _synonyms() -> dict[str, str]:
    """Give the word that stands for each group of synonyms of the news (`killed`, `dead`), by stems."""
    return {stem(word): first for word, first in synonyms().items()}


def forms_of(text: str) -> dict[str, str]:
    """Give for each stem of a text that carries meaning the word as it is written first."""
    written = {stem(word): word for word in reversed(keys_of(text))}
    return {term: written[term] for term in terms_of(text)}


def spoken_in(text: str) -> frozenset[str]:
    """Give the words of a text that may tell the meaning of another: a figure tells that of none."""
    return frozenset(form for term, form in forms_of(text).items() if not term[0].isdigit())


class Kin:
    """The words of like meaning of those that are asked for, looked up once for all texts in which they are sought.

    Parameters
    ----------
    asked
        The words asked for, as they are written.
    told
        The words of the texts, as they are written.
    stems
        The stems of the texts, figures among them.
    embeddings
        By whose vectors words of like meaning are known.
    """

    def __init__(self, asked: Iterable[str], told: Iterable[str], stems: Iterable[str], embeddings: Embeddings) -> None:
        self._near = _near(sorted(set(asked)), sorted(set(told)), embeddings)
        self._stems: dict[str, list[str]] = {}
        """The stems of the texts, by their senses and their groups of synonyms."""
        for term in set(stems):
            for sign in _signs(term):
                self._stems.setdefault(sign, []).append(term)
        self._mates: dict[str, frozenset[str]] = {}

    def mates(self, term: str) -> frozenset[str]:
        """Give the stems of the texts that have a sense in common with one, or are synonyms of it."""
        if term not in self._mates:
            self._mates[term] = frozenset(other for sign in _signs(term) for other in self._stems.get(sign, ()))
        return self._mates[term]

    def has(self, term: str, word: str | None) -> bool:
        """Whether any of the texts has another word of the meaning of one, given by its stem and as it is written."""
        return word in self._near or any(other != term for other in self.mates(term))

    def shared(self, words: Iterable[str | None], told: frozenset[str]) -> float:
        """Say of how many words a text has what they mean in others of like meaning; the nearest counts of each."""
        found = 0.0
        for word in words:
            for much, other in self._near.get(word, ()) if word is not None else ():
                if other in told:
                    found += much
                    break
        return found


def _signs(term: str) -> Iterable[str]:
    """Give what two stems have in common that mean the same."""
    group = _synonyms().get(term)
    return senses(term)[0] if group is None else {f"={group}"}.union(senses(term)[0])


def _near(asked: Sequence[str], told: Sequence[str], embeddings: Embeddings) -> dict[str, list[tuple[float, str]]]:
    """Give for each word the others of like meaning, the nearest first, each with what is shared by it."""
    found: dict[str, list[tuple[float, str]]] = {}
    mine, theirs = embeddings.encode(asked), embeddings.encode(told)
    for begin in range(0, len(asked), BATCH):
        cosines = mine[begin : begin + BATCH] @ theirs.T
        rows, columns = (cosines >= LIKE).nonzero()
        for row, column, value in zip(rows.tolist(), columns.tolist(), cosines[rows, columns].tolist(), strict=True):
            if asked[begin + row] != told[column]:
                found.setdefault(asked[begin + row], []).append((min(1.0, (value - 0.3) / 0.7), told[column]))
    for others in found.values():
        others.sort(reverse=True)
    return found
