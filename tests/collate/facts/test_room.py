"""Once far more facts are found than are told, small ones of one origin are left out; others are not."""

from __future__ import annotations

from dataclasses import replace

from samestory.collate.facts.clauses import Held, hold
from samestory.collate.facts.room import SPARE, Room
from samestory.collate.facts.settings import DEFAULT_FACTS
from samestory.collate.facts.told import Group
from tests.collate.facts.stories import alike_of, report

OPENED = ("The new lock at Orm opened to barges", "open", "new lock orm open barge")
CLOSED = ("The old lock at Orm was closed for good", "close", "old lock orm close good")
SETTINGS = replace(DEFAULT_FACTS, shared=1)


def held() -> Held:
    return hold([report(name, OPENED, CLOSED) for name in "abcd"], ())


def room(held: Held, wholes: tuple[int, ...] = (0, 0, 0, 0), value: float = 0.9) -> Room:
    count = len(held.copies)
    near = tuple({j: value for j in range(count) if j != i} for i in range(count))
    return Room(held, alike_of(held, near), wholes, SETTINGS)


def filled(made: Room, members: tuple[int, ...], count: int) -> Room:
    for _ in range(count):
        made.take(Group(members, (), frozenset()))
    return made


def test_there_is_room_until_far_more_are_found_than_are_told() -> None:
    story = held()
    assert not filled(room(story), (0, 2, 4), SPARE - 1).excludes((1, 3))
    assert filled(room(story), (0, 2, 4), SPARE).excludes((1, 3))


def test_a_fact_of_as_many_reports_or_of_several_origins_always_comes_in() -> None:
    story = held()
    assert not filled(room(story), (0, 2, 4), SPARE).excludes((1, 3, 5))
    assert not filled(room(story, (0, 1, 0, 0)), (0, 2, 4), SPARE).excludes((1, 3))


def test_what_is_not_sure_to_be_one_fact_leaves_room() -> None:
    story = hold([report("a", OPENED), report("b", CLOSED), report("c", ("Snow fell", "fall", "snow fall"))], ())
    assert not filled(room(story, (0, 0, 0), value=0.2), (0, 1, 2), SPARE).excludes((0, 1))


def test_who_somebody_is_leaves_room_for_what_happened() -> None:
    story = held()
    clauses = tuple(replace(clause, statement=replace(clause.statement, kind="appositive")) for clause in story.clauses)
    assert not filled(room(Held(clauses, story.reports)), (0, 2, 4), SPARE).excludes((1, 3))
