"""Facts against outlets."""

from __future__ import annotations

from dataclasses import dataclass

from samestory.export.html.witnesses import Ref, Sources, Witness
from samestory.export.notes import PERHAPS
from samestory.model import Fact, Story

COLUMNS = 24
"""With more reports than this a column for each would not be read; the sigla are listed instead."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What one report has of a fact: nothing, its own witness to it or to a part of it, or a copy of another's."""

    witness: Witness
    refs: tuple[Ref, ...]
    copy: bool
    part: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """Reports that count as one origin of a fact, and why."""

    witnesses: tuple[Witness, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact."""

    number: int
    statement: str
    claimant: str
    note: str
    reports: int
    origins: int
    others: int
    """Further origins, which carry a part of it."""
    refs: tuple[Ref, ...]
    whole: tuple[Ref, ...]
    """The words of the reports that carry all of it; ``parts`` are those of the others."""
    parts: tuple[Ref, ...]
    marks: tuple[Mark, ...]
    counted: tuple[Counted, ...]
    disputed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """All facts; ``columns`` is empty where there are too many reports for a column each."""

    columns: tuple[Witness, ...]
    rows: tuple[FactRow, ...]


def show_facts(story: Story, sources: Sources) -> Matrix:
    """Lay out the facts, those with most independent origins first, of all or of a part of them."""
    columns = sources.witnesses if len(sources.witnesses) <= COLUMNS else ()
    ordered = sorted(
        enumerate(story.facts),
        key=lambda item: (
            item[1].reports < 2,
            item[1].weight != "sure",
            -item[1].origins - item[1].origins_partly,
            -item[1].reports,
            item[0],
        ),
    )
    return Matrix(columns, tuple(_row(number, fact, sources, columns) for number, (_, fact) in enumerate(ordered, 1)))


def _row(number: int, fact: Fact, sources: Sources, columns: tuple[Witness, ...]) -> FactRow:
    refs = sources.refs(fact.evidence)
    counted = []
    copies: set[int] = set()
    telling = {ref.witness.number for ref in refs}
    for origin in fact.witnesses:
        members = sorted(
            (sources.by_id[id] for id in dict.fromkeys(origin.reports) if id in sources.by_id), key=lambda w: w.number
        )
        counted.append(Counted(tuple(members), origin.reason))
        # the first that has words for the fact stands for the origin, the others are its copies
        having = [w.number for w in members if w.number in telling]
        copies.update(having[1:])
    held: dict[int, list[Ref]] = {}
    for ref in refs:
        held.setdefault(ref.witness.number, []).append(ref)
    parts = {sources.by_id[id].number for id in fact.partly}
    shown = columns or tuple(sources.witnesses[n - 1] for n in sorted(held))
    marks = tuple(
        Mark(w, tuple(held.get(w.number, ())), w.number in copies or w.number in parts, w.number in parts)
        for w in shown
    )
    return FactRow(
        number=number,
        statement=fact.statement,
        claimant=_unsaid(fact),
        note=PERHAPS if fact.weight == "unsure" else "",
        reports=fact.reports,
        origins=fact.origins,
        others=fact.origins_partly,
        refs=refs,
        whole=sources.refs([e for e in fact.evidence if e.report not in fact.partly]),
        parts=sources.refs([e for e in fact.evidence if e.report in fact.partly]),
        marks=marks,
        counted=tuple(counted),
        disputed=fact.disputed,
    )


def _unsaid(fact: Fact) -> str:
    """Give who claims a fact, where the words shown do not tell it already."""
    name = fact.claimant or ""
    return "" if not name or name.split()[-1].casefold() in fact.statement.casefold() else name
