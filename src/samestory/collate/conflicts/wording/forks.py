"""Where two readings of one utterance differ, words and marks taken together.

Readings that begin alike and then go on in other words are two sentences as often as not: one report quotes on, the
other begins a new quotation. Where no sentence ends at the place where they part, both give the end of one sentence.
Readings that have too little in common as wholes may still both have one sentence, almost word by word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from samestory.collate.conflicts.wording.differences import Difference, differences, gravity_of, in_common, may_differ
from samestory.collate.conflicts.wording.meaning import changes
from samestory.collate.conflicts.wording.readings import BREAK, FUNCTION, Reading

TOGETHER: Final = 4
"""Words that two readings begin with, before they part."""
CARRYING: Final = 2
"""Of these, words that are no mere function words; one more where it is no reading that begins, but a stretch in it."""
APART: Final = 2
"""Words with which each goes on, at least."""
LONG: Final = 7
"""Words that both begin with, from which one other word at the end is enough."""
AGREEING: Final = 0.75
"""Share of the longer of two sentences that both must have."""


def places_of(a: Reading, b: Reading) -> list[Difference] | None:
    """Find where two readings of one utterance differ; None where they are not two wordings of the same words."""
    # An alignment finds no more equal words than two readings have in common.
    found = _within_stretches(a, b) if may_differ(a.content, b.content) else None
    if found:
        return found
    for i in a.begins:
        for j in b.begins:
            fork = _fork(a, b, i, j)
            if fork is not None:
                return [fork]
    return _sentences_apart(a, b) or found


def _within_stretches(a: Reading, b: Reading) -> list[Difference] | None:
    """Find where two readings differ; a stretch that has all that both share is compared by itself.

    Else the beginning of one sentence is taken for that of another (`we have not ... We have ...`).
    """
    (first, last), (start, end) = _stretch_of(a, b), _stretch_of(b, a)
    found = differences(a.keys[first:last], b.keys[start:end])
    if found is None:
        return None
    whole = (
        Difference((place.a[0] + first, place.a[1] + first), (place.b[0] + start, place.b[1] + start), place.gravity)
        for place in found
    )
    return [place for place in whole if not _same_letters(a, b, place)]


def _same_letters(a: Reading, b: Reading, place: Difference) -> bool:
    """Whether only an apostrophe or a blank differs at a place: ``the harbour's``, ``the harbours``."""
    texts = (
        reading.report.text[reading.words[start].start : reading.words[end - 1].end] if start < end else ""
        for reading, (start, end) in ((a, place.a), (b, place.b))
    )
    one, other = (re.sub(r"\W", "", text).casefold() for text in texts)
    return one == other != ""


def _stretch_of(reading: Reading, other: Reading) -> tuple[int, int]:
    """Give the one stretch of a reading that has all content words that it shares with another; else the whole."""
    keys = reading.keys
    if BREAK not in keys:
        return 0, len(keys)
    edges = [-1, *(k for k, key in enumerate(keys) if key == BREAK), len(keys)]
    whole = in_common(reading.content, other.content)
    for before, after in pairwise(edges):
        held = Counter(key for key in keys[before + 1 : after] if key not in FUNCTION)
        if held and in_common(held, other.content) == whole:
            return before + 1, after
    return 0, len(keys)


def _fork(a: Reading, b: Reading, i: int, j: int) -> Difference | None:
    """Find where two readings part within one sentence that they begin alike, at some of their words."""
    ours, others = a.keys, b.keys
    same = 0
    for word, other in zip(ours[i:], others[j:], strict=False):
        if word != other or word == BREAK:
            break
        same += 1
    if same < TOGETHER or sum(key not in FUNCTION for key in ours[i : i + same]) < CARRYING + bool(i or j):
        return None
    one, two = i + same, j + same
    ends = a.end_of(one), b.end_of(two)
    least = APART if same < LONG else 1
    if ends[0] < one + least or ends[1] < two + least:
        return None
    mine, theirs = ours[one : ends[0]], others[two : ends[1]]
    if _goes_on(mine, theirs) or "".join(mine) == "".join(theirs):
        return None  # one quotes on, or writes one word as two
    if changes(mine, theirs, ours, others) != "other":
        return None
    return Difference((one, ends[0]), (two, ends[1]), gravity_of(mine, theirs))


def _goes_on(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether what carries meaning in the shorter end stands in the longer one: then one report quotes on."""
    short, long = sorted(({w for w in side if w not in FUNCTION} for side in (mine, theirs)), key=len)
    return short <= long


def _sentences_apart(a: Reading, b: Reading) -> list[Difference]:
    """Find where sentences differ that both readings have, whatever stands before and behind."""
    found: list[Difference] = []
    for start, end, mine in a.sentences:
        for first, last, other in b.sentences:
            least = AGREEING * max(end - start, last - first)
            if min(end - start, last - first) < least or in_common(mine, other) < least:
                continue
            found += (
                Difference(
                    (place.a[0] + start, place.a[1] + start), (place.b[0] + first, place.b[1] + first), place.gravity
                )
                for place in differences(a.keys[start:end], b.keys[first:last]) or ()
            )
    return [place for place in found if not _same_letters(a, b, place)]
