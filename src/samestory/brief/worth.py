"""What a fact and a word are worth to a brief: how many reports and origins give them, and what editors keep.

The weights of a fact beside the number of its reports were read off the facts that an annotator noted for twelve events
(``python -m bench.facts``): figures more often, somebody's words in quotation marks less often than others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from samestory.brief.carry import Carriers
from samestory.model import Fact, Span, Story

SHARED: Final = 0.2
"""What a fact of several reports is worth however few they are."""
FIGURE: Final = 1.6
"""How much more a fact counts that has a figure in most of its reports."""
QUOTED: Final = 0.6
"""What a fact counts that stands in quotation marks in most of its reports."""


def fact_weights(story: Story) -> list[float]:
    """Say how much each fact counts; one that a single report gives counts nothing."""
    quoted = {
        report.id: [part for quotation in report.quotations for part in quotation.verbatim] for report in story.reports
    }
    return [_weight(fact, len(story.reports), quoted) for fact in story.facts]


def _weight(fact: Fact, reports: int, quoted: Mapping[str, Sequence[Span]]) -> float:
    if fact.reports < 2:
        return 0.0
    weight = SHARED + (fact.reports + fact.origins - 1) / reports
    said = sum(
        any(2 * (min(v.end, e.end) - max(v.start, e.start)) > e.end - e.start for v in quoted[e.report])
        for e in fact.evidence
    )
    if 2 * said >= len(fact.evidence):
        weight *= QUOTED
    if 2 * sum(any(w.isdigit() for w in e.text) for e in fact.evidence) >= len(fact.evidence):
        weight *= FIGURE
    return weight


def word_weights(story: Story, carriers: Carriers) -> dict[str, float]:
    """Say how much each word counts, by how many reports and origins have it: what facts were not found by, words are.

    A sentence full of words that many reports have tells what many tell (the words of a summary as concepts to be
    covered: Gillick & Favre 2009).
    """
    having: dict[str, set[int]] = {}
    for terms, places in zip(carriers.terms, carriers.places, strict=True):
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
