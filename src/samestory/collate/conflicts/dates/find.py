"""Times that exclude one another: days of events, deadlines, hours, when the like last happened, what is left over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from samestory.collate.conflicts.context import Vocabulary
from samestory.collate.conflicts.dates.clocks import clock_conflicts
from samestory.collate.conflicts.dates.deadlines import deadline_conflicts
from samestory.collate.conflicts.dates.events import date_conflicts
from samestory.collate.conflicts.dates.last_time import last_time_conflicts
from samestory.collate.conflicts.dates.left_over import day_conflicts
from samestory.collate.conflicts.doers import Doers
from samestory.model import Conflict, Report, StoryActor


def find_dates(
    reports: Sequence[Report], actors: Sequence[StoryActor], names: Mapping[str, str], words: Vocabulary
) -> list[Conflict]:
    """Find times that exclude one another; what is left over is asked last, so that nothing is told twice."""
    found = [*date_conflicts(reports), *deadline_conflicts(reports), *clock_conflicts(reports, actors)]
    found += last_time_conflicts(reports)
    doers = Doers(reports, actors, frozenset(["person", "organisation"]))
    return [*found, *day_conflicts(reports, names, words, found, doers)]
