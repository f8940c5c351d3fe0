"""Which organisations, groups and places of several reports are one."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import DamerauLevenshtein

from samestory.annotate.actors import names
from samestory.annotate.actors.bodies import body_key, institution, is_shorter_form
from samestory.collate.actors.gathered import Gathered
from samestory.model import Actor
from samestory.resources import actor_tables as tables


def merge_bodies(others: Sequence[tuple[int, Actor]]) -> list[Gathered]:
    """Gather bodies and places by their identity, or as the shorter form of one that is longer."""
    groups: list[Gathered] = []
    by_ident: dict[str, Gathered] = {}
    for at, actor in sorted(others, key=lambda one: (-len(names.key(one[1].name).split()), one[0])):
        ident = _identity(actor)
        group = by_ident.get(ident)
        if group is None and ident.startswith("body: "):
            # "the army" alone joins the only army of the story.
            fits = [held for known, held in by_ident.items() if known.startswith("body:") and known.endswith(ident[5:])]
            group = fits[0] if len(fits) == 1 else None
        group = group or _longer(groups, actor)
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
    return "body:" + body if body else "name:" + body_key(text).replace(" ", "").strip("#@")


def _longer(groups: Sequence[Gathered], actor: Actor) -> Gathered | None:
    """Find the one organisation whose name this one shortens, or spells a letter or two otherwise."""
    if actor.kind == "place":
        fits = [group for group in groups if group.kind == "place" and _respelt(actor.name, next(iter(group.names)))]
        return fits[0] if len(fits) == 1 else None
    wanted = body_key(actor.name)
    if institution(actor.name):
        return None
    fits = []
    for group in groups:
        if group.kind == "place":
            continue
        for name in group.names:
            other = body_key(name)
            if is_shorter_form(actor.name, name) or (
                min(len(wanted), len(other)) >= 8 and DamerauLevenshtein.distance(wanted, other, score_cutoff=1) <= 1
            ):
                fits.append(group)
                break
    return fits[0] if len(fits) == 1 else None


def _respelt(one: str, other: str) -> bool:
    """Whether two names of places are spellings of one: one word equal, the others transliterated."""
    words, others = names.key(one).split(), names.key(other).split()
    if len(words) != len(others) or len(words) < 2 or not set(words) & set(others):
        return False
    return all(names.same_word(a, b) for a, b in zip(words, others, strict=True))
