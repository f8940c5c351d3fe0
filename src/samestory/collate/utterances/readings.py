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

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from samestory.collate.reuse.align import Step, longest_run
from samestory.collate.utterances.variants import NEGATIONS, kind_of, plain, same_words
from samestory.collate.words import STOP_STEMS, key, stem
from samestory.model import Cell, Reading, Variant, VariantReading
from samestory.model.utterance import VARIANT_KINDS

LOOSE = 2
"""Common words in a row that hold two readings together only where they stand at the same place."""

NEAR = 4
"""Words that may lie between them and the next anchor."""

REWORDED = 3
"""Changed words in a row from which they are shown as one place: the sentence was put in other words."""

ALIKE = 1.5
"""Likeness from which two words are forms or spellings of one."""

HELD = 0.5
"""Share of the words of a reading that must stand as the base has them for its words to be compared one by one: below,
it is another translation or retelling, whose words side by side would show nothing."""

MOVED = 10
"""Words within which the same words left out at one place and put in at another have been moved."""

BLOCK = 80
"""Words between two equal runs that are paired one by one; longer ones are paired in order."""


@dataclass(frozen=True, slots=True)
class _Token:
    """A word as it is divided by white space, and how it is compared."""

    text: str
    key: str
    first: bool = False
    """Whether it begins a stretch of quoted words: its capital is the sentence's."""
    last: bool = False
    """Whether it ends one: the mark after it is the outlet's."""

    @property
    def word(self) -> str:
        """The word without case and the marks around it."""
        return plain(self.text)

    @property
    def mark(self) -> str:
        """The marks after it."""
        bare = self.text.rstrip(" ,;:.!?…-–—'\"’”")
        return re.sub(r"[\s'\"’”]", "", self.text[len(bare) :].replace("...", "…"))

    @property
    def capitals(self) -> str:
        """Its letters."""
        return "".join(c for c in self.text if c.isalnum())


def _alike(one: _Token | None, two: _Token | None) -> bool:
    """Whether two words at one place are no variant of one another."""
    if one is None or two is None:
        return one is two
    return (
        one.word == two.word
        and (one.last or two.last or one.mark == two.mark)
        and (one.first or two.first or one.capitals == two.capitals)
    )


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
    tokens = [_tokens(reading.text) for reading in readings]
    base = max(range(len(readings)), key=lambda n: (direct[n], len(tokens[n]), -n))
    distinct: dict[tuple[_Token, ...], int] = {}
    for n in sorted(range(len(readings)), key=lambda n: (n != base, not direct[n], -len(tokens[n]), n)):
        distinct.setdefault(tuple(tokens[n]), len(distinct))
    rows = _align(list(distinct))
    row_of = [distinct[tuple(tokens[n])] for n in range(len(readings))]
    near = [row for row in range(len(rows)) if _kept(rows[0], rows[row]) >= HELD]
    counted = [row for row in near if any(direct[n] for n, at in enumerate(row_of) if at == row)] or near
    parts = _parts(rows, counted)
    table = [_cells(rows, row, parts) for row in range(len(rows))]
    alignment = tuple(table[row] for row in row_of)
    if len(near) < 2:
        return (), alignment
    who: dict[int, list[str]] = {}
    for n, row in enumerate(row_of):
        if row in near and readings[n].report not in who.setdefault(row, []):
            who[row].append(readings[n].report)
    quoted = {row: held for row, held in who.items() if row in counted} if any(direct) else {}
    variants = _variants(rows, parts, quoted) if len(quoted) > 1 else ()
    if len(quoted) == len(who) or any(variant.kind == "number" for variant in variants):
        return variants, alignment
    # Reported words are the reporter's, but a number in them is not: one that changes is always a variant.
    numbers = [v for v in _variants(rows, _parts(rows, near), who) if v.kind == "number"]
    return (*numbers, *variants), alignment


def _kept(base: Row, row: Row) -> float:
    """Measure the share of a reading's words that stand as the base has them."""
    held = [(one, two) for one, two in zip(base, row, strict=True) if two is not None]
    return sum(one is not None and one.key == two.key for one, two in held) / max(len(held), 1)


def _tokens(text: str) -> list[_Token]:
    """Divide a reading at white space; marks that stand alone go with the word before them."""
    held: list[str] = []
    for word in text.split():
        if (held and not any(c.isalnum() for c in word)) or (held and not any(c.isalnum() for c in held[-1])):
            held[-1] += " " + word
        else:
            held.append(word)
    ends = {n for n, word in enumerate(held) if word.endswith(("…", "..."))} | {len(held) - 1}
    return [_Token(word, _key(word), first=n == 0 or n - 1 in ends, last=n in ends) for n, word in enumerate(held)]


def _key(text: str) -> str:
    """Say how a word is compared when texts are aligned: its letters and figures alone, folded, without its ending."""
    return stem(key("".join(c for c in text if c.isalnum() or c in "'’.,").strip("'’,").rstrip("."))) or plain(text)


Row = list["_Token | None"]


def _align(texts: Sequence[Sequence[_Token]]) -> list[Row]:
    """Align texts one by one to the columns that the earlier ones made."""
    columns: list[list[_Token | None]] = [[token] for token in texts[0]]
    for n, tokens in enumerate(texts[1:], 1):
        heads = [next(t for t in column if t is not None) for column in columns]
        merged: list[list[_Token | None]] = []
        for step in _match(heads, columns, tokens, 0, len(columns), 0, len(tokens)):
            column = columns[step.i] if step.i is not None else [None] * n
            merged.append([*column, tokens[step.j] if step.j is not None else None])
        columns = merged
    return [[column[row] for column in columns] for row in range(len(texts))]


def _match(
    heads: Sequence[_Token],
    columns: Sequence[Sequence[_Token | None]],
    tokens: Sequence[_Token],
    i0: int,
    i1: int,
    j0: int,
    j1: int,
) -> list[Step]:
    """Align tokens to columns: the longest equal run, then what lies on either side of it (Ratcliff and Obershelp)."""
    if i0 == i1 or j0 == j1:
        return [*(Step(i, None, False) for i in range(i0, i1)), *(Step(None, j, False) for j in range(j0, j1))]
    mine = [token.key for token in tokens[j0:j1]]
    run = longest_run([head.key for head in heads[i0:i1]], mine)
    a, b = i0 + run.a, j0 + run.b
    loose = run.size <= LOOSE and all(mine[run.b + k] in STOP_STEMS for k in range(run.size))
    if not run.size or (loose and not _in_place(a, b, run.size, (i0, i1, j0, j1), len(tokens))):
        return _pair(columns, tokens, i0, i1, j0, j1)
    middle = [Step(a + k, b + k, True) for k in range(run.size)]
    left = _match(heads, columns, tokens, i0, a, j0, b)
    return left + middle + _match(heads, columns, tokens, a + run.size, i1, b + run.size, j1)


def _in_place(a: int, b: int, size: int, around: tuple[int, int, int, int], end: int) -> bool:
    """Whether a run of common words stands as far from an anchor in one text as in the other.

    Before its first and after its last anchored word a reading has no place of its own.
    """
    i0, i1, j0, j1 = around
    gaps = []
    if j0 > 0 or j1 == end:
        gaps.append((a - i0, b - j0))
    if j1 < end:
        gaps.append((i1 - a - size, j1 - b - size))
    return any(abs(left - right) <= LOOSE and max(left, right) <= NEAR for left, right in gaps)


def _pair(
    columns: Sequence[Sequence[_Token | None]], tokens: Sequence[_Token], i0: int, i1: int, j0: int, j1: int
) -> list[Step]:
    """Pair the words of two unequal stretches so that like ones stand together (Needleman and Wunsch 1970)."""
    m = j1 - j0
    far = i1 - i0 > m + LOOSE
    if (i0 > 0 or far) and j0 == 0 and j1 < len(tokens):
        # A reading that begins within the columns: its words before the first anchor stand just before that.
        return _at_edge(columns, tokens, (max(i0, i1 - m - LOOSE), i1), (j0, j1), (i0, i1))
    if (i1 < len(columns) or far) and j1 == len(tokens) and j0 > 0:
        return _at_edge(columns, tokens, (i0, min(i1, i0 + m + LOOSE)), (j0, j1), (i0, i1))
    return _fill(columns, tokens, i0, i1, j0, j1)


def _at_edge(
    columns: Sequence[Sequence[_Token | None]],
    tokens: Sequence[_Token],
    near: tuple[int, int],
    mine: tuple[int, int],
    around: tuple[int, int],
) -> list[Step]:
    """Pair the words at an edge of a partial reading with those beside the anchor where they are alike, or add them."""
    before = [Step(i, None, False) for i in range(around[0], near[0])]
    after = [Step(i, None, False) for i in range(near[1], around[1])]
    path = _fill(columns, tokens, *near, *mine)
    like = [
        n
        for n, s in enumerate(path)
        if s.i is not None and s.j is not None and _like(columns[s.i], tokens[s.j]) >= ALIKE
    ]
    if mine[0] == 0:
        cut = like[0] if like else len(path)
        path = _apart(path[:cut], columns_first=True) + path[cut:]
    else:
        cut = like[-1] + 1 if like else 0
        path = path[:cut] + _apart(path[cut:], columns_first=False)
    return before + path + after


def _apart(path: Sequence[Step], *, columns_first: bool) -> list[Step]:
    """Undo the pairs of a path: columns without a word, words without a column."""
    columns = [Step(step.i, None, False) for step in path if step.i is not None]
    words = [Step(None, step.j, False) for step in path if step.j is not None]
    return columns + words if columns_first else words + columns


def _fill(
    columns: Sequence[Sequence[_Token | None]], tokens: Sequence[_Token], i0: int, i1: int, j0: int, j1: int
) -> list[Step]:
    """Pair the words of two stretches one by one."""
    n, m = i1 - i0, j1 - j0
    if n > BLOCK or m > BLOCK:
        size = min(n, m)
        paired = [Step(i0 + k, j0 + k, False) for k in range(size)]
        return [
            *paired,
            *(Step(i, None, False) for i in range(i0 + size, i1)),
            *(Step(None, j, False) for j in range(j0 + size, j1)),
        ]
    likes = [[_like(columns[i0 + i], tokens[j0 + j]) for j in range(m)] for i in range(n)]
    best = [[0.0] * (m + 1) for _ in range(n + 1)]
    for i in range(n - 1, -1, -1):
        for j in range(m - 1, -1, -1):
            best[i][j] = max(likes[i][j] + best[i + 1][j + 1], best[i + 1][j], best[i][j + 1])
    path: list[Step] = []
    i = j = 0
    while i < n and j < m:
        if likes[i][j] + best[i + 1][j + 1] >= max(best[i + 1][j], best[i][j + 1]):
            path.append(Step(i0 + i, j0 + j, False))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            path.append(Step(i0 + i, None, False))
            i += 1
        else:
            path.append(Step(None, j0 + j, False))
            j += 1
    path.extend(Step(i0 + k, None, False) for k in range(i, n))
    path.extend(Step(None, j0 + k, False) for k in range(j, m))
    return path


def _like(column: Sequence[_Token | None], token: _Token) -> float:
    """Say how well a word fits a column: the same as one there, a form of it, spelt alike, or just in its place."""
    best = -1.0
    for other in column:
        if other is None:
            continue
        if other.key == token.key:
            return 2.0
        if stem(other.key) == stem(token.key):
            best = max(best, 2.0)
        elif (other.key in NEGATIONS) != (token.key in NEGATIONS):
            best = max(best, -1.0)
        elif Levenshtein.normalized_similarity(other.key, token.key) >= 0.6:
            best = max(best, ALIKE)
        else:
            best = max(best, 0.5 if (other.key in STOP_STEMS) == (token.key in STOP_STEMS) else 0.1)
    return best


@dataclass(frozen=True, slots=True)
class _Part:
    """Columns that are shown as one: alike in all readings that quote them, or one place of variation."""

    first: int
    last: int
    varies: bool


def _extent(row: Row) -> tuple[int, int]:
    """Find the first and the last column (exclusive) that a reading fills."""
    held = [n for n, token in enumerate(row) if token is not None]
    return (held[0], held[-1] + 1) if held else (0, 0)


def _parts(rows: Sequence[Row], counted: Sequence[int]) -> list[_Part]:
    """Cut the columns into stretches that all readings share and places where they vary."""
    width = len(rows[0])
    extents = [_extent(row) for row in rows]
    parts: list[_Part] = []
    open_gap = mark_only = False
    shape: tuple[bool, ...] = ()
    for n in range(width):
        held = [rows[r][n] for r in counted if extents[r][0] <= n < extents[r][1]]
        here = tuple(start <= n < end for start, end in extents)
        gap = any(token is None for token in held)
        varies = gap or any(not _alike(held[0], token) for token in held[1:])
        marks = varies and not gap and len({token.word for token in held if token is not None}) == 1
        last = parts[-1] if parts else None
        joins = last is not None and last.varies == varies and here == shape and (not varies or gap or open_gap)
        joins = joins and not marks and not mark_only
        if last is not None and joins:
            parts[-1] = _Part(last.first, n + 1, varies)
            open_gap = open_gap or gap
        else:
            parts.append(_Part(n, n + 1, varies))
            open_gap = gap
        shape, mark_only = here, marks
    return _reworded(parts, extents)


def _reworded(parts: Sequence[_Part], extents: Sequence[tuple[int, int]]) -> list[_Part]:
    """Join many places of variation in a row into one."""
    out: list[_Part] = []
    at = 0
    while at < len(parts):
        end = at + 1
        shape = [start <= parts[at].first < stop for start, stop in extents]
        while (
            parts[at].varies
            and end < len(parts)
            and parts[end].varies
            and [start <= parts[end].first < stop for start, stop in extents] == shape
        ):
            end += 1
        if end - at >= REWORDED:
            out.append(_Part(parts[at].first, parts[end - 1].last, True))
        else:
            out.extend(parts[at:end])
        at = end
    return out


def _text(row: Row, part: _Part) -> str:
    return " ".join(token.text for token in row[part.first : part.last] if token is not None)


def _cells(rows: Sequence[Row], row: int, parts: Sequence[_Part]) -> tuple[Cell, ...]:
    """Make the cells of one reading: its words in each part, and whether they differ from the base's."""
    extents = [_extent(rows[0]), _extent(rows[row])]
    cells: list[Cell] = []
    for part in parts:
        inside = all(start < part.last and part.first < end for start, end in extents)
        cells.append(Cell(_text(rows[row], part), inside and not _agree(rows[0], rows[row], part)))
    return tuple(cells)


def _agree(one: Row, two: Row, part: _Part) -> bool:
    """Whether two readings have the same in a part, where both quote it."""
    spans = [_extent(one), _extent(two)]
    first, last = max(part.first, spans[0][0], spans[1][0]), min(part.last, spans[0][1], spans[1][1])
    return all(_alike(one[n], two[n]) for n in range(first, last))


@dataclass(frozen=True, slots=True)
class _Place:
    """A variant, how grave it is, where it stands, and the rows of each of its readings."""

    weight: int
    part: _Part
    rows: list[list[int]]
    variant: Variant

    def rank(self) -> tuple[int, int, int]:
        """Sort the gravest first, then by kind and place."""
        return self.weight, VARIANT_KINDS.index(self.variant.kind), self.part.first


def _variants(rows: Sequence[Row], parts: Sequence[_Part], who: dict[int, list[str]]) -> tuple[Variant, ...]:
    """Type the places of variation, the gravest first."""
    extents = [_extent(row) for row in rows]
    found: list[_Place] = []
    for part in parts:
        if not part.varies:
            continue
        texts: list[list[int]] = []
        for row in sorted(who):
            if extents[row][0] < part.last and part.first < extents[row][1]:
                same = next((held for held in texts if _agree(rows[held[0]], rows[row], part)), None)
                if same is None:
                    texts.append([row])
                else:
                    same.append(row)
        if len(texts) < 2:
            continue
        raw = [_text(rows[held[0]], part) for held in texts]
        for pieces in _pieces(raw):
            kinds = [kind_of(_clean(pieces[0]), _clean(text), start=part.first == 0) for text in pieces[1:]]
            kind = min(kinds, key=lambda k: (VARIANT_KINDS.index(k.name), k.weight))
            weight = min(k.weight for k in kinds)
            seen = tuple(
                VariantReading(
                    text if kind.name == "punctuation" else _clean(text),
                    tuple(dict.fromkeys(i for row in held for i in who[row])),
                )
                for text, held in zip(pieces, texts, strict=True)
            )
            found.append(_Place(weight, part, texts, Variant(kind.name, seen)))
    found = _moved(found, rows, who)
    return tuple(place.variant for place in sorted(found, key=_Place.rank))


def _moved(found: Sequence[_Place], rows: Sequence[Row], who: dict[int, list[str]]) -> list[_Place]:
    """Show words that stand at one place in some readings and a little later in others as one place of variation."""
    left = list(found)
    for early, late in ((one, two) for one in found for two in found if one.part.first < two.part.first):
        if early not in left or late not in left or late.part.last - early.part.first > MOVED:
            continue
        texts = [{plain(r.text) for r in place.variant.readings} for place in (early, late)]
        if texts[0] != texts[1] or len(texts[0]) != 2 or "" not in texts[0]:
            continue
        here, there = (
            {row for held, r in zip(place.rows, place.variant.readings, strict=True) if r.text for row in held}
            for place in (early, late)
        )
        if here & there:
            continue
        span = _Part(early.part.first, late.part.last, True)
        sides = [sorted(here), sorted(there)] if min(here) < min(there) else [sorted(there), sorted(here)]
        seen = tuple(
            VariantReading(
                _clean(_text(rows[side[0]], span)), tuple(dict.fromkeys(i for row in side for i in who[row]))
            )
            for side in sides
        )
        left = [place for place in left if place is not early and place is not late]
        left.append(_Place(2, span, sides, Variant("substitution", seen)))
    return left


def _pieces(raw: Sequence[str]) -> list[list[str]]:
    """Take apart a place where something is spelt otherwise and something beside it is left out or put in.

    `and well-meant` against `wellmeant` is an `and` left out, and a spelling.
    """
    if len(raw) != 2 or not all(raw):
        return [list(raw)]
    one, two = (text.split() for text in raw)
    for n, m in ((n, m) for n in range(len(one), 0, -1) for m in range(len(two), 0, -1)):
        if (n < len(one)) == (m < len(two)):
            continue  # what is left must stand on one side alone
        for head in (True, False):
            same = (one[:n], two[:m]) if head else (one[-n:], two[-m:])
            rest = (one[n:], two[m:]) if head else (one[: len(one) - n], two[: len(two) - m])
            if same_words(*map(" ".join, same)):
                return [[" ".join(words) for words in rest], [" ".join(words) for words in same]]
    return [list(raw)]


_ABBREVIATED = re.compile(r"(?:^|\s)(?:[^\W\d_]\.)+$")


def _clean(text: str) -> str:
    """Take away the marks at the end of a place of variation: they belong to the sentence around it."""
    bare = text.rstrip(" ,;:!?….\"'”’")
    return bare if bare and not _ABBREVIATED.search(text) else text
