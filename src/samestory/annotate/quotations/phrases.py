"""Whom a noun phrase or a pronoun means: a name where the report gives one, otherwise its own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samestory.annotate.quotations.callings import ANYBODY
from samestory.annotate.quotations.descriptions import described, named_as
from samestory.annotate.quotations.documents import owner_in
from samestory.annotate.quotations.heard import FAR, GENDERS, Heard, Named
from samestory.annotate.quotations.owners import owner_of
from samestory.annotate.quotations.pronouns import settle_pronoun
from samestory.annotate.quotations.sources import UTTERANCES
from samestory.resources.cues import document_nouns, names_person

if TYPE_CHECKING:
    from spacy.tokens import Token

_HANDLE = re.compile(r",? ?(?P<name>(?<!\w)@\w{2,30})\b")
_AGED = re.compile(r"\b[Tt]he \d{1,3}-year-old$")


def name_of_phrase(heard: Heard, holder: Token, start: int, end: int) -> Named:
    """Give the name of whom a noun phrase with this head means."""
    lower = holder.lower_
    if lower in ("i", "me", "my") and holder.pos_ == "PRON":
        # Outside quotation marks the author speaks.
        return (heard.report.bylines[0] if len(heard.report.bylines) == 1 else "the author"), None
    joint = [c for c in holder.children if c.dep_ == "conj" and c.idx < end]
    if joint and holder.tag_ == "NN" and not any(c.tag_ != "NN" for c in joint):
        # `Former mayor and head of the guild, Ada Holm`: two descriptions of one person.
        for child in holder.children:
            person = heard.mentioned.actor_at(child.idx) if child.dep_ == "appos" and joint[-1].i < child.i else None
            if person is not None and person.kind == "person" and child.idx < end:
                return person.name, person
    if len(joint) == 1 and holder.pos_ == "PROPN" and joint[0].ent_type_ == "PERSON":
        # `Velm and Marsh MP Ada Holm`: a title with a double name before one person.
        office = any(c.dep_ == "compound" and names_person(c.lower_) for c in joint[0].children)
        person = heard.mentioned.actor_at(joint[0].idx)
        place = heard.mentioned.actor_at(holder.idx)
        if office and person is not None and (place is None or place.kind == "place" or place is person):
            return person.name, person
    if joint and holder.pos_ in ("PROPN", "NOUN"):
        names = [_single(heard, holder, start, joint[0].left_edge.idx)]
        token: Token | None = joint[0]
        while token is not None:
            names.append(_single(heard, token, token.left_edge.idx, end))
            token = next((c for c in token.children if c.dep_ == "conj" and c.idx < end), None)
        if len({name for name, _ in names}) == 1 and names[0][1] is not None:
            return names[0]  # `Holm & Brandt`: the parser took one name for two
        if all(names) and any(actor for _, actor in names if actor):
            return " and ".join([", ".join([n or "" for n, _ in names[:-1]]), names[-1][0] or ""]), None
    return _single(heard, holder, start, end)


def _single(heard: Heard, holder: Token, start: int, end: int) -> Named:
    lower = holder.lower_
    pronoun = holder.pos_ == "PRON" or lower in GENDERS or lower in ("they", "it", "we")
    if lower in ("he", "she") and (one := heard.mentioned.introduced_before(holder.idx, GENDERS[lower])) is not None:
        left, right = one.left_edge.idx, one.right_edge.idx + len(one.right_edge)
        return _single(heard, one, left, right)
    at = holder.idx
    body = heard.mentioned.subject_before(at) or heard.mentioned.body_before(at) if lower == "it" else None
    if body is not None:
        return body.name, body
    actor = heard.mentioned.actor_at(holder.idx)
    if actor is not None and actor.kind == "place" and holder.ent_type_ == "PERSON":
        actor = None
    if holder.lemma_.lower() in document_nouns() and (actor is None or actor.name[:1].islower()):
        whose = owner_of(heard, holder, start, _name_of)
        if whose is not None:
            heard.paper = (start, whose[0] or "")
            return whose
    if _AGED.search(heard.text[start:end]) and (actor is None or actor.name[:1].islower()):
        for place, name, spoke, plural in reversed(heard.said):
            if start - place > FAR:
                break
            if not plural and spoke is not None and spoke.kind == "person":
                return name, spoke
    handle = _HANDLE.match(heard.text, end) or _HANDLE.search(heard.text, max(start, holder.idx - 1), end)
    plain = holder.tag_ == "NN" or lower in ("one", "another") or holder.text.startswith("@")
    if handle is not None and plain and (actor is None or actor.name[:1].islower()):
        return handle["name"], None  # `user @adaholm`
    if actor is not None and actor.name[:1].islower() and not pronoun:
        beside = heard.mentioned.name_beside(start, end) or heard.mentioned.apposed(holder, start, end)
        actor = beside if beside is not None else actor
        again = heard.same.get(actor.name) if beside is None and actor is not None else None
        if again is not None and again[1] is not None and holder.lower_ not in ANYBODY:
            return again
        if beside is None:
            words = described(heard, holder, start, end)
            other = words is not None and (words[:1].isupper() or words.startswith(("a ", "an ")))
            if words is not None and other and words.lower() != heard.text[start:end].lower():
                known = next((a for a in heard.report.actors if a.name == words), None)
                if actor is not None:
                    heard.same[actor.name] = (words, known)
                return words, known
    ends = None if pronoun else heard.mentioned.name_at_end(holder, start, end)
    if ends is not None:
        if actor is not None:
            heard.same[actor.name] = (ends.name, ends)
        return ends.name, ends
    if actor is not None:
        return heard.same.get(actor.name, (actor.name, actor))
    if pronoun:
        called = named_as(heard, start, end)  # `one, who gives her name as Ida`
        if called is not None:
            return called, None
        return settle_pronoun(heard, lower, holder.idx, _name_of)
    beside = heard.mentioned.name_beside(start, end)
    if beside is not None:
        return beside.name, beside
    if holder.lemma_.lower() in UTTERANCES:
        owner = owner_in(holder)
        if owner is not None:
            return _name_of(heard, owner)
    apposed = heard.mentioned.apposed(holder, start, end)
    if apposed is not None:
        return apposed.name, apposed
    if holder.ent_type_ == "PERSON":
        return heard.mentioned.full(holder), None
    if holder.lower_ == heard.text[start:end].strip() and names_person(holder.lower_):
        # `minister` alone, as headings have it: the first person in the report who holds such an office.
        for actor in sorted(heard.report.actors, key=lambda a: min((m.start for m in a.mentions), default=0)):
            roles = [role.lower() for role in actor.roles if not role.lower().endswith("prime minister")]
            if actor.kind == "person" and any(holder.lower_ in role.split() for role in roles):
                return actor.name, actor
    # `minister Ada Holm` where the parser took the title for the head.
    for i in range(holder.i + 1, min(holder.i + 3, len(heard.doc))):
        if heard.doc[i].idx >= end or heard.doc[i].pos_ not in ("PROPN",):
            break
        actor = heard.mentioned.actor_at(heard.doc[i].idx)
        if actor is not None and actor.kind == "person":
            return actor.name, actor
    words = described(heard, holder, start, end)
    if holder.dep_ == "conj" or any(c.dep_ == "conj" for c in holder.children):
        return words, None
    return words, next((a for a in heard.report.actors if a.name == words and a.kind == "person"), None)


def _name_of(heard: Heard, owner: Token) -> Named:
    """Give the name of whom a token's whole phrase means."""
    return _single(heard, owner, owner.left_edge.idx, owner.right_edge.idx + len(owner.right_edge))
