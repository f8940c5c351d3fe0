"""Numbers that exclude one another: two values for one measure of one thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from samestory.annotate.calendar import interval, read_date
from samestory.annotate.numbers import excludes
from samestory.annotate.quantities import SIZES
from samestory.collate.conflicts.cite import cited
from samestory.collate.reuse.direction import moment
from samestory.model import Conflict, Quantity, Report, Side, StoryActor

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
class Told:
    """A number of one report that measures something."""

    report: Report
    quantity: Quantity


def measured(reports: Sequence[Report]) -> list[Told]:
    """Give the numbers of all reports that can be set against others."""
    return [Told(r, q) for r in reports for q in r.quantities if _measures(q) and not elsewhen(r, q)]


def known_names(actors: Sequence[StoryActor]) -> dict[str, str]:
    """Map every alias, in lower case, to the name of its actor."""
    return {alias.lower(): actor.name for actor in actors for alias in (actor.name, *actor.aliases)}


def number_conflicts(reports: Sequence[Report], actors: Sequence[StoryActor]) -> list[Conflict]:
    """Find numbers that exclude one another.

    Two numbers measure the same thing when unit, predicate and role agree, what is counted is described alike, and
    the clauses share words that set the matter apart. They conflict when their bounds are disjoint and neither is
    the other one rounded. A figure for something that grows, given by a later report, is an update and no conflict.
    """
    told = measured(reports)
    canonical = known_names(actors)
    gone = superseded(told, canonical)
    pairs: list[tuple[int, int]] = []
    kinds: dict[str, list[int]] = {}
    for k, item in enumerate(told):
        kinds.setdefault(_kind(item.quantity), []).append(k)
    for held in kinds.values():
        for i, j in _comparable(told, held):
            a, b = told[i], told[j]
            if (
                a.report.id == b.report.id
                or (_vague(a.quantity) and _vague(b.quantity))
                or not differ(a.quantity, b.quantity)
                or not same_measure(a, b, canonical)
                or far_apart(a.report, b.report)
            ):
                continue
            if not took_place(a.quantity, b.quantity, gone):
                pairs.append((i, j))
    pairs.sort()
    alike: dict[tuple[str, str, str], list[int]] = {}
    for k, item in enumerate(told):
        alike.setdefault(("", item.quantity.unit, item.quantity.predicate), []).append(k)
        if item.quantity.thing:
            alike.setdefault(("thing", item.quantity.thing, ""), []).append(k)
    asked: dict[tuple[object, ...], bool] = {}  # the answer hangs on the figures and what they measure alone
    kept: list[tuple[int, int]] = []
    for i, j in pairs:
        p, q = told[i].quantity, told[j].quantity
        key = (p.unit, p.predicate, p.thing, p.of, _bounds(p), _bounds(q))
        if key not in asked:
            # Of one measure can only be what has its thing, or its unit and predicate.
            of_one = (*alike["", p.unit, p.predicate], *(alike.get(("thing", p.thing, ""), ()) if p.thing else ()))
            asked[key] = _both_told([told[k] for k in of_one], told[i], told[j], canonical)
        if not asked[key]:
            kept.append((i, j))
    figures = [(item.quantity.unit, bool(item.quantity.thing), *_bounds(item.quantity)) for item in told]
    found: list[Conflict] = []
    used: set[int] = set()
    for i, j in kept:
        if i in used or j in used:
            continue
        sides: dict[tuple[float, float], list[int]] = {_bounds(told[k].quantity): [k] for k in (i, j)}
        fits: dict[tuple[object, ...], list[int]] = {}  # copies give the same figures
        for k, item in enumerate(told):
            fitting = fits.get(figures[k])
            if fitting is None:
                fitting = [other for other in (i, j) if not differ(item.quantity, told[other].quantity)]
                fits[figures[k]] = fitting
            if len(fitting) != 1:
                continue  # `Scores` fits 80 and 84: it stands on neither side
            (other,) = fitting
            if same_measure(told[other], item, canonical) or _echoes(told[other], item):
                sides[_bounds(told[other].quantity)].append(k)
        if len(sides) < 2:
            continue
        used.update(k for group in sides.values() for k in group)
        found.append(
            Conflict(
                kind="number",
                about=about(told[i].quantity),
                sides=tuple(side([told[k] for k in dict.fromkeys(group)]) for group in sides.values()),
            )
        )
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


def _echoes(a: Told, b: Told) -> bool:
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
        return bool(q.of or q.thing) and not q.approximate
    return bool(q.predicate and q.role) or bool(q.counted) or bool(q.thing)


_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
PAST = 45
"""Days before the day of a report from which on a date tells of another occasion, and so do reports that lie so far
apart."""


def elsewhen(report: Report, q: Quantity) -> bool:
    """Whether a figure is told of another time than that of the report: a case from the past."""
    if q.sentence >= len(report.sentences) or not (q.thing or q.predicate in GROWING):
        return False
    if q.thing:
        years = _YEAR.findall(report.sentences[q.sentence].text)
        if any(year != (report.published or "")[:4] for year in years):
            return True
    day = read_date(report.published)
    if day is None or q.clause is None:
        return False
    beside = [interval(m.date) for m in report.moments if q.clause.contains(m.span)]
    return any(days is not None and (day - days[1]).days > PAST for days in beside)


def far_apart(a: Report, b: Report) -> bool:
    """Whether two reports were published so long after one another that they count two occasions."""
    days = read_date(a.published), read_date(b.published)
    return days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) > PAST


METRIC = {
    "meter": ("length", 1.0), "kilometer": ("length", 1000.0), "centimeter": ("length", 0.01),
    "millimeter": ("length", 0.001), "foot": ("length", 0.3048), "inch": ("length", 0.0254),
    "mile": ("length", 1609.344), "kilogram": ("weight", 1.0), "pound": ("weight", 0.45359237),
}  # fmt: skip
"""Units of sizes: what they measure, and how many metres or kilograms they are."""
CONVERTED = 0.04
"""Share by which a size may be off once it was converted and rounded (40 metres, 131 feet)."""


def _kind(q: Quantity) -> str:
    return METRIC[q.unit][0] if q.thing and q.unit in METRIC else q.unit


def turn(q: Quantity) -> tuple[str, float, float]:
    """Give what identifies a figure: its unit and bounds, sizes in metres and kilograms."""
    if q.thing and q.unit in METRIC:
        kind, factor = METRIC[q.unit]
        return kind, round(q.low * factor, 4), round(q.high * factor, 4)
    return q.unit, q.low, q.high


def differ(p: Quantity, q: Quantity) -> bool:
    """Whether two figures for one thing cannot both be right; sizes are compared across units."""
    if p.unit == q.unit or _kind(p) != _kind(q):
        return excludes(_bounds(p), _bounds(q))
    (_, low, high), (_, least, most) = turn(p), turn(q)
    return low > most * (1 + CONVERTED) or least > high * (1 + CONVERTED)


DIMENSIONS = frozenset(["altitude", "height", "distance", "depth", "width", "length", "range", "radius", "speed",
                         "diameter", "weight", "apogee"])  # fmt: skip
"""What a size is of: an altitude and a distance are no two values of one thing."""


def two_sizes(p: Quantity, q: Quantity) -> bool:
    """Whether two sizes are those of two sides of a thing (its height and its length)."""
    if p.unit not in SIZES:
        return False
    sides = bool(p.side and q.side and p.side != q.side)
    return sides or set(p.terms) & DIMENSIONS != set(q.terms) & DIMENSIONS


def _same_thing(p: Quantity, q: Quantity) -> bool:
    """Whether two ages or sizes are those of one thing: the same noun, in clauses that tell the same of it."""
    sized = p.unit in SIZES
    if p.thing != q.thing or (p.side and q.side and p.side != q.side) or (sized and not (p.side or q.side)):
        return False
    shared = (set(p.terms) & set(q.terms)) - {p.thing, "old", p.unit, q.unit, p.side, ""} - LIGHT
    if p.predicate == q.predicate and p.predicate not in LIGHT and p.role == q.role:
        shared |= {p.predicate}
    return len(shared) >= (3 if sized else 2)


def same_measure(a: Told, b: Told, canonical: dict[str, str]) -> bool:
    """Whether two numbers measure the same of the same thing."""
    return _same_measure(a.quantity, b.quantity, canonical) and not two_things(a.quantity, b.quantity)


def _same_measure(p: Quantity, q: Quantity, canonical: dict[str, str]) -> bool:
    if _kind(p) != _kind(q) or p.negated != q.negated:
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
    shared = ours & others
    least = min(len(ours), len(others))
    if p.unit not in _GENERAL and len(shared) == 1:
        return least > 0 and 1 / least >= 0.5
    return len(shared) >= 2 and least > 0 and len(shared) / least >= 0.3


_NEW = re.compile(r"an? ((?:[\w'’-]+ ){1,4}?)(?:that|which|who)\b", re.IGNORECASE)
_DATED = re.compile(
    r"\bthe (?:[\w.,'’-]+ ){0,5}?((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]*|(?:1[5-9]|20)\d\d)\b"
    r"[^;:()“”]{1,60}?\b(?:that|which)\b[^,;:()“”]*$"
)
"""What leads up to the figure of something that a month or year names (``the Nov. 13 attacks that killed``)."""


def two_things(p: Quantity, q: Quantity) -> bool:
    """Whether each figure stands in a clause that brings in a thing of its own (``a border war that killed ...``)."""
    one, two = (_brought_in(q.clause.text) if q.clause else "" for q in (p, q))
    return (bool(one and two) and one != two) or _dated(p) != _dated(q)


@lru_cache(maxsize=1 << 14)
def _brought_in(clause: str) -> str:
    """Give the thing that a clause brings in; empty where it brings in none."""
    head = _NEW.match(clause)
    return head.group(1).lower() if head else ""


def _dated(q: Quantity) -> str:
    clause = q.clause or q.span
    return _date_in(clause.text, max(0, q.span.start - clause.start))


@lru_cache(maxsize=1 << 14)
def _date_in(clause: str, end: int) -> str:
    head = _DATED.search(clause[:end])
    return head.group(1) if head else ""


def _both_told(told: Sequence[Told], a: Told, b: Told, canonical: dict[str, str]) -> bool:
    """Whether some report tells both values for what looks like the same measure: then it is not the same."""
    one = a.quantity
    values = (_bounds(one), _bounds(b.quantity))
    by_report: dict[str, set[int]] = {}
    for item in told:
        loose = item.quantity.unit == one.unit and item.quantity.predicate == one.predicate
        if one.thing and item.quantity.thing:
            loose = item.quantity.thing == one.thing and _kind(item.quantity) == _kind(one)
        elif item.quantity.of:
            loose = loose and same_measure(item, a, canonical)
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


def updates(one: tuple[Report, Quantity], two: tuple[Report, Quantity]) -> bool:
    """Whether two figures are two moments: of what prices do, or one brings the other up to date."""
    a = one[1]
    if a.predicate in _MOVES and a.unit in ("percent", "dollar", "euro", "pound", "yen", "point"):
        return True
    return bool(grew(Told(*one), Told(*two)))


_MARK = re.compile(r"^\W*(?:UPDATED?\b(?:\s*\d+)?\s*[-–—:]|UPDATE \d)|\(updated?\b", re.IGNORECASE)


def grew(a: Told, b: Told) -> str:
    """Say how it is known that of two figures of what grows the higher took the place of the lower; "" where it is not.

    By the times of publication; because the words say that it rose; or because only the report with the higher one
    is marked as an update.
    """
    high, low = (a, b) if a.quantity.low >= b.quantity.low else (b, a)
    if high.quantity.predicate not in GROWING or high.quantity.low == low.quantity.low:
        return ""
    if high.quantity.clause and _ROSE.search(high.quantity.clause.text):
        return "said to have risen"
    times = [moment(low.report.published), moment(high.report.published)]
    days = [read_date(low.report.published), read_date(high.report.published)]
    for first, second in (times, days):
        if first is not None and second is not None and first < second:
            return "later report"
        if first is not None and second is not None and first > second:
            return ""
    marked = [bool(_MARK.search(one.report.title or one.report.text[:80])) for one in (low, high)]
    return "marked as an update" if marked == [False, True] else ""


_AT_FIRST = re.compile(
    r"\b(?:initially|previously|originally|at first|earlier|first)\b[^.;:!?]{0,40}?\b(?:said|reported|thought|believed|"
    r"told|put|given|described|estimated|announced)\b|\b(?:said|reported|thought|believed|put|estimated|announced) "
    r"(?:initially|previously|at first|earlier)\b|\b(?:initial|earlier|early|previous|first) (?:reports?|accounts?|"
    r"figures?|estimates?|statements?)\b",
    re.IGNORECASE,
)
"""Words before a figure that say that it no longer holds."""


def corrections(report: Report) -> list[tuple[Quantity, Quantity]]:
    """Find figures that a report itself says were told at first, each with the figure that it gives instead.

    The new one stands in the same sentence or in one of the two beside it, and measures the same kind of thing.
    """
    found: list[tuple[Quantity, Quantity]] = []
    for old in report.quantities:
        if old.sentence >= len(report.sentences):
            continue
        sentence = report.sentences[old.sentence]
        mark = _AT_FIRST.search(sentence.text[: old.span.start - sentence.start])
        if mark is None or re.search(
            r"\b(?:but|now|while)\b", sentence.text[mark.end() : old.span.start - sentence.start]
        ):
            continue
        near = [
            q
            for q in report.quantities
            if (abs(q.sentence - old.sentence) <= 2 or (old.thing and q.thing == old.thing))
            and q.unit == old.unit
            and differ(old, q)
            and not elsewhen(report, q)
            and (q.predicate == old.predicate or q.unit == "year of age")
        ]
        if near:
            found.append((old, min(near, key=lambda q: (abs(q.span.start - old.span.start), q.span.start))))
    return found


def _replaces(q: Quantity) -> tuple[object, ...]:
    """Give by what a figure is known again: of what grows, the lower bound (`at least five` is five)."""
    return (q.unit, q.predicate, q.low) if q.predicate in GROWING else turn(q)


def took_place(p: Quantity, q: Quantity, gone: AbstractSet[tuple[object, ...]]) -> bool:
    """Whether of two figures one took the place of the other, by what :func:`superseded` gives."""
    return _replaces(p) + _replaces(q) in gone


def superseded(told: Sequence[Told], canonical: dict[str, str]) -> set[tuple[object, ...]]:
    """Give the pairs of figures of which one took the place of the other, both ways round.

    What is known of two reports holds for a third whose time is not known: its figure is the early one, too.
    """
    gone: set[tuple[object, ...]] = set()
    by_kind: dict[tuple[str, str], list[Told]] = {}
    for item in told:
        if item.quantity.predicate in GROWING | _MOVES:
            by_kind.setdefault((item.quantity.predicate, _kind(item.quantity)), []).append(item)
    for a, b in (pair for held in by_kind.values() for pair in combinations(held, 2)):
        p, q = a.quantity, b.quantity
        if a.report.id == b.report.id or p.low == q.low or far_apart(a.report, b.report) or took_place(p, q, gone):
            continue
        if not differ(p, q) and p.predicate not in GROWING:
            continue  # of `at least nine` and a later 14, too, the second took the place of the first
        if updates((a.report, p), (b.report, q)) and same_measure(a, b, canonical):
            gone.update({_replaces(p) + _replaces(q), _replaces(q) + _replaces(p)})
    for report in {item.report.id: item.report for item in told}.values():
        for old, new in corrections(report):
            gone.update({_replaces(old) + _replaces(new), _replaces(new) + _replaces(old)})
    return gone


_ASKED = {"length": "long", "weight": "heavy"}
_DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "die", "dead"})


def about(q: Quantity) -> str:
    """Say in plain words what a number measures."""
    if q.of and q.unit.endswith("of age"):
        return f"age of {q.of}"
    if q.thing:
        if q.unit.endswith("of age"):
            return f"age of the {q.thing}"
        return f"how {q.side or _ASKED.get(_kind(q), 'large')} the {q.thing} is"
    if q.unit == "one of them":
        return f"how many of them ({q.predicate} {' '.join(q.patient)})"
    noun = ("" if q.noun in _DAYS else q.noun) or {"person": "people"}.get(q.unit, q.unit)
    modifiers = " ".join(w for w in q.counted if w not in noun)
    what = _WORDS.get(q.predicate, f"({q.predicate})")
    if not q.noun or q.role == "measure":
        return f"number of {noun} {what}" if q.unit == "person" else f"{q.predicate}: how many {noun.rstrip('s')}s"
    return " ".join(f"number of {modifiers} {noun} {what}".split())


def side(items: Sequence[Told]) -> Side:
    """Put the numbers of one value on a side, with the clauses that give them."""
    noun = "" if items[0].quantity.noun in _DAYS else items[0].quantity.noun
    value = " ".join(f"{items[0].quantity.span.text} {noun}".split())
    return Side(value, cited((i.report, i.quantity.clause) for i in items if i.quantity.clause is not None))
