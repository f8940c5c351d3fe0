"""How many reports a fact must have to be told, once a story has far more facts than are told."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from typing import Final

from samestory.collate.facts.alike import Alike
from samestory.collate.facts.borne import weakest
from samestory.collate.facts.clauses import Held
from samestory.collate.facts.settings import FactSettings
from samestory.collate.facts.show import only_age, says_who
from samestory.collate.facts.told import Group

SPARE: Final = 2
"""Times as many facts as are told that must be there before one is left out: some are put together, or have no words
of their own."""


class Room:
    """The room that the facts found so far leave for further ones.

    Facts are told in the order of their origins, then of their reports. A group of reports that are one origin as
    wholes is a fact of one origin; where far more sure facts than are told have more reports, it is not told.

    Parameters
    ----------
    held, alike
        The clauses of a story, and which of them are alike.
    wholes
        For each report a number of the origin that it is part of as a whole.
    settings
        How many facts are told, and which are sure.
    """

    def __init__(self, held: Held, alike: Alike, wholes: Sequence[int], settings: FactSettings) -> None:
        self._held = held
        self._alike = alike
        self._whole = [wholes[clause.report] for clause in held.clauses]
        self._settings = settings
        self._sizes: list[int] = []
        self._waiting: list[Group] = []

    def take(self, group: Group) -> None:
        """Note a group that was found."""
        self._waiting.append(group)

    def excludes(self, clauses: Sequence[int]) -> bool:
        """Whether a fact of some clauses, each of another report, or of some of them, would not be told."""
        most = SPARE * self._settings.shared
        if len(self._sizes) + len(self._waiting) < most:
            return False
        for group in self._waiting:
            if self._comes_first(group.members):
                insort(self._sizes, len(group.members))
        self._waiting.clear()
        if len(self._sizes) < most or len(clauses) >= self._sizes[-most]:
            return False
        return len(set(map(self._whole.__getitem__, clauses))) == 1

    def _comes_first(self, members: tuple[int, ...]) -> bool:
        """Whether a group is sure to be one fact, and tells what happened."""
        sure = self._settings.sure_of
        return (
            not says_who(self._held, members)
            and not only_age(self._held, members)
            and weakest(self._held, self._alike, members, sure) >= sure
        )
