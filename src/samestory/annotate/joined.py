"""Second verbs that the parser joins to the wrong verb: `said that rain would come | and closed the road`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from samestory.annotate.frames import is_passive, is_verb

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_HELPING: Final = frozenset({"aux", "auxpass"})
_TENSED: Final = frozenset({"VBD", "VBZ"})
"""Forms that no `will`, `would` or `to` can stand before; that of the plural is also that of the infinitive."""


def mend_joined(doc: Doc) -> None:
    """Give a second verb back to the verb whose form and subject it shares.

    A verb with a tense cannot share `would` or `to` with the verb that the parser joined it to: in `the mayor said the
    bridge would stay shut and blamed the rain` nobody `would blamed`. It belongs to the nearest verb above that has a
    tense and a subject. Done only where the joining word stands right before it.

    And nobody says a thing: in `the mayor said rain, and mud on the road, were to blame` the rain is what was to blame.

    Parameters
    ----------
    doc
        The parsed text; it is changed.
    """
    for verb in doc:
        _mend_parted(verb)
        if verb.dep_ != "conj" or verb.tag_ not in _TENSED | {"VBN"} or not is_verb(verb) or verb.i == 0:
            continue
        joint = doc[verb.i - 1]
        if (
            joint.dep_ != "cc"
            or verb.lower_ == verb.lemma_.lower()
            or any(c.dep_ in _SUBJECTS | _HELPING for c in verb.children)
        ):
            continue
        head = _first_of(verb)
        if not any(c.dep_ == "aux" and c.tag_ in {"MD", "TO"} for c in head.children):
            continue
        over = _over(head)
        if over is None or (verb.tag_ == "VBN") != (over.tag_ == "VBN" and not is_passive(over)):
            continue
        if joint.head.i < verb.i:
            joint.head = over
        verb.head = over


def _mend_parted(verb: Token) -> None:
    """Give a verb behind `said` the noun for its first subject that the parser took for what was said."""
    said = verb.head
    if verb.dep_ != "conj" or said.lemma_ != "say" or verb.tag_ not in _TENSED | {"VBP"} or not is_verb(verb):
        return
    things = [c for c in said.children if c.dep_ == "dobj" and said.i < c.i < verb.i and c.pos_ == "NOUN"]
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i < verb.i), None)
    if len(things) != 1 or subject is None or things[0].lemma_.lower() in _SAYABLE:
        return
    between = [t for t in verb.doc[things[0].right_edge.i + 1 : subject.left_edge.i] if not t.is_space]
    told = any(c.dep_ in {"ccomp", "xcomp"} for c in said.children)
    if told or [t.dep_ for t in between] not in (["punct", "cc"], ["cc"]) or between[0].text not in {",", "and"}:
        return
    thing, relation = things[0], subject.dep_
    verb.head, verb.dep_ = said, "ccomp"
    thing.head, thing.dep_ = verb, relation
    subject.head, subject.dep_ = thing, "conj"
    for token in between:
        token.head = thing


_SAYABLE: Final = frozenset(
    {"word", "prayer", "grace", "mass", "line", "name", "goodbye", "farewell", "thing", "thank"}
)
"""What somebody says, and not says of."""


def _first_of(verb: Token) -> Token:
    """Find the first of the verbs that one is joined to, with which it would share what stands before that."""
    head = verb.head
    while head.dep_ == "conj" and is_verb(head.head) and not any(c.dep_ in _SUBJECTS | _HELPING for c in head.children):
        head = head.head
    return head


def _over(head: Token) -> Token | None:
    """Find the nearest verb above another, and before it, that has a tense and a subject of its own or shared."""
    here = head
    while here.head.i != here.i:
        here = here.head
        subject = here.dep_ == "conj" or any(c.dep_ in _SUBJECTS for c in here.children)
        if here.i < head.i and is_verb(here) and subject:
            tensed = here.tag_ in {"VBD", "VBZ", "VBP"} or any(
                c.dep_ in _HELPING and c.tag_ in {"VBD", "VBZ", "VBP"} for c in here.children
            )
            return here if tensed else None
    return None
