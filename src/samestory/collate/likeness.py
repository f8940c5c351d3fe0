"""How much two statements of different reports say the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from samestory.model import Report, Statement, StoryActor
from samestory.resources.embeddings import Embeddings

Floats = NDArray[np.float32]

NEAR: Final = 0.5
"""Cosine from which two words are of like meaning; below, static vectors tell kinship of topic, not of meaning."""

MIX: Final = (0.45, 0.15, 0.4)
"""What counts how much: words said by both, words of the one said by the other, vectors of the clauses."""

DENIED: Final = 0.75
DOUBTED: Final = 0.92
OTHER_FIGURES: Final = 0.8
PREDICATE: Final = 0.8
"""What is left of the likeness where one denies, or doubts, or gives other figures, or has another predicate."""

TOPIC: Final = 1.0
"""Multiple of the mean vector of a story's clauses that is taken out of each."""

RARITY: Final = 1.7
"""Power to which rarity is raised: words that stand everywhere in the story show no more than its topic."""

FIGURES: Final = 2.5
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
        pronoun = (
            s.subject is None or s.subject.lower() in _PRONOUNS or s.span.text.split(" ", 1)[0].lower() in _PRONOUNS
        )
        rank = (s.kind not in _CLEAR) * 4 + pronoun * 3 + s.quoted * 2 + (s.kind == "title") + (s.claimant is not None)
        words = len(s.span.text.split())
        return int(rank), abs(words - 16)


_PRONOUNS: Final = frozenset(
    {"he", "she", "it", "they", "we", "i", "you", "this", "that", "these", "those", "who", "which", "there"}
    | {"his", "her", "their", "its"}
)


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


def likeness(held: Held, embeddings: Embeddings) -> Floats:
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
    for statement in held.statements:
        vocabulary.setdefault(statement.predicate, len(vocabulary))
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
    cosine = _without_topic(vectors)
    alike = MIX[0] * soft + MIX[1] * wide + MIX[2] * cosine
    alike *= _compatible(held, near, vocabulary)
    alike[held.report[:, None] == held.report[None, :]] = 0
    return np.asarray(alike, dtype=np.float32)


def _without_topic(vectors: Floats) -> Floats:
    """Give the cosines of clauses, with most of what all clauses of the story have in common taken out.

    Every clause of one story is near to its topic, which says nothing about two of them (after Mu & Viswanath 2018,
    who take common components out of word vectors).
    """
    rest = vectors - TOPIC * vectors.mean(axis=0, keepdims=True)
    rest /= np.maximum(np.linalg.norm(rest, axis=1, keepdims=True), 1e-6)
    return np.asarray(np.clip(rest @ rest.T, 0, 1), dtype=np.float32)


def _near(vocabulary: tuple[str, ...], embeddings: Embeddings) -> Floats:
    """Say how alike words are in meaning: 1 for the same, 0 where they are not; figures only where equal."""
    vectors = embeddings.encode(vocabulary)
    cosine = vectors @ vectors.T
    near = np.where(cosine >= NEAR, (cosine - 0.3) / 0.7, 0)
    fixed = np.array([term[:1].isdigit() or term[:1] == "@" for term in vocabulary])
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
    weight = np.log(1 + count / (df + 1.5)) ** RARITY
    for term, column in vocabulary.items():
        if term[:1].isdigit():
            weight[column] *= FIGURES
    return np.asarray(weight, dtype=np.float32)


def _compatible(held: Held, near: Floats, vocabulary: dict[str, int]) -> Floats:
    """Lower the likeness of statements with other predicates, or of which one denies or doubts what the other says."""
    negated = np.array([s.negated for s in held.statements])
    hedged = np.array([s.hedged for s in held.statements])
    out = np.where(negated[:, None] != negated[None, :], DENIED, 1.0).astype(np.float32)
    out *= np.where(hedged[:, None] != hedged[None, :], DOUBTED, 1.0)
    verbs = [vocabulary[s.predicate] for s in held.statements]
    out *= PREDICATE + (1 - PREDICATE) * near[np.ix_(verbs, verbs)]
    figures = [frozenset(t for t in terms if t[0].isdigit()) for terms in held.terms]
    with_figures = [i for i, found in enumerate(figures) if found]
    for i in with_figures:
        for j in with_figures:
            if not figures[i] & figures[j]:
                out[i, j] *= OTHER_FIGURES
    return np.asarray(out, dtype=np.float32)
