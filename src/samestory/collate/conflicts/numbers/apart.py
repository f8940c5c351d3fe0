"""Whether two figures are those of two people or of two places, whatever else agrees."""

from __future__ import annotations

from collections.abc import Sequence
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
        self._known: dict[tuple[object, ...], tuple[frozenset[str], str]] = {}

    def two(self, one: Figures, other: Figures) -> bool:
        """Whether the figures of one value are of other people, or of another place, than those of another value."""
        who = (frozenset(name for report, q in figures for name in self._of(report, q)[0]) for figures in (one, other))
        return are_two(*who) or self.two_places(one, other)

    def two_places(self, one: Figures, other: Figures) -> bool:
        """Whether the figures of one value are of another place than those of another value."""
        where = ("\n".join(at for report, q in figures if (at := self._of(report, q)[1])) for figures in (one, other))
        return self._places.two(*where)

    def _of(self, report: Report, q: Quantity) -> tuple[frozenset[str], str]:
        """Give who does what a figure tells, and the sentence that tells where: it is asked beside hundreds of others.

        Of an age it is asked elsewhere whose it is.
        """
        at = (report.id, q.sentence, q.span.start, q.span.end, q.unit, q.noun, q.role, q.of)
        known = self._known.get(at)
        if known is None:
            who: frozenset[str] = frozenset()
            if not (q.of or q.unit.endswith("of age")):
                who = self._doers.of(report, q.sentence, q.span, told=q.role in {"obj", "measure"})
            counted = q.sentence < len(report.sentences) and dimension_of(q, report.text)[0] in _COUNTS
            known = self._known[at] = (who, report.sentences[q.sentence].text if counted else "")
        return known
