"""What a conflict cites and is headed by."""

from __future__ import annotations

from samestory.collate.conflicts.cite import MOST, cited, clipped, figure_words
from samestory.model import Quantity, Report, Span

QUAY = Report(id="a", source="a", text="The quay held. The ferry sank.")
GULL = Report(id="b", source="b", text="The ferry sank.")


def test_a_stretch_is_cited_once_in_the_order_in_which_it_is_first_given() -> None:
    sank, held = Span.of(QUAY.text, 15, 30), Span.of(QUAY.text, 0, 14)
    evidence = cited([(QUAY, sank), (GULL, Span.of(GULL.text, 0, 15)), (QUAY, held), (QUAY, sank)])
    assert [(e.report, e.text) for e in evidence] == [
        ("a", "The ferry sank."), ("b", "The ferry sank."), ("a", "The quay held.")
    ]  # fmt: skip


def test_of_stretches_that_begin_at_one_place_the_first_is_cited() -> None:
    evidence = cited([(QUAY, Span.of(QUAY.text, 0, 8)), (QUAY, Span.of(QUAY.text, 0, 14))])
    assert [e.text for e in evidence] == ["The quay"]


def test_a_long_heading_says_that_it_goes_on() -> None:
    words = [f"w{n}" for n in range(MOST + 1)]
    assert clipped("  ".join(words[:MOST])) == " ".join(words[:MOST])
    assert clipped("\n".join(words)) == " ".join(words[:MOST]) + " ..."


def test_a_unit_glued_to_its_figure_is_shown_once() -> None:
    assert figure_words(Quantity(Span(0, 3, "13m"), 13, 13, "meter", noun="m")) == "13m"
    assert figure_words(Quantity(Span(0, 3, "two"), 2, 2, "person", noun="people")) == "two people"
    assert figure_words(Quantity(Span(0, 3, "two"), 2, 2, "person")) == "two"
