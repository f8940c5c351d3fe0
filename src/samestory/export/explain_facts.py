"""One fact with all that its counts rest on: the words of each report, and which reports are one origin, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from samestory.errors import SamestoryError
from samestory.export.plain import plain
from samestory.model import Evidence, Fact, Origin, Passage, Report, Story, Witness

SHOWN: Final = 300
"""Characters of a stretch that are shown; the offsets tell the rest."""


def explain_fact(story: Story, id: str) -> str:
    """Explain how often a fact is told and by how many independent origins.

    Parameters
    ----------
    story
        A compared story.
    id
        The id of one of its facts, ``f3``.

    Returns
    -------
    Text, lines at most as long as the words they show: the statement with its counts; the words of every report
    with their offsets in its ``text``; then each independent origin with its reports and the reasons for which
    they count as one (the same passage with its offsets, the same agency, the same named source, one origin as
    wholes). Control characters are shown as U+FFFD.

    Raises
    ------
    SamestoryError
        The story has no such fact; the remedy says which there are.
    """
    fact = next((fact for fact in story.facts if fact.id == id), None)
    if fact is None:
        held = f"Choose one of {story.facts[0].id} to {story.facts[-1].id}." if story.facts else "It has no facts."
        raise SamestoryError(f"The story has no fact {id}.", remedy=held)
    return plain("\n".join(_lines(story, fact)))


def _lines(story: Story, fact: Fact) -> Iterator[str]:
    yield f"{fact.id}: {fact.statement}"
    others = f", {fact.origins_partly} more of a part of it" if fact.origins_partly else ""
    yield f"  {_count(fact.reports, 'report')}, {_count(fact.origins, 'independent origin')}{others}"
    if fact.claimant:
        yield f"  claimed by {fact.claimant}"
    yield ""
    yield "What each report says:"
    for report in story.reports:
        for item in (e for e in fact.evidence if e.report == report.id):
            part = "  a part of it" if report.id in fact.partly else ""
            yield f"  {report.label} [{item.start}:{item.end}] {_quoted(item.text)}{part}"
    yield ""
    yield f"Which of them{' that carry all of it' if fact.partly else ''} are one origin:"
    for number, witness in enumerate(fact.witnesses, 1):
        labels = [report.label for report in story.reports if report.id in witness.reports]
        yield f"  {number}. {', '.join(labels)}"
        if witness.reason:
            yield f"     because {witness.reason}"
        yield from (f"     {line}" for line in _details(story, fact, witness))


def _details(story: Story, fact: Fact, witness: Witness) -> Iterator[str]:
    """Give what the reasons stand on: passages that hold the evidence, and the origins of the reports as wholes."""
    mine = [e for e in fact.evidence if e.report in witness.reports]
    labels = {report.id: report.label for report in story.reports}
    for passage in story.reuse:
        if _meets(passage.source, mine) and _meets(passage.copy, mine):
            yield f"passage: {_sides(passage, labels)}; {_direction(passage, labels)}"
    for origin in story.origins:
        members = [report for report in story.reports if report.id in origin.reports and report.id in witness.reports]
        if len(members) > 1 or (members and origin.kind == "agency"):
            yield f"as wholes: {_whole(origin, members)}"


def _meets(side: Evidence, items: Sequence[Evidence]) -> bool:
    return any(e.report == side.report and e.start < side.end and side.start < e.end for e in items)


def _sides(passage: Passage, labels: dict[str, str]) -> str:
    source, copy = (f"{labels.get(e.report, e.report)} [{e.start}:{e.end}]" for e in (passage.source, passage.copy))
    return f"{source} and {copy}, {passage.similarity:.0%} of the aligned words equal"


def _direction(passage: Passage, labels: dict[str, str]) -> str:
    if passage.direction != "known":
        return "which had it first is not known"
    return f"{labels.get(passage.source.report, passage.source.report)} had it first"


def _whole(origin: Origin, members: Sequence[Report]) -> str:
    names = ", ".join(report.label for report in members)
    kind = {"agency": "the agency's text", "outlet": "the outlet's text"}.get(origin.kind, "of unknown source")
    return f"{names} stand under {origin.id}, {origin.name} ({kind}): {origin.reason or 'no reason was kept'}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _quoted(text: str) -> str:
    words = " ".join(text.split())
    return f"“{words}”" if len(words) <= SHOWN else f"“{words[:SHOWN].rsplit(' ', 1)[0]} …”"
