"""One remark under two names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samestory.annotate import annotate
from samestory.collate.collate import collate
from samestory.model import Conflict
from samestory.resources.embeddings import load_embeddings
from tests.collate.stories import dated

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


def told(nlp: Language, *texts: str) -> list[Conflict]:
    story = collate(list(annotate(dated(*texts), nlp)), load_embeddings())
    return [c for c in story.conflicts if c.kind == "attribution"]


KEEPER = (
    "The lighthouse at Holm went dark on Sunday.\n\n"
    "Warden Tobin Marsh blamed the old wiring. “We begged for new cables, and nobody in Dorvane listened,” he said."
)


def test_a_pronoun_in_a_paragraph_with_one_name_is_that_name(nlp: Language) -> None:
    other = (
        "No light shone at Holm on Sunday. The wiring was old.\n\n"
        "“We begged for new cables, and nobody in Dorvane listened,” said the harbour master, Dana Quill."
    )
    (conflict,) = told(nlp, KEEPER, other)
    assert {side.value.split()[-1] for side in conflict.sides} == {"Marsh", "Quill"}
    assert conflict.weight == "grave"


def test_a_remark_in_other_words_and_under_another_name_is_unsure(nlp: Language) -> None:
    one = "The lamp went dark. “He swore that he did not hear the foghorn,” said warden Tobin Marsh."
    other = "The lamp went dark on Sunday. “He said he did not hear the foghorn,” harbour master Dana Quill said."
    (conflict,) = told(nlp, one, other)
    assert conflict.weight == "unsure"


def test_copies_of_a_short_remark_do_not_hide_that_another_is_said_to_have_made_it(nlp: Language) -> None:
    one = (
        "The lamp went dark on Sunday night, and the man who keeps it slept.\n\n"
        "Warden Tobin Marsh saw the man leave. “He never locked a door,” he said."
    )
    other = "The lamp went dark. “He never locked a door,” said harbour master Dana Quill."
    (conflict,) = told(nlp, one, one.replace("slept", "was asleep"), other)
    assert {side.value.split()[-1] for side in conflict.sides} == {"Marsh", "Quill"}
    assert conflict.weight == "unsure"


def test_a_pronoun_beside_two_names_blames_nobody(nlp: Language) -> None:
    one = KEEPER.replace("the old wiring", "the engineer, Orla Fenn")
    other = "No light at Holm. “We begged for new cables, and nobody in Dorvane listened,” said Dana Quill, who sails."
    assert told(nlp, one, other) == []


def test_two_people_who_say_the_like_are_two(nlp: Language) -> None:
    one = "“The lamp must shine again by Friday,” said warden Tobin Marsh."
    other = "“We want the lamp at Holm back, whatever it costs,” said harbour master Dana Quill."
    assert told(nlp, one, other) == []
