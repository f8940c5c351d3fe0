"""One verifiable account out of many reports of the same event.

>>> import samestory
>>> story = samestory.compare(["a.txt", "b.txt"])  # doctest: +SKIP
>>> story.to_html("story.html")  # doctest: +SKIP
"""

from samestory.api import compare, group, read
from samestory.errors import (
    Duplicate,
    EmptyInput,
    InputError,
    Malformed,
    ModelMissing,
    NotFound,
    NothingToCompare,
    NotText,
    SamestoryError,
    TooLarge,
    UnknownFormat,
    Unsupported,
)
from samestory.model import (
    Actor,
    BriefSentence,
    Conflict,
    Evidence,
    Fact,
    LedgerEntry,
    Origin,
    Passage,
    Quotation,
    Reading,
    Removal,
    Report,
    Side,
    Span,
    Speaker,
    StoryActor,
    TimelineEntry,
    Utterance,
    Variant,
    VariantReading,
    Witness,
)
from samestory.story import Story

__version__ = "0.1.0"

__all__ = [
    "Actor",
    "BriefSentence",
    "Conflict",
    "Duplicate",
    "EmptyInput",
    "Evidence",
    "Fact",
    "InputError",
    "LedgerEntry",
    "Malformed",
    "ModelMissing",
    "NotFound",
    "NotText",
    "NothingToCompare",
    "Origin",
    "Passage",
    "Quotation",
    "Reading",
    "Removal",
    "Report",
    "SamestoryError",
    "Side",
    "Span",
    "Speaker",
    "Story",
    "StoryActor",
    "TimelineEntry",
    "TooLarge",
    "UnknownFormat",
    "Unsupported",
    "Utterance",
    "Variant",
    "VariantReading",
    "Witness",
    "__version__",
    "compare",
    "group",
    "read",
]
