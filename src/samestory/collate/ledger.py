"""What each party promised, demanded, predicted, denied."""

from __future__ import annotations

from collections.abc import Sequence

from samestory.model import LedgerEntry, Passage, Report, StoryActor


def keep_ledger(
    reports: Sequence[Report],
    actors: Sequence[StoryActor],
    reuse: Sequence[Passage],
) -> tuple[LedgerEntry, ...]:
    """What each party promised, demanded, predicted, denied."""
    return ()
