"""The bodies of reports as rows of words: what each word is, what it weighs, whether it is quoted."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samestory.collate.arrays import Flags, Floats, Ints, before, numbered
from samestory.collate.words import STOP, Words, key, words
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
_LINE = re.compile(r"\n")

FREE = ""
"""What stands at a free place: no word is equal to it."""

Letters = str | tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Streams:
    """The words of all bodies in a row, a free place before and behind each body.

    A word goes by its place in the row, so that stretches of any two reports are handled together. What counts
    something before each word has its total at the free place behind the body.
    """

    reports: tuple[Report, ...]
    words: tuple[Words, ...]
    begin: Ints
    """For each report the place of its first word."""
    end: Ints
    """The place behind its last."""
    keys: Ints
    """The number of a word's key: equal words have one number. Free places have numbers of their own, below nought."""
    letters: Letters
    """The same as one letter a word: stretches are cut out and compared as fast as text is. The numbers themselves
    where a story has more words than there are letters."""
    marked: Letters
    """The same, but also telling names from other words, and what is quoted from what is not."""
    forms: Ints
    """The number of a word as its report has it, in small letters."""
    spelt: tuple[str, ...]
    """What the numbers of forms stand for."""
    common: Flags
    stops: Flags
    """Whether a sentence or a line ends before a word; so it is before the first and behind the last."""
    quoted: Flags
    breaks: Ints
    """How many line breaks lie before a word."""
    weights: Floats
    """What a word weighs in a chain: common ones half."""
    sums: Floats
    """What all words before a word weigh together."""
    worth: Ints
    """The same in ``UNIT``, where names weigh little as well."""
    free: Ints
    """The same of the words that are not quoted."""
    said: Ints
    """How many of the words before a word are quoted."""

    def owner(self, places: Ints) -> Ints:
        """Give the numbers of the reports in which words stand."""
        return np.searchsorted(self.begin, places, side="right") - 1


def streams_of(reports: Sequence[Report]) -> Streams:
    """Cut the bodies of reports into words, and mark what is quoted.

    Words that stand within quotation marks in any of the reports count as quoted in all: a post or a statement
    that one report sets in marks and another embeds without them is a quotation in common.
    """
    held = tuple(words(report.text, report.body_start) for report in reports)
    pairs = list(zip(reports, held, strict=True))
    sizes = np.array([len(own) for own in held], dtype=np.intp)
    begin = np.cumsum(sizes + 1) - sizes
    size = int(sizes.sum()) + len(sizes) + 1
    seen = {FREE: 0}
    word = _laid(
        begin,
        size,
        0,
        (
            [seen.setdefault(r.text[a:b], len(seen)) for a, b in zip(own.starts, own.ends, strict=True)]
            for r, own in pairs
        ),
    )
    numbers = {FREE: 0}
    keys = np.array([numbers.setdefault(key(w), len(numbers)) for w in seen], dtype=np.intp)[word]
    small: dict[str, int] = {}
    forms = np.array([small.setdefault(w.lower(), len(small)) for w in seen], dtype=np.intp)[word]
    common = np.array([k in STOP for k in numbers], dtype=bool)[keys]
    name = np.array([w[:1].isupper() for w in seen], dtype=bool)[word]
    letters = _letters(keys)
    quoted = _laid(begin, size, False, (_quoted(r, own) for r, own in pairs))
    _quote_all(quoted, letters)
    weights = np.where(common, 0.5, 1.0) * (word > 0)
    worth = np.where(name, NAME, np.where(common, COMMON, UNIT)) * (word > 0)
    return Streams(
        reports=tuple(reports),
        words=held,
        begin=begin,
        end=begin + sizes,
        keys=np.where(word > 0, keys, -1 - np.arange(size)),
        letters=letters,
        marked=_letters(numbered((keys * 2 + name) * 2 + quoted)),
        forms=forms,
        spelt=tuple(small),
        common=common,
        stops=_laid(begin, size, True, (_stops(r.text, own) for r, own in pairs)),
        quoted=quoted,
        breaks=_laid(begin, size, 0, (_breaks(r.text, own) for r, own in pairs)),
        weights=weights,
        sums=before(weights),
        worth=before(worth),
        free=before(worth * ~quoted),
        said=before(quoted.astype(np.intp)),
    )


def _letters(numbers: Ints) -> Letters:
    """Write numbers as letters."""
    if int(numbers.max(initial=0)) > sys.maxunicode:
        return tuple(numbers.tolist())
    return "".join(map(chr, numbers.tolist()))


def _laid(begin: Ints, size: int, free: int, rows: Iterable[Sequence[int] | Ints | Flags]) -> NDArray[Any]:
    """Lay rows one behind the other; at free places stands ``free``, of whose type all are."""
    out = np.full(size, free)
    for at, row in zip(begin.tolist(), rows, strict=True):
        out[at : at + len(row)] = row
    return out


def _quoted(report: Report, held: Words) -> Flags:
    """Mark the words inside quotation marks."""
    spans = np.array(sorted((v.start, v.end) for q in report.quotations for v in q.words), dtype=np.intp)
    if not len(spans):
        return np.zeros(len(held), dtype=bool)
    starts = np.array(held.starts, dtype=np.intp)
    reach = np.append(0, np.maximum.accumulate(spans[:, 1]))
    inside: Flags = starts < reach[np.searchsorted(spans[:, 0], starts, side="right")]
    return inside


def _quote_all(quoted: Flags, letters: Letters) -> None:
    """Mark the words that are quoted in a row in any of the bodies in all of them."""
    full = np.convolve(quoted, np.ones(QUOTED, dtype=np.intp), "valid") == QUOTED
    said = {letters[n : n + QUOTED] for n in np.flatnonzero(full).tolist()}
    if not said:
        return
    for at in [n for n in range(len(letters) - QUOTED + 1) if letters[n : n + QUOTED] in said]:
        quoted[at : at + QUOTED] = True


def _places(pattern: re.Pattern[str], text: str) -> Ints:
    return np.array([match.start() for match in pattern.finditer(text)], dtype=np.intp)


def _stops(text: str, held: Words) -> Flags:
    """Say before which words a sentence or a line ends."""
    ends = np.searchsorted(_places(_ENDS, text), np.array([held.ends[:-1], held.starts[1:]], dtype=np.intp))
    return np.append(True, ends[0] < ends[1])[: len(held)]


def _breaks(text: str, held: Words) -> Ints:
    """Count the line breaks before each word."""
    return np.asarray(np.searchsorted(_places(_LINE, text), np.array(held.starts, dtype=np.intp)))
