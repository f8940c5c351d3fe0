"""The readings of one utterance side by side, and the places where they differ.

All readings are aligned at once: the fullest is the base, and each further one is aligned to the columns that the
earlier ones made, the likest first. This is progressive multiple alignment over a variant graph, as CollateX does it
(Dekker, van Hulle, Middell, Neyt and van Zundert, *Digital Scholarship in the Humanities* 30, 2015; Schmidt and
Colomb, *Int. J. Human-Computer Studies* 67, 2009), here for a handful of short texts. Rows are words as they are
divided by white space, so that a row put together is the reading.

A reading that is another translation or retelling, or has the words in another order, is not set against the base word
for word: it stands in columns of its own, with those that go with it, and its variants are those against them.

What a reading leaves out before its first and after its last word is not quoted, and no variant; what it leaves out in
between is an omission.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from samestory.collate.utterances.apparatus import Place, variants_of
from samestory.collate.utterances.columns import Row, Token, align, tokens_of
from samestory.collate.utterances.parts import Part, agree, extent, parts_of, text_of
from samestory.collate.words import STOP_STEMS
from samestory.model import Cell, Reading, Variant

HELD = 0.5
"""Share of the words of a reading that must stand as the base has them for its words to be compared one by one: below,
it is another translation or retelling, whose words side by side would show nothing."""

ANCHORED = 4
"""Words that tell and stand as the base has them, for what a reading has before and after the base not to count."""

MOVED = 0.25
"""Share of the words that tell of a reading that the base has in another place, from which it is in another order."""

REWORDED = 0.4
"""Share of the words that tell that a reading has in common with the base, for it to be the same in other words."""


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
    wordings = {" ".join(reading.text.split()) for reading in readings}
    if len(wordings) == 1:
        # Most utterances have one wording, often in many copies.
        return (), ((*(Cell(wording, False) for wording in wordings if wording),),) * len(readings)
    forms, form_of = _forms(readings)
    holders: dict[int, list[int]] = {}
    for n in sorted(range(len(readings)), key=lambda n: (not direct[n], -len(forms[form_of[n]]), n)):
        holders.setdefault(form_of[n], []).append(n)
    texts = [forms[form] for form in holders]
    quoted = [any(direct[n] for n in held) for held in holders.values()]
    who = [tuple(dict.fromkeys(readings[n].report for n in sorted(held))) for held in holders.values()]
    cells: list[list[Cell]] = [[] for _ in texts]
    places: list[tuple[int, Place]] = []
    left = list(range(len(texts)))
    while left:
        block, rows = _block(left, texts)
        shown = [quoted[n] for n in block]
        found, table = _apparatus(rows, shown, [who[n] for n in block])
        places.extend((block[0], place) for place in found)
        # Another wording is a change as a whole; another part of what was said is none.
        other = block[0] > 0 and quoted[block[0]] and _reworded(texts[0], texts[block[0]])
        row = dict(zip(block, table, strict=True))
        for n, mine in enumerate(cells):
            if n in row:
                mine.extend(Cell(cell.text, cell.differs or (other and bool(cell.text))) for cell in row[n])
            else:
                mine.extend(Cell("", False) for _ in table[0])
        left = [n for n in left if n not in row]
    row_of = {form: tuple(row) for form, row in zip(holders, cells, strict=True)}
    ranked = sorted(places, key=lambda held: (*held[1].rank(), held[0]))
    return tuple(place.variant for _, place in ranked), tuple(row_of[form] for form in form_of)


def _forms(readings: Sequence[Reading]) -> tuple[list[tuple[Token, ...]], list[int]]:
    """Divide readings into words; give the different ones, and for each reading the number of its own."""
    tokens = {text: tuple(tokens_of(text)) for text in dict.fromkeys(reading.text for reading in readings)}
    numbers: dict[tuple[Token, ...], int] = {}
    number_of = {text: numbers.setdefault(words, len(numbers)) for text, words in tokens.items()}
    return list(numbers), [number_of[reading.text] for reading in readings]


def _block(left: Sequence[int], texts: Sequence[tuple[Token, ...]]) -> tuple[list[int], list[Row]]:
    """Take the fullest of the texts and those that can be set against it word for word, with their rows."""
    rows = align([texts[n] for n in left])
    block = [n for n, row in zip(left, rows, strict=True) if n == left[0] or _goes_with(rows[0], row)]
    return block, rows if len(block) == len(left) else align([texts[n] for n in block])


def _apparatus(
    rows: Sequence[Row], quoted: Sequence[bool], who: Sequence[tuple[str, ...]]
) -> tuple[list[Place], list[tuple[Cell, ...]]]:
    """Find the places of variation of texts that go together, and the cells of each."""
    counted = [row for row in range(len(rows)) if quoted[row]] or list(range(len(rows)))
    parts = parts_of(rows, counted)
    table = [_cells(rows, row, parts) for row in range(len(rows))]
    held = {row: list(who[row]) for row in counted} if any(quoted) else {}
    places = variants_of(rows, parts, held) if len(held) > 1 else []
    if len(held) == len(rows) or any(place.variant.kind == "number" for place in places):
        return places, table
    # Reported words are the reporter's, but a number in them is not: one that changes is always a variant.
    everybody = {row: list(who[row]) for row in range(len(rows))}
    numbers = variants_of(rows, parts_of(rows, list(everybody)), everybody) if len(rows) > 1 else []
    return [*(place for place in numbers if place.variant.kind == "number"), *places], table


def _goes_with(base: Row, row: Row) -> bool:
    """Whether the words of a reading can be set against the base's one by one."""
    start, end = extent(base)
    held = [(one, two) for one, two in zip(base, row, strict=True) if two is not None]
    equal = [two.key for one, two in held if one is not None and one.key == two.key]
    if not held:
        return True
    telling = [key for key in equal if key not in STOP_STEMS]
    mine = Counter(two.key for _, two in held if two.key not in STOP_STEMS)
    theirs = Counter(token.key for token in base if token is not None)
    moved = (mine & theirs).total() - len(telling)
    if moved > 1 and moved >= MOVED * mine.total():
        return False
    if len(equal) >= HELD * len(held):
        return True
    inside = sum(two is not None for two in row[start:end])
    return len(telling) >= ANCHORED and len(equal) >= HELD * inside


def _reworded(base: Sequence[Token], text: Sequence[Token]) -> bool:
    """Whether a text says what the base says, in other words, and not what somebody said besides."""
    mine, theirs = ({token.key for token in held if token.key not in STOP_STEMS} for held in (text, base))
    return bool(mine) and len(mine & theirs) >= REWORDED * len(mine)


def _cells(rows: Sequence[Row], row: int, parts: Sequence[Part]) -> tuple[Cell, ...]:
    """Make the cells of one reading: its words in each part, and whether they differ from the base's."""
    extents = [extent(rows[0]), extent(rows[row])]
    cells: list[Cell] = []
    for part in parts:
        inside = all(start < part.last and part.first < end for start, end in extents)
        cells.append(Cell(text_of(rows[row], part), inside and not agree(rows[0], rows[row], part, extents)))
    return tuple(cells)
