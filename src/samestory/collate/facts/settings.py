"""What makes statements one fact, and how many facts are told."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FactSettings:
    """What makes statements one fact, and how many facts are told."""

    same: float = 0.15
    """Likeness from which a statement joins the centre of a fact (0 to 1)."""
    sure: float = 0.5
    """Likeness that at least two statements of a fact must have; around a sure pair, ``same`` is enough."""
    pair: float = 0.6
    """Likeness that a fact of two reports must have: no third one bears it out."""
    close: float = 0.5
    """Likeness that is enough for a fact of two reports with the support ``borne_close``; it is not sure to be one."""
    borne_close: float = 0.9
    """Support that both clauses of such a fact must have."""
    ways: float = 0.17
    """Likeness that the two wordings of a fact must have that more than two reports give in two wordings only."""
    also: float = 0.35
    """Likeness, on the mean, to the members of other reports from which a second clause of a report is evidence too."""
    stray: float = 0.2
    """Likeness that a statement must have, on the mean, to the members of a fact beside its centre."""
    borne: float = -0.5
    """Support that every clause of a fact must have from one of another report (``borne.py``)."""
    borne_also: float = 0.8
    """Support that a second clause of a report must have."""
    sure_of: float = 1.2
    """Support of every clause from which a fact is sure to be one."""
    alone: float = 0.6
    """Likeness to any statement of another report above which a statement is not what one report alone gives."""
    again: float = 0.65
    """Share of a fact's evidence that stands in another fact's places from which it is the same fact told again."""
    merged: float = 0.5
    """Share of a fact's members that stand in another fact's places from which, if in two reports, both are one."""
    shared: int = 80
    """Facts of several reports, at most."""
    single: int = 64
    """Facts that one report alone gives, at most."""


DEFAULT_FACTS = FactSettings()
