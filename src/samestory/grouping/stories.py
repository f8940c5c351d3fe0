"""Many reports -> stories, and the reports that do not belong."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from samestory.grouping.linkage import average_linkage
from samestory.grouping.signature import sign_all
from samestory.grouping.similarity import similarities
from samestory.grouping.words import WordWeights
from samestory.model import Report
from samestory.resources.embeddings import Embeddings

SAME_STORY = 0.19
"""Mean similarity from which two groups of reports tell one story; .17 to .22 do nearly as well."""

STRANGER = 0.12
"""Likest similarity under which a report has nothing to do with any other."""


def group_reports(reports: Sequence[Report], embeddings: Embeddings, *, threshold: float = SAME_STORY) -> list[int]:
    """Put reports into stories by average linkage, the likest first.

    Returns
    -------
    The number of its story for each report; stories are numbered from 0 in the order of their first report.
    """
    signatures = sign_all(reports, WordWeights(embeddings))
    story = average_linkage(similarities(signatures), threshold)
    order = {held: number for number, held in enumerate(dict.fromkeys(story))}
    return [order[held] for held in story]


def strangers(reports: Sequence[Report], embeddings: Embeddings) -> list[Report]:
    """Find the reports that seem to tell another story than all the rest (of two, the second).

    Reports in other languages than English are passed over: their words tell nothing about the others.
    """
    reports = [report for report in reports if report.language in (None, "en")]
    if len(reports) < 2:
        return []
    alike = similarities(sign_all(reports, WordWeights(embeddings)))
    np.fill_diagonal(alike, 0.0)
    alone = [report for report, row in zip(reports, alike, strict=True) if float(row.max()) < STRANGER]
    return alone[1:] if len(alone) == len(reports) else alone
