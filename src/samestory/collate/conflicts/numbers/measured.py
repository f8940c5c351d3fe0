"""Numbers that exclude one another: two values for one measure of one thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np

from samestory.annotate.lemmas import fold
from samestory.annotate.numbers import excludes
from samestory.collate.conflicts.asked import figure_question, what_is_asked
from samestory.collate.conflicts.asking import each_once, numbered
from samestory.collate.conflicts.cite import cited, figure_words, is_cried
from samestory.collate.conflicts.numbers.apart import Apart
from samestory.collate.conflicts.numbers.comparable import (
    GROWING,
    Told,
    bounds_of,
    differ,
    is_of_then,
    kind_of,
    same_measure,
)
from samestory.collate.conflicts.numbers.measures import dimension_of
from samestory.collate.conflicts.numbers.superseded import Superseded, took_place
from samestory.collate.conflicts.occasion import far_apart
from samestory.model import Conflict, Quantity, Side

_ByValue = dict[tuple[float, float], list[Told]]
"""Figures by their bounds."""
_WORDS = {"kill": "killed", "injure": "injured", "missing": "missing", "free": "released", "abduct": "abducted",
          "arrest": "arrested", "displace": "displaced", "evacuate": "evacuated", "rescue": "rescued"}  # fmt: skip


def number_conflicts(
    told: Sequence[Told],
    canonical: Mapping[str, str],
    apart: Apart,
    gone: Superseded,
) -> list[Conflict]:
    """Find numbers that exclude one another.

    Two numbers measure the same thing when unit, predicate and role agree, what is counted is described alike, and
    the clauses share words that set the matter apart. They conflict when their bounds are disjoint and neither is
    the other one rounded. A figure for something that grows, given by a later report, is an update and no conflict.

    Parameters
    ----------
    told
        The numbers of all reports that measure something.
    canonical
        Every alias of an actor, in lower case, and the name of the actor.
    apart
        Whether figures are of two people or places.
    gone
        Figures of which one took the place of the other.
    """
    pairs: list[tuple[int, int]] = []
    kinds: dict[str, list[int]] = {}
    doing: dict[str, list[int]] = {}
    for k, item in enumerate(told):
        kinds.setdefault(kind_of(item.quantity), []).append(k)
        doing.setdefault(item.quantity.predicate, []).append(k)
    comparable = sorted(pair for held in kinds.values() for pair in _comparable(told, held))
    for i, j in _excluding(told, comparable, canonical):
        a, b = told[i], told[j]
        if a.report.id == b.report.id or far_apart(a.report, b.report) or took_place(a.quantity, b.quantity, gone):
            continue
        if not apart.two([(a.report, a.quantity)], [(b.report, b.quantity)]):
            pairs.append((i, j))
    acts: dict[tuple[str, str], _ByValue] = {}
    things: dict[str, _ByValue] = {}
    for item in told:
        q = item.quantity
        acts.setdefault((q.unit, q.predicate), {}).setdefault(bounds_of(q), []).append(item)
        if q.thing:
            things.setdefault(q.thing, {}).setdefault(bounds_of(q), []).append(item)
    asked: dict[tuple[object, ...], bool] = {}  # the answer hangs on the figures and what they measure alone
    kept: list[tuple[int, int]] = []
    for i, j in pairs:
        p, q = told[i].quantity, told[j].quantity
        key = (p.unit, p.predicate, p.thing, p.of, bounds_of(p), bounds_of(q))
        if key not in asked:
            # Of one measure can only be what has its thing, or its unit and predicate.
            of_one = [acts[p.unit, p.predicate], *([things[p.thing]] if p.thing else [])]
            asked[key] = _both_told(of_one, told[i], told[j], canonical)
        if not asked[key]:
            kept.append((i, j))
    figures = [(item.quantity.unit, bool(item.quantity.thing), *bounds_of(item.quantity)) for item in told]
    found: list[Conflict] = []
    used: set[int] = set()
    for i, j in kept:
        if i in used or j in used:
            continue
        sides: dict[tuple[float, float], list[int]] = {bounds_of(told[k].quantity): [k] for k in (i, j)}
        fits: dict[tuple[object, ...], list[int]] = {}  # copies give the same figures
        near = {
            *kinds[kind_of(told[i].quantity)],
            *doing[told[i].quantity.predicate],
            *doing[told[j].quantity.predicate],
        }
        for k in sorted(near):
            item = told[k]
            fitting = fits.get(figures[k])
            if fitting is None:
                fitting = [other for other in (i, j) if not differ(item.quantity, told[other].quantity)]
                fits[figures[k]] = fitting
            if len(fitting) != 1:
                continue  # `Scores` fits 80 and 84: it stands on neither side
            (other,) = fitting
            if same_measure(told[other], item, canonical) or _echoes(told[other], item):
                sides[bounds_of(told[other].quantity)].append(k)
        if len(sides) < 2:
            continue
        used.update(k for group in sides.values() for k in group)
        plain = [
            sorted((told[k] for k in dict.fromkeys(group)), key=lambda item: is_cried(item.quantity))
            for group in sides.values()
        ]
        asked_of = min((item for group in plain for item in group), key=lambda item: is_cried(item.quantity))
        found.append(Conflict(kind="number", about=about(asked_of), sides=tuple(map(side, plain))))
    return found


def _comparable(told: Sequence[Told], held: Sequence[int]) -> list[tuple[int, int]]:
    """Give the pairs of figures of one kind that can be of one thing: by what is done, whose or what it is."""
    groups: dict[tuple[str, str], list[int]] = {}
    for k in held:
        q = told[k].quantity
        groups.setdefault(("act", q.predicate), []).append(k)
        if q.thing:
            groups.setdefault(("thing", q.thing), []).append(k)
        if q.of:
            groups.setdefault(("of", ""), []).append(k)
    return sorted({pair for group in groups.values() for pair in combinations(group, 2)})


def _excluding(
    told: Sequence[Told], pairs: Sequence[tuple[int, int]], canonical: Mapping[str, str]
) -> Iterator[tuple[int, int]]:
    """Give the pairs of figures that measure the same and exclude one another, whoever tells them.

    Copies tell the same figures in the same words: of any two it is asked once.
    """
    own, firsts = numbered(_words(item) for item in told)

    def exclude(one: int, two: int) -> bool:
        a, b = told[firsts[one]], told[firsts[two]]
        if (_vague(a.quantity) and _vague(b.quantity)) or not differ(a.quantity, b.quantity):
            return False
        return same_measure(a, b, canonical)

    one, two = np.array(pairs, dtype=np.intp).reshape(-1, 2).T
    kept = each_once(own[one], own[two], exclude)
    return (pair for pair, excluded in zip(pairs, kept.tolist(), strict=True) if excluded)


def _words(item: Told) -> tuple[object, ...]:
    """Give all of a figure but where it stands."""
    q = item.quantity
    clause = q.clause or q.span
    stands = (q.span.text, clause.text, q.span.start - clause.start, is_of_then(item.report, q), q.terms)
    return (*stands, q.low, q.high, q.unit, q.approximate, q.negated, q.predicate, q.role, q.counted, q.patient, q.part,
            q.of, q.thing, q.side)  # fmt: skip


def _echoes(a: Told, b: Told) -> bool:
    """Whether another report gives the very figure of a side for the same frame: it needs no more words in common."""
    p, q = a.quantity, b.quantity
    frame = (p.predicate, p.role, p.part, p.of) == (q.predicate, q.role, q.part, q.of)
    alike = (p.unit, p.counted) == (q.unit, q.counted)
    # `Kills six`, `killing six workers`: the dead are counted whatever they were.
    people = p.predicate in _TOLLS and {p.unit, q.unit} <= _HUMANS and "person" in {p.unit, q.unit}
    return frame and (alike or people) and p.predicate in GROWING and bounds_of(p) == bounds_of(q)


_TOLLS = frozenset({"kill", "injure", "missing"})


_HUMANS = frozenset(
    """
    person worker passenger soldier civilian miner resident villager student pupil employee tourist sailor fisherman
    protester policeman officer firefighter rescuer pilgrim migrant child woman man crew
    """.split()  # noqa: SIM905
)


def _vague(q: Quantity) -> bool:
    return q.approximate and not any(c.isdigit() for c in q.span.text)


def _both_told(held: Sequence[_ByValue], a: Told, b: Told, canonical: Mapping[str, str]) -> bool:
    """Whether some report tells both values for what looks like the same measure: then it is not the same."""
    one = a.quantity
    values = (bounds_of(one), bounds_of(b.quantity))
    telling: tuple[set[str], set[str]] = (set(), set())
    for bounds, items in (pair for by_value in held for pair in by_value.items()):
        agreeing = [side for side, value in enumerate(values) if not excludes(bounds, value)]
        # `At least 14` agrees with 14 and with 17: it tells neither of them.
        if len(agreeing) == 1:
            telling[agreeing[0]].update(item.report.id for item in items if _looks_alike(item, a, canonical))
    return not telling[0].isdisjoint(telling[1])


def _looks_alike(item: Told, a: Told, canonical: Mapping[str, str]) -> bool:
    """Whether a figure looks like one for what another is told for."""
    one, q = a.quantity, item.quantity
    if one.thing and q.thing:
        return q.thing == one.thing and kind_of(q) == kind_of(one)
    return q.unit == one.unit and q.predicate == one.predicate and (not q.of or same_measure(item, a, canonical))


_ASKED = {"length": "long", "weight": "heavy"}


_DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "die", "dead"})
_SUFFERING = frozenset(["dead", "die", "hurt", "injured", "wounded", "killed", "missing", "casualties", "one", "ones"])
"""Nouns for those counted that say again what happened to them."""


def about(told: Told) -> str:
    """Say in plain words what a number measures."""
    q = told.quantity
    if q.of and q.unit.endswith("of age"):
        return f"age of {q.of}"
    if q.thing:
        if q.unit.endswith("of age"):
            return f"age of the {q.thing}"
        return f"how {q.side or _ASKED.get(kind_of(q), 'large')} the {q.thing} is"
    if q.unit != "person" or q.predicate not in _WORDS or q.role == "measure":
        return f"{what_is_asked(dimension_of(q, told.report.text)[0])}: {figure_question(q)}"
    noun = q.noun if q.noun.lower() not in _SUFFERING and q.noun not in _DAYS else ""
    modifiers = " ".join(w for w in q.counted if w not in noun and fold(w) != q.predicate)
    return " ".join(f"number of {modifiers} {noun or 'people'} {_WORDS[q.predicate]}".split())


def side(items: Sequence[Told]) -> Side:
    """Put the numbers of one value on a side, with the clauses that give them."""
    q = items[0].quantity
    value = " ".join(q.span.text.split()) if q.noun in _DAYS else figure_words(q)
    return Side(value, cited((i.report, i.quantity.clause) for i in items if i.quantity.clause is not None))
