"""News agencies: which one a report or a sentence credits."""

from __future__ import annotations

import re
from functools import cache

from samestory.collate.words import fold, lines
from samestory.model import Report


@cache
def _patterns() -> tuple[re.Pattern[str], dict[str, str]]:
    """Give one pattern for all names, and the agency of each name; initials keep their capitals."""
    owner: dict[str, str] = {}
    for line in lines("news_agencies.txt"):
        names = [name.strip() for name in line.split("|")]
        for name in names:
            owner.setdefault(name if name.isupper() or name.islower() else fold(name), names[0])
    longest = sorted(owner, key=lambda name: (-len(name), name))
    parts = [re.escape(name) if name.isupper() or name == "dpa" else f"(?i:{re.escape(name)})" for name in longest]
    return re.compile(r"(?<![\w@-])(?:the\s+)?(" + "|".join(parts) + r")(?![\w-])"), owner


def agencies_in(text: str) -> tuple[str, ...]:
    """Name the agencies that stand in a text, each once, in their order."""
    pattern, owner = _patterns()
    found = (match.group(1) for match in pattern.finditer(text))
    return tuple(dict.fromkeys(owner[name if name in owner else fold(name)] for name in found))


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
    names = _patterns()[0].pattern
    return re.compile(rf"(?:{names}\s+(?:news agency\s+)?{_SAYS}\b)|(?:\b{_BY}\s+{names})|(?:[(\[]\s*{names}\s*[)\]])")


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
