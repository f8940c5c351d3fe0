"""Collections of any size, made by telling the reports of a small one again and again.

Each retelling of a story is another event: other names, half of its words others, other figures, another day. Each of
its reports keeps what it tells apart from the others: which sentences it has and how they are worded; some are left
out anew, and one report in ten is a reprint of the one before. So each event has names of its own and words that all
share, as news has. The same arguments give the same collection.
"""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from samestory.model import Report

REPRINTS, LEFT_OUT = 0.1, 0.15
"""Share of the reports that are reprints, and of the sentences that a report leaves out anew."""

NAMES = 60_000
"""Names that there are: as many as one meets in a year of news."""

DAYS = 3000
"""Days over which events are spread."""

_PIECE = re.compile(r"([A-Za-z]{4,}|\d{2,})")
_SENTENCE_ENDS = re.compile(r"[.!?][”\"’]?\s")
_SYLLABLES = ("ba", "ko", "ri", "ste", "mo", "lan", "vi", "dur", "pel", "sha", "gor", "ten", "ua", "zi", "fro", "mek")
_OTHER, _NAME, _WORD, _FIGURE = range(4)


def _name(number: int) -> str:
    return "".join(_SYLLABLES[number // 16**place % 16] for place in range(4)).capitalize()


@dataclass(frozen=True, slots=True, eq=False)
class Base:
    """A small collection, cut into pieces that can be exchanged."""

    reports: Sequence[Report]
    gold: Sequence[str]
    """The story of each report."""
    titles: Sequence[NDArray[np.int64]]
    """The pieces of each title; of a report without one none."""
    bodies: Sequence[NDArray[np.int64]]
    sentences: Sequence[NDArray[np.int64]]
    """The number of its sentence for each piece of a body."""
    pieces: NDArray[np.object_]
    """All pieces: those of the base, then all names, then all figures."""
    kinds: NDArray[np.int64]
    """What a piece of the base is: a name, a word, a figure, or other."""
    words: NDArray[np.int64]
    """The pieces that are words."""

    @classmethod
    def of(cls, reports: Sequence[Report], gold: Mapping[str, str]) -> Base:
        """Cut reports into pieces."""
        numbers: dict[str, int] = {}

        def cut(text: str) -> NDArray[np.int64]:
            return np.array([numbers.setdefault(piece, len(numbers)) for piece in _PIECE.split(text)], np.int64)

        titles = [cut(report.title or "") for report in reports]
        bodies = [cut(report.text[report.body_start :]) for report in reports]
        spelled = list(numbers)
        kinds = np.array([_kind(piece) for piece in spelled])
        ends = np.array([bool(_SENTENCE_ENDS.search(piece)) for piece in spelled])
        return cls(
            reports=reports,
            gold=[gold[report.id] for report in reports],
            titles=titles,
            bodies=bodies,
            sentences=[np.cumsum(ends[body]) for body in bodies],
            pieces=np.array([*spelled, *map(_name, range(NAMES)), *map(str, range(10, 1000))], dtype=object),
            kinds=kinds,
            words=np.flatnonzero(kinds == _WORD),
        )

    def exchanged(self, copy: int) -> NDArray[np.int64]:
        """Say which piece stands for each one in a retelling; the first is the base as it is."""
        every = np.arange(len(self.kinds))
        if copy == 0:
            return every
        mixed = (every.astype(np.uint64) + np.uint64(copy << 32)) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
        mixed *= np.uint64(0xBF58476D1CE4E5B9)
        chance = (mixed >> np.uint64(20)).astype(np.int64)
        out = np.where(self.kinds == _NAME, len(every) + chance % NAMES, every)
        out = np.where(self.kinds == _FIGURE, len(every) + NAMES + chance % 990, out)
        other_word = (self.kinds == _WORD) & (chance & 1 == 1)
        return np.where(other_word, self.words[(chance >> 1) % max(len(self.words), 1)], out)


def _kind(piece: str) -> int:
    if piece.isdigit() and len(piece) > 1:
        return _FIGURE
    if not piece.isalpha() or len(piece) < 4:
        return _OTHER
    return _NAME if piece[0].isupper() else _WORD if len(piece) > 4 else _OTHER


def collection(base: Base, size: int) -> Iterator[tuple[Report, str]]:
    """Make a collection of so many reports, each with its story."""
    random_ = random.Random(size)  # noqa: S311 - no secret
    made, copy = 0, 0
    last: tuple[Report, str] | None = None
    while made < size:
        exchanged = base.exchanged(copy)
        # Every event has its day; the order of arrival is not that of the days.
        later = timedelta(days=zlib.crc32(str(copy).encode()) % DAYS)
        for number in range(min(len(base.reports), size - made)):
            if last is not None and random_.random() < REPRINTS:
                report = last[0]
                yield (
                    replace(report, id=f"{report.id}-again{made}", text=report.text[: len(report.text) * 9 // 10]),
                    last[1],
                )
            else:
                last = _told(base, number, exchanged, copy, later, random_), f"{base.gold[number]}-{copy}"
                yield last
            made += 1
        copy += 1


def _told(
    base: Base, number: int, exchanged: NDArray[np.int64], copy: int, later: timedelta, random_: random.Random
) -> Report:
    report = base.reports[number]
    if copy == 0:
        return report
    sentences = base.sentences[number]
    kept = np.fromiter((random_.random() > LEFT_OUT for _ in range(int(sentences[-1]) + 1)), np.bool_)
    body = "".join(base.pieces[exchanged[base.bodies[number][kept[sentences]]]])
    title = "".join(base.pieces[exchanged[base.titles[number]]]) or None
    head = f"{title}\n\n" if title else ""
    day = date.fromisoformat(report.published[:10]) + later if report.published else None
    return replace(
        report,
        id=f"{report.id}-{copy}",
        url=None,
        title=title,
        text=head + body,
        body_start=len(head),
        published=str(day) if day else None,
    )
