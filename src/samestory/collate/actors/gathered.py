"""Actors of several reports that are taken for one, while they are gathered."""

from __future__ import annotations

from dataclasses import dataclass, field

from samestory.model import Actor


@dataclass(slots=True)
class Gathered:
    """Actors of several reports that are taken for one."""

    kind: str
    members: list[tuple[int, Actor]] = field(default_factory=list)
    names: dict[str, None] = field(default_factory=dict)
    roles: dict[str, None] = field(default_factory=dict)
    gender: str | None = None
    size: int = 0

    def add(self, at: int, actor: Actor) -> None:
        """Take in an actor of the report with number ``at``."""
        self.members.append((at, actor))
        self.names[actor.name] = None
        self.roles.update(dict.fromkeys(actor.roles))
        self.gender = self.gender or actor.gender
        self.size += len(actor.mentions)
