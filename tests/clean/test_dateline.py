"""The place with which a report begins, and what only looks like one."""

from __future__ import annotations

import pytest

from samestory.clean.dateline import dateline_in


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("VELM, Norland (Reuters) - The quay opened on Monday.", "VELM, Norland"),
        ("Velm (Reuters) - The quay opened on Monday.", "Velm"),
        ("Velm (CNN Business)The quay opened on Monday.", "Velm"),
        ("Ines Marlow (Harbour Party) The quay opened on Monday.", None),
        ("Ines Marlow (Harbour Business) The quay opened on Monday.", None),
        ("The quay opened on Monday.", None),
    ],
)
def test_dateline(text: str, place: str | None) -> None:
    assert dateline_in(text) == place
