"""The brief: extractive, cited, each sentence checked against its evidence."""

from __future__ import annotations

from samestory.model import BriefSentence, Story
from samestory.resources.embeddings import Embeddings


def write_brief(story: Story, embeddings: Embeddings) -> tuple[BriefSentence, ...]:
    """Write the brief of a story."""
    return ()
