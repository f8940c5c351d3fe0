"""Who else might have been the speaker, and why they were not taken."""

from __future__ import annotations

import pytest
from spacy.language import Language

from samestory.annotate import annotate
from samestory.model import Quotation, Report

TEXT = (
    "PORT ELLIS — Mayor Ilse Brandt defended the toll while her rival, Tomas Weil, called it “a tax on fish”.\n\n"
    "“Nobody will go hungry,” she said. Weil told reporters he would fight it. “We will see them in court.”\n\n"
    "The guild’s head, Karin Holt, met Brandt in the afternoon. “She listened,” she said.\n\n"
    "The minister of works, Bruno Halder, and the minister of trade, Ada Lund, came too. The minister said he was late."
)


def _by_words(nlp: Language, *, explained: bool) -> dict[str, Quotation]:
    (report,) = annotate([Report(id="r1", source="r.txt", text=TEXT)], nlp, explained=explained)
    assert all(
        report.text[c.words.start : c.words.end] == c.words.text for q in report.quotations for c in q.considered
    )
    return {quotation.content.text.strip("“”,.").split()[0]: quotation for quotation in report.quotations}


@pytest.mark.model
def test_rivals_have_their_reasons(nlp: Language) -> None:
    found = _by_words(nlp, explained=True)
    told = {word: {c.name: c.why for c in q.considered} for word, q in found.items()}
    assert "cue after" in told["Nobody"]["Tomas Weil"]
    assert "spoke before in the paragraph" in told["We"]["Ilse Brandt"]
    assert "not as who acts" in told["She"]["Ilse Brandt"]
    for quotation in found.values():
        assert (
            quotation.speaker is None
            or quotation.speaker.name not in told[quotation.content.text.strip("“”,.").split()[0]]
        )


@pytest.mark.model
def test_nothing_is_told_unasked_and_asking_changes_nothing_else(nlp: Language) -> None:
    asked, unasked = _by_words(nlp, explained=True), _by_words(nlp, explained=False)
    assert not any(quotation.considered for quotation in unasked.values())
    assert [(q.content, q.speaker, q.rule) for q in asked.values()] == [
        (q.content, q.speaker, q.rule) for q in unasked.values()
    ]


@pytest.mark.model
def test_another_gender_is_a_reason(nlp: Language) -> None:
    text = "Mr Tomas Weil and Ms Ilse Brandt met. Weil left early. “It is settled,” she said."
    (report,) = annotate([Report(id="r1", source="r.txt", text=text)], nlp, explained=True)
    (quotation,) = report.quotations
    assert quotation.speaker is not None
    assert quotation.speaker.name == "Ilse Brandt"
    assert [(c.name, c.why) for c in quotation.considered] == [("Tomas Weil", "male, and `she` is female")]
