"""Statements that reports make, with the independent origins of each.

Statements of different reports that say the same thing are one fact. What stands in a shared passage or in one
utterance is known to be the same (:mod:`samestory.collate.facts.ties`); how alike the rest is, is measured
(:mod:`samestory.collate.facts.likeness`). Facts then grow around the clauses with the most support
(:mod:`samestory.collate.facts.grow`).
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter, itemgetter

from samestory.collate.facts import wordings
from samestory.collate.facts.alike import Alike, find_alike
from samestory.collate.facts.borne import told_elsewhere, weakest
from samestory.collate.facts.carried import behind, borne, names_of, weighed
from samestory.collate.facts.clauses import Held, hold
from samestory.collate.facts.grow import OWN, grow_facts, too_unlike
from samestory.collate.facts.settings import DEFAULT_FACTS, FactSettings
from samestory.collate.facts.show import Namers, only_age, says_who, showing, told_apart
from samestory.collate.facts.ties import passage_ties, utterance_of, utterance_ties
from samestory.collate.facts.told import Group
from samestory.collate.reuse.places import Places, reworded
from samestory.collate.witnesses import Attributed, witnesses
from samestory.model import Evidence, Fact, Origin, Passage, Report, StoryActor, Utterance
from samestory.resources.embeddings import Embeddings

WORST_SHOWN = 6
"""Rank of the wording (:func:`~samestory.collate.facts.wordings.rank`) from which a statement cannot stand alone."""


FLAWED = 0.05
"""What each step of that rank takes off the salience of what one report alone gives: `It was the case in Vell`."""


@dataclass(frozen=True, slots=True)
class _Story:
    """The clauses, what is alike, and what was found before."""

    held: Held
    alike: Alike
    reports: Sequence[Report]
    reuse: Sequence[Passage]
    origins: Sequence[Origin]
    places: Places
    attributed: Attributed


def find_facts(
    reports: Sequence[Report],
    actors: Sequence[StoryActor],
    reuse: Sequence[Passage],
    origins: Sequence[Origin],
    utterances: Sequence[Utterance],
    embeddings: Embeddings,
    settings: FactSettings = DEFAULT_FACTS,
) -> tuple[Fact, ...]:
    """Find what the reports state, each fact with the words of every report that gives it.

    Parameters
    ----------
    reports
        Annotated reports of one story.
    actors, reuse, origins, utterances
        What was found across them.
    embeddings
        By which words of like meaning are known.

    Returns
    -------
    Facts, those with the most independent origins first, whether they carry all or a part, then those of the most
    reports, then the most salient;
    those of several reports that are not sure to be one fact after those that are, and those of one report last.
    ``reports`` counts distinct reports and ``origins`` never exceeds it.
    """
    held = hold(reports, actors)
    if not held.clauses:
        return ()
    spoken = utterance_of(held, reports, utterances)
    ties = passage_ties(held, reports, reuse) | utterance_ties(held, reports, spoken)
    alike = find_alike(held, ties, embeddings)
    story = _Story(held, alike, reports, reuse, origins, Places(reuse), Attributed(reports))
    weight = _salience(story)
    whole = {id: number for number, origin in enumerate(origins) for id in origin.reports}
    wholes = [whole.get(report.id, -1 - number) for number, report in enumerate(reports)]
    kept = _first(story, grow_facts(held, alike, spoken, wholes, settings), wholes, weight, settings)
    told = {i for one in kept for i in one.every}
    return _shown(story, actors, kept, _alone(story, weight, told, settings), embeddings)


_Rank = tuple[bool, bool, int, bool, int, float, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class _Kept:
    """A fact of several reports, with its clauses, of which the members are one a report, and its place."""

    fact: Fact
    members: tuple[int, ...]
    every: tuple[int, ...]
    rank: _Rank


def _shown(
    story: _Story,
    actors: Sequence[StoryActor],
    kept: Sequence[_Kept],
    single: Sequence[int],
    embeddings: Embeddings,
) -> tuple[Fact, ...]:
    """Choose the words in which facts are shown, count who carries all of these, and put them in their order."""
    held, reports = story.held, story.reports
    namers, spun, named = Namers(actors), reworded(story.reuse), names_of(actors)
    facts = [*(one.fact for one in kept), *(_fact(story, (i,)) for i in single)]
    groups = [*((one.members, one.every) for one in kept), *(((i,), (i,)) for i in single)]
    told = frozenset(i for one in kept for i in one.every)
    showings = [showing(held, reports, story.alike, members, namers, spun, told) for members, _ in groups]
    behinds = [behind(held, reports, named, every) for _, every in groups]
    showings = weighed(showings, behinds, [fact.witnesses for fact in facts], embeddings)
    chosen = told_apart([(shown, fact.reports) for shown, fact in zip(showings, facts, strict=True)])
    found = [
        borne(replace(fact, statement=wording.text, claimant=shown.claimant), wording.partly)
        for fact, shown, wording in zip(facts, showings, chosen, strict=True)
        if wording is not None
    ]
    return tuple(replace(fact, id=f"f{number}") for number, fact in enumerate(found, 1))


def _first(
    story: _Story, groups: Sequence[Group], by: Sequence[int], weight: Sequence[float], settings: FactSettings
) -> list[_Kept]:
    """Make the first facts: sure ones, then those with the most independent origins, of most reports, most salient.

    Of as many origins, what happened comes before who somebody is; an age alone comes after all others.

    A fact has no more origins than its reports have as wholes: of hundreds of groups, those are left alone that could
    not come in even with so many.
    """
    clauses = story.held.clauses
    sure = settings.sure_of
    doubted = {
        group.members: weakest(story.held, story.alike, group.members, sure) < sure
        or too_unlike(story.held, story.alike, group.members, replace(settings, close=1.0))
        for group in groups
    }

    def rank(group: Group, origins: int) -> _Rank:
        salience = sum(weight[i] for i in group.members) / len(group.members)
        reports = len({clauses[i].report for i in group.every})
        age, identity = only_age(story.held, group.members), says_who(story.held, group.members)
        return doubted[group.members], age, -origins, identity, -reports, -salience, group.members

    able = sorted(
        ((rank(group, len({by[clauses[i].report] for i in group.every})), group) for group in groups),
        key=itemgetter(0),
    )
    most = settings.shared
    found: list[_Kept] = []
    for best, group in able:
        if len(found) >= most and best > found[most - 1].rank:
            break
        fact = replace(_fact(story, group.every), weight="unsure" if doubted[group.members] else "sure")
        if not _only_names(story.held, fact, group.members):
            insort(found, _Kept(fact, group.members, group.every, rank(group, fact.origins)), key=_RANK)
    return found[:most]


_RANK = attrgetter("rank")


def _only_names(held: Held, fact: Fact, group: tuple[int, ...]) -> bool:
    """Whether a fact of one origin is no more than a name with an office (`the mill's owner, Ada Holt`)."""
    return fact.origins < 2 and all(held.clauses[i].statement.kind == "appositive" for i in group)


def _salience(story: _Story) -> list[float]:
    """Weigh statements: early in their report, near to what the others tell, with figures and names, told outright."""
    central = [_nearest(near, story.held.copies) for near in story.alike.near]
    out = []
    for clause, telling in zip(story.held.clauses, story.alike.telling, strict=True):
        s = clause.statement
        concrete = min(1.0, sum(t[0].isdigit() for t in s.terms) * 0.5 + len(s.names) * 0.25)
        out.append(0.5 * clause.early + 0.5 * central[telling] + 0.15 * concrete - 0.1 * (s.hedged or s.quoted))
    return out


NEAREST = 6
"""Clauses of other reports by which it is told how central a clause is."""


def _nearest(near: Mapping[int, float], copies: Sequence[Sequence[int]]) -> float:
    """Mean likeness of the clauses most like one."""
    left, total = NEAREST, 0.0
    for other, value in sorted(near.items(), key=itemgetter(1), reverse=True):
        count = min(left, len(copies[other]))
        total, left = total + count * value, left - count
        if not left:
            break
    return total / NEAREST


class _Taken:
    """The clauses of one report that are told already, by where they begin: one text may hold thousands."""

    def __init__(self, held: Held) -> None:
        self._clauses = held.clauses
        self._at: list[tuple[int, int]] = []
        self._longest = 0

    def add(self, i: int) -> None:
        span = self._clauses[i].statement.span
        insort(self._at, (span.start, i))
        self._longest = max(self._longest, span.end - span.start)

    def near(self, i: int) -> list[int]:
        """List those that may lie in a clause or around it."""
        span = self._clauses[i].statement.span
        first = bisect_left(self._at, (span.start - self._longest, -1))
        return [j for _, j in self._at[first : bisect_left(self._at, (span.end, -1))]]


def _alone(story: _Story, weight: Sequence[float], told: set[int], settings: FactSettings) -> list[int]:
    """Choose what one report alone gives: whole clauses, nothing that another report or a told fact says too."""
    held = story.held
    places = [_Taken(held) for _ in range(held.reports)]
    for i in sorted(told):
        places[held.clauses[i].report].add(i)
    by_report: list[list[int]] = [[] for _ in range(held.reports)]
    able = {
        i: weight[i] - FLAWED * rank
        for i, clause in enumerate(held.clauses)
        if clause.statement.kind in OWN and (rank := wordings.rank(clause.statement)) <= WORST_SHOWN
    }
    for i in sorted(able, key=lambda i: (-able[i], i)):
        clause = held.clauses[i]
        if told_elsewhere(held, story.alike, story.alike.telling[i], settings.alone, settings.borne):
            continue
        if any(held.overlap(i, j) >= 0.3 for j in places[clause.report].near(i)):
            continue
        by_report[clause.report].append(i)
        places[clause.report].add(i)
    # In turns, so that one long report does not crowd out what the others alone have.
    turns = sorted((turn, -able[i], i) for found in by_report for turn, i in enumerate(found))
    return sorted((i for _, _, i in turns[: settings.single]), key=lambda i: (-able[i], i))


def _fact(story: _Story, every: tuple[int, ...]) -> Fact:
    """Make the fact of some clauses: its evidence in the order of the reports; its words are chosen later."""
    held = story.held
    ordered = sorted(every, key=lambda i: (held.clauses[i].report, held.clauses[i].statement.span.start))
    evidence = tuple(
        Evidence.of(story.reports[held.clauses[i].report].id, held.clauses[i].statement.span) for i in ordered
    )
    found = tuple(witnesses(evidence, story.reports, story.reuse, story.origins, story.places, story.attributed))
    count = len({e.report for e in evidence})
    return Fact(
        id="f0",
        statement="",
        evidence=evidence,
        reports=count,
        origins=max(1, min(count, len(found))),
        witnesses=found,
    )
