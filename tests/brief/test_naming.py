"""Whole names for surnames: not where a thing is called after the person."""

from __future__ import annotations

from samestory.brief.naming import _once


def test_a_thing_called_after_somebody_is_not_the_person() -> None:
    assert _once("Divers searched below the Orsk lighthouse on Monday.", "Orsk", "Matti Orsk") is None
    assert _once("Divers searched below the ruined Orsk lighthouse.", "Orsk", "Matti Orsk") is None
    named = _once("Below the Orsk lighthouse Orsk met the divers.", "Orsk", "Matti Orsk")
    assert named == "Below the Orsk lighthouse [Matti Orsk] met the divers."
    assert _once("In Velm, Orsk met them.", "Orsk", "Matti Orsk") == "In Velm, [Matti Orsk] met them."
