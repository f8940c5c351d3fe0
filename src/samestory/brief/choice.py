"""One brief in the making: what was chosen, what it says, and what another sentence would add.

A greedy cover (Gillick & Favre 2009) whose concepts are the facts and the words that reports share; what says much of
something told before is passed over (maximal marginal relevance, Carbonell & Goldstein 1998).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from samestory.annotate.sentences import sentence_at
from samestory.brief.candidates import Candidate
from samestory.brief.carry import Carriers
from samestory.brief.lead import lead_scores
from samestory.brief.outlook import announce_same, announcement, outlook
from samestory.brief.sayers import Sayers
from samestory.brief.settings import BriefSettings
from samestory.brief.standing import NEAR_DAY, NEAR_WEEK, day_of, hangs, is_opinion, is_passing
from samestory.brief.support import check
from samestory.brief.worth import fact_weights, same_places, word_weights
from samestory.collate.content import terms_of
from samestory.collate.loudness import loudness
from samestory.collate.whole import by_report, graded
from samestory.errors import Unsupported
from samestory.model import Evidence, Span, Statement, Story

WORDS: Final = 0.2
"""What a word that reports share counts beside a fact that they share."""
SUPPORTED: Final = 0.5
"""What it counts that all reports carry a sentence."""
QUOTED: Final = 0.7
"""What somebody's whole words count beside what the reports tell: they take much room for little that is new."""
LONE: Final = 0.6
"""What a sentence counts whose citations are one origin, though reports copied from one another share its facts."""
PARTLY: Final = 0.8
"""What a sentence counts that several origins carry in part only."""
MINOR: Final = 0.4
"""What a sentence counts whose own value fewer reports give than the one put in beside it."""
MORE: Final = 0.05
"""How much more a sentence that says something else as well may tell again of one of the brief."""
STALE: Final = 0.1
"""How much less a sentence may tell again whose shared facts were all told."""
SAME: Final = 0.2
"""How much less it may tell again of the very sentence that told one of these facts."""
AGAIN: Final = 0.1
"""How much less may be told again by a sentence that could open the brief as well, or that counts the same."""
COUNTED: Final = 0.2
"""How much less may be told again by a sentence that counts one thing alike: in two figures, or in a fact of both."""
SMALL: Final = 13
"""Figures below are in many sentences."""
LOUD: Final = 0.5
"""What a sentence counts in which its report cries or judges: another often tells the same plainly."""
ASIDE: Final = 0.25
"""What the words of a sentence and of those around it must count on the mean, where it tells nothing that reports
share: a newsletter, or what happened to others before, has few words of the story."""
BESIDE: Final = 1
"""Sentences before and after one that are around it."""
OPINION: Final = 0.4
"""What a sentence counts in which its report judges or says what should be done."""
TELLS: Final = 0.4
"""Score as an opening from which a sentence tells the event itself; only one of the brief may."""


def _counts(figure: str) -> bool:
    """Whether a figure is neither small nor a year: of two sentences that have it, both count the same."""
    value = float(figure) if re.fullmatch(r"\d+(?:\.\d+)?", figure) else 0.0
    return value >= SMALL and not _is_year(figure)


def _is_year(figure: str) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d", figure) is not None


def _shouted(candidates: Sequence[Candidate], texts: Iterable[str]) -> list[bool]:
    """Say of each sentence whether it has a word in capitals that some of the texts have in small letters."""
    capitals = [[word.lower() for word in re.findall(r"\b[A-Z]{4,}\b", c.text)] for c in candidates]
    if not any(capitals):
        return [False for _ in candidates]
    plain = frozenset(re.findall(r"\b[a-z]{4,}\b", " ".join(texts)))
    return [not plain.isdisjoint(words) for words in capitals]


class Choice:
    """What is chosen for a brief, and how many words are left.

    Parameters
    ----------
    story, settings
        Of what, and how long.
    candidates, carriers
        What could be said, and which reports carry it.
    weights
        How much each fact counts, where that was asked before.
    """

    def __init__(
        self,
        story: Story,
        settings: BriefSettings,
        candidates: Sequence[Candidate],
        carriers: Carriers,
        weights: list[float] | None = None,
    ) -> None:
        self.story = story
        self.settings = settings
        self.candidates = candidates
        self.carriers = carriers
        vectors = carriers.vectors
        near = vectors @ vectors.mean(axis=0)
        self.central: list[float] = (near / max(1e-6, float(near.max()))).tolist()
        self.lead = lead_scores(story, candidates)
        self._sayers = Sayers(story)
        every = range(len(candidates))
        self.cited: list[tuple[Evidence, ...]] = [() for _ in every]
        self.whole: list[frozenset[str]] = [frozenset() for _ in every]
        """The reports that carry all of a sentence; what else is cited carries a part."""
        self.origins = [0 for _ in every]
        self.wholly = [0 for _ in every]
        """How many origins carry a sentence, and all of it."""
        self.reports = [0 for _ in every]
        self.settle({i: carriers.cite(i) for i in every})
        self.sources = max(1, len(story.origins))
        unsettled = [
            [] if c.rivals else list(carriers.values.unsettled(story.reports[c.report].id, c.span)) for c in candidates
        ]
        self.contested = [any(kind != "update" for kind, _, _ in held) for held in unsettled]
        """Whether a sentence gives one side of a conflict of fact, without the other."""
        self.stale = [any(kind == "update" for kind, _, _ in held) for held in unsettled]
        """Whether it tells a figure that was brought up to date, and not the one that took its place."""
        self.shouted = _shouted(candidates, carriers.sentences.texts)
        """Whether a plain word is set in capitals."""
        newest = max(map(day_of, story.reports))
        self._passing = [is_passing(c, day_of(story.reports[c.report]), newest) for c in candidates]
        self.minor = [bool(c.rivals) and self._outnumbered(c) for c in candidates]
        """Whether more reports give the value that was put in beside its own."""
        self._fact = fact_weights(story) if weights is None else weights
        self._same = same_places(story.facts)
        self._word = word_weights(story, carriers)
        self._weight = [carriers.weigh(c.terms) for c in candidates]
        self._manner = np.array([self._kind(i) for i in range(len(candidates))])
        self._having: tuple[dict[str, list[int]], dict[int, list[int]]] = ({}, {})
        for i, mine in enumerate(candidates):
            for term in mine.terms:
                self._having[0].setdefault(term, []).append(i)
            for fact in self._own(i):
                self._having[1].setdefault(fact, []).append(i)
        self.of: dict[str, list[int]] = {}
        """The sentences of each report."""
        for i, mine in enumerate(candidates):
            self.of.setdefault(story.reports[mine.report].id, []).append(i)
        self._sound: dict[int, bool] = {}
        self.clear()

    def settle(self, cited: dict[int, tuple[Evidence, ...]]) -> None:
        """Note what sentences cite: all that carries one or a part of it, and which reports carry the whole."""
        cores = [self.candidates[i].core for i in cited]
        for (i, items), grades in zip(
            cited.items(), graded(cores, list(map(by_report, cited.values())), self.carriers.embeddings), strict=True
        ):
            mine = self.candidates[i]
            own = self.story.reports[mine.report].id
            if said := self._sayers.said(own, mine.span):
                for item in items:
                    if item.report != own and self._sayers.apart(said, item):
                        grades[item.report] = "little"
            grades[own] = "all"
            self.cited[i] = tuple(e for e in items if grades[e.report] != "little")
            self.whole[i] = frozenset(report for report, grade in grades.items() if grade == "all")
            self.origins[i] = self.carriers.origins(self.cited[i])
            self.wholly[i] = self.carriers.origins(e for e in self.cited[i] if e.report in self.whole[i])
            self.reports[i] = len({e.report for e in self.cited[i]})

    def witnesses(self, i: int, *, whole: bool) -> int:
        """Count the independent origins of a sentence, of all of it or of a part, as those of a fact are counted."""
        return self.carriers.witnesses([e for e in self.cited[i] if not whole or e.report in self.whole[i]])

    def clear(self) -> None:
        """Begin anew."""
        self.chosen: list[tuple[int, str]] = []
        self.left = self.settings.length
        self.settled: list[Evidence] = []
        """What gives a side of a conflict that the brief tells."""
        self._told: set[int] = set()
        self._said: set[str] = set()
        self._near: list[tuple[NDArray[np.float32], NDArray[np.float32]]] = []
        self._facts = np.array([sum(self._fact[f] for f in self._own(i)) for i in range(len(self.candidates))])
        self._words = np.array([sum(self._word.get(t, 0.0) for t in sorted(c.terms)) for c in self.candidates])

    def _outnumbered(self, mine: Candidate) -> bool:
        report = self.story.reports[mine.report].id
        return any(
            len({e.report for e in own.evidence}) < len({e.report for side in others for e in side.evidence})
            for kind, own, others in self.carriers.values.unsettled(report, mine.span)
        )

    def _own(self, i: int) -> list[int]:
        """Give the facts of a sentence, each once however often it was found."""
        out: list[int] = []
        met: set[int] = set()
        for fact in self.candidates[i].facts:
            if fact not in met and self._fact[fact]:
                out.append(fact)
                met |= self._same[fact]
        return out

    def _kind(self, i: int) -> float:
        """Say how well a sentence reads, how near to the news and how well founded it is, for its length."""
        mine = self.candidates[i]
        backed = LONE if self.origins[i] < 2 else PARTLY if self.wholly[i] < 2 else 1
        factor = (QUOTED if mine.quoted else 1) * backed * (MINOR if self.minor[i] else 1)
        factor *= (LOUD if loudness(mine.text) else 1) * (OPINION if is_opinion(mine) else 1)
        return factor * (2 + self.style[i]) / mine.length

    @cached_property
    def foretold(self) -> list[int]:
        """Give the sentences that announce something, the first half of them by what they announce."""
        order = outlook(self.story, self.candidates)
        return order[: max(4, len(order) // 2)]

    def leave_announced(self) -> None:
        """Leave out what was chosen as an announcement and was told since, with more words or by more reports."""
        others = [i for i, section in self.chosen if section != "announced"]
        again = {i for i, section in self.chosen if section == "announced" and self._announces_again(i, others)}
        kept = [n for n, (i, _) in enumerate(self.chosen) if i not in again]
        self.left += sum(self.candidates[i].length for i in again)
        self.chosen = [self.chosen[n] for n in kept]
        self._near = [self._near[n] for n in kept]

    def _announces_again(self, i: int, others: Iterable[int]) -> bool:
        """Whether one of other sentences announces what a sentence announces."""
        mine = self._ahead[i]
        theirs = (self._ahead[j] for j in others)
        return mine is not None and any(other is not None and announce_same(mine, other) for other in theirs)

    @cached_property
    def _ahead(self) -> list[Statement | None]:
        """Give what each sentence announces."""
        return [announcement(self.story, mine) for mine in self.candidates]

    @cached_property
    def style(self) -> list[float]:
        """Say how well each sentence reads and how near to the news it is."""
        return [self._style(i) for i in range(len(self.candidates))]

    def _style(self, i: int) -> float:
        mine = self.candidates[i]
        style = 0.4 + 0.5 * mine.place + 0.5 * self.central[i] + 0.4 * self.lead[i]
        if "[" in mine.text:
            style *= 0.75
        if mine.familiar:
            style *= 0.6
        if re.search(r"\b(?:added|later|again|too|even)\b", mine.text):
            style *= 0.85
        if NEAR_DAY.search(mine.text) or self.shouted[i]:
            style *= 0.7
        if NEAR_WEEK.search(mine.text):
            style *= 0.85
        if mine.length < 9 or mine.length > 34:
            style *= 0.85
        return style

    def support(self, i: int) -> float:
        """Say how widely a sentence is carried: the mean of the shares of reports and of origins, 0 to 1."""
        return 0.5 * self.reports[i] / len(self.story.reports) + 0.5 * self.origins[i] / self.sources

    @cached_property
    def _supports(self) -> NDArray[np.float64]:
        return np.array([self.support(i) for i in range(len(self.candidates))])

    def worth(self) -> NDArray[np.float64]:
        """Say what each sentence adds for its length."""
        worth: NDArray[np.float64] = (self._facts + WORDS * self._words + SUPPORTED * self._supports) * self._manner
        return worth

    def is_aside(self, i: int) -> bool:
        """Whether a sentence tells no shared fact and few of its words, and of those around it, are of the story."""
        mine = self.candidates[i]
        if self._own(i):
            return False
        report = self.story.reports[mine.report]
        at = sentence_at(report, mine.span.start)
        if at is None or not report.sentences[at].contains(mine.span):
            near: Sequence[Span] = [mine.span]
        else:
            near = report.sentences[max(0, at - BESIDE) : at + BESIDE + 1]
        terms = sorted(frozenset().union(*(terms_of(s.text) for s in near if s.start >= report.body_start)))
        return sum(self._word.get(term, 0.0) for term in terms) < ASIDE * max(1, len(terms))

    def is_fresh(self, i: int) -> bool:
        """Whether a sentence gives a fact of several reports that was not told yet."""
        return bool(self._facts[i] > 1e-9)

    def is_stale(self, i: int) -> bool:
        """Whether all facts of several reports that a sentence gives were told."""
        return any(self._fact[fact] for fact in self.candidates[i].facts) and not self.is_fresh(i)

    def best(self, able: Iterable[tuple[float, int]]) -> int | None:
        """Give the first sentence that may still come in, the worthiest first; None where none may."""
        return next((i for _, i in sorted(able, key=lambda pair: (-pair[0], pair[1])) if self.fits(i)), None)

    def take(self, i: int, section: str) -> None:
        """Choose a sentence for a part of the brief."""
        mine = self.candidates[i]
        self.chosen.append((i, section))
        self.left -= mine.length
        self._near.append(self.carriers.novelty.beside(i))
        for term in mine.terms - self._said:
            self._words[self._having[0][term]] -= self._word.get(term, 0.0)
        self._said |= mine.terms
        told = set().union(*(self._same[fact] for fact in mine.facts)) - self._told
        for fact in told & self._having[1].keys():
            self._facts[self._having[1][fact]] -= self._fact[fact]
        self._told |= told
        if mine.rivals:
            report = self.story.reports[mine.report].id
            for _, own, others in self.carriers.values.unsettled(report, mine.span):
                self.settled += [e for side in (own, *others) for e in side.evidence]

    def fits(self, i: int, *, disputed: bool = False) -> bool:
        """Whether a sentence may still come in: short enough, told rightly, and nothing like it told yet.

        Parameters
        ----------
        i
            Its number.
        disputed
            It is one side of a dispute, and may be like what was told.
        """
        mine = self.candidates[i]
        if self.stale[i] or mine.length > self.left or self._passing[i] or not self.is_sound(i):
            return False
        if any(
            mine.report == self.candidates[j].report and mine.span.overlaps(self.candidates[j].span)
            for j, _ in self.chosen
        ):
            return False
        if disputed:
            return True
        if self.contested[i]:
            return False  # it would stand as agreed; both sides are told as a dispute, or neither
        report = self.story.reports[mine.report].id
        if any(
            e.report == report and 2 * (min(e.end, mine.span.end) - max(e.start, mine.span.start)) > e.end - e.start
            for e in self.settled
        ):
            return False
        new = mine.terms - self._said
        if len(new) < 3 or 4 * len(new) < len(mine.terms) or self._repeats(i):
            return False
        before = {w for j, _ in self.chosen for w in re.findall(r"\w+", self.candidates[j].text.lower())}
        return not hangs(mine.text, before)

    def _repeats(self, i: int) -> bool:
        """Whether a sentence says what one of the brief says."""
        mine = self.candidates[i]
        limit = self.settings.told - STALE * (bool(mine.facts) and not self.is_fresh(i))
        shared = [fact for fact in mine.facts if self._fact[fact]] if self.is_stale(i) else []
        told = set().union(*(self._same[fact] for fact in shared))
        counts = {figure for figure in mine.figures if _counts(figure)}
        for n, (j, _) in enumerate(self.chosen):
            inside, holding = (float(shares[i]) for shares in self._near[n])
            # Another report's way to tell the event, or what was counted before, is told again with fewer words.
            again = (n == 0 and self.lead[i] >= TELLS) + (not counts.isdisjoint(self.candidates[j].figures))
            lower = max(AGAIN * again, (SAME - STALE) * (not told.isdisjoint(self.candidates[j].facts)))
            lower = max(lower, COUNTED * self._count_alike(i, j))
            if max(inside, holding - MORE) >= limit - lower:
                return True
        return self._announces_again(i, (j for j, _ in self.chosen))

    def _count_alike(self, i: int, j: int) -> bool:
        """Whether two sentences count one thing: two figures alike, or one in a fact that both tell."""
        common = {figure for figure in self.candidates[i].figures & self.candidates[j].figures if not _is_year(figure)}
        if len(common) > 1 and any(_counts(figure) or "." in figure for figure in common):
            return True
        mine = set().union(*(self._same[fact] for fact in self.candidates[i].facts if self._fact[fact]))
        return bool(common) and not mine.isdisjoint(self.candidates[j].facts)

    def is_sound(self, i: int) -> bool:
        """Whether the words of a sentence's own report carry it."""
        if i not in self._sound:
            mine = self.candidates[i]
            try:
                check(mine.text, [e.text for e in (*mine.evidence, *mine.rivals)])
            except Unsupported:
                self._sound[i] = False
            else:
                self._sound[i] = True
        return self._sound[i]
