"""What the lines round an article are that no mark-up names: its byline, its date, its agency, the outlet's name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samestory.ingest.pages.blocks import fold
from samestory.ingest.pages.compose import BODY, STANDFIRST, TITLE
from samestory.ingest.pages.metadata import Metadata
from samestory.ingest.pages.moments import read_moment
from samestory.ingest.pages.names import agency_named

LONGEST = 160
"""Characters that such a line may have."""
ABOVE = 3
"""Lines above the headline that may be among them."""
AROUND = ("navigation", "byline", "share")
"""Reasons of boxes that hold more than they say: a byline's box the date, a bar for sharing the agency."""
_ABOVE, _HEAD, _BODY, _BELOW = "above", "head", "body", "below"
"""Where a line stands: over the headline, from there to the first paragraph, between paragraphs, under the last."""
_SPOKEN = re.compile(r"\W*(?:by|von|par|por|di)\b", re.IGNORECASE)
_DATED = re.compile(
    r"\W*(?:(?:published|updated|posted|last)\b\W*){0,3}(?:(?:on|at)\s+)?"
    r"(?:\d|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|"
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"(?:nov|dec)(?:ember)?)\.?\s+\d)",
    re.IGNORECASE,
)
"""How a line begins that is a date and nothing else."""
_COOKIES = re.compile(
    r"\b(?:we|and our partners|(?:this|our) (?:web ?)?site) uses? cookies\b|\b(?:our|the) use of cookies\b",
    re.IGNORECASE,
)
LONGEST_NOTICE = 1000
"""Characters that a notice about cookies may have."""
_FOLLOW = re.compile(
    r"\b[Ff]ollow (?:him|her|them|me|[A-Z][\w’'-]+) (?:on|at) (?:X|Twitter|Facebook|Instagram|Threads|Bluesky|Mastodon|"
    r"LinkedIn|TikTok|YouTube|@\w+)\b"
)
_RIGHTS = re.compile(r"©|\(c\)|\bcopyright\b|\ball rights reserved\b", re.IGNORECASE)


def name_margins(lines: Sequence[str], parts: Sequence[str], meta: Metadata) -> list[str]:
    """Put a closer reason where lines are only known to be no part of the body.

    Parameters
    ----------
    lines
        The page's lines.
    parts
        What each is; only those that say little are looked at (``AROUND``), and the last of the body.
    meta
        What is known of the article.
    """
    named = list(parts)
    first = next((index for index, part in enumerate(parts) if part == BODY), len(parts))
    top = next((index for index, part in enumerate(parts) if part == TITLE), first)
    outlet = fold(meta.outlet or "")
    names = [fold(name) for name in meta.bylines]
    last = max((index for index, part in enumerate(parts) if part == BODY), default=-1)
    for index, (line, part) in enumerate(zip(lines, parts, strict=True)):
        if index == last > first and _FOLLOW.search(line) and any(name and name in fold(line) for name in names):
            named[index] = "author-note"
        elif part == "navigation" and not first <= index <= last and _is_notice(line):
            named[index] = "consent"
        elif part in AROUND and len(line) <= LONGEST:
            place = (
                _HEAD
                if top - ABOVE <= index < first
                else _ABOVE
                if index < first
                else _BODY
                if index < last
                else _BELOW
            )
            named[index] = _named(line, part, outlet, names, place)
    _close_separators(named)
    return named


def _named(line: str, part: str, outlet: str, names: Sequence[str], place: str) -> str:
    """Say what a short line is; ``outlet`` and ``names`` as :func:`fold` gives them."""
    in_head = place == _HEAD
    letters = fold(line)
    theirs = any(name and name in letters for name in names)
    if in_head and part != "navigation":
        dated = not theirs and _DATED.match(line) and read_moment(line)
        return "date" if dated else "credit-line" if part == "share" and agency_named(line) else part
    if part != "navigation":
        return part
    if not letters:
        return "separator"
    if outlet and letters == outlet:
        return "masthead"
    if theirs and (in_head or (place == _BODY and _SPOKEN.match(line))):
        return "byline"
    if in_head and agency_named(line):
        return "credit-line"
    if in_head and read_moment(line):
        return "date"
    return "copyright" if place in (_BODY, _BELOW) and _RIGHTS.search(line) else part


def _is_notice(line: str) -> bool:
    return len(line) <= LONGEST_NOTICE and bool(_COOKIES.search(line))


def _close_separators(named: list[str]) -> None:
    """Count bullets and bars between two lines of one kind to these, so that a menu stays one piece."""
    start = 0
    for index, part in enumerate(named):
        if part == "separator":
            continue
        if start and named[start - 1] == part and part not in (TITLE, STANDFIRST, BODY):
            named[start:index] = [part] * (index - start)
        start = index + 1
