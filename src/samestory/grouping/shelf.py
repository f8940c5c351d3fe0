"""Signatures of many reports in a few tables, and the pairs of them that are alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from samestory.grouping.index import Index, stretches
from samestory.grouping.signature import ASKED, KEPT, NO_DAY, Rows, Signatures, Signed
from samestory.grouping.similarity import HEADLINES, NAMES, WORDS, closeness_to

REACH = 64
"""Reports that are looked at under one word, so many before and after in the order of days: rare words have fewer,
common ones tell little."""

LIKELY = 32
"""Reports that are compared in full, those with the heaviest words in common first."""

UNLIKELY = 0.04
"""Cosine of the heaviest words alone under which two reports are not compared."""

BLOCK = 256
"""Reports whose companions are looked for at once."""

_FILED, _DAYS, _FIRST_DAY = 24, 16, 693_000
"""Bits of a word under which it is filed, bits of a day, and the first day that there is (in 1898)."""

_SLOTS, _COMPARED = 1 << 14, 32
"""Slots of the table in which words are looked up, for each of so many reports that are compared at once."""


@dataclass(frozen=True, slots=True, eq=False)
class Edges:
    """Pairs of reports, and how alike they are: three columns, as there are millions in a large collection."""

    one: NDArray[np.int32]
    other: NDArray[np.int32]
    alike: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.one)

    def __getitem__(self, kept: NDArray[np.bool_] | NDArray[np.intp]) -> Edges:
        return Edges(self.one[kept], self.other[kept], self.alike[kept])

    @classmethod
    def joined(cls, parts: Sequence[Edges]) -> Edges:
        """Put edges after one another."""
        if not parts:
            return cls(np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.float32))
        return cls(*(np.concatenate([getattr(part, name) for part in parts]) for name in ("one", "other", "alike")))


@dataclass(slots=True)
class Shelf:
    """Holds signatures, and finds those that are like new ones.

    About one kilobyte a report, whatever its length. A report is found by its heaviest words (an inverted index, as in
    search engines), so that the time for one does not grow with the number of reports, once there are many.
    """

    count: int = 0
    held: Signatures = field(default_factory=lambda: _room(64))
    """Has room for more than ``count``."""
    index: Index = field(default_factory=lambda: Index(ranked=64 - _FILED, reach=REACH))
    _slots: NDArray[np.int16] = field(default_factory=lambda: np.zeros(_COMPARED * _SLOTS, np.int16))

    def add(self, blocks: Sequence[Signed], marks: NDArray[np.uint32]) -> None:
        """Put signatures on the shelf.

        Parameters
        ----------
        blocks
            In the order of their rows.
        marks
            A checksum of the id of each report, which orders those of one day.
        """
        begin, keys, rows, weights = self.count, [], [], []
        for block in blocks:
            new = block.signatures
            end = self.count + len(new)
            while end > len(self.held):
                self._grow()
            for name in Signatures.__slots__:
                getattr(self.held, name)[self.count : end] = getattr(new, name)
            at, column = np.nonzero(block.heavy_weights)
            dated = np.clip(new.days.astype(np.int64) - _FIRST_DAY, 1, (1 << _DAYS) - 1)
            rank = np.where(new.days == NO_DAY, 0, dated).astype(np.uint64) << np.uint64(64 - _FILED - _DAYS)
            rank |= marks[self.count - begin : end - begin].astype(np.uint64) >> np.uint64(32 - 64 + _FILED + _DAYS)
            filed = block.heavy[at, column].astype(np.uint64) << np.uint64(64 - _FILED)
            keys.append(filed | rank[at])
            rows.append((at + self.count).astype(np.int32))
            weights.append(block.heavy_weights[at, column])
            self.count = end
        if keys:
            self.index.add(np.concatenate(keys), np.concatenate(rows), np.concatenate(weights))

    def near(self, begin: int, end: int, old: int, least: float) -> Iterator[Edges]:
        """Find the reports that the new ones from row ``begin`` to row ``end`` are alike to by at least so much.

        Of two that are new the pair is given once. Those below row ``old`` are not new.
        """
        places, starts, stops = self.index.neighbours(begin, end, old)
        owners = self.index.rows[places]
        bounds = np.searchsorted(owners, np.append(np.arange(begin, end, BLOCK), end))
        for number, (low, high) in enumerate(zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True)):
            part = slice(low, high)
            found = self._likely(places[part], starts[part], stops[part], begin + number * BLOCK, old)
            yield self._compared(*found, least)

    def likely(self, row: int) -> Rows:
        """Find the other reports with the most heavy words in common with one."""
        places, starts, stops = self.index.neighbours(row, row + 1, self.count)
        return self._likely(places, starts, stops, row, self.count)[1]

    def _likely(self, places: Rows, starts: Rows, stops: Rows, base: int, old: int) -> tuple[Rows, Rows]:
        """Give the pairs of a block of reports that are worth comparing, in the order of their rows."""
        index, lengths = self.index, stops - starts
        theirs = stretches(starts, stops)
        mine = np.repeat(index.rows[places], lengths)
        rows = index.rows[theirs]
        # What lies after an entry is looked at for old reports only: those that are new have told it themselves.
        kept = (rows != mine) & ((rows < old) | np.repeat(starts < places, lengths))
        worth = np.repeat(index.weights[places].astype(np.uint64), lengths) * index.weights[theirs]
        packed = (mine - base).astype(np.uint64) << np.uint64(48) | rows.astype(np.uint64) << np.uint64(16) | worth
        packed = packed[kept]
        packed.sort()
        pair = packed >> np.uint64(16)
        first = np.flatnonzero(np.diff(pair, prepend=~np.uint64(0)))
        if not len(first):
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        cosine = np.add.reduceat((packed & np.uint64(0xFFFF)).astype(np.int64), first)
        chosen = np.flatnonzero(cosine >= UNLIKELY * 255 * 255)
        one = (pair[first[chosen]] >> np.uint64(32)).astype(np.int64)
        order = np.lexsort((-cosine[chosen], one))
        begins = np.flatnonzero(np.diff(one[order], prepend=-1))
        rank = np.arange(len(order)) - np.repeat(begins, np.diff(np.append(begins, len(order))))
        chosen = np.sort(chosen[order[rank < LIKELY]])
        both = pair[first[chosen]]
        return (both >> np.uint64(32)).astype(np.int64) + base, (both & np.uint64(0xFFFFFFFF)).astype(np.int64)

    def _compared(self, one: Rows, other: Rows, least: float) -> Edges:
        """Compare pairs, ordered by the first, and keep those that are alike enough."""
        value = self.alike_pairs(one, other)
        return Edges(one.astype(np.int32), other.astype(np.int32), value)[value >= least]

    def alike_pairs(self, one: Rows, other: Rows) -> NDArray[np.float32]:
        """Compare pairs, ordered by the first."""
        begins = np.flatnonzero(np.diff(one, prepend=-1))
        cuts = [*begins[::_COMPARED].tolist(), len(one)]
        parts = [self._alike(one[begin:end], other[begin:end]) for begin, end in pairwise(cuts)]
        return np.concatenate(parts) if parts else np.zeros(0, np.float32)

    def alike(self, row: int, others: Rows) -> NDArray[np.float32]:
        """Compare a report with others: the same figures as ``similarities``."""
        return self._alike(np.full(len(others), row), others)

    def _alike(self, one: Rows, other: Rows) -> NDArray[np.float32]:
        """Compare pairs, ordered by the first, of which there are ``_COMPARED`` different ones at most."""
        held = self.held
        first = one[np.flatnonzero(np.diff(one, prepend=-1))]
        owner = np.searchsorted(first, one)
        laid = _LaidOut.of(held, first, self._slots)
        shares, weights = held.shares[other].astype(np.float32), held.weights[other].astype(np.float32)
        at = laid.find(owner, held.words[other])
        cosine = np.einsum("ij,ij->i", laid.weights.take(at), weights)
        headline, names = laid.headline.take(at).sum(1), laid.names.take(at).sum(1)
        told = shares * laid.there.take(laid.find(owner, held.asked[other]))
        laid.clear()
        headline += told[:, :ASKED].sum(1)
        names += told[:, ASKED:].sum(1)
        named = (shares[:, ASKED] > 0) & (held.shares[one, ASKED] > 0)
        untold = np.where(named, 1 - names / 2, 0.5)
        like = (WORDS * cosine + HEADLINES * headline / 2) * (1 - NAMES * untold)
        day, days = (np.where(d == NO_DAY, np.nan, d.astype(np.float64)) for d in (held.days[one], held.days[other]))
        out: NDArray[np.float32] = (like * closeness_to(day, days)).astype(np.float32)
        return out

    def signatures(self, rows: Sequence[int]) -> Signatures:
        """Take signatures off the shelf."""
        return self.held.take(rows)

    def _grow(self) -> None:
        more = _room(max(2 * len(self.held), 64))
        for name in Signatures.__slots__:
            getattr(more, name)[: self.count] = getattr(self.held, name)[: self.count]
        self.held = more


def _room(count: int) -> Signatures:
    return Signatures(
        np.zeros((count, KEPT), np.uint32),
        np.zeros((count, KEPT), np.float16),
        np.zeros((count, 2 * ASKED), np.uint32),
        np.zeros((count, 2 * ASKED), np.float16),
        np.zeros(count, np.int32),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _LaidOut:
    """The words of some reports and what is said of each: looked up by a table of checksums, many at once."""

    every: NDArray[np.uint32]
    """The words of each report, one report after the other; the first is 0, which is none: nothing is said of it."""
    weights: NDArray[np.float32]
    there: NDArray[np.float32]
    """1 where it is one of the report's heaviest words."""
    headline: NDArray[np.float32]
    names: NDArray[np.float32]
    slots: NDArray[np.int16]
    taken: Rows
    clashes: tuple[tuple[int, int, int], ...]
    """Words whose slot another word of the same report has: the number of the report, the word, its place."""

    @classmethod
    def of(cls, held: Signatures, rows: Rows, slots: NDArray[np.int16]) -> _LaidOut:
        """Lay out the words of reports."""
        row, column = np.nonzero(held.weights[rows])
        row_asked, column_asked = np.nonzero(held.shares[rows])
        words, asked = held.words[rows[row], column], held.asked[rows[row_asked], column_asked]
        keys = row.astype(np.uint64) << np.uint64(32) | words
        keys_asked = row_asked.astype(np.uint64) << np.uint64(32) | asked
        every = np.unique(np.concatenate([keys, keys_asked]))
        at, at_asked = every.searchsorted(keys) + 1, every.searchsorted(keys_asked) + 1
        says = np.zeros((4, len(every) + 1), np.float32)
        says[0, at], says[1, at] = held.weights[rows[row], column], 1.0
        says[2 + (column_asked >= ASKED), at_asked] = held.shares[rows[row_asked], column_asked]
        numbers = np.concatenate([np.zeros(1, np.uint32), (every & np.uint64(0xFFFFFFFF)).astype(np.uint32)])
        owner = (every >> np.uint64(32)).astype(np.int64)
        taken = owner * _SLOTS + (numbers[1:] & np.uint32(_SLOTS - 1))
        places = np.arange(1, len(numbers), dtype=np.int16)
        slots[taken] = places
        lost = np.flatnonzero(slots[taken] != places)
        clashes = tuple(zip(owner[lost].tolist(), numbers[lost + 1].tolist(), (lost + 1).tolist(), strict=True))
        return cls(numbers, says[0], says[1], says[2], says[3], slots, taken, clashes)

    def find(self, owner: Rows, numbers: NDArray[np.uint32]) -> Rows:
        """Find the places of words, one row of them for each number of a report; 0 where it has no such word."""
        slot = (numbers & np.uint32(_SLOTS - 1)).astype(np.int64)
        slot += (owner * _SLOTS)[:, None]
        at = self.slots.take(slot).astype(np.int64)
        at *= self.every.take(at) == numbers
        bounds = np.searchsorted(owner, np.arange(owner[-1] + 2)) if len(self.clashes) else owner
        for report, word, place in self.clashes:
            part = slice(bounds[report], bounds[report + 1])
            at[part][numbers[part] == word] = place
        return at

    def clear(self) -> None:
        """Free the table for the next reports."""
        self.slots[self.taken] = 0
