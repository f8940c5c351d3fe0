"""A report, cut down to what tells which event it is about: small enough to hold a million of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from samestory.grouping.words import WordWeights, names_of, tokens_of
from samestory.model import Report

LEAD = 400
"""Characters of the body that count as the lead; its words count once more, and those of the title once more still."""

READ = 4000
"""Characters of the body that are read at all: the tail tells the background."""

KEPT = 128
"""Words that are kept, the heaviest first; more of them tell nothing more (B-cubed F1 on 383 reports: 128 .967,
all .966, 64 .947)."""

LOUDEST = 0.4
"""Most that one word weighs: of short reports a single one, say the name of a town, must not make them one story."""

ASKED = 24
"""Words of a headline and names of a lead that are kept, the heaviest first."""

HEADLINE = 120
"""Characters of the body that stand for the title of a report that has none."""

SHINGLE = 4
"""Words in a row that make a shingle (Broder 1997), words of one or two letters left out."""

Numbers = NDArray[np.uint32]
Weights = NDArray[np.float16]
Shingles = NDArray[np.uint64]


@dataclass(frozen=True, slots=True, eq=False)
class Signature:
    """The heaviest words of a report, those of its headline, the names of its lead, its shingles and its day.

    ``words`` are checksums of words in ascending order; ``weights`` go with them and have the length 1,
    or less where one would weigh too much.
    ``headline`` are the words of the title in ascending order; ``headline_shares`` go with them and have the sum 1;
    so have ``names``, those of the lead, and ``name_shares``. ``shingles`` are checksums of words in a row, in the
    order of the text. ``day`` is the day of publication as an ordinal number, None where it is unknown.
    """

    words: Numbers
    weights: Weights
    headline: Numbers
    headline_shares: Weights
    names: Numbers
    name_shares: Weights
    shingles: Shingles
    day: int | None

    def heaviest(self, count: int) -> list[tuple[int, float]]:
        """List the heaviest words with their weights, the heaviest first."""
        order = np.argsort(-self.weights, kind="stable")[:count]
        return list(zip(self.words[order].tolist(), self.weights[order].tolist(), strict=True))


def sign(report: Report, weights: WordWeights) -> Signature:
    """Read off what tells a report's event.

    A word counts by how often it stands there, with diminishing returns (``c / (c + 1)``), twice in the lead, three
    times in the title, and times its weight.
    """
    body = report.text[report.body_start : report.body_start + READ]
    cut = body.rfind(" ", 0, LEAD) + 1 if len(body) > LEAD else len(body)
    lead, tail = tokens_of(body[:cut]), tokens_of(body[cut:])
    title = tokens_of(report.title) if report.title else tokens_of(body[:HEADLINE])
    numbers, worth = weights.weigh([*title, *lead, *tail, *names_of(lead)])
    end = len(title) + len(lead) + len(tail)
    words, heavy = _heaviest(*_counted(numbers[:end], worth[:end], len(title), len(lead)), KEPT)
    headline, headline_shares = _shares(numbers[: len(title)], worth[: len(title)])
    name_numbers, name_shares = _shares(numbers[end:], worth[end:])
    return Signature(
        words=words,
        weights=np.minimum(heavy / max(float(np.linalg.norm(heavy)), 1e-9), LOUDEST).astype(np.float16),
        headline=headline,
        headline_shares=headline_shares,
        names=name_numbers,
        name_shares=name_shares,
        shingles=_shingles(numbers[len(title) : end]),
        day=_day(report.published),
    )


def sign_all(reports: Sequence[Report], weights: WordWeights) -> list[Signature]:
    """Sign reports, in their order."""
    return [sign(report, weights) for report in reports]


def _counted(
    numbers: Numbers, worth: NDArray[np.float32], title: int, lead: int
) -> tuple[Numbers, NDArray[np.float32]]:
    """Count words, of which so many are of the title and so many more of the lead; words that say nothing go."""
    worth = worth.copy()
    worth[:title] *= 3
    worth[title : title + lead] *= 2
    said = worth > 0
    numbers, worth = numbers[said], worth[said]
    if not len(numbers):
        return numbers, worth
    order = np.argsort(numbers, kind="stable")
    numbers, worth = numbers[order], worth[order]
    first = np.flatnonzero(np.concatenate(([True], numbers[1:] != numbers[:-1])))
    times = np.diff(np.append(first, len(numbers)))
    held: NDArray[np.float32] = np.maximum.reduceat(worth, first) * (times / (times + 1)).astype(np.float32)
    return numbers[first], held


def _heaviest(numbers: Numbers, worth: NDArray[np.float32], most: int) -> tuple[Numbers, NDArray[np.float32]]:
    """Keep the heaviest of some words that are in ascending order; of equally heavy ones those of smaller numbers."""
    if len(numbers) > most:
        kept = np.sort(np.argsort(-worth, kind="stable")[:most])
        return numbers[kept], worth[kept]
    return numbers, worth


def _shares(numbers: Numbers, worth: NDArray[np.float32]) -> tuple[Numbers, Weights]:
    """Share out 1 among words, by the roots of their weights."""
    said = worth > 0
    each, first = np.unique(numbers[said], return_index=True)
    each, root = _heaviest(each, np.sqrt(worth[said][first]), ASKED)
    return each, (root / max(float(root.sum()), 1e-9)).astype(np.float16)


def _shingles(numbers: Numbers) -> Shingles:
    """Join the numbers of words in a row into one number each."""
    each = numbers[numbers > 0].astype(np.uint64)
    count = max(len(each) - SHINGLE + 1, 0)
    joined = np.zeros(count, dtype=np.uint64)
    for place in range(SHINGLE):
        joined = joined * np.uint64(0x9E3779B97F4A7C15) + each[place : place + count]
    # Mixed well (Stafford's variant of the finaliser of MurmurHash3): neighbours differ in all bits.
    joined = (joined ^ (joined >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    return joined ^ (joined >> np.uint64(27))


def _day(published: str | None) -> int | None:
    try:
        return date.fromisoformat(published[:10]).toordinal() if published else None
    except ValueError:
        return None
