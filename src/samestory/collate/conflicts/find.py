"""Values for the same thing that exclude one another."""

from __future__ import annotations

from collections.abc import Sequence

from samestory.collate.conflicts.context import vocabulary
from samestory.collate.conflicts.dates.find import find_dates
from samestory.collate.conflicts.numbers.find import find_numbers
from samestory.collate.conflicts.people import known_names
from samestory.collate.conflicts.places.find import find_places
from samestory.collate.conflicts.polarity.find import find_polarity
from samestory.collate.conflicts.wording.find import find_wording
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

    What must agree before two values are set against each other is said in the modules of each kind, a folder for
    each: ``numbers``, ``dates``, ``places``, ``polarity``, ``wording``. All of them would rather miss a conflict than
    make one: differences of framing, rounding, precision, parts of a whole and later updates are none. Copies stand on
    the side of the value that they carry.

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
    names = known_names(actors)
    words = vocabulary(reports, embeddings)
    found = (
        *find_numbers(reports, actors, names, words),
        *find_dates(reports, actors, names, words),
        *find_places(reports, actors),
        *find_polarity(reports, actors),
        *find_wording(reports, actors, utterances),
    )
    return tuple(sorted(found, key=lambda conflict: WEIGHTS.index(conflict.weight)))
