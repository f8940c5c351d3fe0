"""Which sentences tell a conflict: one a side, and only where both can be told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from samestory.annotate.calendar import MONTH, WEEKDAY
from samestory.brief.candidates import Candidate
from samestory.brief.choice import Choice
from samestory.collate.content import terms_of
from samestory.model import Conflict, Side, Story

KINDS: Final = ("number", "polarity", "date", "place", "attribution", "wording")
"""Conflicts of fact before conflicts of words."""
ABOUT: Final = 0.35
"""Cosine that the two sentences of a dispute must have: they have to be about one thing, to a reader too."""
SAME: Final = 0.97
"""Cosine above which a reader sees no difference."""
FAR: Final = 8
"""Two numbers of which one is so many times the other hardly count one thing."""
SHORT: Final = 18
"""Words up to which a side is told again that the brief has told before."""
_DAY: Final = re.compile(
    rf"\b{WEEKDAY}|\b{MONTH}(?!\w)"
    r"|\b(?:yesterday|today|tomorrow|morning|afternoon|evening|night|noon|midnight|week|month|year)\b"
)
"""Words that say when."""


def disputes(choice: Choice, chosen: Sequence[int]) -> Iterator[tuple[Conflict, list[int]]]:
    """Give the conflicts that can be told, each with its sentences, the gravest conflict first.

    Where sentences have the other side's value beside their own, these are given, any one of which tells the conflict.
    ``chosen`` says what the brief has already. A side that a chosen sentence tells already is told again only in few
    words; a conflict of which one side cannot be told, or whose sides speak of different places, is left to the page.
    """
    story, candidates, carriers = choice.story, choice.candidates, choice.carriers
    factual = False
    for conflict in sorted(story.conflicts, key=_gravity):
        if conflict.weight == "unsure":
            continue
        if conflict.kind == "number" and _far(conflict):
            continue
        if conflict.kind == "wording" and (factual or not _differ(conflict)):
            continue
        holding = [_holding(choice, side) for side in conflict.sides]
        beside = [i for held in holding for i in held if candidates[i].rivals]
        if beside:
            factual = factual or conflict.kind != "wording"
            if not any(i in beside for i in chosen):
                yield conflict, beside
            continue
        picked: list[int] = []
        standing: list[int] = []
        for held in holding[:2]:
            told = [i for i in chosen if i in held]
            free = [i for i in held if not any(_overlap(candidates[i], candidates[j]) for j in (*chosen, *picked))]
            if told:
                free = [i for i in free if candidates[i].length <= SHORT]
            if free:
                picked.append(free[0])
                standing.append(free[0])
            elif told:
                standing.append(told[0])
            else:
                break
        if len(standing) < 2 or not picked:
            continue
        one, two = standing
        near = float(carriers.vectors[one] @ carriers.vectors[two])
        # Of two sentences alike but for a figure, the figure is what the reader sees.
        plain = conflict.kind not in {"number", "date"} or candidates[one].figures == candidates[two].figures
        if near < ABOUT or (plain and (near > SAME or candidates[one].terms == candidates[two].terms)):
            continue
        if conflict.kind == "date" and not all(_dated(candidates[i]) for i in standing):
            continue  # a clause that was cut had the date
        if _elsewhere(story, candidates, one, two):
            continue
        if conflict.kind == "attribution" and not _credited(conflict, candidates[one].text, candidates[two].text):
            continue
        factual = factual or conflict.kind != "wording"
        yield conflict, picked


def _dated(candidate: Candidate) -> bool:
    return bool(candidate.figures) or _DAY.search(candidate.text) is not None


def _gravity(conflict: Conflict) -> tuple[int, int]:
    rank = KINDS.index(conflict.kind) if conflict.kind in KINDS else len(KINDS)
    return rank, -len({e.report for side in conflict.sides for e in side.evidence})


def _credited(conflict: Conflict, *texts: str) -> bool:
    """Whether each sentence names its side's speaker and not the other's."""
    names = [side.value.split()[-1] if side.value.split() else "" for side in conflict.sides[:2]]
    return all(
        name in text and other not in text
        for name, other, text in zip(names, reversed(names), texts, strict=True)
        if name and other
    )


def _far(conflict: Conflict) -> bool:
    """Whether two numbers are so far apart that they hardly count one thing."""
    values = []
    for side in conflict.sides[:2]:
        figure = re.search(r"\d+(?:[.,]\d+)*", side.value)
        values.append(float(re.sub(r",(?=\d{3})|[.,]$", "", figure.group()).replace(",", ".")) if figure else 0.0)
    return min(values) > 0 and max(values) >= FAR * min(values)


def _differ(conflict: Conflict) -> bool:
    """Whether the words of two sides differ in more than function words, endings and length."""
    one, two = (terms_of(side.value) for side in conflict.sides[:2])
    return bool(one - two) and bool(two - one)


def _holding(choice: Choice, side: Side) -> list[int]:
    """Find the sentences that have the words of a side, the plainest first."""
    found: dict[int, float] = {}
    for item in side.evidence:
        for i in choice.of.get(item.report, ()):
            c = choice.candidates[i]
            shared = min(item.end, c.span.end) - max(item.start, c.span.start)
            if shared * 2 >= item.end - item.start:
                found[i] = 0.15 * choice.reports[i] + c.place / 2 - abs(c.length - 14) / 20 - 0.4 * ("[" in c.text)
    return sorted(found, key=lambda i: (-found[i], i))


def _overlap(one: Candidate, two: Candidate) -> bool:
    return one.report == two.report and one.span.overlaps(two.span)


def _elsewhere(story: Story, candidates: Sequence[Candidate], one: int, two: int) -> bool:
    """Whether both sentences name places and share none: then they hardly speak of one thing."""
    names = []
    for i in (one, two):
        mine = candidates[i]
        names.append(
            {
                actor.name
                for actor in story.reports[mine.report].actors
                if actor.kind == "place" and any(mine.span.contains(m) for m in actor.mentions)
            }
        )
    return bool(names[0] and names[1]) and not names[0] & names[1]
