"""Numbers that exclude one another: two values for one measure of one thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from samestory.annotate.calendar import read_date
from samestory.annotate.numbers import excludes
from samestory.collate.reuse.direction import moment
from samestory.model import Conflict, Evidence, Quantity, Report, Side, StoryActor

LIGHT = frozenset(
    {
        "",
        "be",
        "have",
        "say",
        "include",
        "make",
        "take",
        "get",
        "give",
        "see",
        "come",
        "go",
        "tell",
        "show",
        "become",
        "use",
        "call",
        "leave",
        "do",
        "find",
        "know",
        "believe",
        "ask",
        "want",
        "need",
    }
)
"""Predicates that too many things share: they alone never say that two numbers measure the same."""

_GENERAL = frozenset(
    ["person", "time", "day", "week", "month", "year", "minute", "percent", "dollar", "euro", "case", "point", "member"]
)
"""Units of so many things that the clauses must share more than one other word."""

_VAGUE_OBJECTS = frozenset(
    [
        "that",
        "this",
        "it",
        "thing",
        "what",
        "he",
        "she",
        "they",
        "them",
        "himself",
        "herself",
        "themselves",
        "him",
        "her",
        "us",
        "me",
        "you",
    ]
)

GROWING = frozenset(
    {"kill", "injure", "missing", "arrest", "displace", "evacuate", "rescue", "damage", "destroy", "infect"}
)
"""What is counted again and again while an event unfolds: a higher later figure is an update."""

_WORDS = {"kill": "killed", "injure": "injured", "missing": "missing", "free": "released", "abduct": "abducted",
          "arrest": "arrested", "displace": "displaced", "evacuate": "evacuated", "rescue": "rescued"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Told:
    report: Report
    quantity: Quantity
    names: frozenset[str]


def number_conflicts(reports: Sequence[Report], actors: Sequence[StoryActor]) -> list[Conflict]:
    """Find numbers that exclude one another.

    Two numbers measure the same thing when unit, predicate and role agree, what is counted is described alike, and
    the clauses share words that set the matter apart. They conflict when their bounds are disjoint and neither is
    the other one rounded. A figure for something that grows, given by a later report, is an update and no conflict.
    """
    told = [_Told(r, q, _names(r, q)) for r in reports for q in r.quantities if _measures(q)]
    canonical = {alias.lower(): actor.name for actor in actors for alias in (actor.name, *actor.aliases)}
    pairs: list[tuple[int, int]] = []
    for i, a in enumerate(told):
        for j in range(i + 1, len(told)):
            b = told[j]
            if (
                a.report.id == b.report.id
                or (_vague(a.quantity) and _vague(b.quantity))
                or not excludes(_bounds(a.quantity), _bounds(b.quantity))
            ):
                continue
            if _same_measure(a, b, canonical) and not _update(a, b):
                pairs.append((i, j))
    kept = [(i, j) for i, j in pairs if not _both_told(told, i, j, canonical)]
    found: list[Conflict] = []
    used: set[int] = set()
    for i, j in kept:
        if i in used or j in used:
            continue
        sides: dict[tuple[float, float], list[int]] = {}
        for k, item in enumerate(told):
            for other in (i, j):
                same = k == other or _same_measure(told[other], item, canonical) or _echoes(told[other], item)
                if same and not excludes(_bounds(item.quantity), _bounds(told[other].quantity)):
                    sides.setdefault(_bounds(told[other].quantity), []).append(k)
        if len(sides) < 2:
            continue
        used.update(k for group in sides.values() for k in group)
        found.append(
            Conflict(
                kind="number",
                about=_about(told[i].quantity),
                sides=tuple(_side([told[k] for k in dict.fromkeys(group)]) for group in sides.values()),
            )
        )
    return found


def _echoes(a: _Told, b: _Told) -> bool:
    """Whether another report gives the very figure of a side for the same frame: it needs no more words in common."""
    p, q = a.quantity, b.quantity
    frame = (p.predicate, p.role, p.part, p.of) == (q.predicate, q.role, q.part, q.of)
    alike = (p.unit, p.counted) == (q.unit, q.counted)
    # `Kills six`, `killing six workers`: the dead are counted whatever they were.
    people = p.predicate in _TOLLS and {p.unit, q.unit} <= _HUMANS and "person" in {p.unit, q.unit}
    return frame and (alike or people) and p.predicate in GROWING and _bounds(p) == _bounds(q)


_TOLLS = frozenset({"kill", "injure", "missing"})
_HUMANS = frozenset(
    """
    person worker passenger soldier civilian miner resident villager student pupil employee tourist sailor fisherman
    protester policeman officer firefighter rescuer pilgrim migrant child woman man crew
    """.split()  # noqa: SIM905
)


def _bounds(q: Quantity) -> tuple[float, float]:
    return q.low, q.high


def _vague(q: Quantity) -> bool:
    return q.approximate and not any(c.isdigit() for c in q.span.text)


def _measures(q: Quantity) -> bool:
    if q.clause is None or (q.part and not q.patient):
        return False
    if q.part or q.unit == "one of them":
        return bool(q.patient and q.predicate and q.role == "subj")
    if q.unit == "year of age":
        return bool(q.of) and not q.approximate
    return bool(q.predicate and q.role) or bool(q.counted)


def _names(report: Report, q: Quantity) -> frozenset[str]:
    if q.clause is None:
        return frozenset()
    return frozenset(
        a.name for a in report.actors if any(q.clause.start <= m.start and m.end <= q.clause.end for m in a.mentions)
    )


def _same_measure(a: _Told, b: _Told, canonical: dict[str, str]) -> bool:
    p, q = a.quantity, b.quantity
    if p.unit != q.unit or p.negated != q.negated or _two_things(p, q):
        return False
    if p.of or q.of:
        if not (p.of and q.of):
            return False
        return canonical.get(p.of.lower(), p.of) == canonical.get(q.of.lower(), q.of)
    if p.predicate in LIGHT or p.predicate != q.predicate or p.role != q.role or not p.role:
        return False
    if p.part or q.part or p.unit == "one of them":
        # Some of a group that both leave unnamed: the same is done to the same.
        return bool(set(p.patient) & set(q.patient) - _VAGUE_OBJECTS)
    mine, theirs = set(p.counted), set(q.counted)
    if mine != theirs and not (mine - theirs <= set(q.terms) and theirs - mine <= set(p.terms)):
        return False
    frame = {p.predicate, p.unit}
    ours, others = set(p.terms) - frame, set(q.terms) - frame
    shared = ours & others
    least = min(len(ours), len(others))
    if p.unit not in _GENERAL and len(shared) == 1:
        return least > 0 and 1 / least >= 0.5
    return len(shared) >= 2 and least > 0 and len(shared) / least >= 0.3


_NEW = re.compile(r"an? ((?:[\w'’-]+ ){1,4}?)(?:that|which|who)\b", re.IGNORECASE)


def _two_things(p: Quantity, q: Quantity) -> bool:
    """Whether each figure stands in a clause that brings in a thing of its own (``a border war that killed ...``)."""
    heads = [_NEW.match(one.clause.text) if one.clause else None for one in (p, q)]
    texts = [head.group(1).lower() for head in heads if head]
    return len(texts) == 2 and texts[0] != texts[1]


def _both_told(told: Sequence[_Told], i: int, j: int, canonical: dict[str, str]) -> bool:
    """Whether some report tells both values for what looks like the same measure: then it is not the same."""
    values = (_bounds(told[i].quantity), _bounds(told[j].quantity))
    by_report: dict[str, set[int]] = {}
    for item in told:
        loose = item.quantity.unit == told[i].quantity.unit and item.quantity.predicate == told[i].quantity.predicate
        if item.quantity.of:
            loose = loose and _same_measure(item, told[i], canonical)
        if loose:
            agreeing = [side for side, value in enumerate(values) if not excludes(_bounds(item.quantity), value)]
            # `At least 14` agrees with 14 and with 17: it tells neither of them.
            if len(agreeing) == 1:
                by_report.setdefault(item.report.id, set()).update(agreeing)
    return any(len(sides) > 1 for sides in by_report.values())


_MOVES = frozenset({"fall", "rise", "drop", "gain", "climb", "slip", "sink", "jump", "surge", "plunge", "tumble",
                    "soar", "lose", "add", "close", "open", "trade", "decline",
                    "slide", "advance"})  # fmt: skip
"""What prices do all day long: two figures are two moments."""

_ROSE = re.compile(
    r"\b(?:ris(?:es?|en|ing)|rose|climb\w*|grow\w*|grew|jump\w*|went up|up) (?:\w+ ){0,2}?to\b", re.IGNORECASE
)


def _update(a: _Told, b: _Told) -> bool:
    return updates((a.report, a.quantity), (b.report, b.quantity))


def updates(one: tuple[Report, Quantity], two: tuple[Report, Quantity]) -> bool:
    """Whether a figure only brings another up to date: by the day of the report, or because it says that it rose."""
    a, b = (_Told(report, quantity, frozenset()) for report, quantity in (one, two))
    if a.quantity.predicate in _MOVES and a.quantity.unit in ("percent", "dollar", "euro", "pound", "yen", "point"):
        return True
    high = a if a.quantity.low >= b.quantity.low else b
    if a.quantity.predicate in GROWING and high.quantity.clause and _ROSE.search(high.quantity.clause.text):
        return True
    if a.quantity.predicate not in GROWING:
        return False
    first, second = moment(a.report.published), moment(b.report.published)
    if first is None or second is None:  # the day alone of one of them is known
        days = read_date(a.report.published), read_date(b.report.published)
        if days[0] is None or days[1] is None or days[0] == days[1]:
            return False
        a_first = days[0] < days[1]
    elif first == second:
        return False
    else:
        a_first = first < second
    early, late = (a, b) if a_first else (b, a)
    return late.quantity.low > early.quantity.low


_DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "die", "dead"})


def _about(q: Quantity) -> str:
    if q.of:
        return f"age of {q.of}"
    if q.unit == "one of them":
        return f"how many of them ({q.predicate} {' '.join(q.patient)})"
    noun = ("" if q.noun in _DAYS else q.noun) or {"person": "people"}.get(q.unit, q.unit)
    modifiers = " ".join(w for w in q.counted if w not in noun)
    what = _WORDS.get(q.predicate, f"({q.predicate})")
    if not q.noun or q.role == "measure":
        return f"number of {noun} {what}" if q.unit == "person" else f"{q.predicate}: how many {noun}s"
    return " ".join(f"number of {modifiers} {noun} {what}".split())


def _side(items: Sequence[_Told]) -> Side:
    evidence: dict[tuple[str, int], Evidence] = {}
    for item in items:
        clause = item.quantity.clause
        if clause is not None:
            evidence.setdefault((item.report.id, clause.start), Evidence.of(item.report.id, clause))
    noun = "" if items[0].quantity.noun in _DAYS else items[0].quantity.noun
    value = " ".join(f"{items[0].quantity.span.text} {noun}".split())
    return Side(value, tuple(evidence.values()))
