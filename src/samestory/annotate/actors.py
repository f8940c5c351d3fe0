"""Persons, organisations, groups and places of one report, with all their mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samestory.model import Actor, Report

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_actors(doc: Doc, report: Report) -> tuple[Actor, ...]:
    """Persons, organisations, groups and places of one report, with all their mentions."""
    return ()
