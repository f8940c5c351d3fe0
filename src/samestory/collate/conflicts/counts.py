"""Figures that exclude one another, whatever the words around them: what is left when equal figures were paired.

Two reports tell much the same, each in its own words. A figure that finds its equal for the same measure in the other
report is explained. Where a figure of each finds none, and both measure what looks like the same, they exclude one
another: the less is left over, the less need the words agree.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from samestory.annotate.numbers import excludes
from samestory.collate.conflicts.cite import cited, clipped
from samestory.collate.conflicts.comparable import CONVERTED, DIMENSIONS, GROWING, far_apart, two_things
from samestory.collate.conflicts.context import Vocabulary
from samestory.collate.conflicts.dates import is_serial
from samestory.collate.conflicts.measures import Measure, elsewhen, measures_of, sized
from samestory.collate.conflicts.rivals import Contest, Rules, Telling, tellings
from samestory.collate.conflicts.superseded import took_place, updates
from samestory.collate.dates import date_moments
from samestory.collate.reuse.direction import moment
from samestory.model import Conflict, Quantity, Report, Side

ENOUGH: Final = 4.0
"""Score from which two figures measure the same thing."""
PAIRED: Final = 1.3
"""Score from which two equal figures are one: equality itself tells."""
_BASE: Final = {"people": 0.3, "count": 0.5, "age": 0.0, "length": 0.7, "weight": 1.0, "speed": 1.0, "area": 1.0,
                "time": 0.2, "percent": 0.0, "degree": 0.5, "heat": 0.8}  # fmt: skip
_TOPIC: Final = 1.8
_CLAUSE: Final = 2.4
_SENTENCE: Final = 1.2
_ALONE: Final = 0.9
_LEVELS: Final = frozenset(["missing", "away", "ill", "crowd", ""])
_GROWING: Final = frozenset(["dead", "hurt", "missing", "saved", "held", "ill", "away", "freed"])


def count_conflicts(
    reports: Sequence[Report],
    names: Mapping[str, str],
    words: Vocabulary,
    known: Sequence[Conflict],
    gone: AbstractSet[tuple[object, ...]] = frozenset(),
) -> list[Conflict]:
    """Find figures of different reports for one measure that exclude one another.

    Parameters
    ----------
    reports
        Annotated reports of one story.
    names
        Every alias of an actor, in lower case, and the name of the actor.
    words
        The words of the story, weighed.
    known
        Number conflicts that were found before; what they set against one another is not told again.
    gone
        Figures of which one took the place of the other.
    """
    held = tellings(
        (report, _words(m), m)
        for report in reports
        for m in measures_of(report)
        if not elsewhen(m) and not _loose(m.quantity) and (m.high > 1 or m.dimension not in {"people", "count"})
    )
    rules: Rules[Measure] = Rules(
        kind=lambda m: m.dimension,
        words=lambda m: m.terms,
        value=lambda m: (m.dimension, m.low, m.high, m.quantity.approximate, m.quantity.unit, m.topic),
        differ=_differ,
        paired=lambda a, b: _paired(a, b, words),
        score=lambda a, b: _score(a, b, names, words),
        alone=_ALONE,
        enough=ENOUGH,
        joins=PAIRED,
        crowd=lambda m: (m.dimension, m.topic, m.quantity.thing),
    )
    dated = date_moments(reports)
    serial: dict[str, bool] = {}
    tellers: dict[tuple[object, ...], set[str]] = {}
    for telling in held:
        tellers.setdefault(_figure(telling.first), set()).update(telling.reports)

    def possible(a: Telling[Measure], b: Telling[Measure]) -> bool:
        if not _one_time(a, b, gone) or tellers[_figure(a.first)] & tellers[_figure(b.first)]:
            return False  # a report that tells both figures tells of two things
        return not any(is_serial(one.first.quantity.predicate, dated, serial) for one in (a, b))

    left = Contest(held, rules, words).left_over(possible, lambda m: (m.report.id, m.quantity.span), known)
    return [Conflict("number", _title(sides[0][0]), tuple(map(_side, sides))) for sides in left]


def _words(m: Measure) -> tuple[object, ...]:
    return (m.dimension, m.low, m.high, m.topic, m.noun, m.terms, m.scope, m.quantity.of, m.quantity.thing)


def _figure(m: Measure) -> tuple[object, ...]:
    return (m.dimension, m.low, m.high)


def _loose(q: Quantity) -> bool:
    """Whether a figure is a loose word (`dozens`)."""
    return (
        q.approximate
        and 0 < q.low < q.high < math.inf
        and not any(c.isdigit() for c in q.span.text)
        and q.high > q.low * 1.5
    )


def _paired(a: Measure, b: Measure, words: Vocabulary) -> bool:
    """Whether two equal figures may be one: equality itself tells."""
    if a.topic and b.topic and a.topic != b.topic:
        return False
    one, two = _told(a), _told(b)
    if abs(one - two) > LOOSE * max(one, two):
        return False  # `more than 80` can be 120, but does not say so
    return a.dimension != "count" or words.near(a.noun, b.noun) >= 0.5 or a.low >= 1000


def _differ(a: Measure, b: Measure) -> bool:
    if a.dimension == "age":
        return abs(a.low - b.low) >= 1
    if a.dimension == "heat":
        return abs(a.low - b.low) > 1.5
    if a.quantity.unit != b.quantity.unit and sized(a):
        return a.low > b.high * (1 + CONVERTED) or b.low > a.high * (1 + CONVERTED)
    one, two = (a.low, a.high), (b.low, b.high)
    if excludes(one, two):
        return a.dimension == "age" or not _near(a, b)
    if _about(a) and _about(b) and not (a.low <= _told(b) <= a.high or b.low <= _told(a) <= b.high):
        return not _near(a, b)
    return False


LOOSE: Final = 0.12
"""Share by which two figures may be apart of which one is hedged."""


def _near(a: Measure, b: Measure) -> bool:
    """Whether two figures, of which one is hedged, are much the same: `about 30` and 33."""
    if not (a.quantity.approximate or b.quantity.approximate):
        return False
    one, two = _told(a), _told(b)
    return abs(one - two) <= LOOSE * max(one, two)


def _about(m: Measure) -> bool:
    """Whether a figure is hedged on both sides (`about 850`)."""
    return m.quantity.approximate and 0 < m.low < m.high < math.inf


def _told(m: Measure) -> float:
    """Give the figure itself, without its hedge."""
    if math.isinf(m.high) or not m.quantity.approximate:
        return m.low
    return m.high if m.low == 0 or m.high / m.low < 1.15 else (m.low + m.high) / 2


def _score(a: Measure, b: Measure, names: Mapping[str, str], words: Vocabulary) -> float | None:
    p, q = a.quantity, b.quantity
    if (a.scope | b.scope) & {"allowed", "part"} or p.per != q.per or two_things(p, q):
        return None
    if p.side and q.side and p.side != q.side:
        return None
    one, two = set(p.terms) & DIMENSIONS, set(q.terms) & DIMENSIONS
    if one and two and not one & two:
        return None
    years = {w for w in a.scope ^ b.scope if w.isdigit()}
    if years and a.scope & b.scope != a.scope & {w for w in a.scope if w.isdigit()}:
        return None
    score = _BASE.get(a.dimension, 0.6)
    if a.dimension == "age":
        own = _whose(a, b, names, words)
        if own is None:
            return None
        score += own - (1.0 if abs(a.low - b.low) > _YEARS else 0.0)
    if a.dimension in _SIZED and p.thing and q.thing:
        score += 1.2 if words.near(p.thing, q.thing) else -0.8
    if a.topic and b.topic:
        if a.topic != b.topic:
            return None
        score += _TOPIC
    elif a.dimension == "count":
        near = words.near(a.noun, b.noun)
        if near < 0.6:
            return None
        score += 0.5 * near
    near = words.near(a.noun, b.noun)
    if a.dimension == "people":
        score += 0.4 * near
    if ("other" in a.scope) != ("other" in b.scope):
        score -= 0.8
    if ("ahead" in a.scope) != ("ahead" in b.scope):
        score -= 0.6
    if a.dimension in _SHIFTING and not a.topic and _day(a) != _day(b):
        score -= 0.5
    if a.dimension in _SHIFTING and a.days and b.days and not a.days & b.days:
        score -= 0.6
    if a.dimension == "people" and not a.topic and not near and not {a.noun, b.noun} & _ANYBODY:
        score -= 0.9
    if min(a.low, b.low) <= 4 and a.dimension in {"people", "count", "time"}:
        score -= 0.4
    score += _slip(a, b)
    if a.topic in {"dead", "hurt"} and (a.noun in _ANYBODY) != (b.noun in _ANYBODY):
        some, everybody = (b, a) if a.noun in _ANYBODY else (a, b)
        score -= 0.8 * (_told(some) < _told(everybody))  # ten tourists among twelve people
    mine, theirs = a.names - words.usual, b.names - words.usual
    if (mine or theirs) and not mine & theirs:
        score -= 1.5 if mine and theirs else 0.7
    if p.counted and q.counted and not any(words.near(w, v) for w in p.counted for v in q.counted):
        score -= 0.6
    given = frozenset({p.thing, q.thing, "old"}) if a.dimension == "age" else frozenset()
    score += _CLAUSE * words.likeness(a.terms - given, b.terms - given)
    score += _SENTENCE * words.likeness(a.wide - given, b.wide - given)
    return score


_SHIFTING: Final = frozenset(["people", "count", "percent", "area", "heat", "speed"])
"""Dimensions of what is another figure the day after."""


def _day(m: Measure) -> str:
    return (m.report.published or "")[:10]


_SIZED: Final = frozenset(["length", "weight", "speed", "area"])
_ANYBODY: Final = frozenset(["person", "them", "body", "life", "kill", "injure", "dead"])


_NOUGHT: Final = 2.0
"""What it adds that two figures differ by noughts alone (`21,000`, `210,000`)."""
_SWAPPED: Final = 1.5
"""What it adds that they have the same digits in another order."""
_LIKE: Final = 0.3
"""Likeness of clauses below which two nameless people of one kind are two."""
_YEARS: Final = 5
"""Years by which one person's ages are seldom apart: more of them tell of two people."""
_NEXT: Final = 0.22


def _slip(a: Measure, b: Measure) -> float:
    """Weigh how two figures differ: a slip of a digit or of a nought is likely, a factor of ten and more is not."""
    if not a.low or not b.low:
        return 0.0
    one, two = (f"{m.low:.10g}".replace(".", "").strip("0") for m in (a, b))
    if one == two and len(one) > 1:
        return _NOUGHT
    if len(one) > 2 and sorted(one) == sorted(two) and min(a.low, b.low) >= 100:
        return _SWAPPED
    ratio = abs(math.log(_told(a) / _told(b))) if _told(a) and _told(b) else 9.0
    if min(a.low, b.low) >= 1000 and ratio <= _NEXT:
        return 1.1  # two large figures do not lie so near by chance
    return -0.6 * max(0.0, ratio - 0.9)


def _whose(a: Measure, b: Measure, names: Mapping[str, str], words: Vocabulary) -> float | None:
    """Say how surely two ages are one person's; None where they are two people's."""
    p, q = a.quantity, b.quantity
    if p.of and q.of:
        return 3.0 if names.get(p.of.lower(), p.of) == names.get(q.of.lower(), q.of) else None
    if p.thing and q.thing:
        near = words.near(p.thing, q.thing)
        acts = words.likeness(a.terms - {p.thing, "old"} - words.usual, b.terms - {q.thing, "old"} - words.usual)
        return 1.2 * near - (0.8 if acts < _LIKE else 0.0) if near else None
    return 0.4


def _one_time(a: Telling[Measure], b: Telling[Measure], gone: AbstractSet[tuple[object, ...]]) -> bool:
    """Whether two figures can be of one time: neither brought the other up to date."""
    m, n = a.first, b.first
    if updates((m.report, m.quantity), (n.report, n.quantity)):
        return False
    if took_place(m.quantity, n.quantity, gone) or all(
        far_apart(x.report, y.report) for x in a.members for y in b.members
    ):
        return False
    grows = m.topic in _GROWING or m.quantity.predicate in GROWING
    levels = m.topic in _LEVELS and m.dimension in _SHIFTING
    if not grows and not levels:
        return True
    high, low = (a, b) if m.low >= n.low else (b, a)
    for x in high.members:
        for y in low.members:
            times = moment(x.report.published), moment(y.report.published)
            if times[0] is None or times[1] is None:
                return True
            if times[0] == times[1] or (grows and times[0] < times[1]):
                return True
    return False


def _title(m: Measure) -> str:
    q = m.quantity
    text, begin = (q.clause.text, q.clause.start) if q.clause else (q.span.text, q.span.start)
    start, end = q.span.start - begin, q.span.end - begin
    return "how many: " + clipped(f"{text[: max(start, 0)]}… {text[max(end, 0) :]}")


def _side(members: Sequence[Measure]) -> Side:
    q = members[0].quantity
    clauses = ((m.report, m.quantity.clause) for m in members if m.quantity.clause is not None)
    return Side(" ".join(f"{q.span.text} {q.noun}".split()), cited(clauses))
