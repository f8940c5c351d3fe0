"""Names that a report ties to an acronym itself: ``the Rail and Harbour Workers' Union (RHWU)``.

A small form of the algorithm of Schwartz and Hearst (2003): the words before the brackets whose initials spell the
acronym are its long form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SMALL = frozenset({"of", "for", "and", "the", "on", "in", "to", "&", "'s", "’s", "'", "’", "-"})
_SORTS = frozenset({"party", "movement", "union", "group", "alliance", "organisation", "organization", "agency"})
_LIKELY = re.compile(r"\(\s*([^\W\d_]{3,6})(?=\s*\))|\b[oO][rR]\s+([^\W\d_]{3,6})(?=\s*[,.])")
"""What stands in every text that has such an acronym."""
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


def foreign_acronyms(doc: Doc, text: str) -> Iterator[tuple[int, int, int]]:
    """Find bodies with an acronym in brackets whose letters are those of their name in another language.

    ``Social Union (SUV)``, ``the Alternative for Velm party (AfV)``, and with ``or`` and commas: ``party, or AfV,``.
    Neither ``Ada Holm (SUV)`` nor ``Velm (ORL)`` is one: at least two words with capitals, none of them a person's.

    Returns
    -------
    iterator of (int, int, int)
        As :func:`long_forms` gives them.
    """
    # The places are looked for in the text: putting it together from its tokens takes as long as all the rest.
    for match in _LIKELY.finditer(text):
        span = doc.char_span(*match.span(match.lastindex or 0))
        if span is None or len(span) != 1 or not 2 < span.start < len(doc) - 1:
            continue
        token = span[0]
        letters = token.text
        if not letters.isalpha():
            continue
        capitals = sum(char.isupper() for char in letters)
        if not (letters[0].isupper() and capitals >= len(letters) - 1 > 1):
            continue
        before, after = doc[token.i - 1].lower_, doc[token.i + 1].text
        if before == "(" and after == ")":
            last = token.i - 1
        elif before == "or" and doc[token.i - 2].text == "," and after in (",", "."):
            last = token.i - 2
        else:
            continue
        if doc[last - 1].text in _SORTS:
            last -= 1
        first = last
        while first > 0 and last - first < _LONGEST:
            word = doc[first - 1]
            if word.ent_type_ == "PERSON" or not (word.text[:1].isupper() or word.lower_ in _SMALL - {"the", "and"}):
                break
            first -= 1
        while first < last and not doc[first].text[:1].isupper():
            first += 1
        named = [word for word in doc[first:last] if word.text[:1].isupper()]
        if len(named) > 1 and not all(word.ent_type_ in ("GPE", "LOC", "FAC", "DATE") for word in named):
            yield first, last, token.i


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
