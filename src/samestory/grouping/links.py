"""Stories that are near one another: episodes of one long event, and events of one kind with the same people."""

from __future__ import annotations

from samestory.grouping.similarity import similarities
from samestory.grouping.stories import Stories

LINKED = 0.11
"""Mean likeness from which two stories are linked; from ``SAME_STORY`` they are one."""

MOST = 200
"""Stories of one component that are compared; of larger ones the largest."""


def links(stories: Stories) -> dict[int, list[tuple[int, float]]]:
    """Say for each story which others are near it, and how near, the nearest first.

    Only stories that a path of alike reports joins are looked at.
    """
    out: dict[int, list[tuple[int, float]]] = {}
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
        for number, story in enumerate(names):
            near = [(names[n], round(float(x), 3)) for n, x in enumerate(alike[number]) if n != number and x >= LINKED]
            if near:
                out[story] = sorted(near, key=lambda pair: (-pair[1], pair[0]))
    return out
