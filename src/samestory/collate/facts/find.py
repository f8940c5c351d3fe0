"""Statements that reports make, with the independent origins of each.

Statements of different reports that say the same thing are one fact. What stands in a shared passage or in one
utterance is known to be the same (:mod:`samestory.collate.facts.ties`); how alike the rest is, is measured
(:mod:`samestory.collate.facts.likeness`). A fact grows around one statement, its centre, and takes from every
other report the clause that is most alike, so that chains of half-alike clauses (a says b, b says c) do not
become one fact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from samestory.collate.facts import wordings
from samestory.collate.facts.clauses import Clause, Held, hold
from samestory.collate.facts.likeness import SMALL, figures, likeness, spoken_figures
from samestory.collate.facts.show import Namers, other_figures, showing, stems_of, told_apart
from samestory.collate.facts.ties import passage_ties, utterance_of, utterance_ties
from samestory.collate.origins import witnesses
from samestory.collate.reuse.places import Places
from samestory.model import Evidence, Fact, Origin, Passage, Report, Statement, StoryActor, Utterance
from samestory.resources.embeddings import Embeddings


@dataclass(frozen=True, slots=True)
class FactSettings:
    """What makes statements one fact, and how many facts are told."""

    same: float = 0.15
    """Likeness from which a statement joins the centre of a fact (0 to 1)."""
    sure: float = 0.3
    """Likeness that at least two statements of a fact must have; around a sure pair, ``same`` is enough."""
    pair: float = 0.4
    """Likeness that a fact of two reports must have: no third one bears it out."""
    ways: float = 0.17
    """Likeness that the two wordings of a fact must have that more than two reports give in two wordings only."""
    also: float = 0.35
    """Likeness, on the mean, to the members of other reports from which a second clause of a report is evidence too."""
    stray: float = 0.1
    """Likeness that a statement must have, on the mean, to the members of a fact beside its centre."""
    alone: float = 0.18
    """Likeness to any statement of another report above which a statement is not what one report alone gives."""
    again: float = 0.65
    """Share of a fact's evidence that stands in another fact's places from which it is the same fact told again."""
    shared: int = 80
    """Facts of several reports, at most."""
    single: int = 64
    """Facts that one report alone gives, at most."""


DEFAULT_FACTS = FactSettings()

COPIED = 0.9
"""Likeness from which two statements are one wording, copied."""

TIED = 0.97
"""Likeness of statements in a shared passage or in one utterance."""

WORST_SHOWN = 6
"""Rank of the wording (:func:`~samestory.collate.facts.wordings.rank`) from which a statement cannot stand alone."""

KEPT = 0.5
"""Share of a clause's likeness to the other members of a fact that a part of it must have to stand in its place."""

MOSTLY = 0.9
"""Share of what could join a centre that another fact has from which the centre is not tried: more than ``again``, as
some of it would not join."""

_OWN = frozenset({"main", "coordinate", "reported"})


@dataclass(frozen=True, slots=True)
class _Story:
    """The clauses, what is alike, and what was found before."""

    held: Held
    alike: tuple[dict[int, float], ...]
    """For each clause, those of other reports that are like it."""
    spoken: dict[int, int]
    reports: Sequence[Report]
    reuse: Sequence[Passage]
    origins: Sequence[Origin]
    places: Places


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
    Facts, those with the most independent origins first, then those of the most reports, then the most salient.
    ``reports`` counts distinct reports and ``origins`` never exceeds it.
    """
    held = hold(reports, actors)
    if not held.clauses:
        return ()
    spoken = utterance_of(held, reports, utterances)
    ties = passage_ties(held, reports, reuse) | utterance_ties(held, reports, spoken)
    story = _Story(held, _neighbours(held, ties, embeddings, settings), spoken, reports, reuse, origins, Places(reuse))
    weight = _salience(story)
    ranked = sorted(
        (
            (_fact(story, group, settings), group)
            for group in (_narrowed(story, group) for group in _groups(story, settings))
        ),
        key=lambda pair: (-pair[0].origins, -pair[0].reports, -sum(weight[i] for i in pair[1]) / len(pair[1]), pair[1]),
    )
    kept = [pair for pair in ranked if not _only_names(held, *pair)][: settings.shared]
    told = {i for _, group in kept for i in group}
    single = [(_fact(story, (i,), settings), (i,)) for i in _alone(story, weight, told, settings)]
    namers = Namers(reports, actors)
    every = [(fact, showing(held, reports, story.alike, group, namers)) for fact, group in (*kept, *single)]
    texts = told_apart([(shown, fact.reports) for fact, shown in every])
    facts = [
        replace(fact, statement=text, claimant=shown.claimant)
        for (fact, shown), text in zip(every, texts, strict=True)
        if text
    ]
    return tuple(replace(fact, id=f"f{number}") for number, fact in enumerate(facts, 1))


def _narrowed(story: _Story, group: tuple[int, ...]) -> tuple[int, ...]:
    """Put in the place of a clause with a figure that no other member gives the clause inside of it that they bear out.

    `Some 400 people work at the mill, which opened in 1961` agrees with `opened in 1961` in its last clause only.
    """
    held = story.held
    out = []
    for i in group:
        others = [held.clauses[j].statement.span.text for j in group if j != i]
        text = held.clauses[i].statement.span.text
        found = i
        if any(c.isdigit() for c in text) and not _figures_borne_out(text, others):
            whole = held.clauses[i].statement.span
            inside = [j for j in _beside(held, i) if whole.contains(held.clauses[j].statement.span)]
            least = KEPT * _central(story, i, group)
            able = [
                j
                for j in inside
                if _figures_borne_out(held.clauses[j].statement.span.text, others)
                and _central(story, j, tuple(k for k in group if k != i)) >= least
            ]
            found = max(able, key=lambda j: (len(held.clauses[j].statement.span.text), -j), default=i)
        out.append(found)
    return tuple(out)


def _only_names(held: Held, fact: Fact, group: tuple[int, ...]) -> bool:
    """Whether a fact of one origin is no more than a name with an office (`the mill's owner, Ada Holt`)."""
    return fact.origins < 2 and all(held.clauses[i].statement.kind == "appositive" for i in group)


def _neighbours(
    held: Held, ties: set[tuple[int, int]], embeddings: Embeddings, settings: FactSettings
) -> tuple[dict[int, float], ...]:
    """Gather for each clause the clauses of other reports that are like it, and how much."""
    found: tuple[dict[int, float], ...] = tuple({} for _ in held.clauses)
    for i, j, value in zip(*(column.tolist() for column in likeness(held, embeddings)), strict=True):
        if value >= min(settings.stray, settings.alone) / 2:
            found[i][j] = found[j][i] = value
    for i, j in sorted(ties):
        if figures(held.clauses[i], held.clauses[j])[1]:
            continue  # one passage, but one of the two has changed the count
        found[i][j] = found[j][i] = max(TIED, found[i].get(j, 0.0))
    return found


def _groups(story: _Story, settings: FactSettings) -> list[tuple[int, ...]]:
    """Grow facts around the statements with the most support, each with one statement of a report, the centre first."""
    held, alike = story.held, story.alike
    support = [_support(held, near, settings) for near in alike]
    groups: list[tuple[int, ...]] = []
    told: list[tuple[int, ...]] = []
    cores: list[frozenset[str]] = []
    members, taken = _Index(), _Index()
    whole = [support[i] * _wholeness(held.clauses[i].statement) for i in range(len(alike))]
    for centre in sorted(range(len(alike)), key=lambda i: (-whole[i], i)):
        if support[centre] <= 0:
            continue
        # A headline may tell two things at once; it joins a fact, and makes none.
        if max(alike[centre].values()) < settings.sure or held.clauses[centre].statement.kind == "title":
            continue
        likely = _likely(story, centre, settings)
        # Nearly all that could join is told already, mostly by copies of the same words: so would be what did join.
        if members.met(held, (centre, *likely), MOSTLY):
            continue
        group = _grow(story, centre, likely, settings)
        if len(group) < 2 or members.met(held, group, settings.again) or _too_unlike(alike, group, settings):
            continue
        core = _core(held, group)
        every = (*group, *_also(story, group, settings))
        if any(core <= cores[at] for at in taken.met(held, every, settings.again)):
            continue
        if _repeats(story, group, [groups[at] for at in taken.beside(held, every)], groups):
            continue
        members.add(len(groups), group)
        taken.add(len(groups), every)
        groups.append(group)
        told.append(every)
        cores.append(core)
    return [
        group
        for at, group in enumerate(groups)
        if not _within(held, at, groups, members)
        and not any(len(groups[o]) > len(group) and cores[at] <= cores[o] for o in taken.met(held, group, 1.0))
        and not _part(held, at, groups, told, taken)
    ]


class _Index:
    """Which groups have a clause: looked up, as a story of hundreds of reports has hundreds of groups."""

    def __init__(self) -> None:
        self._at: dict[int, list[int]] = {}

    def add(self, number: int, clauses: Iterable[int]) -> None:
        """Note the clauses of a group."""
        for i in clauses:
            self._at.setdefault(i, []).append(number)

    def of(self, clauses: Iterable[int]) -> set[int]:
        """Give the groups that have one of some clauses."""
        return {at for i in clauses for at in self._at.get(i, ())}

    def met(self, held: Held, group: Sequence[int], share: float) -> list[int]:
        """Give the groups that say a share of what a group says, in the same places."""
        counts = Counter(at for i in group for at in self.of(held.halves[i]))
        return sorted(at for at, count in counts.items() if count >= share * len(group))

    def beside(self, held: Held, clauses: Iterable[int]) -> list[int]:
        """Give the groups that have clauses of the same sentences."""
        return sorted(self.of(j for i in clauses for j in (i, *_beside(held, i))))


def _too_unlike(alike: Sequence[Mapping[int, float]], group: tuple[int, ...], settings: FactSettings) -> bool:
    """Whether a fact is told in two ways only that are not like enough: copies of a wording bear nothing out."""
    mine = [i for i in group if i == group[0] or alike[group[0]].get(i, 0.0) >= COPIED]
    rest = [i for i in group if i not in mine]
    if not rest or any(alike[i].get(j, 0.0) < COPIED for i in rest for j in rest if i < j):
        return False
    best = max(alike[i].get(j, 0.0) for i in mine for j in rest)
    return best < (settings.pair if len(group) == 2 else settings.ways)


def _within(held: Held, at: int, groups: Sequence[tuple[int, ...]], members: _Index) -> bool:
    """Whether a group only tells a part of what another tells, report by report, in the same clauses."""
    size = _size(held, groups[at])
    return any(
        other != at and len(groups[other]) == len(groups[at]) and (_size(held, groups[other]), -other) > (size, -at)
        for other in set[int].intersection(*(members.of(held.holding[i]) for i in groups[at]))
    )


def _part(
    held: Held, at: int, groups: Sequence[tuple[int, ...]], told: Sequence[tuple[int, ...]], taken: _Index
) -> bool:
    """Whether a group of dependent clauses stands inside what another fact tells of the same reports."""
    group = groups[at]
    if any(_independent(held.clauses[i].statement) for i in group):
        return False
    size = _size(held, group)
    for other in set[int].intersection(*(taken.of(held.holding[i]) for i in group)):
        if other == at or (_size(held, groups[other]), -other) <= (size, -at):
            continue
        if all(_inside(held, i, told[other]) for i in group):
            return True
    return False


def _independent(statement: Statement) -> bool:
    """Whether a statement is a clause of its own, with its own subject."""
    return statement.kind in _OWN and statement.clause and statement.about is None


def _inside(held: Held, i: int, every: tuple[int, ...]) -> bool:
    """Whether a clause stands inside one of others of its report, which is longer."""
    mine = held.clauses[i].statement.span
    return any(
        held.clauses[j].report == held.clauses[i].report
        and held.overlap(i, j) >= 0.9
        and len(held.clauses[j].statement.span.text) > len(mine.text)
        for j in every
    )


def _size(held: Held, group: tuple[int, ...]) -> int:
    return sum(len(held.clauses[i].statement.span.text) for i in group)


POWER = 2.0
"""Power to which likenesses are raised before they are added: rather a few clauses that say the same than many that are
near it."""


def _support(held: Held, near: dict[int, float], settings: FactSettings) -> float:
    """Add up how like the best clause of every other report is."""
    best: dict[int, float] = {}
    for j, value in near.items():
        if value >= settings.same:
            report = held.clauses[j].report
            best[report] = max(best.get(report, 0.0), value)
    return float(sum(value**POWER for value in best.values()))


def _wholeness(statement: Statement) -> float:
    """Say how far a statement tells something whole: a clause of its own, of some words."""
    words = len(statement.span.text.split())
    return (1.0 if statement.kind in _OWN else 0.8) * min(1.0, 0.6 + words / 25)


def _likely(story: _Story, centre: int, settings: FactSettings) -> list[int]:
    """Take from every other report the clause most like the centre, the most alike first."""
    held = story.held
    best: dict[int, tuple[float, int]] = {}
    rank: dict[int, tuple[float, int]] = {}
    for j, value in story.alike[centre].items():
        if value < settings.same:
            continue
        clause = held.clauses[j]
        # The body goes before the headline, which is of fewer words and thus easily alike.
        order = (value * (0.7 if clause.statement.kind == "title" else 1.0), -j)
        if order > rank.get(clause.report, (0.0, 0)):
            rank[clause.report] = order
            best[clause.report] = (value, -j)
    return [-j for _, j in sorted(best.values(), reverse=True)]


def _grow(story: _Story, centre: int, likely: Sequence[int], settings: FactSettings) -> tuple[int, ...]:
    """Put those together with a centre that are like the rest, too; each is of another report."""
    group: list[int] = []
    for j in likely:
        near = story.alike[j]
        if not group or sum(near.get(k, 0.0) for k in group) / len(group) >= settings.stray:
            group.append(j)
    return _with_core(story, (centre, *group))


def _with_core(story: _Story, group: tuple[int, ...]) -> tuple[int, ...]:
    """Leave out members that say nothing of the figures or days which most members of a fact have in common.

    `A ferry was carrying oil` is alike to `on May 4 the ferry carried 600 tons of oil`, but does not bear it out.
    """
    core = _core(story.held, group)
    told = [_slots_of(story.held.clauses[i]) for i in group]
    if len(group) < 3 or not told[0] & core:
        return group
    return tuple(
        i
        for i, slots in zip(group, told, strict=True)
        if slots & core or any(story.alike[i].get(j, 0.0) >= TIED for j in group)
    )


def _core(held: Held, group: Sequence[int]) -> frozenset[str]:
    """Give the figures and days that at least two, and half, of the members of a fact tell."""
    counts = Counter(slot for i in group for slot in _slots_of(held.clauses[i]))
    return frozenset(slot for slot, count in counts.items() if count >= 2 and count * 2 >= len(group))


def _slots_of(clause: Clause) -> frozenset[str]:
    """Give the figures of a clause that are not small, and its days."""
    days = {f"day {date}" for date in clause.dates if len(date) == 5}
    return frozenset({str(value) for value in spoken_figures(clause) if value >= SMALL} | days)


def _beside(held: Held, i: int) -> list[int]:
    """Find the clauses of the same sentence."""
    here = held.clauses[i]
    first, last = held.bounds[here.report]
    low = high = i
    while low > first and held.clauses[low - 1].statement.sentence == here.statement.sentence:
        low -= 1
    while high + 1 < last and held.clauses[high + 1].statement.sentence == here.statement.sentence:
        high += 1
    return [j for j in range(low, high + 1) if j != i]


def _repeats(
    story: _Story, group: tuple[int, ...], near: Sequence[tuple[int, ...]], groups: Sequence[tuple[int, ...]]
) -> bool:
    """Whether a group is only words of an utterance of which another group is told already."""
    said = {story.spoken.get(i) for i in group}
    if len(said) > 1 or None in said:
        return False
    return any({story.spoken.get(i) for i in other} == said for other in near or groups)


def _salience(story: _Story) -> list[float]:
    """Weigh statements: early in their report, near to what the others tell, with figures and names, told outright."""
    out = []
    for clause, near in zip(story.held.clauses, story.alike, strict=True):
        s = clause.statement
        central = sum(sorted(near.values())[-6:]) / 6
        concrete = min(1.0, sum(t[0].isdigit() for t in s.terms) * 0.5 + len(s.names) * 0.25)
        out.append(0.5 * clause.early + 0.5 * central + 0.15 * concrete - 0.1 * (s.hedged or s.quoted))
    return out


def _alone(story: _Story, weight: Sequence[float], told: set[int], settings: FactSettings) -> list[int]:
    """Choose what one report alone gives: whole clauses, nothing that another report or a told fact says too."""
    held = story.held
    places: dict[int, list[int]] = {}
    for i in sorted(told):
        places.setdefault(held.clauses[i].report, []).append(i)
    by_report: list[list[int]] = [[] for _ in range(held.reports)]
    for i in sorted(range(len(held.clauses)), key=lambda i: (-weight[i], i)):
        clause = held.clauses[i]
        if clause.statement.kind not in _OWN or wordings.rank(clause.statement) > WORST_SHOWN:
            continue
        if max(story.alike[i].values(), default=0.0) >= settings.alone:
            continue
        if any(held.overlap(i, j) >= 0.3 for j in places.get(clause.report, ())):
            continue
        by_report[clause.report].append(i)
        places.setdefault(clause.report, []).append(i)
    # In turns, so that one long report does not crowd out what the others alone have.
    turns = sorted((turn, -weight[i], i) for found in by_report for turn, i in enumerate(found))
    return sorted((i for _, _, i in turns[: settings.single]), key=lambda i: (-weight[i], i))


def _also(story: _Story, group: tuple[int, ...], settings: FactSettings) -> list[int]:
    """Find further clauses of the reports of a fact that say the same: its headline, its summary, a second telling."""
    held, alike = story.held, story.alike
    found: list[int] = []
    # How alike the clauses of each report of the fact are to its members; those of one report are never alike.
    sums: dict[int, dict[int, float]] = {held.clauses[i].report: {} for i in group}
    for i in group:
        for j, value in alike[i].items():
            near = sums.get(held.clauses[j].report)
            if near is not None:
                near[j] = near.get(j, 0.0) + value
    least = settings.also * (len(group) - 1)
    for member in group:
        near = sums[held.clauses[member].report]
        for j in sorted(near):
            if near[j] < least:
                continue
            if not any(
                held.overlap(j, i) > 0 for i in (member, *found) if held.clauses[i].report == held.clauses[j].report
            ):
                found.append(j)
    return found


def _fact(story: _Story, group: tuple[int, ...], settings: FactSettings) -> Fact:
    """Make the fact of a group: its evidence in the order of the reports; its words are chosen later."""
    held = story.held
    every = (*group, *_also(story, group, settings))
    ordered = sorted(every, key=lambda i: (held.clauses[i].report, held.clauses[i].statement.span.start))
    evidence = tuple(
        Evidence.of(story.reports[held.clauses[i].report].id, held.clauses[i].statement.span) for i in ordered
    )
    found = tuple(witnesses(evidence, story.reports, story.reuse, story.origins, story.places))
    count = len({e.report for e in evidence})
    return Fact(
        id="f0",
        statement="",
        evidence=evidence,
        reports=count,
        origins=max(1, min(count, len(found))),
        witnesses=found,
    )


def _figures_borne_out(text: str, others: Sequence[str]) -> bool:
    """Whether no figure is contradicted by another member or given by none of them."""
    said = [stems_of(other) for other in others]
    return not other_figures({word for word in stems_of(text) if word[0].isdigit()}, said)


def _central(story: _Story, i: int, group: tuple[int, ...]) -> float:
    """Mean likeness of a member of a fact to the others."""
    others = [story.alike[i].get(j, 0.0) for j in group if j != i]
    return sum(others) / len(others) if others else 0.0
