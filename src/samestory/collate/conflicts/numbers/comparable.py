"""Whether two numbers measure the same of the same thing, on one occasion."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from samestory.annotate.numbers import excludes
from samestory.annotate.units import SIZES
from samestory.collate.conflicts.occasion import is_past
from samestory.model import Quantity, Report

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


@dataclass(frozen=True, slots=True)
class Told:
    """A number of one report that measures something."""

    report: Report
    quantity: Quantity


def measured(reports: Sequence[Report]) -> list[Told]:
    """Give the numbers of all reports that can be set against others."""
    return [Told(r, q) for r in reports for q in r.quantities if _measures(q) and not elsewhen(r, q)]


def bounds_of(q: Quantity) -> tuple[float, float]:
    """Give the bounds of a number."""
    return q.low, q.high


def _measures(q: Quantity) -> bool:
    if q.clause is None or (q.part and not q.patient):
        return False
    if q.part or q.unit == "one of them":
        return bool(q.patient and q.predicate and q.role == "subj")
    if q.unit == "year of age":
        return bool(q.of or q.thing) and not q.approximate
    return bool(q.predicate and q.role) or bool(q.counted) or bool(q.thing)


_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def elsewhen(report: Report, q: Quantity) -> bool:
    """Whether a figure is told of another time than that of the report: a case from the past."""
    if q.sentence >= len(report.sentences) or not (q.thing or q.predicate in GROWING):
        return False
    if q.thing:
        years = _YEAR.findall(report.sentences[q.sentence].text)
        if any(year != (report.published or "")[:4] for year in years):
            return True
    clause = q.clause
    # `In November 2009 a gunman opened fire, killing 13`: the day of the sentence is that of what it brought about.
    return clause is not None and is_past(
        report,
        (
            m.date
            for m in report.moments
            if clause.contains(m.span) or (m.sentence == q.sentence and not (m.inferred or m.spoken or m.bound))
        ),
    )


METRIC = {
    "meter": ("length", 1.0), "kilometer": ("length", 1000.0), "centimeter": ("length", 0.01),
    "millimeter": ("length", 0.001), "foot": ("length", 0.3048), "inch": ("length", 0.0254),
    "mile": ("length", 1609.344), "kilogram": ("weight", 1.0), "pound": ("weight", 0.45359237),
}  # fmt: skip
"""Units of sizes: what they measure, and how many metres or kilograms they are."""


CONVERTED = 0.04
"""Share by which a size may be off once it was converted and rounded (40 metres, 131 feet)."""


def kind_of(q: Quantity) -> str:
    """Give the kind among which a number is compared: its unit, or the dimension of a size."""
    return METRIC[q.unit][0] if q.thing and q.unit in METRIC else q.unit


def turn(q: Quantity) -> tuple[str, float, float]:
    """Give what identifies a figure: its unit and bounds, sizes in metres and kilograms."""
    if q.thing and q.unit in METRIC:
        kind, factor = METRIC[q.unit]
        return kind, round(q.low * factor, 4), round(q.high * factor, 4)
    return q.unit, q.low, q.high


def differ(p: Quantity, q: Quantity) -> bool:
    """Whether two figures for one thing cannot both be right; sizes are compared across units."""
    if p.unit == q.unit or kind_of(p) != kind_of(q):
        return excludes(bounds_of(p), bounds_of(q))
    (_, low, high), (_, least, most) = turn(p), turn(q)
    return low > most * (1 + CONVERTED) or least > high * (1 + CONVERTED)


DIMENSIONS = frozenset(["altitude", "height", "distance", "depth", "width", "length", "range", "radius", "speed",
                         "diameter", "weight", "apogee"])  # fmt: skip
"""What a size is of: an altitude and a distance are no two values of one thing."""


_OF_SOME = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|some|several|most|many|few|half|each|both|\d+) of "
    r"(?:them|these|those)\b[^,;:]*$",
    re.IGNORECASE,
)
"""The clause before a size is about some of several things (`two of them flew 155 miles`)."""


def of_some(before: str) -> bool:
    """Whether the words before a size say that it is that of some of several things."""
    return bool(_OF_SOME.search(before))


def two_sizes(p: Quantity, q: Quantity) -> bool:
    """Whether two sizes are those of two sides of a thing (its height and its length)."""
    if p.unit not in SIZES:
        return False
    if of_some(_before(p)) != of_some(_before(q)):
        return True
    sides = bool(p.side and q.side and p.side != q.side)
    return sides or set(p.terms) & DIMENSIONS != set(q.terms) & DIMENSIONS


def _before(q: Quantity) -> str:
    return q.clause.text[: max(0, q.span.start - q.clause.start)] if q.clause is not None else ""


def _same_thing(p: Quantity, q: Quantity) -> bool:
    """Whether two ages or sizes are those of one thing: the same noun, in clauses that tell the same of it."""
    sized = p.unit in SIZES
    if p.thing != q.thing or (p.side and q.side and p.side != q.side) or (sized and not (p.side or q.side)):
        return False
    shared = (set(p.terms) & set(q.terms)) - {p.thing, "old", p.unit, q.unit, p.side, ""} - LIGHT
    if p.predicate == q.predicate and p.predicate not in LIGHT and p.role == q.role:
        shared |= {p.predicate}
    return len(shared) >= (3 if sized else 2)


def same_measure(a: Told, b: Told, canonical: Mapping[str, str]) -> bool:
    """Whether two numbers measure the same of the same thing."""
    return (
        _same_measure(a.quantity, b.quantity, canonical)
        and not two_things(a.quantity, b.quantity)
        and is_of_then(a.report, a.quantity) == is_of_then(b.report, b.quantity)
    )


_THEN = re.compile(
    r"(?<!since )\b(?:(?:in|on) [A-Z][a-z]+ last (?:year|month)|last year|(?:years?|decades?) (?:ago|earlier))\b"
)
"""Words with which a sentence tells of what happened once, and does not count from it (``since last year``)."""


def is_of_then(report: Report, q: Quantity) -> bool:
    """Whether the sentence of a figure tells of another year: the dead of last year are others."""
    return q.sentence < len(report.sentences) and _tells_then(report.sentences[q.sentence].text)


@lru_cache(maxsize=1 << 14)
def _tells_then(sentence: str) -> bool:
    return _THEN.search(sentence) is not None


def _same_measure(p: Quantity, q: Quantity, canonical: Mapping[str, str]) -> bool:
    if kind_of(p) != kind_of(q) or p.negated != q.negated:
        return False
    if p.thing and q.thing and not (p.of or q.of):
        return _same_thing(p, q)
    if p.unit != q.unit:
        return False
    if two_sizes(p, q):
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
    # `12 spoke against Holm`, `30 spoke, including Holm`: one of those counted is not what they speak of.
    shared = (ours & others) - _among(p) - _among(q)
    least = min(len(ours), len(others))
    if p.unit not in _GENERAL and len(shared) == 1:
        return least > 0 and 1 / least >= 0.5
    return len(shared) >= 2 and least > 0 and len(shared) / least >= 0.3


_AMONG = re.compile(r"\b(?:including|among them|such as) ([^,;.:]+)")


def _among(q: Quantity) -> frozenset[str]:
    """Give the words for those of whom a clause says that they are some of the counted ones."""
    return frozenset() if q.clause is None else _listed_in(q.clause.text)


@lru_cache(maxsize=1 << 12)
def _listed_in(clause: str) -> frozenset[str]:
    return frozenset(word for held in _AMONG.findall(clause) for word in re.findall(r"[\w’'-]+", held.lower()))


_NEW = re.compile(r"an? ((?:[\w'’-]+ ){1,4}?)(?:that|which|who)\b", re.IGNORECASE)


_LIKE = re.compile(r"(?:an?|another) (?:[\w'’-]+ ){0,3}one\b(?! of\b)", re.IGNORECASE)


def of_the_like(q: Quantity) -> bool:
    """Whether a clause tells of another thing of the kind: `a weaker one caused 20 deaths`."""
    return q.clause is not None and _LIKE.match(q.clause.text) is not None


_DATED = re.compile(
    r"\bthe (?:[\w.,'’-]+ ){0,5}?((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]*|(?:1[5-9]|20)\d\d)\b"
    r"[^;:()“”]{1,60}?\b(?:that|which)\b[^,;:()“”]*$"
)
"""What leads up to the figure of something that a month or year names (``the Nov. 13 attacks that killed``)."""


def brought_in(q: Quantity) -> str:
    """Give the thing of its own that the clause of a figure brings in (``a border war that killed ...``)."""
    return _brought_in(q.clause.text) if q.clause is not None else ""


def two_things(p: Quantity, q: Quantity) -> bool:
    """Whether each figure stands in a clause that brings in a thing of its own (``a border war that killed ...``)."""
    one, two = brought_in(p), brought_in(q)
    return (bool(one and two) and one != two) or dated(p) != dated(q) or of_the_like(p) != of_the_like(q)


@lru_cache(maxsize=1 << 14)
def _brought_in(clause: str) -> str:
    """Give the thing that a clause brings in; empty where it brings in none."""
    head = _NEW.match(clause)
    return head.group(1).lower() if head else ""


def dated(q: Quantity) -> str:
    """Give the month or year by which the thing of a figure is called (``the Nov. 13 attacks that killed ...``)."""
    clause = q.clause or q.span
    return _date_in(clause.text, max(0, q.span.start - clause.start))


@lru_cache(maxsize=1 << 14)
def _date_in(clause: str, end: int) -> str:
    head = _DATED.search(clause[:end])
    return head.group(1) if head else ""
