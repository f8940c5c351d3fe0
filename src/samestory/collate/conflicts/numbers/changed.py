"""A figure that one report changed: two clauses in much the same words, with another number in the same place.

:func:`samestory.collate.conflicts.numbers.number_conflicts` asks what is counted and what happens to it. Here the words
around the number are asked instead, as reports that share an agency's text differ in one figure of a sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Final

from samestory.annotate.lemmas import fold
from samestory.annotate.numbers import excludes
from samestory.collate.conflicts.asked import figure_question, what_is_asked
from samestory.collate.conflicts.cite import cited, figure_words, is_cited
from samestory.collate.conflicts.numbers.apart import Apart
from samestory.collate.conflicts.numbers.comparable import Told, elsewhen, is_of_then, two_sizes, two_things
from samestory.collate.conflicts.numbers.measures import dimension_of
from samestory.collate.conflicts.numbers.superseded import NONE_GONE, Superseded, took_place, updates
from samestory.collate.conflicts.occasion import far_apart
from samestory.collate.words import STOP, stem, words
from samestory.model import Conflict, Quantity, Report, Side, Statement

SHORTER: Final = 0.6
"""Share of the content words of the shorter clause that both clauses must have."""
LONGER: Final = 0.45
"""Share of those of the longer clause."""
LEAST: Final = 3
"""Content words, numbers aside, that two clauses must have in common."""
AROUND: Final = 4
"""Words on each side of a number that are compared."""
BESIDE: Final = 2
"""Of these, content words that must be the same."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A number in its clause, with the words of the clause and those around the number."""

    report: Report
    statement: Statement
    quantity: Quantity
    terms: frozenset[str]
    around: frozenset[str]


def figure_conflicts(
    reports: Sequence[Report],
    known: Sequence[Conflict],
    apart: Apart,
    gone: Superseded = NONE_GONE,
) -> list[Conflict]:
    """Find clauses of two reports that say the same in much the same words, but for a figure.

    Parameters
    ----------
    reports
        Annotated reports of one story.
    known
        Number conflicts that were found before; what they set against one another is not told again.
    apart
        Whether figures are of two people or places.
    gone
        Figures of which one took the place of the other (:func:`samestory.collate.conflicts.numbers.superseded`).

    Returns
    -------
    Conflicts of the kind ``number``. The unit agrees, neither value is the other one rounded, and no report tells
    both values of the unit (then they measure two things); a higher figure in a later report of what grows is none.
    """
    placed = [item for report in reports for item in _placed(report)]
    told = {(item.report.id, item.quantity.unit, item.quantity.low, item.quantity.high) for item in placed}
    found: list[Conflict] = []
    used: set[int] = set()
    near = _Near(placed)
    values = [_value(item) for item in placed]
    for i, a in enumerate(placed):
        for j in near.after(i) if i not in used else ():
            b = placed[j]
            if i in used:
                break
            # Copies have the same figure in one place.
            if j in used or values[j] == values[i] or not _differ(a, b) or took_place(a.quantity, b.quantity, gone):
                continue
            if apart.two([(a.report, a.quantity)], [(b.report, b.quantity)]):
                continue
            if is_of_then(a.report, a.quantity) != is_of_then(b.report, b.quantity):
                continue
            if _both_told(a, b, told) or is_cited([[(one.report.id, one.quantity.span)] for one in (a, b)], known):
                continue
            sides: tuple[list[int], list[int]] = ([], [])
            for k in near.of_unit(i):
                item = placed[k]
                for at, side in ((i, sides[0]), (j, sides[1])):
                    if k == at or (values[at] == values[k] and _one_place(placed[at], item)):
                        side.append(k)
            used.update(*sides)
            found.append(Conflict("number", _about(a), tuple(_side([placed[k] for k in side]) for side in sides)))
    return found


class _Near:
    """Which figures can stand in one place: those of one unit with some of the same words beside them."""

    def __init__(self, placed: Sequence[_Placed]) -> None:
        self._placed = placed
        self._units: dict[str, list[int]] = {}
        self._beside: dict[tuple[str, str], list[int]] = {}
        for k, item in enumerate(placed):
            self._units.setdefault(item.quantity.unit, []).append(k)
            for word in item.around:
                self._beside.setdefault((item.quantity.unit, word), []).append(k)

    def of_unit(self, k: int) -> Sequence[int]:
        """Give the figures of the unit of one."""
        return self._units[self._placed[k].quantity.unit]

    def after(self, k: int) -> list[int]:
        """Give those after one that have as many words beside them with it as stand beside figures in one place."""
        unit = self._placed[k].quantity.unit
        shared = Counter(chain.from_iterable(self._beside[unit, word] for word in self._placed[k].around))
        return sorted(other for other, words in shared.items() if words >= BESIDE and other > k)


def _placed(report: Report) -> list[_Placed]:
    """Give the numbers of a report, each with the shortest clause of some words that holds it."""
    out = []
    for quantity in report.quantities:
        holding = [s for s in report.statements if s.span.contains(quantity.span) and len(_content(s.terms)) > LEAST]
        if elsewhen(report, quantity):
            continue
        if not quantity.unit or not holding or quantity.approximate or quantity.negated:
            continue
        statement = min(holding, key=lambda s: len(s.span.text))
        terms = _content(statement.terms)
        cut = words(report.text, statement.span.start, statement.span.end)
        before = [k for k, end in zip(cut.keys, cut.ends, strict=True) if end <= quantity.span.start][-AROUND:]
        after = [k for k, start in zip(cut.keys, cut.starts, strict=True) if start >= quantity.span.end][:AROUND]
        out.append(_Placed(report, statement, quantity, terms, frozenset(map(_key, (*before, *after))) - {""}))
    return out


@cache
def _key(word: str) -> str:
    return "" if word in STOP or word[:1].isdigit() else stem(fold(word))


def _content(terms: Sequence[str]) -> frozenset[str]:
    return frozenset(term for term in terms if not term[:1].isdigit())


def _value(item: _Placed) -> tuple[float, float]:
    return item.quantity.low, item.quantity.high


def _differ(a: _Placed, b: _Placed) -> bool:
    return (
        a.report.id != b.report.id
        and excludes(_value(a), _value(b))
        and _one_place(a, b)
        and not far_apart(a.report, b.report)
        and not updates(Told(a.report, a.quantity), Told(b.report, b.quantity))
    )


def _one_place(a: _Placed, b: _Placed) -> bool:
    """Whether two numbers stand in the same place of what is one clause in two wordings."""
    p, q = a.quantity, b.quantity
    if p.unit != q.unit or p.part != q.part or a.statement.negated != b.statement.negated:
        return False
    if p.predicate != q.predicate and p.predicate and q.predicate:
        return False  # `killed three`, `injured 12`
    shared = len(a.terms & b.terms)
    if shared < LEAST or shared < SHORTER * min(len(a.terms), len(b.terms)):
        return False
    if shared < LONGER * max(len(a.terms), len(b.terms)):
        return False
    return len(a.around & b.around) >= BESIDE and not two_sizes(p, q) and not two_things(p, q)


def _both_told(a: _Placed, b: _Placed, told: set[tuple[str, str, float, float]]) -> bool:
    """Whether one of the two reports has the value of the other for the same unit, too."""
    return (a.report.id, b.quantity.unit, *_value(b)) in told or (b.report.id, a.quantity.unit, *_value(a)) in told


def _about(item: _Placed) -> str:
    asked = what_is_asked(dimension_of(item.quantity, item.report.text)[0])
    return f"{asked}: {figure_question(item.quantity, item.statement.span)}"


def _side(items: Sequence[_Placed]) -> Side:
    return Side(figure_words(items[0].quantity), cited((i.report, i.statement.span) for i in items))
