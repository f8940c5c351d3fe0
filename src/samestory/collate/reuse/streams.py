"""The bodies of reports as rows of words: what each word is, what it weighs, whether it is quoted."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from samestory.collate.words import STOP, Words, words
from samestory.model import Report

QUOTED = 6
"""Words that must be the same as quoted ones in a row to count as quoted without marks."""

UNIT = 30
"""What a word weighs in what decides about a passage; whole numbers, so that sums are the same in any order."""

NAME = 12
"""What an equal word with a capital weighs: two reporters who never met write the same names."""

COMMON = 15
"""What a common word weighs."""

_ENDS = re.compile(r"[.!?\n]")


@dataclass(frozen=True, slots=True)
class Stream:
    """The words of a report's body, which of them are quoted, and where paragraphs begin."""

    report: Report
    words: Words
    numbers: NDArray[np.int64]
    """For each word the number of its key: equal words have one number in all streams of a story."""
    letters: str | tuple[int, ...]
    """The same as one letter a word: stretches are cut out and compared as fast as text is. The numbers themselves
    where a story has more words than there are letters."""
    stops: tuple[bool, ...]
    """Whether a sentence or a line ends before each word; so it is before the first and behind the last."""
    lower: tuple[str, ...]
    """Each word as the report has it, in small letters."""
    quoted: tuple[bool, ...]
    breaks: tuple[int, ...]
    """How many line breaks lie before each word."""
    sums: tuple[float, ...]
    """What all words before each word weigh together in a chain: common ones half."""
    worth: tuple[int, ...]
    """The same in ``UNIT``, where names weigh little as well."""
    free: tuple[int, ...]
    """The same of the words that are not quoted."""
    said: tuple[int, ...]
    """How many of the words before each word are quoted."""

    def __len__(self) -> int:
        return len(self.letters)


def streams_of(reports: Sequence[Report]) -> list[Stream]:
    """Cut the bodies of reports into words, and mark what is quoted.

    Words that stand within quotation marks in any of the reports count as quoted in all: a post or a statement
    that one report sets in marks and another embeds without them is a quotation in common.
    """
    cut = [(report, words(report.text, report.body_start)) for report in reports]
    marked = [_quoted(report, held) for report, held in cut]
    said: set[tuple[str, ...]] = set()
    for (_, held), quoted in zip(cut, marked, strict=True):
        row = 0
        for n, inside in enumerate(quoted):
            row = row + 1 if inside else 0
            if row >= QUOTED:
                said.add(held.keys[n + 1 - QUOTED : n + 1])
    vocabulary: dict[str, int] = {}
    numbers = [[vocabulary.setdefault(key, len(vocabulary)) for key in held.keys] for _, held in cut]
    spelt = len(vocabulary) <= sys.maxunicode
    out = []
    for (report, held), quoted, own in zip(cut, marked, numbers, strict=True):
        if said:
            for n, run in enumerate(zip(*(held.keys[k:] for k in range(QUOTED)), strict=False)):
                if run in said:
                    quoted[n : n + QUOTED] = [True] * QUOTED
        worth = [_worth(report.text[at], key) for at, key in zip(held.starts, held.keys, strict=True)]
        out.append(
            Stream(
                report,
                held,
                np.array(own, dtype=np.int64),
                "".join(map(chr, own)) if spelt else tuple(own),
                _stops(report.text, held),
                tuple(report.text[at:end].lower() for at, end in zip(held.starts, held.ends, strict=True)),
                tuple(quoted),
                _breaks(report.text, held),
                (0.0, *accumulate(map(weigh, held.keys))),
                (0, *accumulate(worth)),
                (0, *accumulate(w * (not q) for w, q in zip(worth, quoted, strict=True))),
                (0, *accumulate(map(int, quoted))),
            )
        )
    return out


def weigh(key: str) -> float:
    """Say what a word weighs in a chain."""
    return 0.5 if key in STOP else 1.0


def _worth(first: str, key: str) -> int:
    return NAME if first.isupper() else COMMON if key in STOP else UNIT


def _quoted(report: Report, held: Words) -> list[bool]:
    """Mark the words inside quotation marks."""
    quoted = [False] * len(held)
    spans = sorted((v.start, v.end) for q in report.quotations for v in q.verbatim)
    at = reach = 0
    for n, start in enumerate(held.starts):
        while at < len(spans) and spans[at][0] <= start:
            reach = max(reach, spans[at][1])
            at += 1
        quoted[n] = start < reach
    return quoted


def _stops(text: str, held: Words) -> tuple[bool, ...]:
    """Say before which words a sentence or a line ends."""
    if not len(held):
        return (True,)
    between = zip(held.ends, held.starts[1:], strict=False)
    return (True, *(_ENDS.search(text, end, start) is not None for end, start in between), True)


def _breaks(text: str, held: Words) -> tuple[int, ...]:
    """Count the line breaks before each word."""
    breaks, line, last = [], 0, 0
    for start in held.starts:
        line += text.count("\n", last, start)
        last = start
        breaks.append(line)
    return tuple(breaks)
