from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samestory.collate.reuse.find import find_reuse
from samestory.collate.reuse.seeds import shared_seeds
from samestory.collate.reuse.streams import streams_of
from samestory.model import Passage, Quotation, Report, Span

from ..stories import OTHER, WIRE, report


def shared(*reports: Report) -> list[tuple[str, str]]:
    return [(p.source.text, p.copy.text) for p in find_reuse(reports)]


def test_a_verbatim_copy_is_one_passage() -> None:
    (passage,) = find_reuse([report("a", WIRE), report("b", WIRE)])
    assert passage.source.text == passage.copy.text == WIRE
    assert passage.similarity == 1.0
    assert (passage.source.report, passage.copy.report, passage.direction) == ("a", "b", "unknown")


def test_independent_accounts_share_nothing() -> None:
    assert shared(report("a", WIRE), report("b", OTHER)) == []


def test_spelling_and_house_style_do_not_count() -> None:
    ours = "Mr. Dahl said the U.S. Navy would analyze the harbor defenses and bring twelve neighbors home on Friday."
    theirs = "Dahl said the US Navy would analyse the harbour defences and bring 12 neighbours home on Friday."
    (passage,) = find_reuse([report("a", ours), report("b", theirs)])
    assert passage.similarity == 1.0
    assert passage.copy.text == theirs


def test_small_edits_stay_within_one_passage() -> None:
    light = WIRE.replace("before dawn on Tuesday", "early on Tuesday").replace("find out", "establish")
    passages = find_reuse([report("a", WIRE), report("b", light)])
    assert len(passages) == 1
    assert 0.85 < passages[0].similarity < 1


def test_an_inserted_caption_makes_two_passages() -> None:
    first, second = WIRE.split("\n\n")
    caption = "The Aurelia lies on the reef while a lifeboat circles and gulls look on. Photograph: Mina Torv"
    other = f"{first}\n{caption}\n{second}"
    assert shared(report("a", WIRE), report("b", other)) == [(first, first), (second, second)]


def test_paragraphs_in_another_order_are_found() -> None:
    first, second = WIRE.split("\n\n")
    found = shared(report("a", WIRE), report("b", f"{second}\n\nNothing of this was said before.\n\n{first}"))
    assert sorted(found) == sorted([(first, first), (second, second)])


def test_quotations_in_common_are_no_reuse() -> None:
    said = "We heard a bang under the deck, then the lights went out and the whole ship leaned over to the left"
    one = report("a", f"“{said},” Lene Mork told the inquiry.")
    two = report("b", f"In the canteen a passenger remembered the night. “{said}.”")
    assert shared(one, two) == []


def test_words_quoted_in_one_report_are_quoted_in_all() -> None:
    said = "We heard a bang under the deck, then the lights went out and the whole ship leaned over to the left."
    one = report("a", f"A passenger remembered: “{said}”")
    two = report("b", f"She wrote to us.\n{said}\nShe did not answer further questions.")
    assert shared(one, two) == []


def test_headlines_in_common_are_no_reuse() -> None:
    title = "Ferry with ninety people on board runs aground on the reef off Vell before dawn"
    assert shared(report("a", WIRE, title=title), report("b", OTHER, title=title)) == []


def test_titles_and_names_alone_are_no_reuse() -> None:
    one = report("a", "It was a bad day. Ivar Stenn, director of the Northern Strait Pilot Authority, said so in Vell.")
    two = report("b", "Ivar Stenn, director of the Northern Strait Pilot Authority, said he had not seen the letter.")
    assert shared(one, two) == []


def test_a_copy_with_synonyms_is_found_and_called_spun() -> None:
    plain = (
        "Police said a big ship had hit the old pier and that many people in the house next to it were hurt. "
        "The company said it would help the workers and begin a new investigation into the cause of the crash. "
        "A doctor who was near the place said the children had left the building before the accident."
    )
    spun = (
        "Police said a massive vessel had hit the aged pier and that numerous people in the residence next to it were "
        "injured. "
        "The firm said it would assist the workers and commence a new probe into the cause of the collision. "
        "A physician who was near the location said the kids had departed the building before the mishap."
    )
    passages = find_reuse([report("a", spun), report("b", plain)])
    assert passages
    assert {(p.source.report, p.copy.report, p.direction) for p in passages} == {("b", "a", "known")}
    assert "replaced" in passages[0].reason
    assert "“big” became “massive”" in passages[0].reason


def test_direction_by_agency_credit() -> None:
    wire = report("b", WIRE, outlet="Reuters")
    copy = report("a", WIRE, outlet="Vell Courier", credits=("Reuters",))
    (passage,) = find_reuse([copy, wire])
    assert (passage.source.report, passage.direction) == ("b", "known")
    assert "credits" in passage.reason


def test_direction_by_an_agency_named_beside_the_text() -> None:
    carries = report("b", WIRE, outlet="Vell Courier", credits=("Associated Press",))
    names = report("a", WIRE.replace("other.\n", "other, the Associated Press said.\n"), outlet="Skarn Post")
    passages = find_reuse([names, carries])
    assert {(p.source.report, p.direction) for p in passages} == {("b", "known")}


def test_two_that_carry_one_agency_are_not_ordered_by_time() -> None:
    one = report("a", WIRE, credits=("Reuters",), published="2031-03-04T06:10:00")
    two = report("b", WIRE, credits=("Reuters",), published="2031-03-04T05:10:00")
    (passage,) = find_reuse([one, two])
    assert passage.direction == "unknown"
    assert "both carry" in passage.reason


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2031-03-04T08:00:00", "2031-03-04T06:30:00", ("b", "known")),
        ("2031-03-04T08:00:00Z", "2031-03-04T08:30:00+02:00", ("b", "known")),
        ("2031-03-04", "2031-03-03", ("a", "unknown")),
        ("2031-03-04T00:00:00", "2031-03-03T00:00:00", ("a", "unknown")),
        (None, "2031-03-03T07:00:00", ("a", "unknown")),
        ("soon", "2031-03-03T07:00:00", ("a", "unknown")),
    ],
)
def test_direction_by_time(first: str | None, second: str, expected: tuple[str, str]) -> None:
    (passage,) = find_reuse([report("a", WIRE, published=first), report("b", WIRE, published=second)])
    assert (passage.source.report, passage.direction) == expected


@pytest.mark.parametrize(
    "credit",
    [", the Skarn Post reported.", ", according to the Skarn Post.", ", as first reported by The Skarn Post."],
)
def test_direction_by_whom_a_report_names_as_its_source(credit: str) -> None:
    copy = WIRE.removesuffix(".") + credit
    passages = find_reuse([report("a", copy, outlet="Quill Feed"), report("b", WIRE, outlet="Skarn Post")])
    assert {(p.source.report, p.direction) for p in passages} == {("b", "known")}
    assert all(p.reason.startswith("Quill Feed gives Skarn Post as its source") for p in passages)


def test_naming_another_outlet_elsewhere_gives_no_direction() -> None:
    copy = WIRE + "\n\nThe Skarn Post closed its own office in the harbour last year."
    passages = find_reuse([report("a", copy, outlet="Quill Feed"), report("b", WIRE, outlet="Skarn Post")])
    assert {p.direction for p in passages} == {"unknown"}


def test_direction_by_who_was_told() -> None:
    text = WIRE + " The captain told the Skarn Post that he had asked for a tug an hour earlier."
    passages = find_reuse([report("a", text, outlet="Vell Courier"), report("b", text, outlet="Skarn Post")])
    assert {(p.source.report, p.direction) for p in passages} == {("b", "known")}


def test_the_same_twice() -> None:
    reports = [report("a", WIRE), report("b", WIRE.replace("divers", "frogmen")), report("c", OTHER + WIRE)]
    assert find_reuse(reports) == find_reuse(reports)


@pytest.mark.parametrize("text", ["", "\x00", "🙂 " * 20, "the " * 50, "“ “ “", "word " * 400])
def test_odd_texts_do_no_harm(text: str) -> None:
    found = find_reuse([report("a", text), report("b", text), report("c", WIRE)])
    assert all(isinstance(p, Passage) for p in found)


WORDS = [
    "ferry",
    "reef",
    "lamp",
    "crew",
    "north",
    "harbour",
    "tide",
    "engine",
    "smoke",
    "captain",
    "rope",
    "light",
    "winter",
    "of",
    "the",
    "and",
    "in",
    "on",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=60), min_size=2, max_size=4), st.integers(0, 3))
def test_spans_always_slice_and_passages_are_long_enough(bodies: list[list[str]], breaks: int) -> None:
    reports = []
    for n, body in enumerate(bodies):
        words = list(body)
        for k in range(breaks):
            words.insert(len(words) * k // 4, ".\n\n")
        reports.append(report(f"r{n}", " ".join(words)))
    by_id = {r.id: r.text for r in reports}
    for passage in find_reuse(reports):
        for side in (passage.source, passage.copy):
            assert by_id[side.report][side.start : side.end] == side.text
            assert len(side.text.split()) >= 8
        assert passage.source.report != passage.copy.report
        assert 0 <= passage.similarity <= 1


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=20, max_size=60))
def test_a_third_report_changes_nothing_between_two(body: list[str]) -> None:
    one, two = report("a", " ".join(body)), report("b", " ".join([*body[10:], *body[:10]]))
    third = replace(one, id="c")
    between = [p for p in find_reuse([one, two, third]) if {p.source.report, p.copy.report} == {"a", "b"}]
    assert between == list(find_reuse([one, two]))


def test_an_agency_is_the_source_of_an_outlet_without_credit() -> None:
    agency = report("b", WIRE, outlet="Skarn Press Agency")
    (passage,) = find_reuse([report("a", WIRE, outlet="Vell Courier"), agency])
    assert (passage.source.report, passage.direction) == ("b", "known")


def test_an_unlisted_agency_is_known_by_its_credit() -> None:
    agency = report("b", WIRE, outlet="Skarn Press Agency")
    copy = report("a", WIRE, outlet="Vell Courier", credits=("Skarn Press Agency",))
    (passage,) = find_reuse([copy, agency])
    assert (passage.source.report, passage.direction) == ("b", "known")
    assert "credits" in passage.reason


def test_one_word_replaced_time_and_again_is_shown_also_within_quotation_marks() -> None:
    text = (
        "Workers said the big crane on the west quay had leaned for weeks. “The crane leaned like a drunk sailor,” "
        "one said. The owner of the crane promised to help the families and to begin repairs of the crane on Monday."
    )
    spun = text.replace("crane", "hoist").replace("big", "huge").replace("help", "assist").replace("begin", "commence")
    passages = find_reuse([report("a", text), report("b", spun)])
    assert "“crane” became “hoist”" in passages[0].reason
    assert "inside quotation marks" in passages[0].reason
    assert passages[0].copy.report == "b"


def test_two_copies_of_one_source_are_not_ordered() -> None:
    agency = report("a", WIRE, outlet="Skarn Press Agency")
    early = report("b", WIRE, published="2031-03-04T06:00:00")
    late = report("c", WIRE, published="2031-03-04T09:00:00")
    found = {(p.source.report, p.copy.report): p.direction for p in find_reuse([late, early, agency])}
    assert found == {("a", "b"): "known", ("a", "c"): "known", ("c", "b"): "unknown"}


def test_names_and_quotations_in_common_are_not_looked_at() -> None:
    said = "we will mend the northern quay before the winter storms come back"
    one = _report_with("a", f"Ada Holm of the Port Council spoke on Monday. “{said},” Ada Holm said in the rain.", said)
    two = _report_with("b", f"Nobody asked Ada Holm of the Port Council again. “{said},” she added.", said)
    assert list(shared_seeds(streams_of([one, two]))) == []


def _report_with(id: str, text: str, said: str) -> Report:
    start = text.index(said)
    span = Span(start, start + len(said), said)
    quotation = Quotation(id="q1", speaker=None, cue=None, kind="direct", content=span, verbatim=(span,))
    return Report(id=id, source=id, text=text, quotations=(quotation,))


def test_a_formula_is_looked_at_no_more_where_the_reports_share_text_elsewhere() -> None:
    filler = (
        "Unrelated sentences about {} gardens, {} orchards and {} meadows follow between those two stretches, quietly."
    )
    formula = "Mina Torv of the Harbour Office"
    one = f"{formula} came. {filler.format('walled', 'old', 'wet')} {filler.format('few', 'many', 'dry')}\n\n{WIRE}"
    two = f"Earlier {formula} left.\n\nOther things were said about boats and their many colours.\n\n{WIRE}"
    streams = streams_of([report("a", one), report("b", two)])
    ((seeds, _),) = shared_seeds(streams)
    assert len(seeds)
    start = len(one) - len(WIRE)
    assert all(streams.words[0].starts[i - streams.begin[0]] >= start for i in seeds.tolist())
