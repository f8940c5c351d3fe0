"""Whose the answers of an interview are that is printed as questions and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samestory.annotate.quotations.interviews import by_initials, guest_of
from samestory.model import Actor, Span
from tests.annotate.quotations.reading import read

if TYPE_CHECKING:
    from spacy.language import Language

ASKED = "\n\nQ: Did anybody complain?\nA: Not that I know of.\n\nQ: Will you go?\nA: No, I will stay.\n"
PEOPLE = ("Mira Holm", "Jory Penn")


def actors_of(text: str) -> list[Actor]:
    return [Actor(n, "person", (Span.of(text, text.find(n), text.find(n) + len(n)),)) for n in PEOPLE if n in text]


@pytest.mark.parametrize(
    ("before", "guest"),
    [
        ("The lights failed.\n\nWe spoke to Mira Holm, the leader of the council.", "Mira Holm"),
        ("Jory Penn of this paper talked to the leader of the council, Mira Holm, on Monday.", "Mira Holm"),
        ("The lights failed, said Jory Penn.\n\nMira Holm leads the council.", "Mira Holm"),
        ("Mira Holm and Jory Penn lead the council.", None),
        ("Mira Holm leads the council.\n\nHere is what was said.", None),
        ("", None),
    ],
)
def test_the_guest_is_named_in_front_of_the_first_question(before: str, guest: str | None) -> None:
    text = before + ASKED
    found = {guest_of(text, at, actors_of(text)) for at in (text.find("A: Not"), text.find("A: No,"))}
    assert [actor.name if actor else None for actor in found] == [guest]


def test_no_question_no_guest() -> None:
    text = "We spoke to Mira Holm.\n\nA: Not that I know of."
    assert guest_of(text, text.find("A:"), actors_of(text)) is None


@pytest.mark.parametrize(
    ("label", "name"), [("MH", "Mira Holm"), ("M.H.", "Mira Holm"), ("JP", "Jory Penn"), ("MP", None), ("M", None)]
)
def test_initials(label: str, name: str | None) -> None:
    found = by_initials(label, actors_of(" ".join(PEOPLE)))
    assert (found.name if found else None) == name


@pytest.mark.model
def test_who_asks_the_questions_does_not_answer_them(nlp: Language) -> None:
    text = (
        "Dora Quell rowed home on Monday. Here is what she said on Quay TV, with Ida Marsh asking the questions.\n\n"
        "Q: Did you row?\n\nA: Never. I sat.\n\nQ: Why?\n\nA: It was wet."
    )
    answers = [q.speaker.name for q in read(text, nlp) if q.speaker]
    assert answers == ["Dora Quell", "Dora Quell"]
