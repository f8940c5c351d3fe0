"""What facts are worth, and which stand in the same places."""

from __future__ import annotations

from samestory.brief.worth import fact_weights, same_places
from samestory.model import Evidence, Fact, Quotation, Report, Span, Story


def fact(id: str, *spans: tuple[str, int, int, str], origins: int = 1) -> Fact:
    evidence = tuple(Evidence(*span) for span in spans)
    return Fact(id, "s", evidence, len({e.report for e in evidence}), origins)


def test_facts_in_the_same_places_are_told_by_one_another() -> None:
    one = fact("f1", ("a", 0, 20, "x" * 20), ("b", 0, 20, "x" * 20))
    two = fact("f2", ("a", 5, 20, "x" * 15), ("b", 0, 18, "x" * 18))
    other = fact("f3", ("a", 30, 50, "x" * 20), ("b", 0, 20, "x" * 20))
    assert same_places([one, two, other]) == [{0, 1}, {0, 1}, {2}]


def test_facts_of_more_reports_and_with_figures_count_more_and_words_in_quotation_marks_less() -> None:
    texts = {"a": "The quay of Orm is shut. It has 14 berths. “Never again,” she said.", "b": "", "c": ""}
    said = Span(43, 55, texts["a"][43:55])
    quotation = Quotation("q1", "direct", said, (said,), None, None)
    reports = (
        Report("a", "a", texts["a"], quotations=(quotation,)),
        Report("b", "b", texts["a"], quotations=(quotation,)),
        Report("c", "c", texts["a"]),
    )
    text = texts["a"]
    shut = fact("f1", ("a", 0, 24, text[:24]), ("b", 0, 24, text[:24]))
    wide = fact("f2", ("a", 0, 24, text[:24]), ("b", 0, 24, text[:24]), ("c", 0, 24, text[:24]), origins=2)
    berths = fact("f3", ("a", 25, 42, text[25:42]), ("b", 25, 42, text[25:42]))
    spoken = fact("f4", ("a", 43, 55, text[43:55]), ("b", 43, 55, text[43:55]))
    alone = fact("f5", ("a", 0, 24, text[:24]))
    plain, more, figure, quoted, single = fact_weights(Story(reports, facts=(shut, wide, berths, spoken, alone)))
    assert quoted < plain < min(more, figure)
    assert single == 0
    assert all(0 < weight < 1 for weight in (plain, more, figure, quoted))


def test_a_fact_counts_less_that_is_joined_by_little_or_told_late_or_in_few_words() -> None:
    text = "The quay of Orm was shut by the harbour board. Gulls sat on the crane. The mill burnt. The quay is shut."
    reports = (Report("a", "a", text), Report("b", "b", text), Report("c", "c", ""))

    def weight(one: str, two: str) -> float:
        spans = [(r, text.index(t), text.index(t) + len(t), t) for r, t in (("a", one), ("b", two))]
        return fact_weights(Story(reports, facts=(fact("f1", *spans),)))[0]

    first = "The quay of Orm was shut by the harbour board."
    assert weight("Gulls sat on the crane.", "Gulls sat on the crane.") > weight(
        "Gulls sat on the crane.", "The mill burnt."
    )
    assert weight(first, first) > weight("The quay is shut.", "The quay is shut.")
    assert weight("The mill burnt.", "The mill burnt.") > weight("mill burnt.", "mill burnt.")
