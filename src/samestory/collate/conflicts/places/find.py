"""Places that exclude one another: where somebody was brought, and where something lies."""

from __future__ import annotations

from collections.abc import Sequence

from samestory.collate.conflicts.places.bearings import bearing_conflicts
from samestory.collate.conflicts.places.whereabouts import place_conflicts
from samestory.model import Conflict, Report, StoryActor


def find_places(reports: Sequence[Report], actors: Sequence[StoryActor]) -> list[Conflict]:
    """Find places that exclude one another."""
    return [*place_conflicts(reports, actors), *bearing_conflicts(reports, actors)]
