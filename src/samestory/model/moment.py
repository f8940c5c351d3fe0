"""When: a date or time told in a report, normalised."""

from __future__ import annotations

from dataclasses import dataclass

from samestory.model.span import Span


@dataclass(frozen=True, slots=True)
class Moment:
    """A date that a report gives for something.

    ``date`` is ISO 8601 at the precision that the text has (``2016``, ``2016-09``, ``2016-W36``, ``2016-09-05``,
    ``2016-09-05T16:20``; ``T16:20`` for a clock time whose day is not told); empty where it hangs on the date of
    the report and that is not known, and then ``rule`` says how to work it out. ``clause`` is the clause that is
    dated; ``terms`` its content lemmas; ``predicate``, ``agent`` and ``patient`` the folded lemmas of what happens,
    who does it and to whom.
    """

    span: Span
    date: str
    clause: Span
    terms: tuple[str, ...] = ()
    sentence: int = 0
    inferred: bool = False
    """Whether the date was worked out from the date of the report (``Monday``, ``last month``)."""
    rule: str = ""
    predicate: str = ""
    agent: tuple[str, ...] = ()
    patient: tuple[str, ...] = ()
    bound: str = ""
    """``since``, ``until``, ``by``, ``before`` or ``after`` where the date only bounds the event."""
    spoken: bool = False
    """Whether the date is that of saying something rather than of what is said."""
    eventful: bool = True
    """Whether the clause tells an event: a verb of its own with somebody or something taking part."""
    negated: bool = False
    approximate: bool = False
