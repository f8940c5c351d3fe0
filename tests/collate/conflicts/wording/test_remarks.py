from __future__ import annotations

import pytest

from samestory.collate.conflicts.wording.changed import wording_conflicts
from samestory.collate.conflicts.wording.readings import Quoted
from samestory.collate.conflicts.wording.remarks import remark_conflicts
from samestory.model import Reading, Utterance
from tests.collate.stories import report


def test_one_remark_in_synonyms_for_two_speakers() -> None:
    a = report("a", "The tightening “reflects its views”.", speaker="Norland")
    b = report("b", "The tightening “reflects Norland's stance”, he said.", speaker="Dana Quill")
    who, words = remark_conflicts([a, b], ())
    assert (who.kind, [s.value for s in who.sides]) == ("attribution", ["Norland", "Dana Quill"])
    assert (words.kind, [s.value for s in words.sides]) == (
        "wording",
        ["reflects its views", "reflects Norland's stance"],
    )


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The strike “violates the law of the sea”.", "The strike “violates our rights”."),
        ("The tightening “reflects its views”.", "The visit “reflects Norland's stance”."),
        ("The tightening “reflects its views”.", "The tightening “hides Norland's stance”."),
        ("The deal “would be a disaster”.", "The deal “would be a triumph”."),
        ("The tightening “reflects its views”.", "The tightening “reflects its views”."),
    ],
)
def test_two_remarks(one: str, two: str) -> None:
    a, b = report("a", one, speaker="Norland"), report("b", two, speaker="Dana Quill")
    assert remark_conflicts([a, b], ()) == []


def test_a_quotation_that_nobody_is_given_is_a_reading_of_the_one_that_somebody_is() -> None:
    words = "reverse the quiet loss of harbours and realign trade with sober common interests"
    other = words.replace("reverse", "reversing").replace("realign", "realigning")
    a = report("a", f"It wants to “{words}”.", speaker="Harbour League")
    b = report("b", f"A league dedicated to “{other}” opened.")
    b = type(b)(id=b.id, source=b.source, text=b.text)
    utterance = Utterance("u1", "Harbour League", (Reading("a", "q1", words),), ())
    (conflict,) = wording_conflicts([utterance], [a, b], Quoted([a, b]))
    assert (conflict.kind, conflict.weight) == ("wording", "slight")
    assert wording_conflicts([utterance], [a], Quoted([a])) == []
