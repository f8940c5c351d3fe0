"""How many independent origins one fact has: which of the reports that give it count as one witness.

Independence is never invented: where it is unclear whether two reports found something out separately, they are one
origin. Everything here only ever joins; adding a copy of a report cannot raise a count.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from operator import attrgetter, itemgetter

from samestory.collate.agencies import agencies_credited, agencies_of
from samestory.collate.joined import Groups
from samestory.collate.reuse.places import Places
from samestory.collate.sources import is_named, may_stand_for, same_source
from samestory.model import Evidence, Origin, Passage, Report, Span, Witness

COVER = 0.6
"""Share of an evidence clause that must lie in a passage for the passage to count as where it comes from."""


def witnesses(
    evidence: Sequence[Evidence],
    reports: Sequence[Report],
    reuse: Sequence[Passage],
    origins: Sequence[Origin],
    places: Places | None = None,
    attributed: Attributed | None = None,
) -> tuple[Witness, ...]:
    """Count the independent origins of one fact.

    Two reports are one witness of it when any of these joins them, over any number of steps: a shared passage
    covers the evidence in both; they credit the same agency for it, in the sentence or for the whole report; they
    give the same person or body as the one who says so; or they are one origin as wholes (then nothing shows that
    this was found out separately).

    Parameters
    ----------
    evidence
        The spans that make the fact, in one or several reports.
    reports, reuse, origins
        The story, its passages and its origins.
    places
        Where the passages stand; made of ``reuse`` where it is not given.
    attributed
        Who is given as saying what; made of ``reports`` where it is not given.

    Returns
    -------
    tuple of Witness
        In the order of the reports; each with the reason in words. Their number is the count of origins; adding a
        copy of a report and its evidence never raises it.
    """
    held = {item.report for item in evidence}
    present = [report for report in reports if report.id in held]
    labels = {report.id: report.label for report in present}
    groups = Groups(report.id for report in present)
    mine: dict[str, list[Evidence]] = {report.id: [] for report in present}
    for item in evidence:
        if item.report in mine:
            mine[item.report].append(item)
    places = places or Places(reuse)
    for number in places.joining(mine, COVER):
        passage = places.reuse[number]
        one, two = passage.source.report, passage.copy.report
        groups.join(
            one, two, f"{labels[one]} and {labels[two]} give it in the same passage ({_brief(passage.source.text)})"
        )
    by_agency: dict[str, list[str]] = {}
    by_source: dict[str, list[str]] = {}
    attributed = attributed or Attributed(present)
    for report in present:
        for agency in _agencies(report, mine[report.id]):
            by_agency.setdefault(agency, []).append(report.id)
        for name in attributed.sources(report.id, mine[report.id]):
            by_source.setdefault(name, []).append(report.id)
    for agency, ids in by_agency.items():
        for other in ids[1:]:
            groups.join(ids[0], other, f"{labels[ids[0]]} and {labels[other]} have it from {agency}")
    for name, ids in _merge_names(by_source, attributed).items():
        for other in ids[1:]:
            groups.join(ids[0], other, f"{labels[ids[0]]} and {labels[other]} both have it from {name}")
    whole = {id: number for number, origin in enumerate(origins) for id in origin.reports}
    together: dict[int, list[str]] = {}
    for id in labels:
        if id in whole:
            together.setdefault(whole[id], []).append(id)
    for number in sorted(together):
        first, *others = together[number]
        for other in others:
            if groups.find(first) != groups.find(other):
                groups.join(first, other, _together(origins[number], labels[first], labels[other]))
    return tuple(
        Witness(tuple(members), "; ".join(why) or f"{labels[members[0]]} gives it in its own words")
        for members, why in groups.sets()
    )


def _together(origin: Origin, one: str, two: str) -> str:
    """Say why two reports of one origin are one witness of any fact."""
    parts, order = _parts(origin.reason)
    found = [at for head in (f"{one} and {two} ", "both reports") for at in _beginning(order, head)]
    shown = parts[min(found)] if found else ""
    why = shown or f"{one} and {two} share text"
    return f"{why}; nothing shows that they found this separately"


@lru_cache(maxsize=1 << 10)
def _parts(reason: str) -> tuple[list[str], list[tuple[str, int]]]:
    """Give the parts of a reason, and the same in the order of their letters, each with its number."""
    parts = reason.split("; ")
    return parts, sorted((part, at) for at, part in enumerate(parts))


def _beginning(order: Sequence[tuple[str, int]], head: str) -> Iterator[int]:
    """Give the numbers of the parts that begin with some words: of hundreds, for each two reports of every fact."""
    for part, at in islice(order, bisect_left(order, head, key=itemgetter(0)), None):
        if not part.startswith(head):
            return
        yield at


@lru_cache(maxsize=1 << 12)
def _brief(words: str) -> str:
    """Give the first words of a passage, which joins many reports for many facts."""
    text = " ".join(words.split())
    return "“" + (text if len(text) <= 60 else text[:57].rsplit(" ", 1)[0] + " …") + "”"


def _agencies(report: Report, items: Sequence[Evidence]) -> tuple[str, ...]:
    """Name the agencies behind the evidence in a report: credited in its sentences, or else by the whole report."""
    near = " ".join(sentence_of(report, item).text for item in items)
    return tuple(dict.fromkeys((*agencies_credited(near), *agencies_of(report))))


def sentence_of(report: Report, item: Evidence) -> Span:
    """Give the sentence or sentences in which the evidence stands; the paragraph where sentences are not known."""
    # Sentences stand one behind the other.
    first = bisect_right(report.sentences, item.start, key=_END)
    last = bisect_left(report.sentences, item.end, key=_START)
    if first < last:
        return report.span(report.sentences[first].start, report.sentences[last - 1].end)
    start = report.text.rfind("\n", 0, item.start) + 1
    end = report.text.find("\n", item.end)
    return report.span(start, end if end >= 0 else len(report.text))


_START, _END = attrgetter("start"), attrgetter("end")


class Attributed:
    """Who is given as saying what: claimants of statements, speakers of quotations, looked up by report."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._kinds: dict[str, str] = {}
        self._roles: dict[str, list[str]] = {}
        for actor in (actor for report in reports for actor in report.actors):
            self._kinds.setdefault(actor.name, actor.kind)
            self._roles.setdefault(actor.name, []).extend(actor.roles)
        self._said: dict[str, list[tuple[int, int, str]]] = {
            report.id: [
                *((s.span.start, s.span.end, s.claimant) for s in report.statements if s.claimant),
                *((q.content.start, q.content.end, q.speaker.name) for q in report.quotations if q.speaker),
            ]
            for report in reports
        }

    def sources(self, report: str, items: Sequence[Evidence]) -> tuple[str, ...]:
        """Name who is given as saying at least half of some evidence of a report."""
        found: dict[str, None] = {}
        for item in items:
            begin, stop = item.start, item.end
            for start, end, name in self._said[report]:
                if start < stop and begin < end and (min(end, stop) - max(start, begin)) * 2 >= stop - begin:
                    found[name] = None
        return tuple(found)

    def may_be(self, described: str, other: str) -> bool:
        """Whether a description may be of a source that another report gives."""
        return may_stand_for(described, other, self._kinds.get(other, ""), self._roles.get(other, ()))


def _merge_names(by_source: dict[str, list[str]], attributed: Attributed) -> dict[str, list[str]]:
    """Put together the reports whose sources are one under several names, or may be."""
    out: dict[str, list[str]] = {}
    # Names first: a description stands for one of them, and so never makes two names one.
    for name, ids in sorted(by_source.items(), key=lambda item: not is_named(item[0])):
        same = next((other for other in out if same_source(name, other)), "")
        same = same or next((other for other in out if attributed.may_be(name, other)), name)
        out[same] = list(dict.fromkeys((*out.get(same, []), *ids)))
    return out
