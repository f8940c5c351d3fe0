"""Columns that are shown as one: what all readings share, and the places where they vary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samestory.collate.utterances.columns import Row, alike

REWORDED = 3
"""Changed words in a row from which they are shown as one place: the sentence was put in other words."""


@dataclass(frozen=True, slots=True)
class Part:
    """Columns that are shown as one: alike in all readings that quote them, or one place of variation."""

    first: int
    last: int
    varies: bool


def extent(row: Row) -> tuple[int, int]:
    """Find the first and the last column (exclusive) that a reading fills."""
    first = next((n for n, token in enumerate(row) if token is not None), None)
    if first is None:
        return 0, 0
    return first, next(n for n in range(len(row), 0, -1) if row[n - 1] is not None)


def parts_of(rows: Sequence[Row], counted: Sequence[int]) -> list[Part]:
    """Cut the columns into stretches that all readings share and places where they vary."""
    width = len(rows[0])
    extents = [extent(row) for row in rows]
    parts: list[Part] = []
    open_gap = mark_only = False
    shape: tuple[bool, ...] = ()
    for n in range(width):
        held = [rows[r][n] for r in counted if extents[r][0] <= n < extents[r][1]]
        here = tuple(start <= n < end for start, end in extents)
        gap = any(token is None for token in held)
        varies = gap or any(not alike(held[0], token) for token in held[1:])
        marks = varies and not gap and len({token.word for token in held if token is not None}) == 1
        last = parts[-1] if parts else None
        joins = last is not None and last.varies == varies and here == shape and (not varies or gap or open_gap)
        joins = joins and not marks and not mark_only
        if last is not None and joins:
            parts[-1] = Part(last.first, n + 1, varies)
            open_gap = open_gap or gap
        else:
            parts.append(Part(n, n + 1, varies))
            open_gap = gap
        shape, mark_only = here, marks
    return _reworded(parts, extents)


def _reworded(parts: Sequence[Part], extents: Sequence[tuple[int, int]]) -> list[Part]:
    """Join many places of variation in a row into one."""
    out: list[Part] = []
    at = 0
    while at < len(parts):
        end = at + 1
        shape = [start <= parts[at].first < stop for start, stop in extents]
        while (
            parts[at].varies
            and end < len(parts)
            and parts[end].varies
            and [start <= parts[end].first < stop for start, stop in extents] == shape
        ):
            end += 1
        if end - at >= REWORDED:
            out.append(Part(parts[at].first, parts[end - 1].last, True))
        else:
            out.extend(parts[at:end])
        at = end
    return out


def text_of(row: Row, part: Part) -> str:
    """Give the words of a reading in a part."""
    return " ".join(token.text for token in row[part.first : part.last] if token is not None)


def agree(one: Row, two: Row, part: Part, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether two readings, which fill the columns of ``spans``, have the same in a part, where both quote it."""
    first, last = max(part.first, spans[0][0], spans[1][0]), min(part.last, spans[0][1], spans[1][1])
    return one[first:last] == two[first:last] or all(alike(one[n], two[n]) for n in range(first, last))
