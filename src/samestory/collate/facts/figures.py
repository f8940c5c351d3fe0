"""Whether the figures of two clauses agree, as they are spoken: with units, hedges and rounding."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from samestory.annotate.units import SIZES
from samestory.collate.facts.clauses import SMALL, Clause

CLOSE_FIGURES: Final = 1.1
"""Multiple within which the lower bounds of two counts must lie to be the same one (`more than 200`, `204`)."""

ROUNDED: Final = 100_000
"""Figures from which a hundredth more or less is rounding."""

SPOKEN: Final = 1.04
"""Multiple beyond which two figures, one of them hedged, are not one figure spoken loosely."""

MEASURES: Final = frozenset(
    {
        "second",
        "minute",
        "hour",
        "day",
        "week",
        "month",
        "year",
        "year of age",
        "age",
        "decade",
        "time",
        "percent",
        "dollar",
    }
    | {"euro", "pound sterling", "yen", "yuan", "ounce", "gram"}
    | {"mph", "kmh", "acre", "hectare", "degree", "gallon", "barrel", "liter", "megawatt", "yard"}
    | SIZES
)
"""Units of which the same figure of another unit is another thing."""

_SIZED: Final = MEASURES - {"time"}


def _meet(one: tuple[float, float], two: tuple[float, float]) -> bool:
    return one[0] <= two[1] and two[0] <= one[1]


def _apart(a: Clause, b: Clause) -> bool:
    """Whether each clause has a figure, however hedged, that is near to none of the other's own (`some 400`, `380`)."""
    one, two = a.spoken, b.spoken
    mine, theirs = one - two, two - one
    if any(value >= SMALL for value in one & two):
        return False  # `two coaches, 14 dead` and `14 died, nine of them citizens`: each counts one thing more
    return bool(mine and theirs) and all(max(x, y) > SPOKEN * min(x, y) for x in mine for y in theirs)


_AGE_LIMIT: Final = re.compile(r"(?i)\b(?:under|over|below|above|up to) the age of (\d+)")
"""An age that somebody has not: what it limits is another thing than who is so old."""


@lru_cache(maxsize=1 << 14)
def _limits(text: str) -> frozenset[float]:
    return frozenset(float(found) for found in _AGE_LIMIT.findall(text))


def _shared_figure(a: Clause, b: Clause) -> bool:
    """Whether both clauses speak one figure that is not small, of things that may be the same."""
    for value in a.large & b.large:
        if (value in _limits(a.statement.span.text)) != (value in _limits(b.statement.span.text)):
            continue
        one, two = _units(a.figures, value), _units(b.figures, value)
        # `30 times` counts what was done as `30 sales` does.
        if not one.isdisjoint(two) or (_SIZED.isdisjoint(one) and _SIZED.isdisjoint(two)):
            return True
    return False


@lru_cache(maxsize=1 << 12)
def _units(figures: tuple[tuple[str, float, float], ...], value: float) -> frozenset[str]:
    """Give the units of which a clause counts so many."""
    return frozenset(unit for unit, low, high in figures if low <= value <= high)


def _rounded(one: float, two: float) -> bool:
    """Whether of two large figures one is the other, rounded (`4.13bn`, `4.1 billion`)."""
    return min(one, two) >= ROUNDED and max(one, two) <= 1.01 * min(one, two)


def counts_of(clause: Clause) -> tuple[object, ...]:
    """Give all of a clause that :func:`figures` asks for; empty where it has no figure."""
    return (clause.figures, clause.spoken) if clause.figures or clause.spoken else ()


def figures(a: Clause, b: Clause) -> tuple[bool, bool, bool]:
    """Say whether two clauses count the same thing alike, whether otherwise, and whether they only give other figures.

    Counted nouns may differ (`12 people`, `12 passengers`), measures may not (`14 people`, `14 minutes`).
    """
    if not (a.figures or a.spoken) or not (b.figures or b.spoken):
        return False, False, False
    same = not a.large.isdisjoint(b.large) and _shared_figure(a, b)
    if a.counted.keys().isdisjoint(b.counted):
        unlike = False
        same = same or bool(a.counted and b.counted and not _things(a).isdisjoint(_things(b)))
    else:
        same, unlike = _set_against(a, b, same)
    if same or unlike:
        return same, unlike, False
    # Equal figures that came so far are those of other measures.
    near = any(x != y and max(x, y) <= SPOKEN * min(x, y) for x in a.large for y in b.large)
    return False, False, bool(a.large and b.large) and not near


def unlike_figures(a: Clause, b: Clause) -> bool:
    """Whether two clauses count the same thing otherwise."""
    return bool(a.figures and b.figures) and not a.counted.keys().isdisjoint(b.counted) and figures(a, b)[1]


def _things(clause: Clause) -> set[tuple[float, float]]:
    """Give how many there are of the things that a clause counts, two at most left out."""
    return {
        bounds
        for unit, of_unit in clause.counted.items()
        if unit not in MEASURES
        for bounds in of_unit
        if bounds[0] > 2
    }


def _set_against(a: Clause, b: Clause, same: bool) -> tuple[bool, bool]:
    """Say whether of things that both count one is counted alike, or whether all that are compared are otherwise."""
    unlike = False
    for unit, mine in a.counted.items():
        theirs = b.counted.get(unit)
        if unit in MEASURES or not theirs:
            continue
        # Of things counted as often in each, another count is never borne out, whatever else agrees.
        if len(mine) == len(theirs) and (
            any(not any(_meet(one, two) for two in theirs) for one in mine) or _apart(a, b)
        ):
            return False, True
    exact = _things(b)
    for unit, mine in a.counted.items():
        of_unit = b.counted.get(unit, ())
        for low, high in mine:
            met = [(least, most) for least, most in of_unit if (low <= most and least <= high) or _rounded(low, least)]
            same = same or any(max(low, least) <= CLOSE_FIGURES * min(low, least) for least, _ in met)
            unlike = unlike or bool(of_unit and not met)
            same = same or (unit not in MEASURES and (low, high) in exact)
    return same, unlike and not same
