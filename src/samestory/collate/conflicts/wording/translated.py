"""Whether two wordings of a remark are two translations of it, or a remark and its retelling.

Where a speaker's words were put into English twice, the two differ in words that mean the same, and a table of synonyms
knows few of them. It shows in the remark as a whole (many of its words differ, small ones too), in another remark of
the speaker that the same two reports have, or a report tells another language.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from samestory.collate.conflicts.wording.differences import Difference
from samestory.collate.conflicts.wording.forks import places_of
from samestory.collate.conflicts.wording.meaning import MODALS, NEGATIONS
from samestory.collate.conflicts.wording.readings import BREAK, Quoted, Reading
from samestory.collate.reuse.align import steps
from samestory.model import Utterance

AGREEING: Final = 0.75
"""Share of the words between the first and the last that agree, below which a remark is reworded throughout."""
REWORDED: Final = 3
"""Words that differ in it, at least: of a short remark one word is much."""
BESIDE: Final = 2
"""Words that differ in another remark of the speaker, to show that a report words anew what is said."""
LEFT_OUT: Final = 4
"""More words than these in a row that only one reading has are left out, not reworded."""
_TENSES: Final = frozenset({"will", "would", "shall", "can", "could", "wish", "want"})
"""What a translator may put for another: other words of this kind bind the speaker more or less."""


def is_translated(a: Reading, b: Reading, utterances: Sequence[Utterance], quoted: Quoted) -> bool:
    """Whether two readings of one remark differ as translations do, and in nothing that may not.

    Parameters
    ----------
    a, b
        Readings in two reports.
    utterances
        Of the speaker: another remark may show that one of the reports words them anew.
    quoted
        What is quoted in the story.
    """
    if any(_bears(place, a, b) for place in places_of(a, b) or ()):
        return False
    if a.quotation.tongue or b.quotation.tongue or is_reworded(a, b):
        return True
    for utterance in utterances:
        held = {side.report.id: side for side in quoted.readings(utterance)}
        one, two = held.get(a.report.id), held.get(b.report.id)
        if one is None or two is None:
            continue
        if one.quotation.tongue or two.quotation.tongue or is_reworded(one, two, BESIDE):
            return True
    return False


def is_reworded(a: Reading, b: Reading, least: int = REWORDED) -> bool:
    """Whether much of a remark has other words, small ones too: a slip or an edit changes a word or two."""
    path = steps(a.keys, b.keys)
    same = [k for k, step in enumerate(path) if step.same]
    if len(same) < 2:
        return False
    equal, changed = 0, 0
    for agrees, held in groupby(path[same[0] : same[-1] + 1], key=lambda step: step.same):
        run = list(held)
        if agrees:
            equal += sum(a.keys[step.i or 0] != BREAK for step in run)
            continue
        mine = [a.keys[step.i] for step in run if step.i is not None]
        theirs = [b.keys[step.j] for step in run if step.j is not None]
        if BREAK in mine or BREAK in theirs or abs(len(mine) - len(theirs)) > LEFT_OUT:
            continue
        changed += max(len(mine), len(theirs))
    return changed >= least and equal < AGREEING * (equal + changed)


def _bears(place: Difference, a: Reading, b: Reading) -> bool:
    """Whether what differs is a negation, a figure, a name, or how far the speaker is bound."""
    mine, theirs = a.words[slice(*place.a)], b.words[slice(*place.b)]
    ours, others = ({word.key for word in side} for side in (mine, theirs))
    changed = ours ^ others
    if any(key[:1].isdigit() for key in changed) or bool(ours & NEGATIONS) != bool(others & NEGATIONS):
        return True
    if changed & MODALS - _TENSES:
        return True
    return any(
        word.key in changed and word.key != "i" and _capital(reading, word.start)
        for reading, side in ((a, mine), (b, theirs))
        for word in side
    )


def _capital(reading: Reading, at: int) -> bool:
    """Whether a word is written as a name: with a capital, and not at the head of a sentence."""
    before = reading.report.text[:at].rstrip(" ")
    return reading.report.text[at].isupper() and (before[-1:].isalnum() or before[-1:] == ",")
