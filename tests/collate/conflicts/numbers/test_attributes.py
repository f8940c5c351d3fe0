"""Two values of one attribute, by the word beside the figure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from samestory.collate.conflicts.numbers.attributes import attribute_conflicts
from samestory.model import Quantity, Report


def told(
    name: str,
    text: str,
    words: str,
    value: float,
    head: str = "",
    unit: str = "florin",
    high: float = 0,
    **more: object,
) -> Report:
    """Make a report of one sentence with one figure."""
    report = Report(id=name, source=name, text=text, published="2031-05-02")
    start = text.index(words)
    sentence = report.span(0, len(text))
    quantity = Quantity(
        report.span(start, start + len(words)), value, high or value, unit, clause=sentence, heads=(head,) * bool(head)
    )
    return replace(report, sentences=(sentence,), quantities=(replace(quantity, **more),))  # type: ignore[arg-type]


def euro(name: str, text: str, words: str, value: float, head: str, **more: object) -> Report:
    return told(name, text, words, value, head, "euro", **more)  # type: ignore[arg-type]


FINE = [
    euro("a", "The court imposed a fine of 300 euros on Vell", "300", 300, "fine"),
    euro("b", "She was fined 300 euros", "300", 300, "fined"),
]


def test_the_verb_and_the_noun_are_one_attribute() -> None:
    other = euro("c", "On top came a penalty of 800 euros", "800", 800, "penalty")
    (conflict,) = attribute_conflicts([*FINE, other], (), ())
    assert conflict.kind == "number"
    assert [side.value for side in conflict.sides] == ["300", "800"]
    assert [[e.report for e in side.evidence] for side in conflict.sides] == [["a", "b"], ["c"]]
    assert attribute_conflicts([*FINE, other], (), (conflict,)) == []


@pytest.mark.parametrize(
    "others",
    [
        [euro("c", "On top came a fine of 300 euros", "300", 300, "fine")],
        [euro("c", "On top came a raised fine of 800 euros", "800", 800, "fine")],
        [euro("c", "The share price rose 800 euros", "800", 800, "rose")],
        [
            euro("c", "There was a fine of 800 euros", "800", 800, "fine"),
            euro("d", "There was a fine of 900 euros", "900", 900, "fine"),
        ],
        [replace(euro("c", "There was a fine of 800 euros", "800", 800, "fine"), published="2032-05-02")],
    ],
    ids=["the same", "a value before it", "no attribute of one thing", "three values", "a year later"],
)
def test_no_conflict(others: list[Report]) -> None:
    assert attribute_conflicts([*FINE, *others], (), ()) == []


def test_a_report_that_tells_both_values_means_two_things() -> None:
    other = euro("c", "There was a fine of 800 euros", "800", 800, "fine")
    both = euro("d", "The lawyer asked for 300 of the 800 euros", "300", 300, "asked")
    (more,) = euro("d", both.text, "800", 800, "").quantities
    both = replace(both, quantities=(*both.quantities, more))
    assert attribute_conflicts([*FINE, other, both], (), ()) == []


def test_two_reports_alone_must_share_words() -> None:
    one = euro("a", "The harbour court imposed a fine of 300 euros on the trawler", "300", 300, "fine")
    two = euro("b", "A fine of 800 euros awaits the trawler by a harbour rule", "800", 800, "fine")
    other = euro("b", "A fine of 800 euros awaits smokers", "800", 800, "fine")
    assert len(attribute_conflicts([one, two], (), ())) == 1
    assert attribute_conflicts([one, other], (), ()) == []


def test_lengths_are_converted() -> None:
    lies = [
        told("a", "The miner lay 30 metres down", "30", 30, unit="meter", way="below"),
        told("b", "He was found 98 feet below ground", "98", 98, unit="foot", way="below"),
    ]
    assert attribute_conflicts(lies, (), ()) == []
    far = told("c", "The miner was 50 metres under the hill", "50", 50, unit="meter", way="below")
    (conflict,) = attribute_conflicts([*lies, far], (), ())
    assert conflict.about == "how far below"
    high = told("c", "The kite was 50 metres up", "50", 50, unit="meter", way="above")
    assert attribute_conflicts([*lies, high], (), ()) == []


def test_what_is_required_is_a_value_and_not_a_bound() -> None:
    inf = float("inf")
    needs = [
        told("a", "It needs holders of more than 50%", "more than 50%", 50, "holders", "percent", inf, required=True),
        told("b", "Holders of more than 50% must agree", "more than 50%", 50, "holders", "percent", inf, required=True),
    ]
    two_thirds = told("c", "It needs holders of 66%", "66%", 66, "holders", "percent", required=True)
    assert len(attribute_conflicts([*needs, two_thirds], (), ())) == 1
    loose = [replace(r, quantities=(replace(r.quantities[0], required=False),)) for r in (*needs, two_thirds)]
    assert attribute_conflicts(loose, (), ()) == []
