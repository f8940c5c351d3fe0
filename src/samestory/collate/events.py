"""Who did what to whom across the reports of a story, in the categories of PLOVER."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samestory.annotate.lemmas import fold
from samestory.collate.conflicts.people import known_names
from samestory.model import CodedEvent, Deed, Evidence, Report, StoryActor
from samestory.model.event import EVENT_CODES

ALIKE = 0.4
"""Share of the content words of the shorter clause that two tellings of one event have in common."""


@dataclass(frozen=True, slots=True)
class _Told:
    report: Report
    deed: Deed
    actor: str
    recipient: str | None
    claimant: str | None
    terms: frozenset[str]


def code_events(reports: Sequence[Report], actors: Sequence[StoryActor]) -> tuple[CodedEvent, ...]:
    """Put together what the reports say that each actor did to another.

    Tellings are one event where category, actor and recipient agree, no date sets them apart, and either the dates
    agree or the clauses share words.

    Parameters
    ----------
    reports
        Annotated reports of one story.
    actors
        Who is who across them.

    Returns
    -------
    The events in the order of the categories, then of the actors' names.
    """
    names = known_names(actors)

    def known(name: str | None) -> str | None:
        return names.get(name.lower(), name) if name else None

    groups: list[list[_Told]] = []
    for report in reports:
        for deed in report.deeds:
            actor, recipient = known(deed.actor) or deed.actor, known(deed.recipient)
            if actor == recipient:
                continue
            own = {fold(w) for name in (actor, recipient or "") for w in name.split()}
            terms = frozenset(fold(t) for t in deed.terms) - own
            item = _Told(report, deed, actor, recipient, known(deed.claimant), terms)
            group = next((g for g in groups if any(_same(item, other) for other in g)), None)
            if group is None:
                groups.append([item])
            else:
                group.append(item)
    events = [_event(group) for group in groups]
    return tuple(sorted(events, key=lambda e: (EVENT_CODES.index(e.code), e.actor, e.recipient or "", e.date or "")))


def _same(a: _Told, b: _Told) -> bool:
    if (a.deed.code, a.actor, a.recipient, a.claimant) != (b.deed.code, b.actor, b.recipient, b.claimant):
        return False
    if a.deed.date and b.deed.date:
        return a.deed.date == b.deed.date
    least = min(len(a.terms), len(b.terms))
    return bool(least) and len(a.terms & b.terms) >= ALIKE * least


def _event(group: Sequence[_Told]) -> CodedEvent:
    first = group[0]
    evidence = {(t.report.id, t.deed.span.start): Evidence.of(t.report.id, t.deed.span) for t in group}
    return CodedEvent(
        code=first.deed.code,
        mode=next((t.deed.mode for t in group if t.deed.mode), None),
        actor=first.actor,
        recipient=first.recipient,
        date=next((t.deed.date for t in group if t.deed.date), None),
        claimant=first.claimant,
        evidence=tuple(evidence.values()),
    )
