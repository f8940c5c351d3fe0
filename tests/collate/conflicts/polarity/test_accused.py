"""Accusations, and the denials of who is accused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.collate.conflicts.numbers.test_left_over import told

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

FIRST = "Norway accused Denmark of sinking a lighthouse tender off Tarn on Friday."


@pytest.mark.parametrize(
    "denial",
    [
        "Denmark has denied any involvement in the sinking of the tender off Tarn.",
        "Denmark denied that its ships had sunk the tender.",
    ],
)
def test_what_is_denied_by_who_is_accused(nlp: Language, denial: str) -> None:
    (conflict,) = told(nlp, f"{FIRST} Divers went down.", f"The tender lay in the mud. {denial}", kind="polarity")
    assert [side.value for side in conflict.sides] == ["yes, says Norway", "no, says Denmark"]
    assert "sinking a lighthouse tender" in conflict.about


def test_a_denial_of_all_right_behind_the_accusation(nlp: Language) -> None:
    (conflict,) = told(nlp, f"{FIRST} Denmark denied the allegations.", "The mud was deep.", kind="polarity")
    assert [e.report for side in conflict.sides for e in side.evidence] == ["r0", "r0"]


@pytest.mark.parametrize(
    "denial",
    [
        "Denmark denied that it had raised the price of herring.",  # another matter
        "Sweden has denied any involvement in the sinking of the tender off Tarn.",  # another party
    ],
)
def test_other_denials(nlp: Language, denial: str) -> None:
    assert told(nlp, FIRST, f"The tender lay in the mud. {denial}", kind="polarity") == []
