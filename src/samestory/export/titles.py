"""What to call a story and its reports on the page and in the terminal."""

from __future__ import annotations

import re
from collections import Counter

from samestory.model import Report, Story

_WORD = re.compile(r"[^\W_]{3,}")


def story_title(story: Story) -> str:
    """Choose the headline that shares most words with all the reports; the first of equals.

    A word counts by the number of reports that hold it, and the sum is set against the length of the headline, so
    that neither a long headline nor a pun wins.
    """
    words = [set(_WORD.findall(report.text.casefold())) for report in story.reports]
    known = Counter(word for held in words for word in held)
    best, best_score = "", -1.0
    for report in story.reports:
        title = report.title or report.text.lstrip().split("\n", 1)[0][:120]
        own = set(_WORD.findall(title.casefold()))
        score = sum(known[word] - 1 for word in own) / (len(own) + 3)
        if title and score > best_score:
            best, best_score = title, score
    return best


def sigla(story: Story) -> dict[str, str]:
    """Give each report its siglum, as editors name witnesses: A, B ... Z, AA, AB ..."""
    return {report.id: _letters(number) for number, report in enumerate(story.reports)}


def labels(reports: tuple[Report, ...]) -> dict[str, str]:
    """Give each report a name to show; two reports of one outlet are told apart by a number."""
    count = Counter(report.label for report in reports)
    seen: Counter[str] = Counter()
    named = {}
    for report in reports:
        seen[report.label] += 1
        named[report.id] = f"{report.label} ({seen[report.label]})" if count[report.label] > 1 else report.label
    return named


def independent(story: Story) -> int:
    """Count the origins of a story that are independent of one another."""
    return len(story.origins)


def _letters(number: int) -> str:
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
