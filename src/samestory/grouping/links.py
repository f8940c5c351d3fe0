"""Stories that are near one another: episodes of one long event, and events of one kind with the same people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from samestory.grouping.signature import ASKED, NO_DAY, Signatures
from samestory.grouping.similarity import similarities
from samestory.grouping.stories import Stories

LINKED = 0.11
"""Mean likeness from which two stories are linked; from ``SAME_STORY`` they are one."""

MOST = 200
"""Stories of one component that are compared; of larger ones the largest."""

SAME_NAMES = 0.5
"""Share of the names of either's leads that the other tells, from which two linked stories are episodes of one long
event: the same people and places. Under it they are only alike, as two events of one kind are."""

SOON = 60
"""Days between two stories up to which they are episodes of one long event."""

_READ = 20
"""Reports of a story, at most, that are read for why it is linked."""

_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Link:
    """Another story that is near a story, and why."""

    story: int
    alike: float
    """Mean likeness of their reports."""
    kind: str
    """``episode`` where the same people and places are told of soon after: of one long event, as far as words tell;
    ``alike`` where it is another event of the kind."""
    names: tuple[str, ...]
    """Names in the leads of one that the other tells, those of most reports first."""
    words: tuple[str, ...]
    """Other words that both tell, those that speak most for one event first."""
    days: int | None
    """Days between the last report of the earlier and the first of the later; 0 where they overlap, None without."""


def links(stories: Stories) -> dict[int, list[Link]]:
    """Say for each story which others are near it and why, the nearest first.

    Only stories that a path of alike reports joins are looked at.
    """
    out: dict[int, list[Link]] = {}
    for rows, _ in stories.components.touched(range(len(stories.ids))):
        held: dict[int, list[int]] = {}
        for row in rows.tolist():
            held.setdefault(stories.story[row], []).append(row)
        if len(held) < 2:
            continue
        names = sorted(sorted(held, key=lambda story: (-len(held[story]), story))[:MOST])
        owners = [number for number, story in enumerate(names) for _ in held[story]]
        flat = [row for story in names for row in held[story]]
        alike = similarities(stories.shelf.signatures(flat), owners)
        for one, other in np.argwhere(np.triu(alike, 1) >= LINKED).tolist():
            ends = names[one], names[other]
            of = [stories.shelf.signatures(held[story]) for story in ends]
            for story, near in (ends, ends[::-1]):
                out.setdefault(story, []).append(_link(stories, near, float(alike[one, other]), of))
    return {story: sorted(found, key=lambda link: (-link.alike, link.story)) for story, found in sorted(out.items())}


def _link(stories: Stories, story: int, alike: float, of: Sequence[Signatures]) -> Link:
    heavy, named = zip(*(_means(one.take(slice(0, _READ))) for one in of), strict=True)
    told = [sum(share for word, share in named[n].items() if word in heavy[1 - n]) for n in (0, 1)]
    asked = {word: named[0].get(word, 0.0) + named[1].get(word, 0.0) for word in named[0].keys() | named[1].keys()}
    common = heavy[0].keys() & heavy[1].keys()
    names = sorted(asked.keys() & common, key=lambda word: (-asked[word], word))
    words = sorted(common - asked.keys(), key=lambda word: (-heavy[0][word] * heavy[1][word], word))
    spelled = stories.weights.spelled
    days = _days_between(*of)
    return Link(
        story=story,
        alike=round(alike, 3),
        kind="episode" if sum(told) / 2 >= SAME_NAMES and (days or 0) <= SOON else "alike",
        names=tuple(spelled.get(word, "?") for word in names[:_SHOWN]),
        words=tuple(spelled.get(word, "?") for word in words[:_SHOWN]),
        days=days,
    )


def _means(signatures: Signatures) -> tuple[dict[int, float], dict[int, float]]:
    """Give the mean weights of a story's words, and the mean shares of the names of its leads."""
    out = []
    for numbers, worth in (
        (signatures.words, signatures.weights),
        (signatures.asked[:, ASKED:], signatures.shares[:, ASKED:]),
    ):
        held = worth > 0
        each, place = np.unique(numbers[held], return_inverse=True)
        mean = np.bincount(place, worth[held].astype(np.float64), len(each)) / len(signatures)
        out.append(dict(zip(each.tolist(), mean.tolist(), strict=True)))
    return out[0], out[1]


def _days_between(one: Signatures, other: Signatures) -> int | None:
    spans = [(int(days.min()), int(days.max())) for s in (one, other) if len(days := s.days[s.days != NO_DAY])]
    if len(spans) < 2:
        return None
    early, late = sorted(spans)
    return max(late[0] - early[1], 0)
