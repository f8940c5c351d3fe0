"""An answer of a server as an archive keeps it -> status, type and body."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module

from samestory.errors import Malformed
from samestory.ingest.decode import too_large
from samestory.ingest.extras import need

_STEP = 1 << 16
_BROKEN = "Its server's compression is broken"


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands before the body.

    Parameters
    ----------
    status
        ``200`` and so on; 0 where there is none.
    headers
        The names in small letters.
    """

    status: int
    headers: Mapping[str, str]

    @property
    def media_type(self) -> str:
        """The type that the server says, in small letters, without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The encoding that the server says."""
        found = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", self.headers.get("content-type", ""), re.IGNORECASE)
        return found[1] if found else None


def status_of(head: bytes) -> int:
    """Read the status out of the first line of an answer; 0 where there is none."""
    found = re.match(rb"HTTP/\d(?:\.\d)?\s+(\d{3})\b", head)
    return int(found[1]) if found else 0


def body_of(answer: Answer, data: bytes, limit: int, name: str) -> bytes:
    """Take off a body what was put round it on the way.

    Archives keep headers that no longer hold: a body that is not chunked, or not compressed, as they say is left as
    it is.

    Raises
    ------
    TooLarge, Malformed, ExtraMissing
        More than ``limit`` bytes come out; it is damaged; what it takes to unpack it is not installed.
    """
    if "chunked" in answer.headers.get("transfer-encoding", "").lower():
        data = _without_chunks(data)
    codings = [word.strip().lower() for word in answer.headers.get("content-encoding", "").split(",")]
    for coding in reversed(codings):
        unpack = _UNPACK.get(coding)
        if unpack is not None:
            data = _limited(unpack(data, name), limit, name)
    return data


def _without_chunks(data: bytes) -> bytes:
    parts: list[bytes] = []
    at = 0
    while found := _CHUNK_SIZE.match(data, at):
        size = int(found[1], 16)
        if not size:
            break
        parts.append(data[found.end() : found.end() + size])
        at = found.end() + size
        if data[at : at + 2] == b"\r\n":
            at += 2
    return b"".join(parts) if parts else data


_CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")


def _limited(parts: Iterator[bytes], limit: int, name: str) -> bytes:
    found = bytearray()
    try:
        for part in parts:
            found += part
            if len(found) > limit:
                raise too_large(name, None, limit)
    except (zlib.error, EOFError) as error:
        raise Malformed(name, f"{_BROKEN} ({error}).", remedy="Fetch the page anew.") from error
    return bytes(found)


def _gunzipped(data: bytes, name: str) -> Iterator[bytes]:
    del name
    if not data.startswith(b"\x1f\x8b"):
        yield data
        return
    yield from _inflated(data, 16 + zlib.MAX_WBITS)


def _deflated(data: bytes, name: str) -> Iterator[bytes]:
    del name
    headed = len(data) > 1 and data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0
    if not headed and re.match(rb"\s*[<{\[\w]", data[:64]) and b"<" in data[:512]:
        yield data
        return
    yield from _inflated(data, zlib.MAX_WBITS if headed else -zlib.MAX_WBITS)


def _inflated(data: bytes, window: int) -> Iterator[bytes]:
    stream = zlib.decompressobj(window)
    while data and not stream.eof:
        yield stream.decompress(data, _STEP)
        data = stream.unconsumed_tail
    if not stream.eof:
        yield stream.flush()
        raise EOFError("it is cut off")


def _unbrotlied(data: bytes, name: str) -> Iterator[bytes]:
    if re.match(rb"\s*<", data):
        yield data
        return
    brotli = import_module(need("warc", name, "Unpacking Brotli"))
    stream = brotli.Decompressor()
    try:
        part = stream.process(data, output_buffer_limit=_STEP)
        while part or not (stream.is_finished() or stream.can_accept_more_data()):
            yield part
            part = stream.process(b"", output_buffer_limit=_STEP)
    except brotli.error as error:
        raise EOFError(str(error)) from error
    if not stream.is_finished():
        raise EOFError("it is cut off")


_UNPACK: Mapping[str, Callable[[bytes, str], Iterator[bytes]]] = {
    "gzip": _gunzipped,
    "x-gzip": _gunzipped,
    "deflate": _deflated,
    "br": _unbrotlied,
}
