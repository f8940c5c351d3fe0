"""Which sentence tells the event itself: an early one that has what the headlines share.

Reporters put who did what, where and when into the first sentence (the lead of the inverted pyramid), and the words
that several headlines share name the event (title words as a feature: Edmundson 1969; position: Hovy & Lin 1999).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from samestory.brief.candidates import Candidate
from samestory.collate.content import figures_of, terms_of
from samestory.model import Story

EARLY: Final = (1.0, 0.75, 0.55, 0.4)
"""How likely the first sentences of a body are to tell the event."""
FEW: Final = 5
"""Reports below which a word of one headline counts too: few headlines share little but the names."""
_ASIDE: Final = re.compile(
    r"(?i)^\W*(?:given|while|as|despite|if|when|with|although|though|because|since|after|before|in case|for"
    r"|over the|in the (?:wake|midst|past)|amid|during|following|it is|it was|it seems|it appears"
    r"|there (?:is|was|are|were)|what|who|how|why)\b"
)
_LEANS_BACK: Final = re.compile(
    r"(?i)^\W*(?:the|this|that) (?:incident|accident|attack|crash|collision|explosion|blast|shooting|fire|event|move"
    r"|decision|announcement|news|case|ruling|verdict|vote|encounter|episode|operation|rescue|tragedy|disaster|killing)"
    r" (?:was|were|is|are|has|have|had|took|takes|happened|occurred|came|comes|follows|followed|began|unfolded|left|led"
    r"|at|in|on|near|outside)\b"
)
"""It goes on from a sentence that told what happened."""


class Titles:
    """The words that the headlines of a story share."""

    def __init__(self, story: Story) -> None:
        shared: Counter[str] = Counter()
        for report in story.reports:
            shared.update(terms_of(report.title or "") | figures_of(report.title or ""))
        self._weights = {t: n * n for t, n in shared.items() if n > 1 or len(story.reports) < FEW}
        self._total = sum(self._weights.values()) or 1

    def share(self, words: Iterable[str]) -> float:
        """Say how much of what the headlines share some words tell, 0 to 1."""
        return sum(self._weights.get(t, 0) for t in words) / self._total


def lead_scores(story: Story, candidates: Sequence[Candidate]) -> list[float]:
    """Say how well each sentence would open the brief, 0 to 1; 0 for what cannot.

    What follows the first sentences of a report gets no score, nor do the words of somebody.
    """
    titles = Titles(story)
    return [_score(c, titles.share(c.terms | c.figures)) for c in candidates]


def opening(order: int, titled: float) -> float:
    """Say how likely one of the first sentences of a body is to tell the event."""
    return 0.65 * titled + 0.35 * EARLY[order]


def _score(mine: Candidate, titled: float) -> float:
    if mine.order >= len(EARLY) or mine.quoted:
        return 0.0
    score = opening(mine.order, titled)
    if "[" in mine.text:
        score *= 0.95 if mine.rivals else 0.8
    if _ASIDE.match(mine.text) or _LEANS_BACK.match(mine.text):
        score *= 0.6
    if not 11 <= mine.length <= 42:
        score *= 0.7
    return score
