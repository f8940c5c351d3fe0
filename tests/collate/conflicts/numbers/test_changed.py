"""Two clauses in much the same words with another figure, made by hand."""

from __future__ import annotations

import pytest

from samestory.collate.conflicts.numbers.apart import Apart
from samestory.collate.conflicts.numbers.changed import figure_conflicts
from samestory.model import Quantity, Report, Statement

TERMS = ("hospital", "treat", "injure", "passenger", "ferry")


def told(name: str, text: str, words: str, value: float, unit: str = "passenger", more: tuple[str, ...] = ()) -> Report:
    """Make a report of one clause that holds one number."""
    report = Report(id=name, source=name, text=text)
    start = text.index(words)
    span = report.span(start, start + len(words))
    statement = Statement(report.span(0, len(text)), 0, "hospital", "treat", (*TERMS, *more))
    quantity = Quantity(span, value, value, unit, clause=statement.span)
    return Report(id=name, source=name, text=text, statements=(statement,), quantities=(quantity,))


FIRST = told("a", "Tarn hospital was treating 19 injured passengers of the ferry", "19", 19)


def test_another_figure_in_the_same_place() -> None:
    other = told("b", "Tarn hospital was treating 27 injured passengers of the ferry", "27", 27)
    (conflict,) = figure_conflicts([FIRST, other], [], Apart([], []))
    assert conflict.kind == "number"
    assert [side.value for side in conflict.sides] == ["19", "27"]
    assert figure_conflicts([FIRST, other], [conflict], Apart([], [])) == []


def test_a_third_report_stands_on_its_side() -> None:
    reports = [
        FIRST,
        told("b", "Tarn hospital was treating 27 injured passengers of the ferry", "27", 27),
        told("c", "The Tarn hospital was treating 27 injured passengers of that ferry", "27", 27),
    ]
    (conflict,) = figure_conflicts(reports, [], Apart([], []))
    assert [len(side.evidence) for side in conflict.sides] == [1, 2]


@pytest.mark.parametrize(
    "other",
    [
        told("b", "Tarn hospital was treating 19 injured passengers of the ferry", "19", 19),
        told("b", "Tarn hospital was treating 27 injured dogs of the ferry", "27", 27, unit="dog"),
        told("b", "27 crew had left before; the hospital was treating the injured passengers", "27", 27),
        told(
            "b",
            "Tarn hospital was treating 27 injured passengers of the ferry",
            "27",
            27,
            more=("winter", "storm", "bridge", "rescue", "night", "coast", "navy"),
        ),
    ],
    ids=["the same", "another unit", "another place", "a clause that says more"],
)
def test_no_conflict(other: Report) -> None:
    assert figure_conflicts([FIRST, other], [], Apart([], [])) == []


def test_a_report_with_both_values_means_two_things() -> None:
    text = "Tarn hospital was treating 27 injured passengers of the ferry"
    two = told("b", text, "27", 27)
    both = Report(
        id="b",
        source="b",
        text=text + "\n" + FIRST.text,
        statements=(
            *two.statements,
            Statement(two.span(0, 0).of(text + "\n" + FIRST.text, len(text) + 1, len(text) + 1 + len(FIRST.text)),
                      1, "hospital", "treat", TERMS),
        ),
        quantities=(
            *two.quantities,
            Quantity(
                FIRST.span(0, 0).of(text + "\n" + FIRST.text, len(text) + 28, len(text) + 30), 19, 19, "passenger"
            ),
        ),
    )  # fmt: skip
    assert both.quantities[1].span.text == "19"
    assert figure_conflicts([FIRST, both], [], Apart([], [])) == []
