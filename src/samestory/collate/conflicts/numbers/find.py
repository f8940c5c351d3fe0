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
    places = [[_places(side) for side in conflict.sides] for conflict in found]
    citing: dict[tuple[str, int], list[int]] = {}
    for k, sides in enumerate(places):
        for place in set().union(*sides):
            citing.setdefault(place, []).append(k)
    for k, one in enumerate(found):
        beside = citing[next(iter(places[k][0]))] if places[k] and places[k][0] else []
        wider = next((n for n in beside if n != k and n in held and _take_in(places[n], places[k])), None)
        if wider is not None:
            graver = min(held[wider].weight, one.weight, key=WEIGHTS.index)
            held[wider] = replace(held[wider], weight=graver)
            del held[k]
    return list(held.values())


_Places = frozenset[tuple[str, int]]


def _take_in(wide: Sequence[_Places], narrow: Sequence[_Places]) -> bool:
    """Whether what each side of one conflict cites stands on a side of its own in another one."""
    sides = [next((k for k, held in enumerate(wide) if places <= held), None) for places in narrow]
    return None not in sides and len(set(sides)) == len(sides)


def _places(side: Side) -> _Places:
    return frozenset((e.report, e.start) for e in side.evidence)
