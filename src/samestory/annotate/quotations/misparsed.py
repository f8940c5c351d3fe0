"""What the parser hangs on a cue though it is no content of it, and cues that say nothing where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samestory.annotate.frames import FINITE
from samestory.annotate.quotations.contents import has_to
from samestory.annotate.quotations.sources import is_inanimate, is_passive
from samestory.resources.cues import Cue, document_nouns

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_elsewhere(verb: Token, clause: Token, told: Token | None, frames: frozenset[str]) -> bool:
    """Whether a clause behind a cue says what somebody else did, or what a noun before it is about.

    `the tide rose, finding the boats grew harder`: the gerund is the subject of what follows. `told them to go on, with
    two verdicts shared later`: what is told is the infinitive. `declared an emergency amid doubt that the dam held`: it
    is doubted.

    Parameters
    ----------
    verb, clause
        The cue, and the clause that the parser gives it.
    told
        The object of the cue.
    frames
        Where the content of the cue may stand.
    """
    if clause.i < verb.i:
        return is_byline(verb)
    marked = clause.left_edge.lower_ == "that"
    if verb.lemma_ == "find" and verb.tag_ == "VBG" and not marked and verb.dep_ in ("advcl", "csubj"):
        return clause.tag_ in FINITE and clause.left_edge.i == verb.i + 1
    order = next((c for c in verb.children if c.dep_ == "xcomp" and verb.i < c.i < clause.i and has_to(c)), None)
    if order is not None and not marked and clause.tag_ == "VBN":
        return not any(c.dep_ in ("aux", "auxpass") for c in clause.children)
    before = verb.doc[clause.left_edge.i - 1] if clause.left_edge.i else verb
    parted = told is not None and told.i < before.i and before.dep_ in ("pobj", "conj")
    if not (marked and parted and before.pos_ == "NOUN") or frames & {"whom-that", "whom-to"}:
        return False
    return before.ent_type_ not in ("DATE", "TIME") and before.lemma_.lower() not in document_nouns()


def is_byline(verb: Token) -> bool:
    """Whether somebody only wrote the report: `Rescuers gave up, Ada Holm reports from Velm`."""
    return verb.lemma_ == "report" and any(c.lower_ == "from" and c.i == verb.i + 1 for c in verb.children)


def is_own_clause(verb: Token, clause: Token) -> bool:
    """Whether the parser took the start of a sentence for what a passive without a subject says.

    `The hunt comes as two boys, both from Velm, were confirmed to be safe`: the boys were confirmed.
    """
    infinitive = any(c.dep_ == "xcomp" and has_to(c) and c.i > verb.i for c in verb.children)
    return clause.i < verb.i and infinitive and not any(c.dep_.startswith("nsubj") for c in verb.children)


def is_nobodys(verb: Token, cue: Cue, holder: Token) -> bool:
    """Whether a cue has for its subject what neither speaks nor plans.

    `the wall, which threatens to fall`; `a meeting was held to decide whether to sell`.
    """
    if verb.lemma_ == "threaten" and "to" in cue.frames:
        doer = verb.head if verb.dep_ == "acl" else holder
        return is_inanimate(doer) or doer.tag_ == "WDT"
    purpose = verb.dep_ == "advcl" and has_to(verb) and is_passive(verb.head)
    return purpose and is_inanimate(holder) and holder.lemma_.lower() not in document_nouns()
