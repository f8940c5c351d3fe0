"""What to call a story, and its reports as the witnesses of a critical edition, wherever they are shown."""

from __future__ import annotations

from collections import Counter

from samestory.model import BriefSentence, Fact, Origin, Report, Story


def story_title(story: Story) -> str:
    """Choose a story's title among those of its reports; without any, the first sentence of the brief stands for it."""
    from samestory.grouping import central_title  # brings numpy, which what only needs the sigla can do without

    return central_title(story.reports) or (story.brief[0].text if story.brief else "") or "A story without a title"


def by_origin(story: Story) -> list[tuple[Origin | None, list[Report]]]:
    """Put the reports beside those of the same origin; a report of several goes with the first that names it."""
    held = {report.id: report for report in story.reports}
    groups: list[tuple[Origin | None, list[Report]]] = []
    placed: set[str] = set()
    for origin in story.origins:
        members = [held[id] for id in origin.reports if id in held and id not in placed]
        placed.update(report.id for report in members)
        if members:
            groups.append((origin, members))
    return groups + [(None, [report]) for report in story.reports if report.id not in placed]


def sigla(story: Story) -> dict[str, str]:
    """Give each report its siglum, those of one origin beside one another, in the order in which they are shown."""
    ordered = [report.id for _, members in by_origin(story) for report in members]
    return {report: siglum(number) for number, report in enumerate(ordered)}


def behind(said: BriefSentence | Fact, marks: dict[str, str], around: str = "[]") -> str:
    """Name the reports behind a sentence or a fact; those that carry a part of it in brackets: ``[A B (C)]``."""
    held = {e.report for e in said.evidence}
    whole = " ".join(mark for report, mark in marks.items() if report in held and report not in said.partly)
    parts = " ".join(mark for report, mark in marks.items() if report in held and report in said.partly)
    return f"{around[:1]}{whole}{f' ({parts})' if parts else ''}{around[1:]}"


def counted(fact: Fact) -> str:
    """Give the number of origins of a fact; in brackets how many more carry a part of it: ``2 (+1)``."""
    return f"{fact.origins} (+{fact.origins_partly})" if fact.origins_partly else str(fact.origins)


def siglum(index: int) -> str:
    """Name the witness: A, B ... Z, AA, AB ...

    >>> siglum(0), siglum(25), siglum(26)
    ('A', 'Z', 'AA')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def labels(reports: tuple[Report, ...]) -> dict[str, str]:
    """Give each report a name to show; two reports of one outlet are told apart by a number."""
    count = Counter(report.label for report in reports)
    seen: Counter[str] = Counter()
    named = {}
    for report in reports:
        seen[report.label] += 1
        named[report.id] = f"{report.label} ({seen[report.label]})" if count[report.label] > 1 else report.label
    return named


def independent(story: Story) -> int:
    """Count the origins of a story; a report that none of them lists is one of its own."""
    return len(by_origin(story))
