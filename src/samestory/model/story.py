"""The set of reports about one event, and all that comparing them gives."""

from __future__ import annotations

from dataclasses import dataclass

from samestory.model.actor import StoryActor
from samestory.model.event import CodedEvent
from samestory.model.fact import BriefSentence, Conflict, Fact, TimelineEntry, Update
from samestory.model.passage import Origin, Passage
from samestory.model.pledge import LedgerEntry
from samestory.model.report import Report
from samestory.model.utterance import Utterance

SCHEMA = "samestory/1"
"""Name and version of the public JSON."""


@dataclass(frozen=True, slots=True, repr=False)
class Story:
    """Several reports of one event and what comparing them gives."""

    reports: tuple[Report, ...]
    actors: tuple[StoryActor, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    reuse: tuple[Passage, ...] = ()
    origins: tuple[Origin, ...] = ()
    facts: tuple[Fact, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    updates: tuple[Update, ...] = ()
    ledger: tuple[LedgerEntry, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    events: tuple[CodedEvent, ...] = ()
    brief: tuple[BriefSentence, ...] = ()
    schema: str = SCHEMA
    notes: tuple[str, ...] = ()
    """What a reader should know about the input: reports left out, languages not analysed."""

    def __repr__(self) -> str:
        """Show how much the story has, not all of it."""
        parts = ("reports", "origins", "utterances", "facts", "conflicts")
        return f"Story({', '.join(f'{len(getattr(self, part))} {part}' for part in parts)})"

    def report(self, id: str) -> Report:
        """Find a report by its id; ``KeyError`` where there is none."""
        for report in self.reports:
            if report.id == id:
                return report
        raise KeyError(id)
