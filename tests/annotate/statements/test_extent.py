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


def _long(tail: list[tuple[str, str, str, str]], heads: list[int]) -> Doc:
    """Make `Holt found ...` with so many words before its verb that the clauses at its edges are left out."""
    filler = [("very", "RB", "ADV", "advmod")] * 34
    rows = [*filler, ("Holt", "NNP", "PROPN", "nsubj"), ("found", "VBD", "VERB", "ROOT"), *tail]
    return Doc(
        spacy.blank("en").vocab,
        words=[r[0] for r in rows],
        heads=[34] * 34 + [35, 35] + [35 + h for h in heads],
        tags=[r[1] for r in rows],
        pos=[r[2] for r in rows],
        deps=[r[3] for r in rows],
    )


@pytest.mark.parametrize(
    ("tail", "heads", "kept"),
    [
        # what was found is said behind the verb
        ([("that", "IN", "SCONJ", "mark"), ("the", "DT", "DET", "det"), ("ice", "NN", "NOUN", "nsubj"),
          ("held", "VBD", "VERB", "ccomp")], [4, 3, 4, 0], "found that the ice held"),
        # what somebody plans is said by the infinitive
        ([("plans", "NNS", "NOUN", "dobj"), ("to", "TO", "PART", "aux"), ("sell", "VB", "VERB", "acl"),
          ("it", "PRP", "PRON", "dobj")], [0, 3, 1, 3], "found plans to sell it"),
        # nothing joins it
        ([("fear", "NN", "NOUN", "dobj"), ("wages", "NNS", "NOUN", "nsubj"), ("would", "MD", "AUX", "aux"),
          ("fall", "VB", "VERB", "conj")], [0, 4, 4, 0], "found fear wages would fall"),
        # a relative clause may go
        ([("men", "NNS", "NOUN", "dobj"), ("who", "WP", "PRON", "nsubj"), ("stole", "VBD", "VERB", "relcl"),
          ("bread", "NN", "NOUN", "dobj"), ("daily", "RB", "ADV", "advmod")], [0, 3, 1, 3, 3], "found men"),
    ],
)  # fmt: skip
def test_a_long_clause_is_not_cut_before_what_it_asks_for(
    tail: list[tuple[str, str, str, str]], heads: list[int], kept: str
) -> None:
    doc = _long(tail, heads)
    found = clause_of(doc[35], "main", Span(0, len(doc.text), doc.text))
    assert " ".join(token.text for token in found).endswith(kept)


def test_what_is_called_for_is_not_done_by_those_it_is_called_for() -> None:
    words = ["Holt", "called", "for", "all", "who", "steal", "bread", "to", "be", "jailed", "."]
    doc = Doc(
        spacy.blank("en").vocab,
        words=words,
        heads=[1, 1, 1, 2, 5, 3, 5, 9, 9, 6, 1],
        deps=["nsubj", "ROOT", "prep", "pobj", "nsubj", "relcl", "dobj", "aux", "auxpass", "relcl", "punct"],
        tags=["NNP", "VBD", "IN", "DT", "WP", "VBP", "NN", "TO", "VB", "VBN", "."],
        pos=["PROPN", "VERB", "ADP", "PRON", "PRON", "VERB", "NOUN", "PART", "AUX", "VERB", "PUNCT"],
    )
    found = clause_of(doc[5], "relative", Span(0, len(doc.text), doc.text))
    assert " ".join(token.text for token in found) == "who steal bread"
