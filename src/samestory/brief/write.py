"""The brief: extractive, cited, each sentence checked against its evidence.

Sentences of the reports are mended to stand alone and chosen one after another by the facts that they add (a greedy
cover, as in Gillick & Favre 2009, with the facts as concepts): facts with more origins weigh more, what was said
already weighs nothing, and a sentence much like one before is passed over (maximal marginal relevance, Carbonell &
Goldstein 1998).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from samestory.brief.mend import added_names, mend
from samestory.brief.settings import DEFAULT_BRIEF, BriefSettings
from samestory.brief.support import check
from samestory.errors import Unsupported
from samestory.model import BriefSentence, Conflict, Evidence, Fact, LedgerEntry, Report, Span, Statement, Story
from samestory.resources.embeddings import Embeddings, Matrix

SHARED: Final = 2.5
"""Power to which the share of reports that give a fact is raised: what all give comes before what two give."""

SECTIONS = ("corroborated", "disputed", "single", "announced")
"""The parts of a brief, in their order."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence that could stand in the brief."""

    text: str
    evidence: tuple[Evidence, ...]
    facts: tuple[int, ...]
    report: int
    span: Span
    early: float
    words: int


def write_brief(
    story: Story,
    embeddings: Embeddings,
    settings: BriefSettings = DEFAULT_BRIEF,
) -> tuple[BriefSentence, ...]:
    """Write the brief of a story.

    Parameters
    ----------
    story
        With its facts, conflicts and ledger.
    embeddings
        By which sentences that say the same are known.
    settings
        Its length, and how much of what it may have.

    Returns
    -------
    Sentences in their order: corroborated, disputed, from one origin only, announced. Each was checked against the
    evidence it cites (:func:`samestory.brief.support.check`); what failed was left out.
    """
    candidates = _candidates(story, settings)
    if not candidates:
        return ()
    vectors = embeddings.encode([c.text for c in candidates])
    return _Choice(story, settings, candidates, vectors).write()


class _Choice:
    """One brief in the making: what is chosen, what it says, and how many words are left."""

    def __init__(
        self, story: Story, settings: BriefSettings, candidates: Sequence[_Candidate], vectors: Matrix
    ) -> None:
        self.story = story
        self.settings = settings
        self.candidates = candidates
        self.vectors = vectors
        self.alike = np.clip(vectors @ vectors.T, 0, 1)
        centrality = self.alike.mean(axis=1)
        self.central = centrality / max(1e-6, float(centrality.max()))
        self.chosen: list[tuple[int, str]] = []
        self.told: set[int] = set()
        self.weight = [_weight(fact, len(story.reports)) for fact in story.facts]
        self.same = _same_places(story.facts)
        self.left = settings.length

    def write(self) -> tuple[BriefSentence, ...]:
        """Fill the sections; what one leaves goes to the well-attested facts."""
        reserve = self.settings.length // 4 if self.settings.length >= 80 else 0
        self._cover(reserve)
        if reserve:
            self._disputed()
            self._single(self.settings.single)
            self._announced()
        self._cover(0)
        order = {section: n for n, section in enumerate(SECTIONS)}
        ordered = sorted(enumerate(self.chosen), key=lambda item: (order[item[1][1]], item[0]))
        return tuple(
            BriefSentence(self.candidates[i].text, self.candidates[i].evidence, section) for _, (i, section) in ordered
        )

    def _fits(self, i: int) -> bool:
        """Whether a sentence may still come in: not chosen, short enough, and nothing like it told yet."""
        if any(i == j for j, _ in self.chosen) or self.candidates[i].words > self.left:
            return False
        mine = self.candidates[i]
        for j, _ in self.chosen:
            other = self.candidates[j]
            if self.alike[i, j] >= self.settings.alike:
                return False
            if mine.report == other.report and mine.span.overlaps(other.span):
                return False
            shared = set(mine.facts) & set(other.facts)
            if shared and len(shared) * 2 > len(mine.facts) and self.alike[i, j] > self.settings.alike - 0.15:
                return False
        return True

    def _take(self, i: int, section: str) -> None:
        self.chosen.append((i, section))
        for fact in self.candidates[i].facts:
            self.told.update(self.same[fact])
        self.left -= self.candidates[i].words

    def _worth(self, i: int) -> float:
        """Say what a sentence adds for its length."""
        mine = self.candidates[i]
        worth = sum(self.weight[f] for f in mine.facts if f not in self.told)
        if not worth:
            return 0.0
        style = 0.5 + 0.5 * mine.early + 0.5 * float(self.central[i])
        return float(worth * style / (mine.words + 6))

    def _cover(self, reserve: int) -> None:
        """Take the sentences that add most of what several reports give, until only the reserve is left."""
        while self.left > reserve:
            worth, best = max(
                ((self._worth(i), -i) for i in range(len(self.candidates)) if self._fits(i)), default=(0, 0)
            )
            if worth <= 0:
                return
            carried = [self.story.facts[f] for f in self.candidates[-best].facts if f not in self.told]
            self._take(-best, "corroborated" if any(fact.origins > 1 for fact in carried) else "single")

    def _holding(self, evidence: Iterable[Evidence], wanted: Callable[[int], bool] = lambda _: True) -> int | None:
        """Find the best sentence that has the words of some evidence in it."""
        numbers = {report.id: n for n, report in enumerate(self.story.reports)}
        best: tuple[float, int] | None = None
        for item in evidence:
            for i, candidate in enumerate(self.candidates):
                if numbers.get(item.report) != candidate.report or not wanted(i) or not self._fits(i):
                    continue
                shared = min(item.end, candidate.span.end) - max(item.start, candidate.span.start)
                if shared * 2 > item.end - item.start:
                    key = (candidate.early - candidate.words / 60, -i)
                    best = max(best, key) if best is not None else key
        return -best[1] if best is not None else None

    def _disputed(self) -> None:
        """Give both sides of the first conflicts; a conflict of which only one side can be told is left to the page."""
        told = 0
        for conflict in sorted(self.story.conflicts, key=_gravity):
            if told == self.settings.disputed:
                break
            sides = [self._holding(side.evidence) for side in conflict.sides[:2]]
            before = [i for i, _ in self.chosen if any(self._says(i, side.evidence) for side in conflict.sides[:2])]
            found = [i for i in dict.fromkeys(sides) if i is not None]
            need = [i for i in found if i not in before]
            if len(found) < 2 or sum(self.candidates[i].words for i in need) > self.left:
                continue
            for i in need:
                if self.candidates[i].words <= self.left:
                    self._take(i, "disputed")
            told += 1

    def _says(self, i: int, evidence: Iterable[Evidence]) -> bool:
        candidate = self.candidates[i]
        report = self.story.reports[candidate.report].id
        return any(
            e.report == report and min(e.end, candidate.span.end) - max(e.start, candidate.span.start) > 0
            for e in evidence
        )

    def _single(self, most: int) -> None:
        """Give what only one report has, the most salient first."""
        taken = 0
        for number, fact in enumerate(self.story.facts):
            if taken == most:
                return
            if fact.reports > 1 or number in self.told:
                continue
            i = self._holding(fact.evidence, lambda i: self.candidates[i].words <= 32)
            if i is not None:
                self._take(i, "single")
                taken += 1

    def _announced(self) -> None:
        """Give what parties promise or predict."""
        taken = 0
        kinds: dict[str, int] = {"promise": 0, "prediction": 1, "condition": 2}
        entries: list[LedgerEntry] = sorted(
            (entry for entry in self.story.ledger if entry.kind in kinds),
            key=lambda entry: (-len({e.report for e in entry.evidence}), kinds[entry.kind]),
        )
        for entry in entries:
            if taken == self.settings.announced:
                return
            i = self._holding(entry.evidence)
            if i is not None:
                self._take(i, "announced")
                taken += 1


def _weight(fact: Fact, reports: int) -> float:
    """Say how much a fact counts: by the share of reports that give it, more than proportionally, and its origins."""
    if fact.reports < 2:
        return 0.0
    return float((fact.reports / reports) ** SHARED + (fact.origins - 1) / reports)


def _same_places(facts: Sequence[Fact]) -> list[set[int]]:
    """Say for each fact which facts stand mostly in the same places, itself among them: telling one tells the other."""
    out: list[set[int]] = []
    for fact in facts:
        mine = {e.report: e for e in fact.evidence}
        near = set()
        for number, other in enumerate(facts):
            met = 0
            for item in other.evidence:
                e = mine.get(item.report)
                shared = 0 if e is None else min(e.end, item.end) - max(e.start, item.start)
                if e is not None and shared * 2 > min(e.end - e.start, item.end - item.start):
                    met += 1
            if met * 2 > len(other.evidence):
                near.add(number)
        out.append(near)
    return out


def _gravity(conflict: Conflict) -> tuple[int, int]:
    """Order conflicts: those of fact first, those that more reports are party to before others."""
    kinds = ("number", "polarity", "date", "place", "attribution", "wording")
    rank = kinds.index(conflict.kind) if conflict.kind in kinds else len(kinds)
    return rank, -len({e.report for side in conflict.sides for e in side.evidence})


def _candidates(story: Story, settings: BriefSettings) -> list[_Candidate]:
    """Gather what could stand in the brief: whole sentences, and the main clauses of those that are too long."""
    places: dict[str, list[tuple[int, Fact, Evidence]]] = {}
    for number, fact in enumerate(story.facts):
        for item in fact.evidence:
            places.setdefault(item.report, []).append((number, fact, item))
    found: list[_Candidate] = []
    for n, report in enumerate(story.reports):
        spans: dict[tuple[int, int], Span] = {}
        for sentence in report.sentences:
            if sentence.start >= report.body_start:
                spans[sentence.start, sentence.end] = sentence
        for statement in report.statements:
            whole = report.sentences[statement.sentence]
            if whole.start >= report.body_start and _severable(report, statement, whole):
                spans.setdefault((statement.span.start, statement.span.end), statement.span)
        for span in spans.values():
            candidate = _candidate(n, report, span, places.get(report.id, ()), settings)
            if candidate is not None:
                found.append(candidate)
    return found


_AFTER = re.compile(
    r"[,;]?\s*(?:$|(?:[,;—–]|who|which|when|where|while|after|before|because|although|though|but|since"
    r"|until|as|if|amid|with)\b)"
)
_BOUND = frozenset(
    [
        "after",
        "although",
        "as",
        "because",
        "before",
        "if",
        "since",
        "that",
        "though",
        "unless",
        "until",
        "when",
        "where",
        "while",
        "who",
        "which",
    ]
)


def _severable(report: Report, statement: Statement, whole: Span) -> bool:
    """Whether a clause can be cut out of its sentence: a clause with its subject, with nobody's words or list torn."""
    if statement.kind not in {"main", "coordinate"} or statement.claimant is not None or statement.quoted:
        return False
    span = statement.span
    first = span.text.split(" ", 1)[0].lower()
    if statement.subject is None or first in _BOUND or first.endswith("ing") or statement.frame != span:
        return False
    before = report.text[whole.start : span.start].rstrip()
    after = report.text[span.end : whole.end].lstrip('"”’.!?')
    starts = not before or before[-1] in ",;—–" or re.search(r"[,;] (?:and|but|while)$", before) is not None
    return starts and _AFTER.match(after) is not None and bool(before or after)


def _candidate(
    number: int,
    report: Report,
    span: Span,
    places: Sequence[tuple[int, Fact, Evidence]],
    settings: BriefSettings,
) -> _Candidate | None:
    """Mend one stretch and gather its evidence; None where it cannot stand alone or its evidence does not carry it."""
    length = len(span.text.split())
    if not 6 <= length <= settings.longest or not _prose(report, span):
        return None
    text = mend(report, span)
    if text is None:
        return None
    carried: list[int] = []
    evidence = {(report.id, span.start, span.end): Evidence.of(report.id, span)}
    for name in added_names(report, text):
        evidence.setdefault((report.id, name.start, name.end), Evidence.of(report.id, name))
    for index, fact, item in places:
        if min(item.end, span.end) - max(item.start, span.start) >= 0.7 * (item.end - item.start):
            carried.append(index)
            if fact.reports > 1:
                for other in fact.evidence:
                    if other.report != report.id:
                        evidence.setdefault((other.report, other.start, other.end), other)
    own = [e.text for e in evidence.values() if e.report == report.id]
    try:
        check(text, own)
    except Unsupported:
        return None
    return _Candidate(
        text=text,
        evidence=tuple(evidence.values()),
        facts=tuple(dict.fromkeys(carried)),
        report=number,
        span=span,
        early=1 - span.start / max(1, len(report.text)),
        words=len(text.split()),
    )


_SELF = re.compile(r"\b(?:I|we|We|our|Our|us|my|My|you|You|your|Your)\b")
_FURNITURE = re.compile(
    r"(?i)\b(?:click|subscribe|sign up|newsletter|read more|photo(?:graph)?:|getty|watch:|video:|is seen in|pictured"
    r"|cookies)\b|[@#|•*©]|https?:"
)


def _prose(report: Report, span: Span) -> bool:
    """Whether a stretch is a reporter's sentence: not all in quotation marks, no question, no caption, no notice."""
    text = span.text
    if _FURNITURE.search(text) or "?" in text or text.rstrip().endswith(":"):
        return False
    if text.isupper() or not re.search(r"[a-z]", text):
        return False
    outside = list(text)
    for quotation in report.quotations:
        for part in quotation.verbatim:
            for at in range(max(part.start, span.start), min(part.end, span.end)):
                outside[at - span.start] = " "
    rest = "".join(outside)
    if len(re.findall(r"\w+", rest)) < 3 or _SELF.search(rest):
        return False
    for quotation in report.quotations:
        shared = min(quotation.content.end, span.end) - max(quotation.content.start, span.start)
        spoken = quotation.kind == "direct" and shared >= 0.8 * (span.end - span.start)
        if spoken and (quotation.cue is None or not span.start <= quotation.cue.start < span.end):
            return False
    sentence = next((s for s in report.sentences if s.start <= span.start < s.end), span)
    whole = sentence.start == span.start and sentence.end == span.end
    return not whole or re.search(r"[.!?][”\"’')]*$", text) is not None
