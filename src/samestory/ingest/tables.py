"""Tables (.csv .tsv) -> reports, a row at a time; any delimiter, quoting and encoding.

The module ``csv`` refuses cells over a limit that is one for the whole process, and one wrong quotation mark can take
it through the rest of a file; so rows are read here (``dialect``), and after one that is wrong the next is looked for.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import replace

from samestory.errors import EmptyInput, InputError, Malformed, NotText
from samestory.ingest.columns import Columns, choose, is_known
from samestory.ingest.decode import encoding_of, guess_encoding, looks_binary, too_large
from samestory.ingest.dialect import Row, parse, sniff
from samestory.ingest.records import read_record
from samestory.ingest.settings import IngestSettings
from samestory.ingest.source import HEAD, Source
from samestory.model import Report

_UNDECODED = re.compile("[\udc80-\udcff]")
_DELIMITERS_APART = bytes.maketrans(b"\x01\x1f", b",,")
_SAMPLE = 20
_TRIED = 200
"""So many lines are tried for the beginning of the next row after one that is wrong."""


def read_table(source: Source, settings: IngestSettings) -> Iterator[Report | InputError | Source]:
    """Read a table with a row for every report.

    A row that is wrong comes out as its error and the others go on; rows are named by the line in which they begin.

    Raises
    ------
    EmptyInput, NotText
        Nothing in it; binary.
    Malformed
        No header row, or no column that can be the text; the message lists the columns.
    """
    text = _TableText(source, settings.max_bytes)
    first, sample = text.sample()
    if first is None:
        raise EmptyInput(source.name, "There is no row in it.", remedy="Give a header row and a row for every report.")
    columns = choose(first, sample, settings.fields, source.name)
    note = columns.note
    given = replace(settings, fields=columns.fields)
    while columns.headed and not any(text.row(len(columns.names)) or ("end",)):
        pass
    empty = True
    while True:
        where = f"{source.name}:{text.line}"
        try:
            row = text.row(len(columns.names))
        except InputError as error:
            empty = False
            yield type(error)(where, error.message, remedy=error.remedy)
            continue
        if row is None:
            break
        if not any(row):
            continue
        empty = False
        try:
            report = read_record(_record(row, columns), where, given)
        except InputError as error:
            yield error
            continue
        if note:
            report = replace(report, notes=(*report.notes, f"{source.name}: {note}"))
            note = ""
        yield report
    if empty:
        raise EmptyInput(source.name, "There is no row after its header.", remedy="Give a row for every report.")


def _record(row: list[str], columns: Columns) -> dict[str, str]:
    """Name the cells of a row; what is no UTF-8 in it is read in the encoding that it may have."""
    if any(_UNDECODED.search(cell) for cell in row):
        encoding = guess_encoding("\n".join(row).encode("utf-8", "surrogateescape")) or "utf-8"
        row = [cell.encode("utf-8", "surrogateescape").decode(encoding, "replace") for cell in row]
    record: dict[str, str] = {}
    for name, cell in zip(columns.names, row, strict=False):
        record.setdefault(name, cell)
    return record


class _TableText:
    """The characters of a table, read on as its rows need them."""

    def __init__(self, source: Source, limit: int) -> None:
        self._stream, self._name, self._limit = source.stream, source.name, limit
        head = self._stream.read(HEAD)
        if looks_binary(head.translate(_DELIMITERS_APART)):
            raise NotText(source.name, "It is not text.", remedy="Save the table as CSV in UTF-8.")
        encoding = encoding_of(head) or guess_encoding(head) or "utf-8"
        errors = "surrogateescape" if encoding.startswith("utf-8") else "replace"
        self._decoder = codecs.getincrementaldecoder(encoding)(errors)
        self._held = self._decode(head)
        self._at = 0
        self._ended = not head
        self.line = 1
        """The number of the line in which the next row begins."""
        while len(self._held) < HEAD // 4 and self._fill():
            pass
        self._dialect, self._at = sniff(self._held, ended=self._ended, known=is_known)
        self.line += self._at > 0

    def sample(self) -> tuple[list[str] | None, list[list[str]]]:
        """Give the first row and some after it, without taking them; None where there is none."""
        rows: list[list[str]] = []
        at = self._at
        while len(rows) <= _SAMPLE and at < len(self._held):
            row = parse(self._held, at, self._dialect, ended=self._ended)
            if row is None:
                after = at - self._at
                if rows or len(self._held) - at > self._limit or not self._fill():
                    break
                at = self._at + after  # the text that is held moves when more is read
                continue
            at = row.end
            if any(row.cells):
                rows.append(row.cells)
        return (rows[0] if rows else None), rows[1:]

    def row(self, width: int) -> list[str] | None:
        """Take the next row; None at the end.

        Raises
        ------
        Malformed, TooLarge
            It has other columns than the header; it is over the limit. It is passed over.
        """
        row = self._next()
        if row is None:
            return None
        begin, self._at = self._at, row.end
        line, self.line = self.line, self.line + _lines(self._held, begin, row.end)
        cells = row.cells
        while len(cells) > width and not cells[-1].strip():
            cells = cells[:-1]
        fits = len(cells) == width or not any(cells)
        resumed = (row.flawed or (row.quoted and not fits)) and self._resume(begin, row.end, width, line)
        if fits and not resumed:
            return cells
        wrong = "A quotation mark in it is not doubled, or not closed" if row.flawed else ""
        if not fits:
            wrong = f"It has {len(cells)} columns and the header {width}" + (f": {wrong.lower()}" if wrong else "")
        raise Malformed(
            self._name,
            f"{wrong}.",
            remedy="Put cells with delimiters or line breaks in quotation marks, and double those in them.",
        )

    def _next(self) -> Row | None:
        """Read the next row, without taking it.

        Raises
        ------
        TooLarge
            It is over the limit, and passed over.
        """
        while True:
            if self._at >= len(self._held) and not self._fill():
                return None
            row = parse(self._held, self._at, self._dialect, ended=self._ended)
            if row is not None and row.end - self._at <= self._limit:
                return row
            if row is not None or len(self._held) - self._at > self._limit:
                self._pass_over(row)
                raise too_large(self._name, None, self._limit)
            self._fill(len(self._held) - self._at)

    def _pass_over(self, row: Row | None) -> None:
        """Go on after a row that is too long; where it does not end, in the line after its first."""
        begin = self._at
        if row is not None:
            self._at = row.end
        else:
            while (end := self._held.find("\n", self._at)) < 0:
                self._at = len(self._held)
                if not self._fill():
                    break
                begin = min(begin, self._at)
            self._at = end + 1 if end >= 0 else len(self._held)
        self.line += _lines(self._held, begin, self._at)

    def _resume(self, begin: int, end: int, width: int, line: int) -> bool:
        """Go back to where, in a row that is wrong, another begins, if there is one.

        A wrong quotation mark can swallow many rows.
        """
        at = begin
        for _ in range(_TRIED):
            at = self._held.find("\n", at, end) + 1
            if not 0 < at < end:
                return False
            row = parse(self._held, at, self._dialect, ended=self._ended)
            if row is not None and row.end <= end and row.quoted and not row.flawed and len(row.cells) == width:
                self._at, self.line = at, line + _lines(self._held, begin, at)
                return True
        return False

    def _fill(self, more: int = HEAD) -> bool:
        """Read on; say whether there was more.

        Raises
        ------
        InputError
            The stream broke off. What is held of the row at hand is dropped: what comes after may be another.
        """
        if self._ended:
            return False
        if self._at > len(self._held) // 2:
            self._held, self._at = self._held[self._at :], 0
        try:
            data = self._stream.read(max(more, HEAD))
        except InputError:
            self.line += _lines(self._held, self._at, len(self._held))
            self._at = len(self._held)
            raise
        self._ended = not data
        self._held += self._decode(data, final=not data)
        return not self._ended

    def _decode(self, data: bytes, *, final: bool = False) -> str:
        return self._decoder.decode(data, final).replace("\x00", "\ufffd")


def _lines(text: str, begin: int, end: int) -> int:
    breaks = text.count("\n", begin, end)
    return breaks or text.count("\r", begin, end)
