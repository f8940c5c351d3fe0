"""A dated moment as it is set against those of other reports."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from samestory.annotate.calendar import interval, read_date
from samestory.collate.conflicts.dates.clocks import minutes_of, zone_of
from samestory.collate.conflicts.occasion import PAST
from samestory.collate.dates import Dated
from samestory.resources.words import word_set

EMPTY: Final = frozenset(["", "be", "have", "do", "say", "tell", "announce", "report", "publish", "post", "update"])
"""Predicates that say nothing of what happens."""
HAPPENS: Final = frozenset(["happen", "occur", "unfold", "strike", "erupt"])
"""Predicates whose subject is what happens (`the breach happened on Monday`)."""
_TAKES: Final = frozenset(["place"])
"""Objects of `take` that make it one of them; the pronouns with which a clause speaks of what was told before."""
_IT: Final = frozenset(["it", "this", "that", "which"])
_SENSED: Final = frozenset(["hear", "see", "feel", "witness"])
"""Predicates whose object is what happens (`heard an explosion at six`)."""
_FURTHER: Final = re.compile(
    r"\b(?:another|further|additional|fresh|(?:even|still|yet) (?:more|\w+er)|"
    r"(?:a|the) (?:second|third|fourth|latest|newest))\b",
    re.IGNORECASE,
)
"""Words with which a clause tells of one more of the kind."""
_CLEFT: Final = re.compile(r"[^.;]{0,30}?\b(?:when|that|before)\b")
"""What follows the time in `it was seven when the roof fell`: then something else is dated."""
_INSIDE: Final = re.compile(r"(?<![.(])\b[a-z]{2,}")
"""Words before a clause that make it one inside of another: a dateline has names alone."""
_NEW: Final = re.compile(r"an?\b", re.IGNORECASE)


@dataclass(frozen=True)
class Told:
    """A dated moment with what follows from it alone: in a long story it is set against hundreds."""

    at: Dated

    @cached_property
    def day(self) -> str:
        """Its day, month or year, without the hour."""
        return self.at.date.partition("T")[0]

    @cached_property
    def place(self) -> tuple[str, int]:
        """Its report and sentence."""
        return self.at.report.id, self.at.moment.sentence

    @cached_property
    def minutes(self) -> int | None:
        """Minutes since midnight, where it tells a clock time."""
        return minutes_of(self.at)

    @cached_property
    def zone(self) -> str:
        """The zone that its hour is told in, where the words beside it name one."""
        return zone_of(self.at)

    @cached_property
    def when(self) -> str:
        """On which side of its report it lies: what is to come, what has just been, what is long past."""
        day, told = read_date(self.at.report.published), interval(self.day)
        if day is None or told is None:
            return ""
        if told[0] > day:
            return "ahead"
        return "past" if (day - told[1]).days > PAST else "now"

    @cached_property
    def terms(self) -> frozenset[str]:
        """The words of its clause that carry meaning."""
        m = self.at.moment
        return frozenset((*m.terms, m.predicate, *m.agent, *m.patient)) - EMPTY

    @cached_property
    def wide(self) -> frozenset[str]:
        """The words of its sentence, those of its clause among them."""
        moment, report = self.at.moment, self.at.report
        told = (s for s in report.statements if s.sentence == moment.sentence and not moment.clause.contains(s.span))
        return frozenset(w for s in told for w in (*s.terms, s.predicate)) | self.terms

    @cached_property
    def is_noun(self) -> bool:
        """Whether a noun tells the event (`the meeting on Monday`), and no verb."""
        return self.at.moment.agent == (self.at.moment.predicate,)

    @cached_property
    def happening(self) -> frozenset[str]:
        """The words that tell what happens: its verb, or the noun of an event that the verb only says to have been."""
        m = self.at.moment
        if self.is_noun:
            return frozenset([m.predicate])
        if m.predicate in HAPPENS or (m.predicate == "take" and _TAKES & {*m.patient, *m.terms}):
            return frozenset(m.agent) - _IT
        if m.predicate in _SENSED:
            return frozenset([m.predicate, *(w for w in m.patient if w in word_set("event_nouns.txt"))])
        if m.predicate == "be":
            return frozenset(w for w in m.agent if w in word_set("event_nouns.txt"))
        return frozenset([m.predicate]) - EMPTY

    @cached_property
    def by_noun(self) -> bool:
        """Whether a noun tells what happens, so that nobody takes part in it by this clause."""
        return (bool(self.happening) and self.at.moment.predicate not in self.happening) or self.is_noun

    @cached_property
    def refers(self) -> bool:
        """Whether it says when that happened of which its report tells (`it was shortly before seven`)."""
        m = self.at.moment
        behind = self.at.report.text[m.span.end : m.span.end + 40]
        if m.patient or not m.agent or not set(m.agent) <= _IT or _CLEFT.match(behind):
            return False  # `it is a sight`, `it was seven when he came`
        return m.predicate in HAPPENS or (m.predicate == "be" and "T" in (self.at.date or m.rule.replace("@", "T")))

    @cached_property
    def brings_in(self) -> bool:
        """Whether a clause inside of another one brings in a thing of its own (`by a treaty adopted in May`)."""
        clause, sentence = self.at.moment.clause, self.at.report.sentences[self.at.moment.sentence]
        before = self.at.report.text[sentence.start : clause.start]
        return bool(_NEW.match(clause.text)) and bool(_INSIDE.search(before))

    @cached_property
    def one_more(self) -> bool:
        """Whether its clause tells of one more of the kind."""
        return bool(_FURTHER.search(self.at.moment.clause.text))

    @cached_property
    def beside(self) -> str:
        """The text around it."""
        span = self.at.moment.span
        return self.at.report.text[max(0, span.start - 24) : span.end + 24]
