"""A sentence that its evidence does not carry is refused."""

from __future__ import annotations

import pytest

from samestory.brief.support import check, missing
from samestory.errors import Unsupported

EVIDENCE = ("The ferry Alda sank off Vell on Monday with 12 people aboard, harbour officials said.",)


def test_words_of_the_evidence_are_carried() -> None:
    check("The ferry Alda sank off Vell with 12 people aboard.", EVIDENCE)


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
