"""The body of an answer: decompressed step by step, so that none inflates beyond the limit."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import Final

from samestory.errors import TooLarge
from samestory.ingest.fetch.trouble import SAVE_IT, TRY_LATER, Trouble
from samestory.ingest.settings import RAISE

ACCEPTED_CODINGS: Final = "gzip, deflate"
_GZIP: Final = frozenset({"gzip", "x-gzip"})
_NOT_READ: Final = frozenset({"br", "zstd", "compress", "x-compress", "dcb", "dcz"})
_STEP: Final = 65_536
_GZIP_MAGIC: Final = b"\x1f\x8b"


def read_body(chunks: Iterable[bytes], coding: str, limit: int, *, cut: bool = False) -> bytes:
    """Read a body as it comes, and decompress it.

    Parameters
    ----------
    chunks
        The body in pieces, as it is sent.
    coding
        ``Content-Encoding``. Words that are no coding at all (``utf-8``) are passed over, as browsers do.
    limit
        The most bytes after decompression.
    cut
        Whether a longer body is cut at the limit instead of refused.

    Raises
    ------
    Trouble
        Over the limit; a coding that was not asked for; compressed data that are broken or end too early.
    """
    body = bytearray()
    for piece in _decoded(chunks, coding):
        body += piece
        if len(body) > limit:
            if cut:
                return bytes(body[:limit])
            raise too_large(limit)
    return bytes(body)


def too_large(limit: int) -> Trouble:
    """Say that a body is over the limit."""
    return Trouble(
        f"It has more than {limit / 1e6:g} MB.",
        remedy=f"Save the article alone in a file, or raise the limit ({RAISE}).",
        kind=TooLarge,
    )


def _decoded(chunks: Iterable[bytes], coding: str) -> Iterator[bytes]:
    words = [word.strip().lower() for word in coding.split(",")]
    known = [word for word in words if word in _GZIP or word in _NOT_READ or word == "deflate"]
    if not known:
        yield from chunks
        return
    if len(known) > 1 or known[0] in _NOT_READ:
        raise Trouble("The server compresses the page in a way that was not asked for.", remedy=SAVE_IT)
    inflate = _Inflate(gzip=known[0] in _GZIP)
    try:
        for chunk in chunks:
            yield from inflate.feed(chunk)
        yield inflate.end()
    except zlib.error as error:
        raise Trouble("The page is compressed, and the compressed data are broken.", remedy=TRY_LATER) from error


class _Inflate:
    """Decompresses in steps of bounded size: gzip of one or more members, or deflate with or without its header."""

    def __init__(self, *, gzip: bool) -> None:
        self._gzip = gzip
        self._stream: zlib._Decompress | None = None
        self._held = b""
        self._over = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        data, self._held = self._held + data, b""
        while data and not self._over:
            if self._stream is None or self._stream.eof:
                if len(data) < 2:
                    self._held = data  # the first two bytes say what it is
                    return
                data = self._begin(data)
                continue
            piece = self._stream.decompress(data, _STEP)
            data = self._stream.unconsumed_tail or self._stream.unused_data
            if piece:
                yield piece

    def end(self) -> bytes:
        """Give what is left inside; raise if the stream has not come to its end."""
        rest = self._stream.flush() if self._stream else b""
        if (self._stream and not self._stream.eof) or (self._stream is None and self._held):
            raise Trouble("The page is compressed and breaks off.", remedy=TRY_LATER, again=True)
        return rest

    def _begin(self, data: bytes) -> bytes:
        """Begin a stream, or find that what follows the last one is rubbish, which gzip passes over too."""
        if self._gzip:
            if self._stream is not None and not data.startswith(_GZIP_MAGIC):
                self._over = True
                return b""
            self._stream = zlib.decompressobj(16 + zlib.MAX_WBITS)
        elif self._stream is not None:
            self._over = True
            return b""
        else:
            # RFC 9110 (8.4.1.2): with the header of RFC 1950; some servers leave it out
            headed = data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0
            self._stream = zlib.decompressobj(zlib.MAX_WBITS if headed else -zlib.MAX_WBITS)
        return data
