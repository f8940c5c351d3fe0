"""Attributions by grammar: the cue, who it belongs to, and the words that it attributes.

The relation of PARC and PolNeAR (source, cue, content), found with rules over the dependency parse: a verb or noun of
the closed lists in ``resources/cues.txt`` and ``cue_nouns.txt``, its subject (also understood, relative, passive), and
the clause, infinitive or noun phrase that the word's frame allows; `according to`; `as X said`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from samestory.annotate.quotations.contents import (
    extent,
    has_that,
    has_to,
    is_clause,
    is_empty,
    is_infinitive,
    until_speech,
    without,
)
from samestory.annotate.quotations.cue_words import cue_of
from samestory.annotate.quotations.sources import (
    VERBAL,
    Range,
    agent,
    cue_span,
    frames_of,
    is_passive,
    source_span,
    speaking_before,
    speaking_on,
    subject,
    trim,
)
from samestory.resources.cues import Cue, cue_nouns

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with its source and what it attributes.

    ``cue`` and ``source`` are characters; ``anchor`` is the token of the cue, ``holder`` the head token of the source
    (None where nobody is named). ``content`` may be interrupted by the cue. ``rule`` says how it was found.
    """

    cue: Range
    source: Range | None
    content: tuple[Range, ...]
    anchor: int
    holder: int | None
    rule: str
    force: str = "assert"


def find_attributions(doc: Doc, quoted: Callable[[int], bool]) -> list[Attribution]:
    """Find the attributions whose content the grammar shows.

    Parameters
    ----------
    doc
        The parsed report.
    quoted
        Whether the token with this index stands in quotation marks: what is quoted attributes nothing by itself.
    """
    nouns = cue_nouns()
    found: list[Attribution] = []
    for token in doc:
        if quoted(token.i):
            continue
        lower = token.lower_
        if lower == "according" or lower == "per":
            found.extend(_according(token))
        elif token.pos_ == "VERB" or token.tag_.startswith("VB"):
            cue = cue_of(token)
            if cue is not None:
                found.extend(_verb(token, cue))
        elif token.pos_ == "NOUN":
            cue = nouns.get(token.lemma_.lower())
            if cue is not None:
                found.extend(_noun(token, cue))
    return [one for one in found if one.content]


# --- verbs ------------------------------------------------------------------------------------------------------------


def _verb(verb: Token, cue: Cue) -> Iterator[Attribution]:
    """Give the attribution that a cue verb makes, if its frame is filled."""
    passive = is_passive(verb)
    filled = _passive_content(verb, cue) if passive else _active_content(verb, cue)
    if filled is None:
        return
    content, rule, right = filled
    holder = agent(verb) if passive else subject(verb)
    if holder is not None and not passive:
        holder = speaking_before(verb, holder)
        holder = speaking_on(verb, holder)
    source = None if holder is None else source_span(holder, verb)
    if source is None:
        holder = None
    yield Attribution(
        cue_span(verb, right), source, content, verb.i, None if holder is None else holder.i, rule, cue.force
    )


def _active_content(verb: Token, cue: Cue) -> tuple[tuple[Range, ...], str, Token | None] | None:
    """Find what an active verb attributes: content, rule, and the preposition that belongs to the cue."""
    frames = cue.frames
    told = next((c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i > verb.i), None)
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and is_clause(c)), None)
    infinitive = next((c for c in verb.children if c.dep_ == "xcomp" and is_infinitive(c) and c.i > verb.i), None)
    small = next((c for c in verb.children if c.dep_ == "ccomp" and not is_clause(c) and c.i > verb.i), None)
    if clause is not None and is_infinitive(clause):
        small, clause = clause, None
    if clause is not None and frames & {"speech", "clause"}:
        return without(clause, verb), "clause", None
    if small is not None:
        if "whom-to" in frames and is_infinitive(small):
            return without(small, verb), "whom-to", None
        if "as" in frames and not is_infinitive(small):
            return without(small, verb), "as", None
        if frames & {"to", "intend"} and is_infinitive(small):
            return without(small, verb), "to", None
    if infinitive is not None:
        if told is not None and told.i < infinitive.i and "whom-to" in frames:
            return (extent(told.left_edge, infinitive.right_edge),), "whom-to", None
        if "to" in frames and told is None:
            return without(infinitive, verb), "to", None
    if told is not None and "as" in frames:
        other = next((c for c in verb.children if c.i > told.i and (c.dep_ == "oprd" or c.lower_ == "as")), None)
        if other is not None:
            return (extent(told.left_edge, until_speech(other)),), "as", None
    if told is None and "as" in frames:
        # `what they call a trap`: the object is a relative word in front.
        other = next((c for c in verb.children if c.i > verb.i and (c.dep_ == "oprd" or c.lower_ == "as")), None)
        front = next((c for c in verb.children if c.dep_ == "dobj" and c.tag_ in ("WP", "WDT")), None)
        if other is not None and front is not None:
            first = other.doc[min(other.left_edge.i + (other.lower_ == "as"), other.right_edge.i)]
            return (extent(first, other.right_edge),), "as", None
    if told is not None and "of" in frames:
        other = next((c for c in [*verb.children, *told.children] if c.i > told.i and c.lower_ in ("of", "for")), None)
        if other is not None:
            return (extent(told.left_edge, other.right_edge),), "of", None
    if "as" in frames and verb.lemma_.lower() == "refer":
        to = next((c for c in verb.children if c.lower_ == "to"), None)
        other = next((c for c in verb.children if c.i > verb.i and c.lower_ == "as"), None)
        if to is not None and other is not None and to.i < other.i and to.i + 1 < len(verb.doc):
            return (extent(verb.doc[to.i + 1], other.right_edge),), "as", to
    beside = _prepositional(verb, frames)
    if beside is not None:
        return beside
    if frames & {"speech", "clause"}:
        around = _parenthetical(verb)
        if around:
            return around, "parenthetical", None
    if "object" in frames:
        thing = next((c for c in verb.children if c.dep_ == "dobj"), None)
        if thing is not None and not is_empty(thing):
            return without(thing, verb), "object of an infinitive" if has_to(verb) else "object", None
    return None


def _prepositional(verb: Token, frames: frozenset[str]) -> tuple[tuple[Range, ...], str, Token | None] | None:
    """Find the object of a preposition that the verb's frame names (`called for talks`)."""
    for child in verb.children:
        if child.dep_ == "prep" and child.i > verb.i and "+" + child.lower_ in frames:
            inner = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            if inner is None:
                continue
            low = extent(inner.left_edge, inner.right_edge)
            follow = next((c for c in verb.children if c.dep_ == "xcomp" and c.i > inner.i and is_infinitive(c)), None)
            if follow is not None:
                low = (low[0], extent(follow.left_edge, follow.right_edge)[1])
            return (low,), "preposition", child
    return None


def _passive_content(verb: Token, cue: Cue) -> tuple[tuple[Range, ...], str, Token | None] | None:
    """Find what a passive verb attributes (`the plan was praised by`, `he was told that`)."""
    patient = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    clause = next((c for c in verb.children if c.dep_ in ("ccomp",) and is_clause(c)), None)
    if clause is not None and cue.frames & {"speech", "clause"}:
        return without(clause, verb), "passive clause", None
    subject_range = () if patient is None else (extent(patient.left_edge, patient.right_edge),)
    infinitive = next((c for c in verb.children if c.dep_ == "xcomp" and is_infinitive(c)), None)
    if infinitive is not None and patient is not None and cue.frames & {"speech", "clause", "whom-to"}:
        return (*subject_range, *without(infinitive, verb)), "passive infinitive", None
    if "as" in cue.frames:
        other = next((c for c in verb.children if c.i > verb.i and (c.dep_ == "oprd" or c.lower_ == "as")), None)
        if other is not None:
            rule = "passive as" if agent(verb) is not None else "passive as, nobody's"
            return (*subject_range, extent(other.left_edge, other.right_edge)), rule, None
    if "object" in cue.frames and patient is not None and agent(verb) is not None:
        return subject_range, "passive object", None
    return None


def _parenthetical(verb: Token) -> tuple[Range, ...]:
    """Find the clause around a cue that was set into it: `the road, he said, is open`; `as the mayor said, ...`."""
    head = verb.head
    if head == verb or head.pos_ not in VERBAL:
        return ()
    marked = any(c.lower_ == "as" and c.dep_ in ("mark", "advmod", "prep") and c.i < verb.i for c in verb.children)
    if verb.dep_ == "parataxis" or (verb.dep_ == "advcl" and marked):
        if not marked and subject(verb) is None:
            return ()
        return without(head, verb, skip=verb)
    return ()


# --- nouns, `according to` --------------------------------------------------------------------------------------------


def _noun(noun: Token, cue: Cue) -> Iterator[Attribution]:
    """Give the attribution that a cue noun makes: `the mayor's claim that`, `a call by the union for`."""
    holder = next((c for c in noun.children if c.dep_ == "poss"), None)
    if holder is None:
        by = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("by", "from")), None)
        holder = None if by is None else next((c for c in by.children if c.dep_ == "pobj"), None)
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
        elif child.dep_ == "prep" and "+" + child.lower_ in cue.frames and holder is not None:
            inner = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            if inner is not None:
                content, rule, right = (extent(inner.left_edge, inner.right_edge),), "noun preposition", child
        if content:
            break
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
    if holder is not None:
        start = holder.left_edge.idx
        words = holder.doc[holder.left_edge.i : holder.right_edge.i + 1].text
        for tail in ("'s", "’s", "'", "’"):
            if words.endswith(tail):
                words = words.removesuffix(tail)
                break
        found = trim(words, 0, len(words))
        source = None if found is None else (start + found[0], start + found[1])
    end = (right or noun).idx + len(right or noun)
    span = (noun.idx, end)
    yield Attribution(
        span, source, content, noun.i, None if source is None or holder is None else holder.i, rule, cue.force
    )


def _according(token: Token) -> Iterator[Attribution]:
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
    source = source_span(holder, token)
    top = token.head
    while top.pos_ not in VERBAL and top.head != top:
        top = top.head
    while top.dep_ in ("xcomp", "acl", "pcomp", "aux", "prep") and top.head != top:
        top = top.head
    first_in_sentence = all(t.is_punct or t.is_space for t in doc[token.sent.start : token.i])
    if first_in_sentence:
        top = token.sent.root
    content = without(top, token, skip=token)
    yield Attribution((token.idx, to.idx + len(to)), source, content, token.i, holder.i, "according to")
