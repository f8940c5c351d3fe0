from __future__ import annotations

from datetime import date

import pytest

from samestory.annotate.calendar import find_clocks, find_dates, interval, resolve

WEDNESDAY = date(2021, 3, 10)


@pytest.mark.parametrize(
    ("text", "future", "expected"),
    [
        ("on Monday", False, "2021-03-08"),
        ("on Monday", True, "2021-03-15"),
        ("Yesterday", False, "2021-03-09"),
        ("last month", False, "2021-02"),
        ("last year", False, "2020"),
        ("two weeks ago", False, "2021-W08"),
        ("in November", False, "2020-11"),
        ("on Sept. 5", False, "2020-09-05"),
        ("24 November", False, "2020-11-24"),
        ("earlier this week", False, "2021-W10"),
        ("next week", True, "2021-W11"),
    ],
)
def test_what_hangs_on_the_day_of_the_report(text: str, future: bool, expected: str) -> None:
    (told,) = find_dates(text)
    assert told.date == ""
    assert resolve(told.rule, WEDNESDAY, future=future) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("March 3, 2021", "2021-03-03"),
        ("3 March 2021", "2021-03-03"),
        ("2021-03-03", "2021-03-03"),
        ("April 2014", "2014-04"),
        ("in 2014", "2014"),
    ],
)
def test_full_dates_need_no_other(text: str, expected: str) -> None:
    (told,) = find_dates(text)
    assert told.date == expected


def test_names_of_months_that_are_other_words() -> None:
    assert list(find_dates("She may march to the sea.")) == []
    assert list(find_dates("February 31, 2021")) == []


def test_clock_times() -> None:
    assert [c[2] for c in find_clocks("at 12:13 pm, then at 4 a.m. and at noon, 23:05")] == [
        "12:13",
        "04:00",
        "12:00",
        "23:05",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at 10.40 on Sunday night", ["22:40"]),
        ("at 8.15 in the morning", ["08:15"]),
        ("at ten past nine, she came", ["09:10"]),
        ("at a quarter to six in the evening", ["17:45"]),
        ("it was shortly before seven in the evening", ["19:00"]),
        ("about 6 o'clock on Sunday morning", ["06:00"]),
        ("at two at night", ["02:00"]),
        ("sank five in the morning", []),
        ("after two years", []),
        ("at 10.40 metres", []),
        ("won by ten to nine", []),
    ],
)
def test_clock_times_in_words(text: str, expected: list[str]) -> None:
    assert [c[2] for c in find_clocks(text)] == expected


def test_intervals() -> None:
    assert interval("2021-02") == (date(2021, 2, 1), date(2021, 2, 28))
    assert interval("2021-W10") == (date(2021, 3, 8), date(2021, 3, 14))
    assert interval("soon") is None


@pytest.mark.parametrize(
    ("rule", "anchor", "when"),
    [
        ("day:3:6", date(2018, 2, 6), "2018-03-06"),
        ("day:11:13", date(2016, 7, 14), "2015-11-13"),
        ("day:2:29", date(2021, 3, 1), "2020-02-29"),
        ("month:4:", date(2018, 2, 6), "2018-04"),
        ("month:11:", date(2018, 2, 6), "2017-11"),
    ],
)
def test_without_a_tense_a_day_lies_in_the_nearest_year(rule: str, anchor: date, when: str) -> None:
    assert resolve(rule, anchor, future=None) == when


@pytest.mark.parametrize("text", ["The count stood at seven on Monday night", "It remained at 5 on Sunday morning"])
def test_a_count_is_no_hour(text: str) -> None:
    assert not list(find_clocks(text))
