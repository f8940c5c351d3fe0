"""Reports of a story that count as one witness of whatever they tell.

Independence is never invented: where it is unclear whether two reports found something out separately, they are one
origin. Everything here only ever joins; adding a copy of a report cannot raise a count.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from samestory.collate.agencies import agencies_of, own_agency
from samestory.collate.joined import Groups
from samestory.collate.publishers import house_of, publisher_of
from samestory.collate.words import words
from samestory.model import Origin, Passage, Report

SHARE = 0.3
"""Share of the words of the shorter report that stand in the other, from which the two are one witness. In the
development stories, reports of one agency's text share from .3 upwards, independent ones at most .05."""

NAMED = 3
"""So many names at most has an origin of which it is not known where it began; the last of them counts the others."""

WORDS = 8
"""Equal words in a row that count as taken over where a report names no source of its own, quoted ones as well."""


def find_origins(reports: Sequence[Report], reuse: Sequence[Passage]) -> tuple[Origin, ...]:
    """Group reports into witnesses: those that share much of their text, carry one agency's, or are of one publisher.

    Parameters
    ----------
    reports
        The reports of one story; every one is in exactly one origin.
    reuse
        What they share, as :func:`samestory.collate.reuse.find_reuse` gives it.

    Returns
    -------
    tuple of Origin
        In the order of their first reports. ``kind`` is ``agency`` (named after it), ``outlet`` (named after the
        source, where that is known) or ``unknown`` (named after all that may be it: ``Velm Courier or Osk Post``).
    """
    labels = {report.id: report.label for report in reports}
    groups = Groups(report.id for report in reports)
    _join_same(reports, groups)
    for (one, two), share in _shares(reports, reuse).items():
        if share >= SHARE:
            reason = f"{labels[one]} and {labels[two]} share {share:.0%} of the shorter one's words"
            groups.join(one, two, reason)
    _join_unsigned(reports, reuse, groups)
    carriers: dict[str, list[str]] = {}
    for report in reports:
        for agency in agencies_of(report):
            carriers.setdefault(agency, []).append(report.id)
    for agency, ids in carriers.items():
        for other in ids[1:]:
            groups.join(ids[0], other, f"{labels[ids[0]]} and {labels[other]} both credit {agency}")
        for source in (report for report in reports if report.outlet == agency and report.id not in ids):
            groups.join(ids[0], source.id, f"{labels[ids[0]]} credits {agency}")
    _join_published(reports, groups)
    by_id = {report.id: report for report in reports}
    return tuple(
        _origin(f"o{n}", [by_id[i] for i in members], reasons, reuse)
        for n, (members, reasons) in enumerate(groups.sets(), 1)
    )


def _join_same(reports: Sequence[Report], groups: Groups) -> None:
    """Join reports whose bodies are the same word for word; they may be too short to share a passage."""
    seen: dict[tuple[str, ...], str] = {}
    for report in reports:
        keys = words(report.text, report.body_start).keys
        if keys in seen:
            first = next(other for other in reports if other.id == seen[keys])
            groups.join(first.id, report.id, f"{first.label} and {report.label} have the same text")
        elif keys:
            seen[keys] = report.id


def _join_published(reports: Sequence[Report], groups: Groups) -> None:
    """Join the reports of one outlet, and of outlets that one company publishes: they may share a newsroom's copy."""
    first: dict[str, Report] = {}
    for report in reports:
        publisher = publisher_of(report)
        if not publisher:
            continue
        one = first.setdefault(publisher, report)
        house = house_of(report)
        if one.id == report.id:
            continue
        if house and one.label != report.label:
            groups.join(one.id, report.id, f"{one.label} and {report.label} are both published by {house}")
        else:
            groups.join(one.id, report.id, f"both reports are of {report.label}")


def _join_unsigned(reports: Sequence[Report], reuse: Sequence[Passage], groups: Groups) -> None:
    """Join a report that nobody signs, and that copies, to the one from which it can have most.

    Quotations alone show no copying: two outlets may have heard one speech. But a report with no outlet, byline,
    credit or date that shares a passage of running text with another shows no hearing of its own, so its quotations
    count as well: where at least ``SHARE`` of its words stand in the others in runs of ``WORDS``, it is no witness.
    Reports with which it is one already are no others: a copy of it must not stand for where it has its words from.
    """
    copying = {side.report for passage in reuse for side in (passage.source, passage.copy)}
    signed = {r.id for r in reports if r.outlet or r.bylines or r.published or agencies_of(r)}
    for report in reports:
        if report.id not in copying or report.id in signed:
            continue
        own = {other.id for other in reports if groups.find(other.id) == groups.find(report.id)}
        if own & signed:
            continue
        mine = words(report.text, report.body_start).keys
        taken: set[int] = set()
        best: tuple[int, Report] | None = None
        for other in reports:
            if other.id in own:
                continue
            held = _standing(mine, words(other.text, other.body_start).keys)
            taken |= held
            if held and (best is None or len(held) > best[0]):
                best = (len(held), other)
        if best is not None and len(taken) >= SHARE * len(mine):
            groups.join(
                report.id,
                best[1].id,
                f"{report.label} names no outlet, author, credit or date, and {len(taken) / len(mine):.0%} of its "
                f"words, quotations included, stand in the others, most of them in {best[1].label}",
            )


def _standing(mine: Sequence[str], theirs: Sequence[str]) -> set[int]:
    """Find the places of the words that stand in another text, too, in runs of at least ``WORDS``."""
    known = {tuple(theirs[n : n + WORDS]) for n in range(len(theirs) - WORDS + 1)}
    found: set[int] = set()
    for n in range(len(mine) - WORDS + 1):
        if tuple(mine[n : n + WORDS]) in known:
            found.update(range(n, n + WORDS))
    return found


def _shares(reports: Sequence[Report], reuse: Sequence[Passage]) -> dict[tuple[str, str], float]:
    """Measure how much of the shorter of two reports stands in passages that they share."""
    order = {report.id: n for n, report in enumerate(reports)}
    size = {report.id: len(report.text) - report.body_start for report in reports}
    spans: dict[tuple[str, str], dict[str, list[tuple[int, int]]]] = {}
    for passage in reuse:
        ends = sorted((passage.source, passage.copy), key=lambda evidence: order[evidence.report])
        sides = spans.setdefault((ends[0].report, ends[1].report), {})
        for evidence in ends:
            sides.setdefault(evidence.report, []).append((evidence.start, evidence.end))
    out = {}
    for pair in sorted(spans, key=lambda pair: (order[pair[0]], order[pair[1]])):
        out[pair] = max(_length(spans[pair][side]) / max(size[side], 1) for side in pair)
    return out


def _length(spans: Iterable[tuple[int, int]]) -> int:
    """Count the characters that some spans cover together."""
    covered, reach = 0, -1
    for start, end in sorted(spans):
        covered += max(0, end - max(start, reach))
        reach = max(reach, end)
    return covered


def _origin(id: str, members: Sequence[Report], reasons: Sequence[str], reuse: Sequence[Passage]) -> Origin:
    """Name an origin after its agency, or the outlet that all others are known to have copied."""
    ids = tuple(report.id for report in members)
    agencies = list(dict.fromkeys(agency for report in members for agency in agencies_of(report)))
    why = "; ".join(reasons)
    if agencies:
        own = next((report for report in members if own_agency(report)), None)
        name = (own_agency(own) if own else None) or agencies[0]
        alone = (
            f"{(own or members[0]).label} is the agency" if own else f"{members[0].label} credits {', '.join(agencies)}"
        )
        return Origin(id, name, "agency", ids, why or alone)
    if len(members) == 1:
        report = members[0]
        kind = "outlet" if report.outlet else "unknown"
        return Origin(
            id, report.label, kind, ids, f"{report.label} shares little with the others and credits no agency"
        )
    houses = {house_of(report) for report in members}
    if len(houses) == 1 and "" not in houses and len({report.label for report in members}) > 1:
        return Origin(id, min(houses), "outlet", ids, why)
    if len({report.label for report in members}) == 1 and all(report.outlet for report in members):
        return Origin(id, members[0].label, "outlet", ids, why)
    copies = {p.copy.report for p in reuse if p.direction == "known" and p.source.report in ids}
    sources = [report for report in members if report.id not in copies]
    known = {p.source.report for p in reuse if p.direction == "known" and p.copy.report in ids}
    if len(sources) == 1 and sources[0].id in known:
        kind = "outlet" if sources[0].outlet else "unknown"
        return Origin(id, sources[0].label, kind, ids, why)
    name = _either([report.label for report in sources or members])
    return Origin(id, name, "unknown", ids, f"{why}; which of them had it first is not known")


def _either(labels: Sequence[str]) -> str:
    """Name those of which one may be the source; none of them alone, as that would say that it is."""
    names = list(dict.fromkeys(labels))
    if len(names) > NAMED:
        names[NAMED - 1 :] = [f"{len(names) - NAMED + 1} others"]
    return " or ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]
