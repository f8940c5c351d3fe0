"""Numbers with what they count, normalised."""

from __future__ import annotations

from dataclasses import dataclass

from samestory.model.span import Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a report.

    ``low`` and ``high`` bound the value (equal when exact; ``nearly 500`` is 450..500, ``dozens`` 24..99,
    ``at least 25`` has no upper bound);
    ``unit`` is the folded unit or counted noun (``minute``, ``percent``, ``person``, ``vessel``);
    ``counted`` the other content lemmas of the noun phrase (``injured``, ``rescue``); ``terms`` the content
    lemmas of the clause, by which two quantities are seen to measure the same thing. ``predicate`` and ``role``
    say what happens to the counted: (``kill``, ``obj``) for ``12 people were killed``. ``of`` names the one
    whose age or other property it is.
    """

    span: Span
    low: float
    high: float
    unit: str
    counted: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    sentence: int = 0
    clause: Span | None = None
    claimant: str | None = None
    approximate: bool = False
    predicate: str = ""
    role: str = ""
    of: str | None = None
    patient: tuple[str, ...] = ()
    """Folded heads of what the predicate is done to, where the counted are who does it (``carry``: ``baby``)."""
    part: bool = False
    """Whether it counts a part of a larger whole (``nine of the dead``)."""
    negated: bool = False
    noun: str = ""
    """The counted noun as the text has it, to show."""
    thing: str = ""
    """Folded noun of what an age or a size is that of (``boy``, ``well``); empty where it is a name or a pronoun."""
    side: str = ""
    """What of it is measured, where the words say so (``deep``, ``tall``)."""
    heads: tuple[str, ...] = ()
    """Words right beside it that name what it is the value of (``fine``, ``fined``)."""
    per: str = ""
    """What a price is for one of (``share``)."""
    way: str = ""
    """``below`` or ``above`` where a length says how far down or up."""
    required: bool = False
    """Whether its sentence says what is needed: its bound is then a value of its own."""
