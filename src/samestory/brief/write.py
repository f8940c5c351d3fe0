"""The brief: extractive, cited, each sentence checked against its evidence.

First the event itself, then what several origins give, one sentence after another by the facts that it adds (a greedy
cover, as in Gillick & Favre 2009, with the facts as concepts), passing over what is much like something told before
(maximal marginal relevance, Carbonell & Goldstein 1998); then where accounts conflict, what one origin alone has, and
what is announced.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import Final

import numpy as np

from samestory.brief.candidates import Candidate, gather
from samestory.brief.carry import Carriers
from samestory.brief.disputes import disputes
from samestory.brief.lead import FEW, lead_scores
from samestory.brief.naming import name_in_full
from samestory.brief.outlook import outlook
from samestory.brief.settings import DEFAULT_BRIEF, BriefSettings
from samestory.brief.support import check
from samestory.errors import Unsupported
from samestory.model import BriefSentence, Evidence, Fact, Side, Story
from samestory.resources.embeddings import Embeddings

QUOTED: Final = 0.5
"""What somebody's whole words count beside what the reports tell: they take much room for little that is new."""
LONE: Final = 0.6
"""What a sentence counts whose citations are one origin, though reports copied from one another share its facts."""
BASE: Final = 15
"""Words that are added to the length of a sentence when its worth is weighed: the shortest is not always the best."""
NEARER: Final = 0.08
"""How much more like a sentence of the brief one may be that has a shared fact not told yet."""

NEWS: Final = 0.75
"""Share of the best opening's score that a sentence must have to open, however widely it is carried."""
LEADS: Final = 12
"""Sentences that are looked at closely to open the brief."""

SECTIONS = ("", "corroborated", "disputed", "single", "announced")
"""The parts of a brief, in their order; without a name, the event itself where one origin alone tells it."""


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
    candidates = gather(story, settings)
    if not candidates:
        return ()
    return _Choice(story, settings, candidates, Carriers.of(story, candidates, embeddings)).write()


class _Choice:
    """One brief in the making: what is chosen, what it says, and how many words are left."""

    def __init__(
        self, story: Story, settings: BriefSettings, candidates: Sequence[Candidate], carriers: Carriers
    ) -> None:
        self.story = story
        self.settings = settings
        self.candidates = candidates
        self.carriers = carriers
        vectors = carriers.vectors
        self.alike = np.clip(vectors @ vectors.T, 0, 1)
        centrality = self.alike.mean(axis=1)
        self.central = centrality / max(1e-6, float(centrality.max()))
        self.lead = lead_scores(story, candidates)
        self.cited = [carriers.cite(i) for i in range(len(candidates))]
        self.origins = [carriers.origins(e) for e in self.cited]
        self.reports = [len({e.report for e in items}) for items in self.cited]
        self.sources = max(1, len(story.origins))
        self.chosen: list[tuple[int, str]] = []
        self.told: set[int] = set()
        self.settled: list[Evidence] = []
        """What gives a side of a conflict that the brief tells."""
        self.weight = [_weight(fact, len(story.reports)) for fact in story.facts]
        self.same = _same_places(story.facts)
        self.left = settings.length
        self.contested = [_contested(story, c) for c in candidates]
        plain = frozenset(re.findall(r"\b[a-z]{4,}\b", " ".join(report.text for report in story.reports)))
        self.shouted = [any(w.lower() in plain for w in re.findall(r"\b[A-Z]{4,}\b", c.text)) for c in candidates]
        """Whether a plain word is set in capitals."""
        newest = max((report.published or "")[:10] for report in story.reports)
        self.passing = [
            "" < (story.reports[c.report].published or "")[:10] < newest and _PASSING.search(c.text) is not None
            for c in candidates
        ]
        """Whether an older report tells how things stood then."""
        self.stale = [_stale(story, c) for c in candidates]

    def write(self) -> tuple[BriefSentence, ...]:
        """Fill the parts; what one leaves goes to the well-attested facts."""
        parts = self.settings.length >= self.settings.short
        spare = self.settings.length // 8 if parts else 0
        self._begin(parts=parts)
        roomy = self.settings.length >= self.settings.roomy
        self._cover((1 + roomy) * spare)
        if parts:
            self._announced(spare * roomy)
        if roomy:
            self._single(self.settings.single)
        if parts:
            self._announced(0)
        self._cover(0)
        if roomy:
            self._disputed(words=True)
            self._quote()
        # What one origin has, but several reports print, is worth all the room that is left; other things, most of it.
        self._single(len(self.candidates), 0, least=2)
        self._single(len(self.candidates), self.settings.length // 8)
        return self._ordered()

    def _begin(self, *, parts: bool) -> None:
        """Open the brief and give the conflicts; what is in conflict opens it only where both sides are told."""
        for agreed in (False, True):
            self.chosen, self.told, self.settled, self.left = [], set(), [], self.settings.length
            self._open(agreed=agreed)
            if parts:
                self._disputed()
            first = next((i for i, _ in self.chosen), None)
            if first is None or not self.contested[first]:
                return
            mine = self.candidates[first]
            report = self.story.reports[mine.report].id
            if any(e.report == report and e.start < mine.span.end and mine.span.start < e.end for e in self.settled):
                return
            if not any(lead > 0 and not self.contested[i] and not self.stale[i] for i, lead in enumerate(self.lead)):
                return  # nothing else could open it

    def _open(self, *, agreed: bool) -> None:
        """Choose the sentence that tells the event itself; of what is agreed only, if so asked."""
        able = [i for i, c in enumerate(self.candidates) if c.length <= self.left and not self.stale[i]]
        if agreed:
            able = [i for i in able if not self.contested[i]]
        best = sorted(able, key=lambda i: (-self.lead[i] * (0.7 if self.shouted[i] else 1), i))[:LEADS]
        best = [i for i in best if self.lead[i] >= NEWS * self.lead[best[0]]]
        for i in best:
            if self.lead[i] > 0:
                self.cited[i] = self.carriers.cite_event(i)
                self.origins[i] = self.carriers.origins(self.cited[i])
                self.reports[i] = len({e.report for e in self.cited[i]})
        # Of few reports, that no other origin gives a lead says little about it.
        bonus = 0.3 if len(self.story.reports) >= FEW else 0.1
        scores = [
            (
                -0.5 * self.contested[i]
                + self.lead[i]
                + 0.2 * float(self.central[i])
                + 0.5 * self._support(i)
                + bonus * (self.origins[i] > 1),
                -i,
            )
            for i in best
        ]
        if scores:
            first = -max(scores)[1]
            self._take(first, "corroborated" if self.origins[first] > 1 else "")

    def _support(self, i: int) -> float:
        """Say how widely a sentence is carried: the mean of the shares of reports and of origins, 0 to 1."""
        return 0.5 * self.reports[i] / len(self.story.reports) + 0.5 * self.origins[i] / self.sources

    def _fits(self, i: int, *, disputed: bool = False) -> bool:
        """Whether a sentence may still come in: short enough, and nothing like it told yet."""
        mine = self.candidates[i]
        if self.stale[i] or self.passing[i] or any(i == j for j, _ in self.chosen) or mine.length > self.left:
            return False
        for n, (j, _) in enumerate(self.chosen):
            other = self.candidates[j]
            if mine.report == other.report and mine.span.overlaps(other.span):
                return False
            if disputed:
                continue
            if n == 0 and self.alike[i, j] >= self.settings.alike - 0.1 and self.lead[i] >= 0.5:
                # Another report's way to tell the event.
                return False
            if self.alike[i, j] >= self.settings.alike + NEARER * (self._fresh(i) > 0):
                return False
            if max(float(self.carriers.inside[i, j]), float(self.carriers.inside[j, i])) >= self.settings.told:
                return False
            shared = set(mine.facts) & set(other.facts)
            if shared and len(shared) * 2 > len(mine.facts) and self.alike[i, j] > self.settings.alike - 0.15:
                return False
        if disputed:
            return True
        report = self.story.reports[mine.report].id
        if self.contested[i]:
            return False  # it would stand as agreed; both sides are told as a dispute, or neither
        for e in self.settled:
            if e.report == report and 2 * (min(e.end, mine.span.end) - max(e.start, mine.span.start)) > e.end - e.start:
                return False
        said = frozenset().union(*(self.candidates[j].terms for j, _ in self.chosen))
        new = mine.terms - said
        if len(new) < 3 or 4 * len(new) < len(mine.terms):
            return False
        before = {w for j, _ in self.chosen for w in re.findall(r"\w+", self.candidates[j].text.lower())}
        return not _hangs(mine.text, before)

    def _take(self, i: int, section: str) -> None:
        self.chosen.append((i, section))
        for fact in self.candidates[i].facts:
            self.told.update(self.same[fact])
        self.left -= self.candidates[i].length

    def _style(self, i: int) -> float:
        """Say how well a sentence reads and how near to the news it is."""
        mine = self.candidates[i]
        style = 0.4 + 0.5 * mine.place + 0.5 * float(self.central[i]) + 0.4 * self.lead[i]
        if "[" in mine.text:
            style *= 0.75
        if mine.familiar:
            style *= 0.6
        if re.search(r"\b(?:added|later|again|too|even)\b", mine.text):
            style *= 0.85
        if _NEAR_DAY.search(mine.text) or self.shouted[i]:
            style *= 0.7
        if mine.length < 9 or mine.length > 34:
            style *= 0.85
        return style

    def _worth(self, i: int) -> float:
        """Say what a sentence adds for its length."""
        mine = self.candidates[i]
        fresh = self._fresh(i)
        worth = fresh + (0.25 if fresh else 0.08) * self._support(i) ** 2
        worth *= (QUOTED if mine.quoted else 1) * (LONE if self.origins[i] < 2 else 1)
        return float(worth * (2 + self._style(i)) * (2 + self._support(i)) / (mine.length + BASE))

    def _fresh(self, i: int) -> float:
        """Weigh the facts of a sentence that were not told yet, each once however often it was found."""
        met = set(self.told)
        total = 0.0
        for fact in self.candidates[i].facts:
            if fact not in met:
                total += self.weight[fact]
                met |= self.same[fact]
        return total

    def _cover(self, reserve: int) -> None:
        """Take the sentences that add most of what several reports give, until only the reserve is left."""
        while self.left > reserve:
            worth, best = max(
                (
                    (self._worth(i), -i)
                    for i in range(len(self.candidates))
                    if self.candidates[i].length <= self.left - reserve
                    and (self.origins[i] > 1 or self._fresh(i) > 0)
                    and self._fits(i)
                ),
                default=(0.0, 0),
            )
            if worth <= 0:
                return
            self._take(-best, "corroborated" if self.origins[-best] > 1 else "single")

    def _quote(self) -> None:
        """Take the words of somebody that most origins give, whole, with who said them."""
        said: dict[tuple[str, str], int] = {}
        for utterance in self.story.utterances:
            readers = len({r.report for r in utterance.readings})
            for reading in utterance.readings:
                said[reading.report, reading.quotation] = readers
        best: tuple[float, int] | None = None
        for i, mine in enumerate(self.candidates):
            if not mine.quoted or self.origins[i] < 2 or not self._fits(i):
                continue
            report = self.story.reports[mine.report]
            inside = [said.get((report.id, q.id), 0) for q in report.quotations if q.content.overlaps(mine.span)]
            score = max(inside, default=0) / len(self.story.reports) + self._support(i) + 0.5 * self._style(i)
            key = (score - abs(mine.length - 22) / 60, -i)
            best = max(best, key) if best is not None else key
        if best is not None and self.settings.length >= self.settings.short:
            self._take(-best[1], "corroborated")

    def _disputed(self, *, words: bool = False) -> None:
        """Give both sides of the first conflicts, in three tenths of the words; wordings where room is left."""
        told = sum(section == "disputed" for _, section in self.chosen) // 2
        room = min(self.left, 3 * self.settings.length // 10)
        for conflict, sides in disputes(
            self.story, self.candidates, self.carriers, self.reports, [i for i, _ in self.chosen]
        ):
            if (conflict.kind == "wording") != words or (words and conflict.weight == "slight"):
                continue
            length = sum(self.candidates[i].length for i in sides)
            if told < self.settings.disputed and length <= room and all(self._fits(i, disputed=True) for i in sides):
                for i in sides:
                    self._take(i, "disputed")
                self.settled += [e for side in conflict.sides for e in side.evidence]
                room -= length
                told += 1

    def _single(self, most: int, reserve: int = 0, least: int = 1) -> None:
        """Give what one origin alone has (in so many reports), the most newsworthy first; the reserve is kept."""
        for _ in range(most):
            if self.left <= reserve:
                return
            scores = [
                (self._style(i) + 0.15 * bool(c.figures) + 0.1 * min(2, len(c.facts)) - 0.25 * ("[" in c.text), -i)
                for i, c in enumerate(self.candidates)
                if self.origins[i] == 1 and self.reports[i] >= least and c.length <= 32 and self._fits(i)
            ]
            if not scores:
                return
            self._take(-max(scores)[1], "single")

    def _announced(self, reserve: int) -> None:
        """Give what parties promise, demand, make a condition or predict."""
        taken = sum(section == "announced" for _, section in self.chosen)
        for i in outlook(self.story, self.candidates):
            if taken >= self.settings.announced:
                return
            if self.candidates[i].length <= self.left - reserve and self._fits(i):
                self._take(i, "announced")
                taken += 1

    def _ordered(self) -> tuple[BriefSentence, ...]:
        """Put the parts in their order: the event, what happened, what was said about it, and the other parts."""
        parts: dict[str, list[int]] = {section: [] for section in SECTIONS}
        for i, section in self.chosen:
            parts[section].append(i)
        if parts["corroborated"]:
            first, *rest = parts["corroborated"]
            parts["corroborated"] = [first, *sorted(rest, key=lambda i: (self.candidates[i].quoted, -self._mean(i)))]
        out: list[BriefSentence] = []
        spare = self.left
        known: set[str] = set()
        for section in SECTIONS:
            for i in parts[section]:
                text, evidence = name_in_full(self.story, self.candidates[i], self.cited[i], known)
                more = len(text.split()) - self.candidates[i].length
                try:
                    check(text, [e.text for e in evidence])
                except Unsupported:
                    more = spare + 1
                if more > spare:
                    text, evidence, more = self.candidates[i].text, self.cited[i], 0
                spare -= more
                out.append(BriefSentence(text, tuple(evidence), section))
        return tuple(out)

    def _mean(self, i: int) -> float:
        """Say how early the reports that carry a sentence give it."""
        starts = []
        for item in self.cited[i]:
            report = self.story.report(item.report)
            starts.append(1 - item.start / max(1, len(report.text)))
        return sum(starts) / len(starts)


def _contested(story: Story, mine: Candidate) -> bool:
    """Whether a sentence gives one side of a conflict of fact."""
    report = story.reports[mine.report].id
    return any(
        _gives(mine, report, side)
        for conflict in story.conflicts
        if conflict.kind in {"number", "date", "place", "polarity"}
        for side in conflict.sides
    )


def _stale(story: Story, mine: Candidate) -> bool:
    """Whether a sentence tells a figure that was brought up to date, and not the one that took its place."""
    report = story.reports[mine.report].id
    return any(
        any(_gives(mine, report, side) for side in update.stages[:-1]) and not _gives(mine, report, update.stages[-1])
        for update in story.updates
    )


def _gives(mine: Candidate, report: str, side: Side) -> bool:
    """Whether a sentence has most of the words by which its report gives a value."""
    return any(
        e.report == report and 2 * (min(e.end, mine.span.end) - max(e.start, mine.span.start)) > e.end - e.start
        for e in side.evidence
    )


_NEAR_DAY = re.compile(
    r"(?i)\b(?:yesterday|today|tomorrow|tonight|(?:this|last) (?:morning|afternoon|evening|night))\b"
)
"""Days that only who knows the day of the report understands."""
_PASSING = re.compile(
    r"(?i)\b(?:by now|so far|under ?way|not yet|as yet|(?:remains?|is|are|was|were) (?:still|unknown|unclear|not known)"
    r"|(?:is|are) (?:being|working|searching|continuing|trying|investigating)|continues?)\b"
)
"""How things stand while an event unfolds."""
_DEFINITE = re.compile(r"^[“\"]?(?:The|Its|Their|His|Her) ((?:[a-z][\w’'-]*\s+){0,3}?[a-z][\w’'-]*)(?=\s|[,.])")
_KNOWN = frozenset(
    [
        "government", "president", "prime", "minister", "ministry", "police", "army", "military", "court", "parliament",
        "public", "world", "country", "state", "city", "weather", "sun", "moon", "internet", "senate", "congress",
        "opposition", "authorities", "economy", "market", "country’s", "united", "international", "first", "most",
        "number", "cause", "death", "fact", "idea", "names", "search",
        "mission",
    ]
)  # fmt: skip
"""What everybody knows which one is meant."""


_SAYER = re.compile(
    r"\bthe ([a-z]+)(?: (?:said|says|added|told|wrote|claimed|tweeted|announced|stated|explained)\b|(?=[.”\"]*$))"
)
"""Who says it, by a common noun only: ``the official added``."""


def _hangs(text: str, said: Set[str]) -> bool:
    """Whether a sentence speaks of a thing as known (``The tweet``, ``the official added``) that was not told."""
    sayer = _SAYER.search(re.sub(r"[“\"][^”\"]*[”\"]", "", text))
    if sayer is not None and sayer[1] not in _KNOWN and sayer[1] not in said:
        return True
    match = _DEFINITE.match(text)
    if match is None:
        return False
    noun = match[1].split()[:2]
    follows = text[match.end(1) : match.end(1) + 20]
    if any(word in _KNOWN for word in noun) or re.match(r"\s+(?:of|that|who|which|for|on|in|at|between|to)\b", follows):
        return False
    return said.isdisjoint(noun)


def _weight(fact: Fact, reports: int) -> float:
    """Say how much a fact counts: by the share of reports that give it, and of origins beyond the first."""
    if fact.reports < 2:
        return 0.0
    return (fact.reports + fact.origins - 1) / reports


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
