"""Actors of several reports that are one and the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from samestory.annotate.actors import names
from samestory.annotate.actors.name import ORG_WORDS, PLACE_WORDS, table_kind
from samestory.annotate.actors.roles import country_of, is_description
from samestory.collate.actors.bodies import merge_bodies
from samestory.collate.actors.described import merge_described
from samestory.collate.actors.gathered import Gathered
from samestory.collate.actors.people import merge_people, owner_of_handle
from samestory.collate.actors.show import name_of, story_actor
from samestory.model import Actor, Report, StoryActor
from samestory.resources import actor_tables as tables


def merge_actors(reports: Sequence[Report]) -> tuple[StoryActor, ...]:
    """Find which actors of several reports are one and the same.

    Two full names are one person's when given names and surnames agree, also transliterated, shortened or with
    a middle name; a surname alone joins the one person of the story who bears it (or who is named most), never
    two people of different given names. Organisations join by equal names, acronyms, the tables, or as the
    shorter form of one longer name.

    Returns
    -------
    tuple of StoryActor
        Named by the most frequent full form, the most mentioned first, with ids ``a1``, ``a2`` ...
    """
    held = [(at, actor) for at, report in enumerate(reports) for actor in report.actors]
    described = [(at, actor) for at, actor in held if _only_described(actor)]
    held = [(at, actor) for at, actor in held if not _only_described(actor)]
    held = _acronyms(_same_kinds(held))
    people = [(at, actor) for at, actor in held if actor.kind == "person"]
    others = [(at, actor) for at, actor in held if actor.kind != "person"]
    bodies = merge_bodies(others)
    groups = merge_people(people, bodies)
    able = [*groups, *bodies]
    for body in bodies:
        owners = [owner_of_handle(able, actor) for _, actor in body.members]
        if owners and owners[0] is not None:
            for at, actor in body.members:
                owners[0].add(at, actor)
        else:
            groups.append(body)
    _add_handles(reports, groups)
    groups = merge_described(described, [group for group in groups if group.members])
    order = sorted(groups, key=lambda group: (-group.size, name_of(group), group.members[0][0]))
    return tuple(story_actor(group, f"a{at}", reports) for at, group in enumerate(order, 1))


_HANDLE = re.compile(r"(?<![\w@.])@\w{4,30}")


def _add_handles(reports: Sequence[Report], groups: Sequence[Gathered]) -> None:
    """Give a handle that spells the whole name of one person (``@adaholm``) to that person, wherever it stands."""
    people = [group for group in groups if group.kind == "person"]
    for at, report in enumerate(reports):
        taken = [(mention.start, mention.end) for actor in report.actors for mention in actor.mentions]
        for match in _HANDLE.finditer(report.text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            handle = Actor(match.group(), "person", (report.span(match.start(), match.end()),))
            owner = owner_of_handle(people, handle) or next((one for one in people if handle.name in one.names), None)
            if owner is not None:
                owner.add(at, handle)


def _only_described(actor: Actor) -> bool:
    """Whether an actor has no name; the body of a country is known by what it is (``Denmark's foreign ministry``)."""
    if not is_description(actor.name):
        return False
    words = {names.without_possessive(word) for word in names.words_of(actor.name)}
    public = actor.kind == "organisation" and words & tables.name_words("public-body")
    return not (public and country_of(words))


def _same_kinds(held: Sequence[tuple[int, Actor]]) -> list[tuple[int, Actor]]:
    """Give a name that is a person's in one report and a body's or place's in another the kind it has more often."""
    votes: dict[str, Counter[str]] = {}
    for _, actor in held:
        vote = votes.setdefault(_bare(actor), Counter())
        vote[actor.kind] += len(actor.mentions) + (2 * len(actor.mentions) if actor.gender or actor.roles else 0)
        if names.without_legal_form(actor.name) != actor.name:
            vote[actor.kind] += 1000  # a legal form leaves no doubt
    kinds = {key: max(sorted(vote), key=lambda kind: vote[kind]) for key, vote in votes.items() if len(vote) > 1}
    places = {names.key(actor.name) for _, actor in held if actor.kind == "place"}
    kinds |= dict.fromkeys(sorted(_told_as_people(held, places)), "person")
    kinds |= dict.fromkeys(sorted(_teams(held, places)), "organisation")
    return [(at, replace(actor, kind=kinds[_bare(actor)]) if _bare(actor) in kinds else actor) for at, actor in held]


def _told_as_people(held: Sequence[tuple[int, Actor]], places: set[str]) -> set[str]:
    """Give the keys of names of two words that reports have as a body's, though some tell of ``Holm`` as he or she.

    Neither where the first word is a place's name (``Velm Wanderers``), nor a body's by its words.
    """
    told = {
        names.parts(actor.name)[-2:]
        for _, actor in held
        if actor.kind == "person" and actor.gender not in (None, "plural")
    }
    by: dict[str, list[Actor]] = {}
    for _, actor in held:
        if actor.kind == "organisation":
            by.setdefault(_bare(actor), []).append(actor)
    return {key for key, actors in by.items() if _may_be_a_person(actors, places, told)}


def _may_be_a_person(actors: Sequence[Actor], places: set[str], told: set[tuple[str, ...]]) -> bool:
    name = actors[0].name
    words = names.parts(name)
    if len(words) != 2 or not told & {words, words[1:]} or table_kind(name) or not name.istitle():
        return False
    if words[0] in places or set(words) & (ORG_WORDS | PLACE_WORDS):
        return False
    return not any(mention.text[:4].lower() == "the " for actor in actors for mention in actor.mentions)


def _teams(held: Sequence[tuple[int, Actor]], places: set[str]) -> set[str]:
    """Give the keys of single words, taken for people's names, by which a body of some place is called.

    ``Wanderers``, where ``Velm Wanderers`` is named: nobody of whom a report tells as he or she.
    """
    ends = {words[-1] for _, actor in held if actor.kind == "organisation"
            and len(words := names.key(actor.name).split()) > 1 and " ".join(words[:-1]) in places}  # fmt: skip
    return {
        key for _, actor in held
        if actor.kind == "person" and (key := _bare(actor)) in ends and not actor.gender and not actor.roles
    }  # fmt: skip


def _bare(actor: Actor) -> str:
    """Give the key of a name without a company's legal form: ``Holm Ltd.`` is no person named Holm elsewhere."""
    return names.key(names.without_legal_form(actor.name))


def _acronyms(held: Sequence[tuple[int, Actor]]) -> list[tuple[int, Actor]]:
    """Take capitals for an organisation where they are the initials of one, or cannot be read out (``TPB``)."""
    known = {names.initials(actor.name) for _, actor in held if actor.kind != "person" and " " in actor.name}
    return [
        (at, replace(actor, kind="organisation"))
        if actor.kind == "person"
        and len(actor.name) >= 3
        and actor.name.isupper()
        and (names.key(actor.name) in known or not _spoken(actor))
        else (at, actor)
        for at, actor in held
    ]


def _spoken(actor: Actor) -> bool:
    """Whether a word in capitals can be a name that is read out, or has a title or gender as people have."""
    return bool(actor.gender or actor.roles) or re.search(r"[AEIOUYÀ-Þ]|[^\w]", actor.name) is not None
