from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samestory.annotate import annotate
from samestory.collate.conflicts.find import find_conflicts
from samestory.collate.conflicts.wording.differences import differences
from samestory.model import Conflict, Quotation, Reading, Report, Span, Utterance
from samestory.resources.embeddings import load_embeddings

if TYPE_CHECKING:
    from spacy.language import Language


def conflicts(nlp: Language, *texts: str, published: tuple[str, ...] = ("2021-03-10",)) -> tuple[Conflict, ...]:
    days = published * len(texts) if len(published) == 1 else published
    raw = [
        Report(id=f"r{i}", source=f"r{i}", text=t, published=day)
        for i, (t, day) in enumerate(zip(texts, days, strict=True))
    ]
    reports = list(annotate(raw, nlp))
    found = find_conflicts(reports, (), (), load_embeddings())
    by_id = {r.id: r for r in reports}
    for conflict in found:
        assert len(conflict.sides) >= 2
        for side in conflict.sides:
            for evidence in side.evidence:
                assert by_id[evidence.report].text[evidence.start : evidence.end] == evidence.text
                assert len(evidence.text) < 500
    return found


@pytest.mark.model
def test_a_toll_stands_with_all_who_give_it(nlp: Language) -> None:
    (conflict,) = conflicts(
        nlp,
        "Norvane mill fire kills six",
        "Nine dead after fire at Norvane mill",
        "The company whose mill burned down in Norvane, killing six workers, had been told of it.",
    )
    sides = {side.value.split()[0].lower(): {e.report for e in side.evidence} for side in conflict.sides}
    assert sides == {"six": {"r0", "r2"}, "nine": {"r1"}}


@pytest.mark.model
def test_a_loose_figure_that_fits_both_values_stands_with_neither(nlp: Language) -> None:
    (conflict,) = conflicts(
        nlp,
        "Scores die in Aldmere as truck plows into crowd",
        "At least 84 people were killed by the driver of the truck in Aldmere.",
        "Nearly 70 people were killed in Aldmere by a truck driven through a crowd.",
    )
    sides = {side.value: {e.report for e in side.evidence} for side in conflict.sides}
    assert sides == {"At least 84 people": {"r1"}, "Nearly 70 people": {"r2"}}


@pytest.mark.model
def test_what_a_year_names_is_another_occasion(nlp: Language) -> None:
    assert not conflicts(
        nlp,
        "The guard was doubled after the 1987 Norvane market bombing that killed 30 people.",
        "A bombing killed 85 people in the market of Norvane.",
    )


@pytest.mark.model
@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("Fourteen people died when a ferry sank off Aldmere.", "The Aldmere ferry killed nine people.", "number"),
        ("The firm will cut 4,000 jobs at its plant in Aldmere.", "It cuts 6,500 jobs at its Aldmere plant.", "number"),
        ("Dana Quill, 34, the mayor of Aldmere, resigned.", "Dana Quill, 36, resigned as mayor.", "number"),
        ("The council approved the plan on March 3.", "The plan was approved by the council on March 5.", "date"),
        ("The council approved the harbour plan.", "The council did not approve the harbour plan.", "polarity"),
        ("Two letters about the dam were sent to Norvane.", "No letter about the dam ever reached us.", "polarity"),
        ("The guild sent Norvane a written notice.", "“No notice ever came to Norvane,” Orla Fenn said.", "polarity"),
        ("The guild sent Norvane a formal complaint.", "She denied Norvane had received a complaint.", "polarity"),
        ("A fire at Norvane mill killed six workers.", "A fire at Norvane mill killed nine workers.", "number"),
        ("Police identified the pilot as Orla Mae Fenn.", "The names of the crew have not been released.", "polarity"),
    ],
)  # fmt: skip
def test_values_that_exclude_one_another(nlp: Language, first: str, second: str, kind: str) -> None:
    assert [c.kind for c in conflicts(nlp, first, second)] == [kind]


@pytest.mark.model
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("About 500 homes in Aldmere were flooded.", "Some 490 homes in Aldmere were flooded."),
        ("The blast at the Aldmere plant killed three people.", "The blast at the Aldmere plant injured 12 people."),
        (
            "At least 12 people were killed when a ferry sank off Aldmere.",
            "The ferry disaster off Aldmere killed 14 people.",
        ),
        ("The council approved the plan in March.", "The plan was approved by the council on March 3."),
        ("The council approved the plan by Friday.", "The council approved the budget on Monday."),
        ("The council may not approve the harbour plan.", "The council approved the harbour plan."),
        ("Shares of the Aldmere line fell 6.6 percent.", "Shares of the Aldmere line fell 4.3 percent."),
        ("A boy fell into the Aldmere dock on Saturday.", "A boy fell into the Aldmere dock in 1996."),
        ("Two letters about the dam were sent to Norvane.", "No letter reached the school in Aldmere."),
        ("Three of the dead were from Aldmere.", "Nine of the dead were from Norvane."),
    ],
)
def test_what_is_no_conflict(nlp: Language, first: str, second: str) -> None:
    assert conflicts(nlp, first, second) == ()


@pytest.mark.model
def test_a_toll_that_grows_is_an_update(nlp: Language) -> None:
    first = "Nine people were killed when a ferry sank off Aldmere."
    second = "Fourteen people were killed when a ferry sank off Aldmere."
    assert conflicts(nlp, first, second, published=("2021-03-10", "2021-03-11")) == ()
    assert len(conflicts(nlp, first, second)) == 1


@pytest.mark.parametrize(
    ("a", "b", "gravity"),
    [
        ("the talks were not fair to us", "the talks were fair to us", 4),
        ("a real end of violence in the valley", "a real end of hostilities in the valley", 3),
        ("the release of the girls and boys", "the releases of the girls and boys", 2),
        ("does accord with the facts", "does accord with facts", 1),
    ],
)
def test_words_that_differ_between_words_that_agree(a: str, b: str, gravity: int) -> None:
    places = differences(a.split(), b.split())
    assert places is not None
    assert [p.gravity for p in places] == [gravity]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("we were in utter shock and disbelief", "utter shock and disbelief"),
        ("the plan | harbour council approved it", "the plan was made long before harbour council approved it"),
    ],
)
def test_a_shorter_quotation_is_no_other_wording(a: str, b: str) -> None:
    assert not differences(a.split(), b.split())


def quoting(id: str, words: str) -> Report:
    text = f"“{words},” Dana Quill said."
    span = Span.of(text, 1, 1 + len(words))
    quotation = Quotation("q1", "direct", Span.of(text, 0, len(words) + 3), (span,), None, None)
    return Report(id=id, source=id, text=text, quotations=(quotation,), sentences=(Span.of(text, 0, len(text)),))


def utterance(*reports: Report) -> Utterance:
    return Utterance(
        "u1", "Dana Quill", tuple(Reading(r.id, "q1", r.quotations[0].verbatim[0].text) for r in reports), ()
    )


def test_wording_inside_quotation_marks() -> None:
    reports = [
        quoting("a", "We saw the brave crew leave the harbour before dawn"),
        quoting("b", "We saw the tired crew leave the harbour before dawn"),
        quoting("c", "We saw the brave crew leave the harbour"),
    ]
    (conflict,) = find_conflicts(reports, (), (utterance(*reports),), load_embeddings())
    assert conflict.kind == "wording"
    assert [{e.report for e in side.evidence} for side in conflict.sides] == [{"a", "c"}, {"b"}]
    assert "brave" in conflict.sides[0].value
    assert "tired" in conflict.sides[1].value


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("They've held our colour flag in the harbour", "They have held our color flag in the harbour"),
        ("The United States will honour the harbour treaty", "The US will honor the harbour treaty"),
        ("We are tired, cold and hungry in the harbour", "We are tired, cold, and hungry in the harbour"),
    ],
)
def test_house_style_is_no_wording(a: str, b: str) -> None:
    reports = [quoting("a", a), quoting("b", b)]
    assert find_conflicts(reports, (), (utterance(*reports),), load_embeddings()) == ()


def test_nothing_to_compare() -> None:
    assert find_conflicts((), (), (), load_embeddings()) == ()
    assert find_conflicts([Report(id="a", source="a", text="")], (), (), load_embeddings()) == ()


def test_two_sentences_of_one_speaker_are_not_two_wordings() -> None:
    a = "we see the bridge as a first step to the release of all the boats"
    b = "it was never our plan though a first step to the release of all the boats"
    assert differences(a.split(), b.split()) is None


def test_short_phrases_that_no_utterance_joins() -> None:
    reports = [quoting("a", "does not accord with facts"), quoting("b", "did not accord with the facts")]
    alone = tuple(Utterance(f"u{r.id}", "Dana Quill", utterance(r).readings, ()) for r in reports)
    (conflict,) = find_conflicts(reports, (), alone, load_embeddings())
    assert conflict.kind == "wording"


@pytest.mark.model
@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        (
            "A six-year-old boy fell into a disused well near Norvane.",
            "A nine-year-old boy fell into a disused well near Norvane.",
            "number",
        ),
        (
            "The girl fell down the 40-metre-deep shaft of the old Norvane mine.",
            "The girl fell down a 200-foot-deep shaft of the old Norvane mine.",
            "number",
        ),
        ("The mare was brought to the Norvane stud in 2014.", "The mare came to the Norvane stud in 2015.", "date"),
        ("Weather and visibility were ideal, he said.", "Strong winds were reported in the area.", "polarity"),
        (
            "Such sales are banned by a treaty of the Vell League adopted in May 2019.",
            "Such sales are banned under a treaty of the Vell League adopted in July 2020.",
            "date",
        ),
    ],
)
def test_values_that_need_their_thing(nlp: Language, first: str, second: str, kind: str) -> None:
    assert [c.kind for c in conflicts(nlp, first, second)] == [kind]


@pytest.mark.model
@pytest.mark.parametrize(
    ("first", "second"),
    [
        # one measure in two units
        (
            "The girl fell down the 40-metre-deep shaft of the old Norvane mine.",
            "The girl fell down a 131-foot-deep shaft of the old Norvane mine.",
        ),
        # two sides of one thing
        ("The Norvane wall is 40 metres long and old.", "The Norvane wall is three metres high and old."),
        # two boys
        ("A six-year-old boy fell into a well near Norvane.", "A nine-year-old boy won the Norvane chess cup."),
        # a case from the past
        (
            "A six-year-old boy fell into a disused well near Norvane.",
            "A nine-year-old boy fell into a disused well near Norvane in 1996.",
        ),
        # those of one origin
        ("The crash of the Norvane ferry killed ten from Aldmere.", "The crash of the Norvane ferry killed twelve."),
        # weather of another time, and what is usual
        ("Visibility was ideal, he said.", "Strong winds had been reported earlier."),
        ("Visibility was ideal, he said.", "Strong winds are common this time of year."),
        ("Weather was fine, she said.", "The weather was not bad, she said."),
        # a range is one value
        (
            "The line counted 12 derailments between March 2019 and March 2020.",
            "The line counted 12 derailments between March 2019 and March 2020, two of them grave.",
        ),
        # two sizes of one flight
        ("The rocket reached an altitude of 340 miles.", "The rocket reached a distance of 900 miles."),
        # two treaties, of which one bans nothing that the other does
        (
            "Whaling is banned by a treaty adopted in May 2019.",
            "The trade in ivory is banned by a treaty adopted in July 2020.",
        ),
    ],
)
def test_what_is_not_the_same_thing(nlp: Language, first: str, second: str) -> None:
    assert conflicts(nlp, first, second) == ()


@pytest.mark.model
def test_reports_far_apart_count_two_occasions(nlp: Language) -> None:
    first = "The guild freed nine hostages in Norvane on Friday."
    second = "The guild freed 30 hostages in Norvane on Friday."
    assert conflicts(nlp, first, second, published=("2021-03-10", "2021-11-10")) == ()
    assert len(conflicts(nlp, first, second)) == 1


@pytest.mark.parametrize(
    ("a", "b", "gravity"),
    [
        ("the very smoothest ride of all", "the very smoothhest ride of all", 2),
        ("such a moral choice for all of us", "such a amoral choice for all of us", 3),
        ("such a prime example for all of us", "such a crime example for all of us", 3),
    ],
)
def test_slips_of_the_pen_are_slight(a: str, b: str, gravity: int) -> None:
    places = differences(a.split(), b.split())
    assert places is not None
    assert max(p.gravity for p in places) == gravity
