"""One outlet's article about an event, with what was found in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from samestory.model.actor import Actor
from samestory.model.event import Deed
from samestory.model.moment import Moment
from samestory.model.place import Place
from samestory.model.pledge import Pledge
from samestory.model.private import PRIVATE
from samestory.model.quantity import Quantity
from samestory.model.quotation import Quotation
from samestory.model.span import Span
from samestory.model.statement import Statement


@dataclass(frozen=True, slots=True)
class Removal:
    """A stretch of the text as it was read that is not part of the article, and why (see ``clean.reasons``)."""

    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True, repr=False)
class Report:
    """One outlet's article.

    ``text`` is the cleaned report: the title as its first line where there is one, an empty line, the body,
    which begins at ``body_start``. Offsets of ``removed`` count into ``raw``, all others into ``text``.
    The fields from ``raw`` on are for the stages that follow and stay out of the public JSON.
    """

    id: str
    source: str
    text: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    bylines: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    dateline: str | None = None
    published: str | None = None
    language: str | None = None
    body_start: int = 0
    removed: tuple[Removal, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    actors: tuple[Actor, ...] = ()
    raw: str = field(default="", metadata=PRIVATE)
    sentences: tuple[Span, ...] = field(default=(), metadata=PRIVATE)
    statements: tuple[Statement, ...] = field(default=(), metadata=PRIVATE)
    quantities: tuple[Quantity, ...] = field(default=(), metadata=PRIVATE)
    moments: tuple[Moment, ...] = field(default=(), metadata=PRIVATE)
    places: tuple[Place, ...] = field(default=(), metadata=PRIVATE)
    pledges: tuple[Pledge, ...] = field(default=(), metadata=PRIVATE)
    deeds: tuple[Deed, ...] = field(default=(), metadata=PRIVATE)
    notes: tuple[str, ...] = field(default=(), metadata=PRIVATE)

    def __repr__(self) -> str:
        """Show what the report is, not all that it holds."""
        return f"Report(id={self.id!r}, outlet={self.outlet!r}, title={self.title!r}, {len(self.text):,} characters)"

    @property
    def label(self) -> str:
        """A short name to show: the outlet, or where the report was read."""
        return self.outlet or self.source.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1].rsplit(".", 1)[0] or self.id

    def span(self, start: int, end: int) -> Span:
        """Cut a span out of the text."""
        return Span.of(self.text, start, end)
