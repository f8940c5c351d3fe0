"""Disjoint sets: what is joined in pairs, gathered (Tarjan, *J. ACM* 22, 1975)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Member = TypeVar("Member", bound=Hashable)


class DisjointSets(Generic[Member]):
    """Sets of members, each of which is in one; a set goes by whichever of its members was added first.

    Parameters
    ----------
    members
        Each starts as a set by itself. Others are added when they are first joined.
    """

    def __init__(self, members: Iterable[Member] = ()) -> None:
        self._order: dict[Member, int] = {}
        self._above: list[int] = []
        self._members: list[Member] = []
        for member in members:
            self._at(member)

    def find(self, member: Member) -> Member:
        """Give the member by which the set of ``member`` goes."""
        return self._members[self._top(self._at(member))]

    def join(self, one: Member, other: Member) -> bool:
        """Make one set of two; False where they are one already."""
        a, b = sorted((self._top(self._at(one)), self._top(self._at(other))))
        self._above[b] = a
        return a != b

    def sets(self) -> list[list[Member]]:
        """Give all sets in the order of their first members, the members in the order in which they were added."""
        held: dict[int, list[Member]] = {}
        for at, member in enumerate(self._members):
            held.setdefault(self._top(at), []).append(member)
        return list(held.values())

    def _at(self, member: Member) -> int:
        at = self._order.setdefault(member, len(self._members))
        if at == len(self._members):
            self._members.append(member)
            self._above.append(at)
        return at

    def _top(self, at: int) -> int:
        above = self._above
        while above[at] != at:
            above[at] = above[above[at]]
            at = above[at]
        return at
