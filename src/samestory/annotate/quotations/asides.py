"""Cues set beside or into a clause that they attribute: `the road, he said, is open`, `according to the mayor`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from samestory.annotate.frames import FINITE
from samestory.annotate.quotations.attribution import Attribution
from samestory.annotate.quotations.contents import whole_clause, without
from samestory.annotate.quotations.misparsed import is_byline
from samestory.annotate.quotations.sources import VERBAL, is_inanimate, subject
from samestory.annotate.quotations.spans import Range, source_span, trim
from samestory.resources.cues import document_nouns

if TYPE_CHECKING:
    from spacy.tokens import Token


def parenthetical(verb: Token) -> tuple[Range, ...]:
    """Find the clause around a cue that was set into it: `the road, he said, is open`; `as the mayor said, ...`."""
    head = verb.head
    if head == verb or head.pos_ not in VERBAL:
        return ()
    things = (c for c in verb.children if c.dep_ == "dobj" and c.pos_ == "NOUN")
    if is_byline(verb):
        return ()
    if any(c.lemma_.lower() in document_nouns() for c in things):
        return ()  # `the paper has seen two letters, in which she warned that`
    marked = any(c.lower_ == "as" and c.dep_ in ("mark", "advmod", "prep") and c.i < verb.i for c in verb.children)
    if verb.dep_ == "parataxis" or (verb.dep_ == "advcl" and marked):
        if not marked and subject(verb) is None:
            return ()
        return without(head, verb, skip=verb)
    return ()


def according(token: Token) -> Iterator[Attribution]:
    """Give the attribution of `according to X`."""
    doc = token.doc
    if token.lower_ == "per":
        return
    to = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if to is None or to.lower_ != "to":
        return
    holder = next((c for c in to.children if c.dep_ in ("pobj", "pcomp")), None)
    if holder is None:
        return
    holder = _whom_it_quotes(holder) or holder
    source = source_span(holder, token)
    top = token.head
    while top.pos_ not in VERBAL and top.head != top:
        top = top.head
    while top.dep_ in ("xcomp", "acl", "pcomp", "aux", "prep") and top.head != top:
        top = top.head
    top = whole_clause(top, token)
    first_in_sentence = all(t.is_punct or t.is_space for t in doc[token.sent.start : token.i])
    if first_in_sentence:
        top = token.sent.root
    content = without(top, token, skip=token)
    odd = first_in_sentence and source is not None and bool(content) and _lost_subject(token, source, content[0])
    if first_in_sentence and (odd or top == token or top.i < token.i or token.is_ancestor(top)):
        made = _fronted(token, to)
        if made is None:
            return
        source, content = made
    yield Attribution((token.idx, to.idx + len(to)), source, content, token.i, holder.i, "according to")


def _whom_it_quotes(paper: Token) -> Token | None:
    """Find whose words somebody only passes on: `according to the Herald, which quoted the mayor`."""
    told = (c for c in paper.children if c.dep_ == "relcl" and c.lemma_ in ("quote", "cite") and c.i > paper.i)
    verb = next((c for c in told if any(w.tag_ == "WDT" and w.dep_ == "nsubj" for w in c.children)), None)
    whom = None if verb is None else next((c for c in verb.children if c.dep_ == "dobj"), None)
    return None if whom is None or is_inanimate(whom) else whom


def _lost_subject(token: Token, source: Range, content: Range) -> bool:
    """Whether the parser took a subject for a part of the source: `According to Holm, the guild’s pier is shut`."""
    doc = token.doc
    first = next((t for t in doc[token.i : token.sent.end] if t.idx >= content[0]), None)
    comma = any(t.text == "," and source[0] <= t.idx < source[1] for t in doc[token.i : token.sent.end])
    return comma and first is not None and (first.tag_ in FINITE or first.pos_ == "AUX")


def in_the_words(token: Token) -> Iterator[Attribution]:
    """Give the attribution of `in the words of X`."""
    of = next((c for c in token.children if c.lower_ == "of" and c.i > token.i), None)
    holder = None if of is None else next((c for c in of.children if c.dep_ == "pobj"), None)
    into, top = token.head, token.head.head
    if of is None or holder is None or top.pos_ not in VERBAL:
        return
    source = source_span(holder, of)
    content = without(top, into, skip=into)
    yield Attribution((into.idx, of.idx + len(of)), source, content, token.i, holder.i, "according to")


def _fronted(token: Token, to: Token) -> tuple[Range, tuple[Range, ...]] | None:
    """Read `According to X, the pier is shut` off its comma where the parser takes all of it for X."""
    sentence = [word for word in token.doc[to.i + 1 : token.sent.end] if not word.is_space]
    comma = next((place for place, word in enumerate(sentence) if word.text == ","), None)
    if comma is None or comma + 2 >= len(sentence):
        return None
    text = token.doc[sentence[0].i : sentence[-1].i + 1].text
    start, cut = sentence[0].idx, sentence[comma].idx - sentence[0].idx
    source, content = trim(text, 0, cut), trim(text, cut, len(text))
    if source is None or content is None:
        return None
    return (start + source[0], start + source[1]), ((start + content[0], start + content[1]),)
