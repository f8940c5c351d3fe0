"""Actors of several reports that are one and the same."""

from __future__ import annotations

from collections.abc import Sequence

from samestory.model import Report, StoryActor


def merge_actors(
    reports: Sequence[Report],
) -> tuple[StoryActor, ...]:
    """Actors of several reports that are one and the same."""
    return ()
