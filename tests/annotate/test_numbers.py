from __future__ import annotations

import math

import pytest

from samestory.annotate.numbers import excludes, find_numbers, value_of


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("nearly 500 homes", 450, 500, ""),
        ("nearly 1,000 troops", 900, 1000, ""),
        ("about 850 troops", 830, 870, ""),
        ("some $146 billion", 144e9, 148e9, "$"),
        ("close to 90 boats", 81, 99, ""),
        ("£4.1 billion", 4.1e9, 4.1e9, "£"),
        ("RM48,000 in cash", 48000, 48000, "RM"),
        ("at least 25 people", 25, math.inf, ""),
        ("up to 12 million people", 0, 12e6, ""),
        ("dozens of boats", 24, 99, ""),
        ("a half million voters", 5e5, 5e5, ""),
        ("twenty-one sailors", 21, 21, ""),
        ("12,000 tonnes", 12000, 12000, ""),
        ("$7m", 7e6, 7e6, "$"),
        ("4.5 per cent", 4.5, 4.5, "percent"),
        ("10 to 12 days", 10, 12, ""),
    ],
)
def test_bounds_follow_the_hedge(text: str, low: float, high: float, unit: str) -> None:
    (number,) = find_numbers(text)
    assert (number.low, number.high, number.unit) == (low, high, unit)


def test_what_is_no_number_has_no_value() -> None:
    assert value_of("harbour") is None
    assert value_of("") is None
    assert value_of("two hundred and six") == 206


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ((450, 500), (490, 490), False),
        ((5000, 5000), (5213, 5213), False),
        ((12, 12), (14, 14), True),
        ((12, math.inf), (9, 9), True),
        ((12, math.inf), (30, 30), False),
        ((7.5, 7.5), (7.52, 7.52), False),
    ],
)
def test_rounding_excludes_nothing(a: tuple[float, float], b: tuple[float, float], expected: bool) -> None:
    assert excludes(a, b) is expected
    assert excludes(b, a) is expected


def test_odd_input_gives_nothing() -> None:
    assert list(find_numbers("")) == []
    assert list(find_numbers("\x00 😀 “")) == []


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("some 6,700 looms", 6700),
        ("about 870 looms", 870),
        ("nearly 900 looms", 900),
        ("just under 3.2 million looms", 3_200_000),
        ("at least 45 looms", 45),
        ("nearly a hundred looms", 100),
        ("190 to 200 looms", 200),
    ],
)
def test_a_hedged_figure_is_spoken_as_it_is_written(text: str, spoken: float) -> None:
    assert [number.spoken for number in find_numbers(text)] == [spoken]
