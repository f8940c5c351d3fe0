"""When: a date or time told in a report, normalised."""

from __future__ import annotations

from dataclasses import dataclass

from samestory.model.span import Span


@dataclass(frozen=True, slots=True)
class Moment:
    """A date that a report gives for something.

    ``date`` is ISO 8601 at the precision that the text has (``2016``, ``2016-09``, ``2016-09-05``,
    ``2016-09-05T16:20``). ``clause`` is the clause that is dated; ``terms`` its content lemmas.
    """

    span: Span
    date: str
    clause: Span
    terms: tuple[str, ...] = ()
    sentence: int = 0
    inferred: bool = False
    """Whether the date was worked out from the date of the report (``Monday``, ``last month``)."""
