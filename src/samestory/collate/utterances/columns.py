"""The words of all readings of one utterance in columns: progressive alignment, the fullest first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from samestory.collate.reuse.align import Step, longest_run
from samestory.collate.utterances.variants import NEGATIONS, plain
from samestory.collate.words import STOP_STEMS, key, stem

LOOSE = 2
"""Common words in a row that hold two readings together only where they stand at the same place."""

NEAR = 4
"""Words that may lie between them and the next anchor."""

ALIKE = 1.5
"""Likeness from which two words are forms or spellings of one."""

SPELT = 0.6
"""Share of the letters of the longer of two words that need no change, where they are spelt alike."""

BLOCK = 80
"""Words between two equal runs that are paired one by one; longer ones are paired in order."""


@dataclass(frozen=True, slots=True)
class Token:
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
        return re.sub(r"[-–—]+", "-", re.sub(r"[\s'\"’”]", "", self.text[len(bare) :].replace("...", "…")))

    @property
    def capitals(self) -> str:
        """Its letters."""
        return "".join(c for c in self.text if c.isalnum())


Row = list["Token | None"]


@dataclass(slots=True)
class _Column:
    """The words of several readings at one place."""

    head: str
    """The key of the first of them."""
    words: Row
    keys: dict[str, None] = field(default_factory=dict)
    """The different ones: what is like a column is like one of them, however many readings have it."""
    stems: set[str] = field(default_factory=set)
    sorts: set[tuple[bool, bool]] = field(default_factory=set)

    def add(self, token: Token | None) -> None:
        """Put the word of one more reading at the place."""
        self.words.append(token)
        if token is not None and token.key not in self.keys:
            self.keys[token.key] = None
            self.stems.add(stem(token.key))
            self.sorts.add(_sort(token.key))


def alike(one: Token | None, two: Token | None) -> bool:
    """Whether two words at one place are no variant of one another."""
    if one is two or one is None or two is None:
        return one is two
    return one.text == two.text or (
        one.word == two.word
        and (one.last or two.last or one.mark == two.mark)
        and (one.first or two.first or one.capitals == two.capitals)
    )


def tokens_of(text: str) -> list[Token]:
    """Divide a reading at white space; marks that stand alone go with the word before them."""
    held: list[str] = []
    for word in text.split():
        if held and not (_is_word(word) and _is_word(held[-1])):
            held[-1] += " " + word
        else:
            held.append(word)
    ends = {n for n, word in enumerate(held) if word.endswith(("…", "..."))} | {len(held) - 1}
    return [_token(word, n == 0 or n - 1 in ends, n in ends) for n, word in enumerate(held)]


@lru_cache(maxsize=1 << 13)
def _token(word: str, first: bool, last: bool) -> Token:
    """Make a token of a word; the same one for all readings, which spares comparing what is equal."""
    return Token(word, _key(word), first, last)


def _is_word(text: str) -> bool:
    return text == "&" or any(c.isalnum() for c in text)


def _key(text: str) -> str:
    """Say how a word is compared when texts are aligned: its letters and figures alone, folded, without its ending."""
    if text == "&":
        return "and"
    return stem(key("".join(c for c in text if c.isalnum() or c in "'’.,").strip("'’,").rstrip("."))) or plain(text)


def align(texts: Sequence[Sequence[Token]]) -> list[Row]:
    """Align texts one by one to the columns that the earlier ones made."""
    columns: list[_Column] = []
    for n, tokens in enumerate(texts):
        merged: list[_Column] = []
        keys = [token.key for token in tokens]
        for step in _match(columns, keys, 0, len(columns), 0, len(keys)):
            column = columns[step.i] if step.i is not None else _Column(keys[step.j or 0], [None] * n)
            column.add(tokens[step.j] if step.j is not None else None)
            merged.append(column)
        columns = merged
    return [[column.words[row] for column in columns] for row in range(len(texts))]


def _match(
    columns: Sequence[_Column],
    keys: Sequence[str],
    i0: int,
    i1: int,
    j0: int,
    j1: int,
) -> list[Step]:
    """Align words to columns: the longest equal run, then what lies on either side of it (Ratcliff and Obershelp)."""
    if i0 == i1 or j0 == j1:
        return [*(Step(i, None, False) for i in range(i0, i1)), *(Step(None, j, False) for j in range(j0, j1))]
    mine = keys[j0:j1]
    run = longest_run([column.head for column in columns[i0:i1]], mine)
    a, b = i0 + run.a, j0 + run.b
    loose = run.size <= LOOSE and all(mine[run.b + k] in STOP_STEMS for k in range(run.size))
    if not run.size or (loose and not _in_place(a, b, run.size, (i0, i1, j0, j1), len(keys))):
        return _pair(columns, keys, i0, i1, j0, j1)
    middle = [Step(a + k, b + k, True) for k in range(run.size)]
    left = _match(columns, keys, i0, a, j0, b)
    return left + middle + _match(columns, keys, a + run.size, i1, b + run.size, j1)


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


def _pair(columns: Sequence[_Column], keys: Sequence[str], i0: int, i1: int, j0: int, j1: int) -> list[Step]:
    """Pair the words of two unequal stretches so that like ones stand together (Needleman and Wunsch 1970)."""
    m, n = j1 - j0, i1 - i0
    # What goes on long after the columns end, or begins long before them, has no more in common with their edge.
    if i0 > 0 and i1 == len(columns) and j1 == len(keys) and m > n + LOOSE:
        cut = j0 + n + LOOSE
        return [*_fill(columns, keys, i0, i1, j0, cut), *(Step(None, j, False) for j in range(cut, j1))]
    if i0 == 0 and i1 < len(columns) and j0 == 0 and m > n + LOOSE:
        cut = j1 - n - LOOSE
        return [*(Step(None, j, False) for j in range(j0, cut)), *_fill(columns, keys, i0, i1, cut, j1)]
    far = i1 - i0 > m + LOOSE
    if (i0 > 0 or far) and j0 == 0 and j1 < len(keys):
        # A reading that begins within the columns: its words before the first anchor stand just before that.
        return _at_edge(columns, keys, (max(i0, i1 - m - LOOSE), i1), (j0, j1), (i0, i1))
    if (i1 < len(columns) or far) and j1 == len(keys) and j0 > 0:
        return _at_edge(columns, keys, (i0, min(i1, i0 + m + LOOSE)), (j0, j1), (i0, i1))
    return _fill(columns, keys, i0, i1, j0, j1)


def _at_edge(
    columns: Sequence[_Column],
    keys: Sequence[str],
    near: tuple[int, int],
    mine: tuple[int, int],
    around: tuple[int, int],
) -> list[Step]:
    """Pair the words at an edge of a partial reading with those beside the anchor where they are alike, or add them."""
    before = [Step(i, None, False) for i in range(around[0], near[0])]
    after = [Step(i, None, False) for i in range(near[1], around[1])]
    path = _fill(columns, keys, *near, *mine)
    likes = _likes(columns[slice(*near)], keys[slice(*mine)])
    like = [
        n
        for n, s in enumerate(path)
        if s.i is not None and s.j is not None and likes[s.i - near[0]][s.j - mine[0]] >= ALIKE
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


def _fill(columns: Sequence[_Column], keys: Sequence[str], i0: int, i1: int, j0: int, j1: int) -> list[Step]:
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
    likes = _likes(columns[i0:i1], keys[j0:j1])
    best = [[0.0] * (m + 1) for _ in range(n + 1)]
    for i in range(n - 1, -1, -1):
        here, below, fits = best[i], best[i + 1], likes[i]
        most = 0.0
        for j in range(m - 1, -1, -1):
            if below[j] > most:
                most = below[j]
            if fits[j] + below[j + 1] > most:
                most = fits[j] + below[j + 1]
            here[j] = most
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


def _likes(columns: Sequence[_Column], keys: Sequence[str]) -> list[list[float]]:
    """Say how well words fit columns: for each column a row, with the likeness of each word to the likest word there.

    It is the same or a form of one there (2), spelt alike, or just in its place; a negation fits nothing else.
    """
    traits = [(stem(key), _sort(key)) for key in keys]
    return [
        [
            2.0
            if stemmed in column.stems
            else ALIKE
            if alike
            else 0.5
            if (negates, common) in column.sorts
            else 0.1
            if (negates, not common) in column.sorts
            else -1.0
            for (stemmed, (negates, common)), alike in zip(traits, row, strict=True)
        ]
        for column, row in zip(columns, _spelt_alike(columns, keys), strict=True)
    ]


def _spelt_alike(columns: Sequence[_Column], keys: Sequence[str]) -> list[list[bool]]:
    """Say for each column which words are spelt like one there; a negation is like none but negations."""
    held = [key for column in columns for key in column.keys]
    near = cdist(held, keys, scorer=Levenshtein.normalized_similarity, dtype=np.float64) >= SPELT
    if not NEGATIONS.isdisjoint(held) or not NEGATIONS.isdisjoint(keys):
        near &= np.equal.outer([key in NEGATIONS for key in held], [key in NEGATIONS for key in keys])
    sizes = np.array([len(column.keys) for column in columns])
    rows: list[list[bool]] = np.logical_or.reduceat(near, np.cumsum(sizes) - sizes).tolist()
    return rows


def _sort(key: str) -> tuple[bool, bool]:
    """Say whether a word negates, and whether it is a common one."""
    return key in NEGATIONS, key in STOP_STEMS
