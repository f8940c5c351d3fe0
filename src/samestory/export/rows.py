"""Parts of a story as flat rows, for data frames and CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from samestory.export.titles import labels
from samestory.model import Evidence, Report, Story

Row = dict[str, Any]

PARTS = ("quotations", "facts", "conflicts", "ledger", "timeline", "reuse", "actors", "utterances", "updates", "events")
"""What :func:`story_rows` can give."""

QUOTATION_COLUMNS = (
    "report", "outlet", "quotation", "kind", "speaker", "speaker_words", "cue", "start", "end", "content", "verbatim",
)  # fmt: skip
"""Columns of :func:`quotation_rows`."""

_PLACE = ("outlet", "report", "start", "end", "text")

COLUMNS = {
    "quotations": QUOTATION_COLUMNS,
    "facts": ("fact", "weight", "disputed", "statement", "reports", "origins", "origins_partly", "carries", *_PLACE),
    "conflicts": ("conflict", "kind", "weight", "about", "value", *_PLACE),
    "ledger": ("kind", "party", "counterparty", "due", *_PLACE),
    "timeline": ("date", "disputed", *_PLACE),
    "reuse": ("source", "copy", "direction", "similarity", "source_text", "copy_text"),
    "actors": ("actor", "name", "kind", *_PLACE),
    "utterances": ("utterance", "speaker", "outlet", "report", "quotation", "text"),
    "updates": ("update", "about", "reason", "stage", "value", *_PLACE),
    "events": ("event", "code", "mode", "actor", "recipient", "date", "claimant", *_PLACE),
}
"""Columns of :func:`story_rows` for each part, so that a part without rows has a head too."""


def story_rows(story: Story, part: str) -> list[Row]:
    """Flatten one part of a story: one row a quotation, a piece of evidence, a reading, and so on."""
    if part not in PARTS:
        raise ValueError(f"no part {part!r}: choose one of {', '.join(PARTS)}")
    names = labels(story.reports)
    if part == "quotations":
        return [row for report in story.reports for row in quotation_rows(report)]
    if part == "facts":
        return [
            {
                "fact": f.id,
                "weight": f.weight,
                "disputed": " | ".join(f.disputed),
                "statement": f.statement,
                "reports": f.reports,
                "origins": f.origins,
                "origins_partly": f.origins_partly,
                "carries": "part" if e.report in f.partly else "all",
                **row,
            }
            for f in story.facts
            for e, row in zip(f.evidence, _evidence(f.evidence, names), strict=True)
        ]
    if part == "conflicts":
        return [
            {"conflict": number, "kind": c.kind, "weight": c.weight, "about": c.about, "value": side.value, **row}
            for number, c in enumerate(story.conflicts, 1)
            for side in c.sides
            for row in _evidence(side.evidence, names)
        ]
    if part == "ledger":
        return [
            {"kind": e.kind, "party": e.party, "counterparty": e.counterparty, "due": e.due, **row}
            for e in story.ledger
            for row in _evidence(e.evidence, names)
        ]
    if part == "timeline":
        return [
            {"date": e.date, "disputed": " | ".join(e.disputed), **row}
            for e in story.timeline
            for row in _evidence(e.evidence, names)
        ]
    if part == "updates":
        return [
            {"update": number, "about": u.about, "reason": u.reason, "stage": n, "value": side.value, **row}
            for number, u in enumerate(story.updates, 1)
            for n, side in enumerate(u.stages, 1)
            for row in _evidence(side.evidence, names)
        ]
    if part == "events":
        return [
            {
                "event": number,
                "code": e.code,
                "mode": e.mode,
                "actor": e.actor,
                "recipient": e.recipient,
                "date": e.date,
                "claimant": e.claimant,
                **row,
            }
            for number, e in enumerate(story.events, 1)
            for row in _evidence(e.evidence, names)
        ]
    if part == "reuse":
        return [
            {
                "source": names[p.source.report],
                "copy": names[p.copy.report],
                "direction": p.direction,
                "similarity": p.similarity,
                "source_text": p.source.text,
                "copy_text": p.copy.text,
            }
            for p in story.reuse
        ]
    if part == "actors":
        return [
            {"actor": a.id, "name": a.name, "kind": a.kind, **row}
            for a in story.actors
            for row in _evidence(a.mentions, names)
        ]
    return [
        {
            "utterance": u.id,
            "speaker": u.speaker,
            "outlet": names[r.report],
            "report": r.report,
            "quotation": r.quotation,
            "text": r.text,
        }
        for u in story.utterances
        for r in u.readings
    ]


def quotation_rows(report: Report) -> list[Row]:
    """Flatten the quotations of one report."""
    return [
        {
            "report": report.id,
            "outlet": report.outlet,
            "quotation": q.id,
            "kind": q.kind,
            "speaker": q.speaker.name if q.speaker else None,
            "speaker_words": q.speaker.text if q.speaker else None,
            "cue": q.cue.text if q.cue else None,
            "start": q.content.start,
            "end": q.content.end,
            "content": q.content.text,
            "verbatim": " | ".join(v.text for v in q.verbatim),
        }
        for q in report.quotations
    ]


def rows_to_csv(rows: Iterable[Row], columns: Sequence[str], *, header: bool = True) -> str:
    """Write rows as CSV (RFC 4180), with a line of names first unless ``header`` is False.

    A cell that a spreadsheet would run as a formula is written with an apostrophe before it.
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(columns), lineterminator="\r\n")
    if header:
        writer.writeheader()
    for row in rows:
        writer.writerow({name: _harmless(row.get(name)) for name in columns})
    return out.getvalue()


def _harmless(cell: Any) -> Any:
    return "'" + cell if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _evidence(evidence: Iterable[Evidence], names: dict[str, str]) -> list[Row]:
    return [
        {"outlet": names[e.report], "report": e.report, "start": e.start, "end": e.end, "text": e.text}
        for e in evidence
    ]
