"""Every clause of a fact is looked at again: does one of another report bear it out?"""

from __future__ import annotations

from dataclasses import replace

from samestory.collate.facts.alike import Alike
from samestory.collate.facts.borne import bears_out, borne_out, told_elsewhere, weakest
from samestory.collate.facts.clauses import Held, hold
from samestory.model import Evidence, Report, StoryActor
from tests.collate.facts.stories import alike_of, report

GAVE = ("The third pier of the Alder Bridge gave way", "give", "third pier alder bridge give way")
BROKE = (
    "The third pier of the old Alder Bridge broke and gave way",
    "give",
    "third pier old alder bridge break way",
)
SOLD = ("A pier was sold", "sell", "pier sell")


def held_of(*reports: Report) -> Held:
    return hold(reports, ())


def alike(held: Held, value: float) -> Alike:
    count = len(held.copies)
    near = tuple({j: value for j in range(count) if j != i} for i in range(count))
    return alike_of(held, near)


def three() -> Held:
    return held_of(report("a", GAVE), report("b", BROKE), report("c", SOLD))


def test_a_clause_that_shares_one_word_is_left_out_of_a_fact() -> None:
    held = three()
    assert borne_out(held, alike(held, 0.3), (0, 1, 2), 0.5) == (0, 1)


def test_copies_bear_one_another_out_whatever_is_asked() -> None:
    held = held_of(report("a", SOLD), report("b", SOLD))
    assert borne_out(held, alike(held, 0.3), (0, 1), 5.0) == (0, 1)
    apart = three()
    assert borne_out(apart, alike(apart, 0.95), (0, 1, 2), 5.0) == (0, 1, 2)


def test_a_fact_of_clauses_that_share_nothing_shrinks_to_none() -> None:
    held = held_of(report("a", SOLD), report("b", ("Snow fell on Vell", "fall", "snow fall vell")))
    assert len(borne_out(held, alike(held, 0.3), (0, 1), 0.0)) == 1


def test_a_fact_is_as_sure_as_its_weakest_clause() -> None:
    held = three()
    near = alike(held, 0.5)
    assert weakest(held, near, (0, 1, 2)) < weakest(held, near, (0, 1))


def test_enough_support_is_enough_and_less_is_exact() -> None:
    held = three()
    near = alike(held, 0.5)
    least = weakest(held, near, (0, 1, 2))
    assert weakest(held, near, (0, 1, 2), least + 1) == least
    assert weakest(held, near, (0, 1, 2), least - 1) >= least - 1


def test_words_without_a_subject_and_verb_of_their_own_are_borne_out_less() -> None:
    whole = held_of(report("a", GAVE), report("b", BROKE))
    part = report("b", BROKE)
    torn = held_of(
        report("a", GAVE), replace(part, statements=tuple(replace(s, clause=False) for s in part.statements))
    )
    assert weakest(torn, alike(torn, 0.5), (0, 1)) < weakest(whole, alike(whole, 0.5), (0, 1))


def test_what_something_is_does_not_bear_out_what_happened_to_it() -> None:
    whole = held_of(report("a", GAVE), report("b", BROKE))
    part = report("b", BROKE)
    named = held_of(
        report("a", GAVE), replace(part, statements=tuple(replace(s, kind="appositive") for s in part.statements))
    )
    assert weakest(named, alike(named, 0.5), (0, 1)) < weakest(whole, alike(whole, 0.5), (0, 1))


def test_a_second_clause_is_asked_of_the_other_reports_only() -> None:
    held = held_of(report("a", GAVE, BROKE), report("b", SOLD))
    assert not bears_out(held, alike(held, 0.5), 1, (0, 2), 0.5)
    assert bears_out(held_of(report("a", SOLD, GAVE), report("b", BROKE)), alike(three(), 0.5), 1, (0, 2), 0.5)


def test_what_is_near_but_not_borne_out_counts_as_told_by_one_report() -> None:
    held = three()
    near = alike(held, 0.65)
    assert told_elsewhere(held, near, 0, 0.6, 0.5)
    assert not told_elsewhere(held, near, 2, 0.6, 0.5)
    assert not told_elsewhere(held, alike(held, 0.5), 0, 0.6, 0.5)  # not near enough


def test_a_name_and_an_office_count_once() -> None:
    named = (
        report("a", ("Finance minister Ada Holm ruled herself out", "rule", "finance minister ada holm rule")),
        report("b", ("Finance minister Ada Holm plotted all night", "plot", "finance minister ada holm plot night")),
    )
    mentions = tuple(Evidence(r.id, 0, 25, r.text[:25]) for r in named)
    holm = StoryActor("1", "Ada Holm", "person", ("Ada Holm",), mentions)
    town = StoryActor("1", "Ada Holm", "place", ("Ada Holm",), mentions)
    person, place = hold(named, (holm,)), hold(named, (town,))
    assert weakest(person, alike(person, 0.5), (0, 1)) < weakest(place, alike(place, 0.5), (0, 1))


def test_an_office_told_of_somebody_counts_with_its_words() -> None:
    told = report("a", ("Finance minister Ada Holm", "be", "finance minister ada holm"))
    told = replace(told, statements=tuple(replace(s, kind="appositive") for s in told.statements))
    reports = (told, report("b", ("Finance minister Ada Holm spoke", "speak", "finance minister ada holm speak")))
    mentions = tuple(Evidence(r.id, 0, 25, r.text[:25]) for r in reports)
    held = hold(reports, (StoryActor("1", "Ada Holm", "person", ("Ada Holm",), mentions),))
    plain = hold(reports, (StoryActor("1", "Ada Holm", "place", ("Ada Holm",), mentions),))
    assert weakest(held, alike(held, 0.5), (0, 1)) == weakest(plain, alike(plain, 0.5), (0, 1))
