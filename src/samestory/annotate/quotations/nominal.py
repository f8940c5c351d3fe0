"""Cues that are no verbs: nouns (`the mayor's claim that`) and what people are said to be (`is confident that`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from samestory.annotate.quotations.attribution import Attribution
from samestory.annotate.quotations.contents import extent, has_that, is_clause, is_infinitive, without
from samestory.annotate.quotations.sources import VERBAL, frames_of, is_passive, subject
from samestory.annotate.quotations.spans import Range, cue_span, source_span, trim
from samestory.resources.cues import Cue, light_verbs

if TYPE_CHECKING:
    from spacy.tokens import Token

_COPULAS = frozenset({"be", "feel", "seem", "remain", "become", "appear", "sound", "look", "grow", "get", "stay"})
"""Verbs that say what somebody is: `is confident`, `remained opposed`."""
HEARSAY = frozenset({"reportedly", "allegedly", "supposedly", "purportedly"})
"""Adverbs that attribute their clause to somebody who is not named."""


def by_hearsay(word: Token) -> Iterator[Attribution]:
    """Give the attribution of a clause with `reportedly`: nobody is named."""
    top = word.head
    if top.pos_ not in VERBAL:
        return
    content = without(top, word, skip=word)
    if content and any(c.dep_.startswith("nsubj") for c in top.children) and top.dep_ in ("ROOT", "ccomp", "conj"):
        yield Attribution((word.idx, word.idx + len(word)), None, content, word.i, None, "hearsay", "claim")


def by_clear(verb: Token) -> Iterator[Attribution]:
    """Give the attribution of `made it clear that`, `made clear that`."""
    clear = next((c for c in verb.children if c.lower_ in ("clear", "plain", "known") and c.i > verb.i), None)
    if clear is None:
        return
    below = [*verb.children, *clear.children]
    clause = next((c for c in below if c.dep_ in ("ccomp", "advcl", "acl") and c.i > clear.i and is_clause(c)), None)
    holder = subject(verb)
    source = None if holder is None else source_span(holder, verb)
    if clause is None or clause == clear or holder is None or source is None or is_infinitive(clause):
        return
    start = cue_span(verb)[0]
    yield Attribution(
        (start, clear.idx + len(clear)), source, without(clause, clear), verb.i, holder.i, "made clear", "assert"
    )


def by_noun(noun: Token, cue: Cue) -> Iterator[Attribution]:
    """Give the attribution that a cue noun makes: `the mayor's claim that`, `a call by the union for`."""
    holder = next((c for c in noun.children if c.dep_ == "poss"), None)
    if holder is None:
        by = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("by", "from")), None)
        holder = None if by is None else next((c for c in by.children if c.dep_ == "pobj"), None)
    light = None
    if holder is None and noun.dep_ == "dobj" and noun.head.lemma_.lower() in light_verbs():
        light, holder = noun.head, subject(noun.head)  # `voiced concern about`: the cue begins with the verb
    right: Token | None = None
    content: tuple[Range, ...] = ()
    rule = ""
    for child in noun.children:
        if child.i < noun.i:
            continue
        if child.dep_ in ("acl", "ccomp", "relcl") and "clause" in cue.frames and has_that(child):
            content, rule = without(child, noun), "noun clause"
        elif child.dep_ == "acl" and "to" in cue.frames and is_infinitive(child) and holder is not None:
            content, rule = without(child, noun), "noun to"
        elif child.dep_ == "prep" and child.lower_ == "of" and "quoted" in cue.frames:
            inner = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            if inner is not None:
                content, rule, right = (extent(inner.left_edge, inner.right_edge),), "noun quoted", child
        elif child.dep_ == "prep" and "+" + child.lower_ in cue.frames and holder is not None:
            inner = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            if inner is not None:
                content, rule, right = (extent(inner.left_edge, inner.right_edge),), "noun preposition", child
        if content:
            break
    if not content and "clause" in cue.frames and noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        # `the guild’s view is that`
        told = next((c for c in noun.head.children if c.dep_ == "ccomp" and has_that(c)), None)
        if told is not None and holder is not None:
            content, rule, right = without(told, noun), "noun clause", noun.head
    if not content:
        return
    if holder is None and rule == "noun clause" and noun.dep_ == "pobj":
        # `she said in a statement that ...`: the clause is hers.
        verb = noun.head.head
        above = frames_of(verb) if verb.pos_ in VERBAL and not is_passive(verb) else frozenset()
        teller = subject(verb) if "speech" in above else None
        if teller is not None:
            yield Attribution(cue_span(verb), source_span(teller, verb), content, verb.i, teller.i, "clause", cue.force)
            return
    source = None
    if light is not None and holder is not None:
        source = source_span(holder, light)
    elif holder is not None:
        start = holder.left_edge.idx
        words = holder.doc[holder.left_edge.i : holder.right_edge.i + 1].text
        for tail in ("'s", "’s", "'", "’"):
            if words.endswith(tail):
                words = words.removesuffix(tail)
                break
        found = trim(words, 0, len(words))
        source = None if found is None else (start + found[0], start + found[1])
    end = (right or noun).idx + len(right or noun)
    span = (noun.idx if light is None else cue_span(light)[0], end)
    yield Attribution(
        span, source, content, noun.i, None if source is None or holder is None else holder.i, rule, cue.force
    )


def by_adjective(word: Token, cue: Cue) -> Iterator[Attribution]:
    """Give the attribution that an adjective makes of its subject: `is confident that`, `was critical of`."""
    verb = word.head if word.dep_ in ("acomp", "oprd", "xcomp") else word if word.pos_ == "VERB" else None
    if verb is None or (verb is not word and verb.lemma_.lower() not in _COPULAS):
        if word.dep_ not in ("amod", "advcl", "acl", "conj", "appos") or word.i + 1 >= len(word.doc):
            return
        verb = word
    content: tuple[Range, ...] = ()
    right: Token | None = None
    for child in [*word.children, *(verb.children if verb is not word else ())]:
        if child.i < word.i:
            continue
        if (child.dep_ in ("ccomp", "acl", "advcl") and "clause" in cue.frames and _reported(child, word)) or (
            child.dep_ in ("xcomp", "ccomp", "advcl") and "to" in cue.frames and is_infinitive(child)
        ):
            content = without(child, word)
        elif child.dep_ in ("prep", "agent") and "+" + child.lower_ in cue.frames:
            inner = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            if inner is not None:
                content, right = (extent(inner.left_edge, inner.right_edge),), child
        if content:
            break
    if not content:
        return
    holder = _bearer(word, verb)
    source = None if holder is None else source_span(holder, word)
    if holder is None or source is None:
        return
    start = min(cue_span(verb)[0], word.idx) if verb is not word and verb.i < word.i else cue_span(word)[0]
    end = right if right is not None and right.i == word.i + 1 else word
    yield Attribution((start, end.idx + len(end)), source, content, word.i, holder.i, "adjective", cue.force)


def _reported(clause: Token, word: Token) -> bool:
    """Whether a clause behind an adjective is what is believed: with `that`, or finite with a subject of its own."""
    if not is_clause(clause) or is_infinitive(clause):
        return False
    if (
        has_that(clause)
        or clause.left_edge.tag_ in ("WP", "WRB", "WDT")
        or clause.left_edge.lower_ in ("whether", "if")
    ):
        return True
    return clause.dep_ == "ccomp" and any(c.dep_ in ("nsubj", "nsubjpass") and c.i > word.i for c in clause.children)


def _bearer(word: Token, verb: Token) -> Token | None:
    """Find of whom an adjective is said."""
    for one in (verb, word):
        held = next((c for c in one.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < word.i), None)
        if held is not None:
            return held
    if verb is word and word.dep_ in ("amod", "acl", "appos") and word.head.pos_ in ("NOUN", "PROPN", "PRON"):
        return word.head
    return subject(verb)
