"""A sentence that its evidence does not carry is refused."""

from __future__ import annotations

import pytest

from samestory.brief.support import check, missing
from samestory.errors import Unsupported

EVIDENCE = ("The ferry Alda sank off Vell on Monday with 12 people aboard, harbour officials said.",)


def test_words_of_the_evidence_are_carried() -> None:
    check("The ferry Alda sank off Vell with 12 people aboard, officials said.", EVIDENCE)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry Alda sank off Vell on Monday with 14 people aboard, harbour officials said.",
        "The ferry Alda sank off Tarn on Monday with 12 people aboard, harbour officials said.",
        "The ferry Alda never sank off Vell on Monday with 12 people aboard, harbour officials said.",
        "The ferry burnt and drifted.",
        "It was so.",
        "",
    ],
)
def test_other_figures_names_or_negations_are_refused(text: str) -> None:
    with pytest.raises(Unsupported):
        check(text, EVIDENCE)


def test_several_spans_carry_together() -> None:
    assert missing("Mira Holm said the Alda sank.", ("Mira Holm", "she said the Alda sank")) == ()
    assert missing("The Alda sank off Vell.", ("The Alda sank",)) == ("off", "Vell")


SOURCE = "Mira Holm accused Osk Hellan on Monday of selling 14 boats that the Vell board had not approved."


@pytest.mark.parametrize(
    "text",
    [
        "Mira Holm accused Osk Hellan on Monday of selling 40 boats that the Vell board had not approved.",
        "Mira Holm accused Osk Hellan on Monday of selling 14 boats that the Vell board had approved.",
        "Osk Hellan accused Mira Holm on Monday of selling 14 boats that the Vell board had not approved.",
        "Mira Holm accused Ada Brandt on Monday of selling 14 boats that the Vell board had not approved.",
        "Osk Hellan on Monday sold 14 boats that the Vell board had not approved.",
        "Osk Hellan was selling boats that the Vell board had not approved.",
    ],
)
def test_a_forged_sentence_is_refused(text: str) -> None:
    check(SOURCE, [SOURCE])
    with pytest.raises(Unsupported):
        check(text, [SOURCE])


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("The dam at Vell is safe.", "The dam at Vell is safe, the board said."),
        ("The mayor took the money.", "The mayor allegedly took the money."),
        ("The mayor took the money.", "“The mayor took the money,” Holm told the court."),
        ("The board warned the town of Vell.", "The board never warned the town of Vell."),
    ],
)
def test_a_claim_is_not_made_a_fact_nor_a_denial_a_statement(text: str, evidence: str) -> None:
    with pytest.raises(Unsupported):
        check(text, [evidence])


def test_what_another_report_states_in_its_own_voice_is_a_fact() -> None:
    check("The dam at Vell is safe.", ["The dam at Vell is safe, the board said.", "The dam at Vell is safe."])


def test_a_name_put_in_may_stand_elsewhere() -> None:
    check("[Mira Holm] sold the boats in May.", ["She sold the boats in May.", "Mira Holm"])
