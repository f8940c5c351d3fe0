"""A clause that is read alone: a clause with `who` becomes one only where nothing comes behind it."""

from __future__ import annotations

import pytest

from samestory.collate.read_alone import readable


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Ada Holm, who pledged to sell the mill by May", "Ada Holm pledged to sell the mill by May"),
        ("Ada Holm, who runs the mill at Velm", "Ada Holm runs the mill at Velm"),
        (
            "Ada Holm, who runs the mill at Velm, blamed the millers for the fire",
            "Ada Holm, who runs the mill at Velm, blamed the millers for the fire",
        ),
    ],
)
def test_a_clause_with_who(words: str, shown: str) -> None:
    assert readable(words) == shown
