"""Which column of a table holds what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from samestory.errors import Malformed
from samestory.ingest.dates import read_published
from samestory.ingest.records import KEYS, field_names, folded, is_cover

_PROSE = 8
"""Cells of so many words in the middle are prose and no names, places or subjects."""
_LONGEST_NAME = 64
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table.

    Parameters
    ----------
    names
        Their names, in their order.
    fields
        Pairs of a field and a column, to be tried before those that are known by name.
    headed
        Whether the first row is their names and no record.
    note
        What was guessed that may be wrong; empty for nothing.
    """

    names: tuple[str, ...]
    fields: tuple[tuple[str, str], ...]
    headed: bool = True
    note: str = ""


def is_known(name: str) -> bool:
    """Say whether a column's name is one of those under which a field may stand."""
    return any(folded(name) in field_names(field) for field in KEYS)


def choose(
    first: Sequence[str],
    sample: Sequence[Sequence[str]],
    said: Sequence[tuple[str, str]],
    source: str,
    *,
    headed: bool = False,
) -> Columns:
    """Tell what the columns of a table are.

    The text is in the column that the user says, else in one of a known name, else in the one with the longest prose.

    Parameters
    ----------
    first
        The first row.
    sample
        Some rows after it.
    said
        Pairs of a field and the name of a column, or its number, from 1.
    source
        What messages call the table.
    headed
        Whether the first row is known to be the names.

    Raises
    ------
    Malformed
        There is no header row, or no column that can be the text.
    """
    names = tuple(first if headed else (" ".join(cell.split()).strip("\ufeff") for cell in first))
    plain = {folded(name) for name in names}
    numbered = any(field == "text" and name.isdecimal() and folded(name) not in plain for field, name in said)
    headed = headed or any(is_known(name) for name in names) or any(folded(name) in plain for _, name in said)
    if not headed and numbered:
        names = tuple(str(number) for number in range(1, len(first) + 1))
        return Columns(names, tuple(said), headed=False)
    if not headed and not _may_be_header(names):
        raise Malformed(
            source,
            f"It has no header row: its first row is {_listed(names)}.",
            remedy="Put the names of the columns into the first line, or say the text's column by its number: "
            "--field text=3.",
        )
    fields = tuple((field, _by_number(name, names)) for field, name in said)
    told = {folded(name.partition(".")[0]) for field, name in fields if field == "text"}
    if told & plain or any(folded(name) in field_names("text") for name in names):
        return Columns(names, fields)
    index = _with_prose(len(names), sample)
    if index is None:
        raise Malformed(
            source,
            f"No column is known to hold the text: its columns are {_listed(names)}.",
            remedy="Say which: --field text=COLUMN.",
        )
    return Columns(
        names,
        (*fields, ("text", names[index])),
        note=f"the text is taken from the column {names[index]!r}, which has the longest prose; "
        "--field text=COLUMN says another",
    )


def is_needed(name: str, columns: Columns) -> bool:
    """Say whether anything of a report can stand in a column."""
    return (
        is_known(name)
        or is_cover(name)
        or any(name == other.partition(".")[0] or folded(name) == folded(other) for _, other in columns.fields)
    )


def _by_number(name: str, names: Sequence[str]) -> str:
    known = any(folded(name) == folded(other) for other in names)
    return names[int(name) - 1] if not known and name.isdecimal() and 1 <= int(name) <= len(names) else name


def _may_be_header(names: Sequence[str]) -> bool:
    """Say whether a row may be names: short, each another, no numbers, dates or addresses."""
    told = [name for name in names if name]
    return (
        2 * len(told) > len(names)
        and len(set(told)) == len(told)
        and all(
            len(name) <= _LONGEST_NAME
            and re.search(r"[^\W\d_]", name) is not None
            and "://" not in name
            and read_published(name) is None
            for name in told
        )
    )


def _with_prose(width: int, sample: Sequence[Sequence[str]]) -> int | None:
    """Find the column with the longest prose; None where no column has any."""
    words = [0.0] * width
    for index in range(width):
        counts = sorted(len(row[index].split()) for row in sample if index < len(row))
        words[index] = counts[len(counts) // 2] if counts else 0
    best = max(range(width), key=lambda index: words[index])
    return best if words[best] >= _PROSE else None


def _listed(names: Sequence[str]) -> str:
    shown = [repr(name if len(name) <= _SHOWN else name[: _SHOWN - 1] + "…") for name in names[:12]]
    return ", ".join(shown) + (f" and {len(names) - 12} more" if len(names) > 12 else "")
