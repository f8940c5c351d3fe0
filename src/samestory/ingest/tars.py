"""Tar archives -> their entries, in the order in which they lie: one pass over a stream, of any length.

The module ``tarfile`` keeps a list of all entries, reads headers of any length and ends in silence at the first that is
damaged; so the format (POSIX.1-2001 pax, ustar and GNU) is read here.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from samestory.errors import InputError, Malformed
from samestory.ingest.archives import Known, entry_of, is_wanted, no_reports, shown
from samestory.ingest.expansion import Expansion, check_depth
from samestory.ingest.settings import IngestSettings
from samestory.ingest.source import Source

_BLOCK = 512
_ZEROS = bytes(_BLOCK)
_LONGEST_NAME = 100_000
"""What a header for long names may hold, in bytes."""
_FILES = (b"0", b"\x00", b"7")
_WITHOUT_DATA = (b"1", b"2", b"3", b"4", b"5", b"6")
_SPARSE = b"S"
_LONG_NAME, _PAX = b"L", b"x"
_ANEW = "Fetch or save the archive anew; its other entries were read."


def looks_like_tar(head: bytes) -> bool:
    """Say whether the first bytes of a file are of a tar archive."""
    return head[257:262] == b"ustar"


def read_tar(source: Source, settings: IngestSettings, known: Known) -> Iterator[InputError | Source]:
    """Read a tar archive. Links, devices and folders in it are passed over.

    Parameters
    ----------
    known
        Whether files of such a name are read.

    Raises
    ------
    Malformed, TooLarge, EmptyInput
        Cut off or no tar archive; too deep, or it grows beyond the limit; nothing to read in it.
    """
    check_depth(source.depth, source.name, settings)
    expansion = source.expansion or Expansion()
    blocks = _Blocks(source, expansion)
    empty = True
    for entry in _entries(blocks, source.name):
        if isinstance(entry, InputError):
            empty = False
            yield entry
        elif is_wanted(entry.name, known):
            empty = False
            where = f"{source.name}!{shown(entry.name)}"
            if entry.sparse:
                yield Malformed(
                    where, "It is stored as a sparse file.", remedy="Unpack the archive and give the files."
                )
            else:
                yield entry_of(source, entry.name, _Data(blocks, where), expansion)
        if expansion.over:
            return
    if empty:
        raise no_reports(source.name)


@dataclass(frozen=True, slots=True)
class _Header:
    """One entry."""

    name: str
    kind: bytes
    size: int
    sparse: bool = False


class _Blocks:
    """The stream of an archive, and how much of the entry at hand is left in it."""

    def __init__(self, source: Source, expansion: Expansion) -> None:
        self._source, self._expansion = source, expansion
        self.at = 0
        self.left = 0
        """Bytes of the entry at hand that are not read yet."""
        self._padding = 0
        self.told = False
        """Whether it was said that the archive is cut off."""

    def read(self, size: int) -> bytes:
        """Read so many bytes, fewer at the end of the stream alone."""
        parts = []
        while size:
            data = self._source.stream.read(size)
            if not data:
                break
            if self._source.expansion is None:
                self._expansion.store(len(data))
            self.at += len(data)
            size -= len(data)
            parts.append(data)
        return b"".join(parts)

    def begin(self, size: int) -> None:
        """Begin the data of an entry."""
        self.left, self._padding = size, -size % _BLOCK

    def data(self, size: int) -> bytes:
        """Read of the entry at hand; empty at its end, or where the archive is cut off: ``left`` tells."""
        found = self.read(min(size, self.left))
        self.left -= len(found)
        return found

    def skip(self) -> bool:
        """Pass over the rest of the entry at hand; say whether all of it is there."""
        while self.left:
            if not self.data(1 << 16):
                return False
        padding, self._padding = self._padding, 0
        self.read(padding)
        return True


def _entries(blocks: _Blocks, archive: str) -> Iterator[_Header | InputError]:
    """List entries; the data of each are to be read, or not, before the next is asked for."""
    name, size, sparse = "", -1, False  # what headers before an entry say of it
    damaged: int | None = None
    zeros = 0
    while True:
        begin = blocks.at
        block = blocks.read(_BLOCK)
        header = _header(block)
        if header is None and block == _ZEROS:
            zeros += 1
            continue
        if header is None and block and zeros < 2:
            # Once two empty blocks have ended the archive, anything may fill up the tape that is no header.
            damaged = begin if damaged is None else damaged
            continue
        if damaged is not None and (header is not None or not block):
            yield Malformed(archive, f"It is damaged, or cut off, from byte {damaged} to {begin}.", remedy=_ANEW)
            damaged = None
        if not block:
            return
        if header is None:
            continue
        zeros = 0
        blocks.begin(0 if header.kind in _WITHOUT_DATA else header.size)
        if header.kind in (_LONG_NAME, _PAX):
            data = blocks.data(_LONGEST_NAME)
            if header.kind == _LONG_NAME:
                name = _decode(data)
            else:
                name, size, sparse = _pax(data, name)
        elif header.kind in (*_FILES, _SPARSE):
            if size >= 0:
                blocks.begin(size)
            full = name or header.name
            if not full.endswith("/"):
                yield _Header(full, header.kind, blocks.left, sparse or header.kind == _SPARSE)
            name, size, sparse = "", -1, False
        elif header.kind not in (b"K", b"g"):
            name, size, sparse = "", -1, False
        if not blocks.skip():
            if not blocks.told:
                yield Malformed(archive, f"It is cut off after byte {blocks.at}.", remedy=_ANEW)
            return


def _header(block: bytes) -> _Header | None:
    """Read a header; None where a block is none."""
    if len(block) < _BLOCK:
        return None
    told = _number(block[148:156])
    with_blanks = block[:148] + b" " * 8 + block[156:]
    if told is None or told not in (sum(with_blanks), sum(byte - 256 if byte > 127 else byte for byte in with_blanks)):
        return None
    size = _number(block[124:136])
    if size is None or size < 0:
        return None
    name = block[:100].partition(b"\x00")[0]
    prefix = block[345:500].partition(b"\x00")[0]
    if prefix and block[257:263] == b"ustar\x00":
        name = prefix + b"/" + name
    return _Header(_decode(name), block[156:157], size)


def _number(field: bytes) -> int | None:
    """Read a number: octal digits, or the bytes of the number itself after a set bit (GNU)."""
    if field[:1] in (b"\x80", b"\xff"):
        return int.from_bytes(field[1:], "big", signed=field[:1] == b"\xff")
    digits = field.partition(b"\x00")[0].strip()
    return int(digits or b"0", 8) if re.fullmatch(rb"[0-7]*", digits) else None


def _pax(data: bytes, name: str) -> tuple[str, int, bool]:
    """Read what a pax header says of the next entry: name, size (-1 for what its header says), whether it is sparse."""
    size, sparse = -1, False
    while match := re.match(rb"(\d{1,6}) ([^=\n]{1,200})=", data):
        length = int(match[1])
        if length <= match.end():
            break
        value = data[match.end() : length - 1]
        if match[2] == b"path":
            name = _decode(value)
        elif match[2] == b"size" and re.fullmatch(rb"\d{1,18}", value):
            size = int(value)
        elif match[2].startswith(b"GNU.sparse"):
            sparse = True
        data = data[length:]
    return name, size, sparse


def _decode(name: bytes) -> str:
    return name.rstrip(b"\x00").decode("utf-8", "replace").removeprefix("./")


class _Data(io.RawIOBase):
    """The bytes of an entry."""

    def __init__(self, blocks: _Blocks, where: str) -> None:
        self._blocks, self._where = blocks, where
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        if self._ended:
            return 0
        try:
            data = self._blocks.data(len(buffer))
        except InputError:
            self._ended = self._blocks.told = True
            raise
        if not data:
            self._ended = True
            if self._blocks.left:
                self._blocks.told = True
                raise Malformed(self._where, "It is cut off, and the archive with it.", remedy=_ANEW)
        buffer[: len(data)] = data
        return len(data)
