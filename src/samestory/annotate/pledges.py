"""Positions, conditions, promises, demands, predictions, accusations and denials in one report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samestory.model import Pledge, Report

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_pledges(doc: Doc, report: Report) -> tuple[Pledge, ...]:
    """Positions, conditions, promises, demands, predictions, accusations and denials in one report."""
    return ()
