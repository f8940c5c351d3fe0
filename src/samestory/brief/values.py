"""Which disputed or outdated values a stretch of a report gives: sides of conflicts and stages of updates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from samestory.model import Evidence, Side, Span, Story

FACTUAL: Final = frozenset({"number", "date", "place", "polarity"})
"""Kinds of conflict about what happened, rather than about words or who said them."""


class Values:
    """The values of which one sentence gives one only, by where they stand.

    Conflicts come first, in their order, then the updates.
    """

    def __init__(self, story: Story) -> None:
        # Where the values may be of two things, each may be told without the other.
        sure = [conflict for conflict in story.conflicts if conflict.weight != "unsure"]
        self.kinds = [conflict.kind for conflict in sure] + ["update"] * len(story.updates)
        self.sides: list[tuple[Side, ...]] = [
            *(conflict.sides for conflict in sure),
            *(update.stages for update in story.updates),
        ]
        self._given: dict[tuple[str, int, int], dict[int, frozenset[int]]] = {}
        """What was found of stretches: each is asked about beside every sentence that says the like."""
        self._at: dict[str, list[tuple[int, int, Evidence]]] = {}
        for number, sides in enumerate(self.sides):
            for n, side in enumerate(sides):
                for item in side.evidence:
                    self._at.setdefault(item.report, []).append((number, n, item))

    def given(self, report: str, span: Span | Evidence) -> dict[int, frozenset[int]]:
        """Say of which conflict or update a stretch of a report has most of the words of which sides."""
        key = report, span.start, span.end
        if key not in self._given:
            out: dict[int, frozenset[int]] = {}
            for number, n, item in self._at.get(report, ()):
                if holds(span, item):
                    out[number] = out.get(number, frozenset()) | {n}
            self._given[key] = out
        return self._given[key]

    def unsettled(self, report: str, span: Span) -> Iterator[tuple[str, Side, tuple[Side, ...]]]:
        """Give the values that a stretch must not tell as agreed: kind, its own side, and what stands against it."""
        for number, own in self.given(report, span).items():
            sides = self.sides[number]
            if self.kinds[number] in FACTUAL:
                yield self.kinds[number], sides[min(own)], tuple(s for n, s in enumerate(sides) if n not in own)
            elif self.kinds[number] == "update" and len(sides) - 1 not in own:
                yield "update", sides[max(own)], sides[-1:]


def holds(span: Span | Evidence, item: Evidence) -> bool:
    """Whether a stretch has more than half of the words of evidence in its own report."""
    return 2 * (min(span.end, item.end) - max(span.start, item.start)) > item.end - item.start
