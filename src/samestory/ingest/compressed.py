"""Compressed files (.gz .bz2 .xz .zst) -> the file that is in them, as a source of its own, a piece at a time."""

from __future__ import annotations

import bz2
import io
import lzma
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from typing import BinaryIO, Protocol, cast

from samestory.errors import InputError, Malformed
from samestory.ingest.expansion import Expansion, check_depth
from samestory.ingest.extras import need
from samestory.ingest.settings import IngestSettings
from samestory.ingest.source import Source, chained
from samestory.model import Report

_CHUNK = 1 << 16
_STEP = 1 << 14
"""So much is unpacked at once: where data are damaged, what one step gives is lost with them."""


class _Unpacker(Protocol):
    """What ``bz2``, ``lzma`` and ``zstd`` call a decompressor."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = -1) -> bytes: ...


class _Inflate:
    """Gzip by the protocol of the others."""

    def __init__(self) -> None:
        self._stream = zlib.decompressobj(16 + zlib.MAX_WBITS)
        self._full = False
        """Whether the last step gave all that it may, so that there may be more without more input."""

    @property
    def eof(self) -> bool:
        return self._stream.eof

    @property
    def needs_input(self) -> bool:
        return not self._stream.unconsumed_tail and not self._full

    @property
    def unused_data(self) -> bytes:
        return self._stream.unused_data

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        found = self._stream.decompress(self._stream.unconsumed_tail + data, max_length)
        self._full = len(found) == max_length and not self._stream.eof
        return found


@dataclass(frozen=True, slots=True)
class Compression:
    """One way to compress a file.

    Parameters
    ----------
    name
        What messages call it.
    endings
        What it adds to a file's name; with each what stands in its place without it.
    begins
        The bytes with which compressed data begin.
    make
        Makes an unpacker of one member: a file may be several, one after the other.
    media_types
        What servers call it.
    extra
        The optional part of the package that it needs.
    """

    name: str
    endings: tuple[tuple[str, str], ...]
    begins: tuple[bytes, ...]
    make: Callable[[], _Unpacker]
    media_types: tuple[str, ...]
    extra: str = ""


def _zstd() -> _Unpacker:
    return cast(_Unpacker, import_module(need("zstd", "", "Reading .zst")).ZstdDecompressor())


GZIP = Compression(
    "gzip", ((".tgz", ".tar"), (".gz", "")), (b"\x1f\x8b\x08",), _Inflate, ("application/gzip", "application/x-gzip")
)
BZIP2 = Compression(
    "bzip2",
    ((".tbz2", ".tar"), (".tbz", ".tar"), (".bz2", "")),
    tuple(b"BZh%d1AY&SY" % level for level in range(1, 10)),
    bz2.BZ2Decompressor,
    ("application/x-bzip2",),
)
XZ = Compression(
    "xz",
    ((".txz", ".tar"), (".xz", "")),
    (b"\xfd7zXZ\x00",),
    lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=256 << 20),
    ("application/x-xz",),
)
ZSTD = Compression(
    "zstd", ((".tzst", ".tar"), (".zst", "")), (b"\x28\xb5\x2f\xfd",), _zstd, ("application/zstd",), "zstd"
)
COMPRESSIONS = (GZIP, BZIP2, XZ, ZSTD)


def inner_name(file: str) -> str:
    """Give the name of what is in a compressed file, as far as the file's name tells it; else the name as it is.

    >>> inner_name("a.jsonl.gz"), inner_name("b.TGZ"), inner_name("c.txt")
    ('a.jsonl', 'b.tar', 'c.txt')
    """
    for compression in COMPRESSIONS:
        for ending, without in compression.endings:
            if file.lower().endswith(ending):
                return file[: -len(ending)] + without
    return file


def read_compressed(
    compression: Compression,
) -> Callable[[Source, IngestSettings], Iterator[Report | InputError | Source]]:
    """Make the reader of one compression."""

    def read(source: Source, settings: IngestSettings) -> Iterator[Report | InputError | Source]:
        check_depth(source.depth, source.name, settings)
        if compression.extra:
            need(compression.extra, source.name, f"Reading {compression.endings[-1][0]}")
        expansion = source.expansion or Expansion()
        stream = _Unpacked(source, compression, expansion, settings)
        first, damaged = b"", False
        while not first and not stream.ended:
            try:
                first = stream.read(1) or b""
            except InputError as error:
                damaged = True
                yield error  # damaged where it begins; what follows may be whole
        if damaged and not first:
            return
        yield replace(
            source,
            stream=chained(first, cast(BinaryIO, stream)),
            file=inner_name(source.file or source.name),
            media_type="",
            charset=None,
            depth=source.depth + 1,
            expansion=expansion,
        )
        if stream.foreign:
            yield Malformed(
                source.name,
                f"What follows from byte {stream.foreign} on is not {compression.name}; what comes before was read.",
                remedy="Fetch or save it anew if that matters.",
            )

    return read


class _Unpacked(io.RawIOBase):
    """What comes out of compressed data, with an error in the place of what is damaged.

    The error is raised once; reading goes on with the next member, if one can be found: in a WARC every record is one.
    """

    def __init__(
        self, source: Source, compression: Compression, expansion: Expansion, settings: IngestSettings
    ) -> None:
        self._source, self._compression = source, compression
        self._expansion, self._settings = expansion, settings
        self._unpacker: _Unpacker | None = None
        self._held = b""  # read, not yet given to the unpacker
        self._fed = b""  # what the unpacker was given last
        self._read = 0
        self._member = 0  # where the member at hand begins
        self._members = 0
        self._since_fault = True
        self.ended = False
        self.foreign: int | None = None
        """Where something begins that is no compressed data, after all that is; None where nothing does."""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = b""
        while not data and not self.ended:
            data = self._step(min(len(buffer), _STEP))
        if data:
            self._since_fault = True
            try:
                self._expansion.give(len(data), self._source.name, self._settings)
            except InputError:
                self.ended = True
                raise
        buffer[: len(data)] = data
        return len(data)

    def _step(self, size: int) -> bytes:
        if self._unpacker is None:
            return self._begin()
        fresh = b""
        if self._unpacker.needs_input:
            if not self._held and not self._fill():
                return self._lost(f"are cut off in the part that begins at byte {self._member}")
            self._fed = fresh = self._held
            self._held = b""
        try:
            data = self._unpacker.decompress(fresh, size)
        except Exception as error:  # each library has its own, and all mean that the data are damaged
            return self._lost(f"are damaged ({error}) in the part that begins at byte {self._member}")
        if self._unpacker.eof:
            self._held = self._unpacker.unused_data + self._held
            self._unpacker = None
        return data

    def _begin(self) -> bytes:
        """Begin a member: here, or where the next one can be found."""
        longest = max(len(begin) for begin in self._compression.begins)
        while len(self._held) < longest and self._fill():
            pass
        if self._members:
            while not (rest := self._held.lstrip(b"\x00")) and self._fill():
                self._held = self._held[-1:]
            self._held = rest  # a tape or a block device fills up with NULs
        if not self._held:
            self.ended = True
            return b""
        if self._held.startswith(self._compression.begins):
            self._member = self._read - len(self._held)
            self._members += 1
            self._unpacker = self._compression.make()
            return b""
        begin = self._read - len(self._held)
        if self._find():
            return self._told(f"are damaged from byte {begin} on")
        self.ended = True
        if self._members:
            self.foreign = begin
            return b""
        raise Malformed(self._source.name, f"It is not {self._compression.name}.", remedy="Fetch or save it anew.")

    def _lost(self, what: str) -> bytes:
        """Give the member at hand up, go to the next, and tell."""
        self._unpacker = None
        self._held = self._fed[1:] + self._held
        if not self._find():
            self.ended = True
        return self._told(what)

    def _told(self, what: str) -> bytes:
        """Tell of damage once, however often a false beginning is met before a true one."""
        if not self._since_fault:
            return b""
        self._since_fault = False
        raise Malformed(
            self._source.name,
            f"The {self._compression.name} data {what}.",
            remedy="Fetch or save it anew; what could be unpacked was read.",
        )

    def _find(self) -> bool:
        """Pass over everything up to the next member; say whether there is one."""
        longest = max(len(begin) for begin in self._compression.begins)
        while True:
            found = [at for begin in self._compression.begins if (at := self._held.find(begin)) >= 0]
            if found:
                self._held = self._held[min(found) :]
                return True
            self._held = self._held[-longest + 1 :]
            if not self._fill():
                return False

    def _fill(self) -> bool:
        data = self._source.stream.read(_CHUNK)
        self._read += len(data)
        if self._source.expansion is None:
            self._expansion.store(len(data))
        self._held += data
        return bool(data)
