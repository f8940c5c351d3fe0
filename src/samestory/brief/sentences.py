"""The sentences of a story, those in the same words as one; what is asked of few of them is looked at when asked."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from samestory.annotate.calendar import MONTH, MONTHS, WEEKDAY
from samestory.collate.content import CACHED, denies, figures_of, terms_of
from samestory.model import Evidence, Span, Story
from samestory.resources.embeddings import Embeddings

LONGEST: Final = 1500
"""Characters from which a sentence is none, but a page that was not divided."""

_MONTHS: Final = re.compile(rf"\b{MONTH}(?!\w)")
_HINTS: Final = tuple(sorted({name[:3].capitalize() for name in MONTHS}))
"""Letters of which some stand in every month."""
_WEEKDAYS: Final = re.compile(rf"\b{WEEKDAY}\b")

Days = tuple[frozenset[str], frozenset[str]]
"""The months and the weekdays that a text names."""


class Content(NamedTuple):
    """What one sentence must not have otherwise than another that carries it."""

    figures: frozenset[str]
    days: Days
    denied: bool


class Sentences:
    """The sentences of a story, each by a number.

    Parameters
    ----------
    story
        With its reports.
    embeddings
        By which sentences that say the same in other words are known.
    """

    def __init__(self, story: Story, embeddings: Embeddings) -> None:
        self.places: list[list[tuple[int, Span]]] = []
        """Where each stands: the numbers of its reports."""
        self.numbers: dict[str, int] = {}
        for n, report in enumerate(story.reports):
            for sentence in report.sentences:
                if len(sentence.text) < LONGEST:
                    j = self.numbers.setdefault(sentence.text, len(self.places))
                    if j == len(self.places):
                        self.places.append([])
                    self.places[j].append((n, sentence))
        self.texts = list(self.numbers)
        self.terms = [terms_of(text) for text in self.texts]
        self.alone = np.array(
            [at[0][0] if len(at) == 1 or len({n for n, _ in at}) == 1 else -1 for at in self.places], dtype=np.intp
        )
        """The only report in which each stands; -1 where there are several."""
        self._ids = [report.id for report in story.reports]
        self._embeddings = embeddings
        self._vectors = np.zeros((len(self.texts), embeddings.width), dtype=np.float32)
        self._encoded = np.zeros(len(self.texts), dtype=np.bool_)
        self._content: list[Content | None] = [None] * len(self.texts)
        self._cited: dict[tuple[int, int], Evidence] = {}

    def vectors(self, some: NDArray[np.intp]) -> NDArray[np.float32]:
        """Give the vectors of some sentences: most are like no candidate, and never asked for theirs."""
        new = some[~self._encoded[some]]
        if len(new):
            self._vectors[new] = self._embeddings.encode([self.texts[j] for j in new.tolist()])
            self._encoded[new] = True
        return self._vectors[some]

    def content(self, j: int) -> Content:
        """Give the figures and days of a sentence, and whether it denies something."""
        found = self._content[j]
        if found is None:
            found = self._content[j] = content_of(self.texts[j])
        return found

    def evidence(self, j: int, at: int) -> Evidence:
        """Cite a sentence at one of its places: it is cited for many candidates."""
        key = j, at
        if key not in self._cited:
            report, span = self.places[j][at]
            self._cited[key] = Evidence.of(self._ids[report], span)
        return self._cited[key]


def content_of(text: str) -> Content:
    """Give the figures and days of a text, and whether it denies something."""
    return Content(figures_of(text), days_of(text), denies(text))


@lru_cache(maxsize=CACHED)
def days_of(text: str) -> Days:
    """Give the months and the weekdays that a text names."""
    months = _MONTHS.findall(text) if any(map(text.__contains__, _HINTS)) else ()
    return frozenset(month[:3] for month in months), frozenset(_WEEKDAYS.findall(text) if "day" in text else ())


def apart(one: Days, two: Days) -> bool:
    """Whether both name months, or weekdays, and share none."""
    # Most sentences name neither.
    return any(one) and any(two) and any(a and b and a.isdisjoint(b) for a, b in zip(one, two, strict=True))
