"""Text reuse: running text that stands in two reports, and the origins that follow from it."""

from __future__ import annotations

from dataclasses import dataclass

from samestory.model.span import Evidence


@dataclass(frozen=True, slots=True)
class Passage:
    """One aligned stretch of running text in two reports.

    ``direction`` is ``known`` where credits, times or contents show that ``source`` came first,
    otherwise ``unknown``. ``similarity`` is the share of aligned words that are equal, 0 to 1.
    """

    source: Evidence
    copy: Evidence
    direction: str
    similarity: float
    reason: str = ""
    """What decided the direction, in words; for a spun copy, the substitutions."""
    reworded: bool = False
    """Whether ``copy`` reads as a machine's rewording of ``source``."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Reports that count as one witness, because they copy one another or carry one agency's text."""

    id: str
    name: str
    kind: str
    """``agency``, ``outlet`` or ``unknown``."""
    reports: tuple[str, ...]
    reason: str = ""
    """Why its reports count as one, in words."""
