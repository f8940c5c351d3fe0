"""How much two statements of different reports say the same.

Strong evidence (a shared passage, one utterance) is found in :mod:`samestory.collate.facts.ties`; here tellings are
compared by what they say: words, names, figures, dates, who does what.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from samestory.collate.facts.abreast import Columns, abreast
from samestory.collate.facts.candidates import candidates
from samestory.collate.facts.clauses import Held
from samestory.collate.facts.measure import FRAMES, WORDS, measure_frames, measure_words, without_topic
from samestory.collate.facts.opposed import opposed
from samestory.collate.facts.rivals import measure_rivals
from samestory.collate.facts.shape import PARTS, measure_shape
from samestory.collate.facts.stems import measure_stems
from samestory.collate.facts.terms import terms_of
from samestory.collate.facts.weights import load_weights
from samestory.resources.embeddings import Embeddings

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]

LEAST: Final = -4.0
"""Log-odds by words alone below which two clauses are not asked further: the slots cannot make them the same."""

BY_WORDS: Final = {"both": 0.5, "wider": 0.3, "mass": 1.1, "near": 2.2, "shared": 0.3, "other names": -0.4}
"""What each measure of words adds to those first log-odds."""

BIAS: Final = -5.3
"""The first log-odds of two clauses that have nothing in common."""

MOST: Final = {"unlike figures": -1.5}
"""Log-odds that two clauses have at most that count the same thing otherwise, whatever else
they share: such a clause founds no fact with the other."""

FLOOR: Final = ((0.25, 0.4), (0.15, 0.6))
"""Share of stems in common, and likeness of vectors, of which two clauses must reach one, in each line, to be one
statement: a single shared word (`publicized`), even on a shared day, is no statement."""

THIN: Final = -2.0
"""Log-odds that two clauses below ``FLOOR`` have at most, unless they count one thing alike: they do not join."""

APART: Final = -3.0
"""Log-odds that two clauses have at most whose acts exclude one another (``rose``, ``fell``): they never join."""

CLOSE: Final = 0.4
"""Share of what two clauses say that both say, from which they need not have a rare word in common."""

TELLING: Final = 0.5
"""Likeness of predicates that counts as one predicate; without one, figures, a date, or names and words that are not
the story's topic must agree."""

SAME_ACT: Final = 0.9
"""Likeness of predicates from which two actors are said to do the same."""

STEMS: Final = ("stems", "fewest stems", "most stems", "stems in common", "rarest stem")
SHAPES: Final = (
    "headline", "one part", "two parts", "apart", "early", "words", "shorter", "quoted once", "names", "other actors",
)  # fmt: skip
JUDGED: Final = ("topic only", "other acts", "other acts and parts", "two do the same", "one stem", "no stem")
FEATURES: Final = (*WORDS, *FRAMES, *STEMS, *SHAPES, *JUDGED)
"""What is measured of a pair, in order."""


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """What is measured of pairs of tellings: a row a pair, a column a feature (``FEATURES``)."""

    i: Ints
    j: Ints
    rows: Floats


def likeness(held: Held, embeddings: Embeddings) -> tuple[Ints, Ints, Floats]:
    """Measure how much tellings of different reports say the same.

    Returns
    -------
    Numbers of the one telling, numbers of the other (the same one where it stands in several reports), and how likely
    they are to say the same, 0 to 1. Pairs that are not given have nothing to do with one another.
    """
    pairs = measure(held, embeddings)
    weights = load_weights()
    odds = weights.odds(pairs.rows)
    odds = weights.settled(odds, measure_rivals(held, pairs.i, pairs.j, odds))
    for name, most in MOST.items():
        told = pairs.rows[:, FEATURES.index(name)] > 0
        odds[told] = np.minimum(odds[told], most)
    thin = thin_of(pairs.rows)
    odds[thin] = np.minimum(odds[thin], THIN)
    excluded = opposed(held, pairs.i, pairs.j)
    odds[excluded] = np.minimum(odds[excluded], APART)
    return pairs.i, pairs.j, np.asarray(1 / (1 + np.exp(-odds)), dtype=np.float32)


def thin_of(rows: Floats) -> NDArray[np.bool_]:
    """Say which of measured pairs share too little to be one statement (``FLOOR``)."""
    stems, near = rows[:, FEATURES.index("stems")], rows[:, FEATURES.index("near")]
    below = np.any([(stems < share) & (near < least) for share, least in FLOOR], axis=0)
    return np.asarray(below & (rows[:, FEATURES.index("figures")] == 0))


def measure(held: Held, embeddings: Embeddings) -> Measured:
    """Measure the pairs of tellings that are worth comparing, and every telling of several reports with itself."""
    vectors = without_topic(embeddings.encode([clause.statement.span.text for clause in held.tellings]))
    terms = terms_of(held, embeddings)
    i, j = candidates(held, terms)
    copied = np.array([n for n, copies in enumerate(held.copies) if _several(held, copies)], dtype=np.intp)
    i, j = np.concatenate([i, copied]), np.concatenate([j, copied])
    words = measure_words(terms, vectors, i, j)
    # Who does what, figures and dates are asked only where the words leave it open.
    some = BIAS + words @ np.array([BY_WORDS.get(name, 0.0) for name in WORDS], dtype=np.float32) >= LEAST
    i, j, words = i[some], j[some], words[some]
    frames = measure_frames(held, terms, i, j)
    stems = measure_stems(held, i, j)
    return Measured(
        i,
        j,
        abreast(
            [*words.T, *frames, *stems.T, *measure_shape(held, i, j), *_judged(held, i, j, words.T, frames, stems.T)]
        ),
    )


def _judged(held: Held, i: Ints, j: Ints, words: Floats, frames: Columns, stems: Floats) -> Columns:
    """Say of pairs what keeps them apart though they share words (``JUDGED``), by the columns of what is measured."""
    column = dict(zip((*WORDS, *FRAMES), (*words, *frames), strict=True))
    # Names and topic show that two clauses are about the same, not that they say the same.
    slots = (column["figures"] > 0) | (column["date"] > 0)
    acts = column["predicate"] >= TELLING
    telling = slots & (acts | (column["shared"] >= 2) | (column["both"] >= CLOSE / 2))
    telling |= acts & ((column["shared"] >= 2) | (column["both"] >= CLOSE))
    telling |= (column["shared"] >= 3) & (column["said"] >= 1) & (column["both"] >= CLOSE / 2)
    telling |= column["both"] >= 1.5 * CLOSE
    unlike = ~slots & ~acts
    part = np.array([clause.statement.kind in PARTS for clause in held.tellings], dtype=bool)
    same = (column["others"] > 0) & (column["predicate"] >= SAME_ACT)
    common = stems[STEMS.index("stems in common")]
    return [
        ~telling, unlike, unlike & (part[i] != part[j]), same, (common == 1) & ~slots, (common == 0) & ~slots,
    ]  # fmt: skip


def _several(held: Held, copies: list[int]) -> bool:
    return held.clauses[copies[0]].report != held.clauses[copies[-1]].report
