"""The place with which a report begins, and what only looks like one."""

from __future__ import annotations

import pytest

from samestory.clean.dateline import Dateline, dateline_end, dateline_in, read_dateline


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


@pytest.mark.parametrize(
    ("dateline", "told"),
    [
        ("VELL — ", "The ferry sank."),
        ("VELL/PORT ELLIS (Reuters) - ", "The ferry sank."),
        ("VELL, Tarnland, May 14 (Tarn Wire) - ", "The ferry sank."),
        ("Vell (AP) — ", "The ferry sank."),
        ("(Reuters) - ", "A ferry sank."),
        ("(CNN) ", "A ferry sank."),
        ("VELL (Agencies): ", "A ferry sank."),
        ("(CNN)", "A ferry sank."),
        ("", "The Vell Ferry Union (VFU) said so."),
        ("", "Mira Holm (Port Ellis) - An able rider."),
        ("", "(Vell) A ferry sank."),
        ("", "VELL was dark — and cold."),
        ("Vell, 31 January 2025 - ", "Vell Rovers woke up."),
        ("(Oct 14) ", "A ferry sank."),
        ("Oct 14 (Tarn Wire) - ", "A ferry sank."),
        ("VELL, Tarnland, Oct. 14 (Tarn Wire) — ", "“We swam.”"),
        ("PORT ELLIS (TW) — ", "A ferry sank."),
        ("", "June 14 - July 15: The fair is open."),
        ("", "On March 4, 2020 - The day of the flood - they met."),
        ("", "Today (Nov. 18), Vell chose a mayor."),
        ("", "Mira Holm May 4, 2024 - 2:19 pm"),
    ],
)
def test_place_day_and_agency_are_cut(dateline: str, told: str) -> None:
    assert (dateline + told)[dateline_end(dateline + told) :] == told


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Vell, 31 January 2025 - Rovers", Dateline(24, "Vell", None, "2025-01-31")),
        ("Vell, Osk, May 4, 2025 (Tarn Wire) — A", Dateline(37, "Vell, Osk", "Tarn Wire", "2025-05-04")),
        ("VELL (Tarn Wire, Oct 3) — Two", Dateline(26, "VELL", "Tarn Wire", None, (10, 3))),
        ("PORT ELLIS, 12.03.2025 (TW) - The", Dateline(30, "PORT ELLIS", "TW", "2025-03-12")),
        ("Tuesday, Oct 14 (TW) - The", Dateline(23, None, "TW", None, (10, 14))),
        ("VELL (TW) — The", Dateline(12, "VELL", "TW")),
        ("VELL, Feb 30 (TW) — The", Dateline(20, "VELL", "TW")),
        ("VELL (France) - The", None),
        ("March 4 (Friday) - The", None),
        ("Updated June 14, 2025 - The", None),
        ("June 14, 2025 — The", None),
        ("Vell (Osk) - The", None),
    ],
)
def test_day_and_signature(text: str, read: Dateline | None) -> None:
    assert read_dateline(text) == read
