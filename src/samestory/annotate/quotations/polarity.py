"""Whether something was said at all: said, not said, or left open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samestory.annotate.frames import shares_negation
from samestory.annotate.quotations.attribution import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OPEN = frozenset({"may", "might", "could", "would", "should", "will", "shall", "must", "'ll", "’ll", "'d", "’d"})
_AHEAD = frozenset({"expect", "want", "plan", "hope", "intend", "try", "need", "urge", "ask", "tell", "schedule", "set",
                    "prepare", "able", "likely", "poise", "due", "ready", "threaten", "vow"})  # fmt: skip
_WISHING = frozenset({"like", "love", "prefer", "want", "hope"})
_UNDONE = frozenset({"refuse", "decline", "fail", "neglect"})
_CONDITIONS = frozenset({"if", "unless", "whether"})


def polarity_of(doc: Doc, one: Attribution) -> str:
    """Say whether an attribution is ``positive``, ``negative`` or ``open``.

    Negative: the cue is negated (`did not say that`, `never promised`, `declined to say`). Open: what is said is
    asked about (`did she say that?`), conditional (`if she says`), possible or still to come (`may say`,
    `is expected to say`). A denial is positive: it was said.
    """
    if one.anchor < 0:
        return "positive"
    if one.rule == "withheld":
        return "negative"
    verb = doc[one.anchor]
    # `“Never,” she said`: what is said may be a mere no.
    about = [c for c in verb.children if not any(start <= c.idx < end for start, end in one.content)]
    if any(child.dep_ == "neg" or child.lower_ in ("never", "neither") for child in about) or shares_negation(verb):
        return "negative"
    wishing = verb.lemma_.lower() in _WISHING  # `would like to`
    if _asked(verb) or any(c.lower_ in _OPEN and c.dep_ == "aux" and not wishing for c in verb.children):
        return "open"
    above = verb
    for _ in range(4):
        if any(child.dep_ == "mark" and child.lower_ in _CONDITIONS for child in above.children):
            return "open"
        governed = above.dep_ in ("xcomp", "ccomp") and any(child.tag_ == "TO" for child in above.children)
        if governed and above.head.lemma_.lower() in _UNDONE:
            return "negative"
        if governed and above.head.lemma_.lower() in _AHEAD:
            return "open"
        if above.dep_ not in ("xcomp", "conj", "advcl") or above.head == above:
            break
        above = above.head
    return "positive"


def _asked(verb: Token) -> bool:
    """Whether the reporter asks whether it is said: an auxiliary before the subject, and a question mark."""
    last = verb.sent[-1]
    ends = any(token.text == "?" for token in verb.sent[-3:]) or last.text == "?"
    subject = next((child for child in verb.children if child.dep_.startswith("nsubj")), None)
    helper = next((child for child in verb.children if child.dep_ == "aux"), None)
    return ends and subject is not None and helper is not None and helper.i < subject.i
