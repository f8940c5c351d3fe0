"""Where two readings of one utterance differ, words and marks taken together.

Readings that begin alike and then go on in other words are two sentences as often as not: one report quotes on, the
other begins a new quotation. Where no sentence ends at the place where they part, both give the end of one sentence.
"""

from __future__ import annotations

import re
from typing import Final

from samestory.collate.conflicts.differences import Difference, differences, gravity_of
from samestory.collate.conflicts.meaning import changes
from samestory.collate.conflicts.readings import BREAK, FUNCTION, Reading

TOGETHER: Final = 4
"""Words that two readings begin with, before they part."""
CARRYING: Final = 2
"""Of these, words that are no mere function words."""
APART: Final = 2
"""Words with which each goes on, at least."""
_ENDS: Final = re.compile(r"[.!?;:…]|\n|\.\.\.")


def places_of(a: Reading, b: Reading) -> list[Difference] | None:
    """Find where two readings of one utterance differ; None where they are not two wordings of the same words."""
    found = differences(a.keys, b.keys)
    if found:
        return found
    fork = _fork(a, b)
    return found if fork is None else [fork]


def _fork(a: Reading, b: Reading) -> Difference | None:
    """Find where two readings part within one sentence that they begin alike."""
    same = 0
    for one, other in zip(a.keys, b.keys, strict=False):
        if one != other or one == BREAK:
            break
        same += 1
    if same < TOGETHER or sum(key not in FUNCTION for key in a.keys[:same]) < CARRYING:
        return None
    ends = [_end(reading, same) for reading in (a, b)]
    if min(ends) < same + APART:
        return None
    mine, theirs = a.keys[same : ends[0]], b.keys[same : ends[1]]
    if changes(mine, theirs, a.keys, b.keys) != "other":
        return None
    return Difference((same, ends[0]), (same, ends[1]), gravity_of(mine, theirs))


def _end(reading: Reading, start: int) -> int:
    """Give the place after the last word of the sentence that a word stands in, or follows; its own where one ends."""
    for k in range(start, len(reading.words)):
        word = reading.words[k]
        if word.key == BREAK or _ENDS.search(reading.report.text[reading.words[k - 1].end : word.start]):
            return k
    return len(reading.words)
