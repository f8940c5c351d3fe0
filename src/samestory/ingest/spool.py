"""Files that are read from their end (.zip, .parquet) and come as a stream: kept on disk while they are read."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from samestory.errors import TooLarge
from samestory.ingest.settings import IngestSettings
from samestory.ingest.source import Source

_CHUNK = 1 << 16
_IN_MEMORY = 1_000_000


@contextmanager
def seekable(source: Source, settings: IngestSettings) -> Iterator[BinaryIO]:
    """Give the bytes of a source as a file that can be read from anywhere.

    Yields
    ------
    The source's own stream where that is one, else a temporary file, which is gone afterwards.

    Raises
    ------
    TooLarge
        It comes as a stream and has more than ``settings.max_file_bytes``.
    """
    if source.stream.seekable():
        yield source.stream
        return
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as file:
        size = 0
        while data := source.stream.read(_CHUNK):
            size += len(data)
            if size > settings.max_file_bytes:
                raise TooLarge(
                    source.name,
                    f"It is read from its end, but is a stream of more than {settings.max_file_bytes / 1e6:g} MB.",
                    remedy="Save it in a file and give that, which may have any size; "
                    "in Python IngestSettings(max_file_bytes=N).",
                )
            file.write(data)
        file.seek(0)
        yield cast(BinaryIO, file)
