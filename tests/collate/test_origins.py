from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samestory.annotate import annotate
from samestory.collate.origins import find_origins
from samestory.collate.reuse.find import find_reuse
from samestory.collate.sources import same_source
from samestory.collate.witnesses import _beginning, _parts, witnesses
from samestory.model import Evidence, Quotation, Report, Span, Speaker, Statement

from .stories import OTHER, WIRE, report

if TYPE_CHECKING:
    from spacy.language import Language


def origins_of(*reports: Report) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(o.name, o.kind, o.reports) for o in find_origins(reports, find_reuse(reports))]


def evidence(held: Report, words: str) -> Evidence:
    start = held.text.index(words)
    return Evidence(held.id, start, start + len(words), words)


def count(items: list[Evidence], *reports: Report) -> list[tuple[str, ...]]:
    reuse = find_reuse(reports)
    return [w.reports for w in witnesses(items, reports, reuse, find_origins(reports, reuse))]


def test_every_report_is_in_one_origin() -> None:
    reports = [report("a", WIRE, outlet="Vell Courier"), report("b", OTHER), report("c", WIRE, outlet="Skarn Post")]
    assert origins_of(*reports) == [("Vell Courier or Skarn Post", "unknown", ("a", "c")), ("b", "unknown", ("b",))]


def test_a_known_source_gives_its_name() -> None:
    one = report("a", WIRE, outlet="Vell Courier", published="2031-03-04T09:00:00")
    two = report("b", WIRE, outlet="Skarn Post", published="2031-03-04T07:00:00")
    assert origins_of(one, two) == [("Skarn Post", "outlet", ("a", "b"))]


def test_one_agency_is_one_origin_without_shared_text() -> None:
    one = report("a", WIRE, outlet="Vell Courier", credits=("Associated Press",))
    two = report("b", OTHER, outlet="Skarn Post", credits=("AP",))
    (origin,) = find_origins([one, two], ())
    assert (origin.name, origin.kind, origin.reports) == ("Associated Press", "agency", ("a", "b"))
    assert "both credit Associated Press" in origin.reason


def test_the_same_short_text_is_one_origin() -> None:
    assert origins_of(report("a", "Ferry aground."), report("b", "Ferry aground!")) == [
        ("a or b", "unknown", ("a", "b"))
    ]


def test_empty_reports_are_origins_of_their_own() -> None:
    assert len(origins_of(report("a", ""), report("b", ""))) == 2


def test_a_fact_in_a_shared_passage_has_one_witness() -> None:
    tail = " ".join(f"Resident number {n} of the upper town had never once set foot on a boat." for n in range(4))
    fact = "lifeboats carried every passenger to the fishing harbour of Vell"
    one, two = report("a", WIRE + "\n\n" + OTHER), report("b", OTHER.replace("ferry", "boat") + tail * 8 + WIRE[:150])
    three = report("c", "All of the passengers were brought ashore, the mayor of Vell wrote in a note to parents.")
    items = [
        evidence(one, fact),
        evidence(two, "lifeboats carried every passenger"),
        evidence(three, "All of the passengers were brought ashore"),
    ]
    assert count(items, one, two, three) == [("a", "b"), ("c",)]


def test_the_same_agency_named_in_the_sentence_is_one_witness() -> None:
    one = report("a", "The hull was torn open over thirty metres, Reuters said. Divers had seen it.")
    two = report("b", "According to Reuters, a gash of thirty metres ran along the hull, and pumps could not help.")
    three = report("c", "We saw a gash of some thirty metres in the hull from our boat.")
    items = [
        evidence(one, "The hull was torn open over thirty metres"),
        evidence(two, "a gash of thirty metres ran along the hull"),
        evidence(three, "a gash of some thirty metres in the hull"),
    ]
    reports = (one, two, three)
    found = witnesses(items, reports, (), find_origins(reports, ()))
    assert [w.reports for w in found] == [("a", "b"), ("c",)]
    assert "Reuters" in found[0].reason


def test_the_same_named_source_is_one_witness() -> None:
    one = report("a", "Both engines had failed, Captain Ole Brandt told the inquiry.")
    two = report("b", "Brandt said that neither engine ran.")
    span = one.span(0, 24)
    one = replace(one, statements=(Statement(span, 0, "engines", "fail", (), claimant="Captain Ole Brandt"),))
    content = Span.of(two.text, 12, len(two.text) - 1)
    two = replace(two, quotations=(Quotation("q1", "indirect", content, (), Speaker("Brandt", 0, 6, "Brandt"), None),))
    items = [Evidence.of("a", span), Evidence.of("b", content)]
    found = witnesses(items, (one, two), (), find_origins((one, two), ()))
    assert [w.reports for w in found] == [("a", "b")]
    assert "Brandt" in found[0].reason


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Ole Brandt", "Brandt", True),
        ("Captain Ole Brandt", "Ole Brandt", True),
        ("Ole Brandt", "Nils Brandt", False),
        ("a senior official", "the senior official", True),
        ("police", "Police", True),
        ("Skarn police", "Vell police", False),
        ("the harbour office", "Brandt", False),
    ],
)
def test_same_source(one: str, two: str, same: bool) -> None:
    assert same_source(one, two) is same
    assert same_source(two, one) is same


def test_reports_of_one_origin_do_not_vouch_for_one_another() -> None:
    one = report("a", WIRE + " The master was taken off last.")
    two = report("b", WIRE + " Last to leave was the captain.")
    items = [evidence(one, "The master was taken off last"), evidence(two, "Last to leave was the captain")]
    assert count(items, one, two) == [("a", "b")]


SENTENCES = [*WIRE.replace("\n\n", " ").split(". "), *OTHER.replace("\n\n", " ").split(". ")]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5, unique=True), min_size=1, max_size=4),
    st.integers(0, 3),
    st.lists(st.sampled_from([(), ("Reuters",), ("AP",)]), min_size=4, max_size=4),
)
def test_a_copy_never_raises_a_count(bodies: list[list[str]], which: int, credits: list[tuple[str, ...]]) -> None:
    reports = [report(f"r{n}", ". ".join(body) + ".", credits=credits[n]) for n, body in enumerate(bodies)]
    chosen = reports[which % len(reports)]
    copy = replace(chosen, id="copy", source="copy.txt", credits=())
    more = [*reports, copy]
    assert len(origins_of(*more)) <= len(origins_of(*reports))
    for sentence in dict.fromkeys(s for body in bodies for s in body):
        items = [evidence(r, sentence) for r in reports if sentence in r.text]
        again = [evidence(r, sentence) for r in more if sentence in r.text]
        assert len(count(again, *more)) <= len(count(items, *reports))


def test_a_copy_of_an_unsigned_report_does_not_hide_where_it_has_its_words_from() -> None:
    bodies = [[0, 5], [4, 2, 0, 1], [5, 3]]
    reports = [report(f"r{n}", ". ".join(SENTENCES[at] for at in body) + ".") for n, body in enumerate(bodies)]
    assert len(origins_of(*reports)) == 1
    assert len(origins_of(*reports, replace(reports[2], id="copy", source="copy.txt"))) == 1


@pytest.mark.parametrize("outlet", ["Skarn Dispatch", "The Skarn Dispatch"])
def test_who_signs_the_dateline_is_the_source(outlet: str) -> None:
    signed = report("a", "VELL (Skarn Dispatch) — " + WIRE, outlet=outlet)
    copy = report("b", WIRE, outlet="Vell Courier", bylines=("Ole Brandt, with agencies",))
    for reports in ((signed, copy), (copy, signed)):
        (origin,) = find_origins(reports, find_reuse(reports))
        assert (origin.name, origin.kind) == (outlet, "agency")
        assert {(p.direction, p.source.report) for p in find_reuse(reports)} == {("known", "a")}


def test_a_wire_that_no_list_has_is_credited_in_a_dateline() -> None:
    copy = report("a", "VELL (Skarn Wire) — " + WIRE, outlet="Vell Courier")
    assert origins_of(copy) == [("Skarn Wire", "agency", ("a",))]
    assert origins_of(report("a", "VELL (the old town) — " + WIRE, outlet="Vell Courier"))[0][1] == "outlet"


SPOKEN = (
    "“We will raise the ferry before the winter storms come, and we will not ask the fishermen to pay one crown for "
    "it,” the minister told the harbour meeting."
)


def _compiled(**more: Any) -> tuple[Report, Report]:
    own = " ".join(f"Resident {n} of the upper town had never set foot on any boat." for n in range(7))
    first = report("a", f"{WIRE}\n\n{OTHER}\n\n{SPOKEN}", outlet="Vell Courier", published="2031-03-04")
    copied = WIRE[WIRE.index("Engineers") : WIRE.index("\n\n")]
    return first, report("b", f"{copied}\n\n{SPOKEN}\n\n{own}", **more)


def test_an_unsigned_page_put_together_from_others_is_no_witness() -> None:
    one, two = _compiled()
    (origin,) = find_origins((one, two), find_reuse((one, two)))
    assert origin.kind == "unknown"
    assert "names no outlet, author, credit or date" in origin.reason


def test_a_signed_report_keeps_its_quotations() -> None:
    one, two = _compiled(outlet="Skarn Post", published="2031-03-04")
    assert len(find_origins((one, two), find_reuse((one, two)))) == 2


def test_a_speech_that_both_heard_makes_no_copy() -> None:
    one, two = report("a", SPOKEN + "\n\n" + OTHER), report("b", "Rain fell on the pier.\n\n" + SPOKEN)
    assert len(origins_of(one, two)) == 2


def test_two_outlets_of_one_publisher_are_one_origin() -> None:
    one = report("a", WIRE, outlet="Daily Mirror")
    two = report("b", OTHER, outlet="The Daily Express")
    three = report("c", "A third text about the reef, found out by somebody else.", outlet="Vell Courier")
    (first, second) = find_origins([one, two, three], ())
    assert (first.name, first.kind, first.reports) == ("Reach plc", "outlet", ("a", "b"))
    assert first.reason == "Daily Mirror and The Daily Express are both published by Reach plc"
    assert second.reports == ("c",)
    (witness,) = witnesses([evidence(one, "ran aground"), evidence(two, "hit the rocks")], [one, two], (), [first])
    assert "both published by Reach plc" in witness.reason


def test_two_reports_of_one_outlet_are_one_origin_and_unnamed_ones_are_not() -> None:
    same = [report("a", WIRE, outlet="Vell Courier"), report("b", OTHER, outlet="Vell Courier")]
    assert [o.reports for o in find_origins(same, ())] == [("a", "b")]
    unnamed = [report("a", WIRE), report("b", OTHER)]
    assert len(find_origins(unnamed, ())) == 2


@pytest.mark.model
def test_one_body_that_three_reports_name_is_one_origin(nlp: Language) -> None:
    texts = (
        "The harbour was shelled on Monday. Nine people were killed in Vell, the Tarnish Observatory said.",
        "Residents fled Vell overnight. The Tarnish Observatory said that nine people were killed in the town of Vell.",
        "Shells fell on Vell. According to the Tarnish Observatory, nine people were killed in Vell on Monday.",
    )
    held = list(annotate([Report(f"r{n}", f"r{n}.txt", text) for n, text in enumerate(texts)], nlp))
    items = [evidence(one, "nine people were killed" if n else "Nine people were killed") for n, one in enumerate(held)]
    found = witnesses(items, held, (), find_origins(held, ()))
    assert [w.reports for w in found] == [("r0", "r1", "r2")]
    assert "both have it from" in found[0].reason


@given(st.lists(st.sampled_from(["a and b share", "a and b", "a and bc share", "both reports are", "b", "", "a"])))
def test_the_first_part_of_a_reason_that_begins_with_words_is_found(parts: list[str]) -> None:
    reason = "; ".join(parts)
    held, order = _parts(reason)
    for head in ("a and b ", "both reports", "a and b"):
        assert sorted(_beginning(order, head)) == [at for at, part in enumerate(held) if part.startswith(head)]


def test_where_direction_is_unknown_the_origin_is_named_after_none_alone() -> None:
    papers = ("Vell Courier", "Skarn Post", "Osk Lamp", "Tarn Echo")
    (three,) = origins_of(*(report(name, WIRE, outlet=name) for name in papers[:3]))
    assert three[:2] == ("Vell Courier, Skarn Post or Osk Lamp", "unknown")
    (four,) = origins_of(*(report(name, WIRE, outlet=name) for name in papers))
    assert four[:2] == ("Vell Courier, Skarn Post or 2 others", "unknown")


def test_a_credit_that_names_an_outlet_of_the_story_makes_both_one_origin() -> None:
    reports = [
        report("a", OTHER, outlet="Osk Lamp", credits=("Vell Courier",)),
        report("b", WIRE, outlet="Vell Courier"),
    ]
    assert [(name, ids) for name, _, ids in origins_of(*reports)] == [("Vell Courier", ("a", "b"))]
