"""What a fact and a word are worth to a brief: how many reports and origins give them, and what editors keep.

A fact counts as much as the chance that an editor keeps it. The log odds of that were fitted (logistic regression) to
689 shared facts of eighteen annotated events, of which 36% tell what an annotator noted; with each event left out in
turn, they order the facts of that event with an area under the curve of .78 (the weights before them, .70).
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import Final

from samestory.brief.carry import Carriers
from samestory.collate.content import terms_of
from samestory.model import Evidence, Fact, Span, Story

CHANCE: Final = -5.0
"""Log odds that an editor keeps a fact that has nothing of what follows."""
REPORTS: Final = 3.6
"""What it adds to them that all reports give it; in between, by their share."""
LIKE: Final = 1.0
"""What it adds that two reports give it in the same words: one joined by little may be two facts."""
EARLY: Final = 1.0
"""What it adds that every report begins with it."""
FULL: Final = 1.9
"""What it adds that it is told in ``LONG`` words: `he said` is told by many and says nothing."""
LONG: Final = 20
FIGURE: Final = 1.1
"""What it adds that it has a figure in most of its reports."""
QUOTED: Final = -0.75
"""What it takes away that it stands in quotation marks in most of its reports."""

_DIGIT: Final = re.compile(r"\d")


def fact_weights(story: Story) -> list[float]:
    """Say how much each fact counts: the chance that an editor keeps it; 0 for one that a single report gives."""
    quoted = {
        report.id: [part for quotation in report.quotations for part in quotation.words] for report in story.reports
    }
    bodies = {r.id: (r.body_start, max(1, len(r.text) - r.body_start)) for r in story.reports}
    return [_weight(fact, quoted, bodies) for fact in story.facts]


def _weight(fact: Fact, quoted: Mapping[str, Sequence[Span]], bodies: Mapping[str, tuple[int, int]]) -> float:
    if fact.reports < 2:
        return 0.0
    odds = CHANCE + REPORTS * (fact.reports - 1) / (len(bodies) - 1)
    said = sum(
        any(2 * (min(v.end, e.end) - max(v.start, e.start)) > e.end - e.start for v in quoted[e.report])
        for e in fact.evidence
    )
    if 2 * said >= len(fact.evidence):
        odds += QUOTED
    if 2 * sum(_DIGIT.search(e.text) is not None for e in fact.evidence) >= len(fact.evidence):
        odds += FIGURE
    by: dict[str, list[Evidence]] = {}
    for e in fact.evidence:
        by.setdefault(e.report, []).append(e)
    first = [(min(e.start for e in held) - bodies[report][0]) / bodies[report][1] for report, held in by.items()]
    odds += EARLY * (1 - sum(first) / len(first))
    odds += FULL * min(1.0, sum(len(e.text.split()) for e in fact.evidence) / len(fact.evidence) / LONG)
    odds += LIKE * _likeness([frozenset().union(*(terms_of(e.text) for e in held)) for held in by.values()])
    return 1 / (1 + math.exp(-odds))


def _likeness(told: Sequence[frozenset[str]]) -> float:
    """Say how alike the two reports are that tell a fact most alike (the Dice coefficient of their words)."""
    best = 0.0
    apart = list(dict.fromkeys(words for words in told if words))
    if len(apart) < sum(map(bool, told)):
        return 1.0  # two give it in the same words
    for n, one in enumerate(apart):
        for two in apart[n + 1 :]:
            best = max(best, 2 * len(one & two) / (len(one) + len(two)))
    return best


def word_weights(story: Story, carriers: Carriers) -> dict[str, float]:
    """Say how much each word counts, by how many reports and origins have it: what facts were not found by, words are.

    A sentence full of words that many reports have tells what many tell (the words of a summary as concepts to be
    covered: Gillick & Favre 2009).
    """
    having: dict[str, set[int]] = {}
    for terms, places in zip(carriers.sentences.terms, carriers.sentences.places, strict=True):
        reports = {report for report, _ in places}
        for term in terms:
            having.setdefault(term, set()).update(reports)
    origin = [carriers.origin.get(report.id, -1 - n) for n, report in enumerate(story.reports)]
    return {
        term: (len(reports) + len({origin[n] for n in reports}) - 2) / len(story.reports)
        for term, reports in having.items()
        if len(reports) > 1
    }


def same_places(facts: Sequence[Fact]) -> list[set[int]]:
    """Say for each fact which facts stand mostly in the same places, itself among them: telling one tells the other."""
    at: dict[str, list[tuple[int, int, int]]] = {}
    for number, fact in enumerate(facts):
        for e in {e.report: e for e in fact.evidence}.values():
            at.setdefault(e.report, []).append((e.start, e.end, number))
    for held in at.values():
        held.sort()
    out: list[set[int]] = []
    met: list[dict[int, int]] = [{} for _ in facts]
    for number, fact in enumerate(facts):
        for item in fact.evidence:
            for start, end, mine in at[item.report]:
                if start >= item.end:
                    break
                shared = min(end, item.end) - max(start, item.start)
                if shared * 2 > min(end - start, item.end - item.start):
                    met[mine][number] = met[mine].get(number, 0) + 1
    for mine, counts in enumerate(met):
        near = {number for number, n in counts.items() if 2 * n > len(facts[number].evidence)}
        out.append(near | {mine})
    return out
