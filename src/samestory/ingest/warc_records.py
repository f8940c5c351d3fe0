"""A stream of WARC -> its records (ISO 28500), one at a time; where one is damaged, the next is looked for.

Readers that are faster exist; but they end at the first damage, or in silence where a file is cut off, and what a
page costs to read is a thousand times what its record costs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from samestory.errors import InputError, Malformed
from samestory.ingest.source import Source

_CHUNK = 1 << 16
_LONGEST_HEADER = 1 << 16
_BEGIN = re.compile(rb"WARC/[01]\.\d+\r?\n")
_NEXT = re.compile(rb"(?:^|(?<=\n))WARC/[01]\.\d+\r?\n")
_KEPT = 32
"""The beginning of a record may be cut off where reading stopped: so much is looked at again."""
_ANEW = "Fetch or save it anew; its other records were read."


class Body:
    """What a record holds; to be read before the next record is asked for, as far as it is wanted."""

    def __init__(self, stream: _Bytes, length: int) -> None:
        self._stream = stream
        self.left = length
        """Bytes that are not read yet."""

    def read(self, size: int) -> bytes:
        """Read so many bytes; fewer at the end of the record, or of the file."""
        data = self._stream.read(min(size, self.left))
        self.left -= len(data)
        return data


@dataclass(frozen=True, slots=True)
class Record:
    """One record.

    Parameters
    ----------
    number
        Which one it is in the file, from 1.
    offset
        Where it begins, in bytes of the uncompressed file.
    headers
        Its named fields, the names in small letters.
    body
        Its block.
    """

    number: int
    offset: int
    headers: Mapping[str, str]
    body: Body

    @property
    def kind(self) -> str:
        """What it is: ``response``, ``request`` ..."""
        return self.headers.get("warc-type", "").lower()


def read_records(source: Source) -> Iterator[Record | InputError]:
    """List the records of a WARC file.

    Yields
    ------
    Record or InputError
        For a record that is damaged, the error names it by its number and byte; the next one that can be found follows.
    """
    stream = _Bytes(source)
    number = 0
    told = False
    while True:
        current = number + 1
        try:
            if not told and not stream.skip_blank_lines():
                return
            begin = stream.at
            if not stream.begins():
                found = stream.find()
                if not told:
                    yield Malformed(source.name, f"From byte {begin} to {stream.at} there is no record.", remedy=_ANEW)
                if not found:
                    return
                begin = stream.at
            told = False
            number = current
            name = f"{source.name}#{number}"
            headers = parse_headers(stream.header())
            length = headers.get("content-length", "")
            if not re.fullmatch(r"\d{1,15}", length):
                yield Malformed(name, f"The record at byte {begin} has no length.", remedy=_ANEW)
                told = True
                continue
            body = Body(stream, int(length))
            yield Record(number, begin, headers, body)
            while body.left and body.read(_CHUNK):
                pass
            if body.left:
                yield Malformed(
                    name, f"The record at byte {begin} is cut off: {body.left} bytes are missing.", remedy=_ANEW
                )
                return
        except InputError as error:
            yield type(error)(f"{source.name}#{current}", error.message, remedy=error.remedy)
            told = True


def parse_headers(block: bytes) -> dict[str, str]:
    r"""Read named fields: names in small letters; of a field that is repeated the first, folded lines joined.

    >>> parse_headers(b"Content-Type: text/html\r\nX:  1\r\n  2\r\n")
    {'content-type': 'text/html', 'x': '1 2'}
    """
    text = re.sub(r"\r?\n[ \t]+", " ", block.decode("utf-8", "replace"))
    found: dict[str, str] = {}
    for line in text.split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            found.setdefault(name.strip().lower(), value.strip())
    return found


class _Bytes:
    """The stream of a file, read on as records need it."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._held = b""
        self._from = 0
        self.at = 0
        """How many bytes were taken."""

    def read(self, size: int) -> bytes:
        """Take bytes; fewer where the stream ends, none at its end."""
        if self._from == len(self._held) and not self._fill():
            return b""
        return self._take(min(size, len(self._held) - self._from))

    def skip_blank_lines(self) -> bool:
        """Pass over line breaks; say whether anything follows."""
        while True:
            while self._from < len(self._held) and self._held[self._from] in b"\r\n":
                self._take(1)
            if self._from < len(self._held):
                return True
            if not self._fill():
                return False

    def begins(self) -> bool:
        """Say whether a record begins here."""
        while len(self._held) - self._from < _KEPT and self._fill():
            pass
        return _BEGIN.match(self._held, self._from) is not None

    def find(self) -> bool:
        """Pass over everything up to the next record; say whether there is one."""
        while True:
            found = _NEXT.search(self._held, self._from)
            if found is not None:
                self._take(found.start() - self._from)
                return True
            self._take(max(0, len(self._held) - self._from - _KEPT))
            if not self._fill():
                self._take(len(self._held) - self._from)
                return False

    def header(self) -> bytes:
        """Take everything up to the empty line; at most ``_LONGEST_HEADER`` bytes."""
        while True:
            window = self._held[self._from : self._from + _LONGEST_HEADER]
            found = re.search(rb"\r?\n\r?\n", window)
            if found is not None:
                return self._take(found.end())
            if len(window) == _LONGEST_HEADER or not self._fill():
                return self._take(len(window))

    def _take(self, size: int) -> bytes:
        data = self._held[self._from : self._from + size]
        self._from += len(data)
        self.at += len(data)
        return data

    def _fill(self) -> bool:
        """Read on; say whether there was more.

        Raises
        ------
        InputError
            The stream broke off. What is held is dropped: what comes after does not go on with it.
        """
        try:
            data = self._source.stream.read(_CHUNK)
        except InputError:
            self._take(len(self._held) - self._from)
            raise
        self._held = self._held[self._from :] + data
        self._from = 0
        return bool(data)
