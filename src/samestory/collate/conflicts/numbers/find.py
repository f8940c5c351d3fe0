"""Figures that exclude one another: measured alike, changed, of one thing, left over, limits, none and some, votes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from samestory.collate.conflicts.context import Vocabulary
from samestory.collate.conflicts.numbers.absence import absence_conflicts
from samestory.collate.conflicts.numbers.apart import Apart
from samestory.collate.conflicts.numbers.attributes import attribute_conflicts
from samestory.collate.conflicts.numbers.changed import figure_conflicts
from samestory.collate.conflicts.numbers.comparable import measured
from samestory.collate.conflicts.numbers.left_over import count_conflicts, differ
from samestory.collate.conflicts.numbers.limits import limit_conflicts
from samestory.collate.conflicts.numbers.measured import number_conflicts
from samestory.collate.conflicts.numbers.measures import measures_of
from samestory.collate.conflicts.numbers.superseded import superseded
from samestory.collate.conflicts.numbers.tolls import toll_conflicts
from samestory.collate.conflicts.numbers.votes import vote_conflicts
from samestory.model import Conflict, Report, StoryActor


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
    return [*found, *absence_conflicts(reports, measures), *vote_conflicts(reports)]
