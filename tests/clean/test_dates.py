"""Dates of publication in their many shapes."""

from __future__ import annotations

import pytest

from samestory.clean.dates import beside_date, find_date, is_date_line, reads_day_first


@pytest.mark.parametrize(
    "line",
    [
        "March 4, 2021 | 4:20am | Updated March 5, 2021 | 9:32pm",
        "Published 4:00 am CST, Thursday, March 4, 2021",
        "Updated 0339 GMT (1139 HKT) March 4, 2021",
        "Published Thu, Mar 4 20217:05 AM EST",
        "Mar. 4, 2021Updated: Mar. 5, 2021 1:35 a.m.",
        "2021-03-04T22:05:36Z",
        "4 MAR 2021",
        "the 4th of March 2021",
        "04.03.2021, 14:20 Uhr",
    ],
)
def test_lines_that_are_dates(line: str) -> None:
    assert find_date(line) == "2021-03-04"
    assert is_date_line(line) == ("the" not in line or line.startswith("the"))


@pytest.mark.parametrize("line", ["3 hours ago", "March 2021", "Chapter 12.3", "The quay opened in 2021", "31/31/2021"])
def test_lines_without_a_date(line: str) -> None:
    assert find_date(line) is None
    assert not is_date_line(line)


def test_the_order_of_day_and_month_is_that_of_the_page() -> None:
    assert find_date("3/12/2021") == "2021-03-12"
    assert find_date("3/12/2021", day_first=True) == "2021-12-03"
    assert find_date("25/12/2021") == "2021-12-25"
    assert find_date("3.12.2021") == "2021-12-03"
    assert reads_day_first(["3/12/2021", "25/11/2021"]) is True
    assert reads_day_first(["3/12/2021", "11/25/2021"]) is False
    assert reads_day_first(["3/12/2021", "no date"]) is None


def test_what_stands_beside_a_date() -> None:
    assert beside_date("March 4, 2021 Orla Fenwick") == "Orla Fenwick"
    assert beside_date("Harrowgate, Velm Bureau | Updated: 4 March 2021, 09:01 AM") == "Harrowgate, Velm Bureau"
    assert beside_date("Published March 4, 2021") == ""
    assert beside_date("Orla Fenwick") is None
