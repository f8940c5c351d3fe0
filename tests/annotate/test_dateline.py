"""Where the dateline in front of a sentence ends."""

from __future__ import annotations

import pytest

from samestory.annotate.dateline import dateline_end


@pytest.mark.parametrize(
    ("dateline", "told"),
    [
        ("VELL — ", "The ferry sank."),
        ("VELL/PORT ELLIS (Reuters) - ", "The ferry sank."),
        ("VELL, Tarnland, May 14 (Tarn Wire) - ", "The ferry sank."),
        ("Vell (AP) — ", "The ferry sank."),
        ("(Reuters) - ", "A ferry sank."),
        ("(CNN) ", "A ferry sank."),
        ("(CNN)", "A ferry sank."),
        ("", "The Vell Ferry Union (VFU) said so."),
        ("", "Mira Holm (Port Ellis) - An able rider."),
        ("", "(Vell) A ferry sank."),
        ("", "VELL was dark — and cold."),
    ],
)
def test_place_day_and_agency_are_cut(dateline: str, told: str) -> None:
    assert (dateline + told)[dateline_end(dateline + told) :] == told
