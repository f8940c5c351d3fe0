"""Quotations that are one because one report is the other one reworded, and they stand at the same place in it.

Whoever spins a text puts synonyms inside of quotation marks as well. So few words of a short remark are left that
nothing but its place tells what it was: the copy goes through its source from the first sentence to the last.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from samestory.collate.utterances.candidates import Item
from samestory.collate.utterances.same import common_stems, same_speaker
from samestory.model import Evidence, Passage, Report

_ASIDE: Final = 0.06
"""Share of a passage by which the places of two quotations in it may differ."""
_LONGER: Final = 1.6
"""How many times as long as one the other may be."""
_LEFT: Final = 0.25
"""Share of the words of the shorter that a rewording leaves in their order, at least."""


def in_copies(items: Sequence[Item], reports: Sequence[Report], reuse: Sequence[Passage]) -> list[tuple[int, int]]:
    """Find the quotations of a reworded copy, each with the one that stands at its place in the source."""
    numbers = {report.id: at for at, report in enumerate(reports)}
    found: list[tuple[int, int]] = []
    for passage in reuse:
        if not passage.reworded:
            continue
        theirs = _within(items, numbers, passage.copy)
        taken: set[int] = set()
        for n, place in _within(items, numbers, passage.source):
            near = [
                (abs(place - other), m)
                for m, other in theirs
                if m not in taken and abs(place - other) <= _ASIDE and _may_be(items[n], items[m])
            ]
            if near:
                m = min(near)[1]
                taken.add(m)
                found.append((min(n, m), max(n, m)))
    return found


def _within(items: Sequence[Item], numbers: dict[str, int], stretch: Evidence) -> list[tuple[int, float]]:
    """Give the quotations of a stretch with the places of their middles in it, 0 to 1."""
    at, size = numbers.get(stretch.report, -1), max(1, stretch.end - stretch.start)
    return [
        (n, ((item.quotation.content.start + item.quotation.content.end) / 2 - stretch.start) / size)
        for n, item in enumerate(items)
        if item.report == at and item.direct and _lies_in(item, stretch) and not item.retold and not item.inner
    ]


def _lies_in(item: Item, stretch: Evidence) -> bool:
    return stretch.start <= item.quotation.content.start and item.quotation.content.end <= stretch.end


def _may_be(one: Item, two: Item) -> bool:
    short, long = sorted((len(one.stems), len(two.stems)))
    if not short or long > _LONGER * short or same_speaker(one, two) is False:
        return False
    return len(common_stems(one.stems, two.stems)) >= _LEFT * short
