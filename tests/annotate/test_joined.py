"""Second verbs that the parser joins to the wrong verb, on parses made by hand."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from samestory.annotate.joined import mend_joined


def joined(verb: str, tag: str, helping: str = "would", help_tag: str = "MD") -> Doc:
    words = ["Osk", "said", "rain", helping, "come", "and", verb, "the", "road", "."]
    return Doc(
        spacy.blank("en").vocab,
        words=words,
        heads=[1, 1, 4, 4, 1, 4, 4, 8, 6, 1],
        deps=["nsubj", "ROOT", "nsubj", "aux", "ccomp", "cc", "conj", "det", "dobj", "punct"],
        tags=["NNP", "VBD", "NN", help_tag, "VB", "CC", tag, "DT", "NN", "."],
        pos=["PROPN", "VERB", "NOUN", "AUX", "VERB", "CCONJ", "VERB", "DET", "NOUN", "PUNCT"],
        lemmas=["Osk", "say", "rain", helping, "come", "and", verb.removesuffix("d"), "the", "road", "."],
    )


def test_a_verb_with_a_tense_shares_no_would() -> None:
    doc = joined("closed", "VBD")
    mend_joined(doc)
    assert (doc[6].head.text, doc[5].head.text) == ("said", "said")
    assert " ".join(t.text for t in doc[4].subtree) == "rain would come"


@pytest.mark.parametrize(
    ("verb", "tag", "helping", "help_tag"),
    [
        ("close", "VB", "would", "MD"),  # `would come and close` is as it should be
        ("close", "VBD", "would", "MD"),  # the tag is wrong: the form is that of the infinitive
        ("closed", "VBN", "would", "MD"),  # who `said` has no `has` to share with it
        ("closed", "VBD", "did", "VBD"),
    ],
)
def test_what_may_be_right_stays(verb: str, tag: str, helping: str, help_tag: str) -> None:
    doc = joined(verb, tag, helping, help_tag)
    mend_joined(doc)
    assert doc[6].head.text == "come"


def test_an_odd_text_is_no_error() -> None:
    mend_joined(Doc(spacy.blank("en").vocab, words=[]))


@pytest.mark.parametrize(("noun", "head"), [("wages", "were"), ("prayer", "said")])
def test_what_is_said_is_no_thing_but_what_was_so(noun: str, head: str) -> None:
    doc = Doc(
        spacy.blank("en").vocab,
        words=["Osk", "said", noun, ",", "and", "delays", "were", "bad", "."],
        heads=[1, 1, 1, 1, 1, 6, 1, 6, 1],
        deps=["nsubj", "ROOT", "dobj", "punct", "cc", "nsubj", "conj", "acomp", "punct"],
        tags=["NNP", "VBD", "NNS", ",", "CC", "NNS", "VBD", "JJ", "."],
        pos=["PROPN", "VERB", "NOUN", "PUNCT", "CCONJ", "NOUN", "VERB", "ADJ", "PUNCT"],
        lemmas=["Osk", "say", noun, ",", "and", "delay", "be", "bad", "."],
    )
    mend_joined(doc)
    assert doc[2].head.text == head
    assert (doc[6].dep_ == "ccomp") == (head == "were")
