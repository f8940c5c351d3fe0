"""Who does what a clause tells, and where."""

from __future__ import annotations

import pytest

from samestory.collate.conflicts.doers import Doers, Places, are_two
from samestory.model import Report, Statement, StoryActor
from tests.collate.stories import one_sentence


def actor(name: str, kind: str, *aliases: str) -> StoryActor:
    return StoryActor(name, name, kind, (name, *aliases), ())


ORLA, PER = actor("Orla Fenn", "person", "Fenn", "Orla"), actor("Per Fenn", "person", "Fenn")


def stating(text: str, *told: tuple[str, str, str]) -> Report:
    """Make a report of one sentence with clauses: their words, their subjects and their verbs."""
    report = one_sentence("a", text)
    statements = []
    for words, subject, verb in told:
        start = text.index(words)
        statements.append(Statement(report.span(start, start + len(words)), 0, subject, verb, ()))
    return Report("a", "a", text, sentences=report.sentences, statements=tuple(statements))


def doing(report: Report, words: str, *, told: bool = False) -> frozenset[str]:
    start = report.text.index(words)
    people = Doers([report], [ORLA, PER], frozenset(["person"]))
    return people.of(report, 0, report.span(start, start + len(words)), told=told)


def test_the_subject_of_the_smallest_clause_does_it() -> None:
    text = "Per Fenn said Orla Fenn swam 9 miles."
    report = stating(text, (text[:-1], "Per Fenn", "say"), ("Orla Fenn swam 9 miles", "Orla Fenn", "swim"))
    assert doing(report, "9") == {"Orla Fenn"}


def test_who_only_tells_a_figure_does_not_do_what_it_counts() -> None:
    text = "Orla Fenn put the toll at nine."
    report = stating(text, (text[:-1], "Orla Fenn", "put"))
    assert doing(report, "nine", told=True) == frozenset()
    assert doing(report, "nine") == {"Orla Fenn"}


def test_a_clause_inside_tells_who_did_it_unless_they_saw_it() -> None:
    text = "The first halt came in lap 9 when Orla Fenn crashed."
    inside = "Orla Fenn crashed"
    assert doing(stating(text, (text[:-1], "first halt", "come"), (inside, "Orla Fenn", "crash")), "9") == {"Orla Fenn"}
    assert doing(stating(text, (text[:-1], "first halt", "come"), (inside, "Orla Fenn", "see")), "9") == frozenset()


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        (["Orla Fenn"], ["Per Fenn"], True),
        (["Orla Fenn"], ["Orla Fenn", "Per Fenn"], False),
        (["Orla Fenn"], [], False),
        (["Tarn Council"], ["Tarn Council of Elders"], False),
    ],
)
def test_two_who_do_it(one: list[str], other: list[str], two: bool) -> None:
    assert are_two(frozenset(one), frozenset(other)) is two


def test_a_name_that_is_part_of_a_longer_one_names_nobody_else() -> None:
    people = Doers([], [ORLA, PER, actor("Fenn", "person")], frozenset(["person"]))
    assert people.named("Per Fenn’s boat sank.") == {"Per Fenn"}


@pytest.mark.parametrize(
    ("between", "two"),
    [
        ("Nothing else is known.", True),
        ("Holm lies in the county of Tarn.", False),
    ],
)
def test_two_places_unless_a_sentence_names_both(between: str, two: bool) -> None:
    places = Places(
        [one_sentence("a", between)], [actor("Tarn", "place"), actor("Holm", "place"), actor("Vell", "person")]
    )
    assert places.two("Six died in Tarn.", "Nine died at Holm.") is two
    assert not places.two("Six died in Tarn.", "Nine died in Tarn.")
    assert not places.two("Six died in Tarn.", "Nine died, Vell said.")
