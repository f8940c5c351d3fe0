"""Attributions by grammar, on documents that are built by hand."""

from __future__ import annotations

from spacy.lang.en import English
from spacy.tokens import Doc

from samestory.annotate.quotations.attribution import Attribution
from samestory.annotate.quotations.attributions import find_attributions
from samestory.annotate.quotations.spans import trim

VOCAB = English().vocab


def doc(*rows: tuple[str, str, str, int, str]) -> Doc:
    """Build a document: word, lemma, tag, head (from 0), dependency."""
    coarse = {"V": "VERB", "N": "NOUN", "P": "PRON", "I": "ADP", "D": "DET", "M": "AUX", "T": "PART", "J": "ADJ"}
    return Doc(
        VOCAB,
        words=[row[0] for row in rows],
        lemmas=[row[1] for row in rows],
        tags=[row[2] for row in rows],
        pos=["PROPN" if row[2] == "NNP" else coarse.get(row[2][0], "PUNCT") for row in rows],
        heads=[row[3] for row in rows],
        deps=[row[4] for row in rows],
    )


def only(parsed: Doc) -> tuple[Attribution, str, str | None, list[str]]:
    (one,) = find_attributions(parsed, lambda _: False)
    text = parsed.text
    return (
        one,
        text[slice(*one.cue)],
        None if one.source is None else text[slice(*one.source)],
        [text[s:e] for s, e in one.content],
    )


def test_a_clause_with_that() -> None:
    one, cue, source, content = only(
        doc(
            ("Orlo", "Orlo", "NNP", 2, "nsubj"),
            ("had", "have", "VBD", 2, "aux"),
            ("warned", "warn", "VBN", 2, "ROOT"),
            ("that", "that", "IN", 5, "mark"),
            ("dams", "dam", "NNS", 5, "nsubj"),
            ("leak", "leak", "VBP", 2, "ccomp"),
            (".", ".", ".", 2, "punct"),
        )
    )
    assert (cue, source, content, one.force) == ("had warned", "Orlo", ["dams leak"], "warn")


def test_whom_it_is_demanded_of_belongs_to_the_content() -> None:
    _, cue, source, content = only(
        doc(
            ("She", "she", "PRP", 1, "nsubj"),
            ("urged", "urge", "VBD", 1, "ROOT"),
            ("farmers", "farmer", "NNS", 1, "dobj"),
            ("to", "to", "TO", 4, "aux"),
            ("wait", "wait", "VB", 1, "xcomp"),
        )
    )
    assert (cue, source, content) == ("urged", "She", ["farmers to wait"])


def test_the_preposition_belongs_to_the_cue() -> None:
    _, cue, _, content = only(
        doc(
            ("They", "they", "PRP", 1, "nsubj"),
            ("called", "call", "VBD", 1, "ROOT"),
            ("for", "for", "IN", 1, "prep"),
            ("talks", "talk", "NNS", 2, "pobj"),
        )
    )
    assert (cue, content) == ("called for", ["talks"])


def test_a_participle_shares_the_subject() -> None:
    found = find_attributions(
        doc(
            ("Orlo", "Orlo", "NNP", 1, "nsubj"),
            ("left", "leave", "VBD", 1, "ROOT"),
            (",", ",", ",", 1, "punct"),
            ("saying", "say", "VBG", 1, "advcl"),
            ("dams", "dam", "NNS", 5, "nsubj"),
            ("leak", "leak", "VBP", 3, "ccomp"),
        ),
        lambda _: False,
    )
    assert [(one.source, one.holder) for one in found] == [((0, 4), 0)]


def test_a_verb_that_is_no_cue_attributes_nothing() -> None:
    parsed = doc(("Orlo", "Orlo", "NNP", 1, "nsubj"), ("left", "leave", "VBD", 1, "ROOT"))
    assert find_attributions(parsed, lambda _: False) == []


def test_what_is_quoted_attributes_nothing() -> None:
    parsed = doc(
        ("I", "I", "PRP", 1, "nsubj"),
        ("say", "say", "VBP", 1, "ROOT"),
        ("dams", "dam", "NNS", 3, "nsubj"),
        ("leak", "leak", "VBP", 1, "ccomp"),
    )
    assert find_attributions(parsed, lambda _: True) == []


def test_according_to() -> None:
    _, cue, source, content = only(
        doc(
            ("Dams", "dam", "NNS", 1, "nsubj"),
            ("leak", "leak", "VBP", 1, "ROOT"),
            (",", ",", ",", 1, "punct"),
            ("according", "accord", "VBG", 1, "prep"),
            ("to", "to", "IN", 3, "prep"),
            ("Orlo", "Orlo", "NNP", 4, "pobj"),
        )
    )
    assert (cue, source, content) == ("according to", "Orlo", ["Dams leak"])


def test_trim_leaves_abbreviations() -> None:
    assert trim(" Orlo Jr., ", 0, 11) == (1, 9)
    assert trim(" ,. ", 0, 4) is None
