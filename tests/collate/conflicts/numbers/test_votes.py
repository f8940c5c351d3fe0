"""Two results of one vote."""

from __future__ import annotations

import pytest

from samestory.collate.conflicts.numbers.votes import vote_conflicts
from tests.collate.stories import one_sentence


@pytest.mark.parametrize(
    ("one", "other", "weight"),
    [
        ("The judges ruled 5-2 against the dam.", "The judges voted six to one against it.", "grave"),
        ("The 5-to-2 verdict ends the case of the dam.", "It was lost by four votes to three.", "grave"),
        ("The levy was adopted by 81 votes to 9.", "In a ballot 74 guilds said yes and 15 no.", "unsure"),
    ],
)  # fmt: skip
def test_two_results(one: str, other: str, weight: str) -> None:
    (conflict,) = vote_conflicts([one_sentence("a", one), one_sentence("b", other)])
    assert (conflict.kind, conflict.weight) == ("number", weight)
    assert [side.evidence[0].text for side in conflict.sides] == [one, other]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The judges ruled 5-2 that it is unlawful.", "The court's decision, by five votes to two, ends the case."),
        ("The judges ruled 5-2 that it is unlawful.", "Two judges ruled on it: 6-1, then 5-2."),
        ("The council of Tarn voted 5-2, against the levy.", "The senate voted 30-20, for the levy."),
        ("The council of Tarn voted 5-2, to keep it.", "The committee voted 4-3, to keep it."),
        ("The judges ruled 5-2 that it is unlawful.", "Tarn won the match against the council's eleven 4-3."),
        ("The judges ruled 5-2 that it is unlawful.", "The judges took 4-6 weeks to rule."),
    ],
)
def test_no_two_results(one: str, other: str) -> None:
    assert vote_conflicts([one_sentence("a", one), one_sentence("b", other)]) == []
