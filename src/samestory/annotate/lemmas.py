"""Words reduced so that two reports that say the same thing differently can be seen to: folded lemmas."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from samestory.resources.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
"""Parts of speech that carry what a clause is about."""

EMPTY = word_set("empty_lemmas.txt")
"""Lemmas that carry no content of their own, and those of dates, which are compared as dates."""


@cache
def synonyms() -> dict[str, str]:
    """Give the table of words that stand for one another: lemma -> the first word of its group."""
    table: dict[str, str] = {}
    text = (files("samestory.resources") / "synonyms.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        words = line.split()
        if words and not line.startswith("#"):
            for word in words:
                table.setdefault(word.lower(), words[0].lower())
    return table


def fold(word: str) -> str:
    """Reduce a lemma to the word that stands for its group, in lower case."""
    lower = word.lower().strip("'’‘\"“”#@")
    return synonyms().get(lower, lower)


def folded(token: Token) -> str:
    """Give the folded lemma of a token; plurals and participles that the tagger missed are tried as they stand."""
    direct = fold(token.text)
    if direct != token.text.lower():
        return direct
    return fold(token.lemma_ or token.text)


def terms(tokens: Iterable[Token]) -> tuple[str, ...]:
    """Folded lemmas of the content words, each once, in the order of the text."""
    found: dict[str, None] = {}
    for token in tokens:
        if token.pos_ in CONTENT and not token.like_num and any(c.isalpha() for c in token.text):
            lemma = folded(token)
            if lemma and lemma not in EMPTY:
                found.setdefault(lemma)
    return tuple(found)
