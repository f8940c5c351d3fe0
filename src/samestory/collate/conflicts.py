"""Values for the same thing that exclude one another."""

from __future__ import annotations

from collections.abc import Sequence

from samestory.model import Conflict, Passage, Report, StoryActor, Utterance


def find_conflicts(
    reports: Sequence[Report],
    actors: Sequence[StoryActor],
    reuse: Sequence[Passage],
    utterances: Sequence[Utterance],
) -> tuple[Conflict, ...]:
    """Values for the same thing that exclude one another."""
    return ()
