"""Put a part of a clause in the place of the whole where the other members of a fact bear out no more than that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from samestory.collate.facts.alike import Alike
from samestory.collate.facts.clauses import Held
from samestory.collate.facts.show import figures_of, other_figures
from samestory.collate.facts.told import sentence_of

KEPT: Final = 0.2
"""Share of a clause's likeness to the other members of a fact that a part of it must have to stand in its place."""


def narrowed(held: Held, alike: Alike, group: tuple[int, ...]) -> tuple[int, ...]:
    """Put in the place of a clause with a figure that no other member gives the clause inside of it that they bear out.

    `Some 400 people work at the mill, which opened in 1961` agrees with `opened in 1961` in its last clause only.
    """
    telling = alike.telling
    counts = Counter(telling[i] for i in group)
    # Few of many members give figures of their own: how many give each, so that one can be left out.
    given = Counter(figures_of(held.tellings[t].statement.span.text) for t in counts)
    given_by: dict[int, list[frozenset[str]]] = {}
    out = []
    for t, count in counts.items():
        text = held.tellings[t].statement.span.text
        own = figures_of(text) if _has_digit(text) else frozenset()
        if own:
            others = [figures for figures, n in given.items() if figures != own or n > 1 or count > 1]
            if not _figures_borne_out(text, others):
                given_by[t] = others
    for i in group:
        if telling[i] not in given_by:
            out.append(i)
            continue
        others = given_by[telling[i]]
        whole = held.clauses[i].statement.span
        inside = [j for j in sentence_of(held, i) if j != i and whole.contains(held.clauses[j].statement.span)]
        able = [j for j in inside if _figures_borne_out(held.clauses[j].statement.span.text, others)]
        if able:
            counts[telling[i]] -= 1
            least = KEPT * _central(alike, telling[i], counts)
            able = [j for j in able if _central(alike, telling[j], counts) >= least]
            counts[telling[i]] += 1
        out.append(max(able, key=lambda j: (len(held.clauses[j].statement.span.text), -j), default=i))
    return tuple(out)


@lru_cache(maxsize=1 << 14)
def _has_digit(text: str) -> bool:
    """Whether a clause has a figure that is not written as a word: asked of each clause for every fact it may join."""
    return any(map(str.isdigit, text))


def _figures_borne_out(text: str, others: Sequence[frozenset[str]]) -> bool:
    """Whether no figure is contradicted by those of another member or given by none of them."""
    return not other_figures(figures_of(text), others)


def _central(alike: Alike, telling: int, others: Mapping[int, int]) -> float:
    """Mean likeness of a telling to the members of a fact, of which each telling makes so many."""
    near = alike.near[telling]
    return sum([count * near[t] for t, count in others.items() if t in near]) / max(1, sum(others.values()))
