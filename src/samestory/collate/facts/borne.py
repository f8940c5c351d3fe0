"""Look again at every clause of a fact: whether the clause of another report in it bears it out.

Likeness asks whether two clauses are near. Read by eye, most strays are near for a name, a topic or a verb alone, and
are of three sorts: they share few words besides names, they have no subject and verb of their own (`to win the cup`),
or they say who or what something is (`Vell, a town on the coast`) where the others say what happened.

The weights were set after a logistic regression of 265 strays among 1,510 clauses: the evidence of 471 facts of
nineteen stories read by eye, and that of the facts annotated in 22 events. They are rounded by hand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from heapq import nsmallest
from itertools import islice
from math import inf, log
from typing import Final

from samestory.collate.facts.alike import COPIED, Alike
from samestory.collate.facts.clauses import Clause, Held
from samestory.collate.facts.figures import figures
from samestory.collate.facts.stems import stems_of
from samestory.collate.words import STOP_STEMS

COPY: Final = 9.0
"""Support of a clause by a copy of it: more than is ever asked."""

NEAR: Final = 0.45
"""What the log-odds of likeness add to the support of a clause by another."""

SHARED: Final = 0.45
"""What each word, name and figure in common adds."""

ROOM: Final = 0.45
"""What is taken off for the words that the shorter of the two has (log): of few words, few can be in common."""

COUNT: Final = 0.4
"""What is added where both count the same alike."""

DAY: Final = 0.9
"""What is added where both give the same day."""

SUBJECT: Final = 0.55
"""What is added where both are about the same."""

PART: Final = 0.65
"""What is taken off where a clause has no subject and verb of its own."""

IDENTITY: Final = 1.2
"""What is taken off where a clause says who or what something is, and the other does not."""

ASKED: Final = 12
"""Members most like one that are asked to bear it out."""


def borne_out(held: Held, alike: Alike, members: Sequence[int], least: float) -> tuple[int, ...]:
    """Leave out of a fact, the weakest first, the members that none of the others bears out.

    Parameters
    ----------
    held, alike
        The clauses of a story, and which of them are alike.
    members
        Clauses of different reports.
    least
        The support that each must have from one of the others.
    """
    left = list(members)
    while len(left) > 1:
        told = Counter(alike.telling[i] for i in left)
        support = {telling: _best(held, alike, telling, told, least) for telling in told}
        least_borne = min(support, key=lambda telling: (support[telling], -telling))
        if support[least_borne] >= least:
            break
        left = [i for i in left if alike.telling[i] != least_borne]
    return tuple(left)


def weakest(held: Held, alike: Alike, members: Sequence[int], enough: float = inf) -> float:
    """Give the support of the clause of a fact that the others bear out least; one that is enough is not made sure."""
    told = Counter(alike.telling[i] for i in members)
    return min(_best(held, alike, telling, told, enough) for telling in told)


def bears_out(held: Held, alike: Alike, i: int, others: Sequence[int], least: float) -> bool:
    """Whether one of some clauses of other reports bears a clause out."""
    apart = Counter(alike.telling[j] for j in others if held.clauses[j].report != held.clauses[i].report)
    return _best(held, alike, alike.telling[i], apart, least) >= least


def told_elsewhere(held: Held, alike: Alike, telling: int, near: float, least: float) -> bool:
    """Whether a clause of another report is at least so near to a telling, and bears it out."""
    for other in alike.nearest(telling)[:ASKED]:
        if alike.near[telling][other] < near:
            break
        if _support(held, alike, telling, other) >= least:
            return True
    return False


def _best(held: Held, alike: Alike, telling: int, told: Mapping[int, int], enough: float) -> float:
    """Give the support of a telling by that of some which bears it out best; or the first that is enough.

    Asked are those most like it, of as many as are alike the earliest.
    """
    if told.get(telling, 0) > 1:
        return COPY
    near = alike.near[telling]
    best, asked = -COPY, 0
    for other in islice((t for t in alike.nearest(telling) if t in told and t != telling), ASKED):
        best, asked = max(best, _support(held, alike, telling, other)), asked + 1
        if best >= enough:
            return best
    if asked < ASKED:
        for other in nsmallest(ASKED - asked, (t for t in told if t not in near and t != telling)):
            best = max(best, _support(held, alike, telling, other))
            if best >= enough:
                break
    return best


def _support(held: Held, alike: Alike, one: int, two: int) -> float:
    """Say how far one telling is borne out by another: asked for again with every fact that has both."""
    known = alike.supports
    if (one, two) not in known:
        known[one, two] = _borne(held, alike, one, two)
    return known[one, two]


def _borne(held: Held, alike: Alike, one: int, two: int) -> float:
    value = alike.near[one].get(two, 0.0)
    if value >= COPIED or one == two:
        return COPY
    a, b = held.tellings[one], held.tellings[two]
    mine, theirs = _stems(a), _stems(b)
    if a.statement.kind != "appositive" and b.statement.kind != "appositive":
        mine, theirs = mine - a.named, theirs - b.named  # the sign of the actor says it once
    value = min(0.99, max(0.01, value))
    out = NEAR * log(value / (1 - value)) + SHARED * len(mine & theirs)
    out -= ROOM * log(1 + min(len(mine), len(theirs)))
    out += COUNT * figures(a, b)[0] + DAY * any(len(day) == 5 for day in a.dates & b.dates)
    out += SUBJECT * (bool(a.subject) and a.subject == b.subject)
    out -= PART * (not a.statement.clause)
    out -= IDENTITY * ((a.statement.kind == "appositive") != (b.statement.kind == "appositive"))
    return out


def _stems(clause: Clause) -> frozenset[str]:
    """Give the words of a clause that say something, and the actors of the story in it."""
    return _said(clause.statement.span.text, clause.terms)


@lru_cache(maxsize=1 << 14)
def _said(text: str, terms: tuple[str, ...]) -> frozenset[str]:
    """Give them: every clause is set against many."""
    return stems_of(text) - STOP_STEMS | {term for term in terms if term[0] == "@"}
