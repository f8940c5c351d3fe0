"""Which words make a clause, on parses made by hand: those of a parser that errs cannot be had for the asking."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from samestory.annotate.statements.extent import clause_of
from samestory.model import Span


@pytest.mark.parametrize(
    ("behind", "tag", "kept"),
    [
        ("turned", "VBD", "Thieves robbed many"),
        ("abroad", "RB", "Thieves robbed many as the year"),
    ],
)
def test_a_clause_does_not_end_with_the_beginning_of_another(behind: str, tag: str, kept: str) -> None:
    # `as the year` was taken for a part of the robbery, its verb for a clause of its own.
    doc = Doc(
        spacy.blank("en").vocab,
        words=["Thieves", "robbed", "many", "as", "the", "year", behind, "."],
        heads=[1, 1, 1, 1, 5, 3, 6, 6],
        deps=["nsubj", "ROOT", "dobj", "prep", "det", "pobj", "ROOT", "punct"],
        tags=["NNS", "VBD", "JJ", "IN", "DT", "NN", tag, "."],
        pos=["NOUN", "VERB", "ADJ", "ADP", "DET", "NOUN", "VERB" if tag == "VBD" else "ADV", "PUNCT"],
    )
    found = clause_of(doc[1], "main", Span(0, len(doc.text), doc.text))
    assert " ".join(token.text for token in found) == kept
