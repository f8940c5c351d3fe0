"""Running text that stands in two reports.

Shared runs of three words are looked up in one inverted index, grown to maximal equal runs, and chained where only
small edits lie between them; the chain is then aligned word by word. The work grows with the text that reports
share, not with all pairs of words. The method is that of text-reuse detection in historical newspapers (Smith,
Cordell and Mullen, *American Literary History* 27, 2015: passim), with an index of words in the place of hashes,
and with sequence alignment as in Smith and Waterman (*J. Mol. Biol.* 147, 1981).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, combinations

from rapidfuzz.distance import LCSseq

from samestory.collate.reuse.align import Step, steps
from samestory.collate.reuse.direction import decide
from samestory.collate.words import STOP, Words, words
from samestory.model import Evidence, Passage, Report

GRAM = 3
"""Words in a seed. Three find copies of which every fourth word was changed."""

SHORTEST = 8
"""Equal words of the reporters' own that a passage must have; eight is the shortest reuse by our definition."""

FRAGMENT = 9.0
SENTENCE = 5.0
"""What the equal words must weigh, less a third of a word for each changed one: in a fragment of a sentence, and
where the passage is a sentence or more in both reports. Names weigh little (`NAME`), common words half: two reporters
who never met write "the director of X, NAME NAME, said in a statement". On the development stories these keep the
passages of one source and leave out the formulas."""

NAME = 0.4

DANGLING = 3
"""Words of the next sentence that are cut off at the ends of a passage."""

QUOTED = 6
"""Words that must be the same as quoted ones in a row to count as quoted without marks."""

GAP = 16
"""Words that may be changed or put in between two equal runs of one passage."""

INSERT = 6
"""Words more on one side than on the other, with a paragraph break among them, that end a passage (a caption)."""

DENSITY = 0.5
"""Least share of equal words among the aligned ones: chosen so that independent accounts of one event in the
development stories give no passage."""

REPEATS = 8
"""Places in one report beyond which a run of words is furniture or a formula and seeds nothing."""


_ENDS = re.compile(r"[.!?\n]")


@dataclass(frozen=True, slots=True)
class Stream:
    """The words of a report's body, which of them are quoted, and where paragraphs begin."""

    report: Report
    words: Words
    quoted: tuple[bool, ...]
    breaks: tuple[int, ...]
    """How many line breaks lie before each word."""
    sums: tuple[float, ...]
    """What all words before each word weigh together."""


@dataclass(slots=True)
class _Block:
    """An equal run: where it begins in both, and how long it is."""

    i: int
    j: int
    size: int


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
    for (a, b), seeds in _seeds(streams):
        parts = [_measure(streams[a], streams[b], *span) for span in _chains(streams[a], streams[b], seeds)]
        kept = sorted((part for part in parts if part is not None), key=lambda part: part.at)
        if kept:
            found.extend(_passages(reports[a], reports[b], kept))
    return tuple(_unsure(found, reports))


def streams_of(reports: Sequence[Report]) -> list[Stream]:
    """Cut the bodies of reports into words, and mark what is quoted.

    Words that stand within quotation marks in any of the reports count as quoted in all: a post or a statement
    that one report sets in marks and another embeds without them is a quotation in common.
    """
    cut = [(report, words(report.text, report.body_start)) for report in reports]
    marked = [_quoted(report, held) for report, held in cut]
    said: set[tuple[str, ...]] = set()
    for (_, held), quoted in zip(cut, marked, strict=True):
        for n in range(len(held) - QUOTED + 1):
            if all(quoted[n : n + QUOTED]):
                said.add(held.keys[n : n + QUOTED])
    for (_, held), quoted in zip(cut, marked, strict=True):
        for n in range(len(held) - QUOTED + 1):
            if held.keys[n : n + QUOTED] in said:
                quoted[n : n + QUOTED] = [True] * QUOTED
    return [
        Stream(report, held, tuple(quoted), _breaks(report.text, held), (0.0, *accumulate(map(_weight, held.keys))))
        for (report, held), quoted in zip(cut, marked, strict=True)
    ]


def _quoted(report: Report, held: Words) -> list[bool]:
    """Mark the words inside quotation marks."""
    quoted = [False] * len(held)
    spans = sorted((v.start, v.end) for q in report.quotations for v in q.verbatim)
    at = reach = 0
    for n, start in enumerate(held.starts):
        while at < len(spans) and spans[at][0] <= start:
            reach = max(reach, spans[at][1])
            at += 1
        quoted[n] = start < reach
    return quoted


def _breaks(text: str, held: Words) -> tuple[int, ...]:
    """Count the line breaks before each word."""
    breaks, line, last = [], 0, 0
    for start in held.starts:
        line += text.count("\n", last, start)
        last = start
        breaks.append(line)
    return tuple(breaks)


def _seeds(streams: Sequence[Stream]) -> list[tuple[tuple[int, int], list[tuple[int, int]]]]:
    """Look up the runs of ``GRAM`` words that two reports share, with their places in both."""
    index: dict[tuple[str, ...], dict[int, list[int]]] = {}
    for n, held in enumerate(streams):
        keys = held.words.keys
        for i, gram in enumerate(zip(*(keys[k:] for k in range(GRAM)), strict=False)):
            if not STOP.issuperset(gram):
                index.setdefault(gram, {}).setdefault(n, []).append(i)
    pairs: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for places in index.values():
        if len(places) < 2:
            continue
        usable = {n: at for n, at in places.items() if len(at) <= REPEATS}
        for a, b in combinations(sorted(usable), 2):
            pairs[a, b].extend((i, j) for i in usable[a] for j in usable[b])
    return sorted(pairs.items())


def _blocks(a: Sequence[str], b: Sequence[str], seeds: list[tuple[int, int]]) -> list[_Block]:
    """Grow seeds to maximal equal runs."""
    blocks: list[_Block] = []
    reach: dict[int, int] = {}
    for i, j in sorted(seeds):
        if i < reach.get(i - j, 0):
            continue
        size = GRAM
        while i + size < len(a) and j + size < len(b) and a[i + size] == b[j + size]:
            size += 1
        back = 0
        while i > back and j > back and a[i - back - 1] == b[j - back - 1]:
            back += 1
        reach[i - j] = i + size
        blocks.append(_Block(i - back, j - back, size + back))
    return sorted(blocks, key=lambda block: (block.i, block.j))


def _weight(key: str) -> float:
    return 0.5 if key in STOP else 1.0


def _chains(a: Stream, b: Stream, seeds: list[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """Chain equal runs with small edits between them; the heaviest chain first, no stretch twice."""
    blocks = _blocks(a.words.keys, b.words.keys, seeds)
    total = a.sums
    spans: list[tuple[int, int, int, int]] = []
    while blocks:
        best: list[float] = []
        before: list[int | None] = []
        for n, block in enumerate(blocks):
            own = total[block.i + block.size] - total[block.i]
            top, link = own, None
            for m in range(n - 1, -1, -1):
                prior = blocks[m]
                if block.i - prior.i > 400 and n - m > 200:
                    break
                if block.i - prior.i - prior.size > GAP or not 0 < block.j - prior.j <= prior.size + GAP:
                    continue
                cost = _between(a, b, prior, block)
                if cost is not None and best[m] + own - cost > top:
                    top, link = best[m] + own - cost, m
            best.append(top)
            before.append(link)
        n_best = max(range(len(blocks)), key=lambda n: (best[n], -n))
        if best[n_best] < SHORTEST * 0.6:
            break
        first = n_best
        while (link := before[first]) is not None:
            first = link
        span = (
            blocks[first].i,
            blocks[n_best].i + blocks[n_best].size,
            blocks[first].j,
            blocks[n_best].j + blocks[n_best].size,
        )
        spans.append(span)
        blocks = [rest for block in blocks for rest in _outside(block, span)]
    return spans


def _between(a: Stream, b: Stream, prior: _Block, block: _Block) -> float | None:
    """Say what it costs to go from one equal run to the next in one passage; None where they do not belong to one."""
    overlap = max(prior.i + prior.size - block.i, prior.j + prior.size - block.j, 0)
    if overlap >= block.size or block.j <= prior.j or block.i <= prior.i:
        return None
    left = block.i + overlap - prior.i - prior.size
    right = block.j + overlap - prior.j - prior.size
    if left > GAP or right > GAP:
        return None
    if abs(left - right) > INSERT:
        held, end, size = (a, block.i + overlap, left) if left > right else (b, block.j + overlap, right)
        if held.breaks[end] - held.breaks[end - size - 1] > 1:
            return None
    if not left and not right:
        return float(overlap)
    i, j = block.i + overlap, block.j + overlap
    same = LCSseq.similarity(a.words.keys[i - left : i], b.words.keys[j - right : j]) if left and right else 0
    return overlap + 0.35 * (max(left, right) - same) - 0.5 * same + 0.3


def _outside(block: _Block, span: tuple[int, int, int, int]) -> list[_Block]:
    """Keep of an equal run what lies outside a passage already taken, on both sides."""
    a0, a1, b0, b1 = span
    if block.i >= a1 or block.i + block.size <= a0:
        if block.j >= b1 or block.j + block.size <= b0:
            return [block]
        return [block] if block.size >= SHORTEST else []
    kept = []
    head = min(a0 - block.i, block.size)
    if head >= GRAM:
        kept.append(_Block(block.i, block.j, head))
    skip = a1 - block.i
    if block.size - skip >= GRAM:
        kept.append(_Block(block.i + skip, block.j + skip, block.size - skip))
    return kept


@dataclass(frozen=True, slots=True)
class Part:
    """A passage between two streams before its direction is decided."""

    at: tuple[int, int, int, int]
    left: Evidence
    right: Evidence
    similarity: float
    changes: tuple[tuple[str, str, bool], ...]
    """Words put for other words, in small letters, and whether within quotation marks."""


def _measure(a: Stream, b: Stream, a0: int, a1: int, b0: int, b1: int) -> Part | None:
    """Align a chain word by word; None where too little of it is equal."""
    a0, b0 = _grow(a.words.keys, b.words.keys, a0, b0, -1)
    a1, b1 = _grow(a.words.keys, b.words.keys, a1, b1, 1)
    a0, a1, b0, b1 = _trim(a, b, a0, a1, b0, b1)
    path = steps(a.words.keys[a0:a1], b.words.keys[b0:b1])
    equal = own = 0
    weight = 0.0
    changes: list[tuple[str, str, bool]] = []
    for step in path:
        i = None if step.i is None else a0 + step.i
        j = None if step.j is None else b0 + step.j
        if (i is None or a.quoted[i]) and (j is None or b.quoted[j]):
            continue
        own += 1
        if step.same and i is not None:
            equal += 1
            weight += NAME if a.report.text[a.words.starts[i]].isupper() else _weight(a.words.keys[i])
        else:
            weight -= 1 / 3
    for left, right in _replaced(path):
        at, to = [a0 + i for i in left], [b0 + j for j in right]
        inside = all(a.quoted[i] for i in at) and all(b.quoted[j] for j in to)
        olds, news = [_said(a, i) for i in at], [_said(b, j) for j in to]
        one_by_one = zip(olds, news, strict=True) if len(olds) == len(news) else [(" ".join(olds), " ".join(news))]
        changes.extend((old, new, inside) for old, new in one_by_one)
    whole = _whole(a, a0, a1) and _whole(b, b0, b1)
    if equal < SHORTEST or equal < DENSITY * own or weight < (SENTENCE if whole else FRAGMENT):
        return None
    return Part(
        at=(a0, a1, b0, b1),
        left=_evidence(a, a0, a1),
        right=_evidence(b, b0, b1),
        similarity=round(sum(step.same for step in path) / len(path), 3),
        changes=tuple(changes),
    )


def _said(held: Stream, n: int) -> str:
    """Give a word as the report has it, in small letters."""
    return held.report.text[held.words.starts[n] : held.words.ends[n]].lower()


def _grow(a: Sequence[str], b: Sequence[str], i: int, j: int, way: int) -> tuple[int, int]:
    """Grow an end of a chain over small edits while there is more equal than changed."""
    reach = GAP
    left = a[i : i + reach] if way > 0 else a[max(0, i - reach) : i][::-1]
    right = b[j : j + reach] if way > 0 else b[max(0, j - reach) : j][::-1]
    score, best, at = 0.0, 0.0, (0, 0)
    for step in steps(left, right):
        if step.same and step.i is not None and step.j is not None:
            score += _weight(left[step.i])
            if score > best:
                best, at = score, (step.i + 1, step.j + 1)
        else:
            score -= 0.7
            if score < best - 3:
                break
    return i + way * at[0], j + way * at[1]


def _trim(a: Stream, b: Stream, a0: int, a1: int, b0: int, b1: int) -> tuple[int, int, int, int]:
    """Take away a few equal words that belong to the sentence before or after a passage: ``... by Friday. The``."""
    for n in range(1, DANGLING + 1):
        if a1 - a0 <= SHORTEST + n or a.words.keys[a1 - n : a1] != b.words.keys[b1 - n : b1]:
            break
        if all(
            _ENDS.search(x.report.text[x.words.ends[e - n - 1] : x.words.starts[e - n]]) for x, e in ((a, a1), (b, b1))
        ):
            a1, b1 = a1 - n, b1 - n
            break
    for n in range(1, DANGLING + 1):
        if a1 - a0 <= SHORTEST + n or a.words.keys[a0 : a0 + n] != b.words.keys[b0 : b0 + n]:
            break
        if all(
            _ENDS.search(x.report.text[x.words.ends[s + n - 1] : x.words.starts[s + n]]) for x, s in ((a, a0), (b, b0))
        ):
            a0, b0 = a0 + n, b0 + n
            break
    return a0, a1, b0, b1


def _replaced(path: Sequence[Step]) -> list[tuple[list[int], list[int]]]:
    """List what was put for what: runs of unequal words that have something on both sides."""
    found: list[tuple[list[int], list[int]]] = []
    left: list[int] = []
    right: list[int] = []
    for step in (*path, None):
        if step is None or step.same:
            if left and right and len(left) <= 3 and len(right) <= 3:
                found.append((left, right))
            left, right = [], []
            continue
        if step.i is not None:
            left.append(step.i)
        if step.j is not None:
            right.append(step.j)
    return found


def _whole(held: Stream, first: int, last: int) -> bool:
    """Whether the words ``first..last`` begin and end where sentences do."""
    text = held.report.text
    start = held.words.ends[first - 1] if first else held.report.body_start
    end = held.words.starts[last] if last < len(held.words) else len(text)
    before, after = text[start : held.words.starts[first]], text[held.words.ends[last - 1] : end]
    return (first == 0 or _ENDS.search(before) is not None) and (
        last == len(held.words) or _ENDS.search(after) is not None
    )


def _evidence(held: Stream, first: int, last: int) -> Evidence:
    """Cut the words ``first..last`` out of the report, with the marks that close them."""
    text = held.report.text
    start, end = held.words.starts[first], held.words.ends[last - 1]
    limit = held.words.starts[last] if last < len(held.words) else len(text)
    while end < limit and text[end] in '.!?…)"”’»':
        end += 1
    return Evidence(held.report.id, start, end, text[start:end])


def _passages(first: Report, second: Report, parts: Sequence[Part]) -> list[Passage]:
    """Decide once for the two reports who copied whom, and turn the parts into passages."""
    changes = [change for part in parts for change in part.changes]
    known, reverse, reason = decide(first, second, [(p.left, p.right) for p in parts], changes)
    return [
        Passage(
            source=part.right if reverse else part.left,
            copy=part.left if reverse else part.right,
            direction="known" if known else "unknown",
            similarity=part.similarity,
            reason=reason,
        )
        for part in parts
    ]


def _unsure(found: Sequence[Passage], reports: Sequence[Report]) -> list[Passage]:
    """Take back a direction between two copies of one source: the later may have it from that source as well."""
    order = {report.id: n for n, report in enumerate(reports)}
    labels = {report.id: report.label for report in reports}
    copies: dict[str, list[Passage]] = defaultdict(list)
    for passage in found:
        if passage.direction == "known":
            copies[passage.copy.report].append(passage)
    out: list[Passage] = []
    for passage in found:
        ends = (passage.source, passage.copy)
        origins = [{p.source.report for p in copies[end.report] if _overlap(p.copy, end) >= 0.5} for end in ends]
        common = sorted((origins[0] & origins[1]) - {end.report for end in ends}, key=order.__getitem__)
        if passage.direction == "known" and common:
            first, second = sorted(ends, key=lambda end: order[end.report])
            reason = f"both have it from {labels[common[0]]}, or one has it from the other"
            spun = passage.reason.find("words were replaced")
            reason += f"; {passage.reason[spun:]}" if spun >= 0 else ""
            passage = replace(passage, source=first, copy=second, direction="unknown", reason=reason)
        out.append(passage)
    return out


def _overlap(one: Evidence, two: Evidence) -> float:
    """Measure how much of ``two`` lies in ``one``."""
    return (min(one.end, two.end) - max(one.start, two.start)) / max(two.end - two.start, 1)
