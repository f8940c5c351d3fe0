"""Why a report is in its story and not in another."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from samestory.grouping.signature import Signature
from samestory.grouping.similarity import closeness, similarities
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
    signature = stories.shelf.signatures([row])[0]
    members = stories.members()
    likely = [int(other) for other in stories.shelf.likely(signature) if other != row]
    own = [other for other in members[stories.story[row]] if other != row]
    near = dict.fromkeys(stories.story[other] for other in likely if stories.story[other] != stories.story[row])
    others = [_nearness(stories, signature, story, members[story]) for story in near]
    others.sort(key=lambda nearness: (-nearness.alike, nearness.story))
    return Explanation(
        id=stories.ids[row],
        story=stories.story[row],
        threshold=stories.threshold,
        own=_nearness(stories, signature, stories.story[row], own) if own else None,
        others=tuple(others[:NEAREST]),
    )


def _nearness(stories: Stories, signature: Signature, story: int, rows: list[int]) -> Nearness:
    alike = stories.shelf.alike(signature, np.array(rows, dtype=np.intp))
    best = int(alike.argmax())
    other = stories.shelf.signatures([rows[best]])[0]
    days = None if signature.day is None or other.day is None else abs(signature.day - other.day)
    names = stories.weights.spelled
    shared, mine, theirs = np.intersect1d(signature.words, other.words, return_indices=True)
    worth = signature.weights[mine].astype(np.float32) * other.weights[theirs]
    told = set(signature.words.tolist()) & set(other.words.tolist())
    asked: dict[int, float] = {}
    for one in (signature, other):
        for numbers, shares in ((one.headline, one.headline_shares), (one.names, one.name_shares)):
            for number, share in zip(numbers.tolist(), shares.tolist(), strict=True):
                asked[number] = max(asked.get(number, 0.0), share)
    untold = sorted((number for number in asked if number not in told), key=lambda n: (-asked[n], n))
    return Nearness(
        story=story,
        alike=round(float(alike.mean()), 3),
        nearest=stories.ids[rows[best]],
        nearest_alike=round(float(similarities([signature, other])[0, 1]), 3),
        words=tuple(names.get(int(shared[n]), "?") for n in np.argsort(-worth, kind="stable")[:SHOWN]),
        untold=tuple(names.get(number, "?") for number in untold[:SHOWN]),
        days=days,
        left=round(float(closeness([signature.day, other.day])[0, 1]), 2),
    )
