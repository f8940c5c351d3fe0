"""Which reports came before: small enough for ten million, exact as far as 64 bits go."""

from __future__ import annotations

import hashlib
from array import array

NAMED = 100_000
"""So many first reports are remembered by name, to say of which one a later one is a copy."""


class Seen:
    """Ids that came before, each with a digest of the contents that came under it.

    A dictionary of strings takes some 300 bytes an id; this table of open addressing takes 16 to 32, so that a stream
    of ten million reports needs 320 MB and not 3 GB.
    """

    def __init__(self) -> None:
        self._ids = array("Q", bytes(8 << 10))
        self._contents = array("Q", bytes(8 << 10))
        self._names: dict[int, str] = {}
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def find(self, identifier: str) -> int | None:
        """Give the digest of the contents that came first under an id; None where none did."""
        slot = self._slot(_digest(identifier))
        return self._contents[slot] if self._ids[slot] else None

    def name(self, identifier: str) -> str | None:
        """Give the name of the report that came first under an id, while names are remembered."""
        return self._names.get(_digest(identifier))

    def add(self, identifier: str, contents: int, name: str) -> None:
        """Remember an id that has not come before."""
        if 2 * (self._count + 1) > len(self._ids):
            self._grow()
        key = _digest(identifier)
        slot = self._slot(key)
        self._ids[slot], self._contents[slot] = key, contents
        self._count += 1
        if len(self._names) < NAMED:
            self._names[key] = name

    def _slot(self, key: int) -> int:
        mask = len(self._ids) - 1
        slot = key & mask
        while self._ids[slot] and self._ids[slot] != key:
            slot = (slot + 1) & mask
        return slot

    def _grow(self) -> None:
        ids, contents = self._ids, self._contents
        self._ids = array("Q", bytes(16 * len(ids)))
        self._contents = array("Q", bytes(16 * len(ids)))
        for key, value in zip(ids, contents, strict=True):
            if key:
                slot = self._slot(key)
                self._ids[slot], self._contents[slot] = key, value


def contents_digest(*parts: str | None) -> int:
    """Give 64 bits of what a report holds."""
    return _digest("\x00".join(part or "" for part in parts))


def _digest(text: str) -> int:
    """Give 64 bits of a text, never 0: that is how an empty place of the table looks."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "little") or 1
