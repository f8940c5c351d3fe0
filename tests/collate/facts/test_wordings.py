"""Which wording of a fact is shown, and with how many of its words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from samestory.collate.facts.wordings import balanced, clause_alone, rank, shown
from samestory.model import Report, Span, Statement


def statement(text: str, part: str, **changes: object) -> tuple[Statement, Report]:
    """Make a report of one sentence and the statement of a part of it."""
    start = text.index(part)
    span = Span.of(text, start, start + len(part))
    whole = Span.of(text, 0, len(text))
    given: dict[str, object] = {"frame": whole, **changes}
    made = Statement(span, 0, part.split()[0], "be", ("a", "b"), **given)  # type: ignore[arg-type]
    return made, Report("r", "r.txt", text, sentences=(whole,), statements=(made,))


def test_a_clause_of_its_own_goes_before_fragments() -> None:
    whole, _ = statement("The old mill burned down in the night.", "The old mill burned down in the night")
    title, _ = statement("Old mill burns down in the night", "Old mill burns down in the night", kind="title")
    relative, _ = statement(
        "The mill, which burned down in the night.", "which burned down in the night", kind="relative"
    )
    pronoun, _ = statement("It burned down in the night of Monday.", "It burned down in the night of Monday")
    question, _ = statement("Did the old mill burn down on Monday?", "Did the old mill burn down on Monday?")
    assert rank(whole) < min(rank(title), rank(relative), rank(pronoun), rank(question))


def test_a_claim_is_shown_with_its_claimant() -> None:
    made, report = statement(
        "Guards said the mill had burned before.", "the mill had burned before", kind="reported", claimant="guards"
    )
    assert shown(made, report).text == "Guards said the mill had burned before."


def test_a_dependent_clause_is_shown_in_its_sentence() -> None:
    made, report = statement("Mira Holm, who owns the mill, was abroad.", "who owns the mill", kind="relative")
    assert shown(made, report).text == "Mira Holm, who owns the mill, was abroad."


def test_quotation_marks_are_closed() -> None:
    made, report = statement("Holm called it “a very bad night”, and left.", "Holm called it “a very bad night")
    assert shown(made, report).text == "Holm called it “a very bad night”"


@pytest.mark.parametrize(
    ("text", "ok"), [("“a”", True), ("“a", False), ('"a', False), ("(a)", True), ("a)", False), ("it’s", True)]
)
def test_balance(text: str, ok: bool) -> None:
    assert balanced(text) is ok


@pytest.mark.parametrize(
    ("words", "kind", "subject", "alone"),
    [
        ("which cut off the harbour", "relative", "which", "… cut off the harbour"),
        ("which opened in 1961", "relative", "old mill", "[old mill] opened in 1961"),
        ("where the ferry sank in March", "relative", "ferry", "the ferry sank in March"),
        ("welcomed the inquiry", "coordinate", "Ada Halder", "[Ada Halder] welcomed the inquiry"),
        ("welcomed the inquiry", "coordinate", None, "… welcomed the inquiry"),
        ("the ferry sank in March", "main", "ferry", "the ferry sank in March"),
    ],
)
def test_a_clause_of_a_sentence_shown_already_stands_alone(
    words: str, kind: str, subject: str | None, alone: str
) -> None:
    text = f"Ada Halder spoke of the storm, {words}."
    start = text.index(words)
    statement = Statement(
        Span.of(text, start, start + len(words)), 0, subject, "say", (), kind=kind, frame=Span.of(text, 0, len(text))
    )
    if kind == "main":
        statement = replace(statement, frame=statement.span)
    assert clause_alone(statement, Report(id="r1", source="a", text=text)) == alone
