"""What a brief is to be like."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BriefSettings:
    """How long a brief is and what it has to have."""

    length: int = 240
    """Words, at most; the last sentence ends before it. Few reports may give fewer."""
    longest: int = 44
    """Words of one sentence, at most."""
    disputed: int = 1
    """Conflicts told with both sides, at most; none where the brief is shorter than 80 words."""
    single: int = 1
    """Sentences that rest on one origin, at most."""
    announced: int = 1
    """Promises and predictions, at most."""
    alike: float = 0.62
    """Cosine from which a sentence says what the brief has said already."""


DEFAULT_BRIEF = BriefSettings()
"""A brief of 240 words."""
