"""Which statements of two reports are one because their words are: in a shared passage, or in one utterance."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from samestory.collate.facts.clauses import Held
from samestory.collate.reuse.align import opcodes
from samestory.collate.words import STOP, Words, words
from samestory.model import Evidence, Passage, Report, Utterance

LINED: Final = 0.65
"""Share of the words of two clauses that stand against one another from which they are one statement. Below, one of
the clauses is part of the other or begins elsewhere."""

KEPT: Final = 0.3
"""Share of those words that must be equal: a spun copy keeps more, a bad alignment does not."""


def passage_ties(held: Held, reports: Sequence[Report], reuse: Sequence[Passage]) -> set[tuple[int, int]]:
    """Find clauses that stand against one another in a passage that two reports share.

    Returns
    -------
    Pairs of numbers of clauses, the smaller first.
    """
    order = {report.id: number for number, report in enumerate(reports)}
    found: set[tuple[int, int]] = set()
    cut = [words(report.text, report.body_start) for report in reports]
    for passage in reuse:
        a, b = order.get(passage.source.report), order.get(passage.copy.report)
        if a is None or b is None or a == b:
            continue
        source = _inside(held, a, passage.source.start, passage.source.end)
        copy = _inside(held, b, passage.copy.start, passage.copy.end)
        if source and copy:
            found |= _lined(held, _between(cut[a], passage.source), source, _between(cut[b], passage.copy), copy)
    return found


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
    """Find clauses of readings of one utterance whose words stand against one another."""
    by: dict[int, list[int]] = {}
    for clause in sorted(spoken):
        by.setdefault(spoken[clause], []).append(clause)
    keys = {clause: _keys(held, reports, clause) for clause in spoken}
    # Copies have the same words: two wordings are compared once.
    alike: dict[tuple[tuple[str, ...], tuple[str, ...]], bool] = {}
    found: set[tuple[int, int]] = set()
    for members in by.values():
        for i in members:
            for j in members:
                if i >= j or held.clauses[i].report == held.clauses[j].report:
                    continue
                pair = keys[i], keys[j]
                if pair not in alike:
                    alike[pair] = _alike(*pair)
                if alike[pair]:
                    found.add((i, j))
    return found


def _keys(held: Held, reports: Sequence[Report], clause: int) -> tuple[str, ...]:
    span = held.clauses[clause].statement.span
    return words(reports[held.clauses[clause].report].text, span.start, span.end).keys


def _alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether most words of the longer clause stand in the other, in order."""
    same = sum(i1 - i0 for tag, i0, i1, _, _ in opcodes(a, b) if tag == "equal")
    return same >= LINED * max(len(a), len(b), 1) and any(word not in STOP for word in a if word in b)


def _inside(held: Held, report: int, start: int, end: int) -> list[int]:
    """Find the clauses of a report that lie in a stretch of it, but for a word or two."""
    first, starts, ends = held.ends_of(report)
    lying = (np.minimum(ends, end) - np.maximum(starts, start)) * 10 >= 9 * (ends - starts)
    found: list[int] = (np.flatnonzero(lying) + first).tolist()
    return found


def _between(held: Words, end: Evidence) -> Words:
    """Give those words of a body that stand in a stretch of it."""
    first, last = bisect_left(held.starts, end.start), bisect_left(held.starts, end.end)
    return Words(held.keys[first:last], held.starts[first:last], held.ends[first:last])


def _lined(held: Held, a: Words, source: Sequence[int], b: Words, copy: Sequence[int]) -> set[tuple[int, int]]:
    """Align the words of a passage and see which clauses its alignment puts against one another."""
    # Aligned words are in order on both sides: what stands in a clause is found by its ends, not word by word.
    lefts: list[int] = []
    rights: list[int] = []
    same = [0]
    for tag, i0, i1, j0, j1 in opcodes(a.keys, b.keys):
        if tag in {"equal", "replace"}:
            lefts.extend(range(i0, i1))
            rights.extend(range(j0, j1))
            same.extend(range(same[-1] + 1, same[-1] + 1 + i1 - i0) if tag == "equal" else [same[-1]] * (i1 - i0))
    inside_b = [(clause, _range(b.starts, held, clause)) for clause in copy]
    found: set[tuple[int, int]] = set()
    for i in source:
        left = _range(a.starts, held, i)
        first, last = bisect_left(lefts, left.start), bisect_left(lefts, left.stop)
        if same[last] - same[first] < KEPT * len(left):
            continue
        for j, right in inside_b:
            met = bisect_left(rights, right.stop, first, last) - bisect_left(rights, right.start, first, last)
            if met > 0 and met >= LINED * max(len(left), len(right)):
                found.add((min(i, j), max(i, j)))
    return found


def _range(starts: Sequence[int], held: Held, clause: int) -> range:
    span = held.clauses[clause].statement.span
    return range(bisect_left(starts, span.start), bisect_left(starts, span.end))
