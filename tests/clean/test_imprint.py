"""The outlet and the day of an issue at the head of a text, beside or above the date, with a year or without."""

from __future__ import annotations

import pytest

from samestory.clean import clean
from samestory.clean.dates import beside_day, is_day_line
from samestory.clean.years import with_years
from samestory.model import Report

TITLE = "Board of Velm reopens northern quay after repairs"
BODY = (
    "The harbour board of Velm agreed on Monday to reopen the northern quay after eleven weeks of repairs.",
    "“We have waited for this day since the storm,” said Ilke Tornquist, who chairs the board.",
    "Shipping firms had asked for an earlier date, but engineers found cracks in two of the pillars.",
)


def scraped(*lines: str, ident: str = "r1") -> Report:
    text = "\n".join(lines)
    return clean(Report(id=ident, source="report.txt", text=text, raw=text))


@pytest.mark.parametrize(
    ("above", "outlet", "published"),
    [
        (("Ostra Voice (English service), 4 March 2025",), "Ostra Voice", "2025-03-04"),
        (("Quay Workers' Call", "17 September 2025"), "Quay Workers' Call", "2025-09-17"),
        (("El Alba Nueva - English edition", "Sept. 18, 2025"), "El Alba Nueva", "2025-09-18"),
        (("Orrin Today - the voice of the free coast", "22/11/2025"), "Orrin Today", "2025-11-22"),
        (("Orrin Times, November 22",), "Orrin Times", None),
        (("Kustpost International", "Monday, November 22"), "Kustpost International", None),
    ],
)
def test_the_outlet_above_the_headline_is_not_the_headline(
    above: tuple[str, ...], outlet: str, published: str | None
) -> None:
    report = scraped(*above, TITLE, *BODY)
    assert (report.title, report.outlet, report.published) == (TITLE, outlet, published)
    assert report.text[report.body_start :].startswith(BODY[0])


@pytest.mark.parametrize(
    "below", [("Orrin Herald, March 4",), ("The Orrin Herald", "4 March 2025"), ("The Orrin Herald | 4 March 2025",)]
)
def test_the_outlet_below_the_headline_is_no_part_of_the_body(below: tuple[str, ...]) -> None:
    report = scraped(TITLE, *below, *BODY)
    assert report.title == TITLE
    assert (report.outlet or "").endswith("Orrin Herald")
    assert report.text[report.body_start :].startswith(BODY[0])


@pytest.mark.parametrize(
    "first",
    ["Northern Quay Reopens", "Ada Holm", "Business"],
)
def test_a_headline_an_author_and_a_section_are_no_outlets(first: str) -> None:
    report = scraped(first, "4 March 2025", "Harbour board agrees after eleven weeks of repairs", *BODY)
    assert report.outlet is None


def test_a_sentence_that_ends_in_a_day_is_no_imprint() -> None:
    report = scraped(TITLE, "The board meets again on Monday, March 4", *BODY)
    assert report.outlet is None


def test_a_day_without_a_year_is_dated_by_the_other_reports() -> None:
    reports = [
        scraped("Orrin Times, November 22", TITLE, *BODY),
        scraped(TITLE, "Velm Lantern | 21 November 2025", *BODY, ident="r2"),
    ]
    assert [report.published for report in with_years(reports)] == ["2025-11-22", "2025-11-21"]
    assert with_years(reports[:1])[0].published is None


def test_a_byline_without_a_name_goes() -> None:
    report = scraped(TITLE, "By our own correspondent", *BODY)
    assert report.text[report.body_start :].startswith(BODY[0])


@pytest.mark.parametrize("line", ["17 September", "Monday, March 3", "Sept. 18, 2025", "Wednesday 4 March"])
def test_a_line_is_nothing_but_a_day(line: str) -> None:
    assert is_day_line(line)


@pytest.mark.parametrize("line", ["Velm Herald", "Velm Herald, March 4", "31 people", "May", "On 4 March they met"])
def test_other_lines_are_no_days(line: str) -> None:
    assert not is_day_line(line)


def test_what_stands_beside_a_day() -> None:
    assert beside_day("Velm Herald | Monday, March 4") == "Velm Herald"
    assert beside_day("Velm Herald") is None
    assert beside_day("Velm Herald, March 44") is None
