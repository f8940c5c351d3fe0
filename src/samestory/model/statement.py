"""What a report states: one clause, reduced to what it says of whom."""

from __future__ import annotations

from dataclasses import dataclass

from samestory.model.span import Span

STATEMENT_KINDS = ("title", "main", "coordinate", "reported", "adverbial", "relative", "participle", "appositive")
"""What clause a statement can be."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A clause of a report that says something of its own.

    ``claimant`` is who says so where the report attributes it (``said to be`` is not ``is``); None where the
    report states it in its own voice. ``terms`` are the folded lemmas of its content words, numbers as figures;
    ``names`` the actors in it by their names in this report.
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
    kind: str = "main"
    """One of ``STATEMENT_KINDS``."""
    frame: Span | None = None
    """The words with which the statement can stand alone: with its subject and with who says so."""
    about: Span | None = None
    """The noun phrase that the clause is about, where it stands outside of the clause (before `who`, before `and`)."""
    gap: tuple[int, int, str] | None = None
    """Where a verb is wanting that makes it a sentence (`a truce ⟨was⟩ agreed`, `Holm ⟨is⟩ the chair`): start and end
    of what it stands in the place of, and the verb."""
    clause: bool = True
    """Whether it is a clause that has, or can be given, a subject and a finite verb."""
