"""Parsing keeps every character where it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from samestory.annotate.parse import LONGEST_PIECE, Paragraphs, load_pipeline, parse, pieces
from samestory.errors import ModelMissing


@given(st.text(max_size=300))
def test_pieces_put_together_are_the_text(text: str) -> None:
    assert "".join(pieces(text)) == text


def test_an_endless_line_is_cut() -> None:
    text = "word " * 10_000
    assert max(map(len, pieces(text))) <= LONGEST_PIECE
    assert "".join(pieces(text)) == text


@pytest.mark.model
def test_offsets_of_tokens_are_offsets_into_the_report(nlp: Language) -> None:
    text = "Harbour reopens\n\nThe mayor, Ilse Brandt, spoke.  “We will   rebuild,” she said.\n\n\nEnd.\n"
    (doc,) = parse([text], nlp)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_a_missing_pipeline_names_the_remedy() -> None:
    with pytest.raises(ModelMissing, match="Install it with pip"):
        load_pipeline("no_such_pipeline")


def test_paragraphs_met_last_are_remembered(nlp: Language) -> None:
    known = Paragraphs(limit=10)
    for text in ("abcd", "efgh"):
        known.add(text, nlp.make_doc(text))
    assert known.find("abcd") is not None
    known.add("ijkl", nlp.make_doc("ijkl"))
    assert (known.find("efgh"), len(known)) == (None, 2)
    known.clear()
    assert len(known) == 0
    known.add("mnopqrstuvwxyz", nlp.make_doc("mnopqrstuvwxyz"))
    assert len(known) == 0


def test_what_is_remembered_changes_nothing(nlp: Language) -> None:
    texts = ["The quay of Velm is open.\n\nMayor Orla Fenwick said so.", "Mayor Orla Fenwick said so.\n\nNo ship came."]
    known = Paragraphs()
    first = [doc.to_json() for doc in parse(texts, nlp, known)]
    assert len(known) == 4  # a paragraph has its line breaks with it
    assert [doc.to_json() for doc in parse(texts, nlp, known)] == first
    assert [doc.to_json() for text in texts for doc in parse([text], nlp)] == first
