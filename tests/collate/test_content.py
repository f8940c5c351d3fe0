"""What single words of a text tell: figures in any form, and whether something is denied or doubted."""

from __future__ import annotations

import pytest

from samestory.collate.content import denies, doubts, figures_of


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Forty-two boats and 3,500 nets burnt", {"42", "3500"}),
        ("Six men and thousands of gulls left", {"6", "thousands"}),
        ("The boats burnt", set()),
    ],
)
def test_numbers_are_figures_also_in_words(text: str, figures: set[str]) -> None:
    assert figures_of(text) == figures


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("No boat burnt", True),
        ("The mill isn’t open", True),
        ("The mill isn't open", True),
        ("It FAILED to open", True),
        ("Holm denies it", True),
        ("It was an unfailing light", False),
        ("The knot held", False),
        ("Don t-shirts", False),
    ],
)
def test_what_denies(text: str, denied: bool) -> None:
    assert denies(text) is denied


@pytest.mark.parametrize(
    ("text", "doubted"),
    [("It may open", True), ("It opens in May", False), ("The feared storm", True), ("Feared by all", False)],
)
def test_what_doubts(text: str, doubted: bool) -> None:
    assert doubts(text) is doubted
