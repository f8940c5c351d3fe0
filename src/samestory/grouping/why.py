"""Why a report is in its story and not in another."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from samestory.grouping.signature import NO_DAY
from samestory.grouping.similarity import closeness
from samestory.grouping.stories import Stories

NEAREST = 3
"""Other stories that are shown."""

SHOWN = 8
"""Words that are shown for, and against."""


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near a report is to a story."""

    story: int
    alike: float
    """Mean likeness to the story's other reports; it belongs from ``Explanation.threshold``."""
    nearest: str
    """The id of the likest report of the story."""
    nearest_alike: float
    words: tuple[str, ...]
    """Words that both the report and the nearest one have, those that speak most for one story first."""
    untold: tuple[str, ...]
    """Words of either headline and names of either lead that the other does not tell: what speaks against."""
    days: int | None
    """Days between the report and the nearest one; None where one is undated."""
    left: float
    """What the days leave of the likeness: 1 all."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A report's own story and the nearest others."""

    id: str
    story: int
    threshold: float
    own: Nearness | None
    """None where the report is alone in its story."""
    others: tuple[Nearness, ...]


def explain(stories: Stories, row: int) -> Explanation:
    """Say what spoke for and against a report's story, and for and against the nearest other stories."""
    members = stories.members()
    own = [other for other in members[stories.story[row]] if other != row]
    near = dict.fromkeys(stories.story[other] for other in stories.shelf.likely(row).tolist())
    others = [_nearness(stories, row, story, members[story]) for story in near if story != stories.story[row]]
    others.sort(key=lambda nearness: (-nearness.alike, nearness.story))
    return Explanation(
        id=stories.ids[row],
        story=stories.story[row],
        threshold=stories.threshold,
        own=_nearness(stories, row, stories.story[row], own) if own else None,
        others=tuple(others[:NEAREST]),
    )


def _nearness(stories: Stories, row: int, story: int, rows: list[int]) -> Nearness:
    alike = stories.shelf.alike(row, np.array(rows, dtype=np.int64))
    best = int(alike.argmax())
    both = stories.shelf.signatures([row, rows[best]])
    held = both.weights > 0
    names = stories.weights.spelled
    words = [both.words[one][held[one]] for one in range(2)]
    shared, mine, theirs = np.intersect1d(*words, return_indices=True)
    worth = both.weights[0][held[0]][mine].astype(np.float32) * both.weights[1][held[1]][theirs]
    told = set(shared.tolist())
    asked: dict[int, float] = {}
    for number, share in zip(both.asked.flat, both.shares.flat, strict=True):
        if share > 0:
            asked[int(number)] = max(asked.get(int(number), 0.0), float(share))
    untold = sorted((number for number in asked if number not in told), key=lambda n: (-asked[n], n))
    return Nearness(
        story=story,
        alike=round(float(alike.mean()), 3),
        nearest=stories.ids[rows[best]],
        nearest_alike=round(float(alike[best]), 3),
        words=tuple(names.get(int(shared[n]), "?") for n in np.argsort(-worth, kind="stable")[:SHOWN]),
        untold=tuple(names.get(number, "?") for number in untold[:SHOWN]),
        days=None if NO_DAY in both.days else abs(int(both.days[0]) - int(both.days[1])),
        left=round(float(closeness(both.days)[0, 1]), 2),
    )
