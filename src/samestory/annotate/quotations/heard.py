"""What is known of a report while its speakers are settled, in reading order: who has spoken so far, by which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from samestory.annotate.quotations.attribution import Attribution
from samestory.annotate.quotations.documents import Paper, find_papers
from samestory.annotate.quotations.mentioned import Mentioned
from samestory.annotate.quotations.spans import Range
from samestory.model import Actor, Report

if TYPE_CHECKING:
    from spacy.tokens import Doc

Named = tuple[str | None, Actor | None]
"""Whom words mean: a name, or a description, and the actor where the report has one."""
GENDERS = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female", "hers": "female"}
PLURALS = frozenset({"they", "them", "their", "both", "we", "some", "many", "others", "these", "those"})
THINGS = frozenset({"it", "its", "this", "that", "which"})
FIRST = frozenset({"i", "we"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
FAR = 1500
"""Characters back in which a pronoun's last speaker may stand: about a screen of text."""


@dataclass(slots=True)
class Heard:
    """A report with its actors, and who has spoken in it up to the place that is being read."""

    doc: Doc
    text: str
    report: Report
    starts: Sequence[int]
    """Where each token begins."""
    mentioned: Mentioned
    papers: tuple[Paper, ...]
    contents: list[Range]
    """What is attributed to somebody, in the order of the text."""
    said: list[tuple[int, str, Actor | None, bool]] = field(default_factory=list)
    """Who has spoken so far: place, name, actor, whether plural."""
    paper: tuple[int, str] | None = None
    """The last statement or letter that spoke, and whose it was: what `it` may mean."""
    same: dict[str, Named] = field(default_factory=dict)
    """Descriptions that turned out to be somebody with a name."""
    names: dict[Range, str | None] = field(default_factory=dict)
    """Whom each source means."""
    ways: dict[Range, str] = field(default_factory=dict)
    """How each source was resolved: what its confidence hangs on."""

    @classmethod
    def of(cls, doc: Doc, report: Report, attributions: list[Attribution], starts: Sequence[int]) -> Heard:
        """Begin to read a report."""
        contents = sorted(piece for one in attributions for piece in one.content)
        return cls(doc, report.text, report, starts, Mentioned(doc, report, starts), find_papers(doc), contents)
