"""Which people of several reports are one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from samestory.annotate.actors import names
from samestory.annotate.actors.bodies import body_key
from samestory.collate.actors.gathered import Gathered
from samestory.model import Actor


def merge_people(people: Sequence[tuple[int, Actor]], bodies: Sequence[Gathered]) -> list[Gathered]:
    """Gather people by their full names, then those of one name by whoever bears it.

    A person who has the very name of a body joins that body, which ``bodies`` then holds.
    """
    groups: list[Gathered] = []
    concluded = {id(actor): given for _, actor in people if (given := _given_alone(actor)) is not None}
    full = [(at, actor) for at, actor in people if len(names.parts(actor.name)) > 1 and id(actor) not in concluded]
    # Names of more parts first: "Bruno K. Halder" gathers "Bruno Halder" and is not split from it by order.
    counts = Counter(names.parts(actor.name) for _, actor in full)
    known: dict[tuple[str, ...], Gathered] = {}
    surnames: dict[int, set[str]] = {}
    for at, actor in sorted(full, key=lambda one: _fullest(names.parts(one[1].name), counts)):
        parts = names.parts(actor.name)
        surnames.setdefault(at, set()).add(parts[-1])
        group = known.get(parts) or _fitting(groups, parts) or _body_of(actor, bodies)
        if group is None:
            group = Gathered("person")
            groups.append(group)
        known[parts] = group
        group.add(at, actor)
    alone: dict[str, Gathered] = {}
    for at, actor in people:
        if id(actor) in concluded:
            alike = replace(actor, name=concluded[id(actor)])
            group = _bearer(groups, alike, surnames.get(at, set())) or _fitting(groups, names.parts(actor.name))
            if group is None:
                group = Gathered("person")
                groups.append(group)
            group.add(at, actor if group.size == 0 or actor.name in group.names else alike)
            continue
        if len(names.parts(actor.name)) > 1:
            continue
        group = (
            _bearer(groups, actor, surnames.get(at, set())) or owner_of_handle(groups, actor) or _body_of(actor, bodies)
        )
        if group is None:
            word = names.key(actor.name)
            if word not in alone:
                alone[word] = Gathered("person")
                groups.append(alone[word])
            group = alone[word]
        group.add(at, actor)
    return groups


def _given_alone(actor: Actor) -> str | None:
    """Give the given name of somebody whose surname was only concluded from a relative's (``her father Bruno``).

    No mention has that surname, so another report may know better; None for everybody else.
    """
    words = names.parts(actor.name)
    if len(words) != 2 or any(words[-1] in names.parts(mention.text) for mention in actor.mentions):
        return None
    return actor.name.split()[0]


def _fullest(parts: tuple[str, ...], counts: Counter[tuple[str, ...]]) -> tuple[int, int, tuple[str, ...]]:
    return (-len(parts), -counts[parts], parts)


def _fitting(groups: Sequence[Gathered], parts: tuple[str, ...]) -> Gathered | None:
    """Find the first group all of whose full names agree with this one."""
    for group in groups:
        full = [other for name in group.names if len(other := names.parts(name)) > 1]
        if full and all(names.same_person(parts, other) for other in full):
            return group
    return None


def _bearer(groups: Sequence[Gathered], actor: Actor, surnames: set[str]) -> Gathered | None:
    """Find the one whose surname or given name stands alone, rather one whose surname the report has, too."""
    parts = names.parts(actor.name)
    if not parts:
        return None
    word = parts[0]
    ranked: list[tuple[int, bool, int, int]] = []
    for at, group in enumerate(groups):
        if actor.gender and group.gender and actor.gender != group.gender:
            continue
        ranks = []
        near = False
        for name in group.names:
            full = names.parts(name)
            if len(full) < 2:
                continue
            near = near or full[-1] in surnames
            if names.same_word(word, full[-1]):
                ranks.append(0)
            elif word == full[0] or (len(word) > 3 and names.same_given(word, full[0])):
                ranks.append(1)
            elif word in full:
                ranks.append(2)
        if ranks:
            ranked.append((min(ranks), not near, -group.size, at))
    return groups[min(ranked)[3]] if ranked else None


def _body_of(actor: Actor, bodies: Sequence[Gathered]) -> Gathered | None:
    """Find an organisation or place of the very name that one report has as a person's."""
    wanted = body_key(actor.name)
    for group in bodies:
        if any(body_key(name) == wanted for name in group.names):
            return group
    return None


def owner_of_handle(groups: Sequence[Gathered], actor: Actor) -> Gathered | None:
    """Find whose name a handle spells: a person's (``@realAdaHolm``), or has a body's acronym (``@RRWF_North``)."""
    if not actor.name.startswith("@"):
        return None
    handle = names.fold(actor.name)
    pieces = {piece for piece in re.split(r"[@_]", handle) if len(piece) >= 3}
    fits = [group for group in groups if actor.name not in group.names and _spells(handle, pieces, group)]
    return fits[0] if len(fits) == 1 else None


def _spells(handle: str, pieces: set[str], group: Gathered) -> bool:
    if group.kind == "person":
        return any(len(parts := names.parts(name)) > 1 and "".join(parts) in handle for name in group.names)
    forms = {mention.text for _, member in group.members for mention in member.mentions} | set(group.names)
    return any(form.isupper() and names.key(form) in pieces for form in forms)
