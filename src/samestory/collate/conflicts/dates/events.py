"""Dates that exclude one another: two times for one event."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from samestory.annotate.calendar import interval, read_date
from samestory.annotate.lemmas import fold
from samestory.collate.conflicts.cite import cited
from samestory.collate.conflicts.dates.when import when
from samestory.collate.conflicts.occasion import PAST, far_apart
from samestory.collate.dates import Dated, apart, date_moments
from samestory.model import Conflict, Report, Side
from samestory.resources.words import word_set

_LIGHT = frozenset(
    {
        "",
        "be",
        "have",
        "do",
        "go",
        "come",
        "get",
        "make",
        "include",
        "take",
        "show",
        "see",
        "publish",
        "share",
        "post",
        "tweet",
        "update",
    }
)


def date_conflicts(reports: Sequence[Report]) -> list[Conflict]:
    """Find dates of one event that exclude one another.

    One event: the predicate, its patient or agent, and most of the words of the shorter clause agree. Dates that only
    bound it (``since``, ``by``) are left out, and so is a single day between two dates that were worked out from
    weekdays: reports are written in different time zones. A report that tells both dates means two events, unless
    only the year differs, which is how a slip looks.
    """
    dated = [d for d in date_moments(reports) if _tells(d)]
    found: list[Conflict] = []
    used: set[int] = set()
    # Reports tell few different days many times over: which exclude one another is asked once.
    days: dict[tuple[object, ...], Dated] = {}
    day = [(d.date, d.earliest, d.moment.rule, d.moment.bound) for d in dated]
    for key, d in zip(day, dated, strict=True):
        days.setdefault(key, d)
    serial = Serial(dated)
    against = {one: {two for two, e in days.items() if _days_apart(d, e) is not None} for one, d in days.items()}
    acts: dict[str, list[int]] = {}
    for k, d in enumerate(dated):
        acts.setdefault(_act(d), []).append(k)
    for i, a in enumerate(dated):
        other = against[day[i]]
        beside = acts[_act(a)]
        for j in beside[bisect_right(beside, i) :]:
            if i in used:
                break
            b = dated[j]
            if day[j] not in other or j in used or not _conflict(a, b):
                continue
            first = [k for k in beside if k == i or (_same_event(a, dated[k]) and _agree(a, dated[k]))]
            second = [k for k in beside if k == j or (_same_event(b, dated[k]) and _agree(b, dated[k]))]
            if not _slip(a, b) and (_both_told(dated, a, b) or a.moment.predicate in serial):
                continue
            both = {dated[k].report.id for k in first} & {dated[k].report.id for k in second}
            if set(first) & set(second) or (both and not _slip(a, b)):
                continue
            used.update(first, second)
            found.append(
                Conflict(
                    "date",
                    when([dated[k] for k in (*first, *second)]),
                    (_side([dated[k] for k in first]), _side([dated[k] for k in second])),
                )
            )
    return found


class Serial:
    """What happens again and again: some report dates an act of the kind twice."""

    def __init__(self, dated: Sequence[Dated]) -> None:
        self._told: dict[str, dict[str, list[Dated]]] = {}
        for d in dated:
            if not d.moment.spoken:
                self._told.setdefault(d.moment.predicate, {}).setdefault(d.report.id, []).append(d)
        self._known: dict[str, bool] = {}

    def __contains__(self, act: str) -> bool:
        """Whether an act is of the kind."""
        if act not in self._known:
            self._known[act] = any(
                _days_apart(d, e) is not None and _who(_taking_part(d)) & _who(_taking_part(e))
                for told in self._told.get(act, {}).values()
                for at, d in enumerate(told)
                for e in told[at + 1 :]
            )
        return self._known[act]


def _taking_part(d: Dated) -> tuple[str, ...]:
    return (*d.moment.patient, *d.moment.agent)


def _tells(d: Dated) -> bool:
    m = d.moment
    before = d.report.text[max(0, m.span.start - 14) : m.span.start].lower()
    if re.search(r"as (?:soon|early|late) as\s*$", before):
        return False
    if (
        m.bound not in _OPEN_SIDES
        or (m.bound and m.eventful)
        or m.negated
        or (m.predicate in _LIGHT and not _mover(d))
        or not (m.agent or m.patient)
    ):
        return False
    return not d.date.startswith("T")


_OPEN_SIDES = frozenset({"", "after", "before"})
"""Bounds that a dated clause sets to the event told beside it (``seized after the vote of May 3``)."""


def _days_apart(a: Dated, b: Dated) -> int | None:
    """Count the days between two dates that exclude one another; one of them may be the earliest or latest day."""
    days = apart(a, b)
    if days is None or not (a.moment.bound or b.moment.bound):
        return days
    if a.moment.bound and b.moment.bound:
        return None
    bound, point = (a, b) if a.moment.bound else (b, a)
    here, there = interval(bound.date), interval(point.date)
    if here is None or there is None:
        return None
    outside = there[1] < here[0] if bound.moment.bound == "after" else there[0] > here[1]
    return days if outside else None


def _conflict(a: Dated, b: Dated) -> bool:
    days = _days_apart(a, b)
    if days is None or not _same_event(a, b):
        return False
    if a.report.id == b.report.id:
        return _slip(a, b)
    if _far_years(a, b) and not _slip(a, b):
        return False
    if _same_words(a, b) or _two_occasions(a, b):
        return False
    if a.moment.inferred and b.moment.inferred and days > 6 and _by_weekday(a, b):
        return False
    loose = a.moment.inferred or b.moment.inferred
    return days > (1 if loose else 0)


def _two_occasions(a: Dated, b: Dated) -> bool:
    """Whether each date lies near the day of its own report, and the reports lie far apart: the like happened twice."""
    if not far_apart(a.report, b.report):
        return False
    if a.moment.inferred and b.moment.inferred:
        return True  # both are counted from the days of their reports
    for d in (a, b):
        day, told = read_date(d.report.published), interval(d.date)
        if day is None or told is None or abs((day - told[1]).days) > PAST:
            return False
    return True


def _by_weekday(a: Dated, b: Dated) -> bool:
    """Whether a day is known only by its name: a wrong day of publication moves it by weeks."""
    return any(d.moment.rule.startswith("weekday") for d in (a, b))


def _far_years(a: Dated, b: Dated) -> bool:
    """Whether two dates lie more than a year apart: then the like happened twice."""
    years = [int(d.date[:4]) for d in (a, b) if d.date[:4].isdigit()]
    return len(years) == 2 and abs(years[0] - years[1]) > 1


def _same_words(a: Dated, b: Dated) -> bool:
    """Whether both say ``next month``, and only the days of the reports differ."""
    both = a.moment.inferred and b.moment.inferred
    return both and a.moment.span.text.lower() == b.moment.span.text.lower()


def _agree(a: Dated, b: Dated) -> bool:
    return _days_apart(a, b) is None


def _slip(a: Dated, b: Dated) -> bool:
    """Whether two dates differ in the year alone."""
    return (
        len(a.date) >= 7
        and len(b.date) >= 7
        and a.date[:4] != b.date[:4]
        and a.date[5:7] == b.date[5:7]
        and a.date[5] != "W"
    )


def _both_told(dated: Sequence[Dated], a: Dated, b: Dated) -> bool:
    """Whether some report tells the same being done on both dates: then there were two of them."""
    by_report: dict[str, list[Dated]] = {}
    for d in dated:
        if d.moment.predicate == a.moment.predicate and d.moment.spoken == a.moment.spoken:
            by_report.setdefault(d.report.id, []).append(d)
    for told in by_report.values():
        if a.moment.spoken:
            told = [d for d in told if _same_event(d, a)]
        if any(_agree(a, d) and not _agree(b, d) for d in told) and any(
            _agree(b, d) and not _agree(a, d) for d in told
        ):
            return True
    return False


@lru_cache(maxsize=1 << 14)
def _who(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(w) for w in words) - word_set("pronouns.txt")


def _same_event(a: Dated, b: Dated) -> bool:
    m, n = a.moment, b.moment
    if m.spoken != n.spoken:
        return False
    if m.predicate in _LIGHT and m.predicate == n.predicate:
        return False
    if m.predicate != n.predicate:
        # `Was brought to the zoo`, `came to the zoo`: who moves is who was moved.
        moved = _mover(a) & _mover(b)
        return bool(moved) and len(((set(m.terms) & set(n.terms)) - moved) - _MOVING - _CAUSING) >= 2
    patients, agents = _who(m.patient) & _who(n.patient), _who(m.agent) & _who(n.agent)
    if _who(m.patient) and _who(n.patient) and not patients:
        return False
    if m.spoken and not agents:
        return False
    if not patients and not agents:
        return False
    ours, theirs = set(m.terms), set(n.terms)
    shared = (ours & theirs) - {m.predicate}
    least = min(len(ours), len(theirs))
    if m.spoken:
        return len(shared) >= 4
    return len(shared) >= 2 and least > 0 and len(ours & theirs) / least >= (0.33 if patients else 0.5)


_MOVING = frozenset(["come", "arrive", "move", "reach", "travel", "return", "relocate"])
_CAUSING = frozenset(["bring", "transport", "transfer", "relocate", "move", "send", "take", "ship", "fly"])


def _act(d: Dated) -> str:
    """Give the act by which two dates can be those of one event: the predicate, or that somebody changes place."""
    return "move" if d.moment.predicate in _MOVING | _CAUSING else d.moment.predicate


def _mover(d: Dated) -> frozenset[str]:
    """Give who changes place, whether by themselves or taken there."""
    m = d.moment
    if m.predicate in _CAUSING and m.patient:
        return _who(m.patient)
    # A second verb in the passive (`was born here and was sent there`) has its patient from the first one as its agent.
    return _who(m.agent) if m.predicate in _MOVING | _CAUSING else frozenset()


def _side(items: Sequence[Dated]) -> Side:
    best = max(items, key=lambda d: len(d.date))
    value = best.date or items[0].moment.span.text
    return Side(f"{best.moment.bound} {value}".strip(), cited((d.report, d.moment.clause) for d in items))
