"""What is left out of the steps of a pipeline changes nothing of what they give."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Token

from samestory.annotate.analyse import analyse
from samestory.annotate.entities import recognise

PARAGRAPHS = [
    "Ilse Brandt, the mayor of Port Ellis, told the Lethra Post on 3 May 2021 that “we ain't gonna wait”.",
    "The Rail and Harbour Workers' Union (RHWU) wants $4.5 million, 12 percent more than in Velm; y'all laughed.",
    "There is a bridge. There are others.  C'mon, let's go, she said, but it's gotta be now.",
    "   ",
    "Yesterday",
    "KESTERIA",
    "He'd seen it: Mr. Brandt left Port Ellis at noon on Tuesday, for the first time since the Second Lethra Accord.",
    "The leaves were falling; she leaves him, he left her leaves. All of it, all that, at all.",
    "Ilse Brandt, the mayor of Port Ellis, told the Lethra Post on 3 May 2021 that “we ain't gonna wait”.",
]


def _told(doc: Doc) -> list[tuple[Any, ...]]:
    given = [(t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.is_sent_start) for t in doc]
    return [(t.text, t.idx, *own, t.ent_iob_, t.ent_type_) for t, own in zip(doc, given, strict=True)]


@pytest.mark.model
def test_the_same_as_the_pipeline_itself(nlp: Language) -> None:
    whole = [_told(doc) for doc in nlp.pipe(PARAGRAPHS)]
    assert any(entity for doc in whole for *_, entity in doc)
    remembered: dict[str, dict[tuple[int, ...], tuple[int, ...]]] = {}
    for _ in range(2):  # the second time all words are known
        assert [_told(doc) for doc in analyse(PARAGRAPHS, nlp, remembered)] == whole


@pytest.mark.model
def test_words_are_asked_once(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    lemmatize = lemmatizer.rule_lemmatize

    def ask(token: Token) -> list[str]:
        asked.append(token.text)
        given: list[str] = lemmatize(token)
        return given

    monkeypatch.setattr(lemmatizer, "lemmatize", ask)
    list(analyse(["The quays were closed.", "The quays were closed again."], nlp, {}))
    assert sorted(asked) == sorted(set(asked))


@pytest.mark.model
def test_a_recogniser_of_another_build_is_left_to_spacy(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    recogniser: Any = nlp.get_pipe("ner")
    doc = nlp.make_doc("Ilse Brandt left.")
    monkeypatch.setitem(recogniser.cfg, "beam_width", 4)
    assert not recognise(recogniser, [doc])
    assert not doc.ents


@pytest.mark.model
def test_entities_that_were_there_are_left_to_spacy(nlp: Language) -> None:
    doc = nlp("Ilse Brandt left.")
    assert not recognise(nlp.get_pipe("ner"), [doc])
