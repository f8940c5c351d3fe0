"""Names with the words around them that say more of their bearers: ``mechanic Ole Brandt``, ``Velm province``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samestory.annotate.actors.name import Name
from samestory.annotate.actors.roles import country_of
from samestory.resources import actor_tables as tables

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BEFORE = frozenset({"amod", "compound", "nmod", "poss", "case", "det", "npadvmod"})
_SOME = frozenset({"several", "many", "more", "most", "some", "few", "other", "first", "last", "second", "next"})
_MOST = 6
"""Words that are taken in before a name at most."""


def fuller_form(doc: Doc, name: Name) -> tuple[int, int] | None:
    """Give from where to where the phrase around a name goes on in its own noun phrase; None where it is bare.

    The parser says which words hang on the name. Of what follows only a noun is taken in that says what a place or
    group is, and where a body is (``the Danish consulate in Velm``).
    """
    first, last = _first(doc, name), _last(doc, name)
    if first == name.left and last == name.last:
        return None
    start = doc[first].idx if first < name.left else name.start
    return start, (doc[last - 1].idx + len(doc[last - 1]) if last > name.last else name.end)


def _first(doc: Doc, name: Name) -> int:
    first = name.left
    if name.kind not in ("person", "organisation"):
        return first  # "northern Denmark", "three Danes" are part of them
    while first > 0 and name.left - first < _MOST and _hangs(doc[first - 1], first, name.last):
        if name.kind == "organisation" and doc[first - 1].pos_ == "ADJ" and not country_of({doc[first - 1].text}):
            break
        first -= 1
        if doc[first].tag_ in ("DT", "PRP$"):
            break
    # What lost its head to the left, and an article alone, say nothing.
    while first < name.left and (doc[first].is_punct or doc[first].tag_ in ("POS", "DT") or doc[first].text == "-"):
        first += 1
    return first


def _hangs(token: Token, first: int, last: int) -> bool:
    """Whether a word before a name belongs to it, itself or by what it hangs on."""
    if token.is_space or token.ent_type_ in ("DATE", "TIME") or token.pos_ in ("VERB", "AUX", "ADV"):
        return False
    if token.text == "-":
        return not token.whitespace_
    if token.tag_ == "POS":
        return True
    if not token.text.replace(".", "").isalpha() or (token.text.isupper() and len(token) > 4) or token.lower_ in _SOME:
        return False
    return token.dep_ in _BEFORE and first <= token.head.i < last


def _last(doc: Doc, name: Name) -> int:
    at = name.last
    if at >= len(doc):
        return at
    after, end = doc[at], doc[at - 1]
    if after.is_lower and end.head.i == at and end.dep_ in ("compound", "nmod"):
        nouns = {"place": "land", "group": "member", "organisation": "own-sort"}.get(name.kind)
        if nouns and after.text in tables.name_words(nouns):
            return at + 1
    if name.kind == "organisation" and after.lower_ == "in" and after.head.i == at - 1 and at + 1 < len(doc):
        place = [child for child in after.children if child.dep_ == "pobj"]
        if place and place[0].ent_type_ == "GPE" and place[0].i - at <= 3:
            return place[0].i + 1
    return at
