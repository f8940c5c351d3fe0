"""Between what the figures lie that do not exclude one."""

from __future__ import annotations

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from samestory.collate.conflicts.numbers.left_over import differ, reach
from samestory.collate.conflicts.numbers.measures import Measure
from samestory.model import Quantity, Report, Span

FIGURES = st.one_of(
    st.integers(0, 120).map(float),
    st.sampled_from([1e2, 4.5e2, 5.2e3, 1e4, 131.0, 2.4e6, 1e9]),
    st.floats(-40, 300, allow_nan=False).map(lambda value: round(value, 2)),
)


@st.composite
def measures(draw: st.DrawFn, dimension: str) -> Measure:
    """Make figures of one dimension: exact ones, ranges, `at least so many`."""
    low = draw(FIGURES)
    way = draw(st.sampled_from(["exact", "exact", "range", "open"]))
    high = {"exact": low, "range": low + abs(draw(FIGURES)), "open": math.inf}[way]
    unit = draw(st.sampled_from(["meter", "foot"])) if dimension == "length" else "person"
    text = draw(st.sampled_from(["dozens", "12"]))
    quantity = Quantity(Span(0, len(text), text), low, high, unit, approximate=draw(st.booleans()))
    topic = draw(st.sampled_from(["dead", "hurt", "crowd", ""])) if dimension == "people" else ""
    none: frozenset[str] = frozenset()
    return Measure(
        Report(id="a", source="a", text=text), quantity, dimension, low, high, topic, unit, none, none, none, none, none
    )


@settings(max_examples=600)
@given(st.data(), st.sampled_from(["people", "count", "length", "age", "heat", "percent"]))
def test_figures_that_do_not_meet_exclude_one_another(data: st.DataObject, dimension: str) -> None:
    a, b = data.draw(measures(dimension)), data.draw(measures(dimension))
    (least, most), (low, high) = reach(a), reach(b)
    assert (least <= high and low <= most) or differ(a, b)
    assert least <= a.low <= a.high <= most


def test_what_is_rounded_reaches_what_it_was_rounded_from() -> None:
    none: frozenset[str] = frozenset()

    def figure(value: float) -> Measure:
        quantity = Quantity(Span(0, 1, "1"), value, value, "vessel")
        return Measure(
            Report(id="a", source="a", text="1"), quantity, "count", value, value, "", "vessel", none, none, none, none,
            none,
        )  # fmt: skip

    assert reach(figure(5200))[1] >= 5299
    assert reach(figure(12))[1] < reach(figure(15))[0]
