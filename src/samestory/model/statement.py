"""What a report states: one clause, reduced to what it says of whom."""

from __future__ import annotations

from dataclasses import dataclass

from samestory.model.span import Span


@dataclass(frozen=True, slots=True)
class Statement:
    """A clause of a report that says something of its own.

    ``claimant`` is who says so where the report attributes it (``said to be`` is not ``is``); None where the
    report states it in its own voice. ``terms`` are the folded lemmas of its content words, ``names`` the
    actors in it by their names in this report.
    """

    span: Span
    sentence: int
    subject: str | None
    predicate: str
    terms: tuple[str, ...]
    names: tuple[str, ...] = ()
    claimant: str | None = None
    quoted: bool = False
    negated: bool = False
    hedged: bool = False
