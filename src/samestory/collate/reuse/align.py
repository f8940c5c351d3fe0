"""Alignment of two sequences of words."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import NamedTuple, cast

from rapidfuzz.distance import Levenshtein


class Step(NamedTuple):
    """One column of an alignment: an index on either side (None for a gap), and whether the two are the same."""

    i: int | None
    j: int | None
    same: bool


def opcodes(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[tuple[str, int, int, int, int]]:
    """Align two sequences of words by the fewest edits (Levenshtein): runs, what is done, where on either side."""
    if a == b:
        return [("equal", 0, len(a), 0, len(b))] if a else []
    return cast("list[tuple[str, int, int, int, int]]", Levenshtein.opcodes(a, b).as_list())


def steps(a: Sequence[str], b: Sequence[str]) -> list[Step]:
    """Align two sequences of words by the fewest edits (Levenshtein), as one step a column."""
    path: list[Step] = []
    for tag, i0, i1, j0, j1 in opcodes(a, b):
        if tag == "delete":
            path.extend(Step(i, None, False) for i in range(i0, i1))
        elif tag == "insert":
            path.extend(Step(None, j, False) for j in range(j0, j1))
        else:
            path.extend(Step(i0 + k, j0 + k, tag == "equal") for k in range(i1 - i0))
    return path


class Run(NamedTuple):
    """An equal run: where it begins on either side, and its length."""

    a: int
    b: int
    size: int


def longest_run(a: Sequence[str], b: Sequence[str]) -> Run:
    """Find the longest run of equal items, the first one of several."""
    best = Run(0, 0, 0)
    places: dict[str, list[int]] = {}
    for j, item in enumerate(b):
        places.setdefault(item, []).append(j)
    ends: dict[int, int] = {}
    for i, item in enumerate(a):
        now: dict[int, int] = {}
        for j in places.get(item, ()):
            size = now[j] = ends.get(j - 1, 0) + 1
            if size > best.size:
                best = Run(i - size + 1, j - size + 1, size)
        ends = now
    return best
