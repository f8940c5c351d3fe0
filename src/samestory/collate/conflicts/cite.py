"""The words that a conflict cites, and those that it is headed by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from samestory.model import Conflict, Evidence, Quantity, Report, Side, Span

MOST: Final = 16
"""Words of a heading, at most."""


def cited(stretches: Iterable[tuple[Report, Span]]) -> tuple[Evidence, ...]:
    """Give stretches of reports as evidence; of those that begin at one place the first."""
    evidence: dict[tuple[str, int], Evidence] = {}
    for report, span in stretches:
        evidence.setdefault((report.id, span.start), Evidence.of(report.id, span))
    return tuple(evidence.values())


def is_cited(sides: Sequence[Sequence[tuple[str, Span | Evidence]]], known: Iterable[Conflict]) -> bool:
    """Whether a conflict that was found before cites words of every side.

    Parameters
    ----------
    sides
        For each side the stretches that it rests on, with the reports in which they stand.
    known
        What was found before.
    """
    # By report: a side may rest on hundreds, and it is asked about each pair of values.
    asked: list[dict[str, list[Span | Evidence]]] = []
    for side in sides:
        held: dict[str, list[Span | Evidence]] = {}
        for report, at in side:
            held.setdefault(report, []).append(at)
        asked.append(held)
    return any(
        all(
            any(
                e.start < at.end and at.start < e.end
                for s in conflict.sides
                for e in s.evidence
                for at in held.get(e.report, ())
            )
            for held in asked
        )
        for conflict in known
    )


def is_told(conflict: Conflict, known: Iterable[Conflict]) -> bool:
    """Whether a conflict that was found before cites words of both sides of another."""
    return is_cited([[(e.report, e) for e in side.evidence] for side in conflict.sides], known)


def clipped(text: str) -> str:
    """Give the first words of a text, and a sign of what is left out."""
    words = text.split()
    return " ".join(words[:MOST]) + (" ..." if len(words) > MOST else "")


_BETWEEN: Final = 4
"""Words between a figure and the noun that it counts, at most, that are shown with it (`359 sexual assaults`)."""


def is_cried(quantity: Quantity) -> bool:
    """Whether a figure stands in a headline in capitals: it is shown in the words of others where there are any."""
    return quantity.clause is not None and quantity.clause.text.isupper()


def figure_side(told: Sequence[tuple[Report, Quantity]]) -> Side:
    """Put figures that say the same on one side, with the clauses that give them."""
    shown = min((quantity for _, quantity in told), key=is_cried)
    clauses = ((report, quantity.clause) for report, quantity in told if quantity.clause is not None)
    return Side(figure_words(shown), cited(clauses))


def figure_words(quantity: Quantity) -> str:
    """Give a figure with what it counts, as the text has both; a unit that is glued to its figure (`13m`) once."""
    span, noun = quantity.span, " ".join(quantity.noun.split())
    figure = " ".join(span.text.split())
    if not noun or figure.endswith(noun):
        return figure
    clause = quantity.clause
    after = clause.text[max(0, span.end - clause.start) :] if clause is not None else ""
    told = re.match(rf"(?:[\s-]*[^\W\d][\w’'-]*){{0,{_BETWEEN}}}?[\s-]*{re.escape(quantity.noun)}\b", after)
    return " ".join(f"{span.text}{told[0]}".split()) if told else f"{figure} {noun}"
