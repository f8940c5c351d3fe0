"""Sentences of a report: they never cross a paragraph, and the title is one of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samestory.model import Report, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_sentences(doc: Doc, report: Report) -> tuple[Span, ...]:
    """Cut the report into sentences, without white space at their ends."""
    found = []
    for sent in doc.sents:
        text = sent.text
        start = sent.start_char + len(text) - len(text.lstrip())
        end = sent.start_char + len(text.rstrip())
        if end > start:
            found.append(report.span(start, end))
    return tuple(found)
