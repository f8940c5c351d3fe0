"""What stands in a clause, against a plain look at every mention and every quoted stretch."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samestory.annotate.statements.held import Held
from samestory.model import Actor, Quotation, Report, Span

TEXT = "abcdefghij" * 4
PLACES = st.tuples(st.integers(0, 39), st.integers(1, 12)).map(lambda p: Span.of(TEXT, p[0], min(40, sum(p))))


@given(st.lists(st.lists(PLACES, max_size=4), max_size=4), st.lists(PLACES, max_size=5), PLACES, st.integers(0, 39))
def test_as_a_look_at_all_of_them(mentions: list[list[Span]], parts: list[Span], span: Span, beside: int) -> None:
    actors = tuple(Actor(f"A{n % 3}", "person", tuple(held)) for n, held in enumerate(mentions))
    told = tuple(Quotation(f"q{n}", "direct", part, (part,), None, None) for n, part in enumerate(parts))
    held = Held(Report("r", "r", TEXT, actors=actors, quotations=told))
    names = [
        actor.name
        for actor in actors
        if any((span.start <= m.start and m.end <= span.end) or m.start <= beside < m.end for m in actor.mentions)
    ]
    assert held.names(span, [beside]) == tuple(dict.fromkeys(names))
    assert held.quoted(span) == sum(max(0, min(p.end, span.end) - max(p.start, span.start)) for p in parts)


def test_of_quotations_within_one_another_the_innermost_that_holds_all_is_whose_it_is() -> None:
    places = ((0, 40, "mixed"), (0, 30, "direct"), (10, 20, "direct"))
    told = tuple(
        Quotation(f"q{n}", kind, span, (span,), None, None)
        for n, (start, end, kind) in enumerate(places)
        for span in (Span.of(TEXT, start, end),)
    )
    held = Held(Report("r", "r", TEXT, quotations=told))
    found = [held.quotation(Span.of(TEXT, *place)) for place in ((12, 18), (8, 18), (32, 38))]
    assert [quotation and quotation.id for quotation in found] == ["q2", "q1", "q0"]
