"""Who speaks where the sentence is no plain `said Holm`: accounts that go on, sentences turned round, other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.annotate.quotations.reading import read

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

CASES: dict[str, tuple[str, list[tuple[str, str | None]]]] = {
    "an account goes on over a paragraph in which nobody speaks": (
        "Ada Holm has mended the windows of Velm since 1991.\n\n“Every pane has a temper,” she said.\n\n"
        "The city means to pull the street down. A plan was passed in April.\n\n“They never came to look at it.”",
        [("Every pane", "Ada Holm"), ("They never", "Ada Holm")],
    ),
    "over a line with a colon whose subject cannot speak": (
        "“The sand took the fence,” said Ole Brandt of the dune guard.\n\nThe state of the coast gets worse every "
        "year:\n\n“Last week we lost the steps.”",
        [("Last week", "Ole Brandt")],
    ),
    "sources tell no account": (
        "Sources said that the sale was near.\n\nThe yard was built in 1902.\n\n“It floats, it pays, it stays.”",
        [("It floats", None)],
    ),
    "a report says no I": (
        "“We start at dawn,” said Ada Holm.\n\nA report claimed that her yacht leaks.\n\n“I painted it myself.”",
        [("I painted", "Ada Holm")],
    ),
    "how somebody put it": (
        "“Wretched,” was how coach Ada Holm described the first act. “A mess,” was the verdict of Ole Brandt.",
        [("Wretched", "Ada Holm"), ("A mess", "Ole Brandt")],
    ),
    "that is how somebody tells it": (
        "“It roared like an oven.”\n\nThat is how Ada Holm, a shepherd, describes the wind of that night.",
        [("It roared", "Ada Holm")],
    ),
    "the person with whom the paragraph below begins": (
        "“You smell the glue before you see the shop.”\n\nAda Holm has bound books in Velm for forty years.",
        [("You smell", "Ada Holm")],
    ),
    "a station quotes somebody": (
        "“The dyke will hold until noon,” Velm Radio quoted engineer Ole Brandt.",
        [("The dyke", "Ole Brandt")],
    ),
    "an answer is theirs who was asked": (
        "The chairman asked Ole Brandt why he had waited. “I had no key,” came the reply.",
        [("I had no key", "Ole Brandt")],
    ),
    "somebody keeps saying": (
        "A ferryman pulled them out. “Hold the rail,” he kept saying.",
        [("Hold the rail", "a ferryman")],
    ),
    "whom an owner is no part of": (
        "“Sleep well, Tove,” wrote her old theatre, the Velm Lantern.",
        [("Sleep well", "Velm Lantern")],
    ),
    "a screen name behind a noun": (
        "“The soup was cold,” wrote diner @ole_b. “Mine froze,” wrote one.",
        [("The soup", "@ole_b"), ("Mine froze", "one")],
    ),
    "one who comes from a country": (
        "Defending champion Ada Holm lost to Tove Marsh on Sunday. “My legs were asleep,” the Dane said.",
        [("My legs", "Ada Holm")],
    ),
    "a new word for whom the sentence before is about": (
        "Ole Brandt has opened a theatre in a tram. The tireless showman said it was “smaller than my coat”.",
        [("smaller than", "Ole Brandt")],
    ),
    "an office is somebody else": (
        "Ole Brandt denied the theft. The presiding judge called it “a poor story”.",
        [("a poor story", "the presiding judge")],
    ),
    "he before all names": (
        "“I kept the books and I answer for them,” he told the members.\n\nOle Brandt had led the choir since 2004.",
        [("I kept", "Ole Brandt")],
    ),
    "somebody shoots back": (
        "Mayor Ada Holm shot back that the council had “a short memory and a long lunch”.",
        [("a short memory", "Ada Holm")],
    ),
    "again behind a label": (
        "Ada Holm spoke first. “We wait,” Holm said.\n\n15:20 Holm again: “We are still waiting for the tide.”",
        [("We are still", "Ada Holm")],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_speaker(name: str, nlp: Language) -> None:
    text, wanted = CASES[name]
    found = read(text, nlp)
    for words, speaker in wanted:
        (one,) = [q for q in found if any(words in span.text for span in q.verbatim)]
        assert (one.speaker and one.speaker.name) == speaker


def test_the_words_after_adding_are_not_who_adds(nlp: Language) -> None:
    text = "She also said the mast would be “as tall as the mill,” adding the first trip will be short."
    assert all(q.speaker is None or "trip" not in q.speaker.name for q in read(text, nlp))
