"""Transcripts: paragraphs that begin with the name of who speaks and a colon, with or without quotation marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from samestory.annotate.quotations.marks import Stretch

_CAPITALS = r"[A-Z][A-Z.'’-]+(?:[ \xa0][A-Z][A-Z.'’-]*){0,3}"
_NAME = r"(?:Mr|Mrs|Ms|Dr)?\.?[ \xa0]?[A-Z][\w'’-]+(?:[ \xa0][A-Z][\w.'’-]*){0,3}"
_LABEL = re.compile(
    rf"(?m)^[ \t\xa0]*(?P<mark>[\"“„«]|'')?[ \t\xa0]*(?P<name>Q|A|{_CAPITALS}|{_NAME})"
    r"(?:[ \xa0]\([^)\n]{1,60}\))?:[ \t\xa0]+(?P<words>\S[^\n]*)"
)
_LEAST = 2
"""Times that a label must stand before a paragraph to be that of a transcript: one `UPDATE:` is none."""


def with_transcripts(text: str, stretches: Iterable[Stretch], people: Iterable[str]) -> tuple[Stretch, ...]:
    """Mark the stretches that a speaker's label opens, and make stretches of a transcript's unmarked lines.

    Parameters
    ----------
    text
        The report.
    stretches
        Its outermost stretches in quotation marks.
    people
        The names of its persons: a label in small letters must be one of them, one in capitals or `Q` and `A` need not.

    Returns
    -------
    The stretches in order; ``label`` says where the speaker's name stands.
    """
    held = list(stretches)
    last_names = {name.rsplit(" ", 1)[-1].casefold() for name in people if name[:1].isupper()}
    labels = [match for match in _LABEL.finditer(text) if match.start() > 0]
    counts = Counter(_last(match["name"]) for match in labels)
    labels = [match for match in labels if match["name"].isupper() or _last(match["name"]) in last_names]
    if not any(counts[_last(match["name"])] >= _LEAST for match in labels):
        return tuple(held)
    often = [match.start() for match in labels if counts[_last(match["name"])] >= _LEAST]
    labels = [m for m in labels if often[0] <= m.start() <= often[-1] or _last(m["name"]) in last_names]
    for match in labels:
        span = match.span("name")
        opened = next((n for n, one in enumerate(held) if one.start <= span[0] < one.end), None)
        if match["mark"] and opened is not None:
            held[opened] = replace(held[opened], label=span)
            continue
        start, end = match.start("words"), match.start("words") + len(match["words"].rstrip())
        held = [one for one in held if one.close <= start or end <= one.open]
        held.append(Stretch(start, start, end, end, label=span, marked=False))
    return tuple(sorted(held, key=lambda one: one.open))


def _last(name: str) -> str:
    return name.replace("\xa0", " ").rsplit(" ", 1)[-1].casefold()
