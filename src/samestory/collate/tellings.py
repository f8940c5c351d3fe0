"""Which stretches of reports tell one thing: found already as readings of one utterance or as one fact."""

from __future__ import annotations

from collections.abc import Sequence

from samestory.model import Fact, Report, Span, Utterance


class Tellings:
    """What stands in readings of an utterance or in the evidence of a fact, by report.

    Parameters
    ----------
    reports
        Those of one story.
    utterances, facts
        What was found in them.
    """

    def __init__(self, reports: Sequence[Report], utterances: Sequence[Utterance], facts: Sequence[Fact]) -> None:
        quotations = {(report.id, q.id): q.content for report in reports for q in report.quotations}
        self._at: dict[str, list[tuple[str, int, int]]] = {}
        self._known: dict[tuple[str, int, int], frozenset[str]] = {}
        for utterance in utterances:
            for reading in utterance.readings:
                content = quotations.get((reading.report, reading.quotation))
                if content is not None and len(utterance.readings) > 1:
                    self._at.setdefault(reading.report, []).append((utterance.id, content.start, content.end))
        for fact in facts:
            for item in fact.evidence:
                if fact.reports > 1:
                    self._at.setdefault(item.report, []).append((fact.id, item.start, item.end))

    def one(self, report: str, span: Span, other: str, there: Span) -> bool:
        """Whether two stretches of different reports are most of two tellings of one thing."""
        return report != other and not self._of(report, span).isdisjoint(self._of(other, there))

    def _of(self, report: str, span: Span) -> frozenset[str]:
        key = report, span.start, span.end
        if key not in self._known:
            self._known[key] = frozenset(
                name
                for name, start, end in self._at.get(report, ())
                if 2 * (min(end, span.end) - max(start, span.start)) > max(end - start, span.end - span.start)
            )
        return self._known[key]
