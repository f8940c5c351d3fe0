from __future__ import annotations

from samestory.grouping import Stories, label, shorten
from samestory.grouping.labels import Label
from samestory.model import Report
from samestory.resources.embeddings import load_embeddings
from tests.grouping.grouping_reports import QUAKE_NORTH, report


def named(*reports: Report) -> Label:
    stories = Stories(load_embeddings())
    stories.add(reports)
    return label([shorten(one) for one in reports], stories.shelf.signatures(range(len(reports))))


def test_a_label_takes_title_days_places_and_actors_from_the_reports() -> None:
    found = named(report(QUAKE_NORTH[0], "2031-03-11", name="a"), report(QUAKE_NORTH[1], "2031-03-12", name="b"))
    assert found.title in {text.split("\n", 1)[0] for text in QUAKE_NORTH}
    assert (found.first, found.last) == ("2031-03-11", "2031-03-12")
    assert "Otzeva" in found.places
    assert "Marek Sundal" in found.actors


def test_a_long_pause_makes_two_episodes() -> None:
    found = named(*(report(QUAKE_NORTH[0], day, name=day) for day in ("2031-03-11", "2031-03-13", "2031-05-20")))
    assert [(one.first, one.last, one.reports) for one in found.episodes] == [
        ("2031-03-11", "2031-03-13", (0, 1)),
        ("2031-05-20", "2031-05-20", (2,)),
    ]


def test_without_titles_and_days_there_are_none() -> None:
    found = named(Report(id="a", source="x", text="nothing is told here."))
    assert found == Label(None, None, None, (), (), ())


def test_days_and_weekdays_are_no_actors() -> None:
    found = named(report("Rain\n\nIt rained on Monday in March, said Doria Venn. People saw Doria Venn.", name="a"))
    assert found.actors == ("Doria Venn",)
