"""Subjects that an aside between commas parts from their verb: `Ada Holm, who was late, named`.

The parser often gives such a verb none, or that of another clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samestory.resources.cues import names_person

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OPENING = frozenset({"WP", "WP$", "WDT", "VBG", "VBN"})
"""How an aside begins: `, who was late,`, `, noting the time,`, `, asked about it,`."""
_ADVERBS = frozenset({"meanwhile", "however", "though", "too", "himself", "herself", "instead", "then", "again"})
_LONGEST = 30
"""Tokens that an aside may have."""
_BREAKS = frozenset({".", ";", ":", "!", "?", "“", "”", '"', "''", "``", "«", "»"})
_BEFORE = frozenset({"after", "before", "as", "while", "when", "since", "that", "but", "and", "because", "though"})
"""Words behind which a clause begins."""


def across_asides(verb: Token) -> Token | None:
    """Find who stands before an aside, or before several, that end in a comma right before a finite verb.

    None where the words before are no name of somebody and no noun for a person, or do not begin a clause.
    """
    doc, start = verb.doc, verb.sent.start
    place = verb.i - 1
    while place > start and (doc[place].pos_ in ("ADV", "AUX") or doc[place].tag_ == "RB"):
        place -= 1
    if place <= start or doc[place].text != ",":
        return None
    crossed = False
    while doc[place].text == ",":
        opened = _opened(doc, start, place)
        if opened is None:
            break
        place, crossed = opened, True  # the comma may close another: `Holm, meanwhile, who was late, said`
    return _head(doc, start, place - 1) if crossed and place > start else None


def _opened(doc: Doc, start: int, comma: int) -> int | None:
    """Give the comma that opens an aside which ends at this one."""
    for place in range(comma - 1, max(start, comma - _LONGEST), -1):
        if doc[place].text in _BREAKS or "\n" in doc[place].text:
            return None
        if doc[place].text != ",":
            continue
        first = doc[place + 1]
        if (
            first.tag_ in _OPENING
            or first.lower_ in ("asked", "pressed")
            or (first.lower_ in _ADVERBS and comma == place + 2)
        ):
            return place
    return None


def _head(doc: Doc, start: int, last: int) -> Token | None:
    """Give the head of the noun phrase that ends here and begins a clause, if it can speak."""
    if doc[last].text == ")":
        opening = next((i for i in range(last, max(start, last - 8), -1) if doc[i].text == "("), None)
        if opening is None:
            return None
        last = opening - 1
    head = doc[last]
    if head.pos_ not in ("PROPN", "NOUN", "PRON") or head.tag_ in ("WP", "WDT"):
        return None
    while head.dep_ in ("compound", "pobj", "prep") and head.head.i < head.i and head.head.pos_ not in ("VERB", "AUX"):
        if head.head.lower_ in _BEFORE:
            break
        head = head.head
    speaks = head.ent_type_ in ("PERSON", "ORG") or head.lower_ in ("he", "she", "they") or names_person(head.lower_)
    first = min(head.left_edge.i, head.i)
    if not speaks or first < start:
        return None
    behind = first == start or doc[first - 1].lower_ in _BEFORE or doc[first - 1].is_space
    fronted = first > start and doc[first - 1].text == "," and doc[start].pos_ in ("ADP", "ADV", "SCONJ", "CCONJ")
    return head if behind or fronted else None
