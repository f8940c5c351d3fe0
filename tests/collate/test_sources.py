"""A description may stand for a name that another report gives; two names are two, and the police are no hospital."""

from __future__ import annotations

import pytest

from samestory.collate.sources import is_named, may_stand_for
from samestory.collate.witnesses import witnesses
from samestory.model import Actor, Evidence, Report, Statement


@pytest.mark.parametrize(
    ("described", "other", "kind"),
    [
        ("the company", "Norvik Ferries", "organisation"),
        ("the airline", "Tarn Air", "organisation"),
        ("the firm", "the company", ""),
        ("a spokesman", "Norvik Ferries", "organisation"),
        ("a spokesman", "Ilva Tarn", "person"),
        ("officials", "the ministry", ""),
        ("police", "a spokesman", ""),
        ("U.S. officials", "Ilva Tarn", "person"),
        ("the ministry", "Ministry of Ports", "organisation"),
        ("the police", "Tarn Police", "organisation"),
        ("the union", "Harbour Workers' Union", "organisation"),
        ("a hospital spokeswoman", "Orla Hospital", "organisation"),
    ],
)
def test_a_description_may_be_of_a_source(described: str, other: str, kind: str) -> None:
    assert may_stand_for(described, other, kind)


@pytest.mark.parametrize(
    ("described", "other", "kind"),
    [
        ("Norvik Ferries", "Tarn Lines", "organisation"),
        ("Norvik Ferries", "the company", ""),
        ("police", "Orla Hospital", "organisation"),
        ("the hospital", "Norvik Ferries", "organisation"),
        ("the union", "Norvik Ferries", "organisation"),
        ("the company", "Ilva Tarn", "person"),
        ("the company", "the police", ""),
        ("hospital officials", "police", ""),
        ("a police spokesman", "Norvik Ferries", "organisation"),
        ("a neighbour", "Ilva Tarn", "person"),
    ],
)
def test_what_is_named_or_of_another_sort_stands_for_nothing_else(described: str, other: str, kind: str) -> None:
    assert not may_stand_for(described, other, kind)


def test_who_is_known_to_be_something_else_is_no_official() -> None:
    assert may_stand_for("officials", "Ilva Tarn", "person", ("transport minister",))
    assert not may_stand_for("officials", "Ilva Tarn", "person", ("singer",))


def test_a_country_names_nobody() -> None:
    assert not is_named("Norwegian officials")
    assert is_named("Norvik officials")


def _report(id: str, source: str, kind: str = "organisation") -> Report:
    text = "The ferry will sail again in May."
    report = Report(id=id, source=id, text=text, body_start=0, actors=(Actor(source, kind, ()),))
    return Report(
        id=id,
        source=id,
        text=text,
        body_start=0,
        actors=(Actor(source, kind, ()),),
        statements=(Statement(report.span(0, len(text)), 0, "The ferry", "sail", (), claimant=source),),
    )


def _count(*sources: str) -> int:
    reports = [_report(f"r{n}", source) for n, source in enumerate(sources)]
    evidence = [Evidence.of(report.id, report.span(0, len(report.text))) for report in reports]
    return len(witnesses(evidence, reports, (), ()))


def test_the_company_and_its_name_are_one_origin() -> None:
    assert _count("the company", "Norvik Ferries") == 1
    assert _count("Norvik Ferries", "the company") == 1


def test_a_description_never_makes_two_names_one() -> None:
    assert _count("Norvik Ferries", "the company", "Tarn Lines") == 2
    assert _count("police", "Orla Hospital") == 2
