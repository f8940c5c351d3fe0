"""Reports that are versions of one report: copies, reprints with edits, shortened ones, updates."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash  # type: ignore[import-untyped]

from samestory.disjoint import DisjointSets
from samestory.grouping.index import Index, stretches
from samestory.grouping.signature import Rows, Signed
from samestory.model import Report

HASHES = 64
"""Smallest hashes that are kept of a report's shingles; the error of the likeness is .03 to .06."""

CONTAINED = 0.5
"""Share of the shorter report's shingles in the longer one from which they are versions of one text. Of 383 reports
every pair above it is one agency's or one press office's text; those that quote the same words lie under .45."""

SHORTENED = 0.75
"""Length of the shorter by that of the longer under which it is called shortened."""

ENOUGH = 20
"""Shingles that both must have: of stubs only what is left of the page may be the same."""

BANDS = 16
"""Bands of four hashes: of two reports that share half of all their shingles two in three agree in one of them, of
those that share three quarters 99 in 100; others are found by their words."""

_SEED = 7
_MIX = np.uint64(0x9E3779B97F4A7C15)
_BELOW = 24
_PAIRS = 100_000
_TABLES = ("digests", "sizes", "wholes", "places", "outlets", "marked")
_UPDATE = re.compile(r"^\W*(?:update|wrapup|refile|corrected|correction|rpt|recast)\b[\s\d]*[:\-(]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Version:
    """How alike two versions of one report are, and why they count as such."""

    kind: str
    """``copy``, ``update``, ``shortened`` or ``reprint``."""
    jaccard: float
    """Shingles that both have, of those that either has (estimated)."""
    contained: float
    """Shingles of the shorter that the longer has (estimated)."""
    why: str


@dataclass(slots=True)
class Prints:
    """Finger prints of reports by MinHash (Broder 1997): 64 numbers each, by which the overlap of texts is told.

    Reports that agree in all numbers of a band are candidates (locality-sensitive hashing; Indyk and Motwani 1998);
    those of one address are too.
    """

    count: int = 0
    digests: NDArray[np.uint32] = field(default_factory=lambda: np.zeros((0, HASHES), np.uint32))
    """Has room for more than ``count``."""
    sizes: NDArray[np.int32] = field(default_factory=lambda: np.zeros(0, np.int32))
    wholes: NDArray[np.uint64] = field(default_factory=lambda: np.zeros(0, np.uint64))
    """A checksum of all shingles in their order."""
    places: NDArray[np.uint32] = field(default_factory=lambda: np.zeros(0, np.uint32))
    """Checksum of the address, 0 without one."""
    outlets: NDArray[np.uint32] = field(default_factory=lambda: np.zeros(0, np.uint32))
    marked: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, np.bool_))
    """Whether the title says that it is an update."""
    times: list[str] = field(default_factory=list)
    bands: Index = field(default_factory=lambda: Index(ranked=_BELOW, reach=1))

    def add(self, reports: Sequence[Report], signed: Signed) -> None:
        """Take the finger prints of reports."""
        begin, count, bounds = self.count, self.count + len(reports), signed.bounds
        while count > len(self.sizes):
            for name in _TABLES:
                old = getattr(self, name)
                more = np.zeros((max(2 * len(old), 64), *old.shape[1:]), old.dtype)
                more[: len(old)] = old
                setattr(self, name, more)
        new = slice(begin, count)
        matrix = RMinHash.digest_matrix_from_flat_token_hashes(signed.shingles, bounds.tolist(), HASHES, _SEED)
        self.digests[new] = matrix.to_rows()
        self.sizes[new] = np.diff(bounds)
        self.digests[new][self.sizes[new] == 0] = 0
        for row, report in enumerate(reports):
            part = signed.shingles[bounds[row] : bounds[row + 1]]
            self.wholes[begin + row] = zlib.crc32(part.tobytes()) << 16 | len(part) & 0xFFFF
            self.places[begin + row] = zlib.crc32(report.url.encode()) if report.url else 0
            self.outlets[begin + row] = zlib.crc32(report.outlet.casefold().encode()) if report.outlet else 0
            self.marked[begin + row] = bool(report.title and _UPDATE.match(report.title))
            self.times.append(report.published or "")
        self.count = count

    def file(self, begin: int, marks: NDArray[np.uint32]) -> None:
        """File the reports from row ``begin`` on under their bands and addresses, so that they are found.

        Parameters
        ----------
        marks
            A checksum of the id of each of these reports, which orders those that agree.
        """
        rows = np.arange(begin, self.count, dtype=np.int32)
        width = HASHES // BANDS
        mixed = np.zeros((len(rows), BANDS + 1), np.uint64)
        for place in range(width):
            mixed[:, :BANDS] = mixed[:, :BANDS] * _MIX + self.digests[begin : self.count, place::width]
        mixed[:, BANDS] = self.places[begin : self.count]
        mixed *= _MIX
        mixed += np.arange(BANDS + 1, dtype=np.uint64)
        mixed ^= mixed >> np.uint64(31)
        mixed *= _MIX
        low = np.uint64(_BELOW)
        keys = mixed >> low << low | (marks.astype(np.uint64) >> np.uint64(32 - _BELOW))[:, None]
        kept = np.zeros(keys.shape, dtype=bool)
        kept[:, :BANDS] = (self.sizes[begin : self.count] >= ENOUGH)[:, None]
        kept[:, BANDS] = self.places[begin : self.count] != 0
        self.bands.add(keys[kept], np.broadcast_to(rows[:, None], keys.shape)[kept])

    def candidates(self, begin: int, end: int, old: int) -> tuple[Rows, Rows]:
        """Give pairs of which one is of the rows from ``begin`` to ``end`` that may be versions of one report."""
        places, starts, stops = self.bands.neighbours(begin, end, old)
        one, other = np.repeat(self.bands.rows[places], stops - starts), self.bands.rows[stretches(starts, stops)]
        pairs = np.unique(np.maximum(one, other).astype(np.int64) << 32 | np.minimum(one, other))
        return pairs >> 32, pairs & 0xFFFFFFFF

    def of_one_page(self, one: Rows, other: Rows) -> NDArray[np.bool_]:
        """Say of pairs whether both were read at one address."""
        out: NDArray[np.bool_] = (self.places[one] != 0) & (self.places[one] == self.places[other])
        return out

    def are_versions(self, one: Rows, other: Rows) -> NDArray[np.bool_]:
        """Say of pairs whether ``compare`` finds them to be versions of one report."""
        less = np.minimum(self.sizes[one], self.sizes[other])
        jaccard = np.zeros(len(one))
        for start in range(0, len(one), _PAIRS):
            part = slice(start, start + _PAIRS)
            jaccard[part] = (self.digests[one[part]] == self.digests[other[part]]).mean(axis=1)
        both = self.sizes[one].astype(np.float64) + self.sizes[other]
        contained = np.minimum(jaccard * both / (1 + jaccard) / np.maximum(less, 1), 1.0).round(2)
        same = self.of_one_page(one, other)
        enough = (less >= ENOUGH) & ((contained >= CONTAINED) | (self.wholes[one] == self.wholes[other]))
        out: NDArray[np.bool_] = (one != other) & (same | enough)
        return out

    def compare(self, one: int, other: int) -> Version | None:
        """Say how two reports are versions of one, None where they are not."""
        sizes = int(self.sizes[one]), int(self.sizes[other])
        less, more = min(sizes), max(sizes)
        same_page = self.places[one] != 0 and self.places[one] == self.places[other]
        jaccard = float(np.mean(self.digests[one] == self.digests[other])) if less else 0.0
        contained = min(jaccard * (less + more) / (1 + jaccard) / max(less, 1), 1.0)
        jaccard, contained = round(jaccard, 2), round(contained, 2)
        if self.wholes[one] == self.wholes[other] and less >= ENOUGH:
            return Version("copy", 1.0, 1.0, "the same words in the same order")
        if same_page:
            return Version("update", jaccard, contained, "the same address at another time")
        if less < ENOUGH or contained < CONTAINED:
            return None
        shared = f"{contained:.0%} of the shorter text stands in the longer"
        if self.marked[one] != self.marked[other]:
            return Version("update", jaccard, contained, f"its title says so, and {shared}")
        if self.outlets[one] and self.outlets[one] == self.outlets[other] and self.times[one] != self.times[other]:
            return Version("update", jaccard, contained, f"the same outlet at another time, and {shared}")
        if less < SHORTENED * more:
            return Version("shortened", jaccard, contained, shared)
        return Version("reprint", jaccard, contained, shared)

    def representative(self, rows: Sequence[int], ids: Sequence[str]) -> int:
        """Choose the version that stands for all: the fullest of those that no update has overtaken.

        Overtaken is a report that another of the versions, later and no shorter than three quarters of it, updates. Of
        equally full ones the earliest is taken, then the one with the smaller id.
        """
        left = [row for row in rows if not any(self._overtakes(other, row) for other in rows)] or list(rows)
        return min(left, key=lambda row: (-int(self.sizes[row]), self.times[row] or "~", ids[row]))

    def _overtakes(self, later: int, row: int) -> bool:
        if later == row or not self.times[later] > self.times[row] > "":
            return False
        pair = self.compare(later, row)
        return pair is not None and pair.kind == "update" and bool(self.sizes[later] >= 0.75 * self.sizes[row])


def versions_of(prints: Prints, pairs: Iterable[tuple[int, int]], ids: Sequence[str]) -> dict[int, tuple[int, Version]]:
    """Gather pairs of versions and say for each report which one stands for it.

    Returns
    -------
    For each report that another one stands for: that one, and how the two are alike. Two versions that are alike only
    by a third may have little in common themselves; they are ``reprint`` then.
    """
    joined: DisjointSets[int] = DisjointSets()
    for one, other in pairs:
        joined.join(one, other)
    out: dict[int, tuple[int, Version]] = {}
    for rows in joined.sets():
        stands = prints.representative(rows, ids)
        for row in rows:
            if row != stands:
                pair = prints.compare(row, stands)
                out[row] = (stands, pair or Version("reprint", 0.0, 0.0, "by way of a version between the two"))
    return out
