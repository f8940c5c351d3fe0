"""Story -> Markdown: the same account as the page, for notes and issue trackers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from samestory.export.notes import NOTES, PERHAPS
from samestory.export.reported import reported_readings
from samestory.export.titles import behind, by_origin, independent, labels, sigla, story_title
from samestory.model import Evidence, Fact, Story

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")


def story_to_markdown(story: Story) -> str:
    """Write the story as Markdown; every line names the outlets whose words carry it."""
    names, marks = labels(story.reports), sigla(story)
    out = [f"# {_plain(story_title(story))}", ""]
    out += [f"{len(story.reports)} reports, {independent(story)} independent origins.", ""]
    out += [
        f"- **{marks[r.id]}** {_plain(names[r.id])}: {_plain(r.title or '')}".rstrip(": ")
        for _, held in by_origin(story)
        for r in held
    ]
    for note in story.notes:
        out += ["", f"> {_plain(note)}"]
    if story.brief:
        out += ["", "## Brief", "", *(f"{_plain(s.text)} {behind(s, marks)}" for s in story.brief)]
    readings = [u for u in story.utterances if len({r.report for r in u.readings}) > 1]
    if readings:
        out += ["", "## What was said, and how it was quoted"]
    reported = reported_readings(story)
    for utterance in readings:
        out += ["", f"### {_plain(utterance.speaker or 'Unknown speaker')}", ""]
        for reading in utterance.readings:
            said = _plain(reading.text)
            told = reported.get((reading.report, reading.quotation))
            out.append(f"- **{marks[reading.report]}** " + (f"{said} ({_plain(told)})" if told else f"“{said}”"))
        for variant in utterance.variants:
            sides = " : ".join(
                f"{_plain(v.text) or '∅'} ({''.join(sorted(marks[r] for r in v.reports))})" for v in variant.readings
            )
            out.append(f"    - {variant.kind}: {sides}")
    if story.facts:
        out += ["", "## Facts", "", "| statement | reports | origins | in |", "|---|---|---|---|"]
        out += [f"| {_told(f)} | {f.reports} | {f.origins} | {_who(f.evidence, marks)} |" for f in story.facts]
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


def _told(fact: Fact) -> str:
    return _plain(fact.statement) + (f" ({PERHAPS})" if fact.weight == "unsure" else "")


def _plain(text: str) -> str:
    """Escape what Markdown would read as a sign of its own."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _who(evidence: Iterable[Evidence], marks: dict[str, str]) -> str:
    return " ".join(sorted({marks[e.report] for e in evidence}, key=lambda m: (len(m), m)))
