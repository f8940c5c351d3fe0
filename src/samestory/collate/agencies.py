"""News agencies: which one a report or a sentence credits."""

from __future__ import annotations

import re
from functools import cache

from samestory.clean.agencies import agencies_in, agency_pattern
from samestory.model import Report

_SAYS = (
    r"(?:has |have |had )?(?:said|says|reported|reports|wrote|writes|learned|understands|saw|told|quoted|cited|"
    r"noted|notes|added|adds|according)"
)

_BY = (
    r"(?:according to|told|tells|reported by|seen by|obtained by|by|cited by|quoted by|reports? from|reporting by|"
    r"reports by|contributed to)"
)


@cache
def _credit() -> re.Pattern[str]:
    names = rf"(?:the\s+)?{agency_pattern().pattern}"
    return re.compile(
        rf"(?:{names}\s+(?:news agency\s+)?{_SAYS}\b)|(?:\b(?i:{_BY})\s+{names})|(?:[(\[]\s*{names}\s*[)\]])"
    )


def agencies_credited(text: str) -> tuple[str, ...]:
    """Name the agencies that a passage gives as its source: ``Reuters said``, ``according to AFP``, ``(AP)``.

    An agency that is only mentioned does not count.
    """
    found: list[str] = []
    for match in _credit().finditer(text):
        found.extend(agencies_in(match.group()))
    return tuple(dict.fromkeys(found))


def agencies_of(report: Report) -> tuple[str, ...]:
    """Name the agencies whose text a report carries: its outlet if that is one, and its credits."""
    return tuple(
        dict.fromkeys(agencies_in(" ; ".join(part for part in (report.outlet or "", *report.credits) if part)))
    )


def is_agency(report: Report) -> bool:
    """Whether the outlet itself is an agency."""
    return bool(report.outlet and agencies_in(report.outlet))
