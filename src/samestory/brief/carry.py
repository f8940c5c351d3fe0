"""Which other reports carry a sentence of the brief, and how many independent origins they are.

A report is cited for a sentence only where one sentence of its own has the most of what is said: half of the content
words, also weighed by their rarity in the story (or somewhat less and the same meaning by embeddings), none of its
figures contradicted, and no negation lost. Fewer citations, all good, are worth more than many.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from samestory.brief.candidates import Candidate, figures_of, terms_of
from samestory.collate.reuse.places import Places
from samestory.model import Evidence, Span, Story
from samestory.resources.embeddings import Embeddings

SHARE: Final = 0.5
"""Share of what a sentence says that one sentence of another report must say too."""
NEAR: Final = (0.36, 0.66)
"""Less of its words is enough with this cosine."""
BACKED: Final = (0.28, 0.5)
"""Still less where the two stand in one fact: collation has compared their clauses."""
PAIR: Final = (0.48, 0.18)
"""What two sentences must have together, and each of them, to tell the event of a lead."""
HELD: Final = 0.5
"""Share of the evidence of a report that a passage must hold for it to be where the report has it from."""
_FIRST_NAME: Final = re.compile(r"\W*((?:[A-Z]\w+\s+)+[A-Z]\w+)\b")
"""Several capitalised words at the head of a sentence: whom it is about."""
_PRONOUNS: Final = frozenset({"he", "she", "they", "it", "his", "her", "their"})
_NEGATION: Final = re.compile(
    r"(?i)\b(?:not|no|never|none|without|neither|nor|denie[sd]|deny|fail\w*|unable)\b|n[’']t\b"
)


class Carriers:
    """The sentences of a story, by what they say."""

    def __init__(self, story: Story, candidates: Sequence[Candidate], vectors: NDArray[np.float32]) -> None:
        self.story = story
        self.candidates = candidates
        self.places: list[tuple[int, Span]] = [
            (n, s) for n, report in enumerate(story.reports) for s in report.sentences if len(s.text) < 1500
        ]
        said = [terms_of(s.text) for _, s in self.places]
        self.figures = [figures_of(s.text) for _, s in self.places]
        self.denies = [bool(_NEGATION.search(s.text)) for _, s in self.places]
        cores = [c.terms if c.core == c.text else terms_of(c.core) for c in candidates]
        vocabulary = {t: n for n, t in enumerate(sorted(frozenset[str]().union(*said, *cores)))}
        self.have = _matrix(said, vocabulary)
        self.say = _matrix(cores, vocabulary)
        seen = self.have.sum(axis=0)
        self.rarity = np.log1p(len(said) / np.maximum(1, seen)).astype(np.float32)
        weighed = self.say * self.rarity
        self.total = np.maximum(1e-6, weighed.sum(axis=1))
        # Rare words tell sentences apart, but the words of the event itself are those that all reports have.
        plain = (self.say @ self.have.T) / np.maximum(1, self.say.sum(axis=1))[:, None]
        self.share = 0.5 * (weighed @ self.have.T) / self.total[:, None] + 0.5 * plain
        self.inside = (weighed @ self.say.T) / self.total[:, None]
        """How much of what candidate i says candidate j says."""
        self.vectors = vectors
        self.days = [_days(s.text) for _, s in self.places]
        self.facts = self._facts()
        self.values = [*(c.sides for c in story.conflicts), *(u.stages for u in story.updates)]
        """Values of which one sentence gives one only: the sides of conflicts, the stages of updates."""
        self.against = self._against()
        self.places_shared = Places(story.reuse)
        self.origin = {report: n for n, origin in enumerate(story.origins) for report in origin.reports}

    @classmethod
    def of(cls, story: Story, candidates: Sequence[Candidate], embeddings: Embeddings) -> Carriers:
        """Measure the sentences of a story against what could be said of it."""
        held = cls(story, candidates, embeddings.encode([c.core for c in candidates]))
        held.close = held.vectors @ embeddings.encode([s.text for _, s in held.places]).T
        return held

    close: NDArray[np.float32]

    def cite(self, i: int) -> tuple[Evidence, ...]:
        """Give the words of every report that carry candidate ``i``, its own first."""
        mine = self.candidates[i]
        found = list(mine.evidence)
        best: dict[int, tuple[float, int]] = {}
        near = (self.share[i] >= NEAR[0]) | ((self.share[i] >= BACKED[0]) & (self.close[i] >= BACKED[1]))
        days, denies = _days(mine.core), bool(_NEGATION.search(mine.core))
        for j in map(int, np.flatnonzero(near)):
            report = self.places[j][0]
            if report != mine.report and self._carries(i, j, days, denies):
                key = (float(self.share[i, j]) + 0.2 * float(self.close[i, j]), -j)
                best[report] = max(best.get(report, (0.0, -len(self.places))), key)
        for report, (_, j) in sorted(best.items()):
            found.append(Evidence.of(self.story.reports[report].id, self.places[-j][1]))
        return tuple(found)

    def cite_event(self, i: int) -> tuple[Evidence, ...]:
        """Cite also reports that carry candidate ``i`` by two sentences together: others spread what a lead tells."""
        mine = self.candidates[i]
        found = list(self.cite(i))
        held = {e.report for e in found}
        weights = self.say[i] * (0.5 * self.rarity / self.total[i] + 0.5 / max(1.0, float(self.say[i].sum())))
        days = _days(mine.core)
        likely: dict[int, list[int]] = {}
        for j in map(int, np.flatnonzero(self.share[i] >= PAIR[1])):
            apart = any(a and b and not a & b for a, b in zip(days, self.days[j], strict=True))
            if not apart and not self._opposed(i, j):
                likely.setdefault(self.places[j][0], []).append(j)
        for n, near in sorted(likely.items()):
            report = self.story.reports[n]
            if report.id in held:
                continue
            pairs = [
                (float(np.maximum(self.have[a], self.have[b]) @ weights), -a, -b)
                for x, a in enumerate(near)
                for b in near[x + 1 :]
                if not mine.figures or 2 * len(mine.figures & (self.figures[a] | self.figures[b])) >= len(mine.figures)
            ]
            if pairs and max(pairs)[0] >= PAIR[0]:
                _, a, b = max(pairs)
                found += [Evidence.of(report.id, self.places[-j][1]) for j in (a, b)]
        return tuple(found)

    def _facts(self) -> list[frozenset[int]]:
        """Say for each sentence of which facts it has the evidence."""
        at = self._sentences()
        out: list[set[int]] = [set() for _ in self.places]
        for number, fact in enumerate(self.story.facts):
            for item in fact.evidence:
                for j in at.get(item.report, ()):
                    if _shares(self.places[j][1], item):
                        out[j].add(number)
        return [frozenset(held) for held in out]

    def _against(self) -> list[dict[int, frozenset[int]]]:
        """Say for each sentence which side of which conflict, or which stage of which update, it gives."""
        at = self._sentences()
        out: list[dict[int, frozenset[int]]] = [{} for _ in self.places]
        for number, sides in enumerate(self.values):
            for n, side in enumerate(sides):
                for item in side.evidence:
                    for j in at.get(item.report, ()):
                        if _shares(self.places[j][1], item):
                            out[j][number] = out[j].get(number, frozenset()) | {n}
        return out

    def _sentences(self) -> dict[str, list[int]]:
        at: dict[str, list[int]] = {}
        for j, (report, _) in enumerate(self.places):
            at.setdefault(self.story.reports[report].id, []).append(j)
        return at

    def _opposed(self, i: int, j: int) -> bool:
        """Whether a sentence gives another side of a conflict, or stage of an update, than the candidate."""
        mine = self.candidates[i]
        report = self.story.reports[mine.report].id
        for number, sides in self.against[j].items():
            own = {
                n
                for n, side in enumerate(self.values[number])
                if any(e.report == report and _shares(mine.span, e) for e in side.evidence)
            }
            if own and not own & sides:
                return True
        return False

    def _carries(self, i: int, j: int, days: tuple[set[str], set[str]], denies: bool) -> bool:
        share, close = float(self.share[i, j]), float(self.close[i, j])
        backed = share >= BACKED[0] and close >= BACKED[1] and not self.facts[j].isdisjoint(self.candidates[i].facts)
        if share < SHARE and not (share >= NEAR[0] and close >= NEAR[1]) and not backed:
            return False
        if any(one and two and not one & two for one, two in zip(days, self.days[j], strict=True)):
            return False
        mine, theirs = self.candidates[i].figures, self.figures[j]
        if mine and (not theirs or 2 * len(mine & theirs) < len(mine) or (mine - theirs and theirs - mine)):
            return False  # another figure beside the wanting one may count the same thing
        if not self._named(i, j):
            return False
        if denies != self.denies[j] and (denies or share < 0.7):
            return False
        return not self._opposed(i, j)

    def _named(self, i: int, j: int) -> bool:
        """Whether the first name that a candidate begins with stands in a sentence, or a pronoun may stand for it."""
        first = _FIRST_NAME.match(self.candidates[i].text)
        if first is None:
            return True
        words = set(re.findall(r"\w+", self.places[j][1].text.casefold()))
        last = first.group(1).split()[-1].casefold()
        return last in words or not words.isdisjoint(_PRONOUNS)

    def origins(self, evidence: Iterable[Evidence]) -> int:
        """Count the independent origins of evidence: reports that copy one another here or as wholes are one."""
        items = tuple(evidence)
        group = {e.report: self.origin.get(e.report, -1 - n) for n, e in enumerate(items)}
        # A passage joins two reports where it holds most of the evidence of both.
        held: dict[int, str] = {}
        for e in items:
            for at in self.places_shared.holding(e, HELD):
                other = held.setdefault(at, e.report)
                if other != e.report and group[other] != group[e.report]:
                    old, new = group[e.report], group[other]
                    group = {report: new if g == old else g for report, g in group.items()}
        return len(set(group.values()))


def _matrix(sets: Sequence[frozenset[str]], vocabulary: dict[str, int]) -> NDArray[np.float32]:
    out = np.zeros((len(sets), len(vocabulary)), dtype=np.float32)
    for row, terms in enumerate(sets):
        out[row, [vocabulary[t] for t in terms]] = 1
    return out


_MONTHS: Final = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_WEEKDAYS: Final = re.compile(r"\b(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b")


def _days(text: str) -> tuple[set[str], set[str]]:
    """Give the months and the weekdays that a text names."""
    return set(_MONTHS.findall(text)), set(_WEEKDAYS.findall(text))


def _shares(span: Span, item: Evidence) -> bool:
    return 2 * (min(span.end, item.end) - max(span.start, item.start)) > item.end - item.start
