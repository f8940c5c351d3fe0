"""Transcripts, told by the labels of their lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samestory.annotate.quotations.marks import find_stretches, outermost
from samestory.annotate.quotations.transcripts import with_transcripts


def lines(text: str, *people: str) -> list[tuple[str | None, str]]:
    found = with_transcripts(text, outermost(find_stretches(text)), people)
    return [(text[slice(*one.label)] if one.label else None, text[one.start : one.end]) for one in found]


def test_labels_in_capitals() -> None:
    text = "They met on air.\n\nHOLM: Why close the pier?\n\nADLER: It leaks.\n\nHOLM: Since when?"
    assert lines(text) == [("HOLM", "Why close the pier?"), ("ADLER", "It leaks."), ("HOLM", "Since when?")]


def test_questions_and_answers() -> None:
    text = "The mayor took questions.\nQ: Why now?\nA: Because it leaks.\nQ: And then?\nA: We shall see."
    assert [label for label, _ in lines(text)] == ["Q", "A", "Q", "A"]


def test_names_in_small_letters_only_if_the_report_knows_them() -> None:
    text = "On air.\nHolm: Why now?\nWeather: Rain.\nHolm: And then?\nWeather: More rain."
    assert [label for label, _ in lines(text, "Ada Holm")] == ["Holm", "Holm"]
    assert lines(text) == []


def test_one_label_is_no_transcript() -> None:
    assert lines("News.\nUPDATE: The pier has opened.") == []
    assert lines("HOLM: Pier will close\n\nHOLM spoke.") == []


def test_a_label_inside_quotation_marks() -> None:
    text = "On air.\n\n“HOLM: Why close it?”\n\n“HOLM: Since when?”"
    assert lines(text) == [("HOLM", "HOLM: Why close it?"), ("HOLM", "HOLM: Since when?")]


@given(st.text(alphabet='AQHM:. \n“”"ab', max_size=60))
def test_stretches_stay_in_order_and_apart(text: str) -> None:
    found = with_transcripts(text, outermost(find_stretches(text)), ["Ham"])
    ends = [0, *(one.close for one in found)]
    assert all(end <= one.open or one.label is not None for end, one in zip(ends, found, strict=False))
    assert all(one.open <= one.start <= one.end <= one.close <= len(text) for one in found)
