"""Story -> Markdown: the same account as the page, for notes and issue trackers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from samestory.export.notes import MEANINGS, NOTES, PARTS, PERHAPS, SECTIONS
from samestory.export.reported import given_to_others, reported_readings
from samestory.export.titles import behind, by_origin, counted, independent, labels, sigla, story_title
from samestory.model import Evidence, Fact, Passage, Story

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")


def story_to_markdown(story: Story) -> str:
    """Write the story as Markdown; every line names the outlets whose words carry it."""
    names, marks = labels(story.reports), sigla(story)
    out = [f"# {_plain(story_title(story))}", ""]
    out += [f"{len(story.reports)} reports, {independent(story)} independent origins.", ""]
    for origin, held in by_origin(story):
        for report in held:
            day = f", {report.published[:10]}" if report.published else ""
            title = f": {_plain(report.title)}" if report.title else ""
            shared = f" (origin: {_plain(origin.name)})" if origin and len(origin.reports) > 1 else ""
            out.append(f"- **{marks[report.id]}** {_plain(names[report.id])}{day}{title}{shared}")
    for note in story.notes:
        out += ["", f"> {_plain(note)}"]
    if story.brief:
        out += ["", "## Brief", *_brief(story, marks)]
    if story.reuse:
        out += ["", "## Who copied whom", "", *_copied(story, marks)]
    readings = [u for u in story.utterances if len({r.report for r in u.readings}) > 1]
    if readings:
        out += ["", "## What was said, and how it was quoted"]
    reported, others = reported_readings(story), given_to_others(story)
    for utterance in readings:
        out += ["", f"### {_plain(utterance.speaker or 'Unknown speaker')}", ""]
        for reading in utterance.readings:
            said = _plain(reading.text)
            told = reported.get((reading.report, reading.quotation))
            other = others.get((reading.report, reading.quotation))
            whose = f" (given to {_plain(other)})" if other else ""
            out.append(
                f"- **{marks[reading.report]}** " + (f"{said} ({_plain(told)})" if told else f"“{said}”") + whose
            )
        for variant in utterance.variants:
            sides = " : ".join(
                f"{_plain(v.text) or '∅'} ({''.join(sorted(marks[r] for r in v.reports))})" for v in variant.readings
            )
            meaning = MEANINGS.get(variant.meaning or "")
            out.append(f"    - {variant.kind}{f', **{meaning}**' if meaning else ''}: {sides}")
    if story.facts:
        out += ["", "## Facts", ""]
        out += [f"{PARTS.capitalize()}.", ""] if any(fact.partly for fact in story.facts) else []
        out += ["| statement | reports | origins | in |", "|---|---|---|---|"]
        out += [f"| {_told(f)} | {f.reports} | {counted(f)} | {behind(f, marks, '')} |" for f in story.facts]
    if story.conflicts:
        out += ["", "## Where the accounts conflict"]
    for conflict in story.conflicts:
        note = NOTES.get(conflict.weight, "")
        out += ["", f"**{_plain(conflict.about)}** ({conflict.kind}{', ' if note else ''}{note})", ""]
        out += [
            f"- {_plain(side.value)} [{_who(side.evidence, marks)}]: “{_plain(side.evidence[0].text)}”"
            for side in conflict.sides
            if side.evidence
        ]
    if story.updates:
        out += ["", "## Brought up to date", ""]
    for update in story.updates:
        stages = " → ".join(f"{_plain(s.value)} [{_who(s.evidence, marks)}]" for s in update.stages)
        out.append(f"- **{_plain(update.about)}**: {stages} ({update.reason})")
    if story.ledger:
        out += ["", "## Ledger", "", "| party | towards | kind | words | due | in |", "|---|---|---|---|---|---|"]
        out += [
            f"| {_plain(e.party)} | {_plain(e.counterparty or '')} | {e.kind} | {_plain(e.text)} | {e.due or ''} | "
            f"{_who(e.evidence, marks)} |"
            for e in story.ledger
        ]
    if story.timeline:
        out += ["", "## Timeline", ""]
        out += [
            f"- {t.date}: {_plain(t.text)} [{_who(t.evidence, marks)}]"
            + (f" (elsewhere {', '.join(map(_plain, t.disputed))})" if t.disputed else "")
            for t in story.timeline
        ]
    return "\n".join(out) + "\n"


def _brief(story: Story, marks: dict[str, str]) -> Iterator[str]:
    """Give the sentences of the brief, those of one section in one paragraph below its head."""
    for section, held in groupby(story.brief, lambda sentence: sentence.section):
        if section in SECTIONS:
            yield from ("", f"*{SECTIONS[section]}*")
        yield from ("", " ".join(f"{_plain(s.text)} {behind(s, marks)}" for s in held))


def _copied(story: Story, marks: dict[str, str]) -> Iterator[str]:
    """Say of each two reports that share text how many words they share, and who had them first where it is known."""
    pairs: dict[tuple[str, str], list[Passage]] = {}
    for passage in story.reuse:
        pairs.setdefault((passage.source.report, passage.copy.report), []).append(passage)
    for (source, copy), passages in sorted(pairs.items(), key=lambda pair: (marks[pair[0][1]], marks[pair[0][0]])):
        words = sum(len(passage.copy.text.split()) for passage in passages)
        known = any(passage.direction == "known" for passage in passages)
        told = (
            f"has {words} words of **{marks[source]}**" if known else f"shares {words} words with **{marks[source]}**"
        )
        if any(passage.reworded for passage in passages):
            told += ", reworded by substitutions"
        if not known:
            told += "; who had them first is not known"
        yield f"- **{marks[copy]}** {told}"


def _told(fact: Fact) -> str:
    elsewhere = f" (elsewhere {', '.join(map(_plain, fact.disputed))})" if fact.disputed else ""
    return _plain(fact.statement) + (f" ({PERHAPS})" if fact.weight == "unsure" else "") + elsewhere


def _plain(text: str) -> str:
    """Escape what Markdown would read as a sign of its own."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _who(evidence: Iterable[Evidence], marks: dict[str, str]) -> str:
    return " ".join(sorted({marks[e.report] for e in evidence}, key=lambda m: (len(m), m)))
