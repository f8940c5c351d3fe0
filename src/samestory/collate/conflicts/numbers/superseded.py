"""Of two figures, whether one took the place of the other: a toll that rose, a first figure that was corrected."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Final

from samestory.annotate.calendar import read_date
from samestory.collate.conflicts.numbers.comparable import GROWING, Told, differ, elsewhen, kind_of, same_measure, turn
from samestory.collate.conflicts.occasion import far_apart
from samestory.collate.reuse.direction import moment
from samestory.collate.signs import bare_words
from samestory.model import Quantity, Report

_MOVES = frozenset({"fall", "rise", "drop", "gain", "climb", "slip", "sink", "jump", "surge", "plunge", "tumble",
                    "soar", "lose", "add", "close", "open", "trade", "decline",
                    "slide", "advance"})  # fmt: skip
"""What prices do all day long: two figures are two moments."""


_ROSE = re.compile(
    r"\b(?:ris(?:es?|en|ing)|rose|climb\w*|grow\w*|grew|jump\w*|went up|up) (?:\w+ ){0,2}?to\b", re.IGNORECASE
)


def updates(a: Told, b: Told) -> bool:
    """Whether two figures are two moments: of what prices do, or one brings the other up to date."""
    p = a.quantity
    if p.predicate in _MOVES and p.unit in ("percent", "dollar", "euro", "pound", "yen", "point"):
        return True
    return bool(grew(a, b))


_MARK = re.compile(r"^\W*(?:UPDATED?\b(?:\s*\d+)?\s*[-–—:]|UPDATE \d)|\(updated?\b", re.IGNORECASE)


def grew(a: Told, b: Told) -> str:
    """Say how it is known that of two figures of what grows the higher took the place of the lower; "" where it is not.

    By the times of publication; because the words say that it rose; or because only the report with the higher one
    is marked as an update.
    """
    high, low = (a, b) if a.quantity.low >= b.quantity.low else (b, a)
    if high.quantity.predicate not in GROWING or high.quantity.low == low.quantity.low:
        return ""
    if high.quantity.clause and _rose(high.quantity.clause.text):
        return "said to have risen"
    early, late = low.report.published, high.report.published
    for read in (moment, read_date):
        first, second = read(early), read(late)
        if first is not None and second is not None and first < second:
            return "later report"
        if first is not None and second is not None and first > second:
            return ""
    marked = [_is_marked(one.report.title or one.report.text[:80]) for one in (low, high)]
    return "marked as an update" if marked == [False, True] else ""


@lru_cache(maxsize=1 << 12)
def _rose(clause: str) -> bool:
    return bool(_ROSE.search(clause))


@lru_cache(maxsize=1 << 12)
def _is_marked(head: str) -> bool:
    return bool(_MARK.search(head))


_AT_FIRST = re.compile(
    r"\b(?:initially|previously|originally|at first|earlier|first)\b[^.;:!?]{0,40}?\b(?:said|reported|thought|believed|"
    r"told|put|given|described|estimated|announced)\b|\b(?:said|reported|thought|believed|put|estimated|announced) "
    r"(?:initially|previously|at first|earlier)\b|\b(?:initial|earlier|early|previous|first) (?:reports?|accounts?|"
    r"figures?|estimates?|statements?)\b",
    re.IGNORECASE,
)
"""Words before a figure that say that it no longer holds."""

_THEN = frozenset("initially previously originally first earlier initial early previous".split())  # noqa: SIM905
"""Words of which one is among them."""

_SINCE = re.compile(r"\b(?:but|now|while)\b")


def corrections(report: Report) -> list[tuple[Quantity, Quantity]]:
    """Find figures that a report itself says were told at first, each with the figure that it gives instead.

    The new one stands in the same sentence or in one of the two beside it, and measures the same kind of thing.
    """
    found: list[tuple[Quantity, Quantity]] = []
    for old in report.quantities:
        if old.sentence >= len(report.sentences):
            continue
        sentence = report.sentences[old.sentence]
        if _THEN.isdisjoint(bare_words(sentence.text)):
            continue
        before = sentence.text[: old.span.start - sentence.start]
        mark = _AT_FIRST.search(before)
        if mark is None or _SINCE.search(before, mark.end()):
            continue
        near = [
            q
            for q in report.quantities
            if (abs(q.sentence - old.sentence) <= 2 or (old.thing and q.thing == old.thing))
            and q.unit == old.unit
            and differ(old, q)
            and not elsewhen(report, q)
            and not _one_of_the_other(report.text, old, q)
            and (q.predicate == old.predicate or q.unit == "year of age")
        ]
        if near:
            found.append((old, min(near, key=lambda q: (abs(q.span.start - old.span.start), q.span.start))))
    return found


_OF: Final = re.compile(r"\W*(?:[\w'’-]+ )?of (?:all )?(?:the |its |his |her |their |those |these |some )?")


def _one_of_the_other(text: str, old: Quantity, new: Quantity) -> bool:
    """Whether two figures are a part and its whole (`on three of the 11 charges`): neither corrects the other."""
    first, second = sorted((old.span, new.span), key=lambda span: span.start)
    return _OF.fullmatch(text[first.end : second.start]) is not None


def _replaces(q: Quantity) -> tuple[object, ...]:
    """Give by what a figure is known again: of what grows, the lower bound (`at least five` is five)."""
    return (q.unit, q.predicate, q.low) if q.predicate in GROWING else turn(q)


_Figure = tuple[object, ...]


class Superseded:
    """Which figures took the place of which, by what they are known again."""

    def __init__(self) -> None:
        self._beside: dict[_Figure, dict[_Figure, None]] = {}

    def add(self, one: _Figure, other: _Figure) -> None:
        """Note that one of two figures took the place of the other."""
        self._beside.setdefault(one, {})[other] = None
        self._beside.setdefault(other, {})[one] = None

    def holds(self, one: _Figure, other: _Figure) -> bool:
        """Whether one of two figures took the place of the other."""
        return other in self._beside.get(one, ())

    def beside(self, one: _Figure) -> Iterable[_Figure]:
        """Give what took the place of a figure, or gave its place to it."""
        return self._beside.get(one, ())


NONE_GONE: Final = Superseded()
"""No figure took the place of another."""


def took_place(p: Quantity, q: Quantity, gone: Superseded) -> bool:
    """Whether of two figures one took the place of the other, by what :func:`superseded` gives.

    Of what grows, a figure between an early one and the one that took its place is a stage, too.
    """
    if gone.holds(_replaces(p), _replaces(q)):
        return True
    early, late = (p, q) if p.low <= q.low else (q, p)
    if early.predicate not in GROWING or early.low == late.low:
        return False
    kind = _replaces(late)[:2]
    return any(
        end[-1] == late.low or (end[:2] == kind and isinstance(end[-1], float | int) and end[-1] > late.low)
        for end in gone.beside(_replaces(early))
    )


def superseded(told: Sequence[Told], canonical: Mapping[str, str]) -> Superseded:
    """Find the figures of which one took the place of the other.

    What is known of two reports holds for a third whose time is not known: its figure is the early one, too.
    """
    gone = Superseded()
    by_kind: dict[tuple[str, str], list[Told]] = {}
    for item in told:
        if item.quantity.predicate in GROWING | _MOVES:
            by_kind.setdefault((item.quantity.predicate, kind_of(item.quantity)), []).append(item)
    # Copies tell the same figures again and again: what took the place of what is asked until it is known.
    pairs = (
        pair
        for held in by_kind.values()
        for pair in combinations([(item, item.quantity.low, _replaces(item.quantity)) for item in held], 2)
    )
    for (a, low, mine), (b, other, theirs) in pairs:
        if low == other or a.report is b.report or gone.holds(mine, theirs) or far_apart(a.report, b.report):
            continue
        p, q = a.quantity, b.quantity
        if not differ(p, q) and p.predicate not in GROWING:
            continue  # of `at least nine` and a later 14, too, the second took the place of the first
        if updates(a, b) and same_measure(a, b, canonical):
            gone.add(mine, theirs)
    for report in {item.report.id: item.report for item in told}.values():
        for old, new in corrections(report):
            gone.add(_replaces(old), _replaces(new))
    return gone
