"""What reports state, with how many independent origins, and where they exclude one another."""

from __future__ import annotations

from dataclasses import dataclass

from samestory.model.span import Evidence


@dataclass(frozen=True, slots=True)
class Witness:
    """One independent origin of a fact: the reports that count as one, and why."""

    reports: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement that reports make, with the spans that make it."""

    id: str
    statement: str
    evidence: tuple[Evidence, ...]
    reports: int
    origins: int
    witnesses: tuple[Witness, ...] = ()
    """The independent origins that carry all of it, one entry each: ``origins`` of them."""
    claimant: str | None = None
    """Whose claim it is, where the reports give it as somebody's words; None where they tell it themselves."""
    weight: str = "sure"
    """``unsure`` where several reports may not say the same: the clause of one of them has little in common with the
    others' (``FACT_WEIGHTS``)."""
    disputed: tuple[str, ...] = ()
    """Values that other reports give for a part of it, as in ``conflicts``."""
    partly: tuple[str, ...] = ()
    """Reports of the evidence that carry only a part of the statement: they are no origins of it."""
    origins_partly: int = 0
    """Further independent origins, which carry only a part of it."""

    def __post_init__(self) -> None:
        if not 1 <= self.origins <= self.reports:
            raise ValueError(f"fact {self.id}: {self.origins} origins of {self.reports} reports")


FACT_WEIGHTS = ("sure", "unsure")
"""Whether the clauses of a fact are sure to say the same."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values in a conflict, with the words that give it."""

    value: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Values for the same thing that exclude one another.

    ``kind`` is ``number``, ``date``, ``place``, ``wording``, ``attribution`` or ``polarity``.
    """

    kind: str
    about: str
    sides: tuple[Side, ...]
    weight: str = "grave"
    """``slight`` where quoted words differ in an article, a form or another small word only, or a remark is
    translated or reworded throughout and no negation, figure or name differs; ``unsure`` where the values may be of two
    things, or both be right (``at least two``, ``at least six``); else ``grave``."""


WEIGHTS = ("grave", "unsure", "slight")
"""How much a conflict matters."""


@dataclass(frozen=True, slots=True)
class Update:
    """A figure that a later report brought up to date, or that was corrected: no conflict, as both were told in turn.

    The stages stand from the earliest to the last.
    """

    about: str
    stages: tuple[Side, ...]
    reason: str
    """One of ``UPDATE_REASONS``."""


UPDATE_REASONS = ("later report", "said to have risen", "corrected", "marked as an update")
"""How it is known that one figure took the place of another."""


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """What happened on a date told in the reports."""

    date: str
    text: str
    evidence: tuple[Evidence, ...]
    disputed: tuple[str, ...] = ()
    """Dates that other reports give for it."""


BRIEF_SECTIONS = ("", "corroborated", "partly", "disputed", "single", "announced")
"""The parts of a brief, in their order."""


@dataclass(frozen=True, slots=True)
class BriefSentence:
    """A sentence of the brief, with the words that carry it."""

    text: str
    evidence: tuple[Evidence, ...]
    section: str = ""
    """One of ``BRIEF_SECTIONS``: ``corroborated``, ``partly`` (only a part of it), ``disputed``, ``single`` (one origin
    only) or ``announced``; empty for a lead that no other origin tells whole."""
    partly: tuple[str, ...] = ()
    """Reports of the evidence that carry only a part of it."""
