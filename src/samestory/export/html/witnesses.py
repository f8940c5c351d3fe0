"""The reports as the witnesses of a critical edition: each has a siglum, and the colour and mark of its origin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samestory.export.titles import by_origin, siglum
from samestory.model import Evidence, Report, Story

COLOURS = 8
"""Colours and shapes that the style sheet has; seven shapes to eight colours give 56 pairs before one comes again."""
SHAPES = 7


@dataclass(frozen=True, slots=True)
class Source:
    """One independent origin with the mark that stands for it on the page."""

    name: str
    kind: str
    reason: str
    colour: int
    shape: int


@dataclass(frozen=True, slots=True)
class Witness:
    """One report on the page. ``number`` makes the anchors, so that a hostile report id never gets into one."""

    number: int
    siglum: str
    name: str
    report: Report
    source: Source

    @property
    def anchor(self) -> str:
        """The id of the report's element."""
        return f"r{self.number}"


@dataclass(frozen=True, slots=True)
class Ref:
    """A place in a report, as a link."""

    witness: Witness
    start: int
    end: int
    text: str

    @property
    def anchor(self) -> str:
        """The id of the place."""
        return f"r{self.witness.number}-{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Sources:
    """All witnesses of a story, in the order of their origins, so that what copies one another stands together."""

    witnesses: tuple[Witness, ...]
    origins: tuple[tuple[Source, tuple[Witness, ...]], ...]
    by_id: dict[str, Witness]

    def ref(self, evidence: Evidence) -> Ref | None:
        """Turn evidence into a link; None where the story does not hold its report."""
        witness = self.by_id.get(evidence.report)
        return Ref(witness, evidence.start, evidence.end, evidence.text) if witness else None

    def refs(self, evidence: Sequence[Evidence]) -> tuple[Ref, ...]:
        """Turn evidence into links, in the order of the witnesses."""
        found = [ref for ref in map(self.ref, evidence) if ref]
        return tuple(sorted(found, key=lambda ref: (ref.witness.number, ref.start, ref.end)))


def name_witnesses(story: Story) -> Sources:
    """Give every report its siglum and its origin; a report of several origins goes with the first that names it."""
    groups = by_origin(story)
    witnesses: list[Witness] = []
    origins: list[tuple[Source, tuple[Witness, ...]]] = []
    by_id: dict[str, Witness] = {}
    for index, (known, members) in enumerate(groups):
        source = Source(
            name=(known.name if known else "") or members[0].label,
            kind=known.kind if known else "unknown",
            reason=known.reason if known else "",
            colour=index % COLOURS,
            shape=index % SHAPES,
        )
        new = []
        for report in members:
            number = len(witnesses) + 1
            witness = Witness(number, siglum(number - 1), report.label, report, source)
            witnesses.append(witness)
            by_id.setdefault(report.id, witness)
            new.append(witness)
        origins.append((source, tuple(new)))
    return Sources(tuple(witnesses), tuple(origins), by_id)
