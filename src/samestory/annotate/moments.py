"""Dates and times told in one report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samestory.model import Moment, Report

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_moments(doc: Doc, report: Report) -> tuple[Moment, ...]:
    """Dates and times told in one report."""
    return ()
