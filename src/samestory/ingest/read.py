"""Inputs as the user names them -> reports, one by one."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO, cast

from samestory.errors import Duplicate, EmptyInput, InputError, Malformed, NotFound, NotText, PassedOver, UnknownFormat
from samestory.ingest.archives import shown
from samestory.ingest.follow import follow
from samestory.ingest.formats import FORMATS, by_name, is_read, other_document, recognise
from samestory.ingest.link import Link
from samestory.ingest.seen import Seen, contents_digest
from samestory.ingest.settings import DEFAULT_SETTINGS, IngestSettings
from samestory.ingest.source import Source, peek
from samestory.ingest.web import Web, is_address
from samestory.model import Report

STDIN = "-"
BESIDE = 3
"""So many files of a folder that no format reads are named, and the others counted."""

_PROSE = re.compile(r".{60}.*[.!?…]|.{25}.*[。！？]")
"""A line with a sentence of some length; links, menus and headlines have none."""


def read_inputs(inputs: Iterable[str], settings: IngestSettings = DEFAULT_SETTINGS) -> Iterator[Report | InputError]:
    """Read every report that the inputs hold, in their order; nothing is held but the report at hand.

    Parameters
    ----------
    inputs
        Paths of files or folders, addresses of pages and feeds, and ``-`` for standard input. A folder gives the
        files with known endings in it and below, sorted by path; hidden ones are passed over.
    settings
        What is read, and how much of it.

    Yields
    ------
    Report or InputError
        What cannot be read comes out as its error, and the rest goes on. A report whose text, address and outlet are
        those of an earlier one comes out as a ``Duplicate`` that names the first. Reports that bring an id of their
        own keep it; where two different ones bring the same, the second gets ``-2`` after it and a note.

    Raises
    ------
    UnknownFormat
        ``settings.form`` names none.
    """
    if settings.form is not None and by_name(settings.form) is None:
        known = ", ".join(form.name for form in FORMATS)
        raise UnknownFormat("", f"There is no format {settings.form!r}.", remedy=f"Say one of: {known}.")
    seen = Seen()
    with Web(settings) as web:
        for name in inputs:
            for item in _read_input(name, settings, web):
                yield item if isinstance(item, InputError) else _once(item, seen)


def _once(report: Report, seen: Seen) -> Report | InputError:
    """Pass a report on, or say of which it is a copy."""
    contents = contents_digest(report.raw, report.url, report.outlet)
    before = seen.find(report.id)
    if before is None:
        seen.add(report.id, contents, report.source)
        return report
    first = seen.name(report.id) or "one of the reports before it"
    if before == contents:
        return Duplicate(
            report.source, f"The same report as {first}, passed over.", remedy="Nothing is lost; give it once."
        )
    number = 2
    while (before := seen.find(f"{report.id}-{number}")) is not None and before != contents:
        number += 1
    renamed = f"{report.id}-{number}"
    if before is not None:
        return Duplicate(
            report.source,
            f"The same report as {seen.name(renamed) or 'one before it'}, passed over.",
            remedy="Nothing is lost; give it once.",
        )
    seen.add(renamed, contents, report.source)
    note = f"{report.source}: another report has the id {report.id!r} too ({first}): called {renamed!r} here"
    return replace(report, id=renamed, notes=(*report.notes, note))


def _read_input(name: str, settings: IngestSettings, web: Web) -> Iterator[Report | InputError]:
    try:
        if name == STDIN:
            yield from read_source(Source(name, cast(BinaryIO, sys.stdin.buffer)), settings, web.source)
            return
        if not name:
            raise NotFound(name, "The name is empty.", remedy="Give the path of a file or folder, or an address.")
        if is_address(name):
            yield from read_source(web.source(name), settings, web.source)
            return
        if os.path.isdir(name):  # noqa: PTH112 - a third of the time of a Path, for each of millions of files
            yield from _read_folder(Path(name), name, settings, web)
        else:
            with open(name, "rb") as stream:  # noqa: PTH123
                yield from read_source(Source(name, stream), settings, web.source)
    except InputError as error:
        yield error
    except FileNotFoundError:
        yield NotFound(name, "There is no such file or folder.", remedy="Check the path.")
    except PermissionError:
        yield NotFound(name, "It may not be read.", remedy="Check the permissions of the file.")
    except (OSError, ValueError) as error:
        # ValueError: a NUL in the path
        yield NotFound(name.replace("\x00", "\ufffd"), f"It cannot be opened ({error}).", remedy="Check the path.")


def _read_folder(folder: Path, name: str, settings: IngestSettings, web: Web) -> Iterator[Report | InputError]:
    empty, beside = True, _Beside()
    for path in _files(folder, beside):
        empty = False
        yield from _read_input(str(path), settings, web)
    if beside.count:
        yield PassedOver(
            name,
            f"{beside} passed over, as no format reads {'it' if beside.count == 1 else 'them'}.",
            remedy="Save what is a report as text or HTML (`samestory formats` lists what is read).",
        )
    if empty:
        raise EmptyInput(name, "There is no report in this folder.", remedy=f"Files that are read end in {_known()}.")


@dataclass(slots=True)
class _Beside:
    """The files of a folder that no format reads: how many, and the first names."""

    count: int = 0
    first: list[str] = field(default_factory=list)

    def add(self, name: str) -> None:
        self.count += 1
        if len(self.first) < BESIDE:
            self.first.append(shown(name))

    def __str__(self) -> str:
        more = f" and {self.count - len(self.first)} more" if self.count > len(self.first) else ""
        return f"{self.count} file{' was' if self.count == 1 else 's were'} ({', '.join(self.first)}{more})"


def _files(folder: Path, beside: _Beside) -> Iterator[Path]:
    """List the files with known endings in and below a folder, sorted, one folder at a time; count the others.

    Links to folders are not followed, so that none is read twice or for ever.
    """
    with os.scandir(folder) as entries:
        held = sorted(
            (entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries if not entry.name.startswith(".")
        )
    for name, is_folder in held:
        path = folder / name
        if is_folder:
            yield from _files(path, beside)
        elif not path.is_file():
            continue
        elif is_read(name):
            yield path
        else:
            beside.add(name)


def read_source(
    source: Source, settings: IngestSettings, fetch: Callable[[str], Source] | None = None
) -> Iterator[Report | InputError]:
    """Read what a source holds, and what lies in it where it is an archive; an error ends this source alone.

    Parameters
    ----------
    source
        Read to its end.
    settings
        What is read, and how much of it.
    fetch
        Fetches the pages that a feed names, where ``settings.follow_links`` says so.
    """
    barren: list[Report | InputError] = []  # the first page of a crawl without an article
    count = 0
    try:
        head, stream = peek(source.stream)
        form = recognise(source, head, settings)
        if form is None:
            raise _unreadable(source, head)
        for item in form.read(replace(source, stream=stream), settings):
            if isinstance(item, Source):
                for found in read_source(item, settings, fetch):
                    if item.crawled and not _holds_article(found):
                        barren, count = barren or [found], count + 1
                    else:
                        yield found
            elif isinstance(item, Link):
                if fetch is None:
                    yield item.given
                else:
                    yield from follow(item, fetch, lambda page: read_source(page, settings))
            elif isinstance(item, Report):
                yield _of(item, source)
            else:
                yield item
    except InputError as error:
        yield error
    except OSError:
        raise
    except Exception as error:
        # A fault of a parser that meets what nobody foresaw must not cost the other records.
        yield Malformed(
            source.name,
            f"Its reader failed ({type(error).__name__}: {error}).",
            remedy="Save the article as text; the other inputs were read.",
        )
    if barren:
        yield PassedOver(
            source.name,
            f"Pages without an article were passed over: {count}, the first of them {barren[0].source}.",
            remedy="Nothing is to be done where they are lists, searches and the like.",
        )


def _unreadable(source: Source, head: bytes) -> InputError:
    """Say why no format reads a source."""
    if what := other_document(head):
        return UnknownFormat(source.name, f"It is {what}.", remedy="Save it as text or HTML.")
    if is_read(source.file or source.name):
        return NotText(
            source.name,
            "It is not what its name says: it has the control characters of a binary file.",
            remedy="Fetch or save it anew.",
        )
    return UnknownFormat(
        source.name,
        "There is no reader for such a file.",
        remedy=f"Save it as text or HTML; files that are read: {_known()}.",
    )


def _of(report: Report, source: Source) -> Report:
    """Give a report what is known of its source; the address of a feed or list is not that of its reports."""
    url = report.url or (source.url if report.source == source.name else None)
    return replace(report, url=url, notes=(*report.notes, *source.notes)) if source.url or source.notes else report


def _holds_article(found: Report | InputError) -> bool:
    """Say whether a page of a crawl holds an article, or an error that has to be told; most pages are lists."""
    if isinstance(found, InputError):
        return not isinstance(found, EmptyInput | UnknownFormat | NotText)
    return any(_PROSE.search(line) for line in found.text[found.body_start :].splitlines())


def _known() -> str:
    return ", ".join(dict.fromkeys(ending for known in FORMATS for ending in known.endings))
