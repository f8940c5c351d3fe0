"""Whom `he`, `she`, `it` and `they` mean as speakers, where the actors leave it open or may be mistaken."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from samestory.annotate.quotations.attribution import Attribution
from samestory.annotate.quotations.heard import FAR, FIRST, GENDERS, THINGS, Heard, Named
from samestory.annotate.quotations.marks import find_stretches
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


_OWNED = re.compile(r"['’]s [a-z]")
"""What belongs to somebody may be a thing: `Holm’s return to the stage`."""


def settle_pronoun(heard: Heard, lower: str, at: int, name_of: NameOf) -> Named:
    """Settle a pronoun by the last speakers, then by the nearest person."""
    gender = GENDERS.get(lower)
    if gender is not None:
        for place, name, actor, plural in reversed(heard.said):
            if at - place > FAR:
                break
            if plural or (actor is not None and (actor.kind != "person" or actor.gender not in (None, gender))):
                continue
            if actor is None and (name[:1].islower() or _OWNED.search(name)) and not _is_of_person(name):
                continue
            return name, actor
        here = bisect_left(heard.mentioned.begins, at)
        for start, _, number in reversed(heard.mentioned.spans[:here]):
            if at - start > FAR:
                break
            actor = heard.report.actors[number]
            if actor.kind == "person" and actor.gender in (None, gender):
                return actor.name, actor
        later = _named_below(heard, at, gender)
        return (None, None) if later is None else (later.name, later)
    if lower == "it" and heard.doc[bisect_left(heard.starts, at)].head.lemma_.lower() == "read":
        posted = last_paper(heard, at, name_of)
        if posted is not None:
            return posted
    if lower == "it":
        body = heard.mentioned.read_for(at)
        if body is not None:
            return body.name, body
    if lower == "it" and heard.paper is not None and heard.said:
        place, name, actor, _ = heard.said[-1]
        if name == heard.paper[1] and at - place < NEAR:
            return name, actor
    above = _many_above(heard.doc[bisect_left(heard.starts, at)]) if lower == "they" else None
    if above is not None:
        return name_of(heard, above)
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


_BODIES = frozenset({"jury", "panel", "committee", "council", "board", "crew", "team", "police", "couple", "family",
                     "court", "commission", "group", "band", "cabinet", "parliament"})  # fmt: skip
"""Nouns of the singular for several who speak as one."""


def _many_above(pronoun: Token) -> Token | None:
    """Find several, or a body, whose deed the clause of `they` puts in time: `The jury left after they said so`."""
    clause = pronoun.head
    main = clause.head
    if clause.dep_ != "advcl" or main.i > pronoun.i:
        return None
    subject = next((c for c in main.children if c.dep_ == "nsubj" and c.i < main.i), None)
    many = subject is not None and (subject.tag_ == "NNS" or subject.lower_ in _BODIES)
    return subject if many and main.doc[clause.left_edge.i : pronoun.i][-1:].text.lower() in _WHEN else None


_WHEN = frozenset({"after", "before", "when", "while", "since", "because", "once"})


def _named_below(heard: Heard, at: int, gender: str) -> Actor | None:
    """Find who is named first below a pronoun that stands before all names: `“I resign,” he said.` `Ada Holm had led`.

    The name must be the subject of its sentence, and its bearer the first person of whom the report tells by name.
    """
    people = heard.report.actors
    named = [
        one for one in heard.mentioned.spans if people[one[2]].kind == "person" and people[one[2]].name[:1].isupper()
    ]
    if not named or named[0][0] < at or named[0][0] - at > FAR:
        return None
    start, end, number = named[0]
    acts = any(
        token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ == "ROOT"
        for token in heard.doc[bisect_left(heard.starts, start) : bisect_left(heard.starts, end)]
    )
    return people[number] if acts and people[number].gender in (None, gender) else None


def goes_on_saying(heard: Heard, one: Attribution, holder: Token) -> Named | None:
    """Give who spoke last for `it added that`, where that is no person with a name."""
    if one.anchor < 0 or heard.doc[one.anchor].lemma_.lower() not in ADDING or not heard.said:
        return None
    place, name, actor, plural = heard.said[-1]
    described = (actor is None or actor.name[:1].islower()) and not _VOICES.search(name)  # `the organiser said`
    body = described or (actor is not None and actor.kind != "person")
    return (name, actor) if body and not plural and 0 <= holder.idx - place < NEAR else None


ADDING = frozenset({"add", "continue"})
"""Verbs with which somebody goes on who spoke just before."""
_VOICES = re.compile(r"spokes(?:man|woman|person)|representative|lawyer|attorney", re.IGNORECASE)
"""Who speaks for a body, which `it` then means."""


def not_the_quoted(heard: Heard, one: Attribution, holder: Token, name: str | None, actor: Actor | None) -> Named:
    """Prefer who spoke last, or who was named last, to somebody who is talked about in the words that the pronoun says.

    Nobody calls himself by his name: `Holm had a warning for Governor Tarn. “Will somebody tell Holm that mine is
    bigger,” he said.`
    """
    if actor is None or one.rule == "parenthetical":
        return name, actor  # `Holm, who has heard it before, he said, ...`: it may be whom the clause is about
    found = (
        _nearer_speaker(heard, holder, actor)
        or _last_speaker(heard, one, holder, actor)
        or _not_named(heard, one, holder, actor)
        or _over_captions(heard, holder, actor)
    )
    return (name, actor) if found is None else found


def _nearer_speaker(heard: Heard, holder: Token, actor: Actor) -> Named | None:
    """Give who spoke last by a name of which the report has no actor, rather than who is described further back."""
    if not heard.said or not actor.name[:1].islower():
        return None
    place, name, spoke, plural = heard.said[-1]
    if plural or spoke is not None or not name[:1].isupper() or holder.idx - place > NEAR or _OWNED.search(name):
        return None
    told = [m.start for m in actor.mentions if m.end <= holder.idx and m.text.lower() not in GENDERS]
    return (name, None) if told and max(told) < place else None


def _not_named(heard: Heard, one: Attribution, holder: Token, actor: Actor) -> Named | None:
    """Find the person named last before quoted words that call whom their pronoun was taken for by name."""
    gender, begin = GENDERS[holder.lower_], one.content[0][0]
    if not calls_by_name(heard, one, actor):
        return None
    for start, end, number in reversed(heard.mentioned.spans[: bisect_left(heard.mentioned.begins, begin)]):
        other = heard.report.actors[number]
        if begin - start > NEAR:
            break
        if other is actor or other.kind != "person" or other.gender not in (None, gender):
            continue
        if other.name[:1].isupper() and not _is_told(heard, start, end):
            return other.name, other
    return None


def _over_captions(heard: Heard, holder: Token, actor: Actor) -> Named | None:
    """Give who spoke last where whom a pronoun was taken for was since named in lines under pictures alone.

    Such a line stands in the body by itself and ends without a stop.
    """
    speaking = (one for one in reversed(heard.said) if one[2] is not None or _is_of_person(one[1]))
    place, name, spoke, plural = next(speaking, (0, "", None, False))  # not `the sign reads`
    if plural or spoke is None or spoke is actor or spoke.kind != "person" or holder.idx - place > FAR:
        return None
    since = [m for m in actor.mentions if m.end <= holder.idx and holder.idx - m.start < FAR]
    named = [m for m in since if heard.text[m.start].isupper() and m.text.lower() not in GENDERS]
    fits = spoke.gender in (None, GENDERS[holder.lower_])
    return (name, spoke) if fits and named and all(_is_caption(heard, m.start) for m in named) else None


def _is_caption(heard: Heard, at: int) -> bool:
    start, end = heard.text.rfind("\n", 0, at) + 1, heard.text.find("\n", at)
    line = heard.text[start : end if end >= 0 else len(heard.text)].strip()
    return start > 0 and len(line.split()) > 4 and line[-1] not in ".?!:,;…”\"’'"


def calls_by_name(heard: Heard, one: Attribution, actor: Actor) -> bool:
    """Whether words that stand in quotation marks as a whole call a person by name."""
    start, end = one.content[0]
    if heard.text[start] not in _MARKS or actor.kind != "person":
        return False
    parts = {word for word in actor.name.split() if word[:1].isupper()}
    named = [m for m in actor.mentions if start < m.start and m.end <= end]
    called = [m for m in named if not parts.isdisjoint(re.findall(r"[\w-]+", heard.text[m.start : m.end]))]
    # `“He said, ‘I trust you, Ada,’” she told the court`: so somebody else calls her.
    inner = [one for one in find_stretches(heard.text[start:end]) if one.depth] if called else []
    return any(not any(start + one.open < m.start < start + one.close for one in inner) for m in called)


_MARKS = "“\"'‘«„"


def _last_speaker(heard: Heard, one: Attribution, holder: Token, actor: Actor) -> Named | None:
    """Give who spoke last, where whom a pronoun was taken for is only talked about."""
    if not heard.said:
        return None
    place, other, spoke, plural = heard.said[-1]
    if plural or spoke is None or spoke.kind != "person" or holder.idx - place > NEAR or spoke is actor:
        return None
    if spoke.gender not in (None, GENDERS[holder.lower_]):
        return None
    before = [m for m in actor.mentions if m.end <= holder.idx and holder.idx - m.start < FAR]
    if before and all(any(s <= m.start and m.end <= e for s, e in one.content) for m in before):
        return other, spoke
    since = [m for m in before if m.start > place] or before[-1:]
    if since and all(_is_told(heard, m.start, m.end) for m in since) and one.rule == "cue after":
        # `Holm told the guild that the mayor was wrong. “It is late,” he said.`
        return other, spoke
    return None


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
    head = re.split(r" (?:for|of|at|from|in|with|who|on|to)\b|,", description)[0]
    return names_person(head) or is_person(head.rsplit(" ", 1)[-1].lower())
