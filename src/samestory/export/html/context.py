"""The clause or sentence around some words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from samestory.export.html.witnesses import Ref

REACH = 220
"""Characters that are shown at most on either side of the words."""


@dataclass(frozen=True, slots=True)
class Context:
    """Some words within their sentence."""

    before: str
    words: str
    after: str


def around(ref: Ref) -> Context:
    """Show the words of a place within the sentence or sentences that they stand in."""
    report = ref.witness.report
    text = report.text
    within = [s for s in report.sentences if s.start < ref.end and ref.start < s.end]
    left, right = (within[0].start, within[-1].end) if within else _sentence(text, ref.start, ref.end)
    left, right = min(left, ref.start), max(right, ref.end)
    before, after = text[left : ref.start], text[ref.end : right]
    if len(before) > REACH:
        before = "… " + before[-REACH:].partition(" ")[2]
    if len(after) > REACH:
        after = after[:REACH].rpartition(" ")[0] + " …"
    return Context(before.lstrip(), ref.text, after.rstrip())


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Guess the sentence of a report that nobody has split."""
    left = max((m.end() for m in re.finditer(r"[.!?][”’\"')\]]?\s+|\n+", text[:start])), default=0)
    stop = re.compile(r"[.!?][”’\"')\]]?(?=\s|$)|\n").search(text, max(start, end - 1))
    right = len(text) if not stop else stop.start() if stop.group() == "\n" else stop.end()
    return left, max(right, end)
