"""The words of a story's clauses as numbers: how rare each is, and which are of like meaning."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from samestory.collate.arrays import distinct
from samestory.collate.facts.clauses import SMALL, Held
from samestory.resources.embeddings import Embeddings

Floats = NDArray[np.float32]

_WORD: Final = re.compile(r"[^\W\d_]+")

NEAR: Final = 0.55
"""Cosine from which two words are of like meaning; below, static vectors tell kinship of topic, not of meaning."""

MOST_TERMS: Final = 20
"""Terms of a clause that are compared; clauses have at most 34 words."""

COMMON: Final = 0.12
"""Share of the clauses of a story from which a term is its topic and shows nothing about two of them."""


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """The terms of the tellings as numbers: a row a telling, padded with -1; their weights and nearness."""

    rows: NDArray[np.int32]
    weight: Floats
    near: NDArray[np.uint8]
    """Likeness in meaning of two terms, 0 to 255; a last row and column, all 0, for what is padded with -1."""
    common: NDArray[np.bool_]
    """Whether a term is the topic of the story, or otherwise shows little."""
    name: NDArray[np.bool_]
    """Whether a term is written with a capital wherever it stands."""
    figure: NDArray[np.bool_]
    rare_name: NDArray[np.bool_]
    """Whether a term is the name of somebody or something that is not the topic of the story."""
    predicate: NDArray[np.int32]


def terms_of(held: Held, embeddings: Embeddings) -> Terms:
    """Give the terms of a story numbers and weights, and see which are of like meaning."""
    tellings = held.tellings
    vocabulary: dict[str, int] = {}
    for clause in tellings:
        for term in (*clause.terms, clause.statement.predicate):
            vocabulary.setdefault(term, len(vocabulary))
    words = list(vocabulary)
    rows = np.full((len(tellings), MOST_TERMS), -1, dtype=np.int32)
    for row, clause in enumerate(tellings):
        columns = [vocabulary[term] for term in clause.terms[:MOST_TERMS]]
        rows[row, : len(columns)] = columns
    count, df = _often(held, rows, len(words))
    spelt = Counter(word for clause in tellings for word in _WORD.findall(clause.statement.span.text))
    # Rarity in English tells a word that says something from one that any story has (`say`, `people`, `year`).
    rarity = np.clip((embeddings.rarity(words) - 2.0) / 3.0, 0.15, 1.0)
    fixed = np.array([term[:1] == "@" or term[:1].isdigit() for term in words], dtype=bool)
    rarity[fixed] = 1.0
    weight = np.log(1 + count / (df + 1.5)) ** 1.5 * rarity
    weight[[term[:1].isdigit() for term in words]] *= 1.5
    weight[[term.isdigit() and int(term) < SMALL for term in words]] *= 0.5
    common = (df > COMMON * max(count, 20)) | (rarity < 0.3)
    name = fixed | np.array([_is_name(word, spelt) for word in words], dtype=bool)
    figure = np.array([term[:1].isdigit() for term in words], dtype=bool)
    return Terms(
        rows,
        weight.astype(np.float32),
        _near(words, fixed, embeddings),
        common,
        name,
        figure,
        name & ~figure & ~common,
        np.array([vocabulary[clause.statement.predicate] for clause in tellings], dtype=np.int32),
    )


def _often(held: Held, rows: NDArray[np.int32], size: int) -> tuple[int, Floats]:
    """Say how many sentences there are that have any of the terms, and how many have each; each report has its own."""
    sentences = np.array([clause.statement.sentence for clause in held.clauses], dtype=np.intp)
    place = held.report * (int(sentences.max(initial=0)) + 1) + sentences
    own = rows[held.telling]
    clause, column = np.nonzero(own >= 0)
    found = distinct(place[clause] * size + own[clause, column])
    return len(distinct(found // size)), np.bincount(found % size, minlength=size).astype(np.float32)


def _is_name(word: str, spelt: Counter[str]) -> bool:
    """Whether a term is written with a capital more often than not."""
    return spelt[word.capitalize()] + spelt[word.upper()] > 2 * spelt[word]


def _near(words: list[str], fixed: NDArray[np.bool_], embeddings: Embeddings) -> NDArray[np.uint8]:
    """Say how alike words are in meaning; figures and actors only where they are the same."""
    vectors = embeddings.encode(words)
    vectors[fixed] = 0
    out = np.zeros((len(words) + 1, len(words) + 1), dtype=np.uint8)
    for start in range(0, len(words), 512):
        cosine = vectors[start : start + 512] @ vectors.T
        near = cosine >= NEAR
        out[start : start + len(near), :-1][near] = np.clip((cosine[near] - 0.3) / 0.7, 0, 1) * 255
    np.fill_diagonal(out[:-1, :-1], 255)
    return out
