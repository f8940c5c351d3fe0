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


def test_a_noun_joined_to_the_end_of_a_clause_whose_verb_comes_next_does_not_belong_to_it() -> None:
    # `and the baker` was taken for more of the mill, its verb for another of the rain.
    doc = Doc(
        spacy.blank("en").vocab,
        words=["Rain", "ran", "to", "the", "mill", "and", "the", "baker", "paid", "."],
        heads=[1, 1, 1, 4, 2, 4, 7, 4, 1, 1],
        deps=["nsubj", "ROOT", "prep", "det", "pobj", "cc", "det", "conj", "conj", "punct"],
        tags=["NN", "VBD", "IN", "DT", "NN", "CC", "DT", "NN", "VBD", "."],
        pos=["NOUN", "VERB", "ADP", "DET", "NOUN", "CCONJ", "DET", "NOUN", "VERB", "PUNCT"],
    )
    found = clause_of(doc[1], "main", Span(0, len(doc.text), doc.text), first=True)
    assert " ".join(token.text for token in found) == "Rain ran to the mill"


@pytest.mark.parametrize(
    ("comma", "kept"), [(False, "Prices fell for fear wages would drop"), (True, "Prices fell for fear")]
)
def test_a_clause_that_nothing_joins_belongs_to_what_is_before_it(comma: bool, kept: str) -> None:
    words = ["Prices", "fell", "for", "fear", "wages", "would", "drop", "."]
    heads = [1, 1, 1, 2, 6, 6, 1, 1]
    deps = ["nsubj", "ROOT", "prep", "pobj", "nsubj", "aux", "conj", "punct"]
    tags = ["NNS", "VBD", "IN", "NN", "NNS", "MD", "VB", "."]
    pos = ["NOUN", "VERB", "ADP", "NOUN", "NOUN", "AUX", "VERB", "PUNCT"]
    if comma:
        words.insert(4, ",")
        heads = [1, 1, 1, 2, 1, 7, 7, 1, 1]
        deps.insert(4, "punct")
        tags.insert(4, ",")
        pos.insert(4, "PUNCT")
    doc = Doc(spacy.blank("en").vocab, words=words, heads=heads, deps=deps, tags=tags, pos=pos)
    found = clause_of(doc[1], "main", Span(0, len(doc.text), doc.text))
    assert " ".join(token.text for token in found) == kept
