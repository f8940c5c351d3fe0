"""Words with which a report cries or judges."""

from __future__ import annotations

import pytest

from samestory.collate.loudness import loudness


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Shameless owner Viktor Dale sneered at the heroes of Quay Street", 3),
        ("The owner, Viktor Dale, thanked the fire brigade of Quay Street", 0),
        ("The owner called them “heroes of a shameless town”", 0),
        ("The bill is eye-watering, the mayor said", 1),
    ],
)
def test_what_a_report_cries_counts_and_what_somebody_said_does_not(text: str, count: int) -> None:
    assert loudness(text) == count
