"""Dates and hours that exclude one another, whatever their words: what is left when equal ones were paired."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from samestory.annotate.calendar import interval, read_date
from samestory.collate.conflicts.cite import cited, clipped
from samestory.collate.conflicts.context import Vocabulary
from samestory.collate.conflicts.dates.clocks import clocks_agree, minutes_of, zone_of
from samestory.collate.conflicts.dates.events import is_serial
from samestory.collate.conflicts.occasion import PAST, far_apart
from samestory.collate.conflicts.rivals import Contest, Rules, Telling, tellings
from samestory.collate.dates import Dated, apart, date_moments
from samestory.model import Conflict, Report, Side
from samestory.resources.words import word_set

ENOUGH: Final = 2.3
"""Score from which two dates may be those of one event."""
SURE: Final = 3.0
"""Score from which they are."""
PAIRED: Final = 1.0
_BASE: Final = -0.2
_CLAUSE: Final = 2.4
_ACT: Final = 0.8
_WHO: Final = 0.7
_ALONE: Final = 1.2
_CLOSE: Final = 0.4
"""What it adds that two days lie at most `_NEAR` apart."""
_NEAR: Final = 3
_LIKE: Final = 0.3
"""Likeness of the sentences below which like clauses speak of two things."""
_SLIP: Final = 2.1
_ONE: Final = 0.5
"""Nearness from which two words may mean one participant."""
_SURE: Final = 0.9
"""Likeness of the sentences from which two clauses that bring in a thing (`a treaty adopted in May`) speak of one."""
_FURTHER: Final = re.compile(
    r"\b(?:another|further|additional|fresh|(?:even|still|yet) (?:more|\w+er)|"
    r"(?:a|the) (?:second|third|fourth|latest|newest))\b",
    re.IGNORECASE,
)
"""Words with which a clause tells of one more of the kind."""
_ONE_MORE: Final = 1.0
"""What it takes away that only one of two clauses does."""
_NEW: Final = re.compile(r"an?\b", re.IGNORECASE)
_EMPTY: Final = frozenset(["", "be", "have", "do", "say", "tell", "announce", "report", "publish", "post", "update"])
_CHANGES: Final = frozenset(
    ["rise", "climb", "fall", "grow", "increase", "drop", "recover", "continue", "remain", "stand"]
)
"""What goes on for days."""
_EARLY: Final = re.compile(r"\b(?:early|dawn|morning|small hours|midnight|after midnight|before dawn)\b", re.IGNORECASE)
_LATE: Final = re.compile(r"\b(?:late|night|evening|midnight|overnight)\b", re.IGNORECASE)
_AROUND: Final = re.compile(r"\b(?:late|night|evening|midnight|overnight|early|dawn|local time)\b", re.IGNORECASE)
_PARTS: Final = re.compile(r"\b(?:morning|afternoon|evening|night|dawn|noon|midday|hours)\b", re.IGNORECASE)


def day_conflicts(
    reports: Sequence[Report], names: Mapping[str, str], words: Vocabulary, known: Sequence[Conflict]
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
    """
    moments = date_moments(reports)
    dated = [d for d in moments if _tells(d)]
    beside = _beside(reports, moments)
    held = tellings((d.report, _words(d), d) for d in dated)
    serial: dict[str, bool] = {}
    rules: Rules[Dated] = Rules(
        kind=lambda d: minutes_of(d) is not None and not _day(d),
        words=lambda d: _terms(d),
        value=_value,
        differ=_differ,
        paired=lambda a, b: _agree(a, b) and words.likeness(_terms(a), _terms(b)) >= 0.15,
        loose=lambda _: False,
        score=lambda a, b: _score(a, b, names, words, anchored=_anchored(a, b, beside)),
        alone=_ALONE,
        enough=ENOUGH,
        joins=PAIRED,
        crowd=lambda d: (len(_day(d)), _when(d)),
    )

    def possible(a: Telling[Dated], b: Telling[Dated]) -> bool:
        if not _one_time(a, b):
            return False
        return not any(is_serial(one.first.moment.predicate, dated, serial) for one in (a, b))

    left = Contest(held, rules, words).left_over(
        possible, lambda telling: [(d.report.id, d.moment.span) for d in telling.members], known
    )
    return [
        Conflict("date", _about(sides[0][0]), tuple(map(_side, sides)), _weight(score, sides[0][0], sides[1][0]))
        for score, sides in left
    ]


def _weight(score: float, a: Dated, b: Dated) -> str:
    """Say how sure it is that two dates are of one event: of two days side by side, the clocks may differ."""
    beside = apart(a, b) == 1 and (a.moment.inferred or b.moment.inferred)
    return "grave" if score >= SURE and (not beside or _surely_apart(a, b)) else "unsure"


def _day(d: Dated) -> str:
    return d.date.partition("T")[0]


def _when(d: Dated) -> str:
    """Say on which side of its report a date lies: what is to come, what has just been, what is long past."""
    day, told = read_date(d.report.published), interval(_day(d))
    if day is None or told is None:
        return ""
    if told[0] > day:
        return "ahead"
    return "past" if (day - told[1]).days > PAST else "now"


def _tells(d: Dated) -> bool:
    m = d.moment
    if m.spoken or m.negated or not (d.date or m.rule) or m.predicate in _EMPTY - {"be", "have", "do"} | _CHANGES:
        return False
    return m.eventful or bool(m.agent or m.patient)


def _words(d: Dated) -> tuple[object, ...]:
    return (d.date, d.moment.rule, d.moment.terms, d.moment.predicate, d.moment.agent, d.moment.patient, d.moment.bound)


def _terms(d: Dated) -> frozenset[str]:
    m = d.moment
    return frozenset((*m.terms, m.predicate, *m.agent, *m.patient)) - _EMPTY


def _sentence(d: Dated) -> frozenset[str]:
    """Give the words of the sentence that tells a date, besides those of its clause."""
    clause = d.moment.clause
    told = (s for s in d.report.statements if s.sentence == d.moment.sentence and not clause.contains(s.span))
    return frozenset(w for s in told for w in (*s.terms, s.predicate)) | _terms(d)


def _differ(a: Dated, b: Dated) -> bool:
    one, two = minutes_of(a), minutes_of(b)
    if one is not None and two is not None and not (_day(a) and _day(b) and apart(a, b)):
        return not clocks_agree(a, b)
    days = apart(a, b)
    if days is None or (a.moment.rule and a.moment.rule == b.moment.rule):
        return False  # `last week` in reports of two weeks: what differs is when they were written
    worked_out = a.moment.inferred or b.moment.inferred
    return days > (1 if worked_out and not _surely_apart(a, b) and not _named(a, b) else 0)


def _named(a: Dated, b: Dated) -> bool:
    """Whether both name the day of the week on which the very same is done, at no hour that touches the other day."""
    if not all(d.moment.rule.startswith("weekday") for d in (a, b)):
        return False
    m, n = a.moment, b.moment
    if m.predicate in _EMPTY or m.predicate != n.predicate or not set(m.patient) & set(n.patient):
        return False
    return not any(_AROUND.search(d.moment.clause.text) for d in (a, b))


def _agree(a: Dated, b: Dated) -> bool:
    """Whether two dates are known to be one: `this week` and `Friday` of reports without a day may be."""
    known = bool(_day(a) and _day(b)) or a.moment.rule == b.moment.rule or (minutes_of(a) and minutes_of(b))
    return bool(known) and apart(a, b) is None


def _value(d: Dated) -> tuple[object, ...]:
    m = d.moment
    beside = d.report.text[max(0, m.span.start - 24) : m.span.end + 24]
    parts = (bool(pattern.search(beside)) for pattern in (_PARTS, _LATE, _EARLY))
    soon = d.report.text[max(0, m.span.start - 24) : m.span.start].lower()
    return (
        d.date,
        d.earliest,
        m.rule,
        m.inferred,
        m.approximate,
        m.span.text.lower(),
        soon if "T" in d.date else "",
        *parts,
    )


def _surely_apart(a: Dated, b: Dated) -> bool:
    """Whether two days side by side are no matter of the clock: both are named, with parts that do not touch."""
    first, second = sorted((a, b), key=lambda d: d.date)
    if not all(d.moment.rule.startswith(("weekday", "day")) or not d.moment.inferred for d in (a, b)):
        return False
    beside = [d.report.text[max(0, d.moment.span.start - 24) : d.moment.span.end + 24] for d in (first, second)]
    if not any(_PARTS.search(text) for text in beside):
        return False
    return not (_LATE.search(beside[0]) and _EARLY.search(beside[1]))


Beside = dict[tuple[str, int], set[tuple[object, ...]]]
"""The figures and dates of each sentence of each report."""


def _beside(reports: Sequence[Report], moments: Sequence[Dated]) -> Beside:
    held: Beside = {}
    for report in reports:
        for q in report.quantities:
            if q.unit and q.low == q.high and q.low > _TELLING:
                held.setdefault((report.id, q.sentence), set()).add((q.unit, q.low))
    for d in moments:
        if len(_day(d)) >= _MONTH and not d.moment.inferred:
            held.setdefault((d.report.id, d.moment.sentence), set()).add(("", _day(d)))
    return held


def _anchored(a: Dated, b: Dated, beside: Beside) -> bool:
    """Whether both sentences tell one figure or one other date (`held for 19 hours`, `from May 2003 until ...`)."""
    one, two = (beside.get((d.report.id, d.moment.sentence), set()) for d in (a, b))
    return bool((one & two) - {("", _day(a)), ("", _day(b))})


_TELLING: Final = 12
"""Figures up to which two are often the same by chance."""
_MONTH: Final = 7
"""Characters of a date that tells the month."""
_ANCHOR: Final = 0.8
"""What it adds that both sentences tell one figure or one other date."""

_RANGE: Final = 2.5
"""What it adds that both are the end of one span of time (`sold from May 2003 until ...`)."""


def _score(a: Dated, b: Dated, names: Mapping[str, str], words: Vocabulary, *, anchored: bool = False) -> float | None:
    m, n = a.moment, b.moment
    if (m.bound or n.bound) and m.bound != n.bound:
        return None
    if bool(zone_of(a)) != bool(zone_of(b)) or zone_of(a) != zone_of(b):
        return None
    if {_when(a), _when(b)} == {"ahead", "past"}:
        return None  # what is planned, and what was once done
    if _is_noun(a) and _is_noun(b) and words.near(m.predicate, n.predicate) < _ONE:
        return None  # the proposal of one day, the meeting of another
    score = _BASE + _ANCHOR * anchored + _CLAUSE * words.likeness(_terms(a), _terms(b))
    score += _ACT * (words.near(m.predicate, n.predicate) if m.predicate not in _EMPTY else 0.0)
    ours, theirs = _who((*m.agent, *m.patient), names), _who((*n.agent, *n.patient), names)
    if ours and theirs:
        near = max(words.near(w, v) for w in ours for v in theirs)
        done = [words.near(w, v) for w in _who(m.patient, names) for v in _who(n.patient, names)]
        other = near < _ONE or (done and max(done) < _ONE)
        if other and _alike_acts(a, b, words) and not (anchored and m.bound):
            return None  # the like is done to another: a ban of whaling, a ban of the trade in ivory
        score += _WHO * near - (0.2 if near >= _ONE else 0.7)
    if _slip(a, b):
        score += _SLIP
    if anchored and m.bound and _alike_acts(a, b, words):
        score += _RANGE
    alike = words.likeness(_sentence(a), _sentence(b))
    if alike < _SURE and not anchored and (_brings_in(a) or _brings_in(b)):
        return None
    if bool(_FURTHER.search(m.clause.text)) != bool(_FURTHER.search(n.clause.text)):
        score -= _ONE_MORE
    if alike < _LIKE:
        score -= 0.8  # a treaty against whaling, a treaty against the trade in ivory
    days = apart(a, b)
    if days is not None and days <= _NEAR:
        score += _CLOSE
    if len(_day(a)) != len(_day(b)) or _when(a) != _when(b):
        score -= 0.6
    return score


def _is_noun(d: Dated) -> bool:
    """Whether a noun tells the event (`the meeting on Monday`), and no verb."""
    return d.moment.agent == (d.moment.predicate,)


def _brings_in(d: Dated) -> bool:
    """Whether a clause inside of another one brings in a thing of its own (`by a treaty adopted in May`)."""
    clause, sentence = d.moment.clause, d.report.sentences[d.moment.sentence]
    return bool(_NEW.match(clause.text)) and clause.start > sentence.start


def _alike_acts(a: Dated, b: Dated, words: Vocabulary) -> bool:
    return a.moment.predicate not in _EMPTY and words.near(a.moment.predicate, b.moment.predicate) >= 1.0


def _who(held: Sequence[str], names: Mapping[str, str]) -> list[str]:
    return sorted({names.get(w, w) for w in held} - word_set("pronouns.txt") - {""})


def _slip(a: Dated, b: Dated) -> bool:
    """Whether two full dates differ in the year, the month or a digit of the day alone."""
    one, two = _day(a), _day(b)
    if len(one) != 10 or len(two) != 10 or a.moment.rule.startswith(("weekday", "offset")):
        return False
    if b.moment.rule.startswith(("weekday", "offset")):
        return False
    other = [x != y for x, y in zip(one.split("-"), two.split("-"), strict=True)]
    # A year that no report tells was worked out, and may be wrong.
    return sum(other) == 1 and not (other[0] and (a.moment.rule or b.moment.rule))


def _one_time(a: Telling[Dated], b: Telling[Dated]) -> bool:
    """Whether two dates can be those of one occasion: no report lies far from the other and near its own date."""
    x, y = a.first, b.first
    if all(far_apart(m.report, n.report) for m in a.members for n in b.members):
        near = []
        for d in (x, y):
            day, told = read_date(d.report.published), interval(d.date)
            near.append(day is not None and told is not None and abs((day - told[1]).days) <= PAST)
        if any(near):
            return False
    days = apart(x, y)
    by_name = any(d.moment.rule.startswith("weekday") for d in (x, y))
    return not (by_name and x.moment.inferred and y.moment.inferred and days is not None and days > 6)


def _about(d: Dated) -> str:
    return "when: " + clipped(d.moment.clause.text)


def _side(members: Sequence[Dated]) -> Side:
    return Side(" ".join(members[0].moment.span.text.split()), cited((d.report, d.moment.clause) for d in members))
