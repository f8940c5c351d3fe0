"""Clauses that are one because their words are: in a shared passage, or in one utterance."""

from __future__ import annotations

from dataclasses import replace

from samestory.collate.facts.clauses import hold
from samestory.collate.facts.ties import passage_ties, utterance_of, utterance_ties
from samestory.model import Evidence, Passage, Quotation, Reading, Report, Span, Statement, Utterance


def report(name: str, text: str, *clauses: str, quotation: str = "") -> Report:
    spans = [Span.of(text, text.index(words), text.index(words) + len(words)) for words in clauses]
    statements = tuple(Statement(span, 0, None, "be", (), frame=span) for span in spans)
    content = Span.of(text, text.index(quotation), text.index(quotation) + len(quotation))
    quotations = (Quotation("q1", "direct", content, (), None, None),) if quotation else ()
    return Report(
        name, name, text, sentences=(Span.of(text, 0, len(text)),), statements=statements, quotations=quotations
    )


def whole(report: Report) -> Evidence:
    return Evidence(report.id, 0, len(report.text), report.text)


def test_a_passage_ties_the_clauses_that_stand_against_one_another() -> None:
    a = report(
        "a",
        "The mill burned down at night, and two guards were hurt.",
        "The mill burned down at night",
        "two guards were hurt",
    )
    b = report(
        "b",
        "The factory burned down at night, and two guards were injured.",
        "The factory burned down at night",
        "two guards were injured",
    )
    passage = Passage(whole(a), whole(b), "unknown", 0.8)
    assert passage_ties(hold((a, b), ()), (a, b), (passage,)) == {(0, 2), (1, 3)}


def test_a_passage_of_strangers_and_none_ties_nothing() -> None:
    a = report("a", "The mill burned down.", "The mill burned down")
    assert passage_ties(hold((a,), ()), (a,), (Passage(whole(a), Evidence("z", 0, 1, "x"), "unknown", 1.0),)) == set()
    assert passage_ties(hold((a,), ()), (a,), ()) == set()


def test_readings_of_one_utterance_are_one_statement() -> None:
    said = "We will rebuild the mill by spring"
    a = report("a", f"“{said},” she said.", said, quotation=said)
    b = report("b", f"She said: “{said}.”", said, quotation=said)
    utterance = Utterance("u1", "she", (Reading("a", "q1", said), Reading("b", "q1", said)), ())
    held = hold((a, b), ())
    spoken = utterance_of(held, (a, b), (utterance,))
    assert spoken == {0: 0, 1: 0}
    assert utterance_ties(held, (a, b), spoken) == {(0, 0)}


def test_an_utterance_of_one_report_ties_nothing() -> None:
    said = "We will rebuild the mill by spring"
    a = report("a", f"“{said},” she said.", said, quotation=said)
    assert utterance_of(hold((a,), ()), (a,), (Utterance("u1", "she", (Reading("a", "q1", said),), ()),)) == {}


def test_readings_are_tied_to_those_of_other_reports_and_to_none_of_their_own() -> None:
    said, longer = "We will rebuild the mill by spring", "We will rebuild the old mill by spring"
    a = report(
        "a",
        f"“{said},” she said. “{longer}.”",
        f"{said},” she said. “{longer}",
        quotation=f"{said},” she said. “{longer}",
    )
    b = report("b", f"She said: “{said}.”", said, quotation=said)
    c = report("c", f"She said: “{longer}.”", longer, quotation=longer)
    reports = (a, b, c)
    utterance = Utterance("u1", "she", tuple(Reading(name, "q1", said) for name in "abc"), ())
    held = hold(reports, ())
    assert utterance_ties(held, reports, utterance_of(held, reports, (utterance,))) == {(1, 2)}


def test_a_copy_is_the_same_telling_and_another_speaker_is_not() -> None:
    text = "The mill burned down at night, and two guards were hurt."
    copies = [report(name, text, "The mill burned down at night", "two guards were hurt") for name in "ab"]
    claimed = replace(copies[1], statements=tuple(replace(s, claimant="a guard") for s in copies[1].statements))
    assert hold(copies, ()).copies == [[0, 2], [1, 3]]
    assert hold((copies[0], claimed), ()).copies == [[0], [1], [2], [3]]


def test_clauses_of_a_report_are_laid_over_one_another_and_over_no_other_reports() -> None:
    text = "The mill burned down at night, and two guards were hurt."
    whole_, part, other = text[:-1], "The mill burned down at night", "two guards were hurt"
    held = hold((report("a", text, whole_, part, other), report("b", text, part)), ())
    assert held.halves == [[0, 1], [0, 1], [2], [3]]
    assert held.holding == [[0, 1, 2], [0, 1], [0, 2], [3]]
    for i in range(3):
        assert held.halves[i] == [j for j in range(3) if i == j or held.nearly(i, j) >= 0.5]
        assert held.holding[i] == [j for j in range(3) if held.overlap(i, j) >= 0.9]
