"""Whom `he`, `she`, `it` and `they` mean as speakers, where the actors leave it open or may be mistaken."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from samestory.annotate.quotations.attribution import Attribution
from samestory.annotate.quotations.heard import FAR, FIRST, GENDERS, THINGS, Heard, Named
from samestory.annotate.quotations.mentioned import NEAR
from samestory.annotate.quotations.owners import NameOf, last_paper
from samestory.model import Actor
from samestory.resources.cues import names_person
from samestory.resources.thesaurus import is_person

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOBODY = frozenset({
    "you", "'s", "’s", "me", "us", "there", "what", "one", "someone", "somebody", "everyone", "everybody", "nobody",
    "anyone",
})  # fmt: skip


def settle_pronoun(heard: Heard, lower: str, at: int, name_of: NameOf) -> Named:
    """Settle a pronoun by the last speakers, then by the nearest person."""
    gender = GENDERS.get(lower)
    if gender is not None:
        for place, name, actor, plural in reversed(heard.said):
            if at - place > FAR:
                break
            if plural or (actor is not None and (actor.kind != "person" or actor.gender not in (None, gender))):
                continue
            if actor is None and name[:1].islower() and not _is_of_person(name):
                continue
            return name, actor
        here = bisect_left(heard.mentioned.begins, at)
        for start, _, number in reversed(heard.mentioned.spans[:here]):
            if at - start > FAR:
                break
            actor = heard.report.actors[number]
            if actor.kind == "person" and actor.gender in (None, gender):
                return actor.name, actor
        return None, None
    if lower == "it" and heard.doc[bisect_left(heard.starts, at)].head.lemma_.lower() == "read":
        posted = last_paper(heard, at, name_of)
        if posted is not None:
            return posted
    if lower == "it":
        body = heard.mentioned.read_for(at) or heard.mentioned.subject_before(at)
        if body is not None:
            return body.name, body
    if lower == "it" and heard.paper is not None and heard.said:
        place, name, actor, _ = heard.said[-1]
        if name == heard.paper[1] and at - place < NEAR:
            return name, actor
    if lower in ("they", "we", "both") or lower in THINGS:
        for place, name, actor, plural in reversed(heard.said):
            if at - place > FAR:
                break
            if (plural and lower not in THINGS) or (
                actor is not None and actor.kind in ("organisation", "group", "place")
            ):
                return name, actor
            if actor is None and not plural and lower in THINGS and not names_person(name):
                return name, actor
        return None, None
    if lower in _NOBODY:
        return None, None
    return heard.doc[bisect_left(heard.starts, at)].text, None


def not_the_quoted(heard: Heard, one: Attribution, holder: Token, name: str | None, actor: Actor | None) -> Named:
    """Prefer who spoke last to somebody who is only talked about in the words that the pronoun says."""
    if actor is None or not heard.said or one.rule == "parenthetical":
        return name, actor  # `Holm, who has heard it before, he said, ...`: it may be whom the clause is about
    place, other, spoke, plural = heard.said[-1]
    if plural or spoke is None or spoke.kind != "person" or holder.idx - place > NEAR or spoke is actor:
        return name, actor
    if spoke.gender not in (None, GENDERS[holder.lower_]):
        return name, actor
    before = [m for m in actor.mentions if m.end <= holder.idx and holder.idx - m.start < FAR]
    if before and all(any(s <= m.start and m.end <= e for s, e in one.content) for m in before):
        return other, spoke
    since = [m for m in before if m.start > place] or before[-1:]
    if since and all(_is_told(heard, m.start, m.end) for m in since) and one.rule == "cue after":
        # `Holm told the guild that the mayor was wrong. “It is late,” he said.`
        return other, spoke
    return name, actor


def within_quotation(heard: Heard, one: Attribution, holder: Token) -> str | None:
    """Say whom a pronoun means within a quotation: its speaker by `I`, by `he` the man named last but that one."""
    outer = next((heard.names[source] for source in one.within if source and source in heard.names), None)
    gender = GENDERS.get(holder.lower_)
    if holder.lower_.lstrip("’'") in FIRST:
        return outer
    if gender is None or outer is None:
        return None
    actor = heard.mentioned.other_before(holder.idx, gender, outer)
    return None if actor is None else actor.name


def _is_told(heard: Heard, start: int, end: int) -> bool:
    """Whether words stand in what somebody says: who is named there is talked about."""
    at = bisect_right(heard.contents, (start, len(heard.text)))
    return any(s <= start and end <= e for s, e in heard.contents[max(0, at - 8) : at])


def _is_of_person(description: str) -> bool:
    """Whether a description without a name may be whom `he` or `she` means: no `several of Holm's posts`."""
    head = re.split(r" (?:for|of|at|from|in|with|who|on)\b|,", description)[0]
    return names_person(head) or is_person(head.rsplit(" ", 1)[-1].lower())
