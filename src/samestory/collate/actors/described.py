"""Whom a description means that its own report puts to nobody."""

from __future__ import annotations

from collections.abc import Sequence

from samestory.annotate.actors import names
from samestory.annotate.actors.bodies import institution
from samestory.annotate.actors.roles import role_fits
from samestory.collate.actors.gathered import Gathered
from samestory.model import Actor
from samestory.resources import actor_tables as tables


def merge_described(described: Sequence[tuple[int, Actor]], groups: list[Gathered]) -> list[Gathered]:
    """Put descriptions to the one person whom another report gives that role; the same words else are one actor.

    Unnamed speakers (``an official``) of different reports stay apart, unless a longer description is the same.
    """
    alone: list[Gathered] = []
    known: dict[tuple[str, str], Gathered | None] = {}
    called = _called(groups)
    for at, actor in described:
        wanted = (names.key(actor.name), actor.kind)
        if wanted not in known:
            fits = [group for group in groups if group.kind == actor.kind and _is_meant(group, actor)]
            fits = fits or called.get(names.key(actor.name), []) * (actor.name[:4] == "the ")
            fits = fits or _named_so(groups, actor)
            known[wanted] = fits[0] if len(fits) == 1 else None
        group = known[wanted]
        if group is None:
            group = Gathered(actor.kind)
            alone.append(group)
            if len(wanted[0].split()) >= 3:
                known[wanted] = group
        group.add(at, actor)
    return [*groups, *alone]


def _named_so(groups: Sequence[Gathered], actor: Actor) -> list[Gathered]:
    """Give the bodies that are of a sort by their names: ``the police``, where one police has a name."""
    sort = (institution(actor.name) or "").strip()
    if actor.kind == "person" or not sort or " " in sort:
        return []
    named = [group for group in groups if group.kind == "organisation"]
    return [group for group in named if any(sort in names.key(name).split() for name in group.names)]


def _called(groups: Sequence[Gathered]) -> dict[str, list[Gathered]]:
    """Give for each description of reports that say whom they mean by it (``the boy``) all whom it means.

    What could be anybody's (``the spokesman``) is left out.
    """
    found: dict[str, list[Gathered]] = {}
    for group in groups:
        if group.kind != "person":
            continue
        texts = (mention.text for _, actor in group.members for mention in actor.mentions)
        for key in sorted({names.key(text) for text in texts if text[:4].lower() == "the " and text[4:5].islower()}):
            if key not in tables.name_words("anybody"):
                found.setdefault(key, []).append(group)
    return found


def _is_meant(group: Gathered, actor: Actor) -> bool:
    """Whether a description can mean a person by role, or a body that a country has one of (``the army``)."""
    if group.kind == "person":
        return _has_role(group, actor)
    body = institution(actor.name)
    return body is not None and any((institution(name) or "").endswith(body) for name in group.names)


def _has_role(group: Gathered, actor: Actor) -> bool:
    return actor.name[:4] == "the " and any(role_fits(role, actor.name) for role in group.roles)
