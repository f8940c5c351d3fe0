"""Who says what a clause says, and with which words it can stand alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from samestory.annotate.frames import FINITE
from samestory.annotate.quotations.misparsed import is_own_clause
from samestory.annotate.statements.held import Held
from samestory.annotate.statements.subjects import own_subject, subject_of
from samestory.annotate.statements.terms import FUNCTION
from samestory.annotate.statements.unheld import takes_back
from samestory.model import Report, Span

if TYPE_CHECKING:
    from spacy.tokens import Token


SAYS: Final = frozenset(
    {"say", "tell", "claim", "report", "add", "announce", "state", "write", "tweet", "insist", "argue", "warn", "deny"}
    | {"allege", "believe", "think", "suggest", "note", "confirm", "acknowledge", "admit", "explain", "declare", "post"}
    | {"estimate", "accuse", "vow", "promise", "predict", "assert", "maintain", "stress", "recall", "reveal", "hope"}
)
"""Verbs whose clause is somebody's word and not the report's own; the quotations are asked first."""


def name_of(token: Token | None, held: Held) -> str | None:
    """Name whom a token stands for: the actor, or the words of the noun phrase."""
    if token is None:
        return None
    if (named := held.name_at(token.idx)) is not None:
        return named
    words = [t.text for t in token.lefts if t.dep_ in {"compound", "amod", "nummod", "poss"}]
    return " ".join([*words, token.text])


def _cue_above(head: Token) -> Token | None:
    """Find the reporting verb in whose reported clause a clause stands."""
    here = head
    for _ in range(12):
        parent = here.head
        if parent.i == here.i:
            break
        if here.dep_ == "ccomp" and parent.lemma_.lower() in SAYS:
            return parent
        here = parent
    for child in head.children:
        # `The ship sank, officials said`: the parser may make the reporting verb a parenthesis of the clause.
        if child.dep_ in {"parataxis", "ccomp"} and child.lemma_.lower() in SAYS and own_subject(child) is not None:
            return child
    return None


def claimant_of(head: Token, span: Span, held: Held) -> tuple[str | None, Token | None]:
    """Find who says so: the speaker of the quotation that holds the clause, else the subject of the reporting verb."""
    cue = _cue_above(head)
    if (quotation := held.quotation(span)) is not None:
        return quotation.speaker.name if quotation.speaker is not None else "unnamed", cue
    if cue is not None:
        subject = own_subject(cue) or subject_of(cue)
        return name_of(subject, held) or "unnamed", cue
    for token in head.children:
        if token.lower_ == "according" and token.dep_ == "prep":
            name = next((t for t in token.subtree if t.dep_ == "pobj"), None)
            return name_of(name, held) or "unnamed", None
    return None, None


def frame_of(head: Token, kind: str, span: Span, cue: Token | None, sentence: Span, report: Report) -> Span | None:
    """Say with which words the statement can stand alone; None where no such stretch was found."""
    if cue is not None:
        start = min(span.start, cue.left_edge.idx)
        end = max(span.end, cue.right_edge.idx + len(cue.right_edge))
        if head.dep_ != "ccomp" and cue.head.i == head.i:
            end = max(end, span.end)
    elif kind in {"main", "title"} or (kind == "coordinate" and own_subject(head) is not None):
        return span
    else:
        return sentence
    start, end = max(start, sentence.start), min(end, sentence.end)
    text = report.text[start:end]
    stripped = text.rstrip(" ,;:—–-\n")
    return report.span(start, start + len(stripped))


_SAYING: Final = frozenset({"say", "claim", "state", "allege", "assert", "declare", "deny", "predict", "speculate"})
"""Verbs that say nothing without what was said."""

_SAID: Final = frozenset(
    {"ccomp", "xcomp", "dobj", "attr", "oprd", "acomp", "parataxis", "nsubjpass", "auxpass", "prt"}
)


def is_only_cue(head: Token, tokens: Sequence[Token]) -> bool:
    """Whether a clause says no more than that something was said, which is a statement of its own."""
    if head.lemma_.lower() in _SAYING and head.tag_ != "VBN" and head.is_lower and head.head.i == head.i:
        said = any(child.dep_ in _SAID for child in head.children)
        if not said and not any(t.tag_ in FINITE and t.i != head.i for t in tokens):
            return True  # `in a film made at home his daughter said`
    if head.lemma_.lower() not in SAYS or takes_back(head):
        return False  # what is only hoped or not thought is told with these words or not at all
    told = [child for child in head.children if child.dep_ == "ccomp" and child.pos_ in {"VERB", "AUX"}]
    if told:
        return not all(is_own_clause(head, child) for child in told)
    words = [t for t in tokens if t.pos_ not in FUNCTION]
    subject = own_subject(head)
    own = {t.i for t in subject.subtree} if subject is not None else set()
    return sum(t.i not in own for t in words) <= 3
