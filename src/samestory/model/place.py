"""Where something was done, with whom."""

from __future__ import annotations

from dataclasses import dataclass

from samestory.model.span import Span


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a clause tells for what is done.

    ``span`` is the phrase, ``clause`` the clause that may be cited. ``name`` holds the proper words of the place in
    lower case, ``within`` those of what it lies in (``a hospital in Tarn``), ``kind`` the folded common noun
    (``hospital``). ``act`` is what is done there (a folded predicate, or what the place is for), ``who`` the folded
    head of the one it is done to or who does it, and ``joint`` the preposition.
    """

    span: Span
    clause: Span
    sentence: int
    act: str
    who: tuple[str, ...]
    joint: str
    name: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    kind: str = ""
    terms: tuple[str, ...] = ()
