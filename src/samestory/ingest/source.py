"""Bytes that are to be read, and what is known of where they come from."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import BinaryIO, cast

from samestory.errors import InputError
from samestory.ingest.decode import too_large
from samestory.ingest.expansion import Expansion

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
    expansion
        What has been unpacked on the way to it; None where it lies in no archive.
    crawled
        Whether it is a page of a crawl, which may hold no article: one that holds none is counted and not an error.
    notes
        What the user should know of how it came.
    """

    name: str
    stream: BinaryIO
    file: str = ""
    url: str | None = None
    media_type: str = ""
    charset: str | None = None
    depth: int = 0
    expansion: Expansion | None = None
    crawled: bool = False
    notes: tuple[str, ...] = ()

    def read(self, limit: int) -> bytes:
        """Read all of it.

        Raises
        ------
        TooLarge
            There are more than ``limit`` bytes; no more than that is held.
        InputError
            It is cut off, or damaged where it is packed.
        """
        data = self.stream.read(limit + 1)
        if len(data) <= limit:
            data += self.stream.read(1)  # a stream that broke off gives what came before, then says so
        if len(data) > limit:
            raise too_large(self.name, None, limit)
        return data


def peek(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """Give the first bytes of a stream (at most ``HEAD``), and a stream that still has them."""
    if stream.seekable():
        begin = stream.tell()
        head = stream.read(HEAD)
        stream.seek(begin)
        return head, stream
    whole = chained(b"", stream)
    head = whole.read(HEAD)
    return head, chained(head, whole)


def chained(head: bytes, rest: BinaryIO) -> BinaryIO:
    """Put bytes before a stream."""
    return cast(BinaryIO, _Chained(head, rest))


class _Chained(io.BufferedIOBase):
    """Bytes that were read already, then the stream that they came from.

    Where the stream breaks off with an error, what came before is given first and the error is raised at the next
    read, so that no record that is whole is lost to the one that is not.
    """

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = memoryview(head)
        self._rest = rest
        self._fault: InputError | None = None

    def readable(self) -> bool:
        return True

    def read(self, size: int | None = -1, /) -> bytes:
        if self._fault is not None:
            fault, self._fault = self._fault, None
            raise fault
        wanted = -1 if size is None or size < 0 else size
        if 0 <= wanted <= len(self._head):
            data, self._head = bytes(self._head[:wanted]), self._head[wanted:]
            return data
        parts = [bytes(self._head)]
        held, self._head = len(self._head), memoryview(b"")
        while wanted < 0 or held < wanted:
            try:
                part = self._rest.read(HEAD if wanted < 0 else min(wanted - held, HEAD))
            except InputError as fault:
                if not held:
                    raise
                self._fault = fault
                break
            if not part:
                break
            parts.append(part)
            held += len(part)
        return b"".join(parts)

    def read1(self, size: int = -1, /) -> bytes:
        return self.read(HEAD if size < 0 else size)
