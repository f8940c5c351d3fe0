"""A text under several layers of marks that may overlap, cut at every boundary so that HTML can nest it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import heappop, heappush
from itertools import pairwise
from typing import NamedTuple


class Layer(NamedTuple):
    """One mark: what it is (``kind``), and whose (``value``, an index into a table of the caller's)."""

    start: int
    end: int
    kind: str
    value: int = 0


class Segment(NamedTuple):
    """A stretch under the same marks throughout."""

    start: int
    end: int
    text: str
    layers: tuple[Layer, ...]


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Where the lines of a text lie that are not blank, without the white space around them."""
    start = 0
    for line in text.split("\n"):
        body = line.strip()
        if body:
            at = start + line.index(body)
            yield at, at + len(body)
        start += len(line) + 1


def cut(text: str, start: int, end: int, layers: Iterable[Layer], places: Iterable[int] = ()) -> tuple[Segment, ...]:
    """Cut ``text[start:end]`` where a layer begins or ends, and at ``places``.

    Every character is in exactly one segment, whatever overlaps.

    >>> pieces = cut("abcdef", 0, 6, [Layer(1, 4, "x"), Layer(2, 6, "y")])
    >>> [(piece.text, [layer.kind for layer in piece.layers]) for piece in pieces]
    [('a', []), ('b', ['x']), ('cd', ['x', 'y']), ('ef', ['y'])]
    """
    inside = sorted(
        (layer for layer in layers if layer.start < end and layer.end > start and layer.start < layer.end),
        key=lambda layer: (layer.start, layer.end, layer.kind, layer.value),
    )
    bounds = {start, end}
    for layer in inside:
        bounds.update((max(start, layer.start), min(end, layer.end)))
    bounds.update(place for place in places if start < place < end)
    ordered = sorted(bounds)
    segments: list[Segment] = []
    active: list[tuple[int, int]] = []
    following = 0
    for left, right in pairwise(ordered):
        while following < len(inside) and inside[following].start <= left:
            heappush(active, (inside[following].end, following))
            following += 1
        while active and active[0][0] <= left:
            heappop(active)
        here = tuple(inside[index] for index in sorted(index for _, index in active))
        segments.append(Segment(left, right, text[left:right], here))
    return tuple(segments)
