"""Votes that exclude one another: ``ruled 6-3``, ``by seven votes to two``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from samestory.annotate.numbers import UNITS, value_of
from samestory.collate.conflicts.cite import cited
from samestory.collate.conflicts.occasion import far_apart
from samestory.collate.signs import Sign
from samestory.model import Conflict, Report, Side, Span

_WORDS: Final = "|".join(sorted(UNITS, key=lambda word: (-len(word), word)))
_NUMBER: Final = rf"(?:\d{{1,4}}|(?:{_WORDS})(?:-(?:{_WORDS}))?)"
_TALLY: Final = re.compile(
    rf"\b(?P<yes>{_NUMBER})(?:\s?[-–—]\s?|[- ]to[- ]|\s+votes?\s+(?:to|against)\s+)(?P<no>{_NUMBER})"
    r"(?=[.,;:)”\"’']|\s*$|\s+(?:vote|votes|voting|ruling|decision|verdict|margin|majority|split|against|that|to|on|in|"
    r"with|when|as|for|and)\b)|"
    rf"\b(?P<for>{_NUMBER})\s+(?:\w+\s+){{0,3}}?(?:yes|in favou?r|for)(?:\s+and|,(?:\s+with)?)\s+"
    rf"(?P<against>{_NUMBER})\s+(?:\w+\s+)?(?:no|against)\b",
    re.IGNORECASE,
)
_VOTING: Final = Sign.of(
    re.compile(
        r"\b(?:vot(?:e|es|ed|ing)|rul(?:ed|es|ing)|verdict|justices|judges|supreme court|majority|council|senate|"
        r"parliament|assembly|committee|panel|lawmakers|legislators|delegations?|adopted|approved|ballot|jurors|jury)\b",
        re.IGNORECASE,
    ),
    "vote votes voted voting ruled rules ruling verdict justices judges supreme majority council senate parliament "
    "assembly committee panel lawmakers legislators delegation delegations adopted approved ballot jurors jury",
)
"""Words of a sentence that say that its two numbers are those of a vote."""
_SPORT: Final = re.compile(
    r"\b(?:win|wins|won|beat|beats|goals?|match|matches|game|games|scored|season|league|cup|tournament|half-time|"
    r"innings|quarter-?final|semi-?final|victory over|defeat to|odds)\b",
    re.IGNORECASE,
)
_BODY: Final = re.compile(r"\b(?:senate|house|council|committee|parliament|assembly|court|board|jury)\b", re.IGNORECASE)
_NEAR: Final = 0.15
"""Share by which the votes cast in all may differ where both tell of one vote."""


@dataclass(frozen=True, slots=True)
class _Vote:
    report: Report
    span: Span
    words: str
    tally: tuple[int, int]
    bodies: frozenset[str]


def vote_conflicts(reports: Sequence[Report]) -> list[Conflict]:
    """Find two results of one vote.

    Every report counts that tells the result of one vote only; both must have nearly as many votes in all, and name no
    two bodies. Where all votes together are the same, the result differs; else it may be that of another round.
    """
    sides: dict[tuple[int, int], list[_Vote]] = {}
    for report in reports:
        told = list(_votes(report))
        if len({vote.tally for vote in told}) == 1:
            sides.setdefault(told[0].tally, []).extend(told)
    if len(sides) != 2:
        return []
    (one, ours), (two, theirs) = sides.items()
    if abs(sum(one) - sum(two)) > _NEAR * max(sum(one), sum(two)):
        return []
    for a in ours:
        for b in theirs:
            if far_apart(a.report, b.report) or (a.bodies and b.bodies and not a.bodies & b.bodies):
                return []
    shown = tuple(Side(side[0].words, cited((v.report, v.span) for v in side)) for side in (ours, theirs))
    return [Conflict("number", "result of the vote", shown, "grave" if sum(one) == sum(two) else "unsure")]


def _votes(report: Report) -> Iterator[_Vote]:
    for sentence in report.sentences:
        if not _VOTING.search(sentence.text) or _SPORT.search(sentence.text):
            continue
        for match in _TALLY.finditer(sentence.text):
            told = [value_of(match[name]) for name in ("yes", "no", "for", "against") if match[name]]
            counts = [int(value) for value in told if value is not None and value == int(value)]
            if len(counts) != 2 or counts[0] == counts[1] or counts[0] > 1000 < counts[1]:
                continue
            bodies = frozenset(w.lower() for w in _BODY.findall(sentence.text))
            yield _Vote(report, sentence, " ".join(match[0].split()), (max(counts), min(counts)), bodies)
