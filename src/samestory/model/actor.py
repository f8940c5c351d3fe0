"""Who acts: persons, organisations, groups and places, in one report and across a story."""

from __future__ import annotations

from dataclasses import dataclass, field

from samestory.model.private import PRIVATE
from samestory.model.span import Evidence, Span

KINDS = ("person", "organisation", "group", "place")
"""What an actor can be."""


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor in one report, with every mention that was resolved to it (names, titles, pronouns)."""

    name: str
    kind: str
    mentions: tuple[Span, ...]
    gender: str | None = field(default=None, metadata=PRIVATE)
    """``female``, ``male``, ``plural`` or unknown: what a pronoun must agree with."""
    roles: tuple[str, ...] = field(default=(), metadata=PRIVATE)
    """Titles and descriptions that the report gives: ``foreign minister``, ``chairman of the harbour board``."""
    forms: tuple[str, ...] = field(default=(), metadata=PRIVATE)
    """Its names with more words around them than its mentions have: ``former mechanic Ole Brandt``."""


@dataclass(frozen=True, slots=True)
class StoryActor:
    """One actor across the reports of a story, under all its names."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    mentions: tuple[Evidence, ...]
