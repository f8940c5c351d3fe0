"""Of very many sentences, which are looked at: those that give most facts, that could open the brief, that stand early.

A brief has some ten sentences. Of hundreds of reports it needs no more to choose from than of some twenty.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Final

from samestory.brief.candidates import Candidate, Stretch, Told
from samestory.brief.lead import EARLY, Titles, lead_scores, opening
from samestory.collate.content import figures_of, terms_of
from samestory.model import Story

MANY: Final = 500
"""Sentences that are looked at closely; a story of twenty reports has about as many."""
LOOKED: Final = 3 * MANY
"""Wordings that are mended, where there are more: about half of them can stand alone, and some say the same then."""
LEAST: Final = 8
"""Words that are added to the length of a sentence: of very short ones, what they give says little."""


def likely(story: Story, found: Sequence[Stretch], weights: Sequence[float]) -> list[Stretch]:
    """Keep, of very many stretches, those of the foremost wordings, before any is mended.

    Parameters
    ----------
    story, found
        Its stretches, in the order of the reports.
    weights
        How much each fact counts.
    """
    if len(found) <= LOOKED:
        return list(found)
    told, titles = Told(story), Titles(story)
    best: dict[Hashable, float] = {}
    for stretch in found:
        text = stretch.span.text
        lead = 0.0
        if stretch.order < len(EARLY):
            lead = opening(stretch.order, titles.share(terms_of(text) | figures_of(text)))
        worth = _worth(told.facts(stretch), len(text.split()), lead, stretch.place, weights)
        wording = _wording(stretch)
        best[wording] = max(worth, best.get(wording, 0.0))
    # Of as good wordings the one that comes first.
    kept = set(sorted(best, key=lambda wording: -best[wording])[:LOOKED])
    return [stretch for stretch in found if _wording(stretch) in kept]


def foremost(story: Story, candidates: list[Candidate], weights: Sequence[float]) -> list[Candidate]:
    """Keep the foremost of very many sentences, in their order."""
    if len(candidates) <= MANY:
        return candidates
    leads = lead_scores(story, candidates)
    worth = [_worth(c.facts, c.length, lead, c.place, weights) for c, lead in zip(candidates, leads, strict=True)]
    kept = sorted(sorted(range(len(candidates)), key=lambda i: (-worth[i], i))[:MANY])
    return [candidates[i] for i in kept]


def _worth(facts: Sequence[int], length: int, lead: float, place: float, weights: Sequence[float]) -> float:
    return sum(weights[fact] for fact in facts) / (length + LEAST) + lead + 0.2 * place


def _wording(stretch: Stretch) -> Hashable:
    """Give what a stretch has in common with its copies."""
    start = stretch.span.start
    return stretch.span.text, tuple((first - start, last - start) for first, last in stretch.gaps)
