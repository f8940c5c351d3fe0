"""The dates of a story's moments: what one report leaves open is read with the dates of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from samestory.annotate.calendar import interval, read_date, resolve
from samestory.annotate.told_dates import anchor_of
from samestory.model import Moment, Report


@dataclass(frozen=True, slots=True)
class Dated:
    """A moment of one report, with the best date that the story can give it."""

    report: Report
    moment: Moment
    date: str
    earliest: str = ""
    """The first day that it can be, where no more than that is known (``last week`` in a report without a date)."""


def story_day(reports: Sequence[Report]) -> date | None:
    """Give the day from which undated reports of a story are read.

    It is the commonest day of publication among the reports; None where none tells it.
    """
    days = Counter(day for report in reports if (day := anchor_of(report)) is not None)
    return sorted(days, key=lambda d: (-days[d], d))[0] if days else None


def latest_day(reports: Sequence[Report]) -> date | None:
    """Give the latest full date that stands in the texts: the story was told on that day or after it."""
    full = [
        read_date(m.date) for r in reports for m in r.moments if not m.inferred and not m.rule and len(m.date) >= 10
    ]
    return max((day for day in full if day is not None), default=None)


def date_moments(reports: Sequence[Report]) -> tuple[Dated, ...]:
    """Date the moments of all reports, in their order; what cannot be dated keeps an empty date."""
    day = story_day(reports)
    latest = latest_day(reports) if day is None else None
    dated: list[Dated] = []
    for report in reports:
        for moment in report.moments:
            when = moment.date
            if not when and moment.rule and day is not None:
                when = _worked_out(moment.rule, day)
            elif not when and moment.rule and latest is not None:
                when = _surely(moment.rule, latest)
            dated.append(Dated(report, moment, when, "" if when or latest is None else _earliest(moment.rule, latest)))
    return tuple(dated)


def _worked_out(rule: str, day: date) -> str:
    plain, _, hour = rule.partition("@")
    future = True if "!" in rule else None if "?" in rule else False
    when = resolve(plain.rstrip("!?"), day, future=future)
    return f"{when}T{hour.rstrip('!?')}" if hour and len(when) == 10 else when


def _surely(rule: str, latest: date) -> str:
    """Work out what holds even though the story may have been told some days after the latest date in it.

    ``Monday`` after a date that was a Sunday is the day after it as well as six days before: only the day itself
    and the two before it are taken. Weeks and months that hang on the day of telling are not taken at all.
    """
    kind, *rest = rule.partition("@")[0].rstrip("!?").split(":")
    if kind == "weekday" and ((latest.weekday() - int(rest[0])) % 7 > 2 or rest[1] or rule.endswith("!")):
        return ""
    if kind == "offset" and (rest[1] != "year" or latest.month in {1, 12}):
        return ""
    return _worked_out(rule, latest) if kind in {"weekday", "offset", "month", "day"} else ""


def _earliest(rule: str, latest: date) -> str:
    """Give the first day that a rule can mean in a story that was told on the latest date in it or after."""
    kind, *rest = rule.partition("@")[0].rstrip("!?").split(":")
    if kind == "weekday":
        return (latest - timedelta(13)).isoformat()
    if kind != "offset" or rest[1] not in {"day", "week"}:
        return ""
    days = int(rest[0]) * (7 if rest[1] == "week" else 1)
    return (latest + timedelta(days - 6 if rest[1] == "week" else days)).isoformat()


def apart(a: Dated, b: Dated) -> int | None:
    """Count the days between two dates where they exclude one another; None where they can both be right.

    Two moments whose dates are unknown are compared by their rules (``in November`` against ``in December``).
    """
    if a.date and b.date and not a.date.startswith("T") and not b.date.startswith("T"):
        first, second = interval(a.date), interval(b.date)
        if first is None or second is None:
            return None
        if first[0] <= second[1] and second[0] <= first[1]:
            return None
        if a.moment.rule.startswith("weekday") and a.moment.rule == b.moment.rule:
            # The same day by name: the dates of the reports differ, not the accounts.
            return None
        days = (second[0] - first[1]).days if second[0] > first[1] else (first[0] - second[1]).days
        # November and December lie a day apart, but nobody means the night between them.
        return days if first[0] == first[1] and second[0] == second[1] else max(days, 7)
    for known, open_ in ((a, b), (b, a)):
        if known.date and not known.date.startswith("T") and not open_.date and open_.earliest:
            span, start = interval(known.date), read_date(open_.earliest)
            return (start - span[1]).days if span is not None and start is not None and span[1] < start else None
    if not a.date and not b.date:
        kind_a, *rest_a = a.moment.rule.rstrip("!?").partition("@")[0].rstrip("!?").split(":")
        kind_b, *rest_b = b.moment.rule.rstrip("!?").partition("@")[0].rstrip("!?").split(":")
        if kind_a == kind_b and kind_a in {"month", "day"}:
            if kind_a == "month" and rest_a[0] != rest_b[0]:
                return 30
            if kind_a == "day" and rest_a[:2] != rest_b[:2]:
                same = rest_a[0] == rest_b[0]
                return abs(int(rest_a[1]) - int(rest_b[1])) if same else 30
        ahead = ["!" in one.moment.rule for one in (a, b)]
        if kind_a == kind_b and ahead[0] == ahead[1] and rest_a[1:] == rest_b[1:]:
            # Reports of one event are told within days: `last month` and `this month` are two.
            turns = abs(int(rest_a[0]) - int(rest_b[0]))
            if kind_a == "weekday" and turns:
                return min(turns, 7 - turns)
            if kind_a == "offset" and turns and rest_a[1] in _DAYS:
                return turns * _DAYS[rest_a[1]]
    return None


_DAYS = {"week": 7, "month": 30, "year": 365}
"""Units of what lies so many of them before a report, and how many days each is."""
