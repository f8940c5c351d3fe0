"""Zip archives -> their entries, in the order of their directory."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import IO, BinaryIO

from samestory.errors import EmptyInput, InputError, Malformed, TooLarge, UnknownFormat
from samestory.ingest.archives import Known, entry_of, is_wanted, no_reports, shown
from samestory.ingest.expansion import Expansion, check_depth
from samestory.ingest.settings import IngestSettings
from samestory.ingest.source import Source
from samestory.ingest.spool import seekable

LONGEST_DIRECTORY = 32_000_000
"""The directory of an archive is held as a whole; so many bytes list some 300,000 entries and take 200 MB."""
_END, _END_64, _LOCATOR_64 = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_ENCRYPTED = 0x1
_UTF8 = 0x800
_OFFICE = frozenset(("[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"))


def read_zip(source: Source, settings: IngestSettings, known: Known) -> Iterator[InputError | Source]:
    """Read a zip archive.

    Parameters
    ----------
    known
        Whether files of such a name are read.

    Raises
    ------
    Malformed, UnknownFormat, TooLarge, EmptyInput
        Damaged; an office document or program; too deep, too many entries, or it grows beyond the limit; nothing to
        read in it.
    """
    check_depth(source.depth, source.name, settings)
    with seekable(source, settings) as file:
        size = _check_directory(file, source.name)
        expansion = source.expansion
        if expansion is None:
            expansion = Expansion()
            expansion.store(size)
        try:
            archive = zipfile.ZipFile(file)
        except Exception as error:  # BadZipFile, but also struct.error, ValueError ... for a directory that lies
            raise _malformed(source.name, str(error)) from error
        with archive:
            yield from _read_entries(archive, source, settings, known, expansion)


def _read_entries(
    archive: zipfile.ZipFile, source: Source, settings: IngestSettings, known: Known, expansion: Expansion
) -> Iterator[InputError | Source]:
    entries = [entry for entry in archive.infolist() if not entry.filename.endswith("/")]
    if entries and entries[0].filename in _OFFICE:
        raise UnknownFormat(
            source.name, "It is an office document, a book or a program.", remedy="Save it as text or HTML."
        )
    wanted = [entry for entry in entries if is_wanted(_name(entry), known)]
    if not wanted:
        raise no_reports(source.name)
    encrypted = [entry for entry in wanted if entry.flag_bits & _ENCRYPTED]
    if encrypted:
        yield Malformed(
            source.name,
            f"Entries of it are encrypted: {shown(_name(encrypted[0]))}"
            + (f" and {len(encrypted) - 1} more." if len(encrypted) > 1 else "."),
            remedy="Unpack it with its password and give the folder.",
        )
    for entry in wanted:
        if expansion.over:
            return
        if entry.flag_bits & _ENCRYPTED:
            continue
        name = _name(entry)
        where = f"{source.name}!{shown(name)}"
        try:
            stream = archive.open(entry)
        except Exception as error:  # damaged where the entry begins, or compressed in a way that is not read
            yield _damaged(where, error)
            continue
        with stream:
            yield entry_of(source, name, _Unzipped(stream, where, expansion, settings), expansion)


def _name(entry: zipfile.ZipInfo) -> str:
    """Give an entry's name; many programs write UTF-8 without saying so."""
    if entry.flag_bits & _UTF8:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename


def _check_directory(file: BinaryIO, name: str) -> int:
    """Refuse an archive whose directory would not fit into memory; give the archive's size.

    Raises
    ------
    EmptyInput, Malformed, TooLarge
        It has no bytes; there is no directory; it is too long.
    """
    size = file.seek(0, 2)
    if not size:
        raise EmptyInput(name, "The file is empty.", remedy="Fetch or save it anew.")
    begin = max(0, size - 65_557)  # the last record, with the longest comment that it may have
    file.seek(begin)
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < 22:
        raise _malformed(name, "its directory is missing")
    length = int.from_bytes(tail[at + 12 : at + 16], "little")
    locator = tail[max(0, at - 20) : at]
    if locator.startswith(_LOCATOR_64):
        file.seek(min(size, int.from_bytes(locator[8:16], "little")))
        record = file.read(56)
        if record.startswith(_END_64):
            length = max(length if length < 0xFFFFFFFF else 0, int.from_bytes(record[40:48], "little"))
    if min(length, size) > LONGEST_DIRECTORY:
        raise TooLarge(
            name,
            f"Its directory alone has {length / 1e6:.0f} MB: it has too many entries.",
            remedy="Unpack it and give the folder, or pack it as .tar.gz, which may have any number of entries.",
        )
    file.seek(0)
    return size


def _malformed(name: str, reason: str) -> Malformed:
    return Malformed(name, f"It is not a zip archive, or damaged: {reason}.", remedy="Fetch or save it anew.")


def _damaged(where: str, error: Exception) -> Malformed:
    if isinstance(error, NotImplementedError):
        what, remedy = "is compressed in a way that is not read", "Unpack the archive with another program."
    else:
        what, remedy = "is damaged in the archive", "Fetch or save the archive anew; its other entries were read."
    return Malformed(where, f"It {what} ({error}).", remedy=remedy)


class _Unzipped(io.RawIOBase):
    """The bytes of an entry; an error of the library becomes one of ours, raised once."""

    def __init__(self, stream: IO[bytes], where: str, expansion: Expansion, settings: IngestSettings) -> None:
        self._stream, self._where = stream, where
        self._expansion, self._settings = expansion, settings
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        if self._ended:
            return 0
        try:
            data = self._stream.read(len(buffer))
        except InputError:
            self._ended = True
            raise
        except Exception as error:  # of zlib, bz2, lzma or zipfile; all mean that the entry is damaged
            self._ended = True
            raise _damaged(self._where, error) from error
        try:
            self._expansion.give(len(data), self._where, self._settings)
        except InputError:
            self._ended = True
            raise
        buffer[: len(data)] = data
        return len(data)
