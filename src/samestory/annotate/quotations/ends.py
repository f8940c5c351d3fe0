"""Where what is attributed ends: up to where the reporter, or somebody else, goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samestory.annotate.quotations.cue_words import cue_of
from samestory.annotate.quotations.sources import goes_on, is_inanimate
from samestory.resources.cues import cue_nouns

if TYPE_CHECKING:
    from spacy.tokens import Token

_DASHES = frozenset({"-", "--", "–", "—", "―"})
_COMMENTS = frozenset({"move", "step", "message", "metaphor", "dream", "shift", "goal", "gesture", "departure",
                       "provision", "tactic", "reversal", "stance", "approach", "echo"})  # fmt: skip
"""Nouns with which a reporter takes up what was said, besides those for sayings: `— a move that angered the guild`."""


_TOLD_IN = frozenset({"interview", "statement", "tweet", "post", "release", "email", "e-mail"})
"""What people say things in: of other occasions, as of a rally, what is said may tell."""


def last_of(top: Token, cue: Token) -> int:
    """Give the index of the last token of what is attributed.

    Parameters
    ----------
    top
        The head of what is attributed.
    cue
        The word that attributes it.
    """
    return min(
        _before_relative(top, _until_speech(top)),
        _before_contrast(top),
        _before_next(top, cue),
        _before_other(top, cue),
        _before_source(top, cue),
        _before_comment(top, cue),
        _before_occasion(top, cue),
    )


def _until_speech(top: Token) -> int:
    """Give the last token of a clause before a participle with which the speaker goes on: `..., adding that`."""
    doc = top.doc
    for token in top.subtree:
        if token.i <= top.i + 1 or token.tag_ != "VBG" or token.dep_ not in ("advcl", "acl", "xcomp"):
            continue
        cue = cue_of(token)
        if cue is None or "speech" not in cue.frames or token.head.i > token.i:
            continue
        if not any(c.dep_ == "ccomp" for c in token.children):
            continue
        goes_on = token.dep_ != "acl" or is_inanimate(token.head)
        if goes_on and (doc[token.i - 1].is_punct and doc[token.i - 1].text != "-"):
            return token.i - 1
    return top.right_edge.i


def _before_relative(top: Token, end: int) -> int:
    """Give the end of a reported clause without what the reporter hangs on its last noun: `, who was elected`."""
    doc = top.doc
    for token in top.subtree:
        first = token.left_edge
        if token.dep_ != "relcl" or token.right_edge.i != end or first.lower_ not in ("who", "which", "whose", "where"):
            continue
        quoted = any(t.is_quote for t in token.subtree)
        if not quoted and first.i - 1 > top.i and doc[first.i - 1].text == ",":
            return first.i - 2
    return end


def _before_contrast(top: Token) -> int:
    """Give the end of a reported clause before `, while she said`: what follows is the reporter's again."""
    end = top.right_edge.i
    for child in top.children:
        first = child.left_edge
        behind = child.dep_ == "advcl" and child.i > top.i and first.i > top.i
        if behind and first.lower_ in ("while", "whereas") and top.doc[first.i - 1].text == ",":
            end = min(end, first.i - 1)
    return end


def _before_next(top: Token, cue: Token) -> int:
    """Give the end of a reported clause before a verb of saying with which the reporter goes on: `and called it`."""
    last = top.right_edge.i
    for child in top.children:
        if child.dep_ == "conj" and goes_on(top, child, cue):
            last = min(last, child.left_edge.i - 2)
    return last


def _before_other(top: Token, cue: Token) -> int:
    """Give the end of a reported clause before one in which somebody else speaks: `and Norvane accused it of lying`.

    Told by a subject of its own and a cue in the tense of the cue above. Where the clause begins with `that`, the other
    would have one too, so that what has none is the reporter's; where neither has, both read so.
    """
    last = top.right_edge.i
    if cue.i > top.i:
        return last
    for child in top.children:
        if child.dep_ not in ("conj", "ccomp", "parataxis") or child.i < top.i or child.tag_ != cue.tag_:
            continue
        known = cue_of(child)
        if known is None or not known.frames & {"speech", "whom+of"} or child.tag_ not in ("VBD", "VBZ", "VBP"):
            continue
        holder = next((c for c in child.children if c.dep_ == "nsubj" and c.i < child.i), None)
        if holder is None or is_inanimate(holder) or any(c.dep_ == "mark" for c in child.children):
            continue
        says = any(c.dep_ == "ccomp" and c.i > child.i for c in child.children)
        if says or any("whom+" + c.lower_ in known.frames for c in child.children):
            last = min(last, child.left_edge.i - 1)
    return last


def _before_source(top: Token, cue: Token) -> int:
    """Give the end of a reported clause before whom the reporter has it from: `it was shut, according to the guild`."""
    last = top.right_edge.i
    for token in top.doc[top.i + 1 : last]:
        if token.lower_ == "according" and token != cue and token.right_edge.i >= last and token.nbor().lower_ == "to":
            return token.i - 1
    return last


def _before_comment(top: Token, cue: Token) -> int:
    """Give the end of what is attributed before a dash and a noun that takes it up: `— a claim that he denies`."""
    doc, last = top.doc, top.right_edge.i
    if cue.i > top.i:
        return last
    for i in range(top.i + 1, last):
        if doc[i].text in _DASHES and doc[i].is_punct and doc[i + 1].lower_ in ("a", "an"):
            noun = doc[i + 1].head
            if noun.lemma_.lower() in _COMMENTS or noun.lemma_.lower() in cue_nouns():
                return i - 1
    return last


def _before_occasion(top: Token, cue: Token) -> int:
    """Give the end of what is attributed before the occasion on which it was said: `... in an interview on Monday`."""
    last = top.right_edge.i
    if cue.i > top.i:
        return last
    for token in top.doc[top.i + 1 : last]:
        if token.dep_ != "prep" or token.right_edge.i < last:
            continue
        noun = next((c for c in token.children if c.dep_ == "pobj"), None)
        if noun is None or noun.lemma_.lower() not in _TOLD_IN or token.lower_ != "in":
            continue
        if any(c.dep_ == "det" and c.lower_ in ("a", "an") for c in noun.children):
            return token.i - 1
    return last
