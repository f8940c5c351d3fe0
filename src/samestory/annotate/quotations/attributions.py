"""Attributions by grammar: the cue, who it belongs to, and the words that it attributes.

The relation of PARC and PolNeAR (source, cue, content), found with rules over the dependency parse: a verb or noun of
the closed lists in ``resources/cues.txt`` and ``cue_nouns.txt``, its subject (also understood, relative, passive), and
the clause, infinitive or noun phrase that the word's frame allows; `according to`; `as X said`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from samestory.annotate.quotations.asides import according, in_the_words, parenthetical
from samestory.annotate.quotations.attribution import Attribution
from samestory.annotate.quotations.contents import (
    end_of,
    extent,
    has_to,
    is_clause,
    is_empty,
    is_infinitive,
    reported_clause,
    strayed_clause,
    two_objects,
    without,
)
from samestory.annotate.quotations.cue_words import cue_of
from samestory.annotate.quotations.misparsed import is_elsewhere, is_nobodys, is_own_clause
from samestory.annotate.quotations.nominal import HEARSAY, by_adjective, by_clear, by_hearsay, by_noun
from samestory.annotate.quotations.order import before_source, by_order, named_last
from samestory.annotate.quotations.set_in import set_in
from samestory.annotate.quotations.sources import NAMING, agent, is_passive, speaking_before, speaking_on, subject
from samestory.annotate.quotations.spans import Range, cue_span, source_span
from samestory.resources.cues import Cue, cue_adjectives, cue_nouns, speaking_nouns

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_WITHHOLDING = frozenset({"refuse", "decline"})
_SAYING = frozenset({"speech", "clause", "object"})
_WISHING = frozenset({"want", "wish", "prefer", "like", "ask", "request", "agree"})


def find_attributions(doc: Doc, quoted: Callable[[int], bool]) -> list[Attribution]:
    """Find the attributions whose content the grammar shows.

    Parameters
    ----------
    doc
        The parsed report.
    quoted
        Whether the token with this index stands in quotation marks: what is quoted attributes nothing by itself.
    """
    nouns, adjectives = cue_nouns(), cue_adjectives()
    found: list[Attribution] = []
    for token in doc:
        if quoted(token.i):
            continue
        lower = token.lower_
        if lower == "according" or lower == "per":
            found.extend(according(token))
        elif token.pos_ == "VERB" or token.tag_.startswith("VB"):
            cue = cue_of(token)
            if cue is not None:
                found.extend(_verb(token, cue))
            elif token.lemma_ in ("make", "leave"):
                found.extend(by_clear(token))
        elif token.pos_ == "NOUN":
            cue = nouns.get(token.lemma_.lower())
            if lower == "words" and token.dep_ == "pobj" and token.head.lower_ == "in":
                found.extend(in_the_words(token))
            elif cue is not None:
                found.extend(by_noun(token, cue))
        elif lower in HEARSAY and token.pos_ == "ADV":
            found.extend(by_hearsay(token))
        if lower in adjectives and token.tag_ in ("JJ", "VBN", "VBD"):
            found.extend(by_adjective(token, adjectives[lower]))
    found = [one for one in found if one.content]
    # Of `voiced concern about the sale`, the cue with the noun stands for that of the verb alone.
    wide = [one.cue for one in found if one.rule.startswith("noun")]
    return set_in(doc, quoted, [one for one in found if not any(s <= one.cue[0] and one.cue[1] < e for s, e in wide)])


def _verb(verb: Token, cue: Cue) -> Iterator[Attribution]:
    """Give the attribution that a cue verb makes, if its frame is filled."""
    if verb.dep_ == "xcomp" and has_to(verb) and verb.head.lemma_.lower() in _WITHHOLDING and cue.frames & _SAYING:
        return  # `refused to say whether` is one cue, of the verb above
    withheld = _withheld(verb)
    if withheld is not None:
        yield withheld
        return
    passive = is_passive(verb)
    inner = _still_to_be_said(verb) if passive else None
    if inner is not None:
        yield inner
        return
    if verb.dep_ == "xcomp" and has_to(verb) and is_passive(verb.head) and _still_to_be_said(verb.head) is not None:
        return
    filled = _passive_content(verb, cue) if passive else _active_content(verb, cue)
    if filled is None:
        return
    content, rule, right = filled
    holder = agent(verb) if passive else subject(verb)
    if not passive:
        holder = None if holder is None else speaking_before(verb, holder)
        holder = speaking_on(verb, holder)
    if holder is not None and is_nobodys(verb, cue, holder):
        return
    source = None if holder is None else source_span(holder, verb)
    if source is None:
        made = None if passive else by_order(verb) or named_last(verb, content)
        source, holder = made if made is not None else (None, None)
        if source is not None:
            content = tuple(before_source(verb, piece, source) for piece in content)
    yield Attribution(
        cue_span(verb, right), source, content, verb.i, None if holder is None else holder.i, rule, cue.force
    )


def _withheld(verb: Token) -> Attribution | None:
    """Give the attribution of `declined to say whether`: what somebody does not say is the content."""
    if verb.lemma_.lower() not in _WITHHOLDING:
        return None
    inner = next((c for c in verb.children if c.dep_ == "xcomp" and c.i > verb.i and has_to(c)), None)
    known = None if inner is None else cue_of(inner)
    if inner is None or known is None or not known.frames & _SAYING:
        return None
    filled = _active_content(inner, known)
    holder = subject(verb)
    source = None if holder is None else source_span(holder, verb)
    if filled is None or holder is None or source is None:
        return None
    content, _, right = filled
    cue = (cue_span(verb)[0], cue_span(inner, right)[1])
    return Attribution(cue, source, content, verb.i, holder.i, "withheld", "withhold")


def _still_to_be_said(verb: Token) -> Attribution | None:
    """Give the attribution of `is expected to announce that`: one cue, whose speaker is the subject of the passive."""
    inner = next((c for c in verb.children if c.dep_ == "xcomp" and c.i > verb.i and has_to(c)), None)
    known = None if inner is None else cue_of(inner)
    if inner is None or known is None or not known.frames & {"speech", "clause"}:
        return None
    filled = _active_content(inner, known)
    holder = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    source = None if holder is None else source_span(holder, verb)
    if filled is None or filled[1] != "clause" or holder is None or source is None:
        return None
    cue = (cue_span(verb)[0], cue_span(inner, filled[2])[1])
    return Attribution(cue, source, filled[0], inner.i, holder.i, "clause", known.force)


def _active_content(verb: Token, cue: Cue) -> tuple[tuple[Range, ...], str, Token | None] | None:
    """Find what an active verb attributes: content, rule, and the preposition that belongs to the cue."""
    frames = cue.frames
    told = next((c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i > verb.i), None)
    clause = reported_clause(verb)
    if clause is not None and is_elsewhere(verb, clause, told, frames):
        clause = None
    infinitive = next((c for c in verb.children if c.dep_ == "xcomp" and is_infinitive(c) and c.i > verb.i), None)
    small = next((c for c in verb.children if c.dep_ == "ccomp" and not is_clause(c) and c.i > verb.i), None)
    if clause is not None and is_infinitive(clause):
        small, clause = clause, None
    back = "back" in frames and any(c.lower_ == "back" and c.i > verb.i for c in verb.children)
    if clause is not None and (frames & {"speech", "clause"} or back or ("object" in frames and _asks(clause))):
        content = without(clause, verb)
        fronted = _parted_subject(verb, clause)
        if fronted is not None and content:
            content = (extent(fronted.left_edge, fronted.right_edge), *content)
        if told is not None and content and not frames & {"whom-to", "whom-that"} and _headless(told, clause):
            content = ((told.left_edge.idx, content[0][1]), *content[1:])
        return content, "clause", None
    if clause is None and frames & {"speech", "clause", "whom-that"}:
        about = strayed_clause(verb, told, "whom-that" in frames)
        if about is not None:
            first = about.left_edge if about.left_edge.lower_ != "that" else verb.doc[about.left_edge.i + 1]
            return (extent(first, about.right_edge),), "clause", None
    if small is not None:
        if "whom-to" in frames and is_infinitive(small):
            return without(small, verb), "whom-to", None
        if "as" in frames and not is_infinitive(small):
            return without(small, verb), "as", None
        if frames & {"to", "intend"} and is_infinitive(small):
            return without(small, verb), "to", None
    if infinitive is not None and verb.lemma_.lower() in _WISHING and _is_naming(infinitive):
        return without(infinitive, verb), "to be named", None  # how it was said, and by whom
    if infinitive is not None:
        if told is not None and told.i < infinitive.i and "whom-to" in frames:
            return (extent(told.left_edge, infinitive.right_edge),), "whom-to", None
        if "to" in frames and told is None:
            return without(infinitive, verb), "to", None
    gerund = next((c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and c.tag_ == "VBG" and c.i > verb.i), None)
    if gerund is not None and told is None and "ing" in frames:
        return without(gerund, verb), "to", None
    if gerund is not None and told is None and "object" in frames and gerund.i == verb.i + 1:
        # `cited mounting costs`, where the parser takes the participle for the verb of a clause.
        return without(gerund, verb), "object", None
    if "as" in frames and verb.lemma_.lower() in NAMING:
        both = two_objects(verb)
        if both is not None:
            return (both,), "as", None
    if told is not None and "as" in frames:
        hung = [*verb.children, *(c for c in told.children if c.dep_ == "prep" and c.lower_ == "as")]
        other = next((c for c in hung if c.i > told.i and (c.dep_ == "oprd" or c.lower_ == "as")), None)
        if other is not None:
            return ((told.left_edge.idx, end_of(other, verb)),), "as", None
    if told is None and "as" in frames:
        # `what they call a trap`: the object is a relative word in front.
        other = next((c for c in verb.children if c.i > verb.i and (c.dep_ == "oprd" or c.lower_ == "as")), None)
        front = next((c for c in verb.children if c.dep_ == "dobj" and c.tag_ in ("WP", "WDT")), None)
        if other is not None and front is not None:
            first = other.doc[min(other.left_edge.i + (other.lower_ == "as"), other.right_edge.i)]
            return (extent(first, other.right_edge),), "as", None
    if told is not None:
        beyond = [c for c in [*verb.children, *told.children] if c.i > told.i and c.dep_ in ("prep", "agent")]
        # `accused him on Monday of lying`: the parser hangs the second preposition on the day.
        days = [c for prep in beyond for c in prep.children if c.dep_ == "pobj" and c.ent_type_ in ("DATE", "TIME")]
        beyond += [c for day in days for c in day.children if c.i > day.i and c.dep_ == "prep"]
        other = next((c for c in beyond if "whom+" + c.lower_ in frames and not _only_when(c)), None)
        if other is not None:
            return ((told.left_edge.idx, end_of(other, verb)),), "of", None
    if "as" in frames and verb.lemma_.lower() == "refer":
        to = next((c for c in verb.children if c.lower_ == "to"), None)
        other = next((c for c in verb.children if c.i > verb.i and c.lower_ == "as"), None)
        if to is not None and other is not None and to.i < other.i and to.i + 1 < len(verb.doc):
            return (extent(verb.doc[to.i + 1], other.right_edge),), "as", to
    wished = next((c for c in verb.children if c.i > verb.i and c.left_edge.lower_ == "for" and is_infinitive(c)), None)
    if wished is not None and "+for" in frames and wished.left_edge.i < wished.i and wished.left_edge.i > verb.i:
        # `called for the council to act`
        first = wished.doc[wished.left_edge.i + 1]
        return (extent(first, wished.right_edge),), "preposition", wished.left_edge
    beside = _prepositional(verb, frames)
    if beside is not None:
        return beside
    if frames & {"speech", "clause"} or ("it" in frames and any(c.lower_ == "it" for c in verb.children)):
        around = parenthetical(verb)
        if around:
            return around, "parenthetical", None
    particle = next((c for c in verb.children if c.dep_ == "prt"), None)
    if "object" in frames or (particle is not None and "object+" + particle.lower_ in frames):
        thing = next((c for c in verb.children if c.dep_ == "dobj"), None)
        if thing is not None and not is_empty(thing) and not _is_withdrawn(verb, thing):
            return without(thing, verb), "object of an infinitive" if has_to(verb) else "object", None
    return None


def _only_when(prep: Token) -> bool:
    """Whether a preposition gives the time: `hit the coast on Tuesday` blames nobody."""
    return any(c.dep_ == "pobj" and c.ent_type_ in ("DATE", "TIME") for c in prep.children)


def _is_naming(verb: Token) -> bool:
    """Whether this is `to be named`, `to be identified`."""
    return verb.lemma_.lower() in ("name", "identify", "quote") and any(c.dep_ == "auxpass" for c in verb.children)


def _is_withdrawn(verb: Token, thing: Token) -> bool:
    """Whether things are called back and not to mind: `recalled 4,000 kettles`, `the firm recalled its kettles`."""
    if verb.lemma_.lower() != "recall" or thing.ent_type_ in ("DATE", "TIME"):
        return False
    if thing.tag_ == "NNS" and any(c.dep_ == "nummod" for c in thing.children):
        return True
    holder = subject(verb)
    body = holder is not None and (holder.ent_type_ in ("ORG", "GPE") or holder.lower_ in ("it", "which"))
    named = holder is not None and holder.pos_ == "NOUN" and holder.lemma_.lower() in speaking_nouns()
    whose = any(c.dep_ == "poss" and c.lower_ in ("its", "their") for c in thing.children)
    return (body or named) and (whose or thing.lower_ == "all" or thing.tag_ == "NNS")


def _parted_subject(verb: Token, clause: Token) -> Token | None:
    """Find the subject that a cue parts from its clause: `The keepers, she explained, were paid`.

    The parser gives it to the cue, which then has two.
    """
    doc = verb.doc
    if clause.i < verb.i or verb.i + 1 >= len(doc) or doc[verb.i + 1].text != ",":
        return None
    if any(c.dep_.startswith(("nsubj", "expl", "csubj")) or c.dep_ == "mark" for c in clause.children):
        return None
    before = [c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i]
    return before[0] if len(before) > 1 and doc[before[0].right_edge.i + 1].text == "," else None


def _headless(told: Token, clause: Token) -> bool:
    """Whether the parser took the subject of a reported clause for an object: `denied his firm was involved`."""
    if any(c.dep_.startswith(("nsubj", "csubj", "expl")) or c.dep_ == "mark" for c in clause.children):
        return False
    return told.right_edge.i == clause.left_edge.i - 1


def _asks(clause: Token) -> bool:
    """Whether a clause begins with a question word: `questioned whether`, `outlined how`."""
    return clause.left_edge.tag_ in ("WP", "WRB", "WDT", "WP$") or clause.left_edge.lower_ in ("whether", "if")


def _prepositional(verb: Token, frames: frozenset[str]) -> tuple[tuple[Range, ...], str, Token | None] | None:
    """Find the object of a preposition that the verb's frame names (`called for talks`)."""
    for child in verb.children:
        if child.dep_ == "prep" and child.i > verb.i and "+" + child.lower_ in frames:
            inner = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            if inner is None:
                continue
            low = (inner.left_edge.idx, end_of(inner, verb))
            follow = next((c for c in verb.children if c.dep_ == "xcomp" and c.i > inner.i and is_infinitive(c)), None)
            if follow is not None:
                low = (low[0], extent(follow.left_edge, follow.right_edge)[1])
            return (low,), "preposition", child
    return None


def _passive_content(verb: Token, cue: Cue) -> tuple[tuple[Range, ...], str, Token | None] | None:
    """Find what a passive verb attributes (`the plan was praised by`, `he was told that`)."""
    patient = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    clause = next((c for c in verb.children if c.dep_ in ("ccomp",) and is_clause(c)), None)
    if clause is not None and cue.frames & {"speech", "clause"} and not is_own_clause(verb, clause):
        return without(clause, verb), "passive clause", None
    subject_range = () if patient is None else (extent(patient.left_edge, patient.right_edge),)
    infinitive = next((c for c in verb.children if c.dep_ == "xcomp" and is_infinitive(c)), None)
    if infinitive is not None and patient is not None and cue.frames & {"speech", "clause", "whom-to"}:
        words = without(infinitive, verb)
        if words and any(t.dep_ not in ("advmod", "prt") for t in verb.doc[verb.i + 1 : infinitive.left_edge.i]):
            # `Parents were told on Monday to stay away`: they are the audience
            return words, "passive infinitive", None
        return (*subject_range, *words), "passive infinitive", None
    if patient is not None:
        beyond = (c for c in verb.children if c.i > verb.i and c.dep_ == "prep" and "whom+" + c.lower_ in cue.frames)
        other = next((c for c in beyond if any(inner.dep_ in ("pobj", "pcomp") for inner in c.children)), None)
        if other is not None:
            return (*subject_range, extent(other.left_edge, other.right_edge)), "passive of", None
    if "as" in cue.frames:
        other = next((c for c in verb.children if c.i > verb.i and (c.dep_ == "oprd" or c.lower_ == "as")), None)
        if other is not None:
            rule = "passive as" if agent(verb) is not None else "passive as, nobody's"
            return (*subject_range, extent(other.left_edge, other.right_edge)), rule, None
    if "object" in cue.frames and patient is not None and agent(verb) is not None:
        return subject_range, "passive object", None
    return None
