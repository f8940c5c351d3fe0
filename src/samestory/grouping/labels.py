"""What a story is called, when it was, where, and who is in it: read off its reports."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from samestory.grouping.signature import NO_DAY, Signatures
from samestory.grouping.similarity import similarities
from samestory.model import Report
from samestory.resources.actor_tables import country_adjectives, country_names, country_people
from samestory.resources.words import word_set

LEAD = 600
"""Characters of the body in which names are looked for."""

SHOWN = 5
"""Most places, and most actors, that a label gives."""

PAUSE = 14
"""Days without a report after which what follows is another episode."""

_CENTRAL = 100
"""Reports, at most, that are compared for the title."""

_RUN = re.compile(
    r"(?P<before>[^\s]*[ (“\"‘])?"
    r"(?P<name>[^\W\d_a-z][\w’'\-]+(?: (?:(?:of|de|da|del|al|bin|van|von) )?[^\W\d_a-z](?:\.|[\w’'\-]+))*)"
)
_WHERE = frozenset({"in", "at", "near", "off", "from", "outside", "across", "around", "into"})
_POSSESSIVE = re.compile(r"[’']s?$")


@dataclass(frozen=True, slots=True)
class Episode:
    """A stretch of a long story without a long pause."""

    first: str
    last: str
    reports: tuple[int, ...]
    """Places in the list of the story's reports."""


@dataclass(frozen=True, slots=True)
class Label:
    """What names a story."""

    title: str | None
    """The title of the report that the others are most like."""
    first: str | None
    """Day of the first report, as YYYY-MM-DD; None where no report has a date."""
    last: str | None
    places: tuple[str, ...]
    """Places that the leads name, those of most reports first."""
    actors: tuple[str, ...]
    """People and bodies that the leads name, those of most reports first."""
    episodes: tuple[Episode, ...]
    """One, or more where reports pause for more than ``PAUSE`` days; undated reports are in none."""


def shorten(report: Report) -> Report:
    """Cut a report down to what a label needs, so that many can be held."""
    end = report.body_start + LEAD
    return replace(report, text=report.text[:end], raw="", removed=(), quotations=(), actors=())


def label(reports: Sequence[Report], signatures: Signatures) -> Label:
    """Name a story by its reports."""
    days = sorted((day, place) for place, report in enumerate(reports) if (day := _day(report)))
    places, actors = _names(reports)
    return Label(
        title=_title(reports, signatures),
        first=days[0][0] if days else None,
        last=days[-1][0] if days else None,
        places=places,
        actors=actors,
        episodes=_episodes(days, signatures),
    )


def _title(reports: Sequence[Report], signatures: Signatures) -> str | None:
    """Take the title of the most central report; of equally central ones the first by date and id."""
    titled = [place for place, report in enumerate(reports) if report.title][:_CENTRAL]
    if not titled:
        return None
    alike = similarities(signatures.take(titled))
    central = alike.sum(axis=1).round(3)
    best = min(
        range(len(titled)),
        key=lambda n: (-float(central[n]), reports[titled[n]].published or "~", reports[titled[n]].id),
    )
    return reports[titled[best]].title


def _day(report: Report) -> str | None:
    return report.published[:10] if report.published and len(report.published) >= 10 else None


def _episodes(days: Sequence[tuple[str, int]], signatures: Signatures) -> tuple[Episode, ...]:
    held: list[list[tuple[str, int]]] = []
    for day, place in days:
        number = int(signatures.days[place])
        if number == NO_DAY:
            continue
        if not held or number - int(signatures.days[held[-1][-1][1]]) > PAUSE:
            held.append([])
        held[-1].append((day, place))
    return tuple(Episode(part[0][0], part[-1][0], tuple(place for _, place in part)) for part in held)


def _names(reports: Sequence[Report]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Find the places and the actors that the leads name, by cheap means: capitals, prepositions, countries."""
    named: Counter[str] = Counter()
    where: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for report in reports:
        here: dict[str, bool] = {}
        for name, is_where in _mentions(report.text[report.body_start : report.body_start + LEAD]):
            here[name] = here.get(name, False) or is_where
            told[name] += 1
            where[name] += is_where
        named.update(here.keys())
    countries = country_names()
    least = 1 if len(reports) == 1 else max(2, len(reports) // 4)
    kept = [name for name, times in named.items() if times >= least or (countries.get(name) and times > 1)]
    kept.sort(key=lambda name: (-named[name], -len(name), name))
    is_place = {name: name in countries or 2 * where[name] >= told[name] for name in kept}
    return _shown([n for n in kept if is_place[n]]), _shown([n for n in kept if not is_place[n]])


def _mentions(lead: str) -> list[tuple[str, bool]]:
    """List the names of a lead, and whether each stands after a word that says where."""
    out = []
    calendar = word_set("stop_words.txt")
    adjectives = country_adjectives().keys() | country_people().keys()
    for match in _RUN.finditer(lead):
        name = _POSSESSIVE.sub("", match["name"].rstrip(".,"))
        before = (match["before"] or "").strip()
        begins = not before or before[-1] in '.!?:”"—–-'
        if begins and " " not in name and name not in country_names():
            continue
        if name in adjectives or name.casefold() in calendar or name in _NO_NAMES or len(name) < 3:
            continue
        if name.split()[0] in _NO_NAMES or name.split()[0].casefold() in calendar:
            continue
        out.append((name, before.casefold() in _WHERE))
    return out


_NO_NAMES = frozenset(
    {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
    | {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October"}
    | {"November", "December", "Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec", "Mr", "Mrs", "Ms", "Dr"}
)


def _shown(names: Sequence[str]) -> tuple[str, ...]:
    """Leave out what is part of a fuller name."""
    out: list[str] = []
    for name in names:
        words = set(name.split())
        fuller = [other for other in names if other != name and words < set(other.split())]
        if fuller and any(other in out for other in fuller):
            continue
        if fuller:
            name = fuller[0]
        if name not in out:
            out.append(name)
    return tuple(out[:SHOWN])
