"""Inputs as the user names them -> reports, one by one."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from samestory.errors import Duplicate, EmptyInput, InputError, NotFound, UnknownFormat
from samestory.ingest.decode import check_size
from samestory.ingest.formats import FORMATS, by_content, by_ending
from samestory.ingest.identity import report_id
from samestory.ingest.settings import DEFAULT_SETTINGS, IngestSettings
from samestory.model import Report

STDIN = "-"


def read_inputs(inputs: Iterable[str], settings: IngestSettings = DEFAULT_SETTINGS) -> Iterator[Report | InputError]:
    """Read every report that the inputs hold, in their order.

    Parameters
    ----------
    inputs
        Paths of files or folders, and ``-`` for standard input. A folder gives the files with known endings in it
        and below, sorted by path; hidden ones are passed over.
    settings
        The limits of size.

    Yields
    ------
    Report or InputError
        What cannot be read comes out as its error, and the rest goes on. A report whose text, address and outlet are
        those of an earlier one comes out as a ``Duplicate`` that names the first. Reports that bring an id of their
        own keep it; where two different ones bring the same, the second gets ``-2`` after it and a note.
    """
    first: dict[str, tuple[str, str]] = {}
    for name in inputs:
        for item in _read_input(name, settings):
            yield item if isinstance(item, InputError) else _once(item, first)


def _once(report: Report, first: dict[str, tuple[str, str]]) -> Report | InputError:
    """Pass a report on, or say of which it is a copy; ``first`` maps ids to (made from contents, source)."""
    contents = report_id(report.raw, url=report.url, outlet=report.outlet)
    if report.id not in first:
        first[report.id] = (contents, report.source)
        return report
    seen, source = first[report.id]
    if seen == contents:
        return Duplicate(
            report.source, f"The same report as {source}, passed over.", remedy="Nothing is lost; give it once."
        )
    number = 2
    while f"{report.id}-{number}" in first:
        number += 1
    renamed = f"{report.id}-{number}"
    first[renamed] = (contents, report.source)
    note = f"{report.source}: another report has the id {report.id!r} too ({source}): called {renamed!r} here"
    return replace(report, id=renamed, notes=(*report.notes, note))


def _read_input(name: str, settings: IngestSettings) -> Iterator[Report | InputError]:
    try:
        if name == STDIN:
            yield from _read_bytes(sys.stdin.buffer.read(settings.max_file_bytes + 1), name, settings)
            return
        if not name:
            raise NotFound(name, "The name is empty.", remedy="Give the path of a file or folder.")
        if name.lower().startswith(("http://", "https://")):
            raise NotFound(name, "Addresses are not fetched.", remedy="Save the page and give the file.")
        path = Path(name)
        if path.is_dir():
            yield from _read_folder(path, name, settings)
        else:
            yield from _read_file(path, name, settings)
    except InputError as error:
        yield error
    except FileNotFoundError:
        yield NotFound(name, "There is no such file or folder.", remedy="Check the path.")
    except PermissionError:
        yield NotFound(name, "It may not be read.", remedy="Check the permissions of the file.")
    except (OSError, ValueError) as error:
        # ValueError: a NUL in the path
        yield NotFound(name.replace("\x00", "\ufffd"), f"It cannot be opened ({error}).", remedy="Check the path.")


def _read_folder(folder: Path, name: str, settings: IngestSettings) -> Iterator[Report | InputError]:
    files = [
        path
        for path in sorted(folder.rglob("*"))
        if by_ending(path.name)
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    ]
    if not files:
        endings = ", ".join(ending for form in FORMATS for ending in form.endings)
        raise EmptyInput(name, "There is no report in this folder.", remedy=f"Files that are read end in {endings}.")
    for path in files:
        yield from _read_input(str(path), settings)


def _read_file(path: Path, name: str, settings: IngestSettings) -> Iterator[Report | InputError]:
    form = by_ending(path.name)
    limit = settings.max_file_bytes if form is None or form.many else settings.max_bytes
    check_size(path.stat().st_size, limit, name)
    yield from _read_bytes(path.read_bytes(), name, settings)


def _read_bytes(data: bytes, name: str, settings: IngestSettings) -> Iterator[Report | InputError]:
    form = by_ending(name) or by_content(data)
    if form is None:
        known = ", ".join(ending for known in FORMATS for ending in known.endings)
        raise UnknownFormat(
            name,
            "There is no reader for such a file.",
            remedy=f"Save it as text or HTML; files that are read: {known}.",
        )
    yield from form.read(data, name, settings)
