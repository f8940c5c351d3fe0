"""Dates and hours that exclude one another, whatever their words: what is left when equal ones were paired."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

import numpy as np

from samestory.annotate.calendar import interval, read_date
from samestory.annotate.lemmas import fold
from samestory.collate.conflicts.cite import cited
from samestory.collate.conflicts.context import Vocabulary
from samestory.collate.conflicts.dates.clocks import clocks_agree
from samestory.collate.conflicts.dates.events import Serial
from samestory.collate.conflicts.dates.told import EMPTY, Told
from samestory.collate.conflicts.dates.when import when
from samestory.collate.conflicts.doers import Doers, are_two
from samestory.collate.conflicts.occasion import PAST, far_apart
from samestory.collate.conflicts.rivals import Alike, Contest, Rules, Telling, tellings
from samestory.collate.dates import Dated, apart, date_moments
from samestory.model import Conflict, Report, Side
from samestory.resources.words import opposites, word_set

ENOUGH: Final = 2.3
"""Score from which two dates may be those of one event."""
SURE: Final = 3.0
"""Score from which they are."""
PAIRED: Final = 1.0
_OF_ONE: Final = 0.15
"""Likeness of their clauses from which two equal dates may be those of one event."""
_BASE: Final = -0.2
_CLAUSE: Final = 2.4
_ACT: Final = 0.8
_WHO: Final = 0.7
_ALONE: Final = 1.2
_CLOSE: Final = 0.4
"""What it adds that two days lie at most `_NEAR` apart."""
_EXACT: Final = 1e-6
_NEAR: Final = 3
_LIKE: Final = 0.3
"""Likeness of the sentences below which like clauses speak of two things."""
_SLIP: Final = 2.1
_ONE: Final = 0.5
"""Nearness from which two words may mean one participant."""
_SURE: Final = 0.9
"""Likeness of the sentences from which two clauses that bring in a thing (`a treaty adopted in May`) speak of one."""
_ONE_MORE: Final = 1.0
"""What it takes away that only one of two clauses does."""
_CHANGES: Final = frozenset(
    ["rise", "climb", "fall", "grow", "increase", "drop", "recover", "continue", "remain", "stand"]
)
"""What goes on for days."""
_EARLY: Final = re.compile(r"\b(?:early|dawn|morning|small hours|midnight|after midnight|before dawn)\b", re.IGNORECASE)
_LATE: Final = re.compile(r"\b(?:late|night|evening|midnight|overnight)\b", re.IGNORECASE)
_AROUND: Final = re.compile(r"\b(?:late|night|evening|midnight|overnight|early|dawn|local time)\b", re.IGNORECASE)
_PARTS: Final = re.compile(r"\b(?:morning|afternoon|evening|night|dawn|noon|midday|hours)\b", re.IGNORECASE)


def day_conflicts(
    reports: Sequence[Report],
    names: Mapping[str, str],
    words: Vocabulary,
    known: Sequence[Conflict],
    doers: Doers,
) -> list[Conflict]:
    """Find dates and hours of different reports for one event that exclude one another.

    Parameters
    ----------
    reports
        Annotated reports of one story.
    names
        Every alias of an actor, in lower case, and the name of the actor.
    words
        The words of the story, weighed.
    known
        Date conflicts that were found before; what they set against one another is not told again.
    doers
        Who does what a clause tells.
    """
    moments = date_moments(reports)
    dated = [d for d in moments if _tells(d)]
    beside = _beside(reports, moments)
    who = _Who(names)
    held = tellings((d.report, _words(d), Told(d)) for d in dated)
    serial = Serial(dated)
    rules: Rules[Told] = Rules(
        kind=lambda d: d.minutes is not None and not d.day,
        possible=lambda _held, one, _two: np.ones(len(one), dtype=np.bool_),
        frame=lambda d: (d.at.moment.bound, d.zone),
        words=lambda d: d.terms,
        wide=lambda d: d.wide,
        value=_value,
        differ=_differ,
        reach=None,
        equal=_agree,
        paired=lambda _a, _b: True,
        alike=_OF_ONE,
        loose=lambda _: False,
        score=lambda a, b, alike, least: _score(a, b, who, words, alike, beside, least),
        alone=_ALONE,
        enough=ENOUGH,
        joins=PAIRED,
        crowd=lambda d: (len(d.day), d.when),
    )

    def possible(a: Telling[Told], b: Telling[Told]) -> bool:
        if not _one_time(a, b) or _by_two(a.first, b.first, doers):
            return False
        return not any(one.first.at.moment.predicate in serial for one in (a, b))

    left = Contest(held, rules, words).left_over(
        possible, lambda telling: [(d.at.report.id, d.at.moment.span) for d in telling.members], known
    )
    return [
        Conflict(
            "date",
            when([d.at for side in sides for d in side]),
            tuple(map(_side, sides)),
            _weight(score, sides[0][0], sides[1][0]),
        )
        for score, sides in left
    ]


def _by_two(a: Told, b: Told, doers: Doers) -> bool:
    """Whether two did the like: the bid of one firm, the bid of another. Who undergoes it is asked elsewhere."""
    if not (a.at.moment.agent and b.at.moment.agent) or a.by_noun or b.by_noun:
        return False
    return are_two(*(doers.of(d.at.report, d.at.moment.sentence, d.at.moment.span, told=False) for d in (a, b)))


def _weight(score: float, a: Told, b: Told) -> str:
    """Say how sure it is that two dates are of one event: of two days side by side, the clocks may differ."""
    beside = apart(a.at, b.at) == 1 and (a.at.moment.inferred or b.at.moment.inferred)
    return "grave" if score >= SURE and (not beside or _surely_apart(a, b)) else "unsure"


def _tells(d: Dated) -> bool:
    m = d.moment
    if m.spoken or m.negated or not (d.date or m.rule) or m.predicate in EMPTY - {"be", "have", "do"} | _CHANGES:
        return False
    return m.eventful or bool(m.agent or m.patient)


def _words(d: Dated) -> tuple[object, ...]:
    return (d.date, d.moment.rule, d.moment.terms, d.moment.predicate, d.moment.agent, d.moment.patient, d.moment.bound)


def _differ(a: Told, b: Told) -> bool:
    one, two = a.minutes, b.minutes
    if one is not None and two is not None and not (a.day and b.day and apart(a.at, b.at)):
        return not clocks_agree(a.at, b.at)
    days = apart(a.at, b.at)
    if days is None or (a.at.moment.rule and a.at.moment.rule == b.at.moment.rule):
        return False  # `last week` in reports of two weeks: what differs is when they were written
    worked_out = a.at.moment.inferred or b.at.moment.inferred
    return days > (1 if worked_out and not _surely_apart(a, b) and not _named(a, b) else 0)


def _named(a: Told, b: Told) -> bool:
    """Whether both name the day of the week on which the very same is done, at no hour that touches the other day."""
    if not all(d.at.moment.rule.startswith("weekday") for d in (a, b)):
        return False
    m, n = a.at.moment, b.at.moment
    if m.predicate in EMPTY or m.predicate != n.predicate or not set(m.patient) & set(n.patient):
        return False
    return not any(_AROUND.search(d.at.moment.clause.text) for d in (a, b))


def _agree(a: Told, b: Told) -> bool:
    """Whether two dates are known to be one: `this week` and `Friday` of reports without a day may be."""
    known = bool(a.day and b.day) or a.at.moment.rule == b.at.moment.rule or (a.minutes and b.minutes)
    return bool(known) and apart(a.at, b.at) is None


def _value(d: Told) -> tuple[object, ...]:
    m = d.at.moment
    parts = (bool(pattern.search(d.beside)) for pattern in (_PARTS, _LATE, _EARLY))
    soon = d.at.report.text[max(0, m.span.start - 24) : m.span.start].lower()
    return (
        d.at.date,
        d.at.earliest,
        m.rule,
        m.inferred,
        m.approximate,
        m.span.text.lower(),
        soon if "T" in d.at.date else "",
        *parts,
    )


def _surely_apart(a: Told, b: Told) -> bool:
    """Whether two days side by side are no matter of the clock: both are named, with parts that do not touch."""
    first, second = sorted((a, b), key=lambda d: d.at.date)
    if not all(d.at.moment.rule.startswith(("weekday", "day")) or not d.at.moment.inferred for d in (a, b)):
        return False
    if not (_PARTS.search(first.beside) or _PARTS.search(second.beside)):
        return False
    return not (_LATE.search(first.beside) and _EARLY.search(second.beside))


Beside = dict[tuple[str, int], set[tuple[object, ...]]]
"""The figures and dates of each sentence of each report."""


def _beside(reports: Sequence[Report], moments: Sequence[Dated]) -> Beside:
    held: Beside = {}
    for report in reports:
        for q in report.quantities:
            if q.unit and q.low == q.high and q.low > _TELLING:
                held.setdefault((report.id, q.sentence), set()).add((q.unit, q.low))
    for d in moments:
        day = d.date.partition("T")[0]
        if len(day) >= _MONTH and not d.moment.inferred:
            held.setdefault((d.report.id, d.moment.sentence), set()).add(("", day))
    return held


def _anchored(a: Told, b: Told, beside: Beside) -> bool:
    """Whether both sentences tell one figure or one other date (`held for 19 hours`, `from May 2003 until ...`)."""
    one, two = beside.get(a.place), beside.get(b.place)
    return bool(one and two and (one & two) - {("", a.day), ("", b.day)})


_TELLING: Final = 12
"""Figures up to which two are often the same by chance."""
_DAY: Final = 10
_MONTH: Final = 7
"""Characters of a date that tells the month."""
_ANCHOR: Final = 0.8
"""What it adds that both sentences tell one figure or one other date."""

_HEAD: Final = 2
"""Sentences behind the title in which a report tells what happened."""
_MAIN: Final = 1.0
"""What it adds that both dates stand there, and of one participant: it is the event that the reports are about."""

_RANGE: Final = 2.5
"""What it adds that both are the end of one span of time (`sold from May 2003 until ...`)."""


def _score(
    a: Told,
    b: Told,
    who: _Who,
    words: Vocabulary,
    told: Alike,
    beside: Beside,
    least: float = -math.inf,
) -> float | None:
    m, n = a.at.moment, b.at.moment
    if _opposite(m.predicate, n.predicate):
        return None
    if {a.when, b.when} == {"ahead", "past"}:
        return None  # what is planned, and what was once done
    act = max((words.near(w, v) for w in a.happening for v in b.happening), default=0.0)
    by_noun = a.by_noun or b.by_noun
    if (a.by_noun and b.refers) or (b.by_noun and a.refers) or (a.refers and b.refers):
        act, by_noun = 1.0, True
    if by_noun and (len(a.day) != len(b.day) or a.when != b.when):
        return None  # the collapse of 1961, what collapsed on Tuesday
    hours = a.minutes is not None and b.minutes is not None and apart(a.at, b.at) is None
    if (by_noun or hours) and act < _ONE:
        # The missile passed over at six past, and landed at sixteen past.
        return None  # the proposal of one day, the meeting of another
    anchored = _anchored(a, b, beside)
    score = _BASE + _ANCHOR * anchored + _CLAUSE * told.told
    score += _ACT * act
    ours, theirs = ([], []) if by_noun else (who.are((*d.agent, *d.patient)) for d in (m, n))
    if by_noun:
        score += _WHO - 0.2  # whoever takes part in it
    if ours and theirs:
        near = max(words.near(w, v) for w in ours for v in theirs)
        done = [words.near(w, v) for w in who.are(m.patient) for v in who.are(n.patient)]
        other = near < _ONE or (done and max(done) < _ONE)
        if other and _alike_acts(a, b, words) and not (anchored and m.bound):
            return None  # the like is done to another: a ban of whaling, a ban of the trade in ivory
        score += _WHO * near - (0.2 if near >= _ONE else 0.7)
        score += _MAIN * (near >= _SURE and _at_head(a) and _at_head(b))
    if _slip(a, b):
        score += _SLIP
    if anchored and m.bound and _alike_acts(a, b, words):
        score += _RANGE
    if score + _CLOSE + _EXACT < least:
        return None  # whatever their sentences tell
    if told.wide < _SURE and not anchored and (a.brings_in or b.brings_in):
        return None
    if a.one_more != b.one_more:
        score -= _ONE_MORE
    if told.wide < _LIKE and not (a.refers or b.refers):
        score -= 0.8  # a treaty against whaling, a treaty against the trade in ivory
    days = apart(a.at, b.at)
    if days is not None and days <= _NEAR:
        score += _CLOSE
    if len(a.day) != len(b.day) or a.when != b.when:
        score -= 0.6
    return score


def _opposite(one: str, other: str) -> bool:
    """Whether two acts exclude one another: when something begins, and when something ends, are no two dates of one."""
    return any((line, not side) in _acts().get(other, frozenset()) for line, side in _acts().get(one, frozenset()))


@cache
def _acts() -> dict[str, frozenset[tuple[int, bool]]]:
    table: dict[str, set[tuple[int, bool]]] = {}
    for number, sides in enumerate(opposites("opposed_acts.txt")):
        for side, verbs in enumerate(sides):
            for verb in verbs:
                table.setdefault(fold(verb), set()).add((number, bool(side)))
    return {verb: frozenset(held) for verb, held in table.items()}


def _at_head(d: Told) -> bool:
    """Whether a day stands in the first sentences of its report, where it tells what happened, in whatever words."""
    m = d.at.moment
    by_day = m.rule.startswith(("weekday", "day", "offset")) or len(d.day) == _DAY
    return by_day and m.eventful and m.sentence <= _HEAD


def _alike_acts(a: Told, b: Told, words: Vocabulary) -> bool:
    return a.at.moment.predicate not in EMPTY and words.near(a.at.moment.predicate, b.at.moment.predicate) >= 1.0


class _Who:
    """Who is meant by words for those who take part in something: asked of each date beside hundreds of others."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        self._known: dict[tuple[str, ...], list[str]] = {}

    def are(self, held: tuple[str, ...]) -> list[str]:
        """Give the names, and the words for who has none, without pronouns."""
        if held not in self._known:
            self._known[held] = sorted({self._names.get(w, w) for w in held} - word_set("pronouns.txt") - {""})
        return self._known[held]


def _slip(a: Told, b: Told) -> bool:
    """Whether two full dates differ in the year, the month or a digit of the day alone."""
    one, two = a.day, b.day
    if len(one) != 10 or len(two) != 10 or a.at.moment.rule.startswith(("weekday", "offset")):
        return False
    if b.at.moment.rule.startswith(("weekday", "offset")):
        return False
    other = [x != y for x, y in zip(one.split("-"), two.split("-"), strict=True)]
    # A year that no report tells was worked out, and may be wrong.
    return sum(other) == 1 and not (other[0] and (a.at.moment.rule or b.at.moment.rule))


def _one_time(a: Telling[Told], b: Telling[Told]) -> bool:
    """Whether two dates can be those of one occasion: no report lies far from the other and near its own date."""
    x, y = a.first.at, b.first.at
    if all(far_apart(m.at.report, n.at.report) for m in a.members for n in b.members):
        near = []
        for d in (x, y):
            day, told = read_date(d.report.published), interval(d.date)
            near.append(day is not None and told is not None and abs((day - told[1]).days) <= PAST)
        if any(near) or (x.moment.inferred and y.moment.inferred):
            return False
    days = apart(x, y)
    by_name = any(d.moment.rule.startswith("weekday") for d in (x, y))
    return not (by_name and x.moment.inferred and y.moment.inferred and days is not None and days > 6)


def _side(members: Sequence[Told]) -> Side:
    return Side(
        " ".join(members[0].at.moment.span.text.split()), cited((d.at.report, d.at.moment.clause) for d in members)
    )
