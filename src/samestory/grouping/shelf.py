"""Signatures of many reports in a few tables, and the words by which a report's likely companions are found."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from samestory.grouping.signature import ASKED, KEPT, Numbers, Signature
from samestory.grouping.similarity import HEADLINES, NAMES, WORDS, closeness_to

BY = 24
"""Heaviest words of a report under which it is found."""

LATEST = 128
"""Reports that are looked at under one word, the last added: rare words have fewer, common ones tell little."""

LIKELY = 32
"""Reports that are compared in full, those with the heaviest words in common first."""

UNLIKELY = 0.04
"""Cosine of the heaviest words alone under which two reports are not compared."""

_BUCKETS = (1 << 20) - 1
"""Words share so many entries of the index, so that it stays bounded; that two words share one costs a comparison."""

_NO_WORD = np.zeros(1, np.uint32)
_UNDATED = np.iinfo(np.int32).min


@dataclass(slots=True)
class Shelf:
    """Holds signatures, and finds those that are like a new one.

    About one kilobyte a report, whatever its length. A report is found by its heaviest words (an inverted index, as in
    search engines), so that the time for one does not grow with the number of reports, once there are many.
    """

    count: int = 0
    words: NDArray[np.uint32] = field(default_factory=lambda: np.zeros((64, KEPT), np.uint32))
    weights: NDArray[np.float16] = field(default_factory=lambda: np.zeros((64, KEPT), np.float16))
    asked: NDArray[np.uint32] = field(default_factory=lambda: np.zeros((64, 2 * ASKED), np.uint32))
    shares: NDArray[np.float16] = field(default_factory=lambda: np.zeros((64, 2 * ASKED), np.float16))
    days: NDArray[np.int32] = field(default_factory=lambda: np.zeros(64, np.int32))
    under: dict[int, array[int]] = field(default_factory=dict)
    """For each word the reports that have it, the weight (in 255ths) in the last 8 bits."""

    def add(self, signature: Signature) -> int:
        """Put a signature on the shelf; its number is returned."""
        if self.count == len(self.days):
            self._grow()
        row = self.count
        self.words[row, : len(signature.words)] = signature.words
        self.weights[row, : len(signature.words)] = signature.weights
        self.asked[row, : len(signature.headline)] = signature.headline
        self.shares[row, : len(signature.headline)] = signature.headline_shares
        self.asked[row, ASKED : ASKED + len(signature.names)] = signature.names
        self.shares[row, ASKED : ASKED + len(signature.names)] = signature.name_shares
        self.days[row] = _UNDATED if signature.day is None else signature.day
        for word, weight in signature.heaviest(BY):
            packed = row << 8 | int(weight * 255)
            bucket = word & _BUCKETS
            held = self.under.get(bucket)
            if held is None:
                self.under[bucket] = array("q", (packed,))
            else:
                held.append(packed)
        self.count += 1
        return row

    def likely(self, signature: Signature) -> NDArray[np.intp]:
        """Find the numbers of the reports that have the most heavy words in common with a signature."""
        found: list[array[int]] = []
        weights: list[float] = []
        for word, weight in signature.heaviest(BY):
            held = self.under.get(word & _BUCKETS)
            if held is not None:
                found.append(held[-LATEST:])
                weights.append(weight / 255)
        if not found:
            return np.zeros(0, np.intp)
        packed = np.frombuffer(b"".join(found), np.int64)
        order = np.argsort(packed, kind="stable")
        worth = ((packed & 255) * np.repeat(weights, [len(held) for held in found]))[order]
        rows = packed[order] >> 8
        first = np.flatnonzero(np.concatenate(([True], rows[1:] != rows[:-1])))
        cosine = np.add.reduceat(worth, first)
        kept = np.flatnonzero(cosine >= UNLIKELY)
        if len(kept) > LIKELY:
            kept = np.sort(kept[np.argsort(-cosine[kept], kind="stable")[:LIKELY]])
        likely: NDArray[np.intp] = rows[first[kept]]
        return likely

    def alike(self, signature: Signature, rows: NDArray[np.intp]) -> NDArray[np.float32]:
        """Compare a signature with some on the shelf: the same figures as ``similarities``."""
        if not len(rows):
            return np.zeros(0, np.float32)
        every, says = _laid_out(signature)
        theirs, asked, shares = self.words[rows], self.asked[rows], self.shares[rows]
        at = every.searchsorted(theirs)
        at *= every.take(at, mode="clip") == theirs
        cosine = np.einsum("ij,ij->i", says[0].take(at), self.weights[rows].astype(np.float32))
        headline, names = says[2].take(at).sum(1), says[3].take(at).sum(1)
        at = every.searchsorted(asked)
        at *= every.take(at, mode="clip") == asked
        told = shares * says[1].take(at)
        headline += told[:, :ASKED].sum(1)
        names += told[:, ASKED:].sum(1)
        named = (shares[:, ASKED] > 0) & bool(len(signature.names))
        untold = np.where(named, 1 - names / 2, 0.5)
        like = (WORDS * cosine + HEADLINES * headline / 2) * (1 - NAMES * untold)
        day = np.nan if signature.day is None else float(signature.day)
        days = np.where(self.days[rows] == _UNDATED, np.nan, self.days[rows].astype(np.float64))
        out: NDArray[np.float32] = (like * closeness_to(day, days)).astype(np.float32)
        return out

    def signatures(self, rows: Iterable[int]) -> list[Signature]:
        """Take signatures off the shelf again; their shingles are not kept."""
        return [self._signature(row) for row in rows]

    def _signature(self, row: int) -> Signature:
        held = self.weights[row] > 0
        headline, names = self.shares[row, :ASKED] > 0, self.shares[row, ASKED:] > 0
        day = int(self.days[row])
        return Signature(
            words=self.words[row][held],
            weights=self.weights[row][held],
            headline=self.asked[row, :ASKED][headline],
            headline_shares=self.shares[row, :ASKED][headline],
            names=self.asked[row, ASKED:][names],
            name_shares=self.shares[row, ASKED:][names],
            shingles=np.zeros(0, np.uint64),
            day=None if day == _UNDATED else day,
        )

    def _grow(self) -> None:
        more = 2 * len(self.days)
        for name in ("words", "weights", "asked", "shares", "days"):
            old = getattr(self, name)
            new = np.zeros((more, *old.shape[1:]), old.dtype)
            new[: len(old)] = old
            setattr(self, name, new)


def _laid_out(signature: Signature) -> tuple[Numbers, NDArray[np.float32]]:
    """Lay out the words of a signature in ascending order, and what is said of each.

    That is its weight, one if it is among the report's words, its shares of the headline and of the names. The first
    word is none: nothing is said of it.
    """
    every = np.concatenate([_NO_WORD, signature.words, signature.headline, signature.names])
    every.sort()
    says = np.zeros((4, len(every)), np.float32)
    # A word that stands there several times is always found at its first place.
    at = every.searchsorted(signature.words)
    says[0, at], says[1, at] = signature.weights, 1.0
    says[2, every.searchsorted(signature.headline)] = signature.headline_shares
    says[3, every.searchsorted(signature.names)] = signature.name_shares
    return every, says
