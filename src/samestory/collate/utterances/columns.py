"""The words of all readings of one utterance in columns: progressive alignment, the fullest first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from rapidfuzz.distance import Levenshtein

from samestory.collate.reuse.align import Step, longest_run
from samestory.collate.utterances.variants import NEGATIONS, plain
from samestory.collate.words import STOP_STEMS, key, stem

LOOSE = 2
"""Common words in a row that hold two readings together only where they stand at the same place."""

NEAR = 4
"""Words that may lie between them and the next anchor."""

ALIKE = 1.5
"""Likeness from which two words are forms or spellings of one."""

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
    keys: dict[str, None]
    """The different ones: what is like a column is like one of them, however many readings have it."""
    words: Row
    known: dict[str, tuple[int, float]]
    """How well words fit, and how many keys they were compared to: readings that are alike bring the same again."""

    def like(self, key: str) -> float:
        """Say how well a word fits: the same as one there, a form of it, spelt alike, or just in its place."""
        if key in self.keys:
            return 2.0
        seen, best = self.known.get(key, (0, float("-inf")))
        if seen < len(self.keys):
            best = max(best, *(_likeness(held, key) for held in islice(self.keys, seen, None)))
            self.known[key] = len(self.keys), best
        return best


def alike(one: Token | None, two: Token | None) -> bool:
    """Whether two words at one place are no variant of one another."""
    if one is None or two is None:
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
    return [Token(word, _key(word), first=n == 0 or n - 1 in ends, last=n in ends) for n, word in enumerate(held)]


def _is_word(text: str) -> bool:
    return text == "&" or any(c.isalnum() for c in text)


def _key(text: str) -> str:
    """Say how a word is compared when texts are aligned: its letters and figures alone, folded, without its ending."""
    if text == "&":
        return "and"
    return stem(key("".join(c for c in text if c.isalnum() or c in "'’.,").strip("'’,").rstrip("."))) or plain(text)


def align(texts: Sequence[Sequence[Token]]) -> list[Row]:
    """Align texts one by one to the columns that the earlier ones made."""
    columns = [_Column(token.key, {token.key: None}, [token], {}) for token in texts[0]]
    for n, tokens in enumerate(texts[1:], 1):
        merged: list[_Column] = []
        for step in _match(columns, tokens, 0, len(columns), 0, len(tokens)):
            token = tokens[step.j] if step.j is not None else None
            column = columns[step.i] if step.i is not None else _Column(tokens[step.j or 0].key, {}, [None] * n, {})
            column.words.append(token)
            if token is not None:
                column.keys.setdefault(token.key)
            merged.append(column)
        columns = merged
    return [[column.words[row] for column in columns] for row in range(len(texts))]


def _match(
    columns: Sequence[_Column],
    tokens: Sequence[Token],
    i0: int,
    i1: int,
    j0: int,
    j1: int,
) -> list[Step]:
    """Align tokens to columns: the longest equal run, then what lies on either side of it (Ratcliff and Obershelp)."""
    if i0 == i1 or j0 == j1:
        return [*(Step(i, None, False) for i in range(i0, i1)), *(Step(None, j, False) for j in range(j0, j1))]
    mine = [token.key for token in tokens[j0:j1]]
    run = longest_run([column.head for column in columns[i0:i1]], mine)
    a, b = i0 + run.a, j0 + run.b
    loose = run.size <= LOOSE and all(mine[run.b + k] in STOP_STEMS for k in range(run.size))
    if not run.size or (loose and not _in_place(a, b, run.size, (i0, i1, j0, j1), len(tokens))):
        return _pair(columns, tokens, i0, i1, j0, j1)
    middle = [Step(a + k, b + k, True) for k in range(run.size)]
    left = _match(columns, tokens, i0, a, j0, b)
    return left + middle + _match(columns, tokens, a + run.size, i1, b + run.size, j1)


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


def _pair(columns: Sequence[_Column], tokens: Sequence[Token], i0: int, i1: int, j0: int, j1: int) -> list[Step]:
    """Pair the words of two unequal stretches so that like ones stand together (Needleman and Wunsch 1970)."""
    m, n = j1 - j0, i1 - i0
    # What goes on long after the columns end, or begins long before them, has no more in common with their edge.
    if i0 > 0 and i1 == len(columns) and j1 == len(tokens) and m > n + LOOSE:
        cut = j0 + n + LOOSE
        return [*_fill(columns, tokens, i0, i1, j0, cut), *(Step(None, j, False) for j in range(cut, j1))]
    if i0 == 0 and i1 < len(columns) and j0 == 0 and m > n + LOOSE:
        cut = j1 - n - LOOSE
        return [*(Step(None, j, False) for j in range(j0, cut)), *_fill(columns, tokens, i0, i1, cut, j1)]
    far = i1 - i0 > m + LOOSE
    if (i0 > 0 or far) and j0 == 0 and j1 < len(tokens):
        # A reading that begins within the columns: its words before the first anchor stand just before that.
        return _at_edge(columns, tokens, (max(i0, i1 - m - LOOSE), i1), (j0, j1), (i0, i1))
    if (i1 < len(columns) or far) and j1 == len(tokens) and j0 > 0:
        return _at_edge(columns, tokens, (i0, min(i1, i0 + m + LOOSE)), (j0, j1), (i0, i1))
    return _fill(columns, tokens, i0, i1, j0, j1)


def _at_edge(
    columns: Sequence[_Column],
    tokens: Sequence[Token],
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
        if s.i is not None and s.j is not None and columns[s.i].like(tokens[s.j].key) >= ALIKE
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


def _fill(columns: Sequence[_Column], tokens: Sequence[Token], i0: int, i1: int, j0: int, j1: int) -> list[Step]:
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
    likes = [[columns[i0 + i].like(tokens[j0 + j].key) for j in range(m)] for i in range(n)]
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


@lru_cache(maxsize=1 << 14)
def _likeness(one: str, two: str) -> float:
    """Say how well two unequal words stand at one place."""
    if stem(one) == stem(two):
        return 2.0
    if (one in NEGATIONS) != (two in NEGATIONS):
        return -1.0
    if Levenshtein.normalized_similarity(one, two) >= 0.6:
        return ALIKE
    return 0.5 if (one in STOP_STEMS) == (two in STOP_STEMS) else 0.1
