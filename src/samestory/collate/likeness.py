"""How much two statements of different reports say the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from samestory.model import Passage, Report, Statement, StoryActor
from samestory.resources.embeddings import Embeddings

Floats = NDArray[np.float32]

NEAR: Final = 0.5
"""Cosine from which two words are of like meaning; below, static vectors tell kinship of topic, not of meaning."""

FIGURES: Final = 3.0
"""How much more figures weigh than words as rare: reports that give the same figure mostly tell the same thing."""

_CLEAR: Final = frozenset({"main", "coordinate", "reported", "title"})


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """The statements of a story, with what is needed to compare them; arrays have one entry a statement."""

    statements: tuple[Statement, ...]
    report: NDArray[np.intp]
    reports: int
    terms: tuple[tuple[str, ...], ...]
    early: Floats
    """1 at the beginning of the report, falling to 0 at its end."""
    concrete: Floats
    """How many figures and names it has, 0 to 1."""
    loose: Floats
    """1 where it is hedged or quoted."""

    def overlap(self, i: int, j: int) -> float:
        """Share of the shorter of two spans of one report that lies in the other."""
        a, b = self.statements[i].span, self.statements[j].span
        shared = min(a.end, b.end) - max(a.start, b.start)
        return max(0, shared) / max(1, min(a.end - a.start, b.end - b.start))

    def wording(self, i: int) -> tuple[int, int]:
        """Rank a statement by how well it can stand alone; lower is better.

        A clause with its own subject comes first, told by the report and not in quotation marks, of some length.
        """
        s = self.statements[i]
        pronoun = s.subject is None or s.subject.lower() in _PRONOUNS or s.span.text.split(" ", 1)[0].lower() in _PRONOUNS
        rank = (s.kind not in _CLEAR) * 4 + pronoun * 3 + s.quoted * 2 + (s.kind == "title") + (s.claimant is not None)
        words = len(s.span.text.split())
        return int(rank), abs(words - 16)


_PRONOUNS: Final = frozenset("he she it they we i you this that these those who which there his her their its".split())


def hold(reports: Sequence[Report], actors: Sequence[StoryActor]) -> Held:
    """Gather the statements of all reports; names that stand for an actor get the words of the actor's name."""
    named: dict[str, list[tuple[int, int, tuple[str, ...]]]] = {}
    for actor in actors:
        key = tuple(f"@{word}" for word in actor.name.lower().split()[-1:])
        for mention in actor.mentions:
            named.setdefault(mention.report, []).append((mention.start, mention.end, key))
    statements: list[Statement] = []
    owner: list[int] = []
    terms: list[tuple[str, ...]] = []
    early: list[float] = []
    for number, report in enumerate(reports):
        length = max(1, len(report.text))
        for statement in report.statements:
            if len(statement.span.text) > 420:
                continue
            extra = [
                word
                for start, end, words in named.get(report.id, ())
                if statement.span.start <= start and end <= statement.span.end
                for word in words
            ]
            statements.append(statement)
            owner.append(number)
            terms.append(tuple(dict.fromkeys([*statement.terms, *extra])))
            early.append(1 - statement.span.start / length)
    concrete = [min(1.0, sum(t[0].isdigit() for t in s.terms) * 0.5 + len(s.names) * 0.25) for s in statements]
    loose = [float(s.hedged or s.quoted) for s in statements]
    return Held(
        tuple(statements),
        np.array(owner, dtype=np.intp),
        len(reports),
        tuple(terms),
        np.array(early, dtype=np.float32),
        np.array(concrete, dtype=np.float32),
        np.array(loose, dtype=np.float32),
    )


def likeness(held: Held, reuse: Sequence[Passage], embeddings: Embeddings) -> Floats:
    """Measure how much every two statements of different reports say the same.

    Returns
    -------
    A square matrix, 0 to 1; 0 between statements of one report.

    Notes
    -----
    The words of one are looked for in the other, exactly or by the nearest of like meaning, and weighed by their
    rarity (a soft, weighted F1, as BERTScore does with contextual vectors, Zhang et al. 2020); the cosine of the two
    clauses' vectors counts for the rest.
    """
    vocabulary: dict[str, int] = {}
    for terms in held.terms:
        for term in terms:
            vocabulary.setdefault(term, len(vocabulary))
    n = len(held.terms)
    if not vocabulary:
        return np.zeros((n, n), dtype=np.float32)
    near = _near(tuple(vocabulary), embeddings)
    weight = _weights(held, vocabulary)
    has = np.zeros((n, len(vocabulary)), dtype=np.float32)
    reach = np.zeros((n, len(vocabulary)), dtype=np.float32)
    for row, terms in enumerate(held.terms):
        columns = [vocabulary[term] for term in terms]
        has[row, columns] = weight[columns]
        reach[row] = near[columns].max(axis=0)
    total = np.maximum(has.sum(axis=1), 1e-6)
    cover = (reach @ has.T) / total[None, :]  # cover[i, j]: how much of j is said by i
    recall, precision = cover, cover.T
    soft = 2 * recall * precision / np.maximum(recall + precision, 1e-6)
    wide = np.maximum(recall, precision)
    vectors = embeddings.encode([statement.span.text for statement in held.statements])
    cosine = np.clip(vectors @ vectors.T, 0, 1)
    alike = 0.35 * soft + 0.3 * wide + 0.35 * cosine
    alike *= _compatible(held)
    alike[held.report[:, None] == held.report[None, :]] = 0
    return np.asarray(alike, dtype=np.float32)


def _near(vocabulary: tuple[str, ...], embeddings: Embeddings) -> Floats:
    """Say how alike words are in meaning: 1 for the same, 0 where they are not alike; figures are alike only if equal."""
    vectors = embeddings.encode(vocabulary)
    cosine = vectors @ vectors.T
    near = np.where(cosine >= NEAR, (cosine - 0.3) / 0.7, 0)
    fixed = np.array([term[0].isdigit() or term[0] == "@" for term in vocabulary])
    near[fixed, :] = 0
    near[:, fixed] = 0
    np.fill_diagonal(near, 1)
    return np.asarray(near, dtype=np.float32)


def _weights(held: Held, vocabulary: dict[str, int]) -> Floats:
    """Weigh words by their rarity among the sentences of the story; figures and names count more."""
    sentences: list[set[tuple[int, int]]] = [set() for _ in vocabulary]
    for statement, report, terms in zip(held.statements, held.report, held.terms, strict=True):
        for term in terms:
            sentences[vocabulary[term]].add((int(report), statement.sentence))
    count = len({place for places in sentences for place in places})
    df = np.array([len(places) for places in sentences], dtype=np.float32)
    weight = np.log(1 + count / (df + 1.5))
    for term, column in vocabulary.items():
        if term[0].isdigit():
            weight[column] *= FIGURES
    return np.asarray(weight, dtype=np.float32)


def _compatible(held: Held) -> Floats:
    """Lower the likeness of statements of which one denies, or gives other figures than the other."""
    n = len(held.statements)
    negated = np.array([s.negated for s in held.statements])
    out = np.where(negated[:, None] != negated[None, :], 0.85, 1.0).astype(np.float32)
    figures = [frozenset(t for t in terms if t[0].isdigit()) for terms in held.terms]
    with_figures = [i for i in range(n) if figures[i]]
    for i in with_figures:
        for j in with_figures:
            if not figures[i] & figures[j]:
                out[i, j] *= 0.9
    return out
