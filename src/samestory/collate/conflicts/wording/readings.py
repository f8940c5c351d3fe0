"""What stands inside quotation marks in each report, cut into words that can be set against others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from samestory.collate.words import fold, stem, words
from samestory.model import Quotation, Report, Span, Utterance

BREAK = "|"
"""Stands where a reading leaves something out (``...``, a new stretch of quoted words)."""

SENTENCE = 5
"""Words of a sentence that is set against another by itself."""

_ENDS = re.compile(r"[.!?;:…]|\n|\.\.\.")


_EXPANDED = {
    "theyve": ("they", "have"), "weve": ("we", "have"), "ive": ("i", "have"), "youve": ("you", "have"),
    "its": ("it", "is"), "thats": ("that", "is"), "hes": ("he", "is"), "shes": ("she", "is"), "theres": ("there", "is"),
    "whats": ("what", "is"), "im": ("i", "am"), "were": ("we", "are"), "theyre": ("they", "are"),
    "youre": ("you", "are"),
    "dont": ("do", "not"), "doesnt": ("does", "not"), "didnt": ("did", "not"), "isnt": ("is", "not"),
    "arent": ("are", "not"), "wasnt": ("was", "not"), "werent": ("were", "not"), "cant": ("can", "not"),
    "cannot": ("can", "not"), "couldnt": ("could", "not"), "wont": ("will", "not"), "wouldnt": ("would", "not"),
    "shouldnt": ("should", "not"), "havent": ("have", "not"), "hasnt": ("has", "not"), "hadnt": ("had", "not"),
    "ill": ("i", "will"), "well": ("we", "will"), "theyll": ("they", "will"), "youll": ("you", "will"),
    "id": ("i", "would"), "hed": ("he", "would"), "shed": ("she", "would"), "wed": ("we", "would"),
    "theyd": ("they", "would"), "youd": ("you", "would"), "itll": ("it", "will"), "hell": ("he", "will"),
    "shell": ("she", "will"), "thatll": ("that", "will"),
    "lets": ("let", "us"), "gonna": ("going", "to"), "wanna": ("want", "to"),
}  # fmt: skip
"""Contractions by their key, expanded only where the text has an apostrophe; ``'s`` after a noun may be a genitive."""


_UNMARKED = frozenset(["cannot", "gonna", "wanna"])
"""Contractions that are written without one."""


FUNCTION = frozenset(
    """
    a an the and or of to in on at for with by from that which where this these those it its is are was were be been am
    has have had do does did as so but i we you he she they us them our their
    """.split()  # noqa: SIM905
)


class _Word(NamedTuple):
    key: str
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Reading:
    """One wording of an utterance: the quoted words of one report. What is asked of it again and again is kept."""

    report: Report
    quotation: Quotation
    words: tuple[_Word, ...]
    """Of all quoted stretches, in order, with a break between any two."""

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Give the words as they are compared."""
        return tuple(w.key for w in self.words)

    @cached_property
    def content(self) -> Counter[str]:
        """Count the words that are no mere function words."""
        return Counter(key for key in self.keys if key != BREAK and key not in FUNCTION)

    @cached_property
    def begins(self) -> tuple[int, ...]:
        """Give the places of the first words of the stretches that it is made of."""
        keys = self.keys
        return tuple(k for k, key in enumerate(keys) if key != BREAK and (k == 0 or keys[k - 1] == BREAK))

    @cached_property
    def sentences(self) -> tuple[tuple[int, int, Counter[str]], ...]:
        """Give the sentences that are long enough to be known again: ranges of its words, and these counted."""
        out: list[tuple[int, int, Counter[str]]] = []
        start = 0
        while start < len(self.words):
            end = max(self.end_of(start + 1), start + 1) if self.words[start].key != BREAK else start + 1
            if end - start >= SENTENCE:
                out.append((start, end, Counter(self.keys[start:end])))
            start = end
        return tuple(out)

    def end_of(self, start: int) -> int:
        """Give the place after the last word of the sentence that a word stands in, or follows; its own at an end."""
        for k in range(start, len(self.words)):
            word = self.words[k]
            if word.key == BREAK or _ENDS.search(self.report.text[self.words[k - 1].end : word.start]):
                return k
        return len(self.words)

    @property
    def surface(self) -> str:
        """Give the text from the first of the words to the last, with the marks between them."""
        return self.report.text[self.words[0].start : self.words[-1].end]


_STRAY = re.compile(r"[“\"](?P<words>[^“”\"\n]{30,300})[”\"]")


def stray_readings(report: Report) -> list[Reading]:
    """Read the longer quoted stretches that the report gives to nobody (``a group dedicated to “...”``)."""
    taken = [v for q in report.quotations for v in q.words]
    out: list[Reading] = []
    for match in _STRAY.finditer(report.text):
        span = Span.of(report.text, match.start("words"), match.end("words"))
        if any(span.overlaps(v) for v in taken):
            continue
        tokens = _cut(report.text, span)
        if sum(w.key != BREAK for w in tokens) >= _LEAST_STRAY:
            out.append(
                Reading(report, Quotation(f"stray{match.start()}", "mixed", span, (span,), None, None), tuple(tokens))
            )
    return out


_LEAST_STRAY = 7
"""Words of a stretch that nobody is given, before it is taken for a reading of somebody's."""


def _carried(reading: Reading) -> frozenset[str]:
    return frozenset(stem(w) for w in reading.keys if w not in FUNCTION and w != BREAK)


class Strays:
    """Stretches that nobody is given, found again by their content words."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.readings = readings
        self.words = [_carried(reading) for reading in readings]
        self.by_word: dict[str, list[int]] = {}
        for k, carried in enumerate(self.words):
            for word in sorted(carried):
                self.by_word.setdefault(word, []).append(k)

    def echoes(self, readings: Sequence[Reading]) -> list[Reading]:
        """Give the stretches that hold almost all content words of one of some readings, and hardly more than it."""
        found: set[int] = set()
        for mine in {_carried(reading) for reading in readings} if self.readings else ():
            if len(mine) < _LEAST_SHARED:
                continue
            shared = Counter(k for word in mine for k in self.by_word.get(word, ()))
            found.update(
                k
                for k, count in shared.items()
                if count >= _LEAST_SHARED and count >= 0.8 * (len(mine) + len(self.words[k]) - count)
            )
        return [self.readings[k] for k in sorted(found)]


_LEAST_SHARED = 5
"""Content words that a stretch and a reading have in common."""


class Quoted:
    """The quoted words of a story, read once: whose they are, how they differ and who translated them is asked of them.

    Parameters
    ----------
    reports
        Annotated reports of one story.
    """

    def __init__(self, reports: Sequence[Report]) -> None:
        self._held: dict[tuple[str, str], tuple[Report, Quotation]] = {}
        for report in reports:
            for quotation in report.quotations:
                self._held.setdefault((report.id, quotation.id), (report, quotation))
        self._read: dict[tuple[str, str], Reading | None] = {}

    def readings(self, utterance: Utterance) -> list[Reading]:
        """Give the quoted words of an utterance in every report that quotes it."""
        held = (self._reading(reading.report, reading.quotation) for reading in utterance.readings)
        return [reading for reading in held if reading is not None]

    def _reading(self, report: str, quotation: str) -> Reading | None:
        at = (report, quotation)
        if at not in self._read:
            self._read[at] = _read(*self._held[at]) if at in self._held else None
        return self._read[at]


def _read(report: Report, quotation: Quotation) -> Reading | None:
    """Read the quoted words of a quotation; None where there are hardly any."""
    tokens: list[_Word] = []
    for stretch in quotation.words:
        if tokens:
            tokens.append(_Word(BREAK, stretch.start, stretch.start))
        tokens.extend(_cut(report.text, stretch))
    return Reading(report, quotation, tuple(tokens)) if sum(w.key != BREAK for w in tokens) >= 2 else None


def _cut(text: str, stretch: Span) -> list[_Word]:
    cut = words(text, stretch.start, stretch.end)
    out: list[_Word] = []
    last = stretch.start
    # Few stretches leave something out or have a contraction: of the others no word is looked at for it.
    whole = text[stretch.start : stretch.end + 1]
    left_out = "..." in whole or "…" in whole or "[" in whole or "]" in whole
    contracted = "'" in whole or "’" in whole
    for key, start, end in zip(cut.keys, cut.starts, cut.ends, strict=True):
        if left_out and any(mark in text[last:start] for mark in ("...", "…", "[")):
            out.append(_Word(BREAK, start, start))
        surface = text[start:end] if contracted or key in _UNMARKED else ""
        expanded = (
            _EXPANDED.get(surface.lower().replace("’", "").replace("'", "")) if _has_apostrophe(surface) else None
        )
        shortened = _SHORTENED.search(surface) if expanded is None else None
        if shortened is not None:
            expanded = (fold(surface[: shortened.start()]), _VERBS[shortened[1].lower()])
        if key == "states" and out and out[-1].key == "united":
            # House style: `the United States`, `the US`.
            out[-1] = _Word("usa", out[-1].start, end)
        elif key == "one" and out and out[-1].key == "no":
            out[-1] = _Word("nobody", out[-1].start, end)
        else:
            for part in expanded or (key,):
                out.append(_Word(part, start, end))
        if left_out and "]" in text[end : end + 1]:
            out.append(_Word(BREAK, end, end))
        last = end
    return out


_VERBS = {"ve": "have", "re": "are", "ll": "will"}
_SHORTENED = re.compile(r"(?<=\w)['’](ve|re|ll)$", re.IGNORECASE)
"""Verbs that are shortened behind any word: ``should've``, ``the crew'll``."""


def _has_apostrophe(surface: str) -> bool:
    return "'" in surface or "’" in surface or surface.lower() in _UNMARKED
