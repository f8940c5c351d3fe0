"""The actors of a story, found by the names that reports use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samestory.annotate.actors import names
from samestory.model import StoryActor
from samestory.resources import actor_tables as tables


class Cast:
    """The actors of a story, to be found by the names that reports use.

    Parameters
    ----------
    actors
        What :func:`merge_actors` gave.
    """

    def __init__(self, actors: Sequence[StoryActor]) -> None:
        self._actors = actors
        self._named: dict[str, list[tuple[int, int]]] = {}
        """For each key of a name the actors who go by it, and how well it names them."""
        for number, actor in enumerate(actors):
            keys = dict.fromkeys((names.key(alias) for alias in actor.aliases), 2)
            keys[names.key(actor.name)] = 4
            for key, score in keys.items():
                self._named.setdefault(key, []).append((number, score))
        self._in = [frozenset(mention.report for mention in actor.mentions) for actor in actors]
        self._people = [(names.parts(actor.name), actor) for actor in actors if actor.kind == "person"]
        self._hinted: dict[tuple[str, str], set[int]] = {}
        """The people by what two full names must have in common, one of it, to be one person's."""
        for number, (parts, _) in enumerate(self._people):
            for hint in _hints(parts):
                self._hinted.setdefault(hint, set()).add(number)
        self._fitting: dict[str, StoryActor | None] = {}

    def find(self, report: str, name: str) -> StoryActor | None:
        """Find the actor that a name in one report stands for.

        Parameters
        ----------
        report
            Id of the report in which the name is used: an actor that is mentioned there goes before one that is not.
        name
            A name of an actor or speaker (``Mr Holm``, ``Ada Holm``, ``the UN``).

        Returns
        -------
        StoryActor or None
            None where no actor goes by that name.
        """
        wanted = names.key(name)
        if not wanted:
            return None
        if held := self._named.get(wanted):
            ranked = ((score + 3 * (report in self._in[number]), -number) for number, score in held)
            return self._actors[-max(ranked)[1]]
        if name not in self._fitting:
            parts = names.parts(name)
            near = set().union(*(self._hinted.get(hint, ()) for hint in _hints(parts)))
            able = [self._people[number] for number in sorted(near)]
            fitting = [actor for other, actor in able if names.same_person(other, parts)]
            self._fitting[name] = fitting[0] if len(fitting) == 1 else None
        return self._fitting[name]


def _hints(parts: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Give of a full name its first letter, what its first name may be short for, and its last word."""
    if len(parts) > 1:
        yield "letter", parts[0][:1]
        yield "short for", tables.short_forms().get(parts[0], parts[0])
        yield "last", parts[-1]
