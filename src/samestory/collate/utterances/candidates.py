"""Quotations that may be readings of one utterance: what is worth comparing word by word.

In a story of hundreds of reports most pairs of quotations share a word. How much two can have in common at most is
counted in bulk from an inverted index of their words, and whether they have one speaker is asked once for every two
speakers; only pairs that could pass a rule of :mod:`samestory.collate.utterances.same` are compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from samestory.collate.utterances.shared import sharing
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

WHOLE = 0.95
"""Share of the shorter that stands in the longer, in its order, where it is cut out of it: whoever is the speaker."""

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


Same = Callable[[Item, Item], bool | None]
"""Says whether two quotations have one speaker; None where that cannot be told."""


def candidates(
    items: Sequence[Item], weight: Mapping[str, float], same: Same
) -> Iterator[tuple[int, int, bool | None]]:
    """Give the pairs of items that may be one utterance.

    Parameters
    ----------
    items
        Quotations, each with words of its own.
    weight
        Words that weigh less than others.
    same
        Says of two that have the same speakers by the same names what it says of any others that have.

    Yields
    ------
    tuple
        The number of one, that of a later one, and whether they have one speaker; in order.
    """
    telling = [Counter(s for s in item.stems if s not in STOP_STEMS) for item in items]
    runs = [set(zip(*(item.stems[k:] for k in range(RUN)), strict=False)) for item in items]
    whole = np.array([weigh(item.stems, weight) for item in items])
    common = np.array([sum(s in STOP_STEMS for s in item.stems) for item in items], dtype=np.intp)
    direct = np.array([item.direct for item in items], dtype=bool)
    translated = np.array([item.translated for item in items], dtype=bool)
    retold = np.array([item.retold for item in items], dtype=bool)
    voices: dict[tuple[str | None, ...], int] = {}
    voice = np.array([voices.setdefault((i.speaker, i.name, i.kind), len(voices)) for i in items], dtype=np.intp)
    known: dict[int, bool | None] = {}
    for one, two, shared, matched, in_a_row in sharing(telling, runs, weight):
        both, enough = direct[one] & direct[two], shared >= 4
        most = matched + COMMON * np.minimum(common[one], common[two])
        share = most / np.minimum(whole[one], whole[two]).clip(1e-9) + 1e-9
        may = np.where(both, in_a_row | (share >= FEWER) | (enough & (share >= FEW)), enough & (share >= CONTAINED))
        may |= both & (translated[one] | translated[two])
        # What one tells of one's own earlier words is known by the words alone, else more is asked of two speakers.
        again = retold[one] & retold[two]
        unsure = again | (both & (in_a_row | (share >= CONTAINED)))
        other = again | (both & (in_a_row | (enough & (share >= WHOLE))))
        rows = (one, two, voice[one] * len(voices) + voice[two], unsure, other)
        for n, m, pair, if_unsure, if_other in zip(*(row[may].tolist() for row in rows), strict=True):
            if pair not in known:
                known[pair] = same(items[n], items[m])
            is_same = known[pair]
            if is_same or (if_unsure if is_same is None else if_other):
                yield n, m, is_same
