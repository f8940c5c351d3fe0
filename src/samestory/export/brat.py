"""Reports -> brat standoff: the text, and beside it contents, speakers and cues with the relations between them.

The format is brat's (Stenetorp et al., EACL 2012; https://brat.nlplab.org/standoff.html), which annotation tools and
most corpora of quotations can read.
"""

from __future__ import annotations

import re

from samestory.model import Report

CONFIGURATION = """[entities]
Direct
Mixed
Indirect
Speaker
Cue

[relations]
SaidBy\tArg1:Direct|Mixed|Indirect, Arg2:Speaker
CuedBy\tArg1:Direct|Mixed|Indirect, Arg2:Cue

[events]

[attributes]
"""
"""What brat wants to know of the kinds of annotation (``annotation.conf``)."""
_LINES = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")


def report_to_brat(report: Report) -> str:
    """Write the annotation of a report (``.ann``); the text that belongs to it (``.txt``) is ``report.text``.

    Parameters
    ----------
    report
        An annotated report.

    Returns
    -------
    str
        One line an annotation: ``T`` a content (by its kind), speaker or cue, ``R`` who said it and by which words,
        ``#`` a note with the resolved name of a speaker. A span over several lines has a fragment for each.
    """
    spans: dict[tuple[str, int, int], str] = {}
    lines: list[str] = []
    relations: list[str] = []

    def mark(kind: str, start: int, end: int) -> str:
        key = (kind, start, end)
        if key not in spans:
            spans[key] = f"T{len(spans) + 1}"
            lines.append(f"{spans[key]}\t{kind} {_fragments(report.text, start, end)}")
        return spans[key]

    for quotation in report.quotations:
        content = mark(quotation.kind.capitalize(), quotation.content.start, quotation.content.end)
        if quotation.speaker is not None:
            speaker = mark("Speaker", quotation.speaker.start, quotation.speaker.end)
            relations.append(f"SaidBy Arg1:{content} Arg2:{speaker}")
            note = f"#{speaker[1:]}\tAnnotatorNotes {speaker}\t{' '.join(quotation.speaker.name.split())}"
            if note not in lines:
                lines.append(note)
        if quotation.cue is not None:
            relations.append(f"CuedBy Arg1:{content} Arg2:{mark('Cue', quotation.cue.start, quotation.cue.end)}")
    lines += (f"R{number}\t{relation}" for number, relation in enumerate(dict.fromkeys(relations), 1))
    return "".join(f"{line}\n" for line in lines)


def _fragments(text: str, start: int, end: int) -> str:
    """Write a span as brat does: its offsets, a pair for each line that it lies on, and its words."""
    parts = [(start + match.start(), start + match.end()) for match in _LINES.finditer(text[start:end])]
    offsets = ";".join(f"{first} {last}" for first, last in parts)
    return f"{offsets}\t{' '.join(text[first:last] for first, last in parts)}"
