"""What happened when, by the dates told in the reports."""

from __future__ import annotations

from collections.abc import Sequence

from samestory.model import Passage, Report, StoryActor, TimelineEntry


def make_timeline(
    reports: Sequence[Report],
    actors: Sequence[StoryActor],
    reuse: Sequence[Passage],
) -> tuple[TimelineEntry, ...]:
    """What happened when, by the dates told in the reports."""
    return ()
