"""The nouns: what the stages take and give. No logic beyond their own invariants."""

from samestory.model.actor import Actor, StoryActor
from samestory.model.event import CodedEvent, Deed
from samestory.model.fact import BriefSentence, Conflict, Fact, Side, TimelineEntry, Update, Witness
from samestory.model.moment import Moment
from samestory.model.passage import Origin, Passage
from samestory.model.place import Place
from samestory.model.pledge import LedgerEntry, Pledge
from samestory.model.quantity import Quantity
from samestory.model.quotation import Considered, Quotation, Speaker
from samestory.model.report import Removal, Report
from samestory.model.span import Evidence, Span
from samestory.model.statement import Statement
from samestory.model.story import Story
from samestory.model.utterance import Cell, Reading, Utterance, Variant, VariantReading

__all__ = [
    "Actor",
    "BriefSentence",
    "Cell",
    "CodedEvent",
    "Conflict",
    "Considered",
    "Deed",
    "Evidence",
    "Fact",
    "LedgerEntry",
    "Moment",
    "Origin",
    "Passage",
    "Place",
    "Pledge",
    "Quantity",
    "Quotation",
    "Reading",
    "Removal",
    "Report",
    "Side",
    "Span",
    "Speaker",
    "Statement",
    "Story",
    "StoryActor",
    "TimelineEntry",
    "Update",
    "Utterance",
    "Variant",
    "VariantReading",
    "Witness",
]
