"""Who said what: the attribution relation of PARC and PolNeAR (content, source, cue)."""

from __future__ import annotations

from dataclasses import dataclass, field

from samestory.model.private import PRIVATE
from samestory.model.span import Span


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it: the resolved name, and the words in the text that say so (``he``)."""

    name: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """Something attributed to somebody.

    ``kind`` is ``direct`` (all in quotation marks, a clause of its own), ``mixed`` (quoted words in the
    reporter's clause) or ``indirect`` (no quotation marks). ``content`` is all that is attributed,
    ``verbatim`` the stretches inside quotation marks, without the marks.
    """

    id: str
    kind: str
    content: Span
    verbatim: tuple[Span, ...]
    speaker: Speaker | None
    cue: Span | None
    rule: str = field(default="", metadata=PRIVATE)
    """Which rule found it and chose the speaker, for ``--explain``."""
