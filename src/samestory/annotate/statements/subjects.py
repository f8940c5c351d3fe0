"""Whom or what a clause is about, also where it leaves that to the clause that it hangs on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from samestory.model import Report, Span
from samestory.resources.cues import cue_verbs
from samestory.resources.thesaurus import is_person

if TYPE_CHECKING:
    from spacy.tokens import Token


_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})

LONGEST_PHRASE: Final = 14
"""Words of a noun phrase that is put before a clause which lacks its subject."""


def own_subject(verb: Token) -> Token | None:
    """Find the subject that stands in a verb's own clause."""
    return next((child for child in verb.children if child.dep_ in _SUBJECTS), None)


def subject_of(head: Token) -> Token | None:
    """Find whom a clause is about, also where the clause leaves it to the one that it hangs on."""
    here = head
    for _ in range(6):
        subject = own_subject(here)
        if subject is not None and not (subject.tag_ in {"WDT", "WP"} and here.dep_ == "relcl"):
            return subject
        if here.dep_ in {"relcl", "acl", "appos"}:
            return here.head
        if here.dep_ not in {"conj", "advcl", "xcomp", "pcomp", "prep", "ccomp"} or here.head.i == here.i:
            return None
        here = here.head
    return None


def phrase_of(head: Token, kind: str, tokens: Sequence[Token], sentence: Span, report: Report) -> Span | None:
    """Find the noun phrase that a clause is about, where it stands outside of it and agrees with its verb."""
    if kind == "relative":
        own = own_subject(head)
        if own is None or own.tag_ not in {"WDT", "WP"}:
            return None
        if _may_be_nearer(head, own):
            return None
        nouns = [head.head]
        if head.head.dep_ == "pobj" and head.head.head.dep_ == "prep":
            nouns.append(head.head.head.head)  # `the players of the team who were sent off`
        plural = _number(head)
        noun = next((n for n in nouns if plural is None or is_plural(n) == plural), None)
    elif kind in {"coordinate", "participle", "adverbial"} and own_subject(head) is None and _borrows(head):
        noun = subject_of(head)
    else:
        return None
    if noun is None or noun.i in {t.i for t in tokens}:
        return None
    first, last = noun.left_edge.i, noun.i
    for child in noun.rights:
        end = child.right_edge.i
        if child.i < tokens[0].i <= end:
            end = tokens[0].i - 1  # the clause hangs on the last noun, and may be about the first
        if child.dep_ not in {"prep", "conj", "cc", "nmod", "flat"} or end - first >= LONGEST_PHRASE:
            break
        last = end
    while last > noun.i and (noun.doc[last].is_punct or noun.doc[last].dep_ in {"cc", "prep"}):
        last -= 1
    if tokens and first < tokens[0].i <= last:
        last = tokens[0].i - 1
        while last > noun.i and noun.doc[last].is_punct:
            last -= 1
    words = noun.doc[first : last + 1]
    if len(words) > LONGEST_PHRASE or words[0].idx < sentence.start or words[-1].idx >= sentence.end:
        return None
    return report.span(words[0].idx, words[-1].idx + len(words[-1]))


def _may_be_nearer(head: Token, relative: Token) -> bool:
    """Whether a relative word may as well mean a noun that stands nearer to it than the one that the parser chose.

    `A reply to raids that killed nine`: the parser rather hangs such a clause too high, and the reply killed nobody.
    """
    plural = _number(head)
    near = [t for t in head.doc[head.head.i + 1 : relative.i] if t.dep_ == "pobj" and t.pos_ in {"NOUN", "PROPN"}]
    return any(plural is None or is_plural(noun) == plural for noun in near[-1:])


def _borrows(head: Token) -> bool:
    """Whether it is sure whose subject a clause without one shares; with a wrong one it would say what nobody said."""
    if head.dep_ == "conj":  # `how to row and bail` has no subject of its own
        return not any(child.tag_ == "TO" for child in head.head.children) and not misjoined(head)
    if head.dep_ == "advcl":  # a finite verb has its subject with it, which the parser gave to another verb
        return head.tag_ in {"VBG", "VBN"}
    if head.dep_ == "acl":  # `pictures of them rowing`
        between = head.doc[head.head.i + 1 : head.left_edge.i]
        if head.head.dep_ in {"pobj", "conj"} and any(token.text == "," for token in between):
            return False  # `a bag of letters to clerks, found on Monday`: the bag, the letters or the clerks
        return not any(token.dep_ == "pobj" for token in between)
    return True


def misjoined(verb: Token) -> bool:
    """Whether a second verb has a form that the verb cannot have shared with it to which the parser joined it.

    That has `will` or `to`, and it has a tense: `will open in June, | followed by a fair`. Or that is done to a thing,
    and it is what somebody says: `Holm said the boat had been rammed | and blamed the pilot`.
    """
    if verb.dep_ != "conj" or own_subject(verb) is not None or any(c.dep_ in {"aux", "auxpass"} for c in verb.children):
        return False
    first = verb.head
    while first.dep_ == "conj" and own_subject(first) is None:
        first = first.head
    if _blames(verb) and any(c.dep_ == "nsubjpass" and not is_person(c.lemma_.lower()) for c in first.children):
        return first.dep_ == "ccomp"
    helped = first.tag_ == "VB" and any(c.dep_ == "aux" and c.tag_ in {"MD", "TO"} for c in first.children)
    return helped and verb.tag_ in {"VBD", "VBZ", "VBN"} and verb.lower_ != verb.lemma_.lower()


def disagrees(verb: Token) -> bool:
    """Whether a verb has the object of another one for its subject: `What I told | you is no threat`."""
    first = next((c for c in verb.children if c.dep_ in {"aux", "auxpass"}), verb)
    subject = own_subject(verb)
    plural = subject is not None and subject.lower_ in {"you", "we", "they"} and not subject.n_rights
    return plural and first.lower_ in {"is", "has", "'s", "’s"} and verb.dep_ == "ccomp"


def _blames(verb: Token) -> bool:
    """Whether a verb has an object and is done by who speaks."""
    spoken = verb.lemma_.lower() in cue_verbs() and verb.tag_ in {"VBD", "VBN"}
    return spoken and any(c.dep_ == "dobj" for c in verb.children)


def has_subject(head: Token, tokens: Sequence[Token], about: Span | None) -> bool:
    """Whether a clause has its subject with it, or it is known what stands before it."""
    subject = own_subject(head)
    if subject is None:
        return about is not None
    if subject.tag_ in {"WDT", "WP"} and subject.dep_ != "csubj":
        return about is not None
    return subject.i in {t.i for t in tokens}


def _number(verb: Token) -> bool | None:
    """Whether a verb is of the plural; None where its form does not tell."""
    first = next((c for c in verb.children if c.dep_ in {"aux", "auxpass"}), verb)
    if first.tag_ == "VBZ" or first.lower_ == "was":
        return False
    return True if first.tag_ == "VBP" or first.lower_ == "were" else None


def is_plural(noun: Token) -> bool:
    """Whether a noun asks for a verb in the plural."""
    if noun.tag_ == "NNP":
        return False  # a list of people, each with what she is
    return noun.tag_ in {"NNS", "NNPS"} or noun.lower_ in {"they", "we"} or any(c.dep_ == "conj" for c in noun.children)
