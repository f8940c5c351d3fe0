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
class Considered:
    """Somebody who might have been the speaker of a quotation and was not taken for it, for ``--explain``."""

    name: str
    words: Span
    """Where the text names them, or says that they spoke."""
    why: str
    """Why they were not taken."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Something attributed to somebody.

    ``kind`` is ``direct`` (all in quotation marks, a clause of its own; also a post or a line of a transcript that is
    set in without marks), ``mixed`` (quoted words in the reporter's clause) or ``indirect`` (no quotation marks).
    ``content`` is all that is attributed, ``verbatim`` the stretches inside quotation marks, without the marks.
    """

    id: str
    kind: str
    content: Span
    verbatim: tuple[Span, ...]
    speaker: Speaker | None
    cue: Span | None
    rule: str = field(default="", metadata=PRIVATE)
    """Which rule found it and chose the speaker, for ``--explain``."""
    considered: tuple[Considered, ...] = field(default=(), metadata=PRIVATE)
    """Who else was considered as speaker; empty unless it was asked for."""
    force: str = ""
    """What the cue makes of it, from a closed list (``docs/method/quotations.md``): ``assert``, ``claim``, ``deny``,
    ``warn``, ``promise``, ``demand``, ``accuse``, ``predict``, ``believe``, ``intend``, ``ask``, ``show``, ``as``,
    ``withhold``;
    empty where no cue is known."""
    polarity: str = "positive"
    """``negative`` where it was not said (`did not say that`, `declined to say`), ``open`` where the report leaves
    it open (`if she says`, `may say`, `did she say?`)."""
    confidence: float | None = None
    """How likely the speaker is the right one, 0 to 1; None where there is no speaker."""
    audience: Span | None = None
    """Whom it was said to (`told reporters`)."""
    place: Span | None = None
    """Where it was said (`told reporters in Port Ellis`)."""
    occasion: Span | None = None
    """On what occasion or in what medium it was said (`in an interview`, `on Twitter`)."""
    when: Span | None = None
    """The words for when it was said (`said on Monday`)."""
    date: str | None = None
    """``when`` as an ISO 8601 date, at the precision of the text; None where the day of the report is not known."""
    tongue: Span | None = None
    """The words that tell another language or an interpreter (`in Norlandic`, `through an interpreter`)."""

    @property
    def words(self) -> tuple[Span, ...]:
        """What is given word for word: ``verbatim``, and all of what is direct without marks."""
        return self.verbatim or ((self.content,) if self.kind == "direct" else ())
