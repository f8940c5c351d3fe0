"""What each party promised, demanded, predicted, denied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from samestory.annotate.lemmas import fold
from samestory.annotate.pledges import DUE_KINDS, deadline
from samestory.annotate.told_dates import anchor_of
from samestory.collate.bound import Conditions
from samestory.collate.conflicts.people import known_names
from samestory.collate.dates import story_day
from samestory.collate.read_alone import put_into_words, readable
from samestory.collate.tellings import Tellings
from samestory.model import Evidence, Fact, LedgerEntry, Passage, Pledge, Report, StoryActor, Utterance
from samestory.model.pledge import LEDGER_KINDS


@dataclass(frozen=True, slots=True)
class _Held:
    report: Report
    pledge: Pledge
    party: str
    counterparty: str | None
    terms: frozenset[str]


_Shared = dict[tuple[str, str], list[Passage]]
"""The passages from one report to another, by the two."""


def keep_ledger(
    reports: Sequence[Report],
    actors: Sequence[StoryActor],
    reuse: Sequence[Passage],
    utterances: Sequence[Utterance] = (),
    facts: Sequence[Fact] = (),
) -> tuple[LedgerEntry, ...]:
    """Put together what the reports say that each party holds or commits itself to.

    Entries of one kind and party whose clauses share most of their content words are one entry; copies are kept as
    evidence. The text is that of the clause which shares most with the others, the fuller one first.

    Parameters
    ----------
    reports
        Annotated reports of one story.
    actors
        Who is who across them: parties go by these names.
    reuse
        Shared passages: what stands in both ends of one is the same entry, however few words it has.
    utterances, facts
        Of the story: what a party says in two readings of one utterance, or in two tellings of one fact, is one entry,
        whatever words the reports put it in.

    Returns
    -------
    Entries by party, the most mentioned first, and by kind.
    """
    names = known_names(actors)
    held: list[_Held] = []
    for report in reports:
        for pledge in report.pledges:
            party = names.get(pledge.party.lower(), pledge.party)
            other = names.get(pledge.counterparty.lower(), pledge.counterparty) if pledge.counterparty else None
            words = frozenset(fold(t) for t in pledge.terms) - {fold(w) for w in party.split()}
            held.append(_Held(report, pledge, party, other, words))
    told = Tellings(reports, utterances, facts)
    shared: _Shared = {}
    for passage in reuse:
        shared.setdefault((passage.source.report, passage.copy.report), []).append(passage)
    groups: list[list[_Held]] = []
    alike: dict[tuple[str, str], list[list[_Held]]] = {}
    for item in held:
        able = alike.setdefault((item.pledge.kind, item.party), [])
        for group in able:
            if any(
                _same(item, other, shared)
                or told.one(item.report.id, item.pledge.span, other.report.id, other.pledge.span)
                for other in group
            ):
                group.append(item)
                break
        else:
            groups.append([item])
            able.append(groups[-1])
    groups = _named(_one_party(_merged(groups)), names)
    order = {name: k for k, name in enumerate(dict.fromkeys(h.party for h in held))}
    # The most prominent party first: actors come in the order of how often they are mentioned.
    known = {actor.name: k for k, actor in reversed(list(enumerate(actors)))}
    order = {name: known.get(name, len(known) + k) for name, k in order.items()}
    day = story_day(reports)
    conditions = Conditions(reports, utterances)
    groups = _with_bound(groups, conditions)
    entries = [_bound(_entry(group, day, names), group, conditions) for group in groups]
    return tuple(sorted(entries, key=lambda e: (order[e.party], LEDGER_KINDS.index(e.kind))))


def _merged(groups: list[list[_Held]]) -> list[list[_Held]]:
    """Put to the promise what other reports give as a prediction in the same words: ``will`` is both.

    The kind is that of the better grounded entry: a verb such as ``vowed`` or ``we`` makes a promise of it.
    """
    out: list[list[_Held]] = []
    for group in groups:
        kind = group[0].pledge.kind
        twin = None
        if kind in _WILLED:
            twin = next(
                (
                    other
                    for other in out
                    if other[0].pledge.kind in _WILLED
                    and other[0].pledge.kind != kind
                    and other[0].party == group[0].party
                    and any(_alike(a, b) and _as_long(a, b) for a in group for b in other)
                ),
                None,
            )
        if twin is None:
            out.append(list(group))
        elif _WILLED.index(kind) < _WILLED.index(twin[0].pledge.kind):
            twin[:0] = group
        else:
            twin.extend(group)
    return out


def _with_bound(groups: list[list[_Held]], conditions: Conditions) -> list[list[_Held]]:
    """Put what a report quotes without its condition to the entry that has it, however much longer that is."""
    out = list(groups)
    for group in groups:
        if group[0].pledge.kind not in _WILLED:
            continue
        found = [cut for h in group if (cut := conditions.of(h.report.id, h.pledge.span)) is not None]
        where = {(one.report, one.start, one.end) for _, evidence in found for one in evidence}
        twin = next(
            (
                other
                for other in out
                if other is not group and other[0].party == group[0].party and other[0].pledge.kind in _WILLED
                if any(
                    h.report.id == report and start <= h.pledge.span.start and h.pledge.span.end <= end
                    for h in other
                    for report, start, end in where
                )
            ),
            None,
        )
        if twin is not None and len(found) == len(group):
            out = [[*twin, *group] if held is twin else held for held in out if held is not group]
    return out


def _bound(entry: LedgerEntry, group: Sequence[_Held], conditions: Conditions) -> LedgerEntry:
    """Show an entry with the condition of a fuller reading, where no report of its own has it: `[if the brakes hold]`.

    What binds only on a condition is one.
    """
    found = [conditions.of(h.report.id, h.pledge.span) for h in group]
    cut = next((one for one in found if one is not None), None)
    if entry.kind not in _WILLED or cut is None or None in found or fold(cut[0]) in fold(entry.text):
        return entry
    evidence = (*entry.evidence, *(one for one in cut[1] if one not in entry.evidence))
    return replace(entry, kind="condition", text=f"{entry.text} [{cut[0]}]", evidence=evidence)


def _one_party(groups: list[list[_Held]]) -> list[list[_Held]]:
    """Join entries of the very same words that differ in whom ``the group`` or ``she`` was taken for."""
    out: list[list[_Held]] = []
    for group in sorted(groups, key=len, reverse=True):
        words = group[0].pledge.span.text.lower()
        vague = words.split(" ", 1)[0] in ("the", "he", "she", "it", "they", "his", "her", "its", "their")
        twin = next(
            (other for other in out if other[0].pledge.kind == group[0].pledge.kind
             and other[0].party != group[0].party
             and any(h.pledge.span.text.lower() == words for h in other)), None) if vague else None  # fmt: skip
        if twin is None:
            out.append(group)
        else:
            twin.extend(replace(h, party=twin[0].party) for h in group)
    return out


def _named(groups: list[list[_Held]], names: Mapping[str, str]) -> list[list[_Held]]:
    """Put what an unnamed party says to the named one, or the other description, that says it in the same words."""
    out: list[list[_Held]] = []
    for group in sorted(groups, key=lambda g: g[0].party.lower() not in names):
        twin = None
        if group[0].party.lower() not in names:
            twin = next(
                (
                    other
                    for other in out
                    if other[0].pledge.kind == group[0].pledge.kind
                    and any(_alike(a, b) and len(a.terms & b.terms) >= _SURE for a in group for b in other)
                ),
                None,
            )
        if twin is None:
            out.append(group)
        else:
            twin.extend(replace(h, party=twin[0].party) for h in group)
    return out


_SURE = 4
"""Content words in common by which two parties, of which one is not named, are taken to say one thing."""
_WILLED = ("condition", "promise", "prediction")


def _alike(a: _Held, b: _Held) -> bool:
    shared, least = a.terms & b.terms, min(len(a.terms), len(b.terms))
    return least >= 2 and len(shared) / least >= 0.75


def _as_long(a: _Held, b: _Held) -> bool:
    """Whether neither of two clauses says much more than the other: a deal foreseen is not what is tied to it."""
    return min(len(a.terms), len(b.terms)) >= 0.4 * max(len(a.terms), len(b.terms))


def _same(a: _Held, b: _Held, shared: _Shared) -> bool:
    """Whether two pledges of one kind and party are one."""
    if a.counterparty and b.counterparty and a.counterparty != b.counterparty:
        return False
    common = len(a.terms & b.terms)
    least = min(len(a.terms), len(b.terms))
    if least and common >= min(2, least) and common / least >= 0.6:
        return True
    return any(
        _joins(p, one, two) for one, two in ((a, b), (b, a)) for p in shared.get((one.report.id, two.report.id), ())
    )


def _joins(passage: Passage, a: _Held, b: _Held) -> bool:
    """Whether a passage from the report of the one to that of the other holds both in one place."""
    mine, theirs = a.pledge.span, b.pledge.span
    inside = passage.source.start <= mine.start and mine.end <= passage.source.end
    there = passage.copy.start <= theirs.start and theirs.end <= passage.copy.end
    if not inside or not there:
        return False
    # Passages hold several sentences: the places in them must match, too.
    ratio = len(passage.copy.text) / max(1, len(passage.source.text))
    expected = passage.copy.start + (mine.start - passage.source.start) * ratio
    return abs(expected - theirs.start) < 40


def _entry(group: Sequence[_Held], day: date | None, names: Mapping[str, str]) -> LedgerEntry:
    kind = group[0].pledge.kind
    best = max(
        enumerate(h for h in group if h.pledge.kind == kind),
        key=lambda pair: (
            sum(len(pair[1].terms & other.terms) for other in group if other is not pair[1]),
            len(pair[1].pledge.span.text) <= 240,
            len(pair[1].terms),
            -pair[0],
        ),
    )[1]
    evidence = {(h.report.id, h.pledge.span.start): Evidence.of(h.report.id, h.pledge.span) for h in group}
    counterparty = best.counterparty or next((h.counterparty for h in group if h.counterparty), None)
    subject = names.get(best.pledge.subject.lower(), best.pledge.subject)
    text = readable(put_into_words(best.report, best.pledge, best.party, names), subject)
    due = best.pledge.due or next((found for held in (best, *group) if (found := _due(held, day))), None)
    return LedgerEntry(best.pledge.kind, best.party, counterparty, text, tuple(evidence.values()), due)


def _due(held: _Held, day: date | None) -> str | None:
    """Give the deadline of an entry; where its report has no date, as it is read on the day of the story."""
    if held.pledge.due is not None or anchor_of(held.report) is not None or day is None:
        return held.pledge.due
    return deadline(held.pledge.span.text, day) if held.pledge.kind in DUE_KINDS else None
