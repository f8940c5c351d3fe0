"""Alignment of two sequences of words."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from itertools import chain, islice
from typing import NamedTuple, cast

import numpy as np
from rapidfuzz.distance import Levenshtein

from samestory.collate.arrays import Flags, Ints, changes, first_of, numbered
from samestory.collate.reuse.streams import Letters

AT_ONCE = 256
"""Pairs that are aligned before their alignments are put into arrays."""


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


class Edits(NamedTuple):
    """Alignments of several pairs of sequences: in turn what is changed and what is equal."""

    row: Ints
    """The number of the pair."""
    equal: Flags
    i0: Ints
    i1: Ints
    j0: Ints
    j1: Ints

    def of(self, rows: Ints | Flags) -> Edits:
        """Give some of them."""
        row, equal, *ends = self
        return Edits(row[rows], equal[rows], *(places[rows] for places in ends))

    @classmethod
    def together(cls, parts: Sequence[Edits]) -> Edits:
        """Put them one behind the other."""
        return cls(*(np.concatenate(held) for held in zip(*parts, strict=True)))


def distinct(letters: Letters, a0: Ints, a1: Ints, b0: Ints, b1: Ints) -> tuple[Ints, Ints]:
    """Tell pairs of stretches that read otherwise apart: most stand in many copies.

    Parameters
    ----------
    letters
        What the words read, one letter a word.
    a0, a1, b0, b1
        For each pair the places of the first word of either stretch, and behind its last.

    Returns
    -------
    tuple of array
        One pair of each kind, by its number; and for each pair which of these it reads like.
    """
    one, two = _read(letters, a0, a1), _read(letters, b0, b1)
    which = numbered(one * (int(two.max(initial=0)) + 1) + two)
    return first_of(which), which


def _read(letters: Letters, start: Ints, end: Ints) -> Ints:
    """Give stretches numbers by what they read."""
    place = numbered(start * (len(letters) + 1) + end)
    first = first_of(place)
    known: dict[Letters, int] = {}
    ends = zip(start[first].tolist(), end[first].tolist(), strict=True)
    return np.array([known.setdefault(letters[i:j], len(known)) for i, j in ends], dtype=np.intp)[place]


def edits_of(pairs: Iterable[tuple[Sequence[Hashable], Sequence[Hashable]]]) -> Edits:
    """Align pairs of sequences of words by the fewest edits (Levenshtein); each change is given as a whole."""
    parts = []
    counts: list[int] = []
    left = iter(pairs)
    # Some at a time: many small objects at once would be gone through by the garbage collector again and again.
    while some := list(islice(left, AT_ONCE)):
        found = [Levenshtein.editops(a, b).as_matching_blocks() for a, b in some]
        counts.extend(map(len, found))
        parts.append(np.array(list(chain.from_iterable(chain.from_iterable(found))), dtype=np.intp).reshape(-1, 3))
    if not parts:
        none = np.zeros(0, dtype=np.intp)
        return Edits(none, none > 0, none, none, none, none)
    a, b, size = np.concatenate(parts).T
    row = np.repeat(np.arange(len(counts)), counts)
    new = changes(row)
    i0, j0 = (np.where(new, 0, np.append(0, (side + size)[:-1])) for side in (a, b))
    rows = [np.stack(both, axis=1).ravel() for both in ((i0, a), (a, a + size), (j0, b), (b, b + size))]
    edits = Edits(np.repeat(row, 2), np.tile([False, True], len(row)), *rows)
    return edits.of((edits.i0 < edits.i1) | (edits.j0 < edits.j1))


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
    longest = first = second = 0
    places: dict[str, list[int]] = {}
    for j, item in enumerate(b):
        places.setdefault(item, []).append(j)
    ends: dict[int, int] = {}
    for i, item in enumerate(a):
        now: dict[int, int] = {}
        for j in places.get(item, ()):
            size = now[j] = ends.get(j - 1, 0) + 1
            if size > longest:
                longest, first, second = size, i - size + 1, j - size + 1
        ends = now
    return Run(first, second, longest)
