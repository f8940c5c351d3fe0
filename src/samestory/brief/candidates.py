"""What could stand in a brief: sentences of the reports, and the parts of them that stand without the rest.

Everything is mended to stand alone and checked against the words it was taken from before it is offered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samestory.brief.mend import mend
from samestory.brief.pronouns import added_names
from samestory.brief.prose import is_prose
from samestory.brief.settings import BriefSettings
from samestory.brief.stretches import SHORTEST, Gaps, stretches_of, within
from samestory.brief.terms import figures_of, runs_of, terms_of
from samestory.model import Evidence, Fact, Report, Span, Story


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that could stand in the brief."""

    text: str
    report: int
    span: Span
    place: float
    """Where its sentence stands in the report: 1 for the first of the body, towards 0 for the last."""
    order: int
    """The number of its sentence in the body."""
    evidence: tuple[Evidence, ...]
    """Its own words, and where the report gives the names that were put in."""
    facts: tuple[int, ...]
    terms: frozenset[str]
    figures: frozenset[str]
    spoken: bool
    """Whether it holds somebody's words in quotation marks, or tells what somebody said."""
    quoted: bool
    """Whether whole words of somebody stand in it in quotation marks."""
    core: str
    """What has to be carried: the words that were said, where it tells just these, or all of it."""
    familiar: bool
    """Whether it names somebody by one name only that the report never gives in full."""
    length: int
    whole: bool
    """Whether it is a whole sentence of the report."""
    rivals: tuple[Evidence, ...] = ()
    """Words of others for values that were put in beside its own: cited with it, but no witnesses of it."""


def gather(story: Story, settings: BriefSettings) -> list[Candidate]:
    """Gather what could stand in the brief of a story, in the order of the reports."""
    places: dict[str, list[tuple[int, Fact, Evidence]]] = {}
    for number, fact in enumerate(story.facts):
        for item in fact.evidence:
            places.setdefault(item.report, []).append((number, fact, item))
    found: list[Candidate] = []
    known: set[str] = set()
    said = _said(story)
    for n, report in enumerate(story.reports):
        body = [i for i, s in enumerate(report.sentences) if s.start >= report.body_start and s.text.strip()]
        ranks = {i: rank for rank, i in enumerate(body)}
        for i, span, gaps in stretches_of(report, ranks):
            if not gaps and span.text in known:
                continue  # a copy says nothing else
            candidate = _candidate(n, report, span, gaps, i, ranks, places.get(report.id, ()), settings)
            if candidate is None or (gaps and candidate.text in known) or _only_said(candidate, said, report):
                continue
            found.append(candidate)
            known |= {candidate.text} if gaps else {candidate.text, span.text}
    return found


def _said(story: Story) -> dict[tuple[str, ...], set[str]]:
    """Gather the runs of words that reports give in quotation marks, and which reports do."""
    runs: dict[tuple[str, ...], set[str]] = {}
    for report in story.reports:
        for quotation in report.quotations:
            for part in quotation.verbatim:
                for run in runs_of(part.text):
                    runs.setdefault(run, set()).add(report.id)
    return runs


def _only_said(candidate: Candidate, said: dict[tuple[str, ...], set[str]], report: Report) -> bool:
    """Whether a sentence is somebody's words that others quote, told here as if the reporter said so (a post shown)."""
    if any(q.cue is not None and within(q.cue, candidate.span) for q in report.quotations):
        return False
    runs = runs_of(candidate.text)
    return bool(runs) and sum(run in said for run in runs) >= 0.7 * len(runs)


def _candidate(
    number: int,
    report: Report,
    span: Span,
    gaps: Gaps,
    sentence: int,
    ranks: dict[int, int],
    places: Sequence[tuple[int, Fact, Evidence]],
    settings: BriefSettings,
) -> Candidate | None:
    """Mend one stretch and gather its evidence; None where it cannot stand alone or its evidence does not carry it."""
    length = len(span.text.split()) - sum(len(report.text[start:end].split()) for start, end in gaps)
    least = 5 if span == report.sentences[sentence] else SHORTEST
    if not least <= length <= settings.longest or not is_prose(report, span, sentence):
        return None
    text = mend(report, span, gaps)
    if text is None:
        return None
    own = {(span.start, span.end): Evidence.of(report.id, span)}
    for name in added_names(report, text):
        own.setdefault((name.start, name.end), Evidence.of(report.id, name))
    carried = [
        index
        for index, _, item in places
        if item.start < span.end and span.start < item.end and _kept(item, span, gaps) >= 0.7 * (item.end - item.start)
    ]
    inside = [q for q in report.quotations if q.content.overlaps(span) and _long(q.content, span)]
    quotes = [q for q in inside if q.kind == "direct" and q.speaker is not None and len(q.content.text.split()) > 4]
    core = " ".join(part.text for q in quotes for part in q.verbatim if within(part, span))
    if len(terms_of(core)) < 3:
        core = text
    return Candidate(
        text=text,
        report=number,
        span=span,
        place=1 - ranks[sentence] / max(1, len(ranks)),
        order=ranks[sentence],
        evidence=tuple(own.values()),
        facts=tuple(dict.fromkeys(carried)),
        terms=terms_of(text),
        figures=figures_of(core),
        core=core,
        spoken=bool(inside),
        quoted=bool(quotes),
        familiar=any(
            a.kind == "person" and a.name.isalpha() and any(m.text == a.name and within(m, span) for m in a.mentions)
            for a in report.actors
        ),
        length=len(text.split()),
        whole=span == report.sentences[sentence] and not gaps,
    )


def _kept(item: Evidence, span: Span, gaps: Gaps) -> int:
    """Count the characters of some evidence that a stretch has, without what is left out of it."""
    lost = sum(max(0, min(item.end, end) - max(item.start, start)) for start, end in gaps)
    return min(item.end, span.end) - max(item.start, span.start) - lost


def _long(content: Span, span: Span) -> bool:
    return 3 * (min(content.end, span.end) - max(content.start, span.start)) > span.end - span.start
