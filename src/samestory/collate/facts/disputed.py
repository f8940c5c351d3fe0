"""Facts of which a part is disputed: other values are told with them, and who gives those does not bear them out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from samestory.annotate.calendar import find_dates
from samestory.annotate.numbers import find_numbers
from samestory.model import Conflict, Evidence, Fact, Side

VALUES: Final = frozenset({"number", "date", "place"})
"""Kinds of conflicts whose sides are values that a statement can have."""


def with_disputes(facts: Sequence[Fact], conflicts: Sequence[Conflict]) -> tuple[Fact, ...]:
    """Mark the facts that have a value which other reports contradict, and take those reports' words out of them.

    A fact has the value of a side where its words do, and where words of the side are among its evidence: `Nine people
    were arrested` beside `Nine people were arrested at the gate`. Words of another side (`twelve men were arrested`)
    may be of the same event, but they do not say that nine were. Nothing is taken out for conflicts that are not sure.

    Parameters
    ----------
    facts
        As they were found, without regard to conflicts.
    conflicts
        Of the same story.

    Returns
    -------
    tuple of Fact
        The same facts in the same order; those with ``disputed`` values have no more reports than before.
    """
    sure = [conflict for conflict in conflicts if conflict.kind in VALUES and conflict.weight == "grave"]
    return tuple(_with_disputes(fact, sure) for fact in facts)


def _with_disputes(fact: Fact, conflicts: Sequence[Conflict]) -> Fact:
    for conflict in conflicts:
        mine = [side for side in conflict.sides if _has(fact, side, conflict.kind)]
        if len(mine) == 1:
            others = [side for side in conflict.sides if side is not mine[0]]
            fact = _without(fact, mine[0], others, conflict.kind)
    return fact


def _has(fact: Fact, side: Side, kind: str) -> bool:
    """Whether a fact's words have the value of a side, and stand where the side has it."""
    touched = any(_overlap(one, other) for one in fact.evidence for other in side.evidence)
    return touched and _tells(fact.statement, side, kind)


def _tells(text: str, side: Side, kind: str) -> bool:
    """Whether words have the value of a side."""
    if kind == "number":
        figures = _figures(side.value)
        return bool(figures) and figures <= _figures(text)
    if kind == "date":
        told = {text[d.start : d.end].casefold() for d in find_dates(text)}
        return any(day in one.text.casefold() for day in told for one in side.evidence)
    return side.value.casefold() in text.casefold()


def _figures(text: str) -> frozenset[float]:
    return frozenset(number.spoken for number in find_numbers(text))


def _without(fact: Fact, mine: Side, others: Sequence[Side], kind: str) -> Fact:
    """Take what tells the value of another side out of a fact, unless its report is on this side too."""
    here = {one.report for one in mine.evidence}
    kept = tuple(
        one
        for one in fact.evidence
        if one.report in here
        or not any(_overlap(one, other) and _tells(one.text, side, kind) for side in others for other in side.evidence)
    )
    values = tuple(dict.fromkeys((*fact.disputed, *(side.value for side in others))))
    reports = {one.report for one in kept}
    witnesses = tuple(
        replace(one, reports=left)
        for one in fact.witnesses
        if (left := tuple(report for report in one.reports if report in reports))
    )
    origins = max(1, min(len(reports), len(witnesses) or fact.origins))
    return replace(fact, evidence=kept, reports=len(reports), origins=origins, witnesses=witnesses, disputed=values)


def _overlap(one: Evidence, other: Evidence) -> bool:
    return one.report == other.report and one.start < other.end and other.start < one.end
