"""Whom an alias or a single word of a clause names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from samestory.model import StoryActor

Names = Mapping[str, Sequence[tuple[str, str]]]
"""For each word of a name, in lower case: the aliases that have it, in lower case, each with the name of its actor."""


def known_names(actors: Sequence[StoryActor]) -> dict[str, str]:
    """Map every alias, in lower case, to the name of its actor."""
    return {alias.lower(): actor.name for actor in actors for alias in (actor.name, *actor.aliases)}


def words_of_names(actors: Sequence[StoryActor]) -> Names:
    """Map each word of the names of a story's actors, places aside, to those who have it."""
    table: dict[str, list[tuple[str, str]]] = {}
    for actor in actors:
        if actor.kind == "place":
            continue
        for alias in dict.fromkeys((actor.name.lower(), *(a.lower() for a in actor.aliases))):
            for word in dict.fromkeys(alias.split()):
                table.setdefault(word, []).append((alias, actor.name))
    return table


def who_is(word: str, clause: str, names: Names) -> str:
    """Say whom a word (``quill``) of a clause names: the one whose whole name stands there, or the only one who has it.

    The word itself where it is no name, or that of several.
    """
    held = names.get(word, ())
    lower = clause.lower()
    whole = {name for alias, name in held if " " in alias and alias in lower}
    for found in (whole, {name for _, name in held}):
        if len(found) == 1:
            return next(iter(found))
    return word
