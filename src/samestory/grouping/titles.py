"""Which of the titles of a story's reports is the story's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from samestory.model import Report

LEAD = 400
"""Characters of a body that count as its lead."""

ASKED = 100
"""Reports with a title, at most, of which one is chosen: the first."""

LESS = 0.3
"""What counts against titles that open with a quotation, or ask: they say less of what happened."""


def central_title(reports: Sequence[Report]) -> str | None:
    """Choose the title that says most of what the other titles and the leads of the other reports say.

    Parameters
    ----------
    reports
        The reports of a story, whole or cut down to their leads.

    Returns
    -------
    str or None
        The title, the first of equals; None where no report has one but the name of its outlet.
    """
    titled = [report for report in reports if report.title and report.title != report.outlet][:ASKED]
    words = [_words(report.title or "") for report in titled]
    leads = [_words(report.text[report.body_start : report.body_start + LEAD]) for report in titled]
    leading = Counter(word for lead in leads for word in lead)
    best, score = titled[0].title if titled else None, -1.0
    for index, (report, mine, own) in enumerate(zip(titled, words, leads, strict=True)):
        title = report.title or ""
        if not mine:
            continue
        others = [other for place, other in enumerate(words) if place != index and other]
        value = sum(len(mine & other) / len(mine | other) for other in others) / max(1, len(others))
        value -= LESS * (title[0] in "‘“'\"" or title.endswith("?"))
        # Titles of a word or two, such as the name of a paper, say little.
        value += sum(leading[word] > (word in own) for word in mine) / max(5, len(mine))
        if value > score:
            best, score = title, value
    return best


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"\w+", text.casefold()) if len(word) > 3 or word.isdigit())
