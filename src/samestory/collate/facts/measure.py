"""What pairs of tellings share and what keeps them apart, measured in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from samestory.collate.arrays import distinct
from samestory.collate.facts.abreast import BLOCK, Columns, abreast
from samestory.collate.facts.clauses import Clause, Held
from samestory.collate.facts.figures import counts_of, figures
from samestory.collate.facts.terms import Terms

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]

WORDS: Final = ("both", "wider", "mass", "near", "lengths", "shared", "said", "other names")
"""What :func:`measure_words` measures, in order."""

FRAMES: Final = (
    "predicate", "subject", "others", "figures", "unlike figures", "date", "unlike dates", "denied", "doubted",
    "other claimants", "claimed once", "other figures", "two voices",
)  # fmt: skip
"""What :func:`measure_frames` measures, in order."""

USUAL: Final = 0.2
"""Share of the dated clauses of a story that give a date, from which the date is that of the story."""

ALIKE: Final = 0.85
"""Likeness in meaning from which two terms count as shared."""

CROSSED: Final = 0.8
"""Worth of a predicate that is only found among the other words, against one that is the predicate in both."""


def without_topic(vectors: Floats) -> Floats:
    """Take out of each vector what all clauses of the story have in common, and make them unit vectors.

    Every clause of one story is near to its topic, which says nothing about two of them (after Mu & Viswanath 2018,
    who take common components out of word vectors).
    """
    if not len(vectors):
        return vectors
    rest = vectors - vectors.mean(axis=0, keepdims=True)
    rest /= np.maximum(np.linalg.norm(rest, axis=1, keepdims=True), 1e-6)
    return np.asarray(rest, dtype=np.float32)


def measure_words(terms: Terms, vectors: Floats, i: Ints, j: Ints) -> Floats:
    """Measure the words of pairs of tellings: a row a pair, a column a feature (``WORDS``).

    Notes
    -----
    The words of one are looked for in the other, exactly or by the nearest of like meaning, and weighed by their
    rarity (a soft, weighted F1, as BERTScore does with contextual vectors, Zhang et al. 2020).
    """
    out = np.zeros((len(i), len(WORDS)), dtype=np.float32)
    for block, width in _by_length(terms, i, j):
        out[block] = _words(terms, i[block], j[block], width)
    near = out[:, WORDS.index("near")]
    for a in range(0, len(i), BLOCK):
        place = slice(a, a + BLOCK)
        np.clip(np.einsum("pd,pd->p", vectors[i[place]], vectors[j[place]]), 0, 1, out=near[place])
    return out


def _by_length(terms: Terms, i: Ints, j: Ints) -> Iterator[tuple[Ints, int]]:
    """Give the places of pairs of short tellings together, so that little is padding; and the most terms of any."""
    size = (terms.rows >= 0).sum(axis=1)
    longest = np.maximum(size[i], size[j])
    order = np.argsort(longest, kind="stable")
    for begin in range(0, len(i), BLOCK):
        block = order[begin : begin + BLOCK]
        yield block, max(1, int(longest[block[-1]]))


def _words(terms: Terms, i: Ints, j: Ints, width: int) -> Floats:
    """Compare the words of pairs, of which none has more than ``width``; how near their vectors are is left open."""
    a, b = terms.rows[i, :width], terms.rows[j, :width]
    wa, wb = terms.weight[a] * (a >= 0), terms.weight[b] * (b >= 0)
    in_b, in_a = _nearest(terms, a, b)
    total_a, total_b = np.maximum(wa.sum(axis=1), 1e-6), np.maximum(wb.sum(axis=1), 1e-6)
    mass_a, mass_b = (wa * in_b).sum(axis=1), (wb * in_a).sum(axis=1)
    one, two = mass_a / total_a, mass_b / total_b
    soft = 2 * one * two / np.maximum(one + two, 1e-6)
    telling = (in_b >= ALIKE) & ~terms.common[a] & (a >= 0)
    own_a, own_b = terms.rare_name[a] & (a >= 0), terms.rare_name[b] & (b >= 0)
    met = (in_b >= ALIKE) & (terms.name[a] & ~terms.figure[a]) & (a >= 0)
    strange = own_a.any(axis=1) & own_b.any(axis=1) & ~met.any(axis=1)
    return abreast(
        [
            soft,
            np.maximum(one, two),
            np.log1p((mass_a + mass_b) / 2),
            np.zeros(len(i), dtype=np.float32),
            np.minimum(total_a, total_b) / np.maximum(total_a, total_b),
            np.minimum(telling.sum(axis=1), 4),
            np.minimum((telling & ~terms.name[a]).sum(axis=1), 4),
            np.asarray(strange),
        ]
    )


def _nearest(terms: Terms, a: NDArray[np.int32], b: NDArray[np.int32]) -> tuple[Floats, Floats]:
    """Say how near each word of the one of each pair is to the nearest of the other, and the other way round.

    Column by column, which numpy does fastest.
    """
    size = len(terms.near)
    near = terms.near.ravel()
    rows, columns = (np.ascontiguousarray((side % size).T, dtype=np.intp) for side in (a, b))
    rows *= size
    in_b, in_a = np.zeros(rows.shape, dtype=np.uint8), np.zeros(rows.shape, dtype=np.uint8)
    for at, column in enumerate(columns):
        found = near.take(rows + column)
        np.maximum(in_b, found, out=in_b)
        found.max(axis=0, out=in_a[at])
    in_b, in_a = np.ascontiguousarray(in_b.T), np.ascontiguousarray(in_a.T)
    return in_b.astype(np.float32) / np.float32(255), in_a.astype(np.float32) / np.float32(255)


def measure_frames(held: Held, terms: Terms, i: Ints, j: Ints) -> Columns:
    """Measure who does what, figures, dates, denials and who says so (``FRAMES``)."""
    told = held.tellings

    def flags(of: Callable[[Clause], bool]) -> NDArray[np.bool_]:
        return np.array([of(clause) for clause in told], dtype=bool)

    subject, named = _numbered([clause.subject for clause in told]), flags(lambda clause: clause.subject[:1] == "@")
    claimant = _numbered([clause.claimant for clause in told])
    claimed, known = flags(lambda clause: bool(clause.claimant)), flags(lambda clause: clause.claimant[:1] == "@")
    negated, doubted = flags(lambda clause: clause.statement.negated), flags(_doubtful)
    quoted, spoken = flags(lambda clause: clause.statement.quoted), flags(lambda clause: bool(clause.subject))
    same, unlike, other = _asked_once(told, counts_of, figures, i, j, 3)
    usual = _usual_dates(held)
    date, unlike_date = _asked_once(told, lambda clause: clause.dates, lambda a, b: _days(a, b, usual), i, j, 2)
    apart = claimed[i] & claimed[j] & (claimant[i] != claimant[j])
    return [
        _predicates(terms, i, j),
        spoken[i] & (subject[i] == subject[j]),
        named[i] & named[j] & (subject[i] != subject[j]),
        same,
        unlike,
        date,
        unlike_date,
        negated[i] != negated[j],
        doubted[i] != doubted[j],
        apart,
        claimed[i] != claimed[j],
        other,
        apart & quoted[i] & quoted[j] & known[i] & known[j],
    ]


def _predicates(terms: Terms, i: Ints, j: Ints) -> Floats:
    """Say how alike the predicates of pairs are.

    `They met` and `the meeting took place`: a verb of the one may be a noun of the other, which is less telling.
    """
    out = np.empty(len(i), dtype=np.float32)
    for block, width in _by_length(terms, i, j):
        a, b = i[block], j[block]
        rows = terms.near[terms.predicate[a][:, None], terms.rows[b, :width]]
        columns = terms.near[terms.predicate[b][:, None], terms.rows[a, :width]]
        direct = terms.near[terms.predicate[a], terms.predicate[b]]
        crossed = (rows.max(axis=1).astype(np.float32) + columns.max(axis=1)) / 2
        out[block] = np.maximum(direct, CROSSED * crossed) / 255
    return out


def _numbered(values: Sequence[Hashable]) -> Ints:
    """Give equal values one number."""
    known: dict[Hashable, int] = {}
    return np.array([known.setdefault(value, len(known)) for value in values], dtype=np.intp)


def _asked_once(
    told: Sequence[Clause],
    key: Callable[[Clause], Hashable],
    ask: Callable[[Clause, Clause], tuple[bool, ...]],
    i: Ints,
    j: Ints,
    answers: int,
) -> NDArray[np.bool_]:
    """Ask something of pairs: once for those with the same keys, and never where one of the two has none."""
    out = np.zeros((answers, len(i)), dtype=bool)
    keys = [key(clause) for clause in told]
    number = _numbered(keys)
    some = np.array([bool(value) for value in keys], dtype=bool)
    both = np.flatnonzero(some[i] & some[j])
    pairs = number[i[both]] * (len(told) + 1) + number[j[both]]
    every = distinct(pairs)
    at = np.searchsorted(every, pairs)
    first = np.zeros(len(every), dtype=np.intp)
    first[at[::-1]] = both[::-1]
    found = [ask(told[i[n]], told[j[n]]) for n in first.tolist()]
    if found:
        out[:, both] = np.array(found, dtype=bool).T[:, at]
    return out


def _usual_dates(held: Held) -> frozenset[str]:
    """Find the dates of a story that show nothing: the day of the event, the day of the reports."""
    counts = Counter(date for clause in held.clauses for date in clause.dates)
    dated = sum(1 for clause in held.clauses if clause.dates)
    return frozenset(date for date, count in counts.items() if count > max(4, USUAL * dated))


def _days(a: Clause, b: Clause, usual: frozenset[str]) -> tuple[bool, bool]:
    """Say whether two clauses give the same day, which is not the story's, and whether other dates."""
    same = any(one == two and len(one) == 5 and one not in usual for one in a.dates for two in b.dates)
    return same, not any(_fits(one, two) for one in a.dates for two in b.dates)


def _fits(one: str, two: str) -> bool:
    """Whether two dates can be the same: equal as far as the coarser one tells."""
    return one.startswith(two) or two.startswith(one)


def _doubtful(clause: Clause) -> bool:
    """Whether a clause does not say that something is so: it is hedged, or an aim (`to agree`, `for both to agree`)."""
    aim = clause.statement.span.text[:4].lower()
    return clause.statement.hedged or aim.startswith("to ") or (aim == "for " and not clause.statement.clause)
