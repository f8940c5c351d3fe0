"""Acts of speech and their readings in the reports."""

from __future__ import annotations

from collections.abc import Sequence

from samestory.model import Passage, Report, StoryActor, Utterance
from samestory.resources.embeddings import Embeddings


def find_utterances(
    reports: Sequence[Report],
    actors: Sequence[StoryActor],
    reuse: Sequence[Passage],
    embeddings: Embeddings,
) -> tuple[Utterance, ...]:
    """Acts of speech and their readings in the reports."""
    return ()
