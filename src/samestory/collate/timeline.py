"""What happened when, by the dates told in the reports."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import product

from samestory.annotate.calendar import interval
from samestory.annotate.lemmas import fold
from samestory.collate.dated_words import subject_of, words_of
from samestory.collate.dates import Dated, date_moments
from samestory.collate.reuse.places import reworded
from samestory.collate.tellings import Tellings
from samestory.model import Conflict, Evidence, Fact, Passage, Report, Span, TimelineEntry
from samestory.resources.words import word_set

_DULL = frozenset(
    [
        "be",
        "have",
        "post",
        "publish",
        "update",
        "correct",
        "file",
        "copyright",
        "read",
        "print",
        "say",
        "quote",
        "photograph",
        "believe",
        "consider",
        "think",
    ]
)
"""Predicates of what surrounds a report, and of states: no events."""

_CAPTION = re.compile(r"(?:\d{1,3}/\d{1,3}\b|Photos?\b|Pictured?\b|Image\b|Watch\b|['’]s\b)|.*\(@\w+\)", re.DOTALL)
"""How the words under a picture, a gallery's or a post's begin or end."""
_LOOSE = re.compile(r"(?:to|who|which|that|and|but|or|than|as|of|not)\b|[^,]{1,60}, that\b", re.IGNORECASE)
"""How a clause begins that lost what it hangs on."""
_AHEAD = re.compile(
    r"\b(?:will|would|shall|must|is to|are to|has to|have to|"
    r"(?:promised|expected|scheduled|vowed|pledged|planned|agreed|ordered|plans|due|set) to)\b"
)
"""What is to be done by a date stands on that date; `by May they had left` only bounds."""
_DAY = 10
"""Characters of a date that tells the day."""
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_ISO = re.compile(r"\d{4}(?:-(?:W\d\d|\d\d(?:-\d\d(?:T\d\d:\d\d)?)?))?$")


def make_timeline(
    reports: Sequence[Report],
    conflicts: Sequence[Conflict] = (),
    facts: Sequence[Fact] = (),
    reuse: Sequence[Passage] = (),
) -> tuple[TimelineEntry, ...]:
    """Order what happened by the dates that the reports tell.

    An entry is a clause with a verb and somebody in it, dated by the clause itself. Dates of saying something make
    none, nor do dates that only bound an event (``since``, ``by``), but for the day by which something is to be
    done. Clauses of one date that tell one event are one entry with all their evidence; a loose date (``this week``)
    joins the day that another report gives, and a noun (``the blast on Monday``) the clause that tells it. Where
    reports date one event differently, both dates stand here, and each entry says what the others give.

    Parameters
    ----------
    reports
        Annotated reports of one story.
    conflicts
        Those of the story: dates that exclude one another are told at the entries.
    facts
        Those of the story: clauses of one day that tell one fact are one entry, whatever their words.
    reuse
        What the reports share: of a machine's rewording, an entry is shown in the words of another report.

    Returns
    -------
    Entries by date (ISO 8601, as precise as the texts), a year before its months and a month before its days.
    """
    events = [d for d in date_moments(reports) if _is_event(d)]
    common = _common(events)
    groups: list[list[Dated]] = []
    told = Tellings(reports, (), facts)
    places = {id(event): _places(event) for event in events}
    for event in events:
        for group in groups:
            if group[0].date[:10] == event.date[:10] and _joins(event, group, common, told, places):
                group.append(event)
                break
        else:
            groups.append([event])
    spun = reworded(reuse)
    entries = [_entry(group, conflicts, spun) for group in _happened(_told_once(groups, common))]
    return tuple(sorted((e for e in entries if e is not None), key=lambda e: (_order(e.date), e.text)))


def _joins(
    event: Dated,
    group: Sequence[Dated],
    common: frozenset[str],
    told: Tellings,
    places: Mapping[int, tuple[Span, ...]],
) -> bool:
    """Whether a clause tells the event of a group: in the same verb as one of them, or like most of them."""
    like = 0
    for other in group:
        same = _same_event(event, other, common)
        if same and event.moment.predicate == other.moment.predicate:
            return True
        like += same or any(
            told.one(event.report.id, here, other.report.id, there)
            for here, there in product(places[id(event)], places[id(other)])
        )
    return 2 * like >= len(group)


def _places(d: Dated) -> tuple[Span, ...]:
    """Say where a report tells an event: its clause, and the shortest statement in it with its verb and its date."""
    m = d.moment
    held = [
        s.span
        for s in d.report.statements
        if s.predicate == m.predicate and s.span.contains(m.span) and m.clause.contains(s.span)
    ]
    return tuple(dict.fromkeys((m.clause, min(held, key=lambda span: span.end - span.start, default=m.clause))))


LEAST_NAMED = 2
"""Words by which a noun without a name must say which event it tells."""

_SAID_AT = frozenset({"conference", "briefing", "interview", "statement", "speech", "address"})
"""Nouns of what is held to say something: their day is that of saying."""

_HAPPENS = frozenset({"happen", "occur", "unfold", "take", "strike", "come"})
"""Verbs by which a noun tells that it was (``the crash happened at noon``)."""


def _happened(groups: list[list[Dated]]) -> list[list[Dated]]:
    """Put what only says that it happened (``the crash happened at noon``) to what tells the event of that day."""
    out = [group for group in groups if not all(_only_happened(d) for d in group)]
    for group in groups:
        if all(_only_happened(d) for d in group):
            same = [other for other in out if other[0].date[:10] == group[0].date[:10]]
            if same:
                max(same, key=lambda other: len({d.report.id for d in other})).extend(group)
            else:
                out.append(group)
    return out


def _only_happened(d: Dated) -> bool:
    m = d.moment
    return m.predicate in _HAPPENS and bool(m.agent) and m.agent[-1] in word_set("event_nouns.txt")


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
    if _CAPTION.match(m.clause.text):
        return False
    return (3 if m.agent == (m.predicate,) else 4) <= len(words) <= 60 and not _LOOSE.match(m.clause.text)


def _told_once(groups: list[list[Dated]], common: frozenset[str]) -> list[list[Dated]]:
    """Join what tells an event again with less: a looser date for it, or a noun for what a clause tells."""
    out: list[list[Dated]] = []
    finer = sorted(range(len(groups)), key=lambda k: (_is_phrase(groups[k]), -len(groups[k][0].date[:10]), k))
    for k in finer:
        group = groups[k]
        home = next((other for other in out if _retold(group, other, common)), None)
        if home is None:
            out.append(list(group))
        else:
            home.extend(group)
    return out


def _is_phrase(group: Sequence[Dated]) -> bool:
    """Whether nothing but noun phrases tell an event."""
    return all(d.moment.agent == (d.moment.predicate,) for d in group)


def _retold(group: Sequence[Dated], other: Sequence[Dated], common: frozenset[str]) -> bool:
    mine, theirs = group[0].date[:10], other[0].date[:10]
    outer, inner = interval(mine), interval(theirs)
    if outer is None or inner is None or not (outer[0] <= inner[0] and inner[1] <= outer[1]):
        return False
    if mine != theirs and not all(d.moment.inferred for d in group):
        return False
    # Copies tell it in the same words: each two wordings are compared once.
    ours, told = (_counted(held) for held in (group, other))
    alike = sum(n * m * _same_event(a, b, common) for a, n in ours for b, m in told)
    if 2 * alike >= len(group) * len(other) or (mine != theirs and alike):
        return True
    if mine != theirs or not _is_phrase(group):
        return False
    # `The blast late on Thursday` beside a clause that tells of the blast: it adds nothing but its words.
    nouns = {fold(d.moment.predicate) for d in group}
    return any(
        nouns & {fold(t) for t in d.moment.terms} or len(d.moment.terms) >= len(group[0].moment.terms) + 4
        for d in other
    )


def _counted(group: Sequence[Dated]) -> list[tuple[Dated, int]]:
    """Give each wording of an event once, with how often it is told."""
    told: dict[tuple[object, ...], list[Dated]] = {}
    for d in group:
        m = d.moment
        told.setdefault((m.terms, m.predicate, m.agent, m.patient, len(d.date) >= _DAY), []).append(d)
    return [(same[0], len(same)) for same in told.values()]


def _common(events: Sequence[Dated]) -> frozenset[str]:
    """Words that stand in the dated clauses of most reports: what the story is about tells no two events apart."""
    by_term: dict[str, set[str]] = {}
    for d in events:
        for term in d.moment.terms:
            by_term.setdefault(fold(term), set()).add(d.report.id)
    reports = len({d.report.id for d in events})
    return frozenset(t for t, where in by_term.items() if reports >= 4 and len(where) * 2 > reports)


@lru_cache(maxsize=1 << 14)
def _folded(terms: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold, terms))


def _same_event(a: Dated, b: Dated, common: frozenset[str]) -> bool:
    ours, theirs = _folded(a.moment.terms), _folded(b.moment.terms)
    shared = ours & theirs
    least = min(len(ours), len(theirs))
    if not least:
        return False
    share = len(shared) / least
    if a.moment.predicate == b.moment.predicate:
        people = (set(a.moment.agent) | set(a.moment.patient)) & (set(b.moment.agent) | set(b.moment.patient))
        done_to = (set(a.moment.patient) & set(b.moment.patient)) - word_set("pronouns.txt")
        if done_to and len(a.date) >= _DAY:
            return share >= 0.2
        return (bool(people - word_set("pronouns.txt")) and share >= 0.4) or share >= 0.6
    if share < 0.6 or len(shared) < 3:
        return False
    who = [set(m.agent) | set(m.patient) for m in (a.moment, b.moment)]
    if len(a.date) >= _DAY and (who[0] & who[1]) - word_set("pronouns.txt"):
        return True  # one day, one of those who take part, and much the same words
    return len(shared - common) >= 3


def _others(group: Sequence[Dated], conflicts: Sequence[Conflict]) -> tuple[str, ...]:
    """Give the dates that other reports have for the event, by the conflicts."""
    told: dict[tuple[str, int], list[Dated]] = {}
    for d in group:
        told.setdefault((d.report.id, d.moment.clause.start), []).append(d)
    found: dict[str, None] = {}
    for conflict in conflicts:
        if conflict.kind != "date":
            continue
        here = [
            k
            for k, side in enumerate(conflict.sides)
            if any(_gives(d, side.value) for e in side.evidence for d in told.get((e.report, e.start), ()))
        ]
        if len(here) == 1:
            found.update(dict.fromkeys(s.value for k, s in enumerate(conflict.sides) if k != here[0]))
    return tuple(found)


def _gives(d: Dated, value: str) -> bool:
    """Whether a date is the one of a side: its clause may tell another one as well."""
    day = _DATE.search(value)
    if day is not None:
        return d.date.startswith(day[0][: len(d.date)]) or day[0].startswith(d.date[:_DAY])
    mine, theirs = d.moment.span.text.lower(), value.lower()
    return mine in theirs or theirs in mine


def _entry(group: Sequence[Dated], conflicts: Sequence[Conflict], spun: frozenset[str]) -> TimelineEntry | None:
    day = group[0].date[:10]
    able = [d for d in group if d.date[:10] == day and not _only_happened(d)] or list(group)
    count = Counter(term for d in group for term in _folded(d.moment.terms))
    best = max(able, key=lambda d: (_quality(d)[0] >= 0, d.report.id not in spun, _central(d, count), _quality(d)))
    if _quality(best)[0] < 0:
        return None
    whole = subject_of(best) if _is_phrase(group) else best.moment.clause
    if whole is None and best.moment.clause.text.split(" ", 1)[0].lower() in word_set("pronouns.txt"):
        return None  # `his election in May`: whose is not told
    if whole is None and _says_nothing(best):
        return None
    evidence = {(d.report.id, d.moment.clause.start): Evidence.of(d.report.id, d.moment.clause) for d in group}
    if whole is not None and whole != best.moment.clause:
        evidence[best.report.id, best.moment.clause.start] = Evidence.of(best.report.id, whole)
    clocks = [d.date for d in group if "T" in d.date and (d is best or _only_happened(d))]
    date = (
        clocks[0]
        if clocks and len(set(clocks)) == 1 and not any(d.moment.approximate for d in group)
        else group[0].date[:10]
    )
    text = words_of(best, whole)
    return TimelineEntry(date, text, tuple(evidence.values()), _others(group, conflicts))


def _says_nothing(d: Dated) -> bool:
    """Whether a noun that tells an event says not which (`the talks on Monday`), or only when something was said."""
    named = any(word[:1].isupper() for word in d.moment.clause.text.replace(d.moment.span.text, "").split()[1:])
    return d.moment.predicate in _SAID_AT or (not named and len(d.moment.terms) < LEAST_NAMED)


def _central(d: Dated, count: Mapping[str, int]) -> int:
    """Count the words that a clause shares with the other tellings: the one that most agree with is shown."""
    return sum(count[term] - 1 for term in _folded(d.moment.terms))


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
