"""What the lines round an article are that no mark-up names: its byline, its date, its agency, the outlet's name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samestory.ingest.pages.blocks import fold
from samestory.ingest.pages.compose import BODY, TITLE
from samestory.ingest.pages.metadata import Metadata
from samestory.ingest.pages.moments import read_moment
from samestory.ingest.pages.names import agency_named

LONGEST = 160
"""Characters that such a line may have."""
ABOVE = 3
"""Lines above the headline that may be among them."""
_RIGHTS = re.compile(r"©|\(c\)|\bcopyright\b|\ball rights reserved\b", re.IGNORECASE)


def name_margins(lines: Sequence[str], parts: Sequence[str], meta: Metadata) -> list[str]:
    """Put a closer reason where lines are only known to be no part of the body.

    Parameters
    ----------
    lines
        The page's lines.
    parts
        What each is; only ``navigation`` is looked at.
    meta
        What is known of the article.
    """
    named = list(parts)
    first = next((index for index, part in enumerate(parts) if part == BODY), len(parts))
    top = next((index for index, part in enumerate(parts) if part == TITLE), first)
    outlet = fold(meta.outlet or "")
    names = [fold(name) for name in meta.bylines]
    for index, (line, part) in enumerate(zip(lines, parts, strict=True)):
        if part != "navigation" or len(line) > LONGEST:
            continue
        letters = fold(line)
        if not letters:
            named[index] = "separator"
        elif outlet and letters == outlet:
            named[index] = "masthead"
        elif top - ABOVE <= index < first and any(name and name in letters for name in names):
            named[index] = "byline"
        elif top - ABOVE <= index < first and agency_named(line):
            named[index] = "credit-line"
        elif top - ABOVE <= index < first and read_moment(line):
            named[index] = "date"
        elif index > first and _RIGHTS.search(line):
            named[index] = "copyright"
    return named
