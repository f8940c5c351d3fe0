"""How much two statements of different reports say the same.

Strong evidence (a shared passage, one utterance) is found in :mod:`samestory.collate.facts.ties`; here tellings are
compared by what they say: words, names, figures, dates, who does what.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from samestory.collate.facts.candidates import candidates
from samestory.collate.facts.clauses import Held
from samestory.collate.facts.measure import FEATURES, WORDS, measure_frames, measure_words, without_topic
from samestory.collate.facts.terms import terms_of
from samestory.resources.embeddings import Embeddings

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]

LEAST: Final = -4.0
"""Log-odds by words alone below which two clauses are not asked further: the slots cannot make them the same."""

WEIGHTS: Final = {
    "both": 0.5, "wider": 0.3, "mass": 1.1, "near": 2.2, "predicate": 0.7, "subject": 0.65, "figures": 0.7,
    "date": 1.0,
    "unlike figures": -2.5, "other figures": -1.0, "unlike dates": -1.0, "denied": -1.6, "doubted": -0.5,
    "other claimants": -0.45, "two voices": -2.0, "other names": -0.4, "claimed once": -0.35, "shared": 0.3,
}  # fmt: skip
"""What each measure adds to the log-odds that two clauses say the same. A logistic regression on pairs of clauses of
six stories gave their order; rounded, and some set by hand (see docs/method/facts.md)."""

BIAS: Final = -5.3
"""The log-odds of two clauses that have nothing in common."""

OTHERS: Final = -0.8
"""Added to the log-odds where two actors do the same."""

UNLIKE: Final = -0.8
"""Added to the log-odds where two clauses tell of different acts, and no figure or date holds them together."""

PARTS: Final = frozenset({"relative", "participle", "appositive"})
"""Kinds of clauses that hang on a noun; against a whole clause they must tell of the same act the more."""

CLOSE: Final = 0.4
"""Share of what two clauses say that both say, from which they need not have a rare word in common."""

TELLING: Final = 0.5
"""Likeness of predicates that counts as one predicate; without one, figures, a date, or names and words that are not
the story's topic must agree."""

UNTOLD: Final = -0.5
"""Added to the log-odds where nothing but names and topic agrees. As an exclusion (the rule before) it cost one fact in
twenty; from -0.3 to -0.6 scores are level."""


def likeness(held: Held, embeddings: Embeddings) -> tuple[Ints, Ints, Floats]:
    """Measure how much tellings of different reports say the same.

    Returns
    -------
    Numbers of the one telling, numbers of the other (the same one where it stands in several reports), and how likely
    they are to say the same, 0 to 1. Pairs that are not given have nothing to do with one another.
    """
    vectors = without_topic(embeddings.encode([clause.statement.span.text for clause in held.tellings]))
    terms = terms_of(held, embeddings)
    i, j = candidates(held, terms)
    copied = np.array([n for n, copies in enumerate(held.copies) if _several(held, copies)], dtype=np.intp)
    i, j = np.concatenate([i, copied]), np.concatenate([j, copied])
    words = measure_words(terms, vectors, i, j)
    # Who does what, figures and dates are asked only where the words leave it open.
    open_ = BIAS + words @ np.array([WEIGHTS.get(name, 0.0) for name in FEATURES[:WORDS]], dtype=np.float32) >= LEAST
    i, j, words = i[open_], j[open_], words[open_]
    rows = np.concatenate([words, measure_frames(held, terms, i, j)], axis=1)
    odds = BIAS + rows @ np.array([WEIGHTS.get(name, 0.0) for name in FEATURES], dtype=np.float32)
    column = {name: rows[:, at] for at, name in enumerate(FEATURES)}
    # Names and topic show that two clauses are about the same, not that they say the same.
    slots = (column["figures"] > 0) | (column["date"] > 0)
    acts = column["predicate"] >= TELLING
    telling = slots & (acts | (column["shared"] >= 2) | (column["both"] >= CLOSE / 2))
    telling |= acts & ((column["shared"] >= 2) | (column["both"] >= CLOSE))
    telling |= (column["shared"] >= 3) & (column["said"] >= 1) & (column["both"] >= CLOSE / 2)
    telling |= column["both"] >= 1.5 * CLOSE
    unlike = ~slots & (column["predicate"] < TELLING)
    odds = odds + OTHERS * ((column["others"] > 0) & (column["predicate"] >= 0.9))
    part = np.array([clause.statement.kind in PARTS for clause in held.tellings], dtype=bool)
    odds = odds + UNLIKE * (unlike * (1.0 + (part[i] != part[j])))
    odds = odds + UNTOLD * ~telling
    return i, j, np.asarray(1 / (1 + np.exp(-odds)), dtype=np.float32)


def _several(held: Held, copies: list[int]) -> bool:
    return held.clauses[copies[0]].report != held.clauses[copies[-1]].report
