"""What stands in a clause: the actors that it mentions, and how much of it is quoted."""

from __future__ import annotations

from collections.abc import Sequence

from samestory.annotate.ranges import Ranges
from samestory.model import Quotation, Report, Span


class Held:
    """The mentions and quoted words of a report in the order of their places: a report may have thousands of both.

    Parameters
    ----------
    report
        With its actors and quotations.
    """

    def __init__(self, report: Report) -> None:
        self._named = tuple(actor.name for actor in report.actors)
        self._mentions = Ranges(
            (mention.start, mention.end, number)
            for number, actor in enumerate(report.actors)
            for mention in actor.mentions
        )
        self._words = Ranges((part.start, part.end, 0) for one in report.quotations for part in one.words)
        self._quotations = report.quotations
        self._contents = Ranges((one.content.start, one.content.end, n) for n, one in enumerate(report.quotations))

    def names(self, span: Span, beside: Sequence[int] = ()) -> tuple[str, ...]:
        """Name the actors that a clause mentions, and those whose mentions hold one of some places beside it."""
        touching = self._mentions.touching(span.start, span.end)
        found = {n for start, end, n in touching if span.start <= start and end <= span.end}
        found.update(n for at in beside for start, end, n in self._mentions.touching(at, at + 1) if start <= at < end)
        return tuple(dict.fromkeys(self._named[number] for number in sorted(found)))

    def name_at(self, at: int) -> str | None:
        """Name the first actor of the report that a mention at a place is of."""
        found = min((n for start, end, n in self._mentions.touching(at, at + 1) if start <= at < end), default=None)
        return None if found is None else self._named[found]

    def quotation(self, span: Span) -> Quotation | None:
        """Find the quotation of the report that holds more than half of a clause.

        Of several the first; of those in quotation marks that hold all of it the innermost, whose speaker said it.
        """
        most = span.end - span.start
        holding = [
            (start, end, n)
            for start, end, n in self._contents.touching(span.start, span.end)
            if 2 * (min(end, span.end) - max(start, span.start)) > most
        ]
        whole = [(end - start, n) for start, end, n in holding
                 if start <= span.start and span.end <= end and self._quotations[n].kind == "direct"]  # fmt: skip
        found = min(whole)[1] if len(holding) > 1 and whole else min((n for _, _, n in holding), default=None)
        return None if found is None else self._quotations[found]

    def quoted(self, span: Span) -> int:
        """Count the characters of a clause that stand inside quotation marks."""
        touching = self._words.touching(span.start, span.end)
        return sum(max(0, min(end, span.end) - max(start, span.start)) for start, end, _ in touching)
