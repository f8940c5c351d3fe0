"""Places that exclude one another: one person in two hospitals, one sentence served in two prisons.

A town and its province, a prison and its town look like two places. So two places are set against one another only
where no report names both in one sentence, which is how it is told that one lies in the other, and no report of a side
names the place of the other side at all (of hospitals and prisons: beside such a word).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from samestory.collate.conflicts.cite import cited
from samestory.collate.conflicts.occasion import far_apart
from samestory.collate.conflicts.people import who_is, words_of_names
from samestory.model import Conflict, Place, Report, Side, StoryActor
from samestory.resources.actor_tables import country_meant

_ABODE: Final = frozenset(["hospital", "prison"])
"""What is one thing to do, whatever the verb: to be treated, to be held."""
_LIGHT: Final = frozenset(
    ["", "be", "have", "say", "make", "take", "get", "give", "come", "go", "tell", "do", "arrive", "live", "work",
     "return", "travel", "move", "visit", "appear", "play", "remain", "stay"]
)  # fmt: skip
"""What one does in many places."""
_HE: Final = frozenset(["he", "she", "him", "her"])


@dataclass(frozen=True, slots=True)
class _Stay:
    report: Report
    place: Place
    who: str


def place_conflicts(reports: Sequence[Report], actors: Sequence[StoryActor]) -> list[Conflict]:
    """Find places of one act that exclude one another.

    One act: the predicate agrees (all that brings somebody to a hospital or a prison is one), and so does the person it
    is done to or who does it. The proper words of the places, or of what they lie in, must both be told and have none
    in common; two common nouns (`prison`, `hospital`) must not differ.

    Parameters
    ----------
    reports
        Annotated reports of one story.
    actors
        Who is who across them.
    """
    names = words_of_names(actors)
    stays = [
        _Stay(report, place, who_is(place.who[0], place.clause.text, names))
        for report in reports
        for place in report.places
        if place.act and (place.act in _ABODE or place.act not in _LIGHT)
    ]
    found: list[Conflict] = []
    used: set[int] = set()
    for i, j in combinations(range(len(stays)), 2):
        a, b = stays[i], stays[j]
        if i in used or j in used or not _conflict(a, b) or _named_together(a.place, b.place, reports):
            continue
        sides = [[k for k, s in enumerate(stays) if k == at or _joins(stays[at], s)] for at in (i, j)]
        ids = [{stays[k].report.id for k in side} for side in sides]
        if ids[0] & ids[1] or any(
            _names(stays[k].report, stays[other].place) for side, other in ((sides[0], j), (sides[1], i)) for k in side
        ):
            continue
        # Where the noun does not say what kind of place it is, one report alone may have another place in mind.
        if a.place.act not in _ABODE and max(map(len, ids)) < 2:
            continue
        used.update(*sides)
        found.append(Conflict("place", _about(a), tuple(_side([stays[k] for k in side]) for side in sides)))
    return found


def _conflict(a: _Stay, b: _Stay) -> bool:
    if a.report.id == b.report.id or a.place.act != b.place.act or a.who != b.who or a.who in _HE:
        return False
    if far_apart(a.report, b.report):
        return False
    p, q = a.place, b.place
    if p.kind and q.kind and p.kind != q.kind:
        return False
    if p.act not in _ABODE and (p.joint != q.joint or not set(p.terms) & set(q.terms) - {p.act, *p.who, *q.who}):
        return False
    return _apart(p, q)


def _apart(p: Place, q: Place) -> bool:
    """Whether two places are not one, and neither lies in the other as far as their words tell."""
    mine, theirs = {*p.name, *p.within}, {*q.name, *q.within}
    if mine & theirs or (_land(p) is not None and _land(p) == _land(q)):
        return False
    if p.within and q.within:
        return True
    named = bool(p.name and q.name)
    if p.kind == "hospital" or q.kind == "hospital":
        return named and bool(p.kind and q.kind)  # `in Tarn` and `in Tarn hospital` are one
    return named and p.joint == q.joint


def _land(place: Place) -> str | None:
    """Give the country that a place is, by whatever name: ``the U.S.``, ``the United States``."""
    return country_meant(re.sub(r"^the\s+", "", " ".join(place.span.text.split()), flags=re.IGNORECASE))


def _joins(a: _Stay, b: _Stay) -> bool:
    """Whether a report tells the place of a side for the same act, be it of a pronoun, or of `the boy`."""
    p, q = a.place, b.place
    same = {*p.name, *p.within} & {*q.name, *q.within}
    return p.act == q.act and bool(same) and (a.who == b.who or b.who in _HE or p.act in _ABODE)


def _words(place: Place) -> tuple[str, ...]:
    return tuple(w for w in (*place.name, *place.within) if len(w) > 2)


def _has(text: str, word: str) -> bool:
    return re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE) is not None


def _names(report: Report, place: Place) -> bool:
    """Whether a report names a place by what sets it apart: what it lies in, or its name."""
    telling = [w for w in (place.within or place.name) if len(w) > 2]
    texts = [s.text for s in report.sentences if _has(s.text, place.act)] if place.act in _ABODE else [report.text]
    return bool(telling) and any(all(_has(text, w) for w in telling) for text in texts)


def _named_together(p: Place, q: Place, reports: Sequence[Report]) -> bool:
    """Whether some sentence names both places: one may lie in the other, or the one was left for the other."""
    return any(
        any(_has(sentence.text, w) for w in _words(p)) and any(_has(sentence.text, w) for w in _words(q))
        for report in reports
        for sentence in report.sentences
    )


def _about(a: _Stay) -> str:
    shown = re.search(re.escape(a.place.who[0]), a.place.clause.text, re.IGNORECASE)
    who = a.who if a.who != a.place.who[0] or shown is None else shown[0]
    return f"in which {a.place.act}: {who}" if a.place.act in _ABODE else f"where: {a.place.act} {who}"


def _side(stays: Sequence[_Stay]) -> Side:
    return Side(" ".join(stays[0].place.span.text.split()), cited((s.report, s.place.clause) for s in stays))
