"""Places in texts: a span within one report, evidence in one of several reports."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one report's text.

    Offsets count Unicode code points, ``end`` exclusive; ``text`` always equals the slice.
    """

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end or len(self.text) != self.end - self.start:
            raise ValueError(f"not a span: {self.start}..{self.end} for {len(self.text)} characters")

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """Cut the span ``start..end`` out of ``text``."""
        return cls(start, end, text[start:end])

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of one of several reports: the words that something rests on."""

    report: str
    start: int
    end: int
    text: str

    @classmethod
    def of(cls, report: str, span: Span) -> Evidence:
        """Say in which report ``span`` stands."""
        return cls(report, span.start, span.end, span.text)
