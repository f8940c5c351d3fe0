"""Which tellings of a story can contradict one another at all, so that few of all are set against one another.

What keeps two clauses apart (:mod:`samestory.collate.facts.contrary`) always is something that one or both of them
have and most clauses do not: a denial, a day, half of an apposition. By these a telling is looked up among others.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cached_property, reduce
from operator import or_
from typing import Final

import numpy as np
from numpy.typing import NDArray

from samestory.collate.facts.contrary import Stand, contrary

Ints = NDArray[np.intp]
Trait = str | tuple[str, bool]

ANY: Final = "any"
"""What every clause has."""

BOTH: Final = ("times", "ages", "shares", "ways", "ruled")
"""What two clauses must both have to contradict one another by it."""

ONE: Final = ("nth", "halves", "open", "whose")
"""What keeps a clause apart from many that have nothing of the kind."""


class Clash:
    """What each telling of a story cannot be joined with.

    Traits are bits of a number, so that what one telling has of what another asks for is found at once.

    Parameters
    ----------
    stands
        What is read off each telling.
    """

    def __init__(self, stands: Sequence[Stand]) -> None:
        self.stands = stands
        against = [frozenset(_against(stand)) for stand in stands]
        traits = [frozenset(_traits(stand)) for stand in stands]
        # Of few kinds there is both in one story.
        both = frozenset().union(*against) & frozenset().union(*traits)
        bits = {trait: 1 << at for at, trait in enumerate(sorted(both, key=repr))}
        self.against = [_mask(own, bits) for own in against]
        """What another must have to contradict each telling."""
        self.traits = [_mask(own, bits) for own in traits]
        """What each telling has by which another may contradict it."""

    def may_be_contrary(self, one: Ints, two: Ints) -> NDArray[np.bool_]:
        """Say of pairs of tellings which :meth:`contrary` is to be asked of; no others are."""
        size = 1 + max([0, *self.against, *self.traits]).bit_length() // 64
        against, traits = (_table(masks, size) for masks in (self.against, self.traits))
        met = np.zeros(len(one), dtype=bool)
        for a, b in zip(against, traits, strict=True):
            met |= (a[one] & b[two]) != 0
        return met

    def contrary(self, one: int, two: int) -> bool:
        """Whether two tellings cannot be one statement."""
        return bool(self.against[one] & self.traits[two]) and contrary(self.stands[one], self.stands[two])

    @cached_property
    def offices(self) -> frozenset[int]:
        """The tellings that say who holds an office: few."""
        return frozenset(n for n, stand in enumerate(self.stands) if stand.halves)

    def is_act(self, telling: int) -> bool:
        """Whether a telling says what somebody did or what happened."""
        return self.stands[telling].clause


class Joined:
    """The tellings that make a fact, looked up by what of them could contradict one more.

    Parameters
    ----------
    clash, near
        What the tellings of the story cannot be joined with; which are alike: none of these contradict one another.
    tellings
        Those that make the fact so far.
    """

    def __init__(self, clash: Clash, near: Sequence[Container[int]], tellings: Iterable[int]) -> None:
        self._clash = clash
        self._near = near
        self._tellings: list[int] = []
        self._traits = 0
        for telling in tellings:
            self.add(telling)

    def add(self, telling: int) -> None:
        """Let one more join."""
        self._tellings.append(telling)
        self._traits |= self._clash.traits[telling]

    def contradict(self, telling: int) -> bool:
        """Whether one of them cannot be one statement with another telling; none contradicts itself."""
        clash, against = self._clash, self._clash.against[telling]
        if not against & self._traits:
            return False
        near, stands, traits = self._near[telling], clash.stands, clash.traits
        for other in self._tellings:
            if (
                against & traits[other]
                and other not in near
                and other != telling
                and contrary(stands[telling], stands[other])
            ):
                return True
        return False


def _mask(traits: Iterable[Trait], bits: Mapping[Trait, int]) -> int:
    return reduce(or_, (bits[trait] for trait in traits if trait in bits), 0)


def _table(masks: Sequence[int], size: int) -> NDArray[np.uint64]:
    """Lay numbers out in columns, and in so many rows of 64 bits."""
    bits = b"".join(mask.to_bytes(8 * size, "little") for mask in masks)
    return np.ascontiguousarray(np.frombuffer(bits, dtype="<u8").reshape(len(masks), size).T)


def _traits(stand: Stand) -> Iterable[Trait]:
    yield ANY
    yield from (name for name in (*BOTH, *ONE, "aged", "clause") if getattr(stand, name))
    yield stand.says, stand.denies


def _against(stand: Stand) -> Iterable[Trait]:
    yield from (name for name in BOTH if getattr(stand, name))
    yield from ONE
    if any(getattr(stand, name) for name in ONE):
        yield ANY
    if stand.clause:
        yield "aged"
    if stand.aged:
        yield "clause"
    yield stand.says, not stand.denies
