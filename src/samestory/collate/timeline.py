"""What happened when, by the dates told in the reports."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samestory.annotate.lemmas import fold
from samestory.collate.dates import Dated, date_moments
from samestory.model import Evidence, Report, TimelineEntry
from samestory.resources.words import word_set

_DULL = frozenset(["be", "have", "post", "publish", "update", "correct", "file", "copyright", "read", "print", "say"])
"""Predicates of what surrounds a report, and of states: no events."""

_LOOSE = re.compile(r"(?:to|who|which|that|and|but|or|than|as|of|not)\b|[^,]{1,60}, that\b", re.IGNORECASE)
"""How a clause begins that lost what it hangs on."""
_AHEAD = re.compile(
    r"\b(?:will|would|shall|must|is to|are to|has to|have to|"
    r"(?:promised|expected|scheduled|vowed|pledged|planned|agreed|ordered|plans|due|set) to)\b"
)
"""What is to be done by a date stands on that date; `by May they had left` only bounds."""
_OPENING = re.compile(r"^(?:[\w .,/-]{0,40}\)\s*[-–—]?\s*|[A-Z][\w .,’'-]{0,40}\([\w .-]{0,40}\) [-–—]+\s*)")
"""What is left of a credit before the first words (``Agency) - ``)."""
_RELATIVE = re.compile(
    r"^(?P<who>[^,]{2,90}), (?:who|which) (?!(?:he|she|it|they|we|I|you|the|a|an|his|her|its|their)\b)"
)
_ISO = re.compile(r"\d{4}(?:-(?:W\d\d|\d\d(?:-\d\d(?:T\d\d:\d\d)?)?))?$")


def make_timeline(reports: Sequence[Report]) -> tuple[TimelineEntry, ...]:
    """Order what happened by the dates that the reports tell.

    An entry is a clause with a verb and somebody in it, dated by the clause itself. Dates of saying something make
    none, nor do dates that only bound an event (``since``, ``by``), but for the day by which something is to be
    done. Clauses of one date that tell one event are one entry with all their evidence. Where reports date one
    event differently, both dates stand here, and the conflict is among the conflicts.

    Parameters
    ----------
    reports
        Annotated reports of one story.

    Returns
    -------
    Entries by date (ISO 8601, as precise as the texts), a year before its months and a month before its days.
    """
    events = [d for d in date_moments(reports) if _is_event(d)]
    common = _common(events)
    groups: list[list[Dated]] = []
    for event in events:
        for group in groups:
            if group[0].date[:10] == event.date[:10] and any(_same_event(event, other, common) for other in group):
                group.append(event)
                break
        else:
            groups.append([event])
    entries = [_entry(group) for group in groups]
    entries = [e for e in entries if e is not None]
    return tuple(sorted((e for e in entries if e is not None), key=lambda e: (_order(e.date), e.text)))


def _order(date: str) -> str:
    if "W" in date:
        from samestory.annotate.calendar import interval

        days = interval(date)
        return days[0].isoformat() if days else date
    return date


def _is_event(d: Dated) -> bool:
    m = d.moment
    deadline = m.bound == "by" and bool(_AHEAD.search(m.clause.text))
    if (
        not _ISO.match(d.date)
        or (m.bound and not deadline)
        or m.spoken
        or m.negated
        or not m.eventful
        or (m.predicate in _DULL and not deadline)
    ):
        return False
    if not set(m.agent or m.patient) - word_set("pronouns.txt"):
        return False
    words = m.clause.text.split()
    return (3 if m.agent == (m.predicate,) else 4) <= len(words) <= 60 and not _LOOSE.match(m.clause.text)


def _common(events: Sequence[Dated]) -> frozenset[str]:
    """Words that stand in the dated clauses of most reports: what the story is about tells no two events apart."""
    by_term: dict[str, set[str]] = {}
    for d in events:
        for term in d.moment.terms:
            by_term.setdefault(fold(term), set()).add(d.report.id)
    reports = len({d.report.id for d in events})
    return frozenset(t for t, where in by_term.items() if reports >= 4 and len(where) * 2 > reports)


def _same_event(a: Dated, b: Dated, common: frozenset[str]) -> bool:
    ours, theirs = {fold(t) for t in a.moment.terms}, {fold(t) for t in b.moment.terms}
    shared = ours & theirs
    least = min(len(ours), len(theirs))
    if not least:
        return False
    share = len(shared) / least
    if a.moment.predicate == b.moment.predicate:
        people = (set(a.moment.agent) | set(a.moment.patient)) & (set(b.moment.agent) | set(b.moment.patient))
        done_to = (set(a.moment.patient) & set(b.moment.patient)) - word_set("pronouns.txt")
        if done_to and len(a.date) >= 10:
            return share >= 0.2
        return (bool(people - word_set("pronouns.txt")) and share >= 0.4) or share >= 0.6
    return len(shared - common) >= 3 and share >= 0.6


def _entry(group: Sequence[Dated]) -> TimelineEntry | None:
    best = max(group, key=_quality)
    if _quality(best)[0] < 0:
        return None
    evidence = {(d.report.id, d.moment.clause.start): Evidence.of(d.report.id, d.moment.clause) for d in group}
    clocks = [d.date for d in group if "T" in d.date and d is best]
    date = (
        clocks[0]
        if clocks and len(set(clocks)) == 1 and not any(d.moment.approximate for d in group)
        else group[0].date[:10]
    )
    # `The bridge, which opened in 1961`: as a clause of its own.
    text = _OPENING.sub("", best.moment.clause.text)
    match = _RELATIVE.match(text)
    if match and ", " not in text[match.end() :]:
        text = f"{match['who']} {text[match.end() :]}"
    return TimelineEntry(date, text, tuple(evidence.values()))


def _quality(d: Dated) -> tuple[int, int, int, str]:
    """Rank the clauses of one event: whole sentences first, then length near that of a line, then the earliest."""
    text = d.moment.clause.text
    whole = 1 if text[:1].isupper() and (set(d.moment.agent) | set(d.moment.patient)) else 0
    subject = text.split()[0].lower()
    # `Her officers sent ...` has a noun for its subject.
    if (
        subject in word_set("pronouns.txt") - {"her"}
        or subject.endswith("ing")
        or subject.endswith("ed")
        or subject == "to"
    ):
        whole = -1 if len(text) < 200 else 0
    return whole, -abs(len(text) - 140), -d.moment.span.start, d.report.id
