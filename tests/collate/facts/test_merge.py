"""A fact that grew twice in the same places is told once; what a long clause tells besides is a fact of its own."""

from __future__ import annotations

from dataclasses import replace

from samestory.collate.facts.alike import Alike
from samestory.collate.facts.clauses import Held, hold
from samestory.collate.facts.grow import too_unlike
from samestory.collate.facts.merge import merged
from samestory.collate.facts.narrow import narrowed
from samestory.collate.facts.settings import DEFAULT_FACTS
from samestory.collate.facts.told import Group, Told
from samestory.model import Statement
from tests.collate.facts.stories import alike_of, report

PIER = ("The third pier of the Alder Bridge gave way", "give", "third pier alder bridge give way")
DOCK = ("The third dock of the Alder Bridge gave way", "give", "third dock alder bridge give way")
FELL = ("A bridge over the Alder fell", "fall", "bridge alder fall")
RAIN = ("Rain had fallen for a week", "fall", "rain fall week")


def story() -> Held:
    return hold(tuple(report(name, words, RAIN) for name, words in zip("abcd", (PIER, PIER, DOCK, FELL))), ())  # noqa: B905


def alike(held: Held, value: float) -> Alike:
    count = len(held.copies)
    return alike_of(held, [dict.fromkeys(range(count), value) for _ in range(count)])


def told(held: Held, *groups: Group) -> Told:
    out = Told(held)
    for group in groups:
        out.add(group)
    return out


ONE = Group((0, 2, 4), (), frozenset())
TWO = Group((4, 0, 6), (), frozenset())


def test_two_groups_in_the_same_places_become_one_with_the_reports_of_both() -> None:
    held = story()
    assert [g.members for g in merged(held, alike(held, 0.9), told(held, ONE, TWO), DEFAULT_FACTS).groups] == [
        (0, 2, 4, 6)
    ]


def test_what_is_not_alike_stays_two_and_so_does_a_count_of_its_own() -> None:
    held = story()
    assert len(merged(held, alike(held, 0.1), told(held, ONE, TWO), DEFAULT_FACTS).groups) == 2
    counted = replace(TWO, core=frozenset({"40.0"}))
    assert len(merged(held, alike(held, 0.9), told(held, ONE, counted), DEFAULT_FACTS).groups) == 2


def test_one_place_in_common_is_not_enough() -> None:
    held = story()
    other = Group((0, 3, 5), (), frozenset())
    assert len(merged(held, alike(held, 0.8), told(held, ONE, other), DEFAULT_FACTS).groups) == 2


def test_one_clause_in_common_is_enough_where_the_rest_of_a_group_tells_it_in_the_same_words() -> None:
    held = story()
    pier, dock, fell = (int(held.telling[i]) for i in (0, 4, 6))
    near: list[dict[int, float]] = [{} for _ in range(len(held.copies))]
    for one, two, value in ((pier, dock, 0.95), (dock, fell, 0.8), (pier, fell, 0.1)):
        near[one][two] = near[two][one] = value
    copies, other = Group((4, 0), (), frozenset()), Group((6, 4), (), frozenset())
    assert [g.members for g in merged(held, alike_of(held, near), told(held, copies, other), DEFAULT_FACTS).groups] == [
        (4, 0, 6)
    ]
    near[dock][pier] = near[pier][dock] = 0.7
    assert len(merged(held, alike_of(held, near), told(held, copies, other), DEFAULT_FACTS).groups) == 2


def test_a_clause_gives_way_to_the_part_that_the_others_bear_out() -> None:
    words = "The coach was carrying 58 pupils when the third pier of the Alder Bridge gave way"
    wide = report("a", (words, "carry", "coach carry 58 pupil third pier alder bridge"))
    at = words.index("when")
    inner = Statement(wide.span(at, len(words)), 0, "pier", "give", ("third", "pier", "bridge"), kind="adverbial")
    wide = replace(wide, statements=(*wide.statements, inner))
    held = hold((wide, report("b", PIER), report("c", DOCK)), ())
    assert narrowed(held, alike(held, 0.9), (0, 2, 3)) == (1, 2, 3)
    assert narrowed(held, alike(held, 0.9), (1, 2, 3)) == (1, 2, 3)


def test_two_clauses_that_are_rather_alike_are_one_fact_where_they_bear_one_another_out() -> None:
    piers = [
        (
            "The mayor of Vell shut the third pier of the Alder Bridge",
            "shut",
            "mayor vell shut third pier alder bridge",
        ),
        ("The third pier of the bridge was shut by the mayor", "shut", "third pier bridge shut mayor"),
        ("Some of it fell", "fall", "fall"),
    ]
    held = hold(tuple(report(name, words, RAIN) for name, words in zip("abc", piers, strict=True)), ())
    near = alike(held, 0.55)
    assert not too_unlike(held, near, (0, 2), DEFAULT_FACTS)
    assert too_unlike(held, near, (0, 4), DEFAULT_FACTS)
    assert too_unlike(held, near, (0, 2), replace(DEFAULT_FACTS, close=0.6))
    assert too_unlike(held, alike(held, 0.45), (0, 2), DEFAULT_FACTS)
