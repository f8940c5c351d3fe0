# ruff: noqa: E501 - a table of patterns, one a line
"""Live blogs: the times and buttons between their posts, which are furniture there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samestory.clean.furniture import Rule
from samestory.clean.lines import Line

LONGEST = 40
"""No line of a time is longer."""
LABELLED, TITLED = 2, 3
"""So many times make a live blog of a page with one of its labels, and so many of one whose title says that it is."""
_LABELS = frozenset(
    ("key events", "show key events only", "live feed", "live reporting", "live blog", "liveblog", "live updates",
     "live coverage", "newest first", "oldest first", "latest updates", "older posts", "newer posts", "filters beta")
)  # fmt: skip
_TITLED = re.compile(
    r".*(?:\blive ?(?:blog|updates)?(?::| [–—|-])|[–—|:-] ?live\b|\bas it happened\b|\blive ?(?:blog|updates|coverage)\b).*",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:(?:last )?(?:posted|updated|published|update)(?: at|:)? )?\d{1,2}[:.h]\d\d(?: ?[ap]\.?m\.?)?(?: ?\(?(?:[a-z]{2,4}t|utc)\)?)?|"
    r"(?:(?:last )?(?:posted|updated|published) )?\d{1,3} ?(?:s|m|h|d|secs?|mins?|hrs?|seconds?|minutes?|hours?|days?) ago",
    re.IGNORECASE,
)
BEFORE_TIME = frozenset(["last", "posted", "updated", "published", "update"])
"""Words with which a line that gives a time may begin, if with no figure."""
_AGO_OR_CLOCK = re.compile(r"\d ?[a-z]+ ago$|\d\d?[:.h]\d\d")
_LABEL, _STAMP, _SHARE = Rule("navigation", parts=True), Rule("date", parts=True), Rule("share", parts=True)


def live_parts(lines: Sequence[Line], marks: Sequence[Rule | str | None], numbered: Sequence[int]) -> dict[int, Rule]:
    """Find what parts the posts of a live blog; nothing where a text is none.

    A time on a line of its own is furniture only there: elsewhere it may head a part of the article (``10:15``), or
    stand under a teaser. ``numbered`` are the lines that begin with a figure or one of ``BEFORE_TIME``.
    """
    stamps = [
        index
        for index in numbered
        if len(text := lines[index].text) <= LONGEST and _AGO_OR_CLOCK.search(text) and _TIME.fullmatch(text)
    ]
    if len(stamps) < LABELLED:
        return {}
    labels = [index for index, line in enumerate(lines) if line.key in _LABELS]
    if not labels:
        titled = any(
            4 <= line.size <= 32 and not line.ends and _TITLED.fullmatch(line.text) for line in lines[: stamps[0]]
        )
        if not titled or len(stamps) < TITLED:
            return {}
    found = dict.fromkeys(labels, _LABEL) | dict.fromkeys(stamps, _STAMP)
    for index in range(stamps[0], len(lines)):
        mark = marks[index]
        if isinstance(mark, Rule) and mark.reason == "share":
            found[index] = _SHARE
    return found
