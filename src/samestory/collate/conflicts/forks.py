"""Where two readings of one utterance differ, words and marks taken together.

Readings that begin alike and then go on in other words are two sentences as often as not: one report quotes on, the
other begins a new quotation. Where no sentence ends at the place where they part, both give the end of one sentence.
Readings that have too little in common as wholes may still both have one sentence, almost word by word.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from samestory.collate.conflicts.differences import Difference, differences, gravity_of
from samestory.collate.conflicts.meaning import changes
from samestory.collate.conflicts.readings import BREAK, FUNCTION, Reading

TOGETHER: Final = 4
"""Words that two readings begin with, before they part."""
CARRYING: Final = 2
"""Of these, words that are no mere function words; one more where it is no reading that begins, but a stretch in it."""
APART: Final = 2
"""Words with which each goes on, at least."""
SENTENCE: Final = 5
"""Words of a sentence that is set against another by itself."""
AGREEING: Final = 0.75
"""Share of the longer of two sentences that both must have."""
_ENDS: Final = re.compile(r"[.!?;:…]|\n|\.\.\.")


def places_of(a: Reading, b: Reading) -> list[Difference] | None:
    """Find where two readings of one utterance differ; None where they are not two wordings of the same words."""
    found = differences(a.keys, b.keys)
    if found:
        return found
    for i in _begins(a):
        for j in _begins(b):
            fork = _fork(a, b, i, j)
            if fork is not None:
                return [fork]
    return _sentences_apart(a, b) or found


def _begins(reading: Reading) -> list[int]:
    """Give the places of the first words of the stretches that a reading is made of."""
    keys = reading.keys
    return [k for k, key in enumerate(keys) if key != BREAK and (k == 0 or keys[k - 1] == BREAK)]


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
    ends = _end(a, one), _end(b, two)
    if ends[0] < one + APART or ends[1] < two + APART:
        return None
    mine, theirs = ours[one : ends[0]], others[two : ends[1]]
    if changes(mine, theirs, ours, others) != "other":
        return None
    return Difference((one, ends[0]), (two, ends[1]), gravity_of(mine, theirs))


def _sentences_apart(a: Reading, b: Reading) -> list[Difference]:
    """Find where sentences differ that both readings have, whatever stands before and behind."""
    found: list[Difference] = []
    theirs = [(start, end, Counter(b.keys[start:end])) for start, end in _sentences(b)]
    for start, end in _sentences(a):
        mine = Counter(a.keys[start:end])
        for first, last, other in theirs:
            if (mine & other).total() < AGREEING * max(mine.total(), other.total()):
                continue
            found += (
                Difference(
                    (place.a[0] + start, place.a[1] + start), (place.b[0] + first, place.b[1] + first), place.gravity
                )
                for place in differences(a.keys[start:end], b.keys[first:last]) or ()
            )
    return found


def _sentences(reading: Reading) -> list[tuple[int, int]]:
    """Give the sentences of a reading that are long enough to be known again, as ranges of its words."""
    out: list[tuple[int, int]] = []
    start = 0
    while start < len(reading.words):
        end = max(_end(reading, start + 1), start + 1) if reading.words[start].key != BREAK else start + 1
        if end - start >= SENTENCE:
            out.append((start, end))
        start = end
    return out


def _end(reading: Reading, start: int) -> int:
    """Give the place after the last word of the sentence that a word stands in, or follows; its own where one ends."""
    for k in range(start, len(reading.words)):
        word = reading.words[k]
        if word.key == BREAK or _ENDS.search(reading.report.text[reading.words[k - 1].end : word.start]):
            return k
    return len(reading.words)
