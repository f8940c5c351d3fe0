"""News agencies: which one a report or a sentence credits."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from samestory.clean.agencies import agencies_in as _agencies_in
from samestory.clean.agencies import agency_forms, agency_pattern
from samestory.clean.credits import is_own_name
from samestory.clean.dateline import LONGEST, read_dateline
from samestory.collate.signs import bare_words
from samestory.model import Report

_WORD = re.compile(r"\w+")

_UNLISTED = re.compile(r"(?:(?!The )[A-Z][\w-]+ ){1,3}(?:Press|News) (?:Agency|Service)")
"""An agency that is on no list, by its name."""

_SAYS = (
    r"(?:has |have |had )?(?:said|says|reported|reports|wrote|writes|learned|understands|saw|told|quoted|cited|"
    r"noted|notes|added|adds|according)"
)

_BY = (
    r"(?:according to|told|tells|reported by|seen by|obtained by|by|cited by|quoted by|reports? from|reporting by|"
    r"reports by|contributed to)"
)


agencies_in = lru_cache(maxsize=1 << 12)(_agencies_in)
"""The names of outlets and credits are asked for every pair of reports."""


@cache
def _credit() -> re.Pattern[str]:
    """Compile the three ways to credit an agency; its name, which is long to compile, stands in the pattern once."""
    names = rf"(?:(?:the\s+)?(?:{agency_pattern().pattern}|{_UNLISTED.pattern}))"
    before = rf"(?:|(?P<by>\b(?i:{_BY})\s+)|(?P<open>[(\[]\s*))"
    return re.compile(rf"{before}{names}(?(by)|(?(open)\s*[)\]]|\s+(?:news agency\s+)?{_SAYS}\b))")


@cache
def _needed() -> frozenset[str]:
    """Give words of which one stands in whatever names an agency: the longest of each name."""
    listed = (max(_WORD.findall(form.lower()), key=lambda word: (len(word), word)) for form in agency_forms())
    return frozenset(["press", "news", *listed])


@lru_cache(maxsize=1 << 14)
def agencies_credited(text: str) -> tuple[str, ...]:
    """Name the agencies that a passage gives as its source: ``Reuters said``, ``according to AFP``, ``(AP)``.

    An agency that is only mentioned does not count.
    """
    if _needed().isdisjoint(bare_words(text)):
        return ()
    found: list[str] = []
    for match in _credit().finditer(text):
        found.extend(agencies_in(match.group()) or _UNLISTED.findall(match.group()))
    return tuple(dict.fromkeys(name for name in found if name))


_NAMED_AGENCY = re.compile(
    r"\b(?:press|news) (?:agency|service|association)\b|\bnewswire\b|\bwire(?: service)?$", re.IGNORECASE
)
"""Names by which an agency says that it is one, for those that no list has."""


def agencies_of(report: Report) -> tuple[str, ...]:
    """Name the agencies whose text a report carries: its outlet if that is one, and its credits.

    A credit that is on no list of agencies counts as it stands: it names who supplied the text.
    """
    return _agencies_of(report.outlet, report.credits, report.text, report.body_start)


@lru_cache(maxsize=1 << 11)
def _agencies_of(outlet: str | None, credits: tuple[str, ...], text: str, body_start: int) -> tuple[str, ...]:
    """Read them: a report is asked about with every other one, and for every fact."""
    found: list[str] = []
    if outlet:
        found.extend(agencies_in(outlet) or ([outlet] if _NAMED_AGENCY.search(outlet) else []))
    for credit in credits:
        found.extend(agencies_in(credit) or [credit])
    if signed := _dateline_credit(outlet, text, body_start):
        found.append(signed)
    return tuple(dict.fromkeys(found))


_DATELINE = re.compile(r"[^\W\d_a-z][^()\n]{0,60}\((?P<name>[A-Z][\w .&’'/-]{1,40})\)\s*[-–—]")
_WIRE_NAME = re.compile(r"\b(?:Wire|Newswire|News Agency|Press Agency|News Service|Wire Service|Press Association)$")


def _dateline_credit(outlet: str | None, text: str, body_start: int) -> str | None:
    """Name who signs the dateline of a report: `PORT ELLIS (Skarn Wire) —`.

    A name that no list has counts where it says that it is a wire, or is the outlet itself: who signs the dateline
    wrote the text.
    """
    match = _DATELINE.match(text, body_start)
    read = read_dateline(text[body_start : body_start + LONGEST]) if match is None else None
    name = match["name"].strip() if match else read.source if read else None
    if name is None:
        return None
    known = agencies_in(name)
    if known:
        return known[0]
    if outlet and is_own_name(name, outlet):
        return outlet
    return name if _WIRE_NAME.search(name) else None


def own_agency(report: Report) -> str | None:
    """Name the agency that the outlet itself is, as one that signs its own dateline; None where it is none."""
    return _own_agency(report.outlet, report.text, report.body_start) if report.outlet else None


@lru_cache(maxsize=1 << 11)
def _own_agency(outlet: str, text: str, body_start: int) -> str | None:
    known = agencies_in(outlet)
    if known:
        return known[0]
    signed = _dateline_credit(outlet, text, body_start)
    own = _NAMED_AGENCY.search(outlet) or (signed is not None and is_own_name(signed, outlet))
    return outlet if own else None
