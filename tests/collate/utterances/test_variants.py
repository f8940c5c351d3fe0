from __future__ import annotations

import pytest

from samestory.collate.utterances.variants import kind_of


@pytest.mark.parametrize(
    ("base", "other", "name", "weight"),
    [
        ("forty", "fourteen", "number", 0),
        ("300 tonnes", "30 tonnes", "number", 0),
        ("Vell", "Skarn", "name", 0),
        ("will", "will not", "addition", 0),
        ("never", "always", "substitution", 0),
        ("quarrel", "war", "substitution", 1),
        ("deeply", "", "omission", 1),
        ("", "very late", "addition", 1),
        ("", "not", "addition", 0),
        ("the", "", "omission", 3),
        ("that", "which", "substitution", 2),
        ("lamp", "lamps", "substitution", 2),
        ("that is", "that’s", "spelling", 4),
        ("haven’t", "have not", "spelling", 4),
        ("harbour", "harbor", "spelling", 4),
        ("US", "United States", "spelling", 4),
        ("business-like", "businesslike", "spelling", 4),
        ("and businesslike", "business-like", "spelling", 4),
        ("seven", "7", "spelling", 4),
        ("tide,", "tide", "punctuation", 5),
        ("Council", "council", "punctuation", 5),
        ("", "—", "punctuation", 5),
    ],
)
def test_kinds(base: str, other: str, name: str, weight: int) -> None:
    assert kind_of(base, other) == (name, weight)


def test_a_capital_at_the_start_is_no_name() -> None:
    assert kind_of("Ships", "Boats", start=True).name == "substitution"
    assert kind_of("Ships", "Boats").name == "name"
