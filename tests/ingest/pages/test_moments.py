"""Dates in the languages and orders of pages."""

from __future__ import annotations

import pytest

from samestory.ingest.pages.moments import read_moment


@pytest.mark.parametrize(
    ("text", "day_first", "moment"),
    [
        ("2016-09-05T14:03:00+08:00", None, "2016-09-05T14:03:00+08:00"),
        ("2016-09-05T14:03:00.123Z", None, "2016-09-05T14:03:00+00:00"),
        ("5/9/2016", None, None),
        ("5/9/2016", True, "2016-09-05"),
        ("5/9/2016", False, "2016-05-09"),
        ("25/9/2016", None, "2016-09-25"),
        ("Published 5 de septiembre de 2016", None, "2016-09-05"),
        ("Lundi 5 août 2016", None, "2016-08-05"),
        ("5. März 2016", None, "2016-03-05"),
        ("3 hours ago", None, None),
        ("1066-10-14", None, None),
        ("no date", None, None),
        ("", None, None),
    ],
)
def test_moments(text: str, day_first: bool | None, moment: str | None) -> None:
    assert read_moment(text, day_first=day_first) == moment
