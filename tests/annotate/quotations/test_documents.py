"""Whose words `the statement`, `the letter` or `it` holds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.language import Language

from samestory.annotate.actors.find import find_actors
from samestory.annotate.parse import parse
from samestory.annotate.quotations.documents import find_papers, is_called
from samestory.annotate.quotations.find import find_quotations
from samestory.model import Report
from tests.annotate.quotations.reading import read

pytestmark = pytest.mark.model

CASES = {
    "issued before": (
        "The Courier has seen the tape. The Harbour Guild released a statement on Monday.\n\n"
        "The statement said: “We will pay for every boat.”",
        "Harbour Guild",
    ),
    "written to somebody": (
        "Mayor Ole Brandt spoke first. Ada Holm, the guild's head, wrote to all members on Monday.\n\n"
        "“Our answer is no,” the letter says.",
        "Ada Holm",
    ),
    "from its own phrase, far back": (
        "The gate was shut, according to a news release from the Velm Harbour Office. Ada Holm said she was sad.\n\n"
        + "The boats lay still all day. " * 60
        + "\n\nThe gate would stay shut “until further notice,” the news release stated.",
        "Velm Harbour Office",
    ),
    "posted, and read": (
        "Ole Brandt posted a picture of a message to his wife. It read: “The boat went round so fast.”",
        "Ole Brandt",
    ),
    "the speaker's own, in which he spoke": (
        "A letter from Ada Holm hangs there. Rabbi Ole Brandt said in a letter that he was sad.\n\n"
        "“We will not forget,” the letter said.",
        "Ole Brandt",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_whose_paper(name: str, nlp: Language) -> None:
    text, speaker = CASES[name]
    (doc,) = parse([text], nlp)
    report = Report(id="r", source="r.txt", text=text)
    report = replace(report, actors=find_actors(doc, report))
    (one,) = [q for q in find_quotations(doc, report) if q.verbatim]
    assert one.speaker is not None
    assert one.speaker.name == speaker


def test_papers_stand_in_the_order_of_the_text(nlp: Language) -> None:
    (doc,) = parse(["Ada Holm sent a letter. Ole Brandt's tweet was short. The guild wrote to nobody."], nlp)
    assert [(paper.noun, paper.owner.text) for paper in find_papers(doc)] == [
        ("letter", "Holm"),
        ("tweet", "Brandt"),
        ("letter", "guild"),
    ]


def test_what_a_paper_may_be_called(nlp: Language) -> None:
    (doc,) = parse(["Ada Holm sent a letter."], nlp)
    (paper,) = find_papers(doc)
    assert is_called(paper, "letter")
    assert is_called(paper, "email")
    assert not is_called(paper, "tweet")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Quell Air lost a kite. The company is sorry. “We mourn it,” a company statement read.", "Quell Air"),
        ("“The quay is shut,” a police statement said.", "police"),
        ("“Nobody rowed,” a draft statement said.", "a draft statement"),
    ],
)
def test_whose_a_statement_is_by_the_word_before_it(nlp: Language, text: str, speaker: str) -> None:
    assert [q.speaker.name for q in read(text, nlp) if q.speaker] == [speaker]
