"""Figures that exclude one another: measured alike, changed, left over, limits, by sides, none and some, votes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from samestory.collate.conflicts.context import Vocabulary
from samestory.collate.conflicts.numbers.absence import absence_conflicts
from samestory.collate.conflicts.numbers.apart import Apart
from samestory.collate.conflicts.numbers.attributes import attribute_conflicts
from samestory.collate.conflicts.numbers.by_side import sided_conflicts
from samestory.collate.conflicts.numbers.changed import figure_conflicts
from samestory.collate.conflicts.numbers.comparable import measured
from samestory.collate.conflicts.numbers.left_over import count_conflicts, differ
from samestory.collate.conflicts.numbers.limits import limit_conflicts
from samestory.collate.conflicts.numbers.measured import number_conflicts
from samestory.collate.conflicts.numbers.measures import measures_of
from samestory.collate.conflicts.numbers.superseded import superseded
from samestory.collate.conflicts.numbers.tolls import toll_conflicts
from samestory.collate.conflicts.numbers.votes import vote_conflicts
from samestory.model import Conflict, Report, Side, StoryActor
from samestory.model.fact import WEIGHTS


def find_numbers(
    reports: Sequence[Report], actors: Sequence[StoryActor], names: Mapping[str, str], words: Vocabulary
) -> list[Conflict]:
    """Find figures that exclude one another: each way to tell them is given what was found before, and adds to it."""
    told = measured(reports)
    measures = [measure for report in reports for measure in measures_of(report)]
    apart = Apart(reports, actors)
    gone = superseded(told, names)
    found = number_conflicts(told, names, apart, gone)
    found += figure_conflicts(reports, found, apart, gone)
    found += attribute_conflicts(reports, actors, found)
    found += count_conflicts(reports, measures, names, words, found, apart, gone)
    found += toll_conflicts(measures, words, found, apart, differ, gone)
    found += limit_conflicts(reports, found)
    found += sided_conflicts(measures, names, found, apart)
    return [*told_once(found), *absence_conflicts(reports, measures), *vote_conflicts(reports)]


def told_once(found: Sequence[Conflict]) -> list[Conflict]:
    """Leave out what another conflict tells with more evidence; that one is as grave as what it takes in."""
    held: dict[int, Conflict] = dict(enumerate(found))
    for k, one in enumerate(found):
        wider = next((n for n, other in held.items() if n != k and _takes_in(other, one)), None)
        if wider is not None:
            graver = min(held[wider].weight, one.weight, key=WEIGHTS.index)
            held[wider] = replace(held[wider], weight=graver)
            del held[k]
    return list(held.values())


def _takes_in(wide: Conflict, narrow: Conflict) -> bool:
    """Whether what each side of one conflict cites stands on a side of its own in another one."""
    sides = [next((k for k, w in enumerate(wide.sides) if _places(n) <= _places(w)), None) for n in narrow.sides]
    return None not in sides and len(set(sides)) == len(sides)


def _places(side: Side) -> set[tuple[str, int]]:
    return {(e.report, e.start) for e in side.evidence}
