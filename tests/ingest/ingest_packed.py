"""Files of many reports, made by tests, and what reading them gives."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from samestory.errors import InputError
from samestory.ingest import IngestSettings, read_inputs
from samestory.model import Report


def text(number: int) -> str:
    """Write an article that differs from all others."""
    return (
        f"Velm reopens quay {number}\n\nThe board of Velm said on Monday that it would reopen quay {number} in May.\n"
    )


def lines(count: int, begin: int = 0) -> bytes:
    """Write so many articles as JSON Lines."""
    return b"".join(json.dumps({"text": text(n)}).encode() + b"\n" for n in range(begin, begin + count))


def read(path: Path | str, settings: IngestSettings | None = None) -> list[Report | InputError]:
    """Read all that an input holds."""
    return list(read_inputs([str(path)], settings or IngestSettings()))


def names(items: Iterable[Report | InputError], cut: Path | str = "") -> list[str]:
    """List what came, in short: where a report stands, or the kind of an error and where."""
    return [
        ("" if isinstance(item, Report) else f"{type(item).__name__} ") + item.source.removeprefix(str(cut))
        for item in items
    ]


def zipped(entries: Iterable[tuple[str, bytes]], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Make a zip archive."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", compression) as archive:
        for name, data in entries:
            archive.writestr(zipfile.ZipInfo(name), data, compression)
    return held.getvalue()


def tarred(entries: Iterable[tuple[str, bytes]], form: int = tarfile.PAX_FORMAT) -> bytes:
    """Make a tar archive."""
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w", format=form) as archive:
        for name, data in entries:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return held.getvalue()


class Endless(io.RawIOBase):
    """A stream that is made while it is read, so that no test holds it."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts, self._held = parts, b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        while not self._held:
            part = next(self._parts, None)
            if part is None:
                return 0
            self._held = part
        data, self._held = self._held[: len(buffer)], self._held[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)
