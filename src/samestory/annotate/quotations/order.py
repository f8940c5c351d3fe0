"""Subjects that the order of words shows where the parse gives none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from samestory.annotate.quotations.sources import VERBAL
from samestory.annotate.quotations.spans import Range, trim

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOMINAL = frozenset({"PROPN", "NOUN", "PRON", "NUM", "DET", "ADJ"})
_LONGEST_NAME = 12


def by_order(verb: Token) -> tuple[Range, Token] | None:
    """Read a subject off the order of words where the parse gives none: `Ada Holm, the club's head, suggested`.

    The noun phrase that ends where a finite verb begins, or before the apposition that ends there. Nothing that is
    itself governed by a preposition, and nothing across another verb.
    """
    doc = verb.doc
    place = verb.i - 1
    start = verb.sent.start
    while place > start and (
        doc[place].pos_ in ("ADV", "AUX") or (doc[place].head == verb and doc[place].dep_ == "aux")
    ):
        place -= 1
    finite = verb.tag_ in ("VBD", "VBZ", "VBP") or doc[verb.i - 1].lower_ in ("has", "have", "had", "is", "was", "were")
    if place < start or not finite:
        return None
    if doc[place].text == ",":
        before = place - 1
        while before > start and doc[before].text != "," and doc[before].pos_ not in ("VERB", "AUX"):
            before -= 1
        aside = doc[before + 1]
        if doc[before].text != "," or place - before > 16 or aside.pos_ not in ("DET", "PROPN", "NOUN", "ADJ", "NUM"):
            return None
        place = before - 1
    last = place
    while (
        place >= start
        and last - place < _LONGEST_NAME
        and doc[place].tag_ not in ("WDT", "WP", "WP$")
        and (doc[place].pos_ in _NOMINAL or doc[place].tag_ in ("POS", "HYPH") or doc[place].lower_ in ("of", "for"))
    ):
        place -= 1
    first = place + 1
    while first <= last and doc[first].lower_ in ("of", "for"):
        first += 1
    kinds = ("PROPN", "NOUN", "PRON", "NUM")
    nominal = [i for i in range(first, last + 1) if doc[i].pos_ in kinds and doc[i].tag_ != "PRP$"]
    governed = place >= start and (doc[place].pos_ in ("ADP", "SCONJ") or doc[place].tag_ == "TO")
    if not nominal or governed or (doc[last].dep_ in ("pobj", "dobj") and doc[last].head.i < first):
        return None
    head = doc[nominal[0]]
    while head.i + 1 in nominal and (head.dep_ == "compound" or doc[head.i + 1].ent_iob_ == "I"):
        head = doc[head.i + 1]
    start, words = doc[first].idx, doc[first : last + 1].text
    found = trim(words, 0, len(words))
    return None if found is None else ((start + found[0], start + found[1]), head)


def named_last(verb: Token, content: Sequence[Range]) -> tuple[Range, Token] | None:
    """Read a name that ends a sentence behind its verb as who said what stands before: `It is shut, writes the Herald`.

    Parameters
    ----------
    verb
        A cue without a subject.
    content
        What it attributes: all of it must stand before it.
    """
    if verb.tag_ not in ("VBZ", "VBD") or not content or any(end > verb.idx for _, end in content):
        return None
    last = next((c for c in verb.children if c.left_edge.i == verb.i + 1), None)
    if last is None or not last.text[:1].isupper() or last.dep_ not in ("dobj", "attr", "intj", "punct"):
        return None
    rest = verb.doc[last.right_edge.i + 1 : verb.sent.end]
    if any(token.is_alpha or token.like_num for token in rest):
        return None
    words = verb.doc[last.left_edge.i : last.right_edge.i + 1]
    return (words.start_char, words.end_char), last


def before_source(verb: Token, piece: Range, source: Range) -> Range:
    """End what is said before who says it, where the parser makes one of both: `It is shut, its owner, Ada Holm, said`.

    An aside of the speaker's between commas is no part of it either.
    """
    if not piece[0] < source[0] < piece[1] <= verb.idx:
        return piece
    doc = verb.doc
    last = next(t.i for t in doc[verb.sent.start : verb.i] if t.idx >= source[0]) - 1
    if doc[last].text == ",":
        comma = last - 1
        while comma > verb.sent.start and last - comma < 9 and doc[comma].text != "," and doc[comma].pos_ not in VERBAL:
            comma -= 1
        if doc[comma].text == "," and doc[comma + 1].tag_ in ("DT", "PRP$") and doc[comma].idx > piece[0]:
            last = comma
    while last > verb.sent.start and (doc[last].text in (",", "-", "–", "—") or doc[last].is_space):
        last -= 1
    end = doc[last].idx + len(doc[last])
    return (piece[0], end) if end > piece[0] else piece
