"""The statements of all reports of a story, side by side, in the form in which they are compared."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, pairwise
from math import inf
from typing import Final

import numpy as np
from numpy.typing import NDArray

from samestory.annotate.calendar import MONTH, MONTHS
from samestory.collate.actors import Cast
from samestory.collate.arrays import laid_out
from samestory.collate.facts.former import is_former
from samestory.collate.facts.times import time_of
from samestory.collate.words import keys_of, stem
from samestory.model import Moment, Report, Span, Statement, StoryActor

LONGEST: Final = 420
"""Characters of a statement beyond which it is no clause but a page."""

LOOSE: Final = 0.5
"""Share of a bound below which a figure is not what is `up to` it: 10,000 is not `up to 12 million`."""

SMALL: Final = 10
"""Figures below are in every story and weigh little, however rare they are in this one."""

_MONTH: Final = re.compile(
    rf"(?:\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?\b({MONTH})(?!\w)(?:\s+(\d{{1,2}})\b)?", re.IGNORECASE
)
_ISO: Final = re.compile(r"(?:19|20)\d\d-(\d\d(?:-\d\d)?)")
_FIGURE: Final = re.compile(r"\d+(?:st|nd|rd|th)?")

_Mention = tuple[int, int, str, str]
"""Where an actor is mentioned, from and to, its sign, and in which words."""


@dataclass(frozen=True)
class Clause:
    """A statement with what it is compared by.

    ``terms`` are its folded content lemmas, figures, and ``@`` with the id of every actor of the story that it
    mentions; ``figures`` its quantities as (unit, low, high); ``dates`` its days or months, as month and day.
    """

    statement: Statement
    report: int
    terms: tuple[str, ...]
    subject: str
    claimant: str
    figures: tuple[tuple[str, float, float], ...]
    dates: frozenset[str]
    early: float
    """1 at the beginning of the report, falling to 0 at its end."""
    times: tuple[tuple[str, str, str], ...] = ()
    """The days that it gives for what it tells: place (``on``, ``from``, ``until``), day of the week, written date."""
    person: bool = False
    """Whether it names a person of the story."""
    named: frozenset[str] = frozenset()
    """The stems of the words with which it names people, titles and all: they say whom it is about, and no more."""

    @cached_property
    def counted(self) -> dict[str, list[tuple[float, float]]]:
        """Its figures by their units; of `up to 12` the lower bound is one that somebody would mean by it."""
        out: dict[str, list[tuple[float, float]]] = {}
        for unit, low, high in self.figures:
            out.setdefault(unit, []).append((LOOSE * high if low == 0 and high < inf else low, high))
        return out

    @cached_property
    def spoken(self) -> frozenset[float]:
        """Its figures as they are spoken, those of dates left out (``about 30`` is 30)."""
        return frozenset(float(t) for t in self.terms if t[:1].isdigit() and t.replace(".", "", 1).isdigit())

    @cached_property
    def large(self) -> frozenset[float]:
        """Those of these that are not small."""
        return frozenset(value for value in self.spoken if value >= SMALL)


@dataclass(frozen=True, eq=False)
class Held:
    """The clauses of a story, those of one report beside one another, in the order of the text."""

    clauses: tuple[Clause, ...]
    reports: int

    @cached_property
    def report(self) -> NDArray[np.intp]:
        """Say for each clause which report it stands in."""
        return np.array([clause.report for clause in self.clauses], dtype=np.intp)

    @cached_property
    def telling(self) -> NDArray[np.intp]:
        """Say for each clause which telling it is: clauses that agree in all that is compared are one."""
        known: dict[tuple[object, ...], int] = {}
        return np.array([known.setdefault(_compared(clause), len(known)) for clause in self.clauses], dtype=np.intp)

    @cached_property
    def copies(self) -> list[list[int]]:
        """Give the clauses of each telling, in order."""
        found: list[list[int]] = []
        for i, telling in enumerate(self.telling.tolist()):
            if telling == len(found):
                found.append([])
            found[telling].append(i)
        return found

    def copies_of(self, tellings: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Give the clauses of some tellings, one behind the other: for each its place among them, and the clause."""
        size, begin, clauses = self._copies
        place, at = laid_out(begin[tellings], size[tellings])
        return place, clauses[at]

    @cached_property
    def _copies(self) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
        """How many clauses each telling has, where they begin, and the clauses of all."""
        size = np.array([len(copies) for copies in self.copies], dtype=np.intp)
        return size, np.cumsum(size) - size, np.array(list(chain.from_iterable(self.copies)), dtype=np.intp)

    @cached_property
    def tellings(self) -> list[Clause]:
        """Give the first clause of each telling."""
        return [self.clauses[copies[0]] for copies in self.copies]

    @cached_property
    def bounds(self) -> list[tuple[int, int]]:
        """Say for each report which clauses are its own: first, and one after the last."""
        owner = [clause.report for clause in self.clauses]
        return [(bisect_left(owner, r), bisect_left(owner, r + 1)) for r in range(self.reports)]

    @cached_property
    def ends(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Say where each clause begins and ends in its report."""
        spans = [clause.statement.span for clause in self.clauses]
        start = np.array([span.start for span in spans], dtype=np.intp)
        return start, np.array([span.end for span in spans], dtype=np.intp)

    @cached_property
    def halves(self) -> list[list[int]]:
        """Say for each clause which of its report lie in it, as it in them, by half or more; itself among them."""
        return self._laps[0]

    @cached_property
    def holding(self) -> list[list[int]]:
        """Say for each clause with which of its report it, or the other where that is shorter, lies by nine tenths."""
        return self._laps[1]

    @cached_property
    def _laps(self) -> tuple[list[list[int]], list[list[int]]]:
        """Lay the clauses of each report over one another."""
        halves: list[list[int]] = []
        holding: list[list[int]] = []
        for first, last in self.bounds:
            start, end = (ends[first:last] for ends in self.ends)
            size = end - start
            shared = np.minimum(end[:, None], end) - np.maximum(start[:, None], start)
            half = shared >= 0.5 * np.maximum(1, np.maximum(size[:, None], size))
            most = shared / np.maximum(1, np.minimum(size[:, None], size)) >= 0.9
            np.fill_diagonal(half, True)
            halves.extend(_rows(half, first))
            holding.extend(_rows(most, first))
        return halves, holding

    def overlap(self, i: int, j: int) -> float:
        """Share of the shorter of two clauses of one report that lies in the other."""
        a, b = self.clauses[i].statement.span, self.clauses[j].statement.span
        shared = min(a.end, b.end) - max(a.start, b.start)
        return max(0, shared) / max(1, min(a.end - a.start, b.end - b.start))

    def nearly(self, i: int, j: int) -> float:
        """Share of the longer of two clauses of one report that lies in the other."""
        a, b = self.clauses[i].statement.span, self.clauses[j].statement.span
        shared = min(a.end, b.end) - max(a.start, b.start)
        return max(0, shared) / max(1, a.end - a.start, b.end - b.start)


def _rows(table: NDArray[np.bool_], first: int) -> list[list[int]]:
    """Say for each row of a table in which columns it holds, counted from a number on."""
    columns = (np.nonzero(table)[1] + first).tolist()
    ends = np.cumsum(table.sum(axis=1)).tolist()
    return [columns[begin:end] for begin, end in pairwise([0, *ends])]


def _compared(clause: Clause) -> tuple[object, ...]:
    """Give all of a clause by which it is compared with others."""
    statement = clause.statement
    return (
        statement.span.text, clause.terms, clause.subject, clause.claimant, clause.figures, clause.dates,
        statement.predicate, statement.negated, statement.hedged, statement.quoted, statement.kind, statement.clause,
        clause.times, clause.person,
    )  # fmt: skip


def hold(reports: Sequence[Report], actors: Sequence[StoryActor]) -> Held:
    """Gather the statements of all reports; every name of an actor becomes the one sign of that actor."""
    named: dict[str, list[_Mention]] = {}
    for actor in actors:
        for mention in actor.mentions:
            named.setdefault(mention.report, []).append((mention.start, mention.end, f"@{actor.id}", mention.text))
    cast = Cast(actors)
    people = frozenset(f"@{actor.id}" for actor in actors if actor.kind == "person")
    clauses: list[Clause] = []
    for number, report in enumerate(reports):
        mentions = sorted(named.get(report.id, ()))
        known: dict[str, str] = {}

        def sign(name: str | None, id: str = report.id, known: dict[str, str] = known) -> str:
            """Give the sign of the actor that a name of this report means; other descriptions as they are."""
            if not name:
                return ""
            if name not in known:
                actor = cast.find(id, name)
                known[name] = f"@{actor.id}" if actor is not None else name.lower()
            return known[name]

        length = max(1, len(report.text))
        counted = _Within([q.span for q in report.quantities])
        dated = _Within([m.span for m in report.moments])
        for statement in report.statements:
            if len(statement.span.text) > LONGEST:
                continue
            quantities = [report.quantities[at] for at in counted.of(statement.span)]
            former = [q for q in quantities if is_former(q.span, report.text)]
            moments = [report.moments[at] for at in dated.of(statement.span)]
            inside = _inside(mentions, statement.span)
            subject = sign(statement.subject)
            terms = _terms(statement, subject, inside, moments)
            if former:
                past = {f"{value:.12g}" for q in former for value in (q.low, q.high)}
                terms = tuple(term for term in terms if term not in past)
            clauses.append(
                Clause(
                    statement,
                    number,
                    terms,
                    subject,
                    sign(statement.claimant),
                    tuple((q.unit, q.low, q.high) for q in quantities if q.unit and q not in former),
                    frozenset(day for m in moments for day in [_day(m)] if day),
                    1 - statement.span.start / length,
                    tuple(time for m in moments for time in [time_of(m, report)] if time),
                    not people.isdisjoint(terms),
                    _named(statement.span, inside, people),
                )
            )
    return Held(tuple(clauses), len(reports))


class _Within:
    """Which of some spans lie in another; looked up by where they begin."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans
        self._order = sorted(range(len(spans)), key=lambda at: spans[at].start)
        self._starts = [spans[at].start for at in self._order]

    def of(self, outer: Span) -> list[int]:
        """Give the numbers of the spans that lie in one, in their own order."""
        first, last = bisect_left(self._starts, outer.start), bisect_left(self._starts, outer.end)
        if first == last:
            return []
        return sorted(at for at in self._order[first:last] if self._spans[at].end <= outer.end)


def _day(moment: Moment) -> str:
    """Give month and day of a moment (``09-05``, ``09``), also where its year is not known; empty where it has none."""
    dated = _ISO.match(moment.date)
    if dated:
        return dated[1]
    written = _MONTH.search(moment.span.text)
    if written is None:
        return ""
    month = f"{MONTHS[written[2].lower().rstrip('.')]:02d}"
    day = written[1] or written[3]
    return f"{month}-{int(day):02d}" if day else month


def _inside(mentions: Sequence[_Mention], span: Span) -> Sequence[_Mention]:
    """Give the mentions that lie in a span, of those of its report in their order."""
    near = mentions[bisect_left(mentions, (span.start,)) : bisect_left(mentions, (span.end,))]
    return [mention for mention in near if mention[1] <= span.end]


def _named(span: Span, mentions: Sequence[_Mention], people: frozenset[str]) -> frozenset[str]:
    """Give the stems of the words in people's names: `finance minister Ada Holm`, not `the minister`."""
    found: set[str] = set()
    for start, _, sign, text in mentions:
        if sign in people and (not text[1:].islower() or (text[0].isupper() and start > span.start)):
            found.update(map(stem, keys_of(text)))
    return frozenset(found)


def _terms(
    statement: Statement, subject: str, mentions: Sequence[_Mention], moments: Sequence[Moment]
) -> tuple[str, ...]:
    """Put the sign of an actor in the place of the words of its mentions; the subject may stand before the clause.

    The figures of dates are left out: the 3rd of May is not three of anything.
    """
    spoken: set[str] = set()
    signs: dict[str, None] = {subject: None} if subject[:1] == "@" else {}
    for _, _, sign, text in mentions:
        signs.setdefault(sign)
        if text[:1].isupper():
            spoken.update(_bare(text))
    for moment in moments:
        spoken.update(number for number in _FIGURE.findall(moment.span.text) if len(number) < 4)
    kept = [term for term in statement.terms if term not in spoken] if spoken else statement.terms
    return tuple(dict.fromkeys([*kept, *signs]))


@lru_cache(maxsize=1 << 12)
def _bare(name: str) -> tuple[str, ...]:
    """Give the words of a name as terms have them: every report names the same few."""
    return tuple(word.strip(".,'’\"").removesuffix("'s").removesuffix("’s") for word in name.lower().split())
