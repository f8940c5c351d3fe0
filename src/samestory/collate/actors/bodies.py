"""Which organisations, groups and places of several reports are one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rapidfuzz.distance import DamerauLevenshtein

from samestory.annotate.actors import names
from samestory.annotate.actors.bodies import body_key, body_words, institution, is_shorter_form, own_key, spells_out
from samestory.collate.actors.gathered import Gathered
from samestory.model import Actor
from samestory.resources import actor_tables as tables

_CLEARLY = 3
"""How many times as often as any other the bearer of a longer name must be named to be meant by a shorter one."""


def merge_bodies(others: Sequence[tuple[int, Actor]]) -> list[Gathered]:
    """Gather bodies and places by their identity, or as the shorter form of one that is longer."""
    groups: list[Gathered] = []
    by_ident: dict[str, Gathered] = {}
    named: dict[str, set[int]] = {}
    for at, actor in others:
        named.setdefault(body_key(actor.name), set()).add(at)
    for at, actor in sorted(others, key=lambda one: (-len(names.key(one[1].name).split()), one[0])):
        ident = _identity(actor)
        group = by_ident.get(ident)
        if group is None and ident.startswith("body: "):
            # "the army" alone joins the only army of the story.
            fits = [held for known, held in by_ident.items() if known.startswith("body:") and known.endswith(ident[5:])]
            group = fits[0] if len(fits) == 1 else None
        group = group or _longer(groups, actor, named)
        if group is None:
            group = Gathered(actor.kind)
            groups.append(group)
        by_ident.setdefault(ident, group)
        group.add(at, actor)
    return groups


def _identity(actor: Actor) -> str:
    text = names.strip_article(actor.name)
    if actor.kind == "place" and text in tables.country_names():
        return "country:" + tables.country_names()[text]
    known = tables.organisations().get(text) or tables.organisations().get(names.without_legal_form(text))
    if known is not None:
        return "table:" + known.name
    body = institution(text)
    if body:
        return "body:" + body
    words = body_words(text)
    if len(words) > 1 and words & tables.name_words("public-body"):
        return "name:" + "".join(sorted(words))
    return "name:" + own_key(text, place=actor.kind == "place")


def _beside(group: Gathered, key: str, named: Mapping[str, set[int]]) -> bool:
    """Whether a report tells of the bearer of a name and of another whose name begins so: a part of it."""
    return any(
        at in named.get(key, ()) and len(longer := body_key(actor.name).split()) > 2 and longer[0] == key
        for at, actor in group.members
    )


def _longer(groups: Sequence[Gathered], actor: Actor, named: Mapping[str, set[int]]) -> Gathered | None:
    """Find the one organisation whose name this one shortens, or spells a letter or two otherwise.

    ``named`` gives for the key of a name the reports that have an actor of that name.
    """
    if actor.kind == "place":
        ends = [group for group in groups if any(_land_of(name) == names.key(actor.name) for name in group.names)]
        if len(ends) == 1:
            return ends[0]
        fits = [group for group in groups if group.kind == "place" and _respelt(actor.name, next(iter(group.names)))]
        fits = fits or [
            group
            for group in groups
            if group.kind == "place" and any(spells_out(actor.name, name) for name in group.names)
        ]
        return fits[0] if len(fits) == 1 else None
    wanted = body_key(actor.name)
    if institution(actor.name):
        return None
    fits = []
    for group in groups:
        if group.kind == "place" or _beside(group, wanted, named):
            continue
        for name in group.names:
            other = body_key(name)
            if is_shorter_form(actor.name, name) or (
                min(len(wanted), len(other)) >= 8 and DamerauLevenshtein.distance(wanted, other, score_cutoff=1) <= 1
            ):
                fits.append(group)
                break
    fits.sort(key=lambda group: -group.size)
    clear = len(fits) == 1 or (len(fits) > 1 and fits[0].size >= _CLEARLY * fits[1].size)
    return fits[0] if clear else None


def _land_of(name: str) -> str | None:
    """Give the key of the place in ``Velm Province``, ``Velm region``: the land around is told under one name."""
    words = names.key(name).split()
    return " ".join(words[:-1]) if len(words) > 1 and words[-1] in ("province", "region", "prefecture") else None


def _long_words(name: str) -> list[str]:
    """Give the words of a place's name without small ones between hyphens (``Mar-i-Sul``, ``Mar-e-Sul``)."""
    return [word for word in names.key(name).replace("-", " ").split() if len(word) > 2 or " " in names.key(name)]


def _respelt(one: str, other: str) -> bool:
    """Whether two names of places are spellings of one: one word equal, the others transliterated."""
    words, others = _long_words(one), _long_words(other)
    if len(words) != len(others) or len(words) < 2 or not set(words) & set(others):
        return False
    return all(names.same_word(a, b) for a, b in zip(words, others, strict=True))
