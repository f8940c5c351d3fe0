"""Statements that reports make, with the independent origins of each.

Statements of different reports that say the same thing are one fact, told in other words too. How alike two are is
measured in :mod:`samestory.collate.likeness`. A fact grows around one statement, its centre, and takes from every other
report the clause that is most alike, so that chains of half-alike clauses (a says b, b says c) do not become one fact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samestory.collate.likeness import Held, hold, likeness
from samestory.collate.origins import witnesses
from samestory.model import Evidence, Fact, Origin, Passage, Report, StoryActor, Utterance
from samestory.resources.embeddings import Embeddings


@dataclass(frozen=True, slots=True)
class FactSettings:
    """What makes statements one fact, and how many facts are told."""

    same: float = 0.31
    """Likeness from which two statements say the same (0 to 1)."""
    sure: float = 0.36
    """Likeness that at least two statements of a fact must have; around a sure pair, ``same`` is enough."""
    again: float = 0.6
    """Share of a fact's evidence that stands in another fact's places from which it is the same fact told again."""
    shared: int = 80
    """Facts of several reports, at most."""
    single: int = 40
    """Facts that one report alone gives, at most."""


DEFAULT_FACTS = FactSettings()


def find_facts(
    reports: Sequence[Report],
    actors: Sequence[StoryActor],
    reuse: Sequence[Passage],
    origins: Sequence[Origin],
    utterances: Sequence[Utterance],  # noqa: ARG001 - readings of one utterance are likenesses of words already
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
    if not held.statements:
        return ()
    alike = likeness(held, embeddings)
    groups = _groups(held, alike, settings)
    salience = _salience(held, alike)
    shared = [_fact(held, group, alike, reports, reuse, origins) for group in groups]
    ranked = sorted(
        zip(shared, groups, strict=True),
        key=lambda pair: (-pair[0].origins, -pair[0].reports, -sum(salience[i] for i in pair[1]), pair[1]),
    )
    kept = ranked[: settings.shared]
    told = {i for _, group in kept for i in group}
    alone = _alone(held, alike, salience, told, settings)
    facts = [fact for fact, _ in kept] + [_fact(held, (i,), alike, reports, reuse, origins) for i in alone]
    return tuple(
        Fact(f"f{n}", f.statement, f.evidence, f.reports, f.origins, f.witnesses, f.claimant)
        for n, f in enumerate(facts, 1)
    )


def _groups(held: Held, alike: NDArray[np.float32], settings: FactSettings) -> list[tuple[int, ...]]:
    """Grow facts around the statements with the most support, each with one statement of a report, the centre first."""
    n = len(held.statements)
    best = np.zeros((n, held.reports), dtype=np.float32)
    which = np.zeros((n, held.reports), dtype=np.intp)
    for report in range(held.reports):
        columns = np.flatnonzero(held.report == report)
        if columns.size:
            part = alike[:, columns]
            choice = part.argmax(axis=1)
            which[:, report] = columns[choice]
            best[:, report] = part[np.arange(n), choice]
    best[np.arange(n), held.report] = 0
    support = np.where(best >= settings.same, best, 0).sum(axis=1)
    groups: list[tuple[int, ...]] = []
    sure = best.max(axis=1) >= settings.sure
    for centre in sorted(range(n), key=lambda i: (-float(support[i]), i)):
        if support[centre] <= 0:
            break
        if not sure[centre]:
            continue
        found = [int(which[centre, r]) for r in range(held.reports) if best[centre, r] >= settings.same]
        group = (centre, *found)
        if not any(_again(held, group, other, settings.again) for other in groups):
            groups.append(group)
    return groups


def _again(held: Held, group: tuple[int, ...], other: tuple[int, ...], share: float) -> bool:
    """Whether a group says mostly what another says, in the same places."""
    places = {int(held.report[i]): i for i in other}
    met = 0
    for i in group:
        j = places.get(int(held.report[i]))
        if j is not None and (i == j or held.overlap(i, j) >= 0.5):
            met += 1
    return met >= share * len(group)


def _salience(held: Held, alike: NDArray[np.float32]) -> NDArray[np.float32]:
    """Weigh statements: early in their report, near to what the others tell, with figures and names, told outright."""
    centrality = np.sort(alike, axis=1)[:, -6:].mean(axis=1)
    weighed = 0.5 * held.early + 0.5 * centrality + 0.15 * held.concrete - 0.1 * held.loose
    return np.asarray(weighed, dtype=np.float32)


def _alone(
    held: Held,
    alike: NDArray[np.float32],
    salience: NDArray[np.float32],
    told: set[int],
    settings: FactSettings,
) -> list[int]:
    """Choose what one report alone gives: whole clauses, nothing that another report or a told fact says too."""
    chosen: list[int] = []
    elsewhere = held.report[:, None] != held.report[None, :]
    nearest = np.where(elsewhere, alike, 0).max(axis=1)
    for i in sorted(range(len(held.statements)), key=lambda i: (-float(salience[i]), i)):
        if len(chosen) == settings.single:
            break
        if nearest[i] >= settings.same - 0.12 or held.statements[i].kind not in {"main", "coordinate", "reported"}:
            continue
        if any(held.report[i] == held.report[j] and held.overlap(i, j) >= 0.3 for j in (*told, *chosen)):
            continue
        chosen.append(i)
    return chosen


def _fact(
    held: Held,
    group: tuple[int, ...],
    alike: NDArray[np.float32],
    reports: Sequence[Report],
    reuse: Sequence[Passage],
    origins: Sequence[Origin],
) -> Fact:
    """Make the fact of a group: its evidence in the order of the reports, the best wording as its statement."""
    ordered = sorted(group, key=lambda i: (int(held.report[i]), held.statements[i].span.start))
    evidence = tuple(Evidence.of(reports[int(held.report[i])].id, held.statements[i].span) for i in ordered)
    found = tuple(witnesses(evidence, reports, reuse, origins))
    count = len({e.report for e in evidence})
    best = min(group, key=lambda i: (held.wording(i)[0] - 4 * float(np.mean(alike[i, list(group)])), i))
    chosen = held.statements[best]
    words = chosen.frame if chosen.frame is not None and held.wording(best)[0] else chosen.span
    claims = [held.statements[i].claimant for i in group]
    claimant = chosen.claimant if all(claims) else None
    return Fact(
        id="f0",
        statement=" ".join(words.text.split()),
        evidence=evidence,
        reports=count,
        origins=max(1, min(count, len(found))),
        witnesses=found,
        claimant=claimant,
    )
