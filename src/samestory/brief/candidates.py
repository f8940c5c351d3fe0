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
from samestory.collate.content import figures_of, runs_of, terms_of
from samestory.model import Evidence, Report, Span, Story


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


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence of a report, or a part of one, as it stands there."""

    report: int
    sentence: int
    span: Span
    gaps: Gaps
    order: int
    """The number of its sentence in the body."""
    of: int
    """The sentences of the body."""

    @property
    def place(self) -> float:
        """Say where its sentence stands in the report: 1 for the first of the body, towards 0 for the last."""
        return 1 - self.order / max(1, self.of)


def stretches(story: Story) -> list[Stretch]:
    """Give what of the reports of a story could stand without the rest, in the order of the reports."""
    found: list[Stretch] = []
    for n, report in enumerate(story.reports):
        body = [i for i, s in enumerate(report.sentences) if s.start >= report.body_start and s.text.strip()]
        ranks = {i: rank for rank, i in enumerate(body)}
        found += (Stretch(n, i, span, gaps, ranks[i], len(ranks)) for i, span, gaps in stretches_of(report, ranks))
    return found


def gather(story: Story, settings: BriefSettings, able: Sequence[Stretch] | None = None) -> list[Candidate]:
    """Gather what could stand in the brief of a story, in the order of the reports.

    Parameters
    ----------
    story, settings
        Of what, and how long a sentence may be.
    able
        The stretches that are asked; all of them where they are not given.
    """
    told = Told(story)
    found: list[Candidate] = []
    known: set[str] = set()
    said = _said(story)
    for stretch in stretches(story) if able is None else able:
        if not stretch.gaps and stretch.span.text in known:
            continue  # a copy says nothing else
        report = story.reports[stretch.report]
        candidate = _candidate(report, stretch, told, settings)
        if candidate is None or (stretch.gaps and candidate.text in known) or _only_said(candidate, said, report):
            continue
        found.append(candidate)
        known |= {candidate.text} if stretch.gaps else {candidate.text, stretch.span.text}
    return found


class Told:
    """Where the reports of a story give its facts."""

    def __init__(self, story: Story) -> None:
        self._reports = story.reports
        self._places: dict[str, list[tuple[int, Evidence]]] = {}
        for number, fact in enumerate(story.facts):
            for item in fact.evidence:
                self._places.setdefault(item.report, []).append((number, item))

    def facts(self, stretch: Stretch) -> tuple[int, ...]:
        """Give the facts of which a stretch has most of the evidence."""
        span, gaps = stretch.span, stretch.gaps
        carried = (
            number
            for number, item in self._places.get(self._reports[stretch.report].id, ())
            if item.start < span.end
            and span.start < item.end
            and _kept(item, span, gaps) >= 0.7 * (item.end - item.start)
        )
        return tuple(dict.fromkeys(carried))


def _said(story: Story) -> dict[tuple[str, ...], set[str]]:
    """Gather the runs of words that reports give in quotation marks, and which reports do."""
    runs: dict[tuple[str, ...], set[str]] = {}
    for report in story.reports:
        for quotation in report.quotations:
            for part in quotation.words:
                for run in runs_of(part.text):
                    runs.setdefault(run, set()).add(report.id)
    return runs


def _only_said(candidate: Candidate, said: dict[tuple[str, ...], set[str]], report: Report) -> bool:
    """Whether a sentence is somebody's words that others quote, told here as if the reporter said so (a post shown)."""
    if any(q.cue is not None and within(q.cue, candidate.span) for q in report.quotations):
        return False
    runs = runs_of(candidate.text)
    return bool(runs) and sum(run in said for run in runs) >= 0.7 * len(runs)


def _candidate(report: Report, stretch: Stretch, told: Told, settings: BriefSettings) -> Candidate | None:
    """Mend one stretch and gather its evidence; None where it cannot stand alone or its evidence does not carry it."""
    span, gaps, sentence = stretch.span, stretch.gaps, stretch.sentence
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
    inside = [q for q in report.quotations if q.content.overlaps(span) and _long(q.content, span)]
    quotes = [q for q in inside if q.kind == "direct" and q.speaker is not None and len(q.content.text.split()) > 4]
    core = " ".join(part.text for q in quotes for part in q.words if within(part, span))
    if len(terms_of(core)) < 3:
        core = text
    return Candidate(
        text=text,
        report=stretch.report,
        span=span,
        place=stretch.place,
        order=stretch.order,
        evidence=tuple(own.values()),
        facts=told.facts(stretch),
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
