"""Where the dateline in front of a report's first sentence ends: place, day and agency are no part of what it says."""

from __future__ import annotations

import re
from typing import Final

from samestory.clean.agencies import agencies_in
from samestory.clean.outlets import known_outlet

_CAPITALS: Final = re.compile(
    r"[A-Z][A-Z.’'-]{2,}(?:[ ,/]+[A-Z][\w.’'-]*){0,6}(?: \d{1,2})?,?\s*"
    r"(?:\([A-Z][A-Za-z &/.]+\)\s*)?(?:—|–|--?|//)\s+(?=\S)"
)
"""``VELL/OSK, Tarnland, May 4 (Agency) —``: a place in capitals, before a dash."""

_SOURCE: Final = re.compile(
    r"(?P<place>(?:[A-Z][\w.’'-]*[ ,/]+){0,6}(?:\d{1,2} )?)\((?P<source>[A-Z][^()\n]{1,40})\)\s*"
    r"(?P<dash>(?:—|–|--?|//)\s+)?(?=[A-Z\d“\"‘'])"
)
"""``Vell (Agency) -`` or ``(Outlet)``."""


def dateline_end(text: str) -> int:
    """Give the length of the dateline with which a sentence begins; 0 where it has none.

    A place that is not in capitals needs an agency or outlet that is known: `Mira Holm (Osk) - An able rider` is none.
    """
    match = _CAPITALS.match(text)
    if match is not None:
        return match.end()
    match = _SOURCE.match(text)
    if match is None:
        return 0
    known = agencies_in(match["source"]) or known_outlet(match["source"])
    alone, dashed = not match["place"], match["dash"] is not None
    return match.end() if (dashed and (alone or known)) or (alone and known) else 0
