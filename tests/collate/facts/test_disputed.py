from __future__ import annotations

from samestory.collate.facts.disputed import with_disputes
from samestory.model import Conflict, Evidence, Fact, Side, Witness


def words(report: str, text: str, start: int = 0) -> Evidence:
    return Evidence(report, start, start + len(text), text)


NINE = words("a", "Police held nine men at the gate")
ALSO_NINE = words("b", "9 men were held")
TWELVE = words("c", "Twelve men were held at the gate")
FACT = Fact(
    id="f1",
    statement="Police held nine men at the gate",
    evidence=(NINE, ALSO_NINE, TWELVE),
    reports=3,
    origins=2,
    witnesses=(Witness(("a", "b"), "one text"), Witness(("c",), "its own words")),
)
HELD = Conflict("number", "men held", (Side("nine men", (NINE, ALSO_NINE)), Side("Twelve", (TWELVE,))))


def test_who_gives_the_other_value_does_not_bear_a_fact_out() -> None:
    (fact,) = with_disputes([FACT], [HELD])
    assert fact.disputed == ("Twelve",)
    assert fact.evidence == (NINE, ALSO_NINE)
    assert (fact.reports, fact.origins) == (2, 1)
    assert fact.witnesses == (Witness(("a", "b"), "one text"),)


def test_figures_and_words_for_them_are_one_value() -> None:
    conflict = Conflict("number", "men held", (Side("9 men", (ALSO_NINE,)), Side("12", (TWELVE,))))
    assert with_disputes([FACT], [conflict])[0].disputed == ("12",)


def test_large_figures_in_words_are_read() -> None:
    many, more = words("a", "At least 21 men were held"), words("b", "Thirty men were held")
    conflict = Conflict("number", "men held", (Side("Twenty-one", (many,)), Side("Thirty men", (more,))))
    (fact,) = with_disputes([Fact("f1", "At least 21 men were held", (many, more), 2, 2)], [conflict])
    assert (fact.evidence, fact.disputed) == ((many,), ("Thirty men",))


def test_a_fact_without_the_value_stays_as_it_is() -> None:
    fact = Fact("f2", "Men were held at the gate", FACT.evidence, 3, 2)
    assert with_disputes([fact], [HELD]) == (fact,)


def test_a_conflict_that_is_not_sure_or_of_words_takes_nothing_out() -> None:
    unsure = Conflict("number", "men held", HELD.sides, "unsure")
    wording = Conflict("wording", "men held", HELD.sides)
    assert with_disputes([FACT], [unsure, wording]) == (FACT,)


def test_a_report_that_gives_both_values_stays() -> None:
    both = Conflict("number", "men held", (Side("nine", (NINE, words("c", "nine", 90))), Side("twelve", (TWELVE,))))
    (fact,) = with_disputes([FACT], [both])
    assert fact.evidence == FACT.evidence
    assert fact.disputed == ("twelve",)


def test_the_date_that_a_fact_tells() -> None:
    may, june = words("a", "The wall was inspected on May 4"), words("b", "The wall was inspected on June 6")
    conflict = Conflict("date", "when: the wall", (Side("2031-05-04", (may,)), Side("2031-06-06", (june,))))
    told = Fact("f1", "The wall was inspected on May 4", (may, june), 2, 2)
    silent = Fact("f2", "The wall was inspected", (may, june), 2, 2)
    assert [(f.evidence, f.disputed) for f in with_disputes([told, silent], [conflict])] == [
        ((may,), ("2031-06-06",)),
        ((may, june), ()),
    ]


def test_the_place_that_a_fact_names() -> None:
    skarn, velm = words("a", "He was taken to Skarn hospital"), words("b", "He lies in the clinic at Velm")
    conflict = Conflict("place", "where", (Side("Skarn hospital", (skarn,)), Side("Velm", (velm,))))
    (fact,) = with_disputes([Fact("f1", "He was taken to Skarn hospital", (skarn, velm), 2, 2)], [conflict])
    assert (fact.evidence, fact.disputed) == ((skarn,), ("Velm",))


def test_words_without_the_other_value_bear_the_fact_out() -> None:
    lives = words("c", "men were held at the gate", 7)
    fact = Fact("f1", FACT.statement, (NINE, lives), 2, 2)
    (told,) = with_disputes([fact], [HELD])
    assert (told.evidence, told.disputed) == ((NINE, lives), ("Twelve",))
