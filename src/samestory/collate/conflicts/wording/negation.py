"""``does not exist`` against ``nonexistent``: one denial quoted in two words that share only a stem."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samestory.annotate.pledges import is_name
from samestory.model import Conflict, Evidence, Report, Side, Span, Utterance

_PREFIXED = re.compile(r"\b(?:non-?|un)(?P<stem>[a-z]{4,})\b", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:not|n['’]t|never) (?:been )?(?P<stem>[a-z]{4,})\b", re.IGNORECASE)


def negated_word_conflicts(utterances: Sequence[Utterance], reports: Sequence[Report]) -> list[Conflict]:
    """Find quoted words of one named speaker where one report has ``not X`` and another ``non-X`` or ``un-X``."""
    by_id = {report.id: report for report in reports}
    one: list[tuple[str, str, str, Span]] = []
    two: list[tuple[str, str, str, Span]] = []
    for utterance in utterances:
        if not utterance.speaker or not is_name(utterance.speaker):
            continue
        for reading in utterance.readings:
            report = by_id.get(reading.report)
            held = next((q for q in report.quotations if q.id == reading.quotation), None) if report else None
            for span in held.words if held else ():
                for pattern, found in ((_PREFIXED, one), (_NEGATED, two)):
                    for match in pattern.finditer(span.text) if len(span.text) < 120 else ():
                        found.append((utterance.speaker, match["stem"].lower(), reading.report, span))
    conflicts: list[Conflict] = []
    seen: set[tuple[str, str]] = set()
    for speaker, long, report_id, span in one:
        other = [(r, s) for who, stem, r, s in two if who == speaker and long.startswith(stem) and r != report_id]
        both = any(who == speaker and long.startswith(stem) and r == report_id for who, stem, r, _ in two)
        if not other or (speaker, long) in seen or both:
            continue
        seen.add((speaker, long))
        sides = (
            Side(span.text.strip(" ,."), (Evidence.of(report_id, span),)),
            Side(other[0][1].text.strip(" ,."), tuple(Evidence.of(r, s) for r, s in dict.fromkeys(other))),
        )
        conflicts.append(Conflict("wording", f"wording of {speaker}’s denial", sides))
    return conflicts
