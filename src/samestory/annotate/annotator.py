"""Annotation of a stream: what was parsed is remembered, and forgotten before it grows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING

from samestory.annotate.annotate import annotate
from samestory.annotate.parse import Paragraphs
from samestory.model import Report

if TYPE_CHECKING:
    from spacy.language import Language

WORDS = 20_000
"""New words after which all that was met is forgotten, so that memory does not grow with the number of reports: those
of some four hundred articles. A word and what is remembered of it take about a kilobyte."""


class Annotator:
    """Annotates reports a batch at a time; the paragraphs of some batches are remembered in case that they come again.

    Parameters
    ----------
    nlp
        The spaCy pipeline. While batches are annotated it is in a memory zone of its own, until :meth:`close`.
    """

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._known = Paragraphs()
        self._zone = ExitStack()
        self._words = -1
        """How many words the vocabulary held when the zone began; -1 outside one."""

    def annotate(
        self, reports: Sequence[Report], *, collatable: bool = True, explained: bool = False
    ) -> Iterator[Report]:
        """Annotate one batch; see :func:`samestory.annotate.annotate`."""
        if self._words >= 0 and len(self._nlp.vocab) - self._words > WORDS:
            self.close()
        if self._words < 0:
            self._zone.enter_context(self._nlp.memory_zone())
            self._words = len(self._nlp.vocab)
        yield from annotate(reports, self._nlp, collatable=collatable, explained=explained, known=self._known)

    def close(self) -> None:
        """Forget all that was parsed."""
        self._known.clear()
        self._zone.close()
        self._words = -1
