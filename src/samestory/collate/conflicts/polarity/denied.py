"""Yes against no: one report asserts what another denies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from samestory.annotate.lemmas import fold
from samestory.collate.conflicts.asked import whether
from samestory.collate.conflicts.cite import cited
from samestory.collate.conflicts.numbers.comparable import LIGHT
from samestory.collate.signs import Sign
from samestory.model import Conflict, Evidence, Report, Side, Statement

_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)(?:\s+that)?|(?:reject|dismiss|disput|refut)(?:s|es|ed|ing)?(?:\s+\w+){0,2}?\s+"
    r"(?:claims?|reports?|suggestions?|charges?|accusations?)\s+that)\s*[\"“”']?$",
    re.IGNORECASE,
)
"""Words before a clause that deny it."""

_YEAR = re.compile(r"(?:19|20)\d\d")
_NEVER = Sign.of(
    re.compile(r"\b(?:at no time|never|no longer|neither|nobody|none)\b", re.IGNORECASE), "no never neither nobody none"
)

_OPEN = re.compile(
    r"\b(?:will|would|could|may|might|should|must|shall|can|cannot|can't|can’t|won't|won’t|if|unless|whether|until|when|yet|"
    r"going to|plans? to|want(?:s|ed)? to|to be|hop(?:e|es|ed)|expect(?:s|ed)?)\b",
    re.IGNORECASE,
)
"""Words that leave open whether a clause is so: what may happen contradicts nothing."""


_NOT = frozenset(["no", "not", "never"])


@dataclass(frozen=True)
class _Said:
    """A clause for or against, with what follows from it alone: in a long story it is set against hundreds."""

    report: Report
    statement: Statement
    negative: bool

    @cached_property
    def years(self) -> frozenset[str]:
        return frozenset(t for t in self.statement.terms if _YEAR.fullmatch(t))

    @cached_property
    def terms(self) -> frozenset[str]:
        """Its words; figures are compared as figures: here it is only whether it happened at all."""
        return frozenset(t for t in self.statement.terms if t != self.statement.predicate and not t[:1].isdigit())

    @cached_property
    def is_open(self) -> bool:
        """Whether it is asked, may be or is planned."""
        span = self.statement.span
        return "?" in self.report.text[span.end : span.end + 2] or bool(_OPEN.search(span.text))

    @cached_property
    def head(self) -> str:
        """The folded last word of the subject: of whom the clause speaks."""
        words = (self.statement.subject or "").split()
        last = words[-1] if words else ""
        direct = fold(last)
        return fold(last[:-1]) if direct == last.lower() and last.endswith("s") else direct


def polarity_conflicts(reports: Sequence[Report]) -> list[Conflict]:
    """Find clauses that some reports assert and others negate.

    Predicate, names and most content words of the shorter clause must agree; clauses about what may be, is planned
    or is asked are left out. A denial of a reported clause negates it (``denied that ...``).
    """
    said = _denied_somewhere([s for report in reports for s in _said(report)])
    common = _common(reports)
    found: list[Conflict] = []
    used: set[int] = set()
    acts: dict[str, list[tuple[int, _Said]]] = {}
    for k, one in enumerate(said):
        acts.setdefault(one.statement.predicate, []).append((k, one))
    for i, no in enumerate(said):
        if not no.negative or i in used or no.is_open:
            continue
        yes = [
            k
            for k, s in acts[no.statement.predicate]
            if not s.negative and k not in used and not _within(no, s) and _same(no, s, common) and not s.is_open
        ]
        if not yes or all(said[k].report.id == no.report.id and not said[k].statement.claimant for k in yes):
            continue
        others = [
            k
            for k, s in acts[no.statement.predicate]
            if s.negative and k != i and _same(no, s, common) and not s.is_open
        ]
        plain = min(yes, key=lambda k: len(said[k].statement.span.text))
        used.update([i, *others, *yes])
        about = whether(said[plain].statement.span.text)
        sides = (
            Side("yes", _evidence([said[k] for k in yes])),
            Side("no", _evidence([no, *(said[k] for k in others)])),
        )
        found.append(Conflict("polarity", about, sides))
    return found


def _within(a: _Said, b: _Said) -> bool:
    """Whether one is a part of the other: a clause and the sentence that goes on to deny something else."""
    return a.report.id == b.report.id and a.statement.span.overlaps(b.statement.span)


def _said(report: Report) -> list[_Said]:
    out: list[_Said] = []
    for statement in report.statements:
        if statement.subject is None or len(statement.span.text.split()) < 5:
            continue
        if statement.predicate in LIGHT or len(statement.span.text) > 300:
            continue
        before = report.text[max(0, statement.span.start - 60) : statement.span.start]
        denied = bool(_DENIES.search(before.split("\n")[-1]))
        negated = statement.negated or bool(_NEVER.search(statement.span.text))
        out.append(_Said(report, statement, negated != denied))
    return out


def _denied_somewhere(said: Sequence[_Said]) -> list[_Said]:
    """Keep what has a denial of its predicate beside it."""
    denied = {s.statement.predicate for s in said if s.negative}
    return [s for s in said if s.statement.predicate in denied]


def _common(reports: Sequence[Report]) -> frozenset[str]:
    """Words that most reports have: what the story is about sets no two clauses apart."""
    where: dict[str, int] = {}
    for report in reports:
        for term in dict.fromkeys(t for s in report.statements for t in s.terms):
            where[term] = where.get(term, 0) + 1
    return frozenset(t for t, count in where.items() if len(reports) >= 4 and count * 4 > len(reports) * 3)


def _same(a: _Said, b: _Said, common: frozenset[str]) -> bool:
    """Whether a denial and another clause of the same predicate tell the same."""
    if not a.head or a.head not in b.terms or a.years != b.years:
        return False
    ours = a.terms - _NOT
    shared = ours & b.terms
    return len(shared) >= 3 and not shared <= common and len(shared) / min(len(ours), len(b.terms)) >= 0.7


def _evidence(items: Sequence[_Said]) -> tuple[Evidence, ...]:
    return cited((s.report, s.statement.span) for s in items)
