"""Whether two figures are those of two people or of two places, whatever else agrees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from samestory.collate.conflicts.doers import Doers, Places, are_two
from samestory.collate.conflicts.numbers.measures import dimension_of
from samestory.model import Quantity, Report, StoryActor

Figures = Sequence[tuple[Report, Quantity]]
"""Figures of one value, each with its report."""
_COUNTS: Final = frozenset(["people", "count"])
"""Dimensions of what is counted at a place; a size, a sum and an age are the same everywhere."""


class Apart:
    """Who does what the figures of a story tell, and where it is done.

    Parameters
    ----------
    reports
        Annotated reports of one story.
    actors
        Who is who across them.
    """

    def __init__(self, reports: Sequence[Report], actors: Sequence[StoryActor]) -> None:
        self._doers = Doers(reports, actors, frozenset(["person"]))
        self._places = Places(reports, actors)

    def two(self, one: Figures, other: Figures) -> bool:
        """Whether the figures of one value are of other people, or of another place, than those of another value."""
        return are_two(self._who(one), self._who(other)) or self.two_places(one, other)

    def two_places(self, one: Figures, other: Figures) -> bool:
        """Whether the figures of one value are of another place than those of another value."""
        return self._places.two(_where(one), _where(other))

    def _who(self, figures: Figures) -> frozenset[str]:
        """Give who does it; of an age it is asked elsewhere whose it is."""
        return frozenset(
            name
            for report, q in figures
            if not (q.of or q.unit.endswith("of age"))
            for name in self._doers.of(report, q.sentence, q.span, told=q.role in {"obj", "measure"})
        )


def _where(figures: Iterable[tuple[Report, Quantity]]) -> str:
    """Give the sentences that tell where something was counted."""
    return "\n".join(
        report.sentences[q.sentence].text
        for report, q in figures
        if q.sentence < len(report.sentences) and dimension_of(q, report.text)[0] in _COUNTS
    )
