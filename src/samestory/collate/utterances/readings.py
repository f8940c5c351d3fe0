"""The readings of one utterance side by side, and the places where they differ.

All readings are aligned at once: the fullest is the base, and each further one is aligned to the columns that the
earlier ones made, the likest first. This is progressive multiple alignment over a variant graph, as CollateX does it
(Dekker, van Hulle, Middell, Neyt and van Zundert, *Digital Scholarship in the Humanities* 30, 2015; Schmidt and
Colomb, *Int. J. Human-Computer Studies* 67, 2009), here for a handful of short texts. Rows are words as they are
divided by white space, so that a row put together is the reading.

What a reading leaves out before its first and after its last word is not quoted, and no variant; what it leaves out in
between is an omission.
"""

from __future__ import annotations

from collections.abc import Sequence

from samestory.collate.utterances.apparatus import variants_of
from samestory.collate.utterances.columns import Row, Token, align, tokens_of
from samestory.collate.utterances.parts import Part, agree, extent, parts_of, text_of
from samestory.model import Cell, Reading, Variant

HELD = 0.5
"""Share of the words of a reading that must stand as the base has them for its words to be compared one by one: below,
it is another translation or retelling, whose words side by side would show nothing."""


def collate_readings(
    readings: Sequence[Reading], direct: Sequence[bool]
) -> tuple[tuple[Variant, ...], tuple[tuple[Cell, ...], ...]]:
    """Align the readings of an utterance and type the places where they differ.

    Parameters
    ----------
    readings
        The readings, in the order in which the rows are to stand.
    direct
        Which of them are quoted; what indirect speech changes is no variant of the words, but it has its row.

    Returns
    -------
    tuple
        The variants, the gravest first (a changed number, name, negation or meaning before spelling and points),
        and a row of cells for each reading, all of one length. The texts of a row's cells that are not empty, put
        together with spaces, are the words of the reading.
    """
    if not readings:
        return (), ()
    tokens = [tokens_of(reading.text) for reading in readings]
    base = max(range(len(readings)), key=lambda n: (direct[n], len(tokens[n]), -n))
    distinct: dict[tuple[Token, ...], int] = {}
    for n in sorted(range(len(readings)), key=lambda n: (n != base, not direct[n], -len(tokens[n]), n)):
        distinct.setdefault(tuple(tokens[n]), len(distinct))
    rows = align(list(distinct))
    row_of = [distinct[tuple(tokens[n])] for n in range(len(readings))]
    near = [row for row in range(len(rows)) if _kept(rows[0], rows[row]) >= HELD]
    counted = [row for row in near if any(direct[n] for n, at in enumerate(row_of) if at == row)] or near
    parts = parts_of(rows, counted)
    table = [_cells(rows, row, parts) for row in range(len(rows))]
    alignment = tuple(table[row] for row in row_of)
    if len(near) < 2:
        return (), alignment
    who: dict[int, list[str]] = {}
    for n, row in enumerate(row_of):
        if row in near and readings[n].report not in who.setdefault(row, []):
            who[row].append(readings[n].report)
    quoted = {row: held for row, held in who.items() if row in counted} if any(direct) else {}
    variants = variants_of(rows, parts, quoted) if len(quoted) > 1 else ()
    if len(quoted) == len(who) or any(variant.kind == "number" for variant in variants):
        return variants, alignment
    # Reported words are the reporter's, but a number in them is not: one that changes is always a variant.
    numbers = [v for v in variants_of(rows, parts_of(rows, near), who) if v.kind == "number"]
    return (*numbers, *variants), alignment


def _kept(base: Row, row: Row) -> float:
    """Measure the share of a reading's words that stand as the base has them."""
    held = [(one, two) for one, two in zip(base, row, strict=True) if two is not None]
    return sum(one is not None and one.key == two.key for one, two in held) / max(len(held), 1)


def _cells(rows: Sequence[Row], row: int, parts: Sequence[Part]) -> tuple[Cell, ...]:
    """Make the cells of one reading: its words in each part, and whether they differ from the base's."""
    extents = [extent(rows[0]), extent(rows[row])]
    cells: list[Cell] = []
    for part in parts:
        inside = all(start < part.last and part.first < end for start, end in extents)
        cells.append(Cell(text_of(rows[row], part), inside and not agree(rows[0], rows[row], part, extents)))
    return tuple(cells)
