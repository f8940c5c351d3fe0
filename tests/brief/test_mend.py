"""Sentences made to stand alone."""

from __future__ import annotations

from samestory.brief.mend import added_names, mend
from samestory.model import Actor, Report, Span


def report(text: str, *mentions: tuple[str, str]) -> Report:
    """Make a report in which each pair gives an actor's name and the words that mention it, in order."""
    held: dict[str, list[Span]] = {}
    at = 0
    for name, words in mentions:
        at = text.index(words, at)
        held.setdefault(name, []).append(Span.of(text, at, at + len(words)))
        at += len(words)
    return Report("r", "r.txt", text, actors=tuple(Actor(n, "person", tuple(m)) for n, m in held.items()))


def whole(text: str) -> str | None:
    return mend(report(text), Span.of(text, 0, len(text)))


def test_what_joins_a_sentence_to_others_is_cut() -> None:
    assert whole("But the ferry had been checked in May.") == "The ferry had been checked in May."
    assert whole("However, the ferry had been checked in May.") == "The ferry had been checked in May."
    assert whole("VELL, Tarnland (AP) — The ferry sank on Monday.") == "The ferry sank on Monday."


def test_a_pronoun_gets_its_name_and_the_name_its_evidence() -> None:
    text = "Mira Holm left. She blamed the harbour board."
    held = report(text, ("Mira Holm", "Mira Holm"), ("Mira Holm", "She"))
    mended = mend(held, Span.of(text, 16, len(text)))
    assert mended == "[Mira Holm] blamed the harbour board."
    assert [span.text for span in added_names(held, mended)] == ["Mira Holm"]


def test_what_leans_on_words_that_are_not_there_is_refused() -> None:
    assert whole("She blamed the harbour board.") is None
    assert whole("This angered the harbour board.") is None
    assert whole("It sank within minutes.") is None


def test_a_quotation_torn_in_two_is_closed() -> None:
    text = "“We won. We are glad of the vote,” Mira Holm said."
    assert mend(report(text), Span.of(text, 9, len(text))) == "“We are glad of the vote,” Mira Holm said."


def test_a_capital_and_a_full_stop_are_put() -> None:
    assert whole("the ferry sank off Vell") == "The ferry sank off Vell."
