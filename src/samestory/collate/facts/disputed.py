"""Facts of which a part is disputed: other values are told with them, and who gives those does not bear them out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
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
    sure = [
        (conflict.kind, tuple(map(_Held, conflict.sides)))
        for conflict in conflicts
        if conflict.kind in VALUES and conflict.weight == "grave"
    ]
    return tuple(_with_disputes(fact, sure) for fact in facts)


class _Held:
    """A side with its words by report: of hundreds of reports, each fact asks for those of its own."""

    def __init__(self, side: Side) -> None:
        self.side = side
        self._words: dict[str, list[Evidence]] = {}
        for one in side.evidence:
            self._words.setdefault(one.report, []).append(one)

    def has_report(self, report: str) -> bool:
        return report in self._words

    def touches(self, evidence: Evidence) -> bool:
        """Whether some evidence shares a character with words of the side."""
        return any(
            evidence.start < one.end and one.start < evidence.end for one in self._words.get(evidence.report, ())
        )


def _with_disputes(fact: Fact, conflicts: Sequence[tuple[str, tuple[_Held, ...]]]) -> Fact:
    for kind, sides in conflicts:
        # A fact has the value of a side where its words do, and stand where the side has it.
        mine = [one for one in sides if _tells(fact.statement, one.side, kind) and any(map(one.touches, fact.evidence))]
        if len(mine) == 1:
            fact = _without(fact, mine[0], [one for one in sides if one is not mine[0]], kind)
    return fact


def _tells(text: str, side: Side, kind: str) -> bool:
    """Whether words have the value of a side."""
    if kind == "number":
        figures = _figures(side.value)
        return bool(figures) and figures <= _figures(text)
    if kind == "date":
        return any(day in one.text.casefold() for day in _days(text) for one in side.evidence)
    return side.value.casefold() in text.casefold()


@lru_cache(maxsize=1 << 14)
def _days(text: str) -> frozenset[str]:
    return frozenset(text[d.start : d.end].casefold() for d in find_dates(text))


@lru_cache(maxsize=1 << 14)
def _figures(text: str) -> frozenset[float]:
    return frozenset(number.spoken for number in find_numbers(text))


def _without(fact: Fact, mine: _Held, others: Sequence[_Held], kind: str) -> Fact:
    """Take what tells the value of another side out of a fact, unless its report is on this side too."""
    kept = tuple(
        one
        for one in fact.evidence
        if mine.has_report(one.report)
        or not any(other.touches(one) and _tells(one.text, other.side, kind) for other in others)
    )
    values = tuple(dict.fromkeys((*fact.disputed, *(other.side.value for other in others))))
    reports = {one.report for one in kept}
    whole = reports - set(fact.partly)
    witnesses = tuple(
        replace(one, reports=left)
        for one in fact.witnesses
        if not whole.isdisjoint(left := tuple(report for report in one.reports if report in reports))
    )
    partly = tuple(report for report in fact.partly if report in reports)
    origins = max(1, min(len(reports), len(witnesses) or fact.origins))
    return replace(
        fact,
        evidence=kept,
        reports=len(reports),
        origins=origins,
        witnesses=witnesses,
        disputed=values,
        partly=partly,
        origins_partly=fact.origins_partly if partly else 0,
    )
