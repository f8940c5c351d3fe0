"""Bytes that are to be read, and what is known of where they come from."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import BinaryIO, cast

from samestory.ingest.decode import too_large

HEAD = 65_536
"""How much of a stream is looked at to tell its format, in bytes."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file, page, entry of an archive or answer of a server.

    Parameters
    ----------
    name
        What messages call it, and what becomes ``Report.source``: a path, an address, ``-``; for an entry of an
        archive the archive's name, ``!`` and its own.
    stream
        Its bytes; read once, from the beginning.
    file
        The name whose ending tells the format: ``name`` without the ending of a compression.
    url
        The address it was fetched from, where that is known.
    media_type
        What a server or archive says that it is, such as ``text/html``; empty where nobody says.
    charset
        The encoding that the server says.
    depth
        In how many archives it lies.
    """

    name: str
    stream: BinaryIO
    file: str = ""
    url: str | None = None
    media_type: str = ""
    charset: str | None = None
    depth: int = 0

    def read(self, limit: int) -> bytes:
        """Read all of it.

        Raises
        ------
        TooLarge
            There are more than ``limit`` bytes; no more than that is held.
        """
        data = self.stream.read(limit + 1)
        if len(data) > limit:
            raise too_large(self.name, None, limit)
        return data


def peek(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """Give the first bytes of a stream (at most ``HEAD``), and a stream that still has them."""
    head = stream.read(HEAD)
    return head, chained(head, stream)


def chained(head: bytes, rest: BinaryIO) -> BinaryIO:
    """Put bytes before a stream."""
    return cast(BinaryIO, io.BufferedReader(_Chained(head, rest), HEAD))


class _Chained(io.RawIOBase):
    """Bytes that were read already, then the stream that they came from."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        if len(self._head):
            count = min(len(buffer), len(self._head))
            buffer[:count] = self._head[:count]
            self._head = self._head[count:]
            return count
        data = self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
