"""Which other reports carry a sentence of the brief, and how many independent origins they are.

A report is cited for a sentence only where one sentence of its own has the most of what is said: half of the content
words, also weighed by their rarity in the story (or somewhat less and the same meaning by embeddings), none of its
figures contradicted, and no negation lost. Fewer citations, all good, are worth more than many.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from samestory.brief.candidates import Candidate
from samestory.brief.novelty import Novelty
from samestory.brief.sentences import Content, Sentences, apart, content_of, days_of
from samestory.brief.values import Values, holds
from samestory.collate.content import CACHED, figures_of, terms_of
from samestory.collate.reuse.places import Places
from samestory.collate.witnesses import Attributed, witnesses
from samestory.model import Evidence, Span, Story
from samestory.resources.embeddings import Embeddings

SHARE: Final = 0.5
"""Share of what a sentence says that one sentence of another report must say too."""
NEAR: Final = (0.36, 0.66)
"""Less of its words is enough with this cosine."""
BACKED: Final = (0.28, 0.5)
"""Still less where the two stand in one fact: collation has compared their clauses."""
FILLED: Final = 0.6
"""Share of a sentence that the clause of a fact must fill for the sentence to tell the fact and little else."""
PAIR: Final = (0.48, 0.18)
"""What two sentences must have together, and each of them, to tell the event of a lead."""
HELD: Final = 0.5
"""Share of the evidence of a report that a passage must hold for it to be where the report has it from."""
_FIRST_NAME: Final = re.compile(r"\W*((?:[A-Z]\w+\s+)+[A-Z]\w+)\b")
"""Several capitalised words at the head of a sentence: whom it is about."""
_WORD: Final = re.compile(r"\w+")
_PRONOUNS: Final = frozenset({"he", "she", "they", "it", "his", "her", "their"})


class Carriers:
    """Which sentences of a story carry what could be said of it.

    Parameters
    ----------
    story
        With its facts, conflicts, passages and origins.
    candidates
        What could be said of it.
    embeddings
        By which sentences that say the same in other words are known.
    values
        Where the disputed values of the story stand.
    """

    def __init__(
        self, story: Story, candidates: Sequence[Candidate], embeddings: Embeddings, values: Values | None = None
    ) -> None:
        self.story = story
        self.candidates = candidates
        self.embeddings = embeddings
        self.values = values if values is not None else Values(story)
        self.sentences = Sentences(story, embeddings)
        seen: dict[str, int] = {}
        having: dict[str, list[int]] = {}
        places = self.sentences.places
        for j, terms in enumerate(self.sentences.terms):
            for term in terms:
                having.setdefault(term, []).append(j)
                seen[term] = seen.get(term, 0) + len(places[j])
        self.having = {term: np.array(held) for term, held in having.items()}
        every = sum(map(len, places))
        # Rare words tell sentences apart, but the words of the event itself are those that all reports have.
        self.rarity = {term: float(np.log1p(every / n)) for term, n in seen.items()}
        self.unseen = float(np.log1p(every))
        self.cores = [c.terms if c.core == c.text else terms_of(c.core) for c in candidates]
        self.vectors = embeddings.encode([c.core for c in candidates])
        self.novelty = Novelty([c.core for c in candidates], lambda t: self.rarity.get(t, self.unseen), embeddings)
        self._at: dict[str, list[tuple[int, Evidence]]] = {}
        for number, fact in enumerate(story.facts):
            for item in fact.evidence:
                self._at.setdefault(item.report, []).append((number, item))
        self._places = Places(story.reuse)
        self._attributed = Attributed(story.reports)
        self._number = {report.id: n for n, report in enumerate(story.reports)}
        self._holding: dict[tuple[str, int, int], frozenset[int]] = {}
        self._telling: dict[tuple[int, int, int], frozenset[int]] = {}
        self.origin = {report: n for n, origin in enumerate(story.origins) for report in origin.reports}

    def weigh(self, terms: Iterable[str]) -> float:
        """Add up how rare words are in the story."""
        return sum(self.rarity.get(term, self.unseen) for term in terms)

    def inside(self, i: int, j: int) -> float:
        """Say how much of what candidate ``i`` says candidate ``j`` says."""
        return self.weigh(self.cores[i] & self.cores[j]) / max(1e-6, self.weigh(self.cores[i]))

    def _share(self, i: int) -> NDArray[np.float32]:
        """Say how much of candidate ``i`` each sentence says: the mean of the plain share and of that by rarity."""
        out = np.zeros(len(self.sentences.texts), dtype=np.float32)
        for term, weight in self._weights(i).items():
            held = self.having.get(term)
            if held is not None:
                out[held] += weight
        return out

    @cached_property
    def _near(self) -> list[tuple[NDArray[np.intp], NDArray[np.float64]]]:
        """Give for each candidate the sentences that say some of it, and how much."""
        shares = (self._share(i) for i in range(len(self.candidates)))
        found = [(near := np.flatnonzero(share >= BACKED[0]), share[near].astype(np.float64)) for share in shares]
        # All that will be asked for is encoded together: most sentences are near to no candidate.
        asked = np.zeros(len(self.sentences.texts), dtype=np.bool_)
        for near, _ in found:
            asked[near] = True
        self.sentences.vectors(np.flatnonzero(asked))
        return found

    def _weights(self, i: int) -> dict[str, float]:
        mine = self.cores[i]
        total = max(1e-6, self.weigh(mine))
        return {t: 0.5 * self.rarity.get(t, self.unseen) / total + 0.5 / max(1, len(mine)) for t in sorted(mine)}

    def cite(self, i: int) -> tuple[Evidence, ...]:
        """Give the words of every report that carry candidate ``i``, its own first."""
        mine = self.candidates[i]
        found = list(mine.evidence)
        content = content_of(mine.core)
        asked = _Asked(content._replace(figures=mine.figures), any(content.days), _name_at_head(mine.text))
        own = self.values.given(self.story.reports[mine.report].id, mine.span)
        best: dict[int, tuple[float, int, int]] = {}
        for j, part, cosine, alone in self._likely(i):
            if not self._carries(asked, j, part):
                continue
            key = part + 0.2 * cosine
            for at, (report, span) in enumerate(self.sentences.places[j]):
                if (
                    report != mine.report
                    and (report not in best or key > best[report][0])
                    and (alone or not self._facts(report, span).isdisjoint(mine.facts))
                    and not (own and self._opposed(own, report, span))
                ):
                    best[report] = (key, j, at)
        for _, (_, j, at) in sorted(best.items()):
            found.append(self.sentences.evidence(j, at))
        found += self._told_by(i, {item.report for item in found}, own)
        return tuple(found)

    def _likely(self, i: int) -> Iterable[tuple[int, float, float, bool]]:
        """Give the sentences of other reports that say enough of candidate ``i``.

        Each with how much of it that is, the cosine of both, and whether it is enough where no fact backs it.
        """
        mine = self.candidates[i]
        near, part = self._near[i]
        cosine = (self.sentences.vectors(near) @ self.vectors[i]).astype(np.float64)
        alone = (part >= SHARE) | ((part >= NEAR[0]) & (cosine >= NEAR[1]))
        able = alone | (cosine >= BACKED[1]) if mine.facts else alone
        able = able & (self.sentences.alone[near] != mine.report)
        columns = (near, part, cosine, alone)
        return zip(*(column[able].tolist() for column in columns), strict=True)

    def _told_by(self, i: int, cited: set[str], own: dict[int, frozenset[int]]) -> Iterator[Evidence]:
        """Give the words of further reports for the fact that candidate ``i`` tells and little else."""
        mine = self.candidates[i]
        report = self.story.reports[mine.report].id
        days = days_of(mine.core)
        for number in mine.facts:
            fact = self.story.facts[number]
            if not any(
                e.report == report
                and FILLED * len(mine.span.text) <= min(e.end, mine.span.end) - max(e.start, mine.span.start)
                for e in fact.evidence
            ):
                continue
            for item in fact.evidence:
                if item.report in cited:
                    continue
                figures = figures_of(item.text)
                if (
                    not (mine.figures - figures and figures - mine.figures)
                    and not apart(days, days_of(item.text))
                    and not self._opposed(own, self._number[item.report], item)
                ):
                    cited.add(item.report)
                    yield item

    def witnesses(self, evidence: Sequence[Evidence]) -> int:
        """Count the origins of evidence as those of a fact are counted: a named source is one, whoever prints it."""
        story = self.story
        said = [self._claimed(item) for item in evidence]
        return len(witnesses(said, story.reports, story.reuse, story.origins, self._places, self._attributed))

    def _claimed(self, item: Evidence) -> Evidence:
        """Give, of a sentence that tells what somebody says, what is said; any other as it is."""
        report = self.story.reports[self._number[item.report]]
        half = (item.end - item.start) / 2
        said = [
            s.span
            for s in report.statements
            if s.claimant
            and s.frame is not None
            and min(s.frame.end, item.end) - max(s.frame.start, item.start) > half
            and item.start <= s.span.start
            and s.span.end <= item.end
        ]
        longest = max(said, key=lambda span: span.end - span.start, default=None)
        return item if longest is None else Evidence.of(item.report, longest)

    def cite_event(self, i: int) -> tuple[Evidence, ...]:
        """Cite also reports that carry candidate ``i`` by two sentences together: others spread what a lead tells."""
        mine = self.candidates[i]
        found = list(self.cite(i))
        held = {e.report for e in found}
        weights = self._weights(i)
        days = days_of(mine.core)
        sentences = self.sentences
        own = self.values.given(self.story.reports[mine.report].id, mine.span)
        likely: dict[int, list[tuple[int, Span]]] = {}
        for j in map(int, np.flatnonzero(self._share(i) >= PAIR[1])):
            if not apart(days, sentences.content(j).days):
                for report, span in sentences.places[j]:
                    if self.story.reports[report].id not in held and not self._opposed(own, report, span):
                        likely.setdefault(report, []).append((j, span))
        for n, near in sorted(likely.items()):
            pairs = [
                (sum(w for t, w in weights.items() if t in sentences.terms[a] or t in sentences.terms[b]), -x, -y)
                for x, (a, _) in enumerate(near)
                for y, (b, _) in enumerate(near[x + 1 :], x + 1)
                if not mine.figures
                or 2 * len(mine.figures & (sentences.content(a).figures | sentences.content(b).figures))
                >= len(mine.figures)
            ]
            if pairs and max(pairs)[0] >= PAIR[0]:
                _, x, y = max(pairs)
                found += [Evidence.of(self.story.reports[n].id, near[-at][1]) for at in (x, y)]
        return tuple(found)

    def _facts(self, report: int, span: Span) -> frozenset[int]:
        """Say of which facts a sentence has the evidence."""
        key = report, span.start, span.end
        if key not in self._telling:
            at = self._at.get(self.story.reports[report].id, ())
            self._telling[key] = frozenset(number for number, item in at if holds(span, item))
        return self._telling[key]

    def _opposed(self, own: dict[int, frozenset[int]], report: int, span: Span | Evidence) -> bool:
        """Whether a sentence gives other sides of a conflict, or other stages of an update, than those given."""
        if not own:
            return False
        theirs = self.values.given(self.story.reports[report].id, span)
        return any(number in own and not own[number] & sides for number, sides in theirs.items())

    def _carries(self, asked: _Asked, j: int, share: float) -> bool:
        """Whether nothing in a sentence speaks against its carrying a candidate, so much of which it says."""
        own, other = asked.content, self.sentences.content(j)
        mine, theirs = own.figures, other.figures
        if mine and (not theirs or 2 * len(mine & theirs) < len(mine) or (mine - theirs and theirs - mine)):
            return False  # another figure beside the wanting one may count the same thing
        if (asked.dated and apart(own.days, other.days)) or (asked.first and not self._names(asked.first, j)):
            return False
        return own.denied == other.denied or (not own.denied and share >= 0.7)

    def _names(self, name: str, j: int) -> bool:
        """Whether the name with which a candidate begins stands in a sentence, or a pronoun may stand for it."""
        words = _words_of(self.sentences.texts[j])
        return name in words or not words.isdisjoint(_PRONOUNS)

    def origins(self, evidence: Iterable[Evidence]) -> int:
        """Count the independent origins of evidence: reports that copy one another here or as wholes are one."""
        groups: dict[int, list[Evidence]] = {}
        for n, e in enumerate(evidence):
            groups.setdefault(self.origin.get(e.report, -1 - n), []).append(e)
        if len(groups) < 2:
            return len(groups)
        # A passage joins two reports where it holds most of the evidence of both.
        apart: list[set[int]] = []
        for items in groups.values():
            held = set().union(*map(self._held, items))
            joined = [other for other in apart if not held.isdisjoint(other)]
            apart = [other for other in apart if held.isdisjoint(other)]
            apart.append(held.union(*joined))
        return len(apart)

    def _held(self, item: Evidence) -> frozenset[int]:
        """Give the passages that hold most of some evidence; copies cite the same words again and again."""
        key = item.report, item.start, item.end
        if key not in self._holding:
            self._holding[key] = frozenset(self._places.holding(item, HELD))
        return self._holding[key]


class _Asked(NamedTuple):
    """What a sentence must not have otherwise to carry a candidate."""

    content: Content
    dated: bool
    """Whether the candidate names a month or a weekday."""
    first: str | None
    """The last word of the name with which the candidate begins."""


def _name_at_head(text: str) -> str | None:
    first = _FIRST_NAME.match(text)
    return None if first is None else first.group(1).split()[-1].casefold()


@lru_cache(maxsize=CACHED)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))
