"""Credits of agencies that no list has, and the dates of their datelines."""

from __future__ import annotations

import pytest

from samestory.clean import clean
from samestory.clean.credits import dateline_credit, is_short_for, shared_byline, with_full_credits
from samestory.clean.years import with_years
from samestory.model import Report

PARAGRAPHS = (
    "The old ferry between the two harbours sank on Monday evening in a storm, and nobody was hurt, police said.\n\n"
    "Divers looked at the wreck on Tuesday morning and found a hole in its side as long as a man.\n\n"
    "The owner said that a new ship would be bought before the winter, and that all tickets would be paid back.\n\n"
    "The mayor thanked the fishermen who had taken sixty people from the water within a quarter of an hour.\n"
)


def read(top: str, source: str = "one.txt", **fields: str) -> Report:
    return clean(Report("r", source, top + PARAGRAPHS, raw=top + PARAGRAPHS, **fields))  # type: ignore[arg-type]


def test_a_full_date_in_the_dateline_is_the_day_of_the_report() -> None:
    report = read("Ferry sinks in a storm\n\nPort Ellis, 31 January 2025 - ")
    assert (report.published, report.dateline) == ("2025-01-31", "Port Ellis")


def test_metadata_and_a_printed_date_win_over_the_dateline() -> None:
    assert read("Ferry sinks\n\nPort Ellis, 31 January 2025 - ", published="2025-02-01").published == "2025-02-01"
    assert read("Ferry sinks in a storm\n\n2 February 2025\n\nPort Ellis, 31 January 2025 - ").published == "2025-02-02"


def test_who_signs_the_dateline_supplied_the_text_known_or_not() -> None:
    assert read("Ferry sinks in a storm\n\nPORT ELLIS, Jan 30 (SkarnWire) - ").credits == ("SkarnWire",)
    assert read("Ferry sinks in a storm\n\nPORT ELLIS (SW) — ").credits == ("SW",)


def test_who_signs_the_own_dateline_credits_nobody() -> None:
    assert read("Ferry sinks\n\nPORT ELLIS, Jan 30 (Vell) - ", outlet="Vell News Wire").credits == ()
    own = read("Ferry sinks in a storm\n\nPORT ELLIS, Jan 30 (SkarnWire) - ", source="skarnwire.txt")
    assert (own.outlet, own.credits) == ("SkarnWire", ())


def test_the_long_form_of_the_signature_below_the_byline_is_the_credit() -> None:
    report = read("Ferry sinks in a storm\n\nBy MIRA HOLM\nOsk Dispatch\n\nPORT ELLIS (OD) — ")
    assert report.credits == ("Osk Dispatch",)
    assert "Osk Dispatch" not in report.text
    assert [removal.reason for removal in report.removed if "Osk" in removal.text] == ["credit-line"]


def test_a_byline_that_is_shared_with_the_staff_credits() -> None:
    report = read("Ferry sinks in a storm\nBy Osk Dispatch and Times staff\n\n")
    assert report.credits == ("Osk Dispatch",)


@pytest.mark.parametrize(
    "text", ["By Mira Holm and Times staff", "By Times staff", "By Osk Dispatch", "Written by Mira and the wires"]
)
def test_a_writer_or_the_outlet_alone_is_no_agency(text: str) -> None:
    assert shared_byline(text) == ()


@pytest.mark.parametrize(
    ("short", "long", "is_short"),
    [
        ("OD", "Osk Dispatch", True),
        ("VNA", "Vell News of the Arts", True),
        ("Vell", "Vell News Wire", True),
        ("Dispatch", "Osk Dispatch", False),
        ("OD", "Osk", False),
        ("OP", "Osk Dispatch", False),
        ("OD", "osk dispatch", False),
    ],
)
def test_short_forms(short: str, long: str, is_short: bool) -> None:
    assert is_short_for(short, long) is is_short


def test_known_agencies_and_sections_of_the_outlet_are_no_new_credit() -> None:
    assert dateline_credit("Reuters", "Vell Lamp") == ()
    assert dateline_credit("Vell Lamp Business", "Vell Lamp") == ()
    assert dateline_credit("Osk Post", "Vell Lamp") == ("Osk Post",)


def test_initials_become_the_only_long_form_of_the_story() -> None:
    reports = [Report("a", "a", "", credits=("OD",)), Report("b", "b", "", credits=("Osk Dispatch", "OSK DISPATCH"))]
    assert [report.credits for report in with_full_credits(reports)] == [("Osk Dispatch",), ("Osk Dispatch",)]
    reports.append(Report("c", "c", "", outlet="Old Daily"))
    assert with_full_credits(reports)[0].credits == ("OD",)


def test_the_year_of_a_dateline_is_that_of_the_other_reports() -> None:
    top = "Ferry sinks in a storm\n\nPORT ELLIS, Dec 30 (SkarnWire) - "
    others = [Report("b", "b", "", published="2025-01-02"), Report("c", "c", "", published="2025-01-01T08:00:00Z")]
    assert with_years([read(top), *others])[0].published == "2024-12-30"
    assert with_years([read(top)])[0].published is None
    assert with_years([read(top), Report("b", "b", "", published="2025-07-01")])[0].published is None
    assert with_years([read(top, published="2024-12-31"), *others])[0].published == "2024-12-31"


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Radio Port Ellis News - transcript, Tuesday 14 October 2025, 17:00", "Radio Port Ellis News"),
        ("Vell Courier: full transcript", "Vell Courier"),
        ("The mayor - transcript of a talk", None),
    ],
)
def test_the_first_line_of_a_transcript_names_the_outlet(line: str, outlet: str | None) -> None:
    report = read(f"{line}\n\n")
    assert report.outlet == outlet
    assert (report.published == "2025-10-14") is ("2025" in line)
