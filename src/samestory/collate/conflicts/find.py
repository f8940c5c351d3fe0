"""Values for the same thing that exclude one another."""

from __future__ import annotations

from collections.abc import Sequence

from samestory.collate.conflicts.absence import absence_conflicts
from samestory.collate.conflicts.attributes import attribute_conflicts
from samestory.collate.conflicts.attribution import attribution_conflicts
from samestory.collate.conflicts.bearings import bearing_conflicts
from samestory.collate.conflicts.clocks import clock_conflicts
from samestory.collate.conflicts.comparable import known_names, measured
from samestory.collate.conflicts.conditions import condition_conflicts
from samestory.collate.conflicts.context import vocabulary
from samestory.collate.conflicts.counts import count_conflicts
from samestory.collate.conflicts.dates import date_conflicts
from samestory.collate.conflicts.days import day_conflicts
from samestory.collate.conflicts.deadlines import deadline_conflicts
from samestory.collate.conflicts.delivery import delivery_conflicts
from samestory.collate.conflicts.figures import figure_conflicts
from samestory.collate.conflicts.naming import naming_conflicts
from samestory.collate.conflicts.negation import negated_word_conflicts
from samestory.collate.conflicts.numbers import number_conflicts
from samestory.collate.conflicts.opposed import opposed_conflicts, same_words
from samestory.collate.conflicts.places import place_conflicts
from samestory.collate.conflicts.polarity import polarity_conflicts
from samestory.collate.conflicts.quoted_names import quoted_name_conflicts
from samestory.collate.conflicts.remarks import remark_conflicts
from samestory.collate.conflicts.superseded import superseded
from samestory.collate.conflicts.votes import vote_conflicts
from samestory.collate.conflicts.wording import wording_conflicts
from samestory.model import Conflict, Report, StoryActor, Utterance
from samestory.model.fact import WEIGHTS
from samestory.resources.embeddings import Embeddings


def find_conflicts(
    reports: Sequence[Report],
    actors: Sequence[StoryActor],
    utterances: Sequence[Utterance],
    embeddings: Embeddings,
) -> tuple[Conflict, ...]:
    """Find values for the same thing that exclude one another.

    What must agree before two values are set against each other is said in the module of each kind
    (``number_conflicts``, ``date_conflicts``, ``wording_conflicts``, ``polarity_conflicts``). All of them would rather
    miss a conflict than make one: differences of framing, rounding, precision, parts of a whole and later updates
    are none. Copies stand on the side of the value that they carry.

    Parameters
    ----------
    reports
        Annotated reports of one story.
    actors
        Who is who across them.
    utterances
        Acts of speech, whose readings are compared for wording and speaker.
    embeddings
        Vectors of words, by which clauses in other words are seen to speak of the same.

    Returns
    -------
    The conflicts: numbers, dates, places, yes against no, speakers, wording, the gravest wording first; what is slight
    stands behind all that is grave.
    """
    numbers = number_conflicts(reports, actors)
    yes_no = polarity_conflicts(reports)
    names = known_names(actors)
    gone = superseded(measured(reports), names)
    numbers += figure_conflicts(reports, numbers, gone)
    numbers += attribute_conflicts(reports, actors, numbers)
    words = vocabulary(reports, embeddings)
    numbers += count_conflicts(reports, names, words, numbers, gone)
    numbers += [*absence_conflicts(reports), *vote_conflicts(reports)]
    dates = [*date_conflicts(reports), *deadline_conflicts(reports), *clock_conflicts(reports, actors)]
    dates += day_conflicts(reports, names, words, dates)
    yes_no += [c for c in opposed_conflicts(reports, actors) if not any(same_words(c, other) for other in yes_no)]
    yes_no += [*condition_conflicts(reports), *naming_conflicts(reports), *delivery_conflicts(reports)]
    found = (
        *numbers,
        *dates,
        *place_conflicts(reports, actors),
        *bearing_conflicts(reports),
        *yes_no,
        *attribution_conflicts(utterances, reports, actors),
        *remark_conflicts(reports, actors),
        *wording_conflicts(utterances, reports),
        *negated_word_conflicts(utterances, reports),
        *quoted_name_conflicts(reports),
    )
    return tuple(sorted(found, key=lambda conflict: WEIGHTS.index(conflict.weight)))
