"""What was put for what in passages: the words themselves, and how often they are such as machines put."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from samestory.collate.arrays import Flags, Ints, before, spread
from samestory.collate.reuse.chains import Spans
from samestory.collate.reuse.direction import SPUN, machine_words, put_for
from samestory.collate.reuse.streams import Streams


class Replacements(NamedTuple):
    """Words put for other words, in order of the passages; words by their numbers."""

    old: Ints
    new: Ints
    inside: Flags
    """Whether both are quoted."""
    passage: Ints
    """The number of the passage."""
    spelt: Sequence[str]
    """What the numbers stand for, in small letters."""

    def told(self, rows: Ints | range) -> list[tuple[str, str, bool]]:
        """Give some of them in words."""
        return [
            (self.spelt[old], self.spelt[new], inside)
            for old, new, inside in zip(
                self.old[rows].tolist(), self.new[rows].tolist(), self.inside[rows].tolist(), strict=True
            )
        ]


def replacements(streams: Streams, replaced: Spans, passage: Ints) -> Replacements:
    """Say what was put for what: one by one where as many words stand for as many, else as a whole."""
    a0, a1, b0, b1 = replaced
    ours, theirs = a1 - a0, b1 - b0
    inside = (streams.said[a1] - streams.said[a0] == ours) & (streams.said[b1] - streams.said[b0] == theirs)
    times = np.where(ours == theirs, ours, 1)
    old, new = streams.forms[spread(a0, times)], streams.forms[spread(b0, times)]
    phrases = dict.fromkeys(streams.spelt)
    number = {phrase: n for n, phrase in enumerate(phrases)}
    starts = before(times)
    for n in np.flatnonzero(ours != theirs).tolist():
        for held, first, last in ((old, a0[n], a1[n]), (new, b0[n], b1[n])):
            phrase = " ".join([streams.spelt[form] for form in streams.forms[first:last].tolist()])
            held[starts[n]] = number.setdefault(phrase, len(number))
    return Replacements(old, new, np.repeat(inside, times), np.repeat(passage, times), tuple(number))


def systematic(found: Replacements, pair: Ints, count: int) -> Flags:
    """Say between which pairs of reports words are put for others as machines put them, often enough to look closer.

    Parameters
    ----------
    found
        What was put for what.
    pair
        The pair of reports that each passage is of.
    count
        How many pairs there are.
    """
    plain, put = (np.array(known, dtype=bool) for known in machine_words(found.spelt))
    rows = np.flatnonzero((plain[found.old] & put[found.new]) | (put[found.old] & plain[found.new]))
    ways = np.array([put_for(old, new) for old, new, _ in found.told(rows)], dtype=bool).reshape(-1, 2)
    often = [np.bincount(pair[found.passage[rows]], weights=way, minlength=count) for way in ways.T]
    return np.maximum(*often) >= SPUN
