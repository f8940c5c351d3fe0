"""Posts from social media that a page sets without quotation marks: `Words. — Ada Holm (@adaholm) May 3, 2021`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from samestory.annotate.quotations.marks import Stretch

POST = "post"
"""The rule by which a post is its author's."""
_POST = re.compile(
    r"(?m)^[ \t\xa0]*(?P<words>\S[^\n]{0,3000}?)[ \xa0]*(?:[—–―]|--)[ \xa0]?"
    r"(?P<name>[^\s@()—–―][^\n@()—–―]{0,60}?)[ \xa0]\(@\w{1,30}\)(?=[ \xa0]|$)"
)
_LINKS = re.compile(r"(?:\s*(?:https?://\S+|pic\.twitter\.com/\S+))+$")


def with_posts(text: str, stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Make stretches of the posts of a report; marks within a post are its own.

    Parameters
    ----------
    text
        The report.
    stretches
        Its outermost stretches in quotation marks.

    Returns
    -------
    The stretches in order; of a post, ``label`` says where the name of who posted it stands, behind the words.
    """
    held = list(stretches)
    for match in _POST.finditer(text) if "(@" in text else ():
        start, end = match.span("words")
        links = _LINKS.search(text, start, end)
        end = end if links is None else links.start()
        if start >= end or any(one.open <= start and end <= one.close for one in held):
            continue  # in quotation marks as a whole: the marks tell it
        held = [one for one in held if one.close <= start or end <= one.open]
        held.append(Stretch(start, start, end, end, label=match.span("name")))
    return tuple(sorted(held, key=lambda one: one.open))
