"""What a sentence is worth to a brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samestory.brief import BriefSettings
from samestory.brief.candidates import gather
from samestory.brief.carry import Carriers
from samestory.brief.choice import Choice
from samestory.brief.values import Values
from samestory.resources.embeddings import load_embeddings
from tests.brief.test_write import annotated

if TYPE_CHECKING:
    from spacy.language import Language


def worth(nlp: Language, sentence: str) -> float:
    """Say what a sentence is worth that one of two reports has behind what both tell."""
    fire = "A warehouse burned at Vell on Monday."
    told = annotated(nlp, {"a": f"{fire}\n\n{fire}\n", "b": f"{fire}\n\n{sentence}\n"})
    settings = BriefSettings()
    candidates = gather(told, settings)
    choice = Choice(told, settings, candidates, Carriers(told, candidates, load_embeddings(), Values(told)))
    return float(next(w for w, c in zip(choice.worth(), candidates, strict=True) if "Dale" in c.text))


@pytest.mark.model
def test_a_sentence_that_cries_is_worth_less_than_one_that_tells(nlp: Language) -> None:
    plain = worth(nlp, "The cautious owner, Viktor Dale, 61, left the town of Vell on Tuesday.")
    loud = worth(nlp, "The shameless owner, Viktor Dale, 61, left the town of Vell on Tuesday.")
    assert 0 < loud < 0.75 * plain
