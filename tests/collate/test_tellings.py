"""Which stretches tell one thing."""

from __future__ import annotations

from samestory.collate.tellings import Tellings
from samestory.model import Evidence, Fact, Report, Span


def test_most_of_both_must_be_the_fact() -> None:
    reports = (Report("a", "a", "x" * 100), Report("b", "b", "x" * 100))
    fact = Fact("f1", "s", (Evidence("a", 0, 40, "x" * 40), Evidence("b", 10, 50, "x" * 40)), 2, 2)
    told = Tellings(reports, (), (fact,))
    whole, longer, part = Span(0, 40, "x" * 40), Span(0, 100, "x" * 100), Span(10, 50, "x" * 40)
    assert told.one("a", whole, "b", part)
    assert not told.one("a", longer, "b", part)
    assert not told.one("a", whole, "a", whole)
