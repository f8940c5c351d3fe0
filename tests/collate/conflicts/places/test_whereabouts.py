"""Places of one act that exclude one another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from samestory.collate.conflicts.places.whereabouts import place_conflicts
from samestory.model import Place, Report


def told(
    name: str,
    text: str,
    act: str = "hospital",
    who: str = "quill",
    proper: str = "",
    within: str = "",
    kind: str = "hospital",
    joint: str = "to",
) -> Report:
    """Make a report of one sentence that tells one place."""
    report = Report(id=name, source=name, text=text, published="2031-05-02")
    whole = report.span(0, len(text))
    place = Place(
        whole, whole, 0, act, (who,), joint, tuple(proper.split()), tuple(within.split()), kind, (act, who, "night")
    )
    return replace(report, sentences=(whole,), places=(place,))


TARN = told("a", "Quill was flown to a hospital in Tarn at night", within="tarn")
VELL = told("b", "Quill was taken to the army hospital at Vell at night", within="vell")


def test_one_patient_in_two_towns() -> None:
    (conflict,) = place_conflicts([TARN, VELL], ())
    assert conflict.kind == "place"
    assert [[e.report for e in side.evidence] for side in conflict.sides] == [["a"], ["b"]]


def test_a_pronoun_joins_a_side_but_makes_none() -> None:
    he = told("c", "He lies in the army hospital at Vell", who="he", within="vell")
    (conflict,) = place_conflicts([TARN, VELL, he], ())
    assert [len(side.evidence) for side in conflict.sides] == [1, 2]
    assert place_conflicts([TARN, he], ()) == []


@pytest.mark.parametrize(
    "other",
    [
        told("b", "Quill was taken to Saint Orla hospital", proper="saint orla"),
        told("b", "Dane was taken to the army hospital at Vell", who="dane", within="vell"),
        told("b", "Quill is in the prison of Vell", act="prison", within="vell", kind="prison"),
        told("b", "Quill was taken to a hospital in Vell, an hour from Tarn", within="vell"),
        replace(VELL, published="2032-05-02"),
    ],
    ids=["a name and a town", "another person", "another place", "both named", "a year later"],
)
def test_no_conflict(other: Report) -> None:
    assert place_conflicts([TARN, other], ()) == []


def test_places_named_in_one_sentence_may_lie_in_one_another() -> None:
    third = told("c", "Vell is a suburb of Tarn", act="be", who="vell")
    assert place_conflicts([TARN, VELL, third], ()) == []


def test_other_acts_need_two_reports_for_one_place() -> None:
    def arrested(name: str, place: str) -> Report:
        text = f"Quill was arrested at {place} at night"
        return told(name, text, act="arrest", proper=place, kind="", joint="at")

    reports = [arrested("a", "tarn"), arrested("b", "vell")]
    assert place_conflicts(reports, ()) == []
    assert len(place_conflicts([*reports, arrested("c", "vell")], ())) == 1


def test_two_names_of_one_country_are_one_place() -> None:
    def served(name: str, land: str, proper: str) -> Report:
        text = f"Quill was serving a ten-year term in {land}"
        made = told(name, text, act="prison", proper=proper, kind="", joint="in")
        where = made.span(text.index(land), len(text))
        return replace(made, places=(replace(made.places[0], span=where),))

    first, second = served("a", "the U.K.", "u.k."), served("b", "the United Kingdom", "united kingdom")
    assert place_conflicts([first, second], ()) == []
    assert place_conflicts([first, served("c", "Norway", "norway")], ()) != []
