"""Values that are left over when equal ones were paired."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from samestory.collate.conflicts.context import Vocabulary
from samestory.collate.conflicts.rivals import Alike, Contest, Rules, tellings
from samestory.model import Conflict, Evidence, Report, Side, Span

NONE = Vocabulary({}, np.zeros(0, np.float32), np.zeros((0, 0), np.float32), frozenset(), np.zeros((0, 4), np.float32))
REPORTS = [Report(id=name, source=name, text="") for name in "abcd"]


def contest(values: list[tuple[int, int]], *, enough: float = 1.5) -> Contest[tuple[int, int]]:
    """Make a contest of (report, value) pairs that all tell of one thing."""
    rules: Rules[tuple[int, int]] = Rules(
        kind=lambda _: 0,
        possible=lambda _held, one, _two: np.ones(len(one), dtype=np.bool_),
        frame=lambda _: 0,
        words=lambda _: frozenset(),
        wide=lambda _: frozenset(),
        value=lambda told: told[1],
        differ=lambda a, b: a[1] != b[1],
        reach=lambda told: (told[1], told[1]),
        equal=lambda _a, _b: True,
        paired=lambda _a, _b: True,
        alike=0.0,
        loose=lambda _: False,
        score=lambda _a, _b, _alike, _least: 1.0,
        alone=1.0,
        enough=enough,
        joins=0.5,
        crowd=lambda _: 0,
    )
    return Contest(tellings((REPORTS[told[0]], told, told) for told in values), rules, NONE)


def test_what_is_left_over_in_both_reports_excludes_one_another() -> None:
    held = contest([(0, 5), (0, 7), (1, 5), (1, 9)])
    ((_, i, j),) = held.rivals()
    assert {held.held[i].first, held.held[j].first} == {(0, 7), (1, 9)}


def test_a_value_that_both_tell_excludes_nothing() -> None:
    assert contest([(0, 5), (0, 7), (1, 5)]).rivals() == []


def test_two_left_over_in_one_report_are_not_sure_enough() -> None:
    assert contest([(0, 5), (0, 7), (1, 9)]).rivals() == []
    assert len(contest([(0, 5), (0, 7), (1, 9)], enough=1.0).rivals()) == 2


def test_no_more_is_asked_of_two_values_than_whether_they_can_be_sure_enough() -> None:
    held = contest([(0, 5), (0, 7), (1, 5), (1, 9)], enough=1.25)
    asked: list[float] = []

    def score(_a: tuple[int, int], _b: tuple[int, int], _alike: Alike, least: float) -> float | None:
        asked.append(least)
        return None

    held.rules = replace(held.rules, score=score)
    assert held.rivals() == []
    assert asked == [0.25]


def test_values_of_two_frames_exclude_nothing() -> None:
    values = [(0, 5), (1, 7)]
    assert len(contest(values, enough=1.0).rivals()) == 1
    for frame in (lambda told: told[1], lambda _: None):
        rules = replace(contest(values, enough=1.0).rules, frame=frame)
        held = tellings((REPORTS[told[0]], told, told) for told in values)
        assert Contest(held, rules, NONE).rivals() == []


def test_a_report_with_the_value_of_the_other_side_elsewhere_stands_on_none() -> None:
    # The third report has 8, which may be the 7 of the second one, and a 5 of which nobody knows whose it is.
    held = contest([(0, 5), (1, 7), (2, 5), (2, 8)], enough=1.0)
    held.rules = replace(
        held.rules,
        differ=lambda a, b: abs(a[1] - b[1]) > 1,
        reach=lambda told: (told[1] - 1, told[1] + 1),
        score=lambda a, b, _alike, _least: 0.1 if {a[1], b[1]} == {7, 8} else 1.0,
    )
    made = Contest(held.held, held.rules, NONE)
    made.rivals()
    at = {telling.first: k for k, telling in enumerate(made.held)}
    assert made.sides(at[0, 5], at[1, 7]) == [[at[0, 5]], [at[1, 7]]]


def test_what_is_not_known_to_be_equal_explains_nothing() -> None:
    values = [(0, 5), (0, 7), (1, 5)]
    rules = replace(contest(values, enough=1.0).rules, equal=lambda _a, _b: False)
    held = tellings((REPORTS[told[0]], told, told) for told in values)
    assert len(Contest(held, rules, NONE).rivals()) == 1


def test_equal_values_in_unlike_words_explain_nothing() -> None:
    values = [(0, 5), (0, 7), (1, 5)]
    rules = replace(contest(values, enough=1.0).rules, alike=0.5)
    held = tellings((REPORTS[told[0]], told, told) for told in values)
    assert len(Contest(held, rules, NONE).rivals()) == 1


def test_a_report_that_tells_both_measures_two_things() -> None:
    held = contest([(0, 5), (1, 7), (2, 5), (2, 7)], enough=1.0)
    assert [held.sides(i, j) for _, i, j in held.rivals()] == [None]


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 5)), max_size=14))
def test_rivals_differ_and_no_report_of_one_tells_the_other(values: list[tuple[int, int]]) -> None:
    held = contest(values, enough=1.0)
    for _, i, j in held.rivals():
        a, b = held.held[i], held.held[j]
        assert a.first[1] != b.first[1]
        assert a.reports - b.agreeing
        assert b.reports - a.agreeing


def test_a_third_value_makes_a_third_side_and_none_stands_where_it_cannot_be() -> None:
    held = contest([(0, 5), (1, 7), (2, 9)], enough=1.0)
    places = lambda telling: [("abcd"[told[0]], Span(0, 1, "x")) for told in telling.members]  # noqa: E731
    left = list(held.left_over(lambda _a, _b: True, places, ()))
    assert left == [(2.0, [[(0, 5)], [(1, 7)], [(2, 9)]])]
    kept = held.left_over(lambda a, _b: a.first != (0, 5), places, ())
    assert [sides for _, sides in kept] == [[[(1, 7)], [(2, 9)]]]


def test_what_a_conflict_cites_already_is_not_told_again() -> None:
    held = contest([(0, 5), (1, 7)], enough=1.0)
    sides = tuple(Side(name, (Evidence(name, 0, 4, "held"),)) for name in "ab")
    places = lambda telling: [("abcd"[told[0]], Span(0, 1, "x")) for told in telling.members]  # noqa: E731
    assert list(held.left_over(lambda _a, _b: True, places, [Conflict("number", "", sides)])) == []
    assert len(list(held.left_over(lambda _a, _b: True, places, [Conflict("number", "", sides[:1] * 2)]))) == 1
