from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samestory.annotate import annotate
from samestory.collate.conflicts.find import find_conflicts
from samestory.collate.timeline import make_timeline
from samestory.model import Conflict, Evidence, Fact, Report, Side, TimelineEntry
from samestory.resources.embeddings import load_embeddings

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


def undated(story: tuple[TimelineEntry, ...]) -> list[tuple[str, str]]:
    return [(entry.date, entry.text) for entry in story]


def timeline(nlp: Language, *texts: str, published: str | None = "2021-03-10") -> tuple[TimelineEntry, ...]:
    reports = list(
        annotate([Report(id=f"r{i}", source=f"r{i}", text=t, published=published) for i, t in enumerate(texts)], nlp)
    )
    return make_timeline(reports)


def test_in_order_of_date_with_all_evidence(nlp: Language) -> None:
    entries = timeline(
        nlp,
        "The ferry sank off Aldmere on Monday. The council approved the harbour plan in January.",
        "The old ferry sank off Aldmere on Monday night.",
    )
    assert [e.date for e in entries] == ["2021-01", "2021-03-08"]
    assert [e.report for e in entries[1].evidence] == ["r0", "r1"]


def test_saying_is_no_event(nlp: Language) -> None:
    assert timeline(nlp, "Mayor Dana Quill said on Monday that the harbour was safe.") == ()


def test_a_day_that_nobody_tells_is_left_out(nlp: Language) -> None:
    assert timeline(nlp, "The ferry sank off Aldmere on Monday.", published=None) == ()


def test_two_dates_of_one_event_both_stand(nlp: Language) -> None:
    entries = timeline(nlp, "The council approved the plan on March 3.", "The council approved the plan on March 5.")
    assert [e.date for e in entries] == ["2021-03-03", "2021-03-05"]


def test_a_noun_with_a_participle_is_no_event(nlp: Language) -> None:
    assert timeline(nlp, "The mayor praised the treaty signed by both towns in January.") == ()


def test_a_relative_clause_is_shown_as_a_clause(nlp: Language) -> None:
    entries = timeline(nlp, "Crowds lined the harbour bridge, which opened in 1961.")
    assert all(", which" not in e.text for e in entries)


def test_the_day_by_which_something_is_to_be_done_stands(nlp: Language) -> None:
    entries = timeline(nlp, "The council will finish the harbour plan by April 30.")
    assert [e.date for e in entries] == ["2021-04-30"]


@pytest.mark.parametrize(
    "text",
    [
        "Dana Quill denied that the port had received a letter from the ministry in March.",
        "Dana Quill did not open the harbour bridge on Monday.",
        "Reporters asked whether the ferry sank off Aldmere on Monday.",
    ],
)
def test_what_is_denied_or_asked_is_no_event(nlp: Language, text: str) -> None:
    assert timeline(nlp, text) == ()


@pytest.mark.parametrize(
    ("text", "date", "words"),
    [
        ("A storm at the port of Aldmere sank six boats and damaged 42 on Monday night.", "2021-03-08", "A storm"),
        ("The queen, Orla Fenn, is to visit the city on Thursday.", "2021-03-11", "The queen"),
        ("Judge Dana Quill promised to publish a first report by 30 September.", "2021-09-30", "Judge Dana"),
        ("A long meeting with Orla Fenn earlier on Monday did not bring a result.", "2021-03-08", "A long meeting"),
    ],
)
def test_an_event_stands_with_who_takes_part(nlp: Language, text: str, date: str, words: str) -> None:
    (entry,) = timeline(nlp, text)
    assert entry.date == date
    assert entry.text.startswith(words)


def test_a_conflict_of_dates_is_told_at_both_entries(nlp: Language) -> None:
    texts = ("The council approved the harbour plan on March 3.", "The council approved the harbour plan on March 5.")
    raw = [Report(id=f"r{i}", source=f"r{i}", text=t, published="2021-03-10") for i, t in enumerate(texts)]
    reports = list(annotate(raw, nlp))
    entries = make_timeline(reports, find_conflicts(reports, (), (), load_embeddings()))
    assert [(e.date, e.disputed) for e in entries] == [("2021-03-03", ("2021-03-05",)), ("2021-03-05", ("2021-03-03",))]


@pytest.mark.parametrize(
    ("value", "disputed"),
    [("2021-03-03", ("2021-03-01",)), ("3 March", ("2021-03-01",)), ("2021-02-08", ()), ("8 February", ())],
)
def test_a_conflict_is_of_the_date_that_it_gives(nlp: Language, value: str, disputed: tuple[str, ...]) -> None:
    text = "The ferry Alda, which left Osk on 8 February, sank off Vell on 3 March."
    reports = list(annotate([Report(id="a", source="a", text=text, published="2021-03-10")], nlp))
    (entry,) = (e for e in make_timeline(reports) if e.date == "2021-03-03")
    conflict = Conflict("date", "when", (Side(value, entry.evidence), Side("2021-03-01", ())))
    (entry,) = (e for e in make_timeline(reports, [conflict]) if e.date == "2021-03-03")
    assert entry.disputed == disputed


def test_only_the_clause_that_the_date_belongs_to_is_shown(nlp: Language) -> None:
    text = (
        "Divers raised the old ferry in Aldmere on Monday, according to the harbour office. "
        "The league, which won the Norvane cup in 2019, sold its ground."
    )
    assert undated(timeline(nlp, text)) == [
        ("2019", "The league won the Norvane cup in 2019"),
        ("2021-03-08", "Divers raised the old ferry in Aldmere on Monday"),
    ]


def test_talks_that_are_described_are_dated_by_themselves(nlp: Language) -> None:
    text = "Mayor Dana Quill described talks with Orla Fenn on Monday as candid, as rockets hit several towns."
    assert undated(timeline(nlp, text)) == [("2021-03-08", "talks with Orla Fenn on Monday")]


def test_a_looser_date_and_a_bare_noun_join_the_day(nlp: Language) -> None:
    entries = timeline(
        nlp,
        "The old ferry sank off Aldmere on Monday in a heavy storm.",
        "The old ferry sank off Aldmere this week in a heavy storm.",
    )
    assert [(e.date, [v.report for v in e.evidence]) for e in entries] == [("2021-03-08", ["r0", "r1"])]


@pytest.mark.parametrize(
    "text",
    [
        "12/34 The ferry reaches the harbour of Aldmere on Monday.",
        "Photos: the ferry reached the harbour of Aldmere on Monday.",
        "The ferry is safe in the harbour — Dana Quill (@danaquill) March 8, 2021",
        "The line counted 12 wrecks between March 2019 and March 2020.",
        "The mayor is quoted in the Norvane Post on Monday.",
    ],
)
def test_captions_posts_and_ranges_tell_no_event(nlp: Language, text: str) -> None:
    assert timeline(nlp, text) == ()


def test_a_meeting_of_a_day_and_month_lies_in_the_nearest_year(nlp: Language) -> None:
    (entry,) = timeline(nlp, "The owners prepared for the yearly meeting of April 6.")
    assert entry.date == "2021-04-06"


def test_what_only_says_that_it_happened_goes_to_what_tells_the_event(nlp: Language) -> None:
    (entry,) = timeline(
        nlp,
        "Two barges collided off Aldmere on Monday, injuring four sailors.",
        "The collision happened at 6.10am on Monday.",
    )
    assert entry.date == "2021-03-08T06:10"
    assert entry.text.startswith("Two barges collided")
    assert [e.report for e in entry.evidence] == ["r0", "r1"]


def test_clauses_of_one_day_that_tell_one_fact_are_one_entry(nlp: Language) -> None:
    texts = ("The tribunal jailed Orla Fenn for seven years on Monday.", "Fenn was led away in handcuffs on Monday.")
    reports = list(
        annotate([Report(id=f"r{i}", source="", text=t, published="2021-03-10") for i, t in enumerate(texts)], nlp)
    )
    assert len(make_timeline(reports)) == 2
    spans = [Evidence(r.id, 0, len(r.text) - 1, r.text[:-1]) for r in reports]
    (entry,) = make_timeline(reports, (), (Fact("f1", "Fenn was jailed", tuple(spans), 2, 2),))
    assert [e.report for e in entry.evidence] == ["r0", "r1"]


def test_a_noun_is_shown_with_the_clause_whose_subject_it_is(nlp: Language) -> None:
    (entry,) = timeline(nlp, "The earlier crash, on Feb. 5, killed a pilot and a diver from Aldmere.")
    assert entry.text == "The earlier crash, on Feb. 5, killed a pilot and a diver from Aldmere"
    assert entry.evidence[0].text == entry.text


def test_a_dateline_is_not_shown(nlp: Language) -> None:
    (entry,) = timeline(nlp, "PORT ALDMERE, Norvane -- Divers freed the ferry from the mud on Monday.")
    assert entry.text == "Divers freed the ferry from the mud on Monday"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The prize went to a grocer who survived a great fire in May.", "a grocer survived a great fire in May"),
        (
            "The mayor called the plan a ‘danger’ and the river ferry (the last of the town) sank in May.",
            "the river ferry (the last of the town) sank in May",
        ),
        ("Two days after Ada Holt sold the old mill in May, a fire broke out.", "Ada Holt sold the old mill in May"),
        ("The Velm Works (which reportedly sold its oldest mill in May) is empty.", "The Velm Works reportedly sold"),
    ],
)
def test_an_entry_is_a_clause_and_whole(text: str, words: str, nlp: Language) -> None:
    assert any(words in entry.text for entry in timeline(nlp, text))


def test_quotation_marks_are_closed(nlp: Language) -> None:
    (entry,) = timeline(nlp, "On Monday the court of Velm called the sale of the old mill a “plain theft”.")
    assert entry.text.endswith("“plain theft”")


@pytest.mark.parametrize(
    "text",
    [
        "Ada Holt answered questions about the ferry at a news conference Tuesday.",
        "Nobody in Velm spoke about the crash on Monday.",
    ],
)
def test_a_noun_that_says_little_is_no_entry(text: str, nlp: Language) -> None:
    assert not any(entry.text.startswith(("a news", "the crash")) for entry in timeline(nlp, text))
