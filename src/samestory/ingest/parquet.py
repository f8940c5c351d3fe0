"""Parquet -> reports, a few rows at a time, of the columns that are needed alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from typing import Any

from samestory.errors import EmptyInput, InputError, Malformed
from samestory.ingest.columns import choose, is_needed
from samestory.ingest.extras import need
from samestory.ingest.records import read_record
from samestory.ingest.settings import IngestSettings
from samestory.ingest.source import Source
from samestory.ingest.spool import seekable
from samestory.model import Report

_BATCH = 32
"""Rows that are held at once; each may be as large as the largest report."""
_BUFFER = 1 << 20
_SAMPLE = 20
_ANEW = "Write or fetch the file anew; its other rows were read."


def read_parquet(source: Source, settings: IngestSettings) -> Iterator[Report | InputError | Source]:
    """Read a Parquet file with a row for every report; rows are named by their number, from 1.

    Columns are told as those of other tables are (``columns``); structs and lists in them are read as objects of JSON
    are. A row group that is damaged is passed over, with its error.

    Raises
    ------
    ExtraMissing
        ``pyarrow`` is not installed.
    Malformed, EmptyInput, TooLarge
        Not Parquet, or no column that can be the text; no row in it; a stream that is too long to be kept on disk.
    """
    need("parquet", source.name, "Reading Parquet")
    parquet: Any = import_module("pyarrow.parquet")
    with seekable(source, settings) as stream:
        if not stream.seek(0, 2):
            raise EmptyInput(source.name, "The file is empty.", remedy="Write or fetch it anew.")
        stream.seek(0)
        try:
            file = parquet.ParquetFile(stream, pre_buffer=False, buffer_size=_BUFFER)
        except Exception as error:  # ArrowInvalid, OSError ..., all of a file that is damaged
            raise Malformed(
                source.name, f"It is not Parquet, or damaged ({_first_line(error)}).", remedy="Write or fetch it anew."
            ) from error
        if not file.metadata.num_rows:
            raise EmptyInput(source.name, "There is no row in it.", remedy="Give a row for every report.")
        yield from _read_rows(file, source, settings)


def _read_rows(file: Any, source: Source, settings: IngestSettings) -> Iterator[Report | InputError]:
    try:
        names = [str(name) for name in file.schema_arrow.names]
        sizes = [int(file.metadata.row_group(group).num_rows) for group in range(file.num_row_groups)]
    except Exception as error:
        raise Malformed(
            source.name, f"Its schema is damaged ({_first_line(error)}).", remedy="Write or fetch it anew."
        ) from error
    columns = choose(names, _sample(file, names), settings.fields, source.name, headed=True)
    given = replace(settings, fields=columns.fields)
    note = columns.note
    wanted = [name for name in names if is_needed(name, columns)]
    end = 0
    for group, size in enumerate(sizes):
        number, end = end, end + size
        for row in _rows_of(file, group, wanted):
            number += 1
            where = f"{source.name}:{number}"
            if isinstance(row, Exception):
                yield Malformed(where, f"The rows to {end} are damaged ({_first_line(row)}).", remedy=_ANEW)
                break
            try:
                report = read_record(row, where, given)
            except InputError as error:
                yield error
                continue
            if note:
                report = replace(report, notes=(*report.notes, f"{source.name}: {note}"))
                note = ""
            yield report
        else:
            if number < end:
                where = f"{source.name}:{number + 1}"
                yield Malformed(where, f"The rows to {end} are missing: the file is damaged.", remedy=_ANEW)


def _rows_of(file: Any, group: int, wanted: list[str]) -> Iterator[dict[str, object] | Exception]:
    """List the rows of a row group; where it is damaged, what pyarrow says of it, and then no more."""
    try:
        for batch in file.iter_batches(_BATCH, row_groups=[group], columns=wanted, use_threads=False):
            yield from _rows(batch)
    except Exception as error:  # ArrowException, OSError, UnicodeDecodeError ...
        yield error


def _sample(file: Any, names: list[str]) -> list[list[str]]:
    """Give the strings of some rows; none where the first of them are damaged."""
    try:
        batch = next(iter(file.iter_batches(_SAMPLE, use_threads=False)), None)
        rows = list(_rows(batch)) if batch is not None else []
    except Exception:  # the rows that can be read come all the same
        return []
    return [[value if isinstance(value := row[name], str) else "" for name in names] for row in rows]


def _rows(batch: Any) -> Iterator[dict[str, object]]:
    """List the rows of a batch as objects; a string that is not UTF-8 gets U+FFFD in its place."""
    for index in range(batch.num_rows):
        row: dict[str, object] = {}
        for name, column in zip(batch.schema.names, batch.columns, strict=True):
            try:
                row[name] = column[index].as_py()
            except UnicodeDecodeError:
                row[name] = bytes(column[index].as_buffer()).decode("utf-8", "replace")
            except (ValueError, OverflowError):
                row[name] = str(column[index])  # a moment that Python has no number for
        yield row


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)[:200]
