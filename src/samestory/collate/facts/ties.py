"""Which statements of two reports are one because their words are: in a shared passage, or in one utterance."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from samestory.collate.arrays import Ints, among, distinct, laid_out
from samestory.collate.facts.clauses import LONGEST, Held
from samestory.collate.reuse.align import opcodes
from samestory.collate.words import STOP, Words, words
from samestory.model import Passage, Report, Utterance

Bag = frozenset[str | tuple[str, int]]
"""The words of a clause, whatever their order; one that comes again with how often it came before."""

LINED: Final = 0.65
"""Share of the words of two clauses that stand against one another from which they are one statement. Below, one of
the clauses is part of the other or begins elsewhere."""

KEPT: Final = 0.3
"""Share of those words that must be equal: a spun copy keeps more, a bad alignment does not."""


def passage_ties(held: Held, reports: Sequence[Report], reuse: Sequence[Passage]) -> set[tuple[int, int]]:
    """Find tellings that stand against one another in a passage that two reports share.

    Returns
    -------
    Pairs of numbers of tellings, the smaller first; a telling with itself where both reports have it.
    """
    order = {report.id: number for number, report in enumerate(reports)}
    ends = [
        (order[p.source.report], p.source.start, p.source.end, order[p.copy.report], p.copy.start, p.copy.end)
        for p in reuse
        if p.source.report in order and p.copy.report in order and p.source.report != p.copy.report
    ]
    if not ends:
        return set()
    cut = [words(report.text) for report in reports]
    places = _places(held, reports, cut)
    columns = np.array(ends, dtype=np.intp).T
    source, copy = _inside(places, *columns[:3]), _inside(places, *columns[3:])
    same = among(_told(held, source), _told(held, copy))
    found = {(t, t) for t in held.telling[source.clause[same]].tolist()}
    one, two = _beside(source.of(~same), copy, _stretches(source, len(ends)), _stretches(copy, len(ends)))
    pairs = _told_pairs(held, source.of(~same), copy, one, two)
    # Copies bring the same two wordings again and again: each two are asked about once.
    keys: list[tuple[str, ...] | None] = [None] * len(held.copies)
    told = {t: _keys(held, cut, t, keys) for t in {t for pair in pairs for t in pair}}
    bags = {t: _bag(own) for t, own in told.items()}
    found.update((i, j) for i, j in pairs if _lined(told[i], told[j], bags[i], bags[j]))
    return found


DRIFT: Final = 14
"""Words by which the beginnings of two clauses may be out of step in a passage: as much as an edit before them adds."""


def utterance_of(held: Held, reports: Sequence[Report], utterances: Sequence[Utterance]) -> dict[int, int]:
    """Say which clauses are words of an utterance that several reports give, and of which.

    Returns
    -------
    Number of a clause -> place of its utterance in ``utterances``.
    """
    order = {report.id: number for number, report in enumerate(reports)}
    spans = {(report.id, quotation.id): quotation.content for report in reports for quotation in report.quotations}
    found: dict[int, int] = {}
    for at, utterance in enumerate(utterances):
        if len({reading.report for reading in utterance.readings}) < 2:
            continue
        for reading in utterance.readings:
            span = spans.get((reading.report, reading.quotation))
            number = order.get(reading.report)
            if span is None or number is None:
                continue
            for clause in range(*held.bounds[number]):
                here = held.clauses[clause].statement.span
                shared = min(span.end, here.end) - max(span.start, here.start)
                if shared * 4 >= 3 * (here.end - here.start):
                    found.setdefault(clause, at)
    return found


def utterance_ties(held: Held, reports: Sequence[Report], spoken: Mapping[int, int]) -> set[tuple[int, int]]:
    """Find tellings that are readings of one utterance and whose words stand against one another."""
    cut = [words(report.text) for report in reports]
    telling = held.telling.tolist()
    by: dict[int, dict[int, None]] = {}
    for clause in sorted(spoken):
        by.setdefault(spoken[clause], {}).setdefault(telling[clause])
    keys: list[tuple[str, ...] | None] = [None] * len(held.copies)
    of = {t: {held.clauses[i].report for i in held.copies[t]} for members in by.values() for t in members}
    told = {t: _keys(held, cut, t, keys) for t in of}
    bags = {t: _bag(own) for t, own in told.items()}
    found: set[tuple[int, int]] = set()
    for members in by.values():
        # The shortest first: behind one that is too long for another all are.
        order = sorted(members, key=lambda t: (len(told[t]), t))
        for at, short in enumerate(order):
            for long in order[at:]:
                if len(told[short]) < LINED * len(told[long]):
                    break
                i, j = (short, long) if short < long else (long, short)
                if (
                    (len(of[i]) > 1 or of[i] != of[j])
                    and (i, j) not in found
                    and (i == j or _alike(told[i], told[j], bags[i], bags[j]))
                ):
                    found.add((i, j))
    return found


def _keys(held: Held, cut: Sequence[Words], telling: int, known: list[tuple[str, ...] | None]) -> tuple[str, ...]:
    """Give the words of a telling as they are compared."""
    keys = known[telling]
    if keys is None:
        clause = held.clauses[held.copies[telling][0]]
        body, span = cut[clause.report], clause.statement.span
        keys = body.keys[bisect_left(body.starts, span.start) : bisect_left(body.starts, span.end)]
        known[telling] = keys
    return keys


def _bag(keys: tuple[str, ...]) -> Bag:
    """Give words so that what two bags have in common is as many words as both clauses have, repeated ones too."""
    again: Counter[str] = Counter()
    if len(set(keys)) == len(keys):
        return frozenset(keys)
    out: set[str | tuple[str, int]] = set()
    for word in keys:
        out.add((word, again[word]) if again[word] else word)
        again[word] += 1
    return frozenset(out)


def _alike(a: tuple[str, ...], b: tuple[str, ...], in_a: Bag, in_b: Bag) -> bool:
    """Whether most words of the longer clause stand in the other, in order."""
    least = LINED * max(len(a), len(b), 1)
    # Most pairs are of two sentences of one remark: no alignment finds more equal words than they have in common.
    if min(len(a), len(b)) < least or len(in_a & in_b) < least:
        return False
    same = sum(i1 - i0 for tag, i0, i1, _, _ in opcodes(a, b) if tag == "equal")
    return same >= least and any(word not in STOP for word in a if word in b)


def _lined(a: tuple[str, ...], b: tuple[str, ...], in_a: Bag, in_b: Bag) -> bool:
    """Whether two clauses at one place of a passage stand against one another, spun words against what they replace.

    What words each has is gathered before: clauses are set against many others.
    """
    longer = max(len(a), len(b), 1)
    same = len(in_a & in_b)
    if same < KEPT * longer:
        return False
    if same >= LINED * longer:
        return True
    met = kept = 0
    for tag, i0, i1, j0, j1 in opcodes(a, b):
        if tag in {"equal", "replace"}:
            met += min(i1 - i0, j1 - j0)
            kept += (i1 - i0) * (tag == "equal")
    return met >= LINED * longer and kept >= KEPT * longer


class _Places(NamedTuple):
    """Where clauses and words stand, counted through all reports, each of which begins where none before it reaches."""

    report: Ints
    """Where each report begins."""
    start: Ints
    end: Ints
    words: Ints
    """Where each word begins."""
    first: Ints
    """For each clause the first word that is its own."""
    stop: Ints
    """The one after its words."""


def _places(held: Held, reports: Sequence[Report], cut: Sequence[Words]) -> _Places:
    wide = max(len(report.text) for report in reports) + 1
    begins = np.arange(len(reports)) * wide
    start, end = (begins[held.report] + ends for ends in held.ends)
    size = [len(body) for body in cut]
    words = np.array(list(chain.from_iterable(body.starts for body in cut)), dtype=np.intp) + np.repeat(begins, size)
    return _Places(begins, start, end, words, np.searchsorted(words, start), np.searchsorted(words, end))


class _Lying(NamedTuple):
    """Clauses that lie in a stretch of their report, in the order of the stretches and of the text."""

    stretch: Ints
    clause: Ints
    start: Ints
    """The first word of the stretch that is the clause's own; below 0 where it begins before the stretch."""
    stop: Ints

    def of(self, some: NDArray[np.bool_]) -> _Lying:
        """Give some of them."""
        return _Lying(self.stretch[some], self.clause[some], self.start[some], self.stop[some])


def _inside(places: _Places, report: Ints, start: Ints, end: Ints) -> _Lying:
    """Find the clauses that lie in stretches of reports, but for a word or two."""
    first = places.report[report]
    start, end = first + start, first + end
    low = np.searchsorted(places.start, np.maximum(first, start - LONGEST))
    row, clause = laid_out(low, np.searchsorted(places.start, end) - low)
    shared = np.minimum(places.end[clause], end[row]) - np.maximum(places.start[clause], start[row])
    lying = shared * 10 >= 9 * (places.end - places.start)[clause]
    row, clause = row[lying], clause[lying]
    base = np.searchsorted(places.words, start)[row]
    return _Lying(row, clause, places.first[clause] - base, places.stop[clause] - base)


def _told(held: Held, lying: _Lying) -> Ints:
    """Give one number for each stretch and what is told in it."""
    return np.asarray(lying.stretch * len(held.copies) + held.telling[lying.clause], dtype=np.intp)


def _stretches(lying: _Lying, count: int) -> Ints:
    """Count the words of each stretch up to the end of its last clause, 1 at least."""
    out = np.ones(count, dtype=np.intp)
    np.maximum.at(out, lying.stretch, lying.stop)
    return out


def _beside(source: _Lying, copy: _Lying, size: Ints, other: Ints) -> tuple[Ints, Ints]:
    """Pair the clauses of two stretches that begin at one place of a passage: numbers in ``source`` and in ``copy``.

    Parameters
    ----------
    source, copy
        Clauses in the two stretches of passages.
    size, other
        The words of the two stretches of each passage.
    """
    least = min(0, int(copy.start.min(initial=0))) - 1
    wide = int(copy.start.max(initial=0)) - least + 2
    at = source.start * other[source.stretch] / size[source.stretch]
    # One row of numbers for all passages: those of one lie apart from those of the next.
    row = copy.stretch * wide + copy.start - least
    base = source.stretch * wide
    low = np.searchsorted(row, base + np.clip(np.ceil(at - DRIFT).astype(np.intp) - least, 0, wide - 1))
    high = np.searchsorted(row, base + np.clip(np.floor(at + DRIFT).astype(np.intp) - least, 0, wide - 1), side="right")
    return laid_out(low, np.maximum(high - low, 0))


def _told_pairs(held: Held, source: _Lying, copy: _Lying, one: Ints, two: Ints) -> list[tuple[int, int]]:
    """Give the two tellings of clauses that were paired, each two once, where they are about as long."""
    share = (source.stop - source.start)[one] / np.maximum(1, copy.stop - copy.start)[two]
    fits = (share >= LINED) & (share <= 1 / LINED)
    a, b = held.telling[source.clause[one[fits]]], held.telling[copy.clause[two[fits]]]
    pairs = distinct(np.minimum(a, b) * len(held.copies) + np.maximum(a, b))
    return list(zip((pairs // len(held.copies)).tolist(), (pairs % len(held.copies)).tolist(), strict=True))
