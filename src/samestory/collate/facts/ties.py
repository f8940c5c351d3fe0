"""Which statements of two reports are one because their words are: in a shared passage, or in one utterance."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from samestory.collate.facts.clauses import LONGEST, Held
from samestory.collate.reuse.align import opcodes
from samestory.collate.words import STOP, Words, words
from samestory.model import Evidence, Passage, Report, Utterance

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
    cut = [words(report.text) for report in reports]
    places = [_places(held, number, body) for number, body in enumerate(cut)]
    telling = held.telling.tolist()
    keys: list[tuple[str, ...] | None] = [None] * len(held.copies)
    # Copies bring the same two wordings again and again: each two are asked about once.
    known: dict[tuple[int, int], bool] = {}
    found: set[tuple[int, int]] = set()
    for passage in reuse:
        a, b = order.get(passage.source.report), order.get(passage.copy.report)
        if a is None or b is None or a == b:
            continue
        source = _inside(held, a, places[a], passage.source)
        copy = _inside(held, b, places[b], passage.copy)
        stretch = max(1, max((end for _, _, end in source), default=0)), max(1, max((e for _, _, e in copy), default=0))
        there = {telling[i] for i, _, _ in copy}
        near = 0
        for i, start, end in source:
            if telling[i] in there:
                found.add((telling[i], telling[i]))
                continue
            place = start * stretch[1] / stretch[0]
            while near < len(copy) and copy[near][1] < place - DRIFT:
                near += 1
            for j, begin, stop in copy[near:]:
                if begin > place + DRIFT:
                    break
                if not LINED <= (end - start) / max(1, stop - begin) <= 1 / LINED:
                    continue
                pair = min(telling[i], telling[j]), max(telling[i], telling[j])
                if pair not in known:
                    known[pair] = _lined(*(_keys(held, cut, t, keys) for t in pair))
                if known[pair]:
                    found.add(pair)
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
    found: set[tuple[int, int]] = set()
    for members in by.values():
        for i in members:
            for j in members:
                if i <= j and (i, j) not in found and _apart(held, i, j):
                    one, two = _keys(held, cut, i, keys), _keys(held, cut, j, keys)
                    if i == j or _alike(one, two):
                        found.add((i, j))
    return found


def _apart(held: Held, one: int, two: int) -> bool:
    """Whether two tellings stand in different reports."""
    return len({held.clauses[i].report for telling in (one, two) for i in held.copies[telling]}) > 1


def _keys(held: Held, cut: Sequence[Words], telling: int, known: list[tuple[str, ...] | None]) -> tuple[str, ...]:
    """Give the words of a telling as they are compared."""
    keys = known[telling]
    if keys is None:
        clause = held.clauses[held.copies[telling][0]]
        body, span = cut[clause.report], clause.statement.span
        keys = body.keys[bisect_left(body.starts, span.start) : bisect_left(body.starts, span.end)]
        known[telling] = keys
    return keys


def _alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether most words of the longer clause stand in the other, in order."""
    same = sum(i1 - i0 for tag, i0, i1, _, _ in opcodes(a, b) if tag == "equal")
    return same >= LINED * max(len(a), len(b), 1) and any(word not in STOP for word in a if word in b)


def _lined(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two clauses at one place of a passage stand against one another, spun words against what they replace."""
    longer = max(len(a), len(b), 1)
    same = sum((Counter(a) & Counter(b)).values())
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
    """Where the words of a report begin; for each of its clauses the first word that is its own, and the one after."""

    words: tuple[int, ...]
    first: NDArray[np.intp]
    stop: NDArray[np.intp]


def _places(held: Held, report: int, body: Words) -> _Places:
    _, starts, ends = held.ends_of(report)
    begin = np.array(body.starts, dtype=np.int64)
    return _Places(body.starts, np.searchsorted(begin, starts), np.searchsorted(begin, ends))


def _inside(held: Held, report: int, places: _Places, end: Evidence) -> list[tuple[int, int, int]]:
    """Find the clauses of a report that lie in a stretch of it, but for a word or two.

    Returns
    -------
    Number of the clause, and of the words of the stretch the first that is its own and the first that is not.
    """
    first, starts, ends = held.ends_of(report)
    begin, stop = np.searchsorted(starts, (end.start - LONGEST, end.end)).tolist()
    starts, ends = starts[begin:stop], ends[begin:stop]
    lying = (np.minimum(ends, end.end) - np.maximum(starts, end.start)) * 10 >= 9 * (ends - starts)
    at = np.flatnonzero(lying) + begin
    base = bisect_left(places.words, end.start)
    return list(
        zip((at + first).tolist(), (places.first[at] - base).tolist(), (places.stop[at] - base).tolist(), strict=True)
    )
