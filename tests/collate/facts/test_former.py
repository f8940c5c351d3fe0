"""Figures of before are no figures of what is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from samestory.collate.facts.clauses import hold
from samestory.collate.facts.former import is_former
from samestory.model import Quantity
from tests.collate.facts.stories import report


@pytest.mark.parametrize(
    ("words", "figure", "former"),
    [
        ("The dam costs 42 crowns, up from an estimate of 35 a day before", "35", True),
        ("The dam costs 42 crowns, up from an estimate of 35 a day before", "42", False),
        ("The mill has 90 looms, compared with 70 in May", "70", True),
        ("The boat came from pier 35", "35", False),
    ],
)
def test_what_was_before(words: str, figure: str, former: bool) -> None:
    told = report("a", (words, "cost", "dam cost"))
    at = words.index(figure)
    assert is_former(told.span(at, at + len(figure)), told.text) is former


def test_it_is_not_compared() -> None:
    words = "The dam costs 42 crowns, up from 35"
    told = report("a", (words, "cost", "dam cost crown 42 35"))
    places = [(words.index(n), float(n)) for n in ("42", "35")]
    told = replace(told, quantities=tuple(Quantity(told.span(at, at + 2), n, n, "crown") for at, n in places))
    clause = hold((told,), ()).clauses[0]
    assert clause.figures == (("crown", 42.0, 42.0),)
    assert "35" not in clause.terms
    assert "42" in clause.terms
