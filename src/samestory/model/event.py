"""Who did what to whom, in the categories of PLOVER."""

from __future__ import annotations

from dataclasses import dataclass

from samestory.model.span import Evidence, Span

EVENT_CODES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
"""The categories, from verbal cooperation to material conflict."""


@dataclass(frozen=True, slots=True)
class Deed:
    """An event that one report tells: a named actor, what it did, and to whom."""

    code: str
    mode: str | None
    actor: str
    recipient: str | None
    span: Span
    date: str | None = None
    claimant: str | None = None
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CodedEvent:
    """An event in the categories of PLOVER, with all reports that tell it."""

    code: str
    """One of ``EVENT_CODES``."""
    mode: str | None
    """How, by the modes of the category (``visit``, ``arrest``); None where it has none or it is not told."""
    actor: str
    recipient: str | None
    date: str | None
    """When, ISO 8601, where the clause tells it."""
    claimant: str | None
    """Who says so, where a report gives it as somebody's word."""
    evidence: tuple[Evidence, ...]
