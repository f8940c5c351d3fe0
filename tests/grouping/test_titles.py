from __future__ import annotations

from samestory.grouping import central_title
from samestory.model import Report


def titled(*titles: str, outlet: str | None = None) -> list[Report]:
    body = "The barrier at Selwick jammed on Tuesday and the sea came into the town."
    return [Report(id=title, source=title, text=body, title=title, outlet=outlet) for title in titles]


def test_the_title_that_says_most_of_the_others() -> None:
    reports = titled("The Selwick Bell", "Barrier at Selwick jams in storm", "Storm jams the barrier, two dead")
    assert central_title(reports) == "Barrier at Selwick jams in storm"


def test_titles_that_quote_or_ask_come_second() -> None:
    reports = titled("Will Selwick’s barrier jam?", "‘Barrier will jam’, Selwick told", "Selwick barrier jams")
    assert central_title(reports) == "Selwick barrier jams"


def test_an_outlet_s_name_is_no_title() -> None:
    assert central_title(titled("Bell", outlet="Bell")) is None
    assert central_title([]) is None


def test_a_title_of_short_words_is_better_than_none() -> None:
    assert central_title(titled("Cup won")) == "Cup won"
