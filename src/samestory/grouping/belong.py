"""Whether reports that were given to be compared tell one story, and which of them do not belong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from samestory.grouping.signature import NO_DAY, day_of, sign_all
from samestory.grouping.similarity import similarities
from samestory.grouping.stories import group_reports
from samestory.grouping.words import WordWeights
from samestory.model import Report
from samestory.resources.embeddings import Embeddings

TOGETHER = 0.12
"""Likeness from which reports that were given to be compared count as one story, and a report as one of it: less than
``SAME_STORY``. From .10 to .12 the same 61 of 64 events are kept whole; with .18, five fewer."""

DAYS = 7
"""Days without a report between two groups that are alike, from which they tell two stories."""

FEW = 3
"""Reports that are compared though no two of them are alike: who names so few files has chosen them."""

STRANGERS = 0.03
"""Likeness under which two reports have next to nothing in common. 8 of 1,656 pairs of reports of one event are
under it, of pairs of two events 92 to 98 of 100."""

LEAST_WORDS = 60
"""Texts of fewer words may tell one event without a word in common: nothing is said of them."""


@dataclass(frozen=True, slots=True)
class Belonging:
    """Which reports tell the one story of some reports; numbers are their places in the list."""

    belong: tuple[int, ...]
    """The reports of the story, in their order."""
    apart: tuple[int, ...] = ()
    """Reports that seem to tell another one."""
    unsure: tuple[int, ...] = ()
    """Reports of the story that little speaks for."""
    parted: tuple[int, ...] = ()
    """How many reports each has of the stories that ``group`` would make of them; empty where it makes one."""


def one_story(reports: Sequence[Report], embeddings: Embeddings) -> Belonging | None:
    """Say which reports tell one story; None where they tell several.

    - Two groups of two reports or more, as ``stories_of`` has them, are several stories; but one, and said to be
      parted, where all would be joined from ``TOGETHER`` on and no dates of publication keep them apart.
    - Else groups are joined from a mean likeness of ``TOGETHER`` on, as that reports were given together speaks for one
      event. One group with at least half of the reports, the others alone, is one story. Of those that are alone, the
      ones that are like a report of it are kept as unsure; the others do not belong.
    - No two alike is one story, all unsure, of ``FEW`` reports or less; of more it is several, and so it is where a
      report has next to nothing in common with any other (``STRANGERS``).
    - Everything else is several stories.

    Reports in other languages than English belong: their words tell nothing about the others.
    """
    rows = [row for row, report in enumerate(reports) if report.language in (None, "en")]
    every = tuple(range(len(reports)))
    english = [reports[row] for row in rows]
    strict = stories_of(english, embeddings)
    if len(strict) < 2:
        return Belonging(every)
    groups = _sorted_groups(group_reports(english, embeddings, threshold=TOGETHER))
    if len(strict[1]) > 1:
        if len(groups) > 1 or any(_dates_part(english, strict[0], group) for group in strict[1:]):
            return None
        return Belonging(every, parted=tuple(len(group) for group in strict))
    main, rest = groups[0], groups[1:]
    if not rest:
        return Belonging(every)
    if len(main) == 1:
        few = len(rows) <= FEW and not _has_stranger(english, embeddings)
        return Belonging(every, unsure=tuple(rows)) if few else None
    if 2 * len(main) < len(rows) or any(len(group) > 1 for group in rest):
        return None
    alone = [group[0] for group in rest]
    signatures = sign_all([english[row] for row in (*main, *alone)], WordWeights(embeddings))
    likest = np.array(similarities(signatures))[len(main) :, : len(main)].max(axis=1)
    apart = tuple(rows[row] for row, alike in zip(alone, likest, strict=True) if alike < TOGETHER)
    unsure = tuple(rows[row] for row, alike in zip(alone, likest, strict=True) if alike >= TOGETHER)
    return Belonging(tuple(row for row in every if row not in apart), apart, unsure)


def _has_stranger(reports: Sequence[Report], embeddings: Embeddings) -> bool:
    """Whether one of some reports has next to nothing in common with any other."""
    if any(len(report.text.split()) < LEAST_WORDS for report in reports):
        return False
    alike = np.array(similarities(sign_all(reports, WordWeights(embeddings))))
    np.fill_diagonal(alike, 0.0)
    return bool((alike.max(axis=1) < STRANGERS).any())


def _dates_part(reports: Sequence[Report], one: Sequence[int], two: Sequence[int]) -> bool:
    """Whether two groups are known to have come out at different times, the last of one ``DAYS`` before the other."""
    days = [[day_of(reports[row].published) for row in rows] for rows in (one, two)]
    first, second = (sorted(day for day in held if day != NO_DAY) for held in days)
    return bool(first and second) and max(second[0] - first[-1], first[0] - second[-1]) > DAYS


def stories_of(reports: Sequence[Report], embeddings: Embeddings) -> list[list[int]]:
    """Put reports into stories, those of most reports first, of equally large ones that of the first report."""
    return _sorted_groups(group_reports(reports, embeddings))


def _sorted_groups(numbers: Sequence[int]) -> list[list[int]]:
    groups: dict[int, list[int]] = {}
    for row, number in enumerate(numbers):
        groups.setdefault(number, []).append(row)
    return sorted(groups.values(), key=lambda group: (-len(group), group[0]))
