"""Yes against no: denied, opposed, accused, said to be contradicted, fair or foul, named or not, arrived or not."""

from __future__ import annotations

from collections.abc import Sequence

from samestory.collate.conflicts.cite import is_told
from samestory.collate.conflicts.polarity.accused import accused_conflicts
from samestory.collate.conflicts.polarity.conditions import condition_conflicts
from samestory.collate.conflicts.polarity.contradicted import contradicted_conflicts
from samestory.collate.conflicts.polarity.delivery import delivery_conflicts
from samestory.collate.conflicts.polarity.denied import polarity_conflicts
from samestory.collate.conflicts.polarity.fates import fate_conflicts
from samestory.collate.conflicts.polarity.naming import naming_conflicts
from samestory.collate.conflicts.polarity.opposed import opposed_conflicts
from samestory.model import Conflict, Report, StoryActor


def find_polarity(reports: Sequence[Report], actors: Sequence[StoryActor]) -> list[Conflict]:
    """Find what one report asserts and another denies; no words are set against one another twice."""
    told = contradicted_conflicts(reports, actors)
    denied = [*told, *(c for c in polarity_conflicts(reports) if not is_told(c, told))]
    opposed = [c for c in opposed_conflicts(reports, actors) if not is_told(c, denied)]
    fates = [c for c in fate_conflicts(reports, actors) if not is_told(c, denied)]
    accused = [c for c in accused_conflicts(reports, actors) if not is_told(c, [*denied, *opposed])]
    states = [*condition_conflicts(reports), *naming_conflicts(reports), *delivery_conflicts(reports)]
    return [*denied, *opposed, *accused, *fates, *states]
