"""Names that a report ties to an acronym itself: ``the Rail and Harbour Workers' Union (RHWU)``.

A small form of the algorithm of Schwartz and Hearst (2003): the words before the brackets whose initials spell the
acronym are its long form.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SMALL = frozenset({"of", "for", "and", "the", "on", "in", "to", "&", "'s", "’s", "'", "’", "-"})
_LONGEST = 14
"""Tokens that a long form may have at most."""


def long_forms(doc: Doc) -> Iterator[tuple[int, int, int]]:
    """Find long forms with their acronyms in brackets.

    Returns
    -------
    iterator of (int, int, int)
        The first token of the long form, the one after its last, and the token of the acronym.
    """
    for token in doc:
        acronym = token.text.replace(".", "")
        if not (2 <= len(acronym) <= 8 and acronym.isalpha() and acronym.isupper()) or not 1 < token.i < len(doc) - 1:
            continue
        if doc[token.i - 1].text != "(" or doc[token.i + 1].text not in (")", ",", ";"):
            continue
        first = _first(doc, token.i - 2, acronym.lower())
        if first is not None:
            yield first, token.i - 1, token.i


def _first(doc: Doc, last: int, letters: str) -> int | None:
    """Walk back from a token over capitalised words whose initials spell ``letters``; None where they do not."""
    at, left = last, list(letters)
    while at >= 0 and last - at < _LONGEST:
        token = doc[at]
        if token.is_space:
            return None
        if token.text[:1].isupper():
            if token.lower_[0] != left[-1]:
                return None
            left.pop()
            if not left:
                return at if at < last else None
        elif token.lower_ in _SMALL:
            # "Ministry of the Interior (MOI)": a small word may lend its letter.
            if len(left) > 1 and left[-1] == token.lower_[0] and not _matches(doc, at - 1, left[-1]):
                left.pop()
        else:
            return None
        at -= 1
    return None


def _matches(doc: Doc, at: int, letter: str) -> bool:
    """Whether the next capitalised word to the left begins with a letter."""
    while at >= 0 and doc[at].lower_ in _SMALL:
        at -= 1
    return at >= 0 and doc[at].text[:1].isupper() and doc[at].lower_[0] == letter
