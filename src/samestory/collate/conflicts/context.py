"""How much two clauses speak of the same: their words, exactly or by meaning, weighed by how much each tells."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from samestory.collate.words import key
from samestory.model import Report
from samestory.resources.embeddings import Embeddings
from samestory.resources.thesaurus import KIN, SAME, senses

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]

NEAR: Final = 0.55
"""Cosine from which two words are of like meaning, as among the facts."""
PLENTY: Final = 2.0
"""Weight of shared words that is as good as any more."""
_NAME: Final = re.compile(r"\b[A-Z][\w’'-]+")


@dataclass(eq=False)
class Vocabulary:
    """The words of the clauses of a story: how much each tells, and how near two of them are."""

    place: dict[str, int]
    """Row of each word."""
    weight: Floats
    nearness: Floats
    """How near in meaning two words are, 0 to 1, whichever comes first."""
    usual: frozenset[str]
    """Names that most reports of the story have: they set nothing apart."""
    word_vectors: Floats
    _told: dict[frozenset[str], tuple[Ints, Floats, float, Floats]] = field(default_factory=dict)

    def near(self, one: str, other: str) -> float:
        """Say how near two words are, 0 to 1."""
        if one == other:
            return 1.0
        row, column = self.place.get(one), self.place.get(other)
        return float(self.nearness[row, column]) if row is not None and column is not None else 0.0

    def near_pairs(self, words: Sequence[str], one: Ints, two: Ints) -> Floats:
        """Say how near pairs of some words are, as :meth:`near` does; each pair is given by two places among them."""
        numbers: dict[str, int] = {}
        own = np.array([numbers.setdefault(word, len(numbers)) for word in words], dtype=np.intp)
        rows = np.array([self.place.get(word, -1) for word in words], dtype=np.intp)
        near = np.zeros(len(one), dtype=np.float32)
        known = (rows[one] >= 0) & (rows[two] >= 0)
        near[known] = self.nearness[rows[one[known]], rows[two[known]]]
        near[own[one] == own[two]] = 1.0
        return near

    def likeness(self, ours: frozenset[str], theirs: frozenset[str]) -> float:
        """Say how much two sets of words tell the same, 0 to 1.

        Half of it is the share of both that is found in the other, half how much that is at all: two clauses of few
        words, all of them usual, are alike by chance.
        """
        rows, weights, total, reach = self.told(ours)
        columns, others, sum_, span = self.told(theirs)
        if not total or not sum_:
            return 0.0
        # As written by these methods, which for a few numbers take half the time of operators.
        mass, other = float(weights.dot(span.take(rows))), float(others.dot(reach.take(columns)))
        one, two = mass / total, other / sum_
        if not one or not two:
            return 0.0
        return one * two / (one + two) + min(PLENTY, (mass + other) / 2) / (2 * PLENTY)

    def told(self, words: frozenset[str]) -> tuple[Ints, Floats, float, Floats]:
        """Give the rows of some words, their weights and the sum of these, and how near each word of all is to them."""
        known = self._told.get(words)
        if known is None:
            rows = np.array(sorted(self.place[w] for w in words if w in self.place), dtype=np.intp)
            weights = self.weight[rows]
            near = self.nearness.take(rows, axis=0)
            reach = np.maximum.reduce(near) if len(rows) else np.zeros(len(self.weight), dtype=np.float32)
            known = self._told[words] = (rows, weights, float(weights.sum()), reach)
        return known


def vocabulary(reports: Sequence[Report], embeddings: Embeddings) -> Vocabulary:
    """Weigh the words of a story that stand beside figures and dates: by how rare they are in English, and in it."""
    sentences: dict[tuple[str, int], set[str]] = {}
    asked: set[str] = set()
    for report in reports:
        for s in report.statements:
            sentences.setdefault((report.id, s.sentence), set()).update((*s.terms, s.predicate))
        valued = set()
        for q in report.quantities:
            valued.add(q.sentence)
            told = (*q.terms, *q.heads, *q.counted, q.predicate, q.unit, q.thing)
            sentences.setdefault((report.id, q.sentence), set()).update(told)
        for m in report.moments:
            asked.update(m.terms, m.agent, m.patient, (m.predicate,))
            sentences.setdefault((report.id, m.sentence), set()).update(m.terms, (m.predicate,), m.agent, m.patient)
        asked.update(w for at in valued for w in sentences.get((report.id, at), ()))
    count = Counter(word for held in sentences.values() for word in held)
    words = sorted(w for w in asked if w and not w[:1].isdigit())
    most = math.log(1 + len(sentences) / 2.5) or 1.0
    rarity = np.clip((embeddings.rarity(words) - 2.0) / 3.0, 0.15, 1.0)
    told_in = np.array([count[w] for w in words], dtype=np.float32)
    vectors = embeddings.encode(words)
    weight = rarity * np.log(1 + len(sentences) / (told_in + 1.5)) / most
    return Vocabulary(
        {word: row for row, word in enumerate(words)},
        np.asarray(weight, dtype=np.float32),
        _nearness(words, vectors),
        _usual(reports),
        vectors,
    )


def _nearness(words: Sequence[str], vectors: Floats) -> Floats:
    """Say how near any two words are: by their vectors, or by a sense that they share."""
    near = vectors @ vectors.T
    alike = near >= NEAR
    close = np.clip((near[alike] - 0.3) / 0.7, 0, 1)
    near[:] = 0
    near[alike] = close
    own: dict[str, list[int]] = {}
    kin: dict[str, list[int]] = {}
    for row, word in enumerate(words):
        mine, beside = senses(word)
        for sense in mine:
            own.setdefault(sense, []).append(row)
        for sense in beside:
            kin.setdefault(sense, []).append(row)
    for least, others in ((KIN, kin), (SAME, own)):
        pairs = [(a, b) for sense, rows in own.items() for a in rows for b in others.get(sense, ()) if a != b]
        if pairs:
            at = tuple(np.array(pairs, dtype=np.intp).T)
            near[at] = np.maximum(near[at], least)
    near = np.maximum(near, near.T)
    np.fill_diagonal(near, 1.0)
    return np.asarray(near, dtype=np.float32)


def _usual(reports: Sequence[Report]) -> frozenset[str]:
    """Give the words that are names in at least half of the reports."""
    count = Counter(w for report in reports for w in {key(name) for name in _NAME.findall(report.text)})
    return frozenset(w for w, n in count.items() if 2 * n >= len(reports) and n > 1)
