from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samestory.annotate import annotate
from samestory.model import Moment, Report

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


def moments(nlp: Language, text: str, published: str | None = "2021-03-10") -> tuple[Moment, ...]:
    (report,) = annotate([Report(id="a", source="a", text=text, published=published)], nlp)
    for moment in report.moments:
        assert report.text[moment.span.start : moment.span.end] == moment.span.text
        assert report.text[moment.clause.start : moment.clause.end] == moment.clause.text
    return report.moments


def test_a_date_dates_its_clause(nlp: Language) -> None:
    (moment,) = moments(nlp, "The council approved the harbour plan on Monday, although many objected.")
    assert moment.date == "2021-03-08"
    assert moment.predicate == "adopt"
    assert moment.patient == ("plan",)
    assert (moment.inferred, moment.eventful, moment.spoken) == (True, True, False)


def test_the_date_of_saying_is_marked(nlp: Language) -> None:
    (moment,) = moments(nlp, "Mayor Dana Quill said on Monday that the harbour was safe.")
    assert moment.spoken


def test_the_future_looks_ahead(nlp: Language) -> None:
    (moment,) = moments(nlp, "The court will hear the case on Monday.")
    assert moment.date == "2021-03-15"


def test_without_a_day_the_rule_is_kept(nlp: Language) -> None:
    (moment,) = moments(nlp, "The ferry sank on Monday.", published=None)
    assert moment.date == ""
    assert moment.rule.startswith("weekday:0")


def test_a_bound_is_no_date_of_the_event(nlp: Language) -> None:
    (moment,) = moments(nlp, "The plant has been closed since October.")
    assert moment.bound == "since"


def test_by_the_end_of_a_month_is_a_bound(nlp: Language) -> None:
    (moment,) = moments(nlp, "The sale is expected to close by the end of March.")
    assert moment.bound == "by"
    assert moment.date.endswith("-03")


def test_shortly_before_is_near_it(nlp: Language) -> None:
    (moment,) = moments(nlp, "The ferry sank shortly before 7 p.m.")
    assert (moment.bound, moment.approximate) == ("", True)


def test_a_dated_clause_bounds_the_one_it_hangs_on(nlp: Language) -> None:
    own, over = moments(nlp, "The ferry was seized by the navy after the council passed a resolution on 3 May 2020.")
    assert (own.predicate, own.bound) == ("adopt", "")
    assert (over.predicate, over.patient, over.bound, over.date) == ("seize", ("ferry",), "after", "2020-05-03")
    assert not over.eventful
    assert "resolution" not in over.terms


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said that he left after the council passed a resolution on 3 May 2020.",
        "The ferry was not seized after the council passed a resolution on 3 May 2020.",
    ],
)
def test_saying_and_denying_are_not_bounded(nlp: Language, text: str) -> None:
    assert not any(m.bound and m.predicate in {"say", "seize"} for m in moments(nlp, text))


def test_clock_and_day_are_one(nlp: Language) -> None:
    (moment,) = moments(nlp, "The ferry left Aldmere at 12:10 p.m. on Sunday.")
    assert moment.date == "2021-03-07T12:10"


@pytest.mark.parametrize("text", ["", "Monday", "\x00 Monday", "“On Monday"])
def test_odd_input(nlp: Language, text: str) -> None:
    moments(nlp, text)


def test_what_is_demanded_for_a_day_lies_ahead(nlp: Language) -> None:
    (moment,) = moments(nlp, "Orla Fenn demanded a new vote on April 19.")
    assert moment.date == "2021-04-19"


def test_what_was_done_on_a_day_lies_behind(nlp: Language) -> None:
    (moment,) = moments(nlp, "Orla Fenn lost a vote on April 19.")
    assert moment.date == "2020-04-19"


def test_the_day_of_a_dateline_dates_nothing_that_is_told(nlp: Language) -> None:
    text = "PORT ELLIS, March 9 (Skarn Wire) - Some forty pilots walked off the job on Monday after talks failed."
    (moment,) = moments(nlp, text)
    assert moment.date == "2021-03-08"
    assert moment.clause.text.startswith("Some forty pilots")


@pytest.mark.parametrize(
    ("text", "day"),  # written on a Wednesday
    [
        ("Further talks are set for Friday.", "2021-03-12"),
        ("A ballot is scheduled for Friday.", "2021-03-12"),
        ("The tribunal resumes on Monday.", "2021-03-15"),
        ("The port's owners are meeting on Friday in Skarn.", "2021-03-12"),
        ("The hearing was adjourned until Monday.", "2021-03-15"),
        ("The service for the crew is on Friday at two.", "2021-03-12"),
        ("The inquiry is due on March 19.", "2021-03-19"),
        ("The ballot was scheduled for Monday.", "2021-03-08"),
        ("The hearing was adjourned on Monday.", "2021-03-08"),
        ("Orla Fenn set a deadline on Monday.", "2021-03-08"),
    ],
)
def test_what_is_fixed_for_a_day_lies_ahead(nlp: Language, text: str, day: str) -> None:
    assert [moment.date[:10] for moment in moments(nlp, text)][:1] == [day]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The weavers have called a strike for 2 April.", "2021-04-02"),
        ("The plan must be passed by May 15.", "2021-05-15"),
        ("A vote of the guild is foreseen for April 20.", "2021-04-20"),
        ("The plan must have been passed on January 15.", "2021-01-15"),
        ("The weavers ended their strike on 2 April.", "2020-04-02"),
    ],
)
def test_what_is_set_for_a_day_lies_ahead(nlp: Language, text: str, date: str) -> None:
    (moment,) = moments(nlp, text)
    assert moment.date == date


@pytest.mark.parametrize(
    "text",
    [
        "The Tarn Regatta starts September 12.",
        "Her ban ends September 12.",
        "The rower is suspended from 9 February until 12 September.",
    ],
)
def test_what_is_to_begin_or_to_end_lies_ahead(nlp: Language, text: str) -> None:
    assert moments(nlp, text)[-1].date == "2021-09-12"


def test_what_a_name_is_set_beside_is_dated_by_that_name_too(nlp: Language) -> None:
    text = "He will be able to row at the Tarn Open – the next Silver Oar of the year – which starts on 12 September."
    (moment,) = moments(nlp, text)
    assert {"oar", "open"} <= set(moment.agent)
    assert "tarn" in moment.terms
