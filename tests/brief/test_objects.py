"""Whether ``it`` stands for something that its own sentence has not named."""

from __future__ import annotations

import re

import pytest

from samestory.brief.mend import mend
from samestory.brief.objects import is_unnamed
from samestory.model import Report, Span, Statement


def stated(text: str, *clauses: tuple[str, str, str]) -> Report:
    """Make a report of one sentence with clauses: their words, their subject, their kind."""
    held = tuple(
        Statement(Span.of(text, text.index(words), text.index(words) + len(words)), 0, subject, "", (), kind=kind)
        for words, subject, kind in clauses
    )
    return Report("r", "r.txt", text, sentences=(Span.of(text, 0, len(text)),), statements=held)


def unnamed(held: Report) -> bool:
    at = [match.start() for match in re.finditer(r"\bit\b", held.text)][-1]
    return is_unnamed(held, 0, at, len(held.text))


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The harbour board denied it.", "harbour board"),
        ("Mira Holm, head of the pilots of Orm, does not believe it.", "Mira Holm"),
        ("The board called it a grave mistake.", "board"),
        ("Divers learned of it on the radio.", "Divers"),
    ],
)
def test_what_a_first_subject_does_something_to_is_not_named(text: str, subject: str) -> None:
    held = stated(text, (text, subject, "main"))
    assert unnamed(held)
    assert mend(held, held.sentences[0]) is None


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The board bought the ferry to sell it.", "board"),
        ("The board made it clear that the quay would be shut.", "board"),
        ("The board knows why it failed.", "board"),
        ("The board said it was not told.", "board"),
        ("Holm took the Alda and sank it.", "Holm"),
    ],
)
def test_what_the_sentence_names_or_what_stands_for_what_follows_is_left(text: str, subject: str) -> None:
    assert not unnamed(stated(text, (text, subject, "main")))


def test_an_earlier_clause_may_have_named_it() -> None:
    text = "The Alda struck a rock, and divers raised it."
    held = stated(text, ("The Alda struck a rock", "Alda", "main"), ("divers raised it", "divers", "coordinate"))
    assert not unnamed(held)
    assert mend(held, held.sentences[0]) == text


def test_without_clauses_nothing_is_known() -> None:
    assert not unnamed(stated("The harbour board denied it."))


def test_who_somebody_is_does_not_tell_what_it_means() -> None:
    text = "Mira Holm, head of the pilots of Orm, does not believe it."
    clauses = (("Mira Holm, head of the pilots of Orm", "Mira Holm", "appositive"), (text, "Mira Holm", "main"))
    assert unnamed(stated(text, *clauses))
