"""Quotations that may be readings of one utterance: what is worth comparing word by word.

In a story of hundreds of reports most pairs of quotations share a word. How much two can have in common at most is
counted in bulk from an inverted index of their words; only pairs that could pass a rule of
:mod:`samestory.collate.utterances.same` are compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samestory.collate.words import STOP_STEMS, Words
from samestory.model import Quotation

RUN = 6
"""Equal words in a row that show one utterance whoever is named as the speaker (half of them not common words)."""

CONTAINED = 0.6
"""Share of the weight of the shorter quotation that must stand in the longer, of one speaker or an unknown one."""

FEW = 0.3
"""The least share that any rule asks for, where four words that tell are equal."""

FEWER = 0.4
"""The least share that any rule asks for, where fewer are."""

COMMON = 0.1
"""Weight of a common word."""


@dataclass(frozen=True, slots=True)
class Item:
    """One quotation, ready to be compared."""

    report: int
    quotation: Quotation
    text: str
    words: Words
    stems: tuple[str, ...]
    speaker: str | None
    """The story actor's id where the speaker is one, else the name that the report gives."""
    name: str | None
    around: frozenset[str]
    kind: str | None = None
    """What the speaker is; empty for a name of nobody known, None without a name."""
    titles: frozenset[str] = frozenset()
    """The words by which reports tell what a person is: of whom a spokesman speaks for, the name."""
    inner: bool = False
    """Whether it stands in the quoted words of another quotation of its report."""
    retold: bool = False
    """Whether it stands in a quotation of the same speaker: what one tells of one's own earlier words."""
    name_only: bool = False
    """Whether only a name or a title stands in quotation marks (`the novel “Salt Roads”`)."""
    translated: bool = False
    """Whether the report says beside it that the words were spoken in another language."""

    @property
    def unsaid(self) -> bool:
        """Whether the report tells that it was not said (`did not say that`)."""
        return self.quotation.polarity == "negative"

    @property
    def named(self) -> bool:
        """Whether the speaker is one somebody, not one of many (``a witness``)."""
        return self.name is not None and (self.speaker != self.name or self.name[:1].isupper())

    @property
    def direct(self) -> bool:
        """Whether some of it is given word for word."""
        return self.quotation.kind != "indirect"

    @property
    def posted(self) -> bool:
        """Whether it is a post, set in as a whole."""
        return self.quotation.rule == "post"


def weigh(stems: Iterable[str], weight: Mapping[str, float]) -> float:
    """Add up what words weigh: common ones little, those of the story's topic less."""
    return sum(COMMON if s in STOP_STEMS else weight.get(s, 1.0) for s in stems)


class _Index:
    """Which items have a key, and how often."""

    def __init__(self, counts: Iterable[Mapping[Any, int]]) -> None:
        places: dict[object, tuple[list[int], list[int]]] = {}
        for at, count in enumerate(counts):
            for key, times in count.items():
                where, often = places.setdefault(key, ([], []))
                where.append(at)
                often.append(times)
        self._places = {
            key: (np.array(where, dtype=np.intp), np.array(often, dtype=np.float64) if max(often) > 1 else None)
            for key, (where, often) in places.items()
            if len(where) > 1
        }

    def of(self, key: object) -> tuple[NDArray[np.intp], NDArray[np.float64] | None] | None:
        """Give where a key is, and how often; None for how often where it is once in each, as most are."""
        return self._places.get(key)


def candidates(items: Sequence[Item], weight: dict[str, float]) -> Iterator[list[int]]:
    """Give for each item the later ones with which it may be one utterance.

    Parameters
    ----------
    items
        Quotations, each with words of its own.
    weight
        Words that weigh less than others.
    """
    telling = [Counter(s for s in item.stems if s not in STOP_STEMS) for item in items]
    index = _Index(telling)
    runs = [Counter(zip(*(item.stems[k:] for k in range(RUN)), strict=False)) for item in items]
    in_runs = _Index(runs)
    whole = np.array([weigh(item.stems, weight) for item in items])
    common = np.array([sum(s in STOP_STEMS for s in item.stems) for item in items], dtype=np.float64)
    direct = np.array([item.direct for item in items], dtype=bool)
    translated = np.array([item.translated for item in items], dtype=bool)
    for at in range(len(items)):
        shared, matched = np.zeros(len(items)), np.zeros(len(items))
        for key, times in telling[at].items():
            if (found := index.of(key)) is not None:
                least = 1.0 if found[1] is None else np.minimum(found[1], times)
                shared[found[0]] += least
                matched[found[0]] += least * weight.get(key, 1.0)
        same = np.zeros(len(items), dtype=bool)
        for run in runs[at]:
            if (found := in_runs.of(run)) is not None:
                same[found[0]] = True
        share = (matched + COMMON * np.minimum(common, common[at])) / np.minimum(whole, whole[at]).clip(1e-9)
        able = same | (share >= FEWER - 1e-9) | ((shared >= 4) & (share >= FEW - 1e-9))
        able |= translated | translated[at]
        able &= shared > 0
        both = direct & direct[at]
        fits = np.where(both, able, (shared >= 4) & (share >= CONTAINED - 1e-9))
        fits[: at + 1] = False
        yield np.flatnonzero(fits).tolist()
