"""What a brief is to be like."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BriefSettings:
    """How long a brief is and what it has to have."""

    length: int = 250
    """Words, at most; the last sentence ends before it. Few reports may give fewer."""
    longest: int = 44
    """Words of one sentence, at most."""
    short: int = 80
    """A brief of fewer words has no parts for disputes, single origins and announcements."""
    roomy: int = 160
    """A brief of fewer words has no whole quotation and nothing that one origin alone gives: facts come first."""
    disputed: int = 2
    """Conflicts told with both sides, at most."""
    single: int = 1
    """Sentences that rest on one origin, at most, unless nothing else is left to tell."""
    announced: int = 1
    """Promises, demands, conditions and predictions, at most."""
    told: float = 0.5
    """Share of a sentence’s words, by rarity and with words of like meaning, from which another has said it."""


DEFAULT_BRIEF = BriefSettings()
"""A brief of 250 words."""
