"""Words as they are compared: folded, so that spelling and house style do not count, with their exact places."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from samestory.resources.cues import cue_verbs

_WORD = re.compile(
    r"(?=\w)(?:"  # passes over what is between words before anything else is tried
    r"(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?"  # U.S., a.m.
    r"|\d+(?:[.,:]\d+)*"
    r"|(?=[a-zA-Z]{2,7}-)(?i:\b(?:co|re|pre|non|anti|multi|semi|counter)-)[^\W\d_]+"  # co-operation is cooperation
    r"|[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*(?:['’][^\W\d_]+)*)"
)

_SHORT = 400
"""Characters of a text whose words are remembered: names and quotations are asked for again and again."""

_LONG = 20_000
"""Characters of a report up to which its words are remembered: every stage asks for those of its sentences."""

_HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame"})
"""House style decides whether they stand before a name; they are left out of what is compared."""

_UNITED_STATES = frozenset({"US", "U.S.", "U.S", "USA", "U.S.A."})
"""In capitals, lest they become the pronoun."""

_NUMBERS = {
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "eleven": "11", "twelve": "12",
}  # fmt: skip
"""Number words that house style writes either way; ``one`` is a pronoun as often as a number."""


def lines(resource: str) -> list[str]:
    """Read the lines of a word list in ``resources/``, without comments and empty lines."""
    text = (files("samestory.resources") / resource).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


STOP = frozenset(word for line in lines("stop_words.txt") for word in line.split())
"""Words that carry little: two texts share them without having anything in common."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: how each is compared (``keys``) and where it stands (``starts``, ``ends``)."""

    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.keys)


def fold(text: str) -> str:
    """Fold case, accents and the shapes of apostrophes; not for offsets, the length may change."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'")).casefold()
    return "".join(c for c in text if not unicodedata.combining(c))


@cache
def key(word: str) -> str:
    """Say how a word is compared: folded, in American spelling, numbers below thirteen as figures.

    Two words with one key are the same word. A possessive ``'s`` and the points of abbreviations are dropped.
    """
    if word in _UNITED_STATES:
        return "usa"
    word = fold(word).replace(".", "") if not word[:1].isdigit() else fold(word).replace(",", "")
    if word.endswith("'s"):
        word = word[:-2]
    word = word.replace("'", "").replace("-", "")
    return _NUMBERS.get(word) or american(word)


_RULES = (
    ("is", re.compile(r"(?<=\w\w)is(?=(?:e|ed|es|ing|ation|ations|er|ers)$)"), "iz"),
    ("ys", re.compile(r"(?<=\w\w)ys(?=(?:e|ed|es|ing|er|ers)$)"), "yz"),
    ("our", re.compile(r"(?<=\w\w)our(?=(?:s|ed|ing|able|ably|ite|ites|er|ers|ers|hood|ly|al|ful)?$)"), "or"),
    ("ll", re.compile(r"(?<=\w\w\w[aeiou])ll(?=(?:ed|ing|er|ers|or|ors)$)"), "l"),
)
"""What a word must have, which spares the search; what is put, and where."""


@cache
def american(word: str) -> str:
    """Spell a folded word in one way, near enough to American; the same for both spellings is all that matters."""
    table = _spellings()
    if word in table:
        return table[word]
    if len(word) > 4:
        for hint, rule, put in _RULES:
            if hint in word:
                word = rule.sub(put, word)
    return word


@cache
def _spellings() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in lines("spelling.txt"):
        british, us = line.split()
        for end in ("", "s", "d", "ed", "ing"):
            table.setdefault(british + end, us + end)
    return table


def words(text: str, start: int = 0, end: int | None = None) -> Words:
    """Cut ``text[start:end]`` into words; offsets count into ``text``. Honorifics are left out."""
    end = len(text) if end is None else min(end, len(text))
    if len(text) > _LONG:
        return _cut(text, start, end).words
    cut = _short(text) if len(text) <= _SHORT else _long(text)
    held = cut.words
    if start == 0 and end == len(text):
        return held
    first, last = bisect_left(held.starts, start), bisect_left(held.starts, end)
    # Where a word reaches over an edge, a part of it is another word.
    if (
        (first and held.ends[first - 1] > start)
        or (last and held.ends[last - 1] > end)
        or (cut.left_out and any(a < start < b or a < end < b for a, b in cut.left_out))
    ):
        return _cut(text, start, end).words
    return Words(held.keys[first:last], held.starts[first:last], held.ends[first:last])


def keys_of(text: str) -> tuple[str, ...]:
    """Give the keys of the words of a text: half the work of :func:`words`, where nobody asks for their places."""
    return _short_keys(text) if len(text) <= _SHORT else words(text).keys


@lru_cache(maxsize=1 << 14)
def _short_keys(text: str) -> tuple[str, ...]:
    return tuple(k for k in map(key, _WORD.findall(text)) if k and k not in _HONORIFICS)


class _Cut(NamedTuple):
    """The words of a text, and where honorifics stand in it."""

    words: Words
    left_out: tuple[tuple[int, int], ...]


def _cut(text: str, start: int, end: int) -> _Cut:
    keys: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    left_out: list[tuple[int, int]] = []
    for match in _WORD.finditer(text, start, end):
        k = key(match[0])
        at = match.span()
        if k and k not in _HONORIFICS:
            keys.append(k)
            starts.append(at[0])
            ends.append(at[1])
        else:
            left_out.append(at)
    return _Cut(Words(tuple(keys), tuple(starts), tuple(ends)), tuple(left_out))


@lru_cache(maxsize=1 << 14)
def _short(text: str) -> _Cut:
    return _cut(text, 0, len(text))


@lru_cache(maxsize=1 << 10)
def _long(text: str) -> _Cut:
    return _cut(text, 0, len(text))


@cache
def stem(word: str) -> str:
    """Cut the commonest English endings off a key: enough to see that two forms are one word.

    Irregular forms are led back to their verb first (``sang`` is ``sing``).
    """
    if not word.isalpha():
        return word
    word = irregular_verbs().get(word, word)
    for end in ("ies", "ied"):
        if word.endswith(end) and len(word) > 4:
            return word[:-3] + "y"
    for end in ("ations", "ation", "ments", "ment", "ings", "ing", "edly", "ed", "es", "s", "ly"):
        if word.endswith(end) and len(word) - len(end) >= 3:
            word = word[: -len(end)]
            break
    if len(word) > 3 and word[-1] == "e":
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz" else word


@cache
def irregular_verbs() -> dict[str, str]:
    """Map the irregular forms of verbs to their base."""
    return {form: base for base, *forms in (line.split() for line in lines("irregular_verbs.txt")) for form in forms}


def content(keys: Iterable[str]) -> set[str]:
    """Keep the stems of the words that carry meaning."""
    return {stem(k) for k in keys if k not in STOP}


STOP_STEMS = STOP | frozenset(stem(word) for word in STOP)
"""The common words as :func:`stem` leaves them."""


@cache
def speaking_stems() -> frozenset[str]:
    """Give the verbs with which words are given to somebody, as :func:`stem` leaves them."""
    return frozenset(stem(lemma) for lemma, cue in cue_verbs().items() if "speech" in cue.frames)


def telling_stems(text: str) -> frozenset[str]:
    """Give the stems of the words of a text that carry meaning; single letters carry none."""
    return frozenset(s for k in keys_of(text) if len(k) > 1 and (s := stem(k)) not in STOP_STEMS)
