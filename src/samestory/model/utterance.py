"""One act of speech, its readings in the reports, and the places where they differ."""

from __future__ import annotations

from dataclasses import dataclass, field

from samestory.model.private import PRIVATE

VARIANT_KINDS = ("number", "name", "substitution", "omission", "addition", "spelling", "punctuation")
"""What a variant can be, the gravest first."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The wording of an utterance in one quotation of one report."""

    report: str
    quotation: str
    text: str


@dataclass(frozen=True, slots=True)
class VariantReading:
    """What some reports have at a place of variation; empty text where they have nothing."""

    text: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """One place where readings differ; the base text's reading first."""

    kind: str
    readings: tuple[VariantReading, ...]
    meaning: str | None = None
    """What the difference does to what was said, where that is known: ``condition`` where some reports cut the words
    before or behind a condition, so that they bind more than they did."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One column of the alignment in one reading: its words there, and whether they differ from the base."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Utterance:
    """One act of speech with all its readings."""

    id: str
    speaker: str | None
    readings: tuple[Reading, ...]
    variants: tuple[Variant, ...]
    alignment: tuple[tuple[Cell, ...], ...] = field(default=(), metadata=PRIVATE)
    """A row a reading, in their order, all of one length: the readings word for word, column for column."""
