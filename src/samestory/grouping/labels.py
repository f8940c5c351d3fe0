"""What a story is called, when it was, where, and who is in it: read off its reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from samestory.grouping.names import names_of
from samestory.grouping.signature import NO_DAY, Signatures
from samestory.grouping.titles import central_title
from samestory.model import Report

LEAD = 600
"""Characters of the body in which names are looked for."""

PAUSE = 14
"""Days without a report after which what follows is another episode."""


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
    """The title that says most of what the others say."""
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
    places, actors = names_of([report.text[report.body_start : report.body_start + LEAD] for report in reports])
    return Label(
        title=central_title(reports),
        first=days[0][0] if days else None,
        last=days[-1][0] if days else None,
        places=places,
        actors=actors,
        episodes=_episodes(days, signatures),
    )


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
