"""How much two clauses say the same: what they share, and what keeps them apart."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from samestory.collate.facts.clauses import hold
from samestory.collate.facts.figures import figures
from samestory.collate.facts.likeness import likeness
from samestory.collate.facts.opposed import opposed
from samestory.collate.facts.settings import FactSettings
from samestory.model import Moment, Quantity, Report, Span
from samestory.resources.embeddings import load_embeddings
from tests.collate.facts.stories import report

FILLER = (
    ("The harbour board met in the evening", "meet", "harbour board meet evening"),
    ("Divers found the engine room locked", "find", "diver find engine room lock"),
    ("Nobody at the shipyard answered the telephone", "answer", "shipyard answer telephone"),
)


def alike(one: tuple[str, str, str], two: tuple[str, str, str], **changes: object) -> float:
    """Measure the first clauses of two reports; ``changes`` are made to the second statement."""
    a, b = report("a", one, *FILLER), report("b", two, ("Snow fell on Vell", "fall", "snow fall vell"))
    b = replace(b, statements=(replace(b.statements[0], **changes), *b.statements[1:]))  # type: ignore[arg-type]
    return measured(a, b)


def measured(a: Report, b: Report) -> float:
    held = hold((a, b), ())
    at = len(a.statements)
    i, j, values = likeness(held, load_embeddings())
    return max((float(v) for x, y, v in zip(i, j, values, strict=True) if (x, y) == (0, at)), default=0.0)


SANK = ("The ferry Alda sank off Vell on its way to Tarn", "sink", "ferry alda sink vell way tarn")
ALSO = ("The Alda, a ferry, sank near Vell while bound for Tarn", "sink", "alda ferry sink vell bind tarn")


def test_the_same_in_other_words() -> None:
    assert alike(SANK, ALSO) > 0.5


def test_a_denial_a_doubt_or_another_speaker_keeps_apart() -> None:
    plain = alike(SANK, ALSO)
    assert alike(SANK, ALSO, negated=True) < plain
    assert alike(SANK, ALSO, hedged=True) < plain
    assert alike(SANK, ALSO, claimant="a diver") < plain


def test_a_shared_name_is_not_a_shared_statement() -> None:
    based = ("Tarn Air is an airline with its seat in Vell", "be", "tarn air airline seat vell")
    landed = ("A flight of Tarn Air landed in Vell at noon", "land", "flight tarn air land vell noon")
    assert alike(based, landed) < FactSettings().pair


@pytest.mark.parametrize(("other", "same"), [((31, 31, "person"), True), ((12, 12, "person"), False)])
def test_figures_for_the_same_unit(other: tuple[float, float, str], same: bool) -> None:
    one = ("The explosion in the mill injured 31 people", "injure", "explosion mill injure person 31")
    words = f"At the mill an explosion injured {other[0]} people"
    two = (words, "injure", f"mill explosion injure person {other[0]}")
    a, b = report("a", one, *FILLER), report("b", two)
    a = replace(a, quantities=(Quantity(a.span(one[0].index("31"), one[0].index("31") + 2), 31, 31, "person"),))
    at = words.index(str(other[0]))
    b = replace(b, quantities=(Quantity(b.span(at, at + 2), *other),))
    assert (measured(a, b) > 0.5) is same


def test_the_same_figure_of_another_measure_is_another_thing() -> None:
    dead = ("The bells of Vell rang for 14 minutes", "ring", "bell vell ring minute 14")
    bells = ("In Vell 14 people died", "kill", "vell person kill 14")
    a, b = report("a", dead, *FILLER), report("b", bells)
    a = replace(a, quantities=(Quantity(a.span(27, 29), 14, 14, "minute"),))
    b = replace(b, quantities=(Quantity(b.span(8, 10), 14, 14, "person"),))
    assert measured(a, b) < FactSettings().sure


@pytest.mark.parametrize(
    ("one", "two", "told"),
    [
        # figures of the terms; counts with their units; alike, unlike, only other figures
        (("about 30 times", "30", (("time", 27, 33),)), ("30 sales", "30", (("sale", 30, 30),)), (True, False, False)),
        (("14 minutes", "14", (("minute", 14, 14),)), ("14 people", "14", (("person", 14, 14),)), (False, False, True)),
        (("4 mm", "4", (("millimeter", 4, 4),)), ("four of them", "4", (("", 4, 4),)), (False, False, False)),
        (
            ("two coaches, 14 dead", "2 14", (("coach", 2, 2), ("person", 14, 14))),
            ("14 dead, nine of them", "14 9", (("person", 14, 14), ("citizen", 9, 9))),
            (True, False, False),
        ),
        (("12 people", "12", (("person", 12, 12),)), ("14 people", "14", (("person", 14, 14),)), (False, True, False)),
        (("200 remain", "200", ()), ("197 girls remain", "197", (("girl", 197, 197),)), (False, False, False)),
        (
            ("killed 10,000 people", "10000", (("person", 10000, 10000),)),
            (
                "killed 500,000 people, and moved up to 12 million",
                "500000 12000000",
                (("person", 500000, 500000), ("person", 0, 12000000)),
            ),
            (False, True, False),
        ),
        (
            ("both were under the age of 16", "16", ()),
            ("divers aged 16 to 40", "16 40", ()),
            (False, False, True),
        ),
        (("a family of three", "3", ()), ("two pilots", "2", (("pilot", 2, 2),)), (False, False, False)),
    ],
    ids=[
        "spoken",
        "another measure",
        "a size",
        "one thing more",
        "another count",
        "near",
        "far below",
        "a limit of age",
        "small",
    ],
)
def test_figures_are_compared_as_they_are_spoken(
    one: tuple[str, str, tuple[tuple[str, float, float], ...]],
    two: tuple[str, str, tuple[tuple[str, float, float], ...]],
    told: tuple[bool, bool, bool],
) -> None:
    a, b = (
        replace(hold((report("a", (words, "be", terms)),), ()).clauses[0], figures=counts)
        for words, terms, counts in (one, two)
    )
    assert figures(a, b) == figures(b, a) == told


def test_the_day_of_a_date_is_no_count() -> None:
    one = ("The court rose on 4 May", "rise", "court rise 4")
    a = replace(report("a", one), moments=(Moment(Span(18, 23, "4 May"), "2031-05-04", Span(0, 23, one[0])),))
    clause = hold((a,), ()).clauses[0]
    assert "4" not in clause.terms
    assert clause.dates == {"05-04"}


def test_nothing_to_compare() -> None:
    i, j, values = likeness(hold((report("a", SANK),), ()), load_embeddings())
    assert len(i) == len(j) == len(values) == 0
    assert len(likeness(hold((), ()), load_embeddings())[0]) == 0


def test_names_that_have_nothing_in_common_keep_apart() -> None:
    one = ("Brandt of Tarn signed the treaty at noon", "sign", "brandt tarn sign treaty noon")
    same = ("Brandt signed the treaty at noon", "sign", "brandt sign treaty noon")
    other = ("Osk signed the treaty at noon", "sign", "osk sign treaty noon")
    assert alike(one, other) < alike(one, same)


@pytest.mark.parametrize(
    ("clause", "predicate", "negated", "apart"),
    [
        ("The captain of the ferry Alda died on the reef off Vell", "die", False, True),
        ("The captain of the ferry Alda did not survive on the reef off Vell", "survive", True, True),
        ("The captain of the ferry Alda did not die on the reef off Vell", "die", True, False),
        ("The captain of the ferry Alda survived on the reef off Vell", "survive", False, False),
    ],
)
def test_acts_that_exclude_one_another_are_no_one_statement(
    clause: str, predicate: str, negated: bool, apart: bool
) -> None:
    one = report(
        "a", ("The captain of the ferry Alda survived on the reef", "survive", "captain ferry alda survive reef")
    )
    two = report("b", (clause, predicate, f"captain ferry alda {predicate} reef vell"))
    two = replace(two, statements=(replace(two.statements[0], negated=negated),))
    found = opposed(hold((one, two), ()), np.array([0]), np.array([1]))
    assert found.tolist() == [apart]
    if apart:
        assert measured(one, two) < FactSettings().same
