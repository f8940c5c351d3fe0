"""Which words mean much the same, and which nouns are people: WordNet, cut to its core."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

SAME: Final = 1.0
"""Nearness of two words that have a sense in common (`captain`, `skipper`)."""
KIN: Final = 0.8
"""Nearness of a word to one right above it, or of one root with it (`founder`, `sink`; `arrive`, `arrival`)."""


@dataclass(frozen=True, slots=True)
class _Entry:
    own: frozenset[str]
    kin: frozenset[str]
    person: bool


_UNKNOWN: Final = _Entry(frozenset(), frozenset(), person=False)


@cache
def _table() -> bytes:
    """Give the table, whose lines are sorted; nothing of it is taken apart before it is asked for."""
    return files("samestory.resources").joinpath("thesaurus.txt").read_bytes()


def _line(word: str) -> str:
    """Find the line of a word by halving the table; empty where there is none."""
    table, sought = _table(), f"{word} ".encode()
    low, high = 0, len(table)
    while low < high:
        start = table.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = table.find(b"\n", start)
        if table.startswith(sought, start):
            return table[start + len(sought) : end].decode()
        # What begins with `#` comes before all words, and a word before those that it begins.
        low, high = (end + 1, high) if table[start:end] < sought else (low, start)
    return ""


@lru_cache(maxsize=1 << 14)
def _entry(word: str) -> _Entry:
    line = _line(word) if word.isalpha() else ""
    if not line:
        return _UNKNOWN
    own, kin, *person = line.split()
    return _Entry(frozenset(own.split(",")) - {"-"}, frozenset(kin.split(",")) - {"-"}, bool(person))


def senses(word: str) -> tuple[frozenset[str], frozenset[str]]:
    """Give the numbers of the senses of a lemma, and of those of its kin."""
    entry = _entry(word)
    return entry.own, entry.kin


def is_person(noun: str) -> bool:
    """Whether a noun, in its most frequent sense, is a person."""
    return _entry(noun).person
