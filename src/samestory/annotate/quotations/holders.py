"""Which token a source is about: its head, and the noun that `who` or `which` means."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from samestory.annotate.quotations.attribution import Attribution
from samestory.annotate.quotations.heard import Heard
from samestory.annotate.quotations.sources import is_inanimate
from samestory.resources.cues import document_nouns, names_person

if TYPE_CHECKING:
    from spacy.tokens import Token


def antecedent(relative: Token, verb: Token) -> Token:
    """Give the noun that a relative word means: the parser hangs `callers to the show who said` on the show.

    `Who` means a person, and a plural verb several.
    """
    head = verb.head
    by = head.head
    paper = document_nouns().get(head.lemma_.lower()) == "words" and head.dep_ == "pobj" and by.lower_ in ("by", "via")
    if relative.lower_ == "which" and paper:
        near = (by.head, *(c for c in by.head.children if c.dep_ in ("dobj", "dative") and c.i < by.i))
        other = [one for one in near if document_nouns().get(one.lemma_.lower()) == "words"]
        if other:
            return other[-1]  # `sent a statement by email, which read`
    plural = verb.tag_ == "VBP" or any(c.tag_ == "VBP" and c.dep_ in ("aux", "auxpass") for c in verb.children)
    for _ in range(3):
        person = head.ent_type_ == "PERSON" or head.pos_ == "PRON" or names_person(head.lower_)
        person = person or (head.tag_ in ("NNS", "NNPS") and not is_inanimate(head))
        several = head.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in head.children)
        wrong = (relative.lower_ == "who" and not person) or (plural and head.tag_ in ("NN", "NNP") and not several)
        above = head.head.head
        before = relative.doc[max(0, relative.i - 2)]
        beside = relative.lower_ == "who" and relative.i and relative.doc[relative.i - 1].text == ","
        behind = relative.doc[max(0, relative.i - 5) : max(0, relative.i - 1)]  # `Holm Ja-in, who`
        person = any(t.ent_type_ == "PERSON" and (t == before or before in t.ancestors) for t in behind)
        if wrong and not plural and beside and person and head.left_edge.i <= before.i:
            return before
        if not wrong or head.dep_ != "pobj" or above.pos_ not in ("NOUN", "PROPN") or above == head:
            return head
        if not (names_person(above.lower_) or above.tag_ in ("NNS", "NNPS")):
            return head
        head = above
    return head


def holder_of(heard: Heard, one: Attribution, start: int, end: int) -> Token | None:
    """Find the head token of a source."""
    if one.holder is not None and start <= heard.starts[one.holder] < end:
        return heard.doc[one.holder]
    inside = range(bisect_left(heard.starts, start), bisect_left(heard.starts, end))
    for i in inside:
        token = heard.doc[i]
        if token.head.i not in inside or token.head == token:
            return token
    return heard.doc[inside[-1]] if inside else None
