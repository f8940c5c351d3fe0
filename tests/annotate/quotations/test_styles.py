"""What reading invented articles in many house styles brought to light: one case for each cause."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from samestory.annotate import parse
from samestory.annotate.actors.find import find_actors
from samestory.annotate.quotations.find import find_quotations
from samestory.model import Report

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

CASES = {
    "any verb tells, at the end of a sentence, how words were said": (
        "Ole Carrow said little. “I said what I said,” he grimaced.",
        ("direct", "Ole Carrow", "I said what I said"),
    ),
    "a clause behind is about something else": (
        'Pilot Jory Pell told the inquest that the skipper had shouted "Cut the net!" before the boat went over.',
        ("mixed", "Jory Pell", 'the skipper had shouted "Cut the net!"'),
    ),
    "a description that came with a name": (
        "The coroner, Dr Edith Quayle, asked for silence.\n\nJory Pell replied: “It was my fault.”\n\n"
        "“Thank you,” said the coroner.",
        ("direct", "Edith Quayle", "Thank you"),
    ),
    "a name beyond a long lead": (
        "In a letter seen by the Examiner, the airline's chief executive, Tom Hale, wrote: “We regret it.”",
        ("direct", "Tom Hale", "We regret it"),
    ),
    "a subject that the subordinate clause has to itself": (
        "The watchdog did not call it illegal, but warned that it “smelled”.",
        ("mixed", "the watchdog", "it “smelled”"),
    ),
    "in the words of": (
        "In the words of engineer Pavel Stroh, the dam is “a wet biscuit”.",
        ("mixed", "Pavel Stroh", "the dam is “a wet biscuit”"),
    ),
    "a view is": ("The army's view is that “time is short”.", ("direct", "the army", "time is short")),
    "an answer is its owner's": (
        "Governor Lisl Haas was asked twice. Haas's answer was curt: “Nonsense.”",
        ("direct", "Lisl Haas", "Nonsense"),
    ),
    "somebody without a verb of saying, before a colon": (
        "The commission is watching, its spokesman said. The envoy himself was gloomier: “We are nowhere.”",
        ("direct", "the envoy", "We are nowhere"),
    ),
    "a day between the accused and the charge": (
        "Talverra accused Kesteria on Wednesday of “energy blackmail”.",
        ("mixed", "Talverra", "Kesteria on Wednesday of “energy blackmail”"),
    ),
    "a dateline with its dash": (
        "KELBOROUGH (Lethra News) - Two men drowned on Friday, the coastguard said.",
        ("indirect", "the coastguard", "Two men drowned on Friday"),
    ),
    "a mark that was not closed before a name with a title": (
        "“This is the proudest day of my life, said the mayor, Colm Reeve.\n\nThe library cost four million.",
        ("direct", "Colm Reeve", "This is the proudest day of my life"),
    ),
    "whose narrator, and not who spoke last": (
        "Ada Holm said no. “If the bridge falls,” the film's narrator says, “who will pay?”",
        ("direct", "the film's narrator", "who will pay"),
    ),
    "who are persons, and not the show that they call": (
        "Callers to Ada Holm's morning show who said the ferry is lost were cut off.",
        ("indirect", "callers to Ada Holm's morning show", "the ferry is lost"),
    ),
    "who reads out a statement does not go on": (
        "“I took no money,” Tom Weil declared in a statement that Ada Holm, his counsel, read out. “I dug a harbour.”",
        ("direct", "Tom Weil", "I dug a harbour"),
    ),
    "a name that is taken for a body's, beside a profession": (
        "There are other dams, according to Edda Lunnqvist, professor of engineering at the University of Oltesh. "
        "“We forgot them in a hurry,” she said.",
        ("direct", "Edda Lunnqvist", "We forgot them"),
    ),
    "an age within a name": (
        "“He sang,” said Nadja Orlec. “He sang to us the whole time,” Orlec, 29, said.",
        ("direct", "Nadja Orlec", "the whole time"),
    ),
    "a cue behind, though a colon leads up": (
        "Halm Industries owns a tenth of it. It says the works is safe: “We will keep it open,” Corwin Dastor said.",
        ("direct", "Corwin Dastor", "We will keep it open"),
    ),
    "a signature with a full stop": (
        "“We want the ferry back and nothing else.” — Carla Sund.",
        ("direct", "Carla Sund", "We want the ferry back"),
    ),
    "a comma before an aside": (
        "Ada Holm said, if elected, she would close the port.",
        ("indirect", "Ada Holm", "if elected, she would close the port"),
    ),
    "what is written on things": (
        "The unions said more would come.\n\n“We want our wages,” read one banner.",
        ("direct", "one banner", "We want our wages"),
    ),
    "a belief within what is said": (
        "Most islanders, Mayor Ada Holm said on Monday, have come to believe “that the ferry is lost”.",
        ("mixed", "Ada Holm", "that the ferry is lost"),
    ),
    "language that is used to say something": (
        "Other guilds used blunt language to denounce “a sale behind closed doors”.",
        ("mixed", "other guilds", "a sale behind closed doors"),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_style(name: str, nlp: Language) -> None:
    text, (kind, speaker, content) = CASES[name]
    (doc,) = parse([text], nlp)
    report = Report(id="r", source="r.txt", text=text)
    report = replace(report, actors=find_actors(doc, report))
    found = find_quotations(doc, report)
    (one,) = [quotation for quotation in found if content in quotation.content.text]
    assert one.kind == kind
    assert one.speaker is not None
    assert one.speaker.name.casefold() == speaker.casefold()


def test_dialogue_between_dashes_has_its_speakers(nlp: Language) -> None:
    text = "The quarrel\n\n— You never paid for the boat, said Anton.\n\n«Nobody here is innocent», the judge said."
    (doc,) = parse([text], nlp)
    found = find_quotations(doc, Report(id="r", source="r.txt", text=text))
    assert [q.speaker.name for q in found if q.speaker] == ["Anton", "the judge"]


def test_a_doing_is_no_speaker(nlp: Language) -> None:
    text = "Dropping the ferry suggests that the board has given up."
    (doc,) = parse([text], nlp)
    assert not [q for q in find_quotations(doc, Report(id="r", source="r.txt", text=text)) if q.speaker]
