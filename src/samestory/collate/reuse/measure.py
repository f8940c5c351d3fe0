"""A chain of equal runs, aligned word by word: whether it is a passage, and which words were changed in it."""

from __future__ import annotations

from dataclasses import dataclass

from samestory.collate.reuse.align import opcodes
from samestory.collate.reuse.chains import SHORTEST
from samestory.collate.reuse.runs import GAP
from samestory.collate.reuse.streams import UNIT, Stream, weigh
from samestory.model import Evidence

FRAGMENT = 9
SENTENCE = 5
"""What the equal words must weigh, less a third of a word for each changed one: in a fragment of a sentence, and
where the passage is a sentence or more in both reports. Names weigh little, common words half: two reporters
who never met write "the director of X, NAME NAME, said in a statement". On the development stories these keep the
passages of one source and leave out the formulas."""

CHANGED = UNIT // 3
"""What is taken off for a changed word."""

DANGLING = 3
"""Words of the next sentence that are cut off at the ends of a passage."""

DENSITY = 0.5
"""Least share of equal words among the aligned ones: chosen so that independent accounts of one event in the
development stories give no passage."""

TRIED = 5
"""Words at an end of a chain among which an equal one must be for the passage to go on."""

REPLACED = 3
"""Words on either side beyond which a change is no replacement of one expression by another."""


@dataclass(frozen=True, slots=True)
class Part:
    """A passage between two streams before its direction is decided."""

    at: tuple[int, int, int, int]
    left: Evidence
    right: Evidence
    similarity: float
    changes: tuple[tuple[str, str, bool], ...]
    """Words put for other words, in small letters, and whether within quotation marks."""


def measure(a: Stream, b: Stream, a0: int, a1: int, b0: int, b1: int) -> Part | None:
    """Align the words ``a0..a1`` of one body and ``b0..b1`` of another; None where too little of it is equal."""
    a0, b0 = _grow(a, b, a0, b0, -1)
    a1, b1 = _grow(a, b, a1, b1, 1)
    a0, a1, b0, b1 = _trim(a, b, a0, a1, b0, b1)
    whole = a.stops[a0] and a.stops[a1] and b.stops[b0] and b.stops[b1]
    least = UNIT * (SENTENCE if whole else FRAGMENT)
    # No alignment finds more than all words of the one to be equal.
    if a.worth[a1] - a.worth[a0] < least or a1 - a0 < SHORTEST or b1 - b0 < SHORTEST:
        return None
    length = same = equal = own = worth = 0
    open_at: tuple[int, int] | None = None
    replaced: list[tuple[range, range]] = []
    edits = opcodes(a.letters[a0:a1], b.letters[b0:b1])
    for tag, i0, i1, j0, j1 in (*edits, ("equal", a1 - a0, a1 - a0, b1 - b0, b1 - b0)):
        i0, i1, j0, j1 = a0 + i0, a0 + i1, b0 + j0, b0 + j1
        size = i1 - i0 if i1 - i0 > j1 - j0 else j1 - j0
        length += size
        if tag != "equal":
            if open_at is None:
                open_at = i0, j0
            told = _own(a, b, i0, i1, j0, j1)
            own += told
            worth -= CHANGED * told
            continue
        if open_at is not None:
            if 0 < i0 - open_at[0] <= REPLACED and 0 < j0 - open_at[1] <= REPLACED:
                replaced.append((range(open_at[0], i0), range(open_at[1], j0)))
            open_at = None
        same += size
        if a.said[i0] == a.said[i1] or b.said[j0] == b.said[j1]:
            told, gain = size, a.worth[i1] - a.worth[i0]
        elif a.quoted[i0:i1] == b.quoted[j0:j1]:
            told, gain = size - (a.said[i1] - a.said[i0]), a.free[i1] - a.free[i0]
        else:
            kept = [i for i, j in zip(range(i0, i1), range(j0, j1), strict=True) if not (a.quoted[i] and b.quoted[j])]
            told, gain = len(kept), sum(a.worth[i + 1] - a.worth[i] for i in kept)
        own, equal, worth = own + told, equal + told, worth + gain
    if equal < SHORTEST or equal < DENSITY * own or worth < least:
        return None
    return Part(
        at=(a0, a1, b0, b1),
        left=_evidence(a, a0, a1),
        right=_evidence(b, b0, b1),
        similarity=round(same / length, 3),
        changes=tuple(change for at, to in replaced for change in _changes(a, b, at, to)),
    )


def _own(a: Stream, b: Stream, i0: int, i1: int, j0: int, j1: int) -> int:
    """Count the columns of a change that are not quoted on every side that has a word."""
    if i0 == i1:
        return j1 - j0 - (b.said[j1] - b.said[j0])
    if j0 == j1:
        return i1 - i0 - (a.said[i1] - a.said[i0])
    if a.said[i0] == a.said[i1] or b.said[j0] == b.said[j1]:
        return i1 - i0
    return sum(not (a.quoted[i] and b.quoted[j]) for i, j in zip(range(i0, i1), range(j0, j1), strict=True))


def _changes(a: Stream, b: Stream, at: range, to: range) -> list[tuple[str, str, bool]]:
    """Say what was put for what in one change, in small letters."""
    if len(at) == len(to) == 1:
        i, j = at[0], to[0]
        return [(a.lower[i], b.lower[j], a.quoted[i] and b.quoted[j])]
    inside = all(a.quoted[i] for i in at) and all(b.quoted[j] for j in to)
    olds, news = [a.lower[i] for i in at], [b.lower[j] for j in to]
    one_by_one = zip(olds, news, strict=True) if len(olds) == len(news) else [(" ".join(olds), " ".join(news))]
    return [(old, new, inside) for old, new in one_by_one]


def _grow(a: Stream, b: Stream, i: int, j: int, way: int) -> tuple[int, int]:
    """Grow an end of a chain over small edits while there is more equal than changed."""
    left = a.letters[i : i + GAP] if way > 0 else a.letters[max(0, i - GAP) : i][::-1]
    right = b.letters[j : j + GAP] if way > 0 else b.letters[max(0, j - GAP) : j][::-1]
    # With five words changed, it is given up below: an equal one must stand before.
    if set(left[:TRIED]).isdisjoint(right[:TRIED]):
        return i, j
    score, best, at = 0.0, 0.0, (0, 0)
    for tag, i0, i1, j0, j1 in opcodes(left, right):
        if tag != "equal":
            for _ in range(max(i1 - i0, j1 - j0)):
                score -= 0.7
                if score < best - 3:
                    return i + way * at[0], j + way * at[1]
            continue
        for n in range(i1 - i0):
            word = i + i0 + n if way > 0 else i - 1 - i0 - n
            score += weigh(a.words.keys[word])
            if score > best:
                best, at = score, (i0 + n + 1, j0 + n + 1)
    return i + way * at[0], j + way * at[1]


def _trim(a: Stream, b: Stream, a0: int, a1: int, b0: int, b1: int) -> tuple[int, int, int, int]:
    """Take away a few equal words that belong to the sentence before or after a passage: ``... by Friday. The``."""
    for n in range(1, DANGLING + 1):
        if a1 - a0 <= SHORTEST + n or a.letters[a1 - n : a1] != b.letters[b1 - n : b1]:
            break
        if a.stops[a1 - n] and b.stops[b1 - n]:
            a1, b1 = a1 - n, b1 - n
            break
    for n in range(1, DANGLING + 1):
        if a1 - a0 <= SHORTEST + n or a.letters[a0 : a0 + n] != b.letters[b0 : b0 + n]:
            break
        if a.stops[a0 + n] and b.stops[b0 + n]:
            a0, b0 = a0 + n, b0 + n
            break
    return a0, a1, b0, b1


def _evidence(held: Stream, first: int, last: int) -> Evidence:
    """Cut the words ``first..last`` out of the report, with the marks that close them."""
    text = held.report.text
    start, end = held.words.starts[first], held.words.ends[last - 1]
    limit = held.words.starts[last] if last < len(held.words) else len(text)
    while end < limit and text[end] in '.!?…)"”’»':
        end += 1
    return Evidence(held.report.id, start, end, text[start:end])
