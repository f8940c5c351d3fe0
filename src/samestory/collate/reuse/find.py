"""Running text that stands in two reports.

Shared runs of three words are looked up in one inverted index, grown to maximal equal runs, and chained where only
small edits lie between them; the chain is then aligned word by word. The work grows with the text that reports
share, not with all pairs of words. The method is that of text-reuse detection in historical newspapers (Smith,
Cordell and Mullen, *American Literary History* 27, 2015: passim), with an index of words in the place of hashes,
and with sequence alignment as in Smith and Waterman (*J. Mol. Biol.* 147, 1981).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from samestory.collate.arrays import Ints, changes, first_of, numbered
from samestory.collate.reuse.chains import chains
from samestory.collate.reuse.direction import Background, backgrounds_of, decide
from samestory.collate.reuse.measure import Measured, measure
from samestory.collate.reuse.replaced import replacements, systematic
from samestory.collate.reuse.runs import shared_runs
from samestory.collate.reuse.streams import Streams, streams_of
from samestory.collate.words import Words
from samestory.model import Evidence, Passage, Report

CLOSING = frozenset('.!?…)"”’»')
"""Marks behind its last word that belong to a passage."""


def find_reuse(reports: Sequence[Report]) -> tuple[Passage, ...]:
    """Find all aligned passages of running text between any two reports.

    Parameters
    ----------
    reports
        The reports of one story. Titles take no part, and quoted words alone are no reuse: a passage has at least
        eight equal words outside quotation marks (``report.quotations[].words``), but may run through quotations.

    Returns
    -------
    tuple of Passage
        Ordered by pair of reports and place. Where the direction is ``unknown``, ``source`` is the report that
        stands first in the input.
    """
    streams = streams_of(reports)
    known = backgrounds_of(reports)
    found: list[Passage] = []
    for spans in chains(streams, shared_runs(streams)):
        found.extend(_passages(streams, measure(streams, spans), known))
    return tuple(_unsure(found, reports))


def _passages(streams: Streams, measured: Measured, known: Sequence[Background]) -> Iterator[Passage]:
    """Decide once for every two reports who copied whom, and turn what was measured into passages."""
    if not len(measured.similarity):
        return
    one, two = streams.owner(measured.spans.a0), streams.owner(measured.spans.b0)
    order = np.lexsort((*measured.spans[::-1], two, one))
    held = measured.of(order)
    one, two = one[order], two[order]
    opens = changes(one, two)
    pair = np.cumsum(opens) - 1
    found = replacements(streams, held.replaced, held.passage)
    spun = systematic(found, pair, int(opens.sum()))
    lefts = _evidence(streams, one, held.spans.a0, held.spans.a1)
    rights = _evidence(streams, two, held.spans.b0, held.spans.b1)
    similarity = held.similarity.tolist()
    rounded = {share: round(share, 3) for share in set(similarity)}
    starts = np.flatnonzero(opens)
    rows = np.searchsorted(found.passage, np.append(starts, len(pair))).tolist()
    bounds = zip(starts.tolist(), [*starts[1:].tolist(), len(pair)], strict=True)
    sides = zip(one[starts].tolist(), two[starts].tolist(), bounds, spun.tolist(), strict=True)
    for number, (mine, yours, (first, last), is_spun) in enumerate(sides):
        told = found.told(range(rows[number], rows[number + 1])) if is_spun else ()
        ends = list(zip(lefts[first:last], rights[first:last], strict=True))
        decided = decide(known[mine], known[yours], ends, told)
        direction = "known" if decided.known else "unknown"
        for (left, right), share in zip(ends, similarity[first:last], strict=True):
            source, copy = (right, left) if decided.reverse else (left, right)
            yield Passage(source, copy, direction, rounded[share], decided.reason, decided.reworded)


def _evidence(streams: Streams, report: Ints, first: Ints, last: Ints) -> list[Evidence]:
    """Cut stretches of words out of their reports, once where several reports share them."""
    which = numbered(first * (len(streams.keys) + 1) + last)
    once = first_of(which)
    begin = streams.begin[report]
    ends = zip(report[once].tolist(), (first - begin)[once].tolist(), (last - begin)[once].tolist(), strict=True)
    found = [_cut(streams.reports[n], streams.words[n], i, j) for n, i, j in ends]
    return [found[n] for n in which.tolist()]


def _cut(report: Report, held: Words, first: int, last: int) -> Evidence:
    """Cut the words ``first..last`` out of a report, with the marks that close them."""
    text = report.text
    start, end = held.starts[first], held.ends[last - 1]
    limit = held.starts[last] if last < len(held) else len(text)
    while end < limit and text[end] in CLOSING:
        end += 1
    return Evidence(report.id, start, end, text[start:end])


class _Copied(NamedTuple):
    """The stretches of a report that are known to be copied, and the numbers of the reports that they are from."""

    start: Ints
    end: Ints
    source: Ints

    def sources(self, held: Evidence) -> set[int]:
        """Give the reports that half of a stretch is from."""
        shared = np.minimum(self.end, held.end) - np.maximum(self.start, held.start)
        found: list[int] = self.source[2 * shared >= max(held.end - held.start, 1)].tolist()
        return set(found)


def _unsure(found: Sequence[Passage], reports: Sequence[Report]) -> list[Passage]:
    """Take back a direction between two copies of one source: the later may have it from that source as well."""
    order = {report.id: n for n, report in enumerate(reports)}
    rows: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for passage in found:
        if passage.direction == "known":
            copy = passage.copy
            rows[copy.report].append((copy.start, copy.end, order[passage.source.report]))
    copied = {report: _Copied(*np.array(held, dtype=np.intp).T) for report, held in rows.items()}
    out: list[Passage] = []
    for passage in found:
        ends = (passage.source, passage.copy)
        if passage.direction == "known" and passage.source.report in copied:
            one, two = (copied[end.report].sources(end) for end in ends)
            common = (one & two) - {order[end.report] for end in ends}
            if common:
                first, second = sorted(ends, key=lambda end: order[end.report])
                reason = f"both have it from {reports[min(common)].label}, or one has it from the other"
                spun = passage.reason.find("words were replaced")
                reason += f"; {passage.reason[spun:]}" if spun >= 0 else ""
                passage = replace(
                    passage, source=first, copy=second, direction="unknown", reason=reason, reworded=False
                )
        out.append(passage)
    return out
