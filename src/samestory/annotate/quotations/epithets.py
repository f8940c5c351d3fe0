"""Another word for somebody who was just told of: `the eccentric inventor`, `the group`."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from samestory.annotate.quotations.callings import ANYBODY, OFFICES, VOICES, contradicts
from samestory.annotate.quotations.heard import Heard
from samestory.annotate.quotations.mentioned import NEAR
from samestory.model import Actor
from samestory.resources.cues import names_person
from samestory.resources.thesaurus import is_person

if TYPE_CHECKING:
    from spacy.tokens import Token

_PICKS = frozenset({
    "other", "same", "new", "next", "latter", "former", "chief", "senior", "lead", "local", "presiding", "second",
    "first", "third", "only", "top", "second-placed", "late", "current", "acting", "deputy", "national", "federal",
    "rival", "alleged", "accused", "official", "third-party", "independent", "leading", "head", "young", "old",
})  # fmt: skip
"""Words with which a description picks out one of several, or an office, and is no new word for who was told of."""
_BODIES = frozenset({"group", "company", "firm", "organisation", "organization", "charity", "movement", "outfit"})


def epithet(heard: Heard, holder: Token) -> str | None:
    """Give who is the subject of the sentence before to a description that says something new of them.

    `Holm showed off a car. The eccentric inventor said ...`: one person, with a word that no office and no witness is
    picked out by. With a name in it (`the Foldwing founder`) only where nobody else was named so far.
    """
    subject = heard.mentioned.person_before(holder.left_edge.idx)
    if subject is None or holder.tag_ != "NN" or holder.lower_ in ANYBODY | OFFICES | VOICES:
        return None
    if not (names_person(holder.lower_) or is_person(holder.lower_)) or contradicts(holder.lower_, subject.gender):
        return None
    before = [c for c in holder.children if c.i < holder.i and c.dep_ in ("amod", "compound", "nmod", "poss", "nummod")]
    behind = any(c.i > holder.i and c.dep_ in ("prep", "relcl", "acl", "appos") for c in holder.children)
    if not before or behind or any(c.dep_ == "poss" or c.lower_ in _PICKS for c in before):
        return None
    if any(c.pos_ == "PROPN" for c in before):
        return subject.name if _alone(heard, subject, holder.left_edge.idx) else None
    return subject.name if any(c.pos_ == "ADJ" or "-" in c.text for c in before) else None


def _alone(heard: Heard, person: Actor, at: int) -> bool:
    """Whether nobody else with a name was told of before a place."""
    told = heard.mentioned.spans[: bisect_left(heard.mentioned.begins, at)]
    others = (heard.report.actors[number] for _, _, number in told)
    return all(one is person or one.kind != "person" or one.name[:1].islower() for one in others)


def same_body(heard: Heard, holder: Token) -> str | None:
    """Give the body that spoke last to `the group` or `the company`, which the report gives to none."""
    if holder.lower_ not in _BODIES or not heard.said or any(c.i > holder.i for c in holder.children):
        return None
    if any(c.dep_ != "det" for c in holder.children):
        return None
    bodies = (held for held in reversed(heard.said) if held[2] is None or held[2].kind != "person")
    place, name, actor, plural = next(bodies, heard.said[-1])
    known = actor is not None and actor.kind in ("organisation", "group") and actor.name[:1].isupper()
    return name if known and not plural and 0 <= holder.idx - place < NEAR else None
