"""The score of the readings of an utterance: its columns, joined and broken into lines that fit the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

SYSTEM_WIDTH = 92
"""Characters in one system of the score, gaps between columns included: fits the column of the page at 900 pixels."""
GAP = 2

OMITTED, UNQUOTED = "omitted", "unquoted"


class ScoreCell(NamedTuple):
    """Some words of one reading; ``state`` is ``same``, ``changed``, ``omitted``, ``unquoted`` or ``blank``."""

    text: str
    state: str


@dataclass(frozen=True, slots=True)
class System:
    """One line of the score: the rows that have something there, by number, with their cells."""

    rows: tuple[tuple[int, tuple[ScoreCell, ...]], ...]


def _split(column: list[ScoreCell]) -> list[list[ScoreCell]]:
    """Cut a column of several words into one for each, where its rows go word for word; a wide one into pieces."""
    words = [cell.text.split() for cell in column]
    counts = {len(row) for row in words if row}
    widest = max(len(cell.text) for cell in column)
    if len(counts) == 1:
        pieces = max(counts)
    elif widest > SYSTEM_WIDTH // 2:
        pieces = -(-widest // (SYSTEM_WIDTH // 4))
    else:
        return [column]
    out = []
    for k in range(pieces):
        cut = [row[len(row) * k // pieces : len(row) * (k + 1) // pieces] for row in words]
        # a row that has run out of words is not an omission
        out.append(
            [
                ScoreCell(" ".join(part), cell.state if part or not cell.text else "blank")
                for part, cell in zip(cut, column, strict=True)
            ]
        )
    return out


def systems_of(grid: list[list[ScoreCell]]) -> tuple[System, ...]:
    """Break the score into systems, and join columns in which the same rows differ in the same way."""
    if not grid:
        return ()
    pieces = [
        piece for raw in zip(*grid, strict=True) for piece in _split(list(raw)) if any(cell.text for cell in piece)
    ]
    return tuple(system for run in _runs(pieces) for system in _system_breaks(run))


def _runs(pieces: list[list[ScoreCell]]) -> list[list[list[ScoreCell]]]:
    """Part the columns where no row goes on: there a wording begins that was not set against the ones before."""
    filled = [{row for row, cell in enumerate(column) if cell.text} for column in pieces]
    ends = {row: n for n, rows in enumerate(filled) for row in rows}
    runs: list[list[list[ScoreCell]]] = []
    end = -1  # where the rows that have begun go on to
    for n, (column, rows) in enumerate(zip(pieces, filled, strict=True)):
        if n > end:
            runs.append([])
        runs[-1].append(column)
        end = max([end, *(ends[row] for row in rows)])
    return runs


def _system_breaks(pieces: list[list[ScoreCell]]) -> list[System]:
    """Break columns into as few systems as hold them."""
    # columns that were joined keep the rows that differ: each is set against its neighbour alone, and once
    akin = [False, *(_kin(one, two) for one, two in pairwise(pieces))]
    joined = _Joined(pieces)
    first = _break(joined, akin, SYSTEM_WIDTH)
    best = joined.systems(first)
    # as many systems as it takes, but of about one length, so that the last is not a single word, and broken rather
    # where the witnesses part or meet than within what they have in common
    if len(best) > 1:
        tries = dict.fromkeys(_break(joined, akin, limit) for limit in range(SYSTEM_WIDTH // 2, SYSTEM_WIDTH + 1, 2))
        best = min((joined.systems(t) for t in tries if len(t) == len(first)), key=_torn)
    if not any(column[0].text for column in pieces):
        best = [System(tuple((n, cells) for n, cells in system.rows if n)) for system in best]
    return best


def _torn(systems: list[System]) -> int:
    """How often a break between systems falls between columns that would be one."""
    torn = 0
    for one, two in pairwise(systems):
        ends, begins = dict(one.rows), dict(two.rows)
        both = [n for n in ends if n in begins]
        torn += _kin([ends[n][-1] for n in both], [begins[n][0] for n in both])
    return torn


Break = tuple[tuple[tuple[int, int], ...], ...]
"""The systems into which columns are broken: for each the first and the last of those that are one column in it."""


class _Joined:
    """Columns of a run and of its parts joined into one; the breaks that are tried have most of them in common."""

    def __init__(self, pieces: list[list[ScoreCell]]) -> None:
        self._pieces = pieces
        self._held: dict[tuple[int, int], tuple[list[ScoreCell], int]] = {}

    def of(self, first: int, last: int) -> tuple[list[ScoreCell], int]:
        """Give the column that some columns make, and its width."""
        if (first, last) not in self._held:
            piece = self._pieces[last]
            column = piece if first == last else _join(self.of(first, last - 1)[0], piece)
            self._held[first, last] = column, _width(column)
        return self._held[first, last]

    def systems(self, parts: Break) -> list[System]:
        """Give the systems of a break."""
        return [_system([self.of(first, last)[0] for first, last in part]) for part in parts]


def _break(joined: _Joined, akin: list[bool], limit: int) -> Break:
    """Break columns into systems of a width at most, and join those of a system that are akin."""
    systems: list[tuple[tuple[int, int], ...]] = []
    columns: list[tuple[int, int]] = []
    before = 0  # width of the columns but for the last
    for n, joins in enumerate(akin):
        if columns and not joins:
            before += joined.of(*columns[-1])[1]
        goes_on = bool(columns) and joins
        first = columns[-1][0] if goes_on else n
        if columns and before + joined.of(first, n)[1] > limit:
            systems.append(tuple(columns))
            columns, before = [(n, n)], 0
        elif goes_on:
            columns[-1] = (first, n)
        else:
            columns.append((n, n))
    return (*systems, tuple(columns)) if columns else tuple(systems)


def _system(columns: list[list[ScoreCell]]) -> System:
    """Turn columns into rows, and leave out rows that quote nothing there."""
    rows = enumerate(zip(*columns, strict=True))
    return System(tuple((n, cells) for n, cells in rows if n == 0 or any(c.text or c.state == OMITTED for c in cells)))


def _width(column: list[ScoreCell]) -> int:
    return max(1, *(len(cell.text) for cell in column)) + GAP


def _kin(one: list[ScoreCell], two: list[ScoreCell]) -> bool:
    """Whether two columns may be one: the rows that keep the base text do so in both, and so those that do not."""
    kept = ("same", "blank")
    for a, b in zip(one, two, strict=True):
        if (a.state in kept) != (b.state in kept) or (a.state == UNQUOTED) != (b.state == UNQUOTED):
            return False
    return True


def _join(one: list[ScoreCell], two: list[ScoreCell]) -> list[ScoreCell]:
    joined = []
    for a, b in zip(one, two, strict=True):
        text = join_words((a.text, b.text))
        # words win over gaps: a cell that has any text is not an omission
        state = next(s for s in ("changed", "same", OMITTED, UNQUOTED, "blank") if s in (a.state, b.state))
        joined.append(ScoreCell(text, state))
    return joined


def join_words(words: Sequence[str]) -> str:
    """Join words, without a space before closing or after opening punctuation.

    >>> join_words(("We", "had", "it", ",", "then", "lost", "it", "."))
    'We had it, then lost it.'
    """
    text = ""
    for word in words:
        if not word:
            continue
        if text and word[0] not in ",.;:!?)]}’”%" and text[-1] not in "([{‘“":
            text += " "
        text += word
    return text
