"""What kind of difference lies between two readings at one place, and how grave it is."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from samestory.collate.words import STOP, fold, key, stem

_CONTRACTIONS = (
    (re.compile(r"\b(can)'t\b|\bcannot\b"), "can not"),
    (re.compile(r"\bwon't\b"), "will not"),
    (re.compile(r"\bshan't\b"), "shall not"),
    (re.compile(r"n't\b"), " not"),
    (re.compile(r"'re\b"), " are"),
    (re.compile(r"'ve\b"), " have"),
    (re.compile(r"'ll\b"), " will"),
    (re.compile(r"'m\b"), " am"),
    (re.compile(r"'d\b"), " would"),
    (re.compile(r"\b(that|it|there|here|what|who|he|she|where|how|let)'s\b"), r"\1 is"),
)

_SHORT = {
    "usa": "united states", "uk": "united kingdom", "un": "united nations",
    "eu": "european union", "pm": "prime minister", "percent": "per cent",
}  # fmt: skip

NEGATIONS = frozenset({"not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "nowhere"})

_FIGURES = frozenset(
    {"thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty"}
    | {"fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "hundreds", "thousand", "thousands", "million"}
    | {"millions", "billion", "billions", "dozen", "dozens", "half", "twice", "third", "quarter"}
)


class Kind(NamedTuple):
    """A kind of variant, and its weight: 0 changes what is said, 5 only how it is set."""

    name: str
    weight: int


@lru_cache(maxsize=1 << 14)
def plain(text: str) -> str:
    """Reduce a text to its words and the marks within, without case, quotes and marks at its ends."""
    return re.sub(r"\s+", " ", re.sub(r"[–—]", "-", fold(text).replace("“", '"').replace("”", '"'))).strip(
        " \"',.;:!?…-"
    )


@lru_cache(maxsize=1 << 14)
def in_full(text: str) -> str:
    """Fold a text and write its contractions in full: ``We won't`` is ``we will not``."""
    out = fold(re.sub(r"\bU\.?S\.?(?:A\b\.?)?(?!\w)", "usa", text) if "U" in text else text)
    if "&" in out:
        out = re.sub(r"(?<!\w)&(?!\w)", "and", out)
    if "'" in out or "cannot" in out:
        for pattern, full in _CONTRACTIONS:
            out = pattern.sub(full, out)
    return out


def _words(text: str) -> list[str]:
    """Spell a place out: contractions and short forms in full, American spelling, numbers as figures."""
    out = in_full(text)
    out = re.sub(r"(?<=[^\W\d_])[-‐‑](?=[^\W\d_])", "", out)
    keys = [key(word.strip(".'")) for word in re.findall(r"[\w.']*\w", out)]
    return [part for k in keys for part in _SHORT.get(k, k).split()]


def same_words(one: str, other: str) -> bool:
    """Whether two texts are the same words, perhaps spelt otherwise: ``don't`` and ``do not``."""
    return "".join(_words(one)) == "".join(_words(other)) != ""


def kind_of(base: str, other: str, *, start: bool = False) -> Kind:
    """Type the difference between the base's text at a place and another reading's.

    Parameters
    ----------
    base, other
        The two texts; one may be empty (nothing stands there).
    start
        Whether the place begins the utterance, where a capital shows no name.

    Returns
    -------
    Kind
        Number, name and negation, then other changed words that carry meaning, weigh 0 and 1; a changed common word
        2; what is left out or put in 1, where it negates or counts 0, where it is a common word 3; spelling
        (British or American, contractions, short forms, hyphens) 4; marks and capitals 5.
    """
    one, two = _words(base), _words(other)
    if not base.strip() or not other.strip():
        words = set(one or two)
        name = "omission" if base.strip() else "addition"
        if not words:
            return Kind("punctuation", 5)
        if words & NEGATIONS or any(_is_number(w) for w in words):
            return Kind(name, 0)
        return Kind(name, 3 if words <= STOP else 1)
    if "".join(one) == "".join(two):
        spelt = [[w.strip("'") for w in re.findall(r"[\w']+", fold(text))] for text in (base, other)]
        return Kind("punctuation", 5) if spelt[0] == spelt[1] else Kind("spelling", 4)
    left, right = _without(one, two), _without(two, one)
    if [w for w in left if _is_number(w)] != [w for w in right if _is_number(w)] and any(map(_is_number, left + right)):
        if any(map(_is_number, left)) and any(map(_is_number, right)):
            return Kind("number", 0)
        return Kind("substitution", 0)
    if _names(base, left, start) and _names(other, right, start):
        return Kind("name", 0)
    if not left or not right:
        words = set(left or right)
        if words == {"and"} and one != ["and"] and two != ["and"]:
            return Kind("spelling", 4)  # `blunt and businesslike`, `blunt, business-like`: how a list is set
        grave = bool(words & NEGATIONS)
        return Kind("omission" if left else "addition", 0 if grave else 3 if words <= STOP else 1)
    if bool(set(left) & NEGATIONS) != bool(set(right) & NEGATIONS):
        return Kind("substitution", 0)
    if set(left) <= STOP and set(right) <= STOP:
        return Kind("substitution", 2)
    if [stem(w) for w in left] == [stem(w) for w in right]:
        return Kind("substitution", 2)
    return Kind("substitution", 1)


def _without(words: list[str], others: list[str]) -> list[str]:
    """Keep the words that the other side has not."""
    return [word for word in words if word not in others]


def _is_number(word: str) -> bool:
    return word[:1].isdigit() or word in _FIGURES


def _names(text: str, words: list[str], start: bool) -> bool:
    """Whether the changed words of a place are all names by their capitals."""
    held = re.findall(r"[^\W\d_][\w.'’]*", text)
    capital = {key(word) for n, word in enumerate(held) if word[0].isupper() and not (start and n == 0)}
    capital |= {part for word in capital for part in _SHORT.get(word, word).split()}
    changed = [word for word in words if word not in STOP]
    return bool(changed) and all(word in capital for word in changed) and not all(word.isupper() for word in held)
