"""The words that a cue attributes: whole clauses and phrases, without the cue, up to where the reporter goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samestory.annotate.quotations.cue_words import cue_of
from samestory.annotate.quotations.sources import VERBAL, Range, goes_on, is_inanimate, past_dateline, subject

if TYPE_CHECKING:
    from spacy.tokens import Token


def until_speech(top: Token) -> Token:
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
            return doc[token.i - 1]
    return top.right_edge


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


def _before_next(top: Token, cue: Token) -> int:
    """Give the end of a reported clause before a verb of saying with which the reporter goes on: `and called it`."""
    last = top.right_edge.i
    for child in top.children:
        if child.dep_ == "conj" and goes_on(top, child, cue):
            last = min(last, child.left_edge.i - 2)
    return last


def extent(first: Token, last: Token) -> Range:
    """Give the characters from one token to the end of another."""
    return first.idx, last.idx + len(last)


def _behind_what(cue: Token) -> bool:
    """Whether a cue and its subject stand behind `what`: `what it says`."""
    holder = subject(cue)
    first = cue if holder is None or holder.i > cue.i else holder.left_edge
    return first.i > 0 and first.nbor(-1).lower_ == "what"


def without(top: Token, cue: Token, skip: Token | None = None) -> tuple[Range, ...]:
    """Give the subtree of ``top`` without the cue and all that hangs on it, as runs of text, no leading `that`."""
    doc = top.doc
    keep: list[int] = []
    hole_first, hole_last = (-1, -1)
    if skip is not None:
        hole_first, hole_last = skip.left_edge.i, skip.right_edge.i
        if hole_first <= top.i <= hole_last:
            hole_first, hole_last = skip.i, skip.i
    elif top.left_edge.i <= cue.i <= top.right_edge.i:
        holder = subject(cue)
        hole_first = min(cue.i, holder.left_edge.i) if holder is not None and holder.i < cue.i else cue.i
        hole_last = max(cue.i, holder.right_edge.i) if holder is not None and holder.i > cue.i else cue.i
        if hole_first <= top.i <= hole_last:
            hole_first, hole_last = cue.i, cue.i
    end = _before_relative(top, until_speech(top).i)
    for child in top.children:
        # `he would stay, while she said ...`: what follows is the reporter's again.
        if child.dep_ == "advcl" and child.i > top.i and child.left_edge.i > top.i:
            first = child.left_edge
            if first.lower_ in ("while", "whereas") and first.i > 0 and doc[first.i - 1].text == ",":
                end = min(end, first.i - 1)
    end = min(end, _before_next(top, cue))
    keep = [i for i in range(top.left_edge.i, end + 1) if not hole_first <= i <= hole_last]
    runs: list[list[int]] = []
    for i in keep:
        if runs and i == runs[-1][-1] + 1 and "\n" not in doc[i].text:
            runs[-1].append(i)
        elif "\n" not in doc[i].text:
            runs.append([i])
    if len(runs) > 1 and all(doc[i].tag_ == "WP" for i in runs[0]) and hole_first == runs[0][-1] + 1:
        # `what it says are rebels`: neither the relative word nor what joins it is said.
        runs.pop(0)
    if runs and runs[0][0] == cue.i + 1 and doc[cue.i + 1].lemma_ == "be" and _behind_what(cue):
        runs[0].pop(0)
    out = []
    for number, run in enumerate(run for run in runs if run):
        while run and (doc[run[0]].is_space or doc[run[0]].text in (",", ";", ":", "-", "–", "—")):
            run.pop(0)
        if number == 0 and run and doc[run[0]].lower_ in ("but", "and") and doc[run[0]].is_sent_start:
            run.pop(0)  # `But the harbour will close, she said`: the joint is the reporter's
        if number == 0 and run:
            past = past_dateline(doc, run[0], run[-1])
            run = [i for i in run if i >= past]
        if number == 0 and run and doc[run[0]].lower_ == "that" and doc[run[0]].dep_ == "mark":
            run.pop(0)
        while run and (doc[run[-1]].is_space or doc[run[-1]].text in (",", ";", ":", ".", "-", "–", "—")):
            run.pop()
        if any(doc[i].text[:1].isalnum() for i in run):
            out.append((doc[run[0]].idx, doc[run[-1]].idx + len(doc[run[-1]])))
    return tuple(out)


def is_clause(top: Token) -> bool:
    """Whether this is a clause with a verb of its own, not a small clause (`call him a fool`)."""
    if top.pos_ in VERBAL or top.tag_.startswith(("VB", "MD")):
        return True
    return any(c.dep_ in ("cop", "aux", "mark") for c in top.children)


def is_infinitive(top: Token) -> bool:
    """Whether the clause is an infinitive with `to`."""
    finite = top.tag_ in ("VBD", "VBZ", "VBP")
    return not finite and any(c.tag_ == "TO" for c in top.children)


def has_to(verb: Token) -> bool:
    """Whether a verb is an infinitive of purpose or plan (`met to discuss the sale`): nothing has been said yet."""
    return any(c.tag_ == "TO" for c in verb.children)


def has_that(top: Token) -> bool:
    """Whether a clause begins with `that` as a conjunction."""
    return any(c.lower_ == "that" and c.dep_ == "mark" for c in top.children)


def is_empty(thing: Token) -> bool:
    """Whether an object is a mere pronoun of measure or time: `said it`, `said Monday`."""
    return thing.ent_type_ in ("DATE", "TIME") or thing.pos_ == "NUM" or thing.tag_ in ("PRP$",)
