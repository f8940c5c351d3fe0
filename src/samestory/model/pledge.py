"""What a party commits itself to or holds: the entries of the ledger."""

from __future__ import annotations

from dataclasses import dataclass

from samestory.model.span import Evidence, Span

LEDGER_KINDS = ("position", "condition", "promise", "demand", "prediction", "accusation", "denial")
"""What a ledger entry can be."""


@dataclass(frozen=True, slots=True)
class Pledge:
    """A position, condition, promise, demand, prediction, accusation or denial in one report."""

    kind: str
    party: str
    span: Span
    counterparty: str | None = None
    terms: tuple[str, ...] = ()
    due: str | None = None
    """By when, ISO 8601, where the words say so."""
    subject: str = ""
    """Whom the pronoun stands for that the words begin with, where that is known."""


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """The same across the reports of a story, to be checked later."""

    kind: str
    party: str
    counterparty: str | None
    text: str
    evidence: tuple[Evidence, ...]
    due: str | None = None
    """By when, ISO 8601, as the words and the date of the report (or else of the story) tell it."""
