"""The place in the dateline that begins a report."""

from __future__ import annotations

import re

from samestory.clean.agencies import agencies_in
from samestory.clean.outlets import known_outlet

_DATELINE = re.compile(
    r"(?P<place>(?:[A-Z][A-Z.'’ -]+[A-Z.](?:/[A-Z][A-Z .]+)?(?:, (?:[A-Z][\w.'’-]+)(?: [A-Z][\w.'’-]+){0,2})?)|"
    r"(?:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}(?:, [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2})?(?= ?\([A-Z]))|"
    r"(?:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}, [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}(?= ?(?:—|–|//|-)))|"
    r"(?:[A-Z][a-z]+(?: [A-Z][a-z]+)?(?= (?:—|–|//) [A-Z])))"
    r"(?:, (?:[A-Z][a-z]+\.? \d\d?|\d\d? [A-Z][a-z]+))?\s*(?P<source>\([^()]{2,40}\))?\s*(?:-{1,2}|–|—|//|:(?=\s)|(?<=\)))\s*(?=[A-Z“\"‘'])"  # noqa: E501
)


_SECTION = re.compile(r"\s(?:Business|Sports?|Politics|Health|Travel|Style|Money|World|News)$")
"""A section behind the outlet's name: ``(Outlet Business)``."""


def dateline_in(text: str) -> str | None:
    """Find the place in a paragraph that begins with a dateline (``HARBOUR CITY, Norland (Agency) -``)."""
    match = _DATELINE.match(text[:120])
    if match is None:
        return None
    place = match["place"].strip(" -–—")
    source = (match["source"] or "").strip("()")
    known = agencies_in(source) or known_outlet(source) or known_outlet(_SECTION.sub("", source))
    if not place.isupper() and "," not in place and source and not known:
        return None  # a name and what it belongs to: A Name (his party)
    return place
