"""Whether two reports give the same words to two people: then neither carries the other's sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from samestory.collate.content import runs_of
from samestory.model import Evidence, Report, Span, Story

Runs = frozenset[tuple[str, ...]]


class Sayers:
    """Who says which words in quotation marks, by report: speakers as the actors of the story that they are.

    Parameters
    ----------
    story
        With its quotations and actors.
    """

    def __init__(self, story: Story) -> None:
        known: dict[str, str] = {}
        twice: set[str] = set()
        for actor in story.actors:
            for name in dict.fromkeys((actor.name, *actor.aliases)):
                if known.setdefault(name.casefold(), actor.id) != actor.id:
                    twice.add(name.casefold())
        meant = {name: id for name, id in known.items() if name not in twice}
        self._held = {report.id: tuple(_said(report, meant)) for report in story.reports}

    def said(self, report: str, span: Span) -> list[tuple[Runs, str]]:
        """Give the quoted words of a stretch whose speakers are known, and these."""
        return [(runs, who) for a, b, runs, who in self._held[report] if a < span.end and span.start < b]

    def apart(self, said: Sequence[tuple[Runs, str]], item: Evidence) -> bool:
        """Whether some evidence has quoted words from another speaker; an unknown one is no other."""
        return any(
            who != other and not runs.isdisjoint(theirs)
            for a, b, theirs, other in self._held[item.report]
            if a < item.end and item.start < b
            for runs, who in said
        )


def _said(report: Report, meant: Mapping[str, str]) -> Iterator[tuple[int, int, Runs, str]]:
    """Give the place, the runs of words and the speaker of each quotation whose speaker is known."""
    for quotation in report.quotations:
        who = meant.get(quotation.speaker.name.casefold()) if quotation.speaker else None
        if who is None or not quotation.words:
            continue
        runs = frozenset(run for part in quotation.words for run in runs_of(part.text))
        yield quotation.content.start, quotation.content.end, runs, who
