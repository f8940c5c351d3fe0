"""Whose words a statement, a letter, a post or an article holds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import TYPE_CHECKING

from samestory.annotate.quotations.documents import is_called, owner_in
from samestory.annotate.quotations.heard import FAR, RELATIVE, Heard, Named
from samestory.annotate.quotations.mentioned import LAWYER, NEAR
from samestory.model import Actor
from samestory.resources.cues import document_nouns, speaking_nouns

if TYPE_CHECKING:
    from spacy.tokens import Token

NameOf = Callable[[Heard, "Token"], Named]
"""How the phrase of an owner is named: as any other source is (`phrases.py`, which asks for owners here)."""


def owner_of(heard: Heard, holder: Token, start: int, name_of: NameOf) -> Named | None:
    """Say whose words a document holds; None where the text does not tell.

    Its owner where one is named (`the company's statement`, `a post on the guild's page`); for `the statement` who
    spoke last; for `the article` or `the headline` the last organisation that spoke or was named.
    """
    sort = document_nouns()[holder.lemma_.lower()]
    owner = owner_in(holder)
    if sort == "finding" and (owner is None or owner.dep_ != "poss" or owner.ent_type_ != "PERSON"):
        owner = None  # `the court’s ruling` speaks for itself; `Judge Holm’s ruling` is hers
    for child in holder.children if owner is None and sort == "words" else ():
        if child.dep_ == "prep" and child.lower_ in ("on", "in"):
            page = next((c for c in child.children if c.dep_ == "pobj"), None)
            owner = None if page is None else next((c for c in page.children if c.dep_ == "poss"), None)
    if owner is not None and sort == "medium" and owner.lemma_.lower() in document_nouns():
        return None, None  # `an earlier version of this story`: nobody else's words
    text = heard.text[start : min(start + 160, len(heard.text))].split(" said")[0]
    if owner is None and sort == "words" and " read " in text:
        for match in LAWYER.finditer(text):
            client = heard.mentioned.actor_at(start + match.start("whose" if match["whose"] else "name"))
            if client is not None and client.kind == "person":
                return client.name, client
    if owner is not None:
        return name_of(heard, owner)
    body = _body_before(heard, holder, start) if sort == "words" else None
    if body is not None:
        return body
    its = next((paper.owner for paper in heard.papers if paper.at == holder.idx), None)
    if its is not None and its.lower_ not in RELATIVE:
        return name_of(heard, its)  # `sent a statement which read`
    definite = any(c.lower_ in ("the", "this", "that") for c in holder.children if c.dep_ == "det")
    if not definite or sort == "finding":
        return None
    issued = issued_by(heard, holder.lemma_.lower(), start, name_of) if sort == "words" else None
    if issued is not None and not _said_in(heard, holder.lemma_.lower(), start):
        return issued
    for place, name, actor, plural in reversed(heard.said):
        if start - place > NEAR:
            break
        if (sort == "words" and not plural) or (actor is not None and actor.kind == "organisation"):
            return name, actor
    if sort == "medium":
        here = bisect_left(heard.mentioned.begins, start)
        for place, _, number in reversed(heard.mentioned.spans[:here]):
            actor = heard.report.actors[number]
            if start - place > NEAR:
                break
            if actor.kind == "organisation" and actor.name[:1].isupper():
                return actor.name, actor
    return None


def _body_before(heard: Heard, holder: Token, start: int) -> Named | None:
    """Give whose a document is by the name or word right before it: `a Velm Air statement`, `a company statement`."""
    before = next((c for c in holder.children if c.dep_ == "compound" and c.i == holder.i - 1), None)
    if before is None:
        return None
    actor = heard.mentioned.actor_at(before.idx)
    if actor is not None and actor.kind == "organisation" and before.pos_ == "PROPN":
        return actor.name, actor
    if before.lower_ in speaking_nouns() and before.lower_ not in document_nouns():
        return _body_called(heard, before.lower_, start)
    return None


def _body_called(heard: Heard, noun: str, start: int) -> Named:
    """Find the body that the report calls so, last before a place: `the company`; else the word itself."""
    for place, _, number in reversed(heard.mentioned.spans[: bisect_left(heard.mentioned.begins, start)]):
        actor = heard.report.actors[number]
        told = (m.text.lower() for m in actor.mentions if m.start == place)
        if actor.kind == "organisation" and any(words.split()[-1] == noun for words in told):
            return actor.name, actor
    return (noun if noun in ("police", "authorities") else f"the {noun}"), None


def issued_by(heard: Heard, noun: str, start: int, name_of: NameOf) -> tuple[str, Actor | None] | None:
    """Find whose `the statement` is by where the report told of it: `Holm released a statement`."""
    for paper in reversed(heard.papers):
        if paper.at >= start or not is_called(paper, noun):
            continue
        if start - paper.at > FAR and paper.noun != noun:
            continue
        owner = paper.owner
        if owner.lower_ in RELATIVE:
            continue
        name, actor = name_of(heard, owner)
        return None if name is None else (name, actor)
    return None


def last_paper(heard: Heard, at: int, name_of: NameOf) -> tuple[str, Actor | None] | None:
    """Find whose words the document is of which a report told last: `She posted a message. It read:`."""
    paper = next((one for one in reversed(heard.papers) if one.at < at), None)
    return None if paper is None or at - paper.at > NEAR else issued_by(heard, paper.noun, at, name_of)


def _said_in(heard: Heard, noun: str, start: int) -> bool:
    """Whether who spoke last is told to have done so in a document of this noun: `Holm said in a statement`."""
    place = heard.said[-1][0] if heard.said else -1
    return 0 <= start - place < FAR and noun in heard.text[place : min(start, place + 120)].split("\n")[0].lower()
