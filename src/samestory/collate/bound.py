"""What is said only on a condition, where a report quotes it without: the words that bind it, from a fuller reading."""

from __future__ import annotations

from collections.abc import Sequence

from samestory.collate.words import fold
from samestory.model import Evidence, Report, Span, Utterance


class Conditions:
    """The conditions that cut readings of the utterances of a story leave out.

    Parameters
    ----------
    reports
        Those of one story.
    utterances
        With variants that say where a condition is left out.
    """

    def __init__(self, reports: Sequence[Report], utterances: Sequence[Utterance]) -> None:
        contents = {(report.id, q.id): q.content for report in reports for q in report.quotations}
        self._cut: dict[str, list[tuple[Span, str, tuple[Evidence, ...]]]] = {}
        for utterance in utterances:
            for variant in utterance.variants:
                if variant.meaning != "condition":
                    continue
                whole, cut = variant.readings
                held = [(r.report, contents.get((r.report, r.quotation)), r.text) for r in utterance.readings]
                words = fold(whole.text)
                evidence = tuple(
                    Evidence.of(report, span)
                    for report, span, text in held
                    if span is not None and report in whole.reports and words in fold(text)
                )
                for report, span, _ in held:
                    if span is not None and report in cut.reports and evidence:
                        self._cut.setdefault(report, []).append((span, whole.text, evidence))

    def of(self, report: str, span: Span) -> tuple[str, tuple[Evidence, ...]] | None:
        """Give the condition that a stretch of a report is cut off from, and where other reports have it."""
        for content, text, evidence in self._cut.get(report, ()):
            if 2 * (min(content.end, span.end) - max(content.start, span.start)) > span.end - span.start:
                return text, evidence
        return None
