"""Reports that are versions of one report: copies, reprints with edits, shortened ones, updates."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash  # type: ignore[import-untyped]

from samestory.grouping.signature import Signature
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

_SEED = 7
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
    """Finger prints of reports by MinHash (Broder 1997): 64 numbers each, by which the overlap of texts is told."""

    count: int = 0
    digests: NDArray[np.uint32] = field(default_factory=lambda: np.zeros((64, HASHES), np.uint32))
    sizes: NDArray[np.int32] = field(default_factory=lambda: np.zeros(64, np.int32))
    wholes: NDArray[np.uint64] = field(default_factory=lambda: np.zeros(64, np.uint64))
    pages: dict[int, int] = field(default_factory=dict)
    """From the checksum of an address to the last report that was read there."""
    places: list[int] = field(default_factory=list)
    """For each report the checksum of its address, 0 without one."""
    outlets: list[int] = field(default_factory=list)
    marked: list[bool] = field(default_factory=list)
    """For each report whether its title says that it is an update."""
    times: list[str] = field(default_factory=list)

    def add(self, report: Report, signature: Signature) -> int | None:
        """Take the finger print of a report; the last earlier report at the same address is returned."""
        if self.count == len(self.sizes):
            for name in ("digests", "sizes", "wholes"):
                old = getattr(self, name)
                setattr(self, name, np.concatenate([old, np.zeros_like(old)]))
        row, shingles = self.count, signature.shingles
        if len(shingles):
            matrix = RMinHash.digest_matrix_from_flat_token_hashes(shingles, [0, len(shingles)], HASHES, _SEED)
            self.digests[row] = matrix.to_rows()[0]
        self.sizes[row] = len(shingles)
        self.wholes[row] = zlib.crc32(shingles.tobytes()) << 16 | len(shingles) & 0xFFFF
        page = zlib.crc32(report.url.encode()) if report.url else 0
        before = self.pages.get(page) if page else None
        if page:
            self.pages[page] = row
        self.places.append(page)
        self.outlets.append(zlib.crc32(report.outlet.casefold().encode()) if report.outlet else 0)
        self.marked.append(bool(report.title and _UPDATE.match(report.title)))
        self.times.append(report.published or "")
        self.count += 1
        return before

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
    above: dict[int, int] = {}

    def top(row: int) -> int:
        while above.setdefault(row, row) != row:
            row = above[row]
        return row

    for one, other in pairs:
        first, second = sorted((top(one), top(other)))
        above[second] = first
    groups: dict[int, list[int]] = {}
    for row in above:
        groups.setdefault(top(row), []).append(row)
    out: dict[int, tuple[int, Version]] = {}
    for rows in groups.values():
        stands = prints.representative(rows, ids)
        for row in rows:
            if row != stands:
                pair = prints.compare(row, stands)
                out[row] = (stands, pair or Version("reprint", 0.0, 0.0, "by way of a version between the two"))
    return out
