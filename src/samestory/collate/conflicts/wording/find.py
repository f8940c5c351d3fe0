"""Quoted words: given to two speakers, told in two ways, or of two spellings of a name."""

from __future__ import annotations

from collections.abc import Sequence

from samestory.collate.conflicts.wording.attribution import attribution_conflicts
from samestory.collate.conflicts.wording.changed import wording_conflicts
from samestory.collate.conflicts.wording.negation import negated_word_conflicts
from samestory.collate.conflicts.wording.quoted_names import quoted_name_conflicts
from samestory.collate.conflicts.wording.readings import Quoted
from samestory.collate.conflicts.wording.remarks import remark_conflicts
from samestory.model import Conflict, Report, StoryActor, Utterance


def find_wording(
    reports: Sequence[Report], actors: Sequence[StoryActor], utterances: Sequence[Utterance]
) -> list[Conflict]:
    """Find quoted words that exclude one another, and words that are given to two speakers."""
    quoted = Quoted(reports)
    return [
        *attribution_conflicts(utterances, reports, actors, quoted),
        *remark_conflicts(reports, actors),
        *wording_conflicts(utterances, reports, quoted),
        *negated_word_conflicts(utterances, reports),
        *quoted_name_conflicts(reports),
    ]
