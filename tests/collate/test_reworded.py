"""What is shown of a thing that several reports tell is not taken from a machine's rewording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samestory.annotate import annotate
from samestory.collate import collate
from samestory.resources.embeddings import load_embeddings

from .stories import report

if TYPE_CHECKING:
    from spacy.language import Language

PLAIN = (
    "VELL — A big ship hit the old pier on 3 May 2019, and many people in the house next to it were hurt. The company "
    "said it would help the workers and begin a new investigation into the cause of the crash. A doctor who was near "
    "the place said the children had left the building before the accident."
)
SPUN = (
    "VELL — A massive vessel hit the aged pier on 3 May 2019, and numerous people in the residence next to it were "
    "injured. The firm said it would assist the workers and commence a new probe into the cause of the collision. A "
    "physician who was near the location said the kids had departed the building before the mishap."
)


def test_what_is_told_is_not_shown_in_a_rewording(nlp: Language) -> None:
    story = collate(list(annotate([report("a", SPUN), report("b", PLAIN)], nlp)), load_embeddings())
    assert {passage.copy.report for passage in story.reuse if passage.reworded} == {"a"}
    shown = [fact.statement for fact in story.facts if fact.reports == 2]
    assert shown
    assert not any(word in text for text in shown for word in ("vessel", "residence", "firm", "kids"))
    assert any("big ship" in entry.text for entry in story.timeline)
    assert not any("vessel" in entry.text for entry in story.timeline)
