"""Fields that are dates: every usual form, and nothing invented."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.ingest.dates import read_published

MOMENT = "2021-03-04T08:00:00+00:00"
ELSEWHERE = "2021-03-04T08:00:00+01:00"
DAY = "2021-03-04"


@pytest.mark.parametrize(
    "text",
    [
        "2021-03-04T08:00:00Z",
        "2021-03-04T08:00:00.123456Z",
        "2021-03-04T08:00:00,5Z",
        "2021-03-04T08:00Z",
        "2021-03-04T08:00:00+00:00",
        "2021-03-04T08:00:00-0000",
        "2021-03-04 08:00:00 UTC",
        "2021-03-04 08:00:00 +0000",
        "20210304T080000Z",
        "20210304T0800Z",
        "20210304T080000+0000",
        "20210304080000Z",
        "Thu, 04 Mar 2021 08:00:00 GMT",
        "Thu, 4 Mar 2021 08:00:00 +0000",
        "4 Mar 2021 08:00 UT",
        "Thursday, 04-Mar-2021 08:00:00 GMT",
        "Thu Mar  4 08:00:00 UTC 2021",
        "Thu Mar 04 08:00:00 +0000 2021",
        "Thu Mar 04 2021 08:00:00 GMT+0000 (Coordinated Universal Time)",
        "Published March 4, 2021 at 8:00 a.m. GMT",
        "8 am GMT, 4 March 2021",
        "2021/03/04 08:00:00 (UTC)",
        " 2021-03-04T08:00:00Z\n",
    ],
)
def test_a_moment(text: str) -> None:
    assert read_published(text) == MOMENT


@pytest.mark.parametrize(
    "text",
    [
        "2021-03-04T08:00:00+01:00",
        "2021-03-04T08:00:00+01",
        "20210304T080000+0100",
        "Thu, 04 Mar 2021 08:00:00 +0100",
        "4 March 2021, 08:00 CET",
        "Thu Mar 04 2021 08:00:00 GMT+0100 (Central European Standard Time)",
    ],
)
def test_the_offset_stays_so_that_the_day_is_that_of_the_place(text: str) -> None:
    assert read_published(text) == ELSEWHERE


@pytest.mark.parametrize(
    "text",
    [
        "2021-03-04",
        "2021-3-4",
        "20210304",
        "2021/03/04",
        "2021.03.04",
        "04.03.2021",
        "4. 3. 2021",
        "March 4, 2021",
        "Mar. 4th, 2021",
        "4 March 2021",
        "4th of March 2021",
        "Thursday 4 March 2021",
        "4-Mar-2021",
        "2021-03-04 08:00:00",
        "2021-03-04T08:00:00",
        "20210304080000",
        "March 4, 2021, 8:00 a.m. ET",
        "4 Mar 2021 08:00 IST",
        "2021-03-04T00:00:00Z",
        "2021-03-04T00:00:00+05:30",
        "2021-03-04T29:00:00Z",
        "2021-03-04T08:00:00+99:00",
        "2021-03-04T13:00 pm Z",
        "Published 4 March 2021, updated 6 March 2021",
    ],
)
def test_a_day(text: str) -> None:
    assert read_published(text) == DAY


def test_numbers_of_a_month_that_can_only_be_one() -> None:
    assert read_published("25/03/2021") == read_published("03/25/2021") == "2021-03-25"
    assert read_published("03/03/2021") == "2021-03-03"
    assert read_published("04/03/2021") is None


@pytest.mark.parametrize(
    "value",
    [
        *("", "2021", "March 2021", "yesterday", "soon", "2021-13-40", "0004-03-04", "9999-01-01", "31 February 2021"),
        *("12345678", "x" * 10_000, None, True, 0, 7, 2021, -1, float("nan"), float("inf"), 1e300, 10**30, b"2021"),
    ],
)
def test_no_day(value: object) -> None:
    assert read_published(value) is None


@pytest.mark.parametrize("unit", [1, 1000, 1_000_000, 1_000_000_000])
def test_time_since_1970(unit: int) -> None:
    seconds = 1_614_844_800
    assert read_published(seconds * unit) == read_published(str(seconds * unit)) == MOMENT
    assert read_published(1_614_844_800.75) == read_published("1614844800.75") == MOMENT
    assert read_published(-1_000_000_000) == "1938-04-24T22:13:20+00:00"


def test_numbers_that_are_the_digits_of_a_day() -> None:
    assert read_published(20210304) == read_published(20210304080000) == read_published(202103040800) == DAY


def test_dates_and_times_as_they_come_from_a_column() -> None:
    assert read_published(date(2021, 3, 4)) == read_published(datetime(2021, 3, 4, 8)) == DAY
    assert read_published(datetime(2021, 3, 4, 8, tzinfo=UTC)) == MOMENT


def test_a_zone_that_is_told_counts_where_the_field_names_none() -> None:
    told = timezone(timedelta(hours=1))
    assert read_published("2021-03-04 08:00:00", zone=told) == ELSEWHERE
    assert read_published("2021-03-04 08:00:00Z", zone=told) == MOMENT
    assert read_published("2021-03-04", zone=told) == DAY


@given(
    moment=st.datetimes(
        min_value=datetime(1600, 1, 1),
        max_value=datetime(2100, 1, 1),
        timezones=st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))),
    ).filter(lambda moment: (moment.hour, moment.minute, moment.second) != (0, 0, 0))
)
def test_what_python_writes_comes_back(moment: datetime) -> None:
    assert read_published(moment.isoformat()) == moment.isoformat(timespec="seconds")
    assert read_published(moment.strftime("%Y%m%dT%H%M%S%z")) == moment.isoformat(timespec="seconds")


@given(st.one_of(st.text(max_size=60), st.text("0123456789-/.:T+Z JanMr,", max_size=40), st.integers(), st.floats()))
def test_anything_gives_a_date_or_none(value: object) -> None:
    found = read_published(value)
    if found is not None:
        datetime.fromisoformat(found)
        assert read_published(found) == found
