"""What a conflict of dates asks: when something happened, in the words of one of the reports."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samestory.annotate.lemmas import fold
from samestory.collate.conflicts.asked import GAP, question
from samestory.collate.dates import Dated

_JOINT = re.compile(
    r"(?:^|\s)(?:(?:on|in|at|by|since|until|till|late|early|about|around|shortly|just|before|after"
    r"|the (?:morning|afternoon|evening|night) of)\s+)+$",
    re.IGNORECASE,
)
"""Words with which a date hangs on its clause: they go with it."""

_RANGE = re.compile(r"\b(?:and|to|until|till|between|from|through)\s+$", re.IGNORECASE)
_RANGED = re.compile(r"\s*(?:and|or|to|until|till|through|[-–])\s+[A-Z\d]")
"""Words around a date that is one end of a span of time: it cannot be left out."""

_HOURS = re.compile(r"\s*(?:(?:in|on|of) the |at |that |on \w+day )?(?:morning|afternoon|evening|night|local time)\b")
"""Words behind a time that belong to it."""
_VAGUE = frozenset(["It", "it", "This", "this", "That", "that", ""])
"""First words of a clause that say nothing by itself."""


def when(items: Sequence[Dated]) -> str:
    """Ask when something happened: by a short clause that the others bear out, without the date itself."""
    told = [{fold(t) for t in d.moment.terms} for d in items]
    # Words that no other report has are those of a rewording, or beside the point.
    borne = [sum(len(mine & other) for other in told) / max(1, len(mine)) for mine in told]
    texts = [_undated(d) for d in items]
    vague = [text.partition(" ")[0] in _VAGUE for text in texts]
    best = min(range(len(texts)), key=lambda n: (vague[n], -round(borne[n], 1), len(texts[n])))
    return f"when: {texts[best]}"


def _undated(d: Dated) -> str:
    m = d.moment
    text = d.report.text[m.clause.start : m.clause.end]
    start, end = m.span.start - m.clause.start, m.span.end - m.clause.start
    if not 0 <= start < end <= len(text):
        return question(text, len(text), len(text))
    if _RANGE.search(text, 0, start) or _RANGED.match(text, end):
        return question(text, start, end, GAP)
    joint = _JOINT.search(text, 0, start)
    hours = _HOURS.match(text, end)
    return question(text, joint.start() if joint else start, hours.end() if hours else end)
