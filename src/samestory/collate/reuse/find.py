"""Running text that stands in two reports.

Shared runs of three words are looked up in one inverted index, grown to maximal equal runs, and chained where only
small edits lie between them; the chain is then aligned word by word. The work grows with the text that reports
share, not with all pairs of words. The method is that of text-reuse detection in historical newspapers (Smith,
Cordell and Mullen, *American Literary History* 27, 2015: passim), with an index of words in the place of hashes,
and with sequence alignment as in Smith and Waterman (*J. Mol. Biol.* 147, 1981).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from samestory.collate.reuse.chains import chains
from samestory.collate.reuse.direction import decide
from samestory.collate.reuse.measure import Part, measure
from samestory.collate.reuse.runs import shared_runs
from samestory.collate.reuse.seeds import Ints
from samestory.collate.reuse.streams import streams_of
from samestory.model import Evidence, Passage, Report


def find_reuse(reports: Sequence[Report]) -> tuple[Passage, ...]:
    """Find all aligned passages of running text between any two reports.

    Parameters
    ----------
    reports
        The reports of one story. Titles take no part, and quoted words alone are no reuse: a passage has at least
        eight equal words outside quotation marks (``report.quotations[].verbatim``), but may run through quotations.

    Returns
    -------
    tuple of Passage
        Ordered by pair of reports and place. Where the direction is ``unknown``, ``source`` is the report that
        stands first in the input.
    """
    streams = streams_of(reports)
    found: list[Passage] = []
    for a, b, places in shared_runs(streams):
        parts = [measure(streams[a], streams[b], *span) for span in chains(streams[a], streams[b], places)]
        kept = sorted((part for part in parts if part is not None), key=lambda part: part.at)
        if kept:
            found.extend(_passages(reports[a], reports[b], kept))
    return tuple(_unsure(found, reports))


def _passages(first: Report, second: Report, parts: Sequence[Part]) -> list[Passage]:
    """Decide once for the two reports who copied whom, and turn the parts into passages."""
    changes = [change for part in parts for change in part.changes]
    decided = decide(first, second, [(p.left, p.right) for p in parts], changes)
    return [
        Passage(
            source=part.right if decided.reverse else part.left,
            copy=part.left if decided.reverse else part.right,
            direction="known" if decided.known else "unknown",
            similarity=part.similarity,
            reason=decided.reason,
            reworded=decided.reworded,
        )
        for part in parts
    ]


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
