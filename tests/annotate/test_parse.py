"""Parsing keeps every character where it was."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from samestory.annotate.parse import LONGEST_PIECE, Paragraph, Paragraphs, load_pipeline, parse, pieces
from samestory.errors import ModelMissing


@given(st.text(max_size=300))
def test_pieces_put_together_are_the_text(text: str) -> None:
    assert "".join(words + breaks for words, breaks in pieces(text)) == text


def test_an_endless_line_is_cut() -> None:
    text = "word " * 10_000
    cut = list(pieces(text))
    assert max(len(words) for words, _ in cut) <= LONGEST_PIECE
    assert "".join(words + breaks for words, breaks in cut) == text


@pytest.mark.model
def test_offsets_of_tokens_are_offsets_into_the_report(nlp: Language) -> None:
    text = "Harbour reopens\n\nThe mayor, Ilse Brandt, spoke.  “We will   rebuild,” she said.\n\n\nEnd.\n"
    (doc,) = parse([text], nlp)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_a_missing_pipeline_names_the_remedy() -> None:
    with pytest.raises(ModelMissing, match="Install it with pip"):
        load_pipeline("no_such_pipeline")


def test_paragraphs_met_last_are_remembered() -> None:
    known, grammar = Paragraphs(limit=10), Paragraph((), (), np.zeros((0, 8), dtype=np.uint64))
    for text in ("abcd", "efgh"):
        known.add(text, grammar)
    assert known.find("abcd") is not None
    known.add("ijkl", grammar)
    assert (known.find("efgh"), len(known)) == (None, 2)
    known.clear()
    assert len(known) == 0
    known.add("mnopqrstuvwxyz", grammar)
    assert len(known) == 0


@pytest.mark.model
def test_what_is_remembered_changes_nothing(nlp: Language) -> None:
    texts = ["The quay of Velm is open.\n\nMayor Orla Fenwick said so.", "Mayor Orla Fenwick said so.\nNo ship came."]
    known = Paragraphs()
    first = [doc.to_json() for doc in parse(texts, nlp, known)]
    assert [doc.to_json() for doc in parse(texts, nlp, known)] == first
    assert [doc.to_json() for text in texts for doc in parse([text], nlp)] == first


@pytest.mark.model
def test_a_paragraph_is_parsed_once_however_many_line_breaks_follow(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    tokenizer = nlp.tokenizer

    def make(text: str) -> Doc:
        made.append(text)
        return tokenizer(text)

    monkeypatch.setattr(nlp, "tokenizer", make)
    texts = ["The quay is open.\n\n\nNo ship came.", "No ship came.\nThe quay is open.\n", "\nNo ship came."]
    assert [doc.text for doc in parse(texts, nlp)] == texts
    assert sorted(made) == ["No ship came.", "The quay is open."]


@pytest.mark.model
def test_line_breaks_belong_to_the_sentence_before_them(nlp: Language) -> None:
    (doc,) = parse(["\nThe quay is open.\n\nNo ship came.\n"], nlp)
    assert [sentence.text for sentence in doc.sents] == ["\n", "The quay is open.\n\n", "No ship came.\n"]
    assert all(token.is_space for token in doc if token.dep_ == "dep")
