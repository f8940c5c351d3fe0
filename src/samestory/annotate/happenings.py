"""The word that a date hangs on, and the noun of an event that it dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samestory.annotate.frames import is_verb
from samestory.model import Report, Span
from samestory.resources.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def tells_event(noun: Token) -> bool:
    """Whether a noun tells an event."""
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in word_set("event_nouns.txt")


def event_before(day: Token, verb: Token) -> Token | None:
    """Find the noun of an event between the start of the subject and the date, where the date stands before the verb.

    ``A long meeting with the minister earlier on Monday brought no result``: the parser often hangs such a date on
    the verb after it.
    """
    if not is_verb(verb) or day.i > verb.i or day.sent.start == day.i:
        return None
    for token in reversed(list(day.doc[max(day.sent.start, day.i - 14) : day.i])):
        if is_verb(token) and token.dep_ not in {"amod", "compound"}:
            return None
        if tells_event(token):
            return token
    return None


def event_between(verb: Token, day: Token) -> Token | None:
    """Find the noun of an event that is the object of a verb of speech and stands right before the date."""
    thing = next((c for c in verb.children if c.dep_ == "dobj" and tells_event(c)), None)
    if thing is None or not verb.i < thing.i < day.i:
        return None
    return None if any(is_verb(t) for t in thing.doc[thing.i : day.i]) else thing


LONGEST_WIDENED = 320


def phrase_of(noun: Token, span: Span, doc: Doc, report: Report) -> tuple[Span, list[Token]]:
    """Give the phrase of a noun that tells an event, up to its date, without the clauses that hang on it."""
    left = next((c.left_edge.i for c in noun.lefts), noun.left_edge.i)
    last = noun.right_edge.i
    for child in noun.rights:
        if child.dep_ in {"conj", "cc", "relcl"} and child.idx > span.end:
            last = min(last, child.left_edge.i - 1)
    tokens = list(doc[left : last + 1])
    while tokens and (tokens[-1].is_punct or tokens[-1].is_space or tokens[-1].dep_ == "cc"):
        tokens.pop()
    if not tokens:
        return span, [noun]
    start, end = min(tokens[0].idx, span.start), max(tokens[-1].idx + len(tokens[-1]), span.end)
    whole = Span.of(report.text, start, end)
    return (span, [noun]) if len(whole.text) > LONGEST_WIDENED or "\n" in whole.text else (whole, tokens)


def is_possessive_name(last: Token) -> bool:
    """Whether the day belongs to a noun (``Thursday's release``): it dates that noun, not the clause."""
    doc = last.doc
    return last.i + 1 < len(doc) and doc[last.i + 1].tag_ == "POS"


def holder_of(root: Token) -> tuple[Token, bool]:
    """Find the token that a date hangs on, and whether that is a noun (``the meeting on Monday``)."""
    here = root
    while (
        here.dep_
        in {
            "pobj",
            "compound",
            "nummod",
            "prep",
            "npadvmod",
            "appos",
            "amod",
            "conj",
            "pcomp",
            "nmod",
            "advmod",
            "punct",
            "det",
            "quantmod",
        }
        and here.head.i != here.i
    ):
        here = here.head
        if is_verb(here) or here.dep_ in {"ROOT"}:
            break
        if here.pos_ == "NOUN" and here.ent_type_ not in {"DATE", "TIME"}:
            return here, not _is_event_noun(here)
    return here, False


def _is_event_noun(noun: Token) -> bool:
    """Whether a noun is the object or subject of its verb, so that the date still places the verb's event."""
    return noun.dep_ in {"dobj", "nsubjpass"} and is_verb(noun.head)
