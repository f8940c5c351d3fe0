"""How a table is written: what stands between its columns, and how a cell is quoted that holds that itself.

``csv.Sniffer`` guesses from the frequency of characters, and prose has many of each. Here every way to write a table is
tried on the first rows, and the one in which they have the columns that the header has is it (after Van den Burg,
Nazábal and Sutton, Wrangling messy CSV files by detecting row and type patterns, 2019).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

DELIMITERS = (",", "\t", ";", "|", "\x1f", "\x01")
NONE = "\x00"
"""The delimiter of a table of one column: no text that was read has it."""
_ROWS = 60
_CONSISTENT = 0.9


@dataclass(frozen=True, slots=True)
class Dialect:
    """One way to write a table.

    Parameters
    ----------
    delimiter
        What stands between two columns.
    quoted
        Whether cells may be in double quotation marks, so that they can hold delimiters and line breaks.
    backslash
        Whether a quotation mark in a quoted cell is written with a backslash before it, not doubled.
    """

    delimiter: str
    quoted: bool = True
    backslash: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Parameters
    ----------
    cells
        What its columns hold.
    end
        Where the next row begins.
    quoted
        Whether a cell of it is in quotation marks.
    flawed
        Whether quotation marks stand where none should, or the last is missing.
    """

    cells: list[str]
    end: int
    quoted: bool = False
    flawed: bool = False


def parse(text: str, at: int, dialect: Dialect, *, ended: bool) -> Row | None:
    """Read the row that begins at a place; None where it may go on after what is held of the text.

    Parameters
    ----------
    ended
        Whether nothing comes after the text.
    """
    end = _line_end(text, at, ended=ended)
    if end is not None:
        line = text[at : end[0]]
        if not dialect.quoted or '"' not in line:
            return Row(line.split(dialect.delimiter), end[1])
    elif not dialect.quoted:
        return None
    return _parse_quoted(text, at, dialect, ended=ended)


def _parse_quoted(text: str, at: int, dialect: Dialect, *, ended: bool) -> Row | None:
    cells: list[str] = []
    stop = _stop(dialect.delimiter)
    quoted = flawed = False
    while True:
        if text.startswith(' "', at):
            at += 1
        if text.startswith('"', at):
            closing, clean = _closing(text, at, dialect, ended=ended)
            if closing is None:
                return None
            cells.append(_unquoted(text[at + 1 : closing], dialect))
            quoted, flawed = True, flawed or not clean
            at = min(closing + 1, len(text))
        else:
            found = stop.search(text, at)
            if found is None and not ended:
                return None
            to = found.start() if found else len(text)
            cells.append(text[at:to])
            at = to
        if text.startswith(dialect.delimiter, at):
            at += 1
            if at == len(text) and not ended:
                return None
            continue
        end = _line_end(text, at, ended=ended)
        return Row(cells, end[1], quoted, flawed) if end is not None else None


def _closing(text: str, at: int, dialect: Dialect, *, ended: bool) -> tuple[int | None, bool]:
    """Find the mark that closes a quoted cell, and say whether all in it is as it should be.

    A mark that nothing ends a cell after is one of the text, which whoever wrote the table forgot to double.
    """
    clean = True
    after = at + 1
    while True:
        mark = text.find('"', after)
        if mark < 0:
            return (len(text), False) if ended else (None, False)
        if dialect.backslash and _escaped(text, mark, at):
            after = mark + 1
        elif text.startswith('"', mark + 1):
            after = mark + 2
        elif mark + 1 == len(text):
            return (mark, clean) if ended else (None, False)
        elif text[mark + 1] in (dialect.delimiter, "\n", "\r"):
            return mark, clean
        else:
            clean, after = False, mark + 1


def _escaped(text: str, mark: int, begin: int) -> bool:
    slashes = 0
    while mark - slashes - 1 > begin and text[mark - slashes - 1] == "\\":
        slashes += 1
    return slashes % 2 == 1


def _unquoted(cell: str, dialect: Dialect) -> str:
    cell = cell.replace('""', '"')
    return re.sub(r'\\(["\\])', r"\1", cell) if dialect.backslash else cell


def _line_end(text: str, at: int, *, ended: bool) -> tuple[int, int] | None:
    """Find where a line ends and where the next begins."""
    found = _LINE_END.search(text, at)
    if found is None:
        return (len(text), len(text)) if ended else None
    if found.end() == len(text) and found.group() == "\r" and not ended:
        return None  # the other half of a line break may come
    return found.span()


_LINE_END = re.compile(r"\r\n|\n|\r")


@lru_cache(maxsize=32)
def _stop(delimiter: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(delimiter)}\r\n]")


def sniff(head: str, *, ended: bool, known: Callable[[str], bool]) -> tuple[Dialect, int]:
    """Find the way in which a table is written.

    Parameters
    ----------
    head
        Its beginning.
    ended
        Whether that is all of it.
    known
        Whether a name is one that columns have.

    Returns
    -------
    The dialect, and where the table begins: Excel writes ``sep=;`` in a line before it.
    """
    begin = 0
    delimiters: tuple[str, ...] = DELIMITERS
    if told := re.match(r"sep=(.)(?:\r\n|\n|\r)", head, re.IGNORECASE):
        begin, delimiters = told.end(), (told[1],)
    best: tuple[tuple[float, ...], Dialect] | None = None
    for delimiter in delimiters:
        for dialect in (Dialect(delimiter), Dialect(delimiter, backslash=True), Dialect(delimiter, quoted=False)):
            if dialect.backslash and '\\"' not in head:
                continue
            score = _score(head, begin, dialect, ended=ended, known=known)
            if score is not None and (best is None or score > best[0]):
                best = (score, dialect)
    return (best[1] if best else Dialect(NONE)), begin


def _score(
    head: str, begin: int, dialect: Dialect, *, ended: bool, known: Callable[[str], bool]
) -> tuple[float, ...] | None:
    """Say how well a dialect fits the first rows; None where the first has one column in it."""
    rows: list[Row] = []
    at = begin
    while len(rows) < _ROWS and at < len(head):
        row = parse(head, at, dialect, ended=ended)
        if row is None:
            break
        at = row.end
        if any(cell.strip() for cell in row.cells):
            rows.append(row)
    if not rows or len(rows[0].cells) < 2:
        return None
    width = len(rows[0].cells)
    share = sum(len(row.cells) == width for row in rows) / len(rows)
    if dialect.quoted:
        clean = sum(not row.flawed for row in rows) / len(rows)
    else:
        clean = sum(not any(_in_quotes(cell) for cell in row.cells) for row in rows) / len(rows)
    names = sum(known(cell) for cell in rows[0].cells)
    return (float(share * clean >= _CONSISTENT), float(names), share * clean, float(width))


def _in_quotes(cell: str) -> bool:
    return len(cell) > 1 and cell.startswith('"') and cell.endswith('"')
