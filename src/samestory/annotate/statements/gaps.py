"""Where a helping verb makes a sentence of a participle or an apposition."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from samestory.annotate.frames import FINITE
from samestory.annotate.statements.subjects import is_plural, own_subject

if TYPE_CHECKING:
    from spacy.tokens import Token


_STATES: Final = frozenset(
    """
    amount be belong comprise concern consist contain cost date depend deserve entail follow have include involve know
    lack last mean measure need number owe own pertain regard relate represent require resemble result seem total want
    weigh
    """.split()  # noqa: SIM905
)
"""Verbs whose participle in `-ing` says what something is and not what it is doing: no one says `was involving`."""


_LASTING: Final = frozenset(
    {"call", "name", "know", "dub", "title", "entitle", "designate", "base", "locate", "situate"}
)
"""Verbs whose participle says what something is called or where it lies, then as now (`a mill ⟨is⟩ called Orm`)."""


def gap_of(head: Token, kind: str, tokens: Sequence[Token]) -> tuple[int, int, str] | None:
    """Find where a form of `be` makes a sentence of a participle or an apposition (`the truce ⟨was⟩ agreed in May`).

    A second participle shares the helping verbs of the first: `Holt was held and ⟨was⟩ charged`.
    """
    noun = head.head
    inside = {t.i for t in tokens}
    if kind == "coordinate":
        words = shared_helpers(head)
        return (tokens[0].idx, tokens[0].idx, words) if words else None
    if kind == "appositive" and head.pos_ in {"VERB", "AUX"}:
        return None  # `the reason ⟨is⟩ that many ask for`: a clause that the parser took for an apposition
    if kind == "appositive" and head.i > noun.i and noun.i in inside and head.i in inside:
        mark = noun.doc[head.left_edge.i - 1]
        if mark.text not in {",", "-", "–", "—"} or any(t.is_punct for t in noun.doc[noun.i + 1 : mark.i]):
            return None
        if _may_be_nearer(head, noun):
            return None
        if noun.pos_ != "PROPN" and any(c.dep_ == "conj" for c in head.children):
            return None  # a list
        return mark.idx, head.left_edge.idx, "are" if is_plural(noun) else "is"
    if kind != "participle" or head.tag_ not in {"VBG", "VBN"}:
        return None
    own = [t for t in tokens if t.i > noun.i and t.i <= head.i] if noun.i in inside else list(tokens)
    if not own:
        return None
    if head.tag_ == "VBN" and not any(c.lower_ == "being" for c in head.children):
        lasts = head.lemma_.lower() in _LASTING
        return own[0].idx, own[0].idx, ("are" if lasts else "were") if is_plural(noun) else "is" if lasts else "was"
    if head.lemma_.lower() in _STATES:
        return None
    past = _past(head)
    many = is_plural(noun)
    return own[0].idx, own[0].idx, ("were" if many else "was") if past else ("are" if many else "is")


def shared_helpers(head: Token) -> str:
    """Give the helping verbs that a second participle shares with the first; empty where it shares none."""
    if head.dep_ != "conj" or head.tag_ != "VBN" or own_subject(head) is not None or _helpers(head):
        return ""
    if not any(t.dep_ == "cc" for t in head.doc[max(0, head.left_edge.i - 1) : head.i]):
        return ""  # `letters that the mill was sent, | found by the clerk`
    first = head.head
    while first.dep_ == "conj" and first.tag_ == "VBN" and not _helpers(first) and own_subject(first) is None:
        first = first.head
    helpers = _helpers(first)
    if first.tag_ != "VBN" or not helpers or helpers[0].tag_ not in FINITE or not helpers[0].is_alpha:
        return ""
    if helpers[-1].lemma_ == "be" and any(c.dep_ == "dobj" for c in head.children):
        return ""  # `was late and hurt nobody`
    return " ".join(t.text for t in helpers)


def _helpers(verb: Token) -> list[Token]:
    return [t for t in verb.lefts if t.dep_ in {"aux", "auxpass"}]


def _may_be_nearer(head: Token, noun: Token) -> bool:
    """Whether an apposition may as well be one of a nearer name: `the streets of Vell, a village below the dam`."""
    if head.pos_ == "PROPN" or noun.ent_type_ == "PERSON":
        return False
    return any(t.dep_ == "pobj" and t.pos_ == "PROPN" for t in noun.doc[noun.i + 1 : head.left_edge.i])


def _past(head: Token) -> bool:
    """Whether the sentence that a clause hangs on tells of the past."""
    here = head
    for _ in range(12):
        if here.head.i == here.i:
            break
        here = here.head
        if here.tag_ == "VBD" or any(c.tag_ == "VBD" and c.dep_ in {"aux", "auxpass"} for c in here.children):
            return True
        if here.tag_ in {"VBZ", "VBP"} or any(c.tag_ in {"VBZ", "VBP", "MD"} for c in here.children):
            return False
    return False
