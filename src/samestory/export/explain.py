"""One report as it was read, with what cleaning took away dimmed and named by its reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from samestory.export.plain import plain
from samestory.model import Report

KEPT = ""
"""The gutter beside what was kept."""
_WORD = re.compile(r"\w+")


def explain_report(report: Report, console: Console) -> None:
    """Print a report as it was read, line by line; beside each line that was removed stands its reason.

    Parameters
    ----------
    report
        A cleaned report; only ``raw`` and ``removed`` are shown, and the title is set bold.
    console
        Where; without colours the reason beside a line says that it was removed.

    Notes
    -----
    Where only part of a line went, it and the rest stand on lines of their own. Control characters are shown as
    U+FFFD, so that a page cannot steer the terminal.
    """
    raw = report.raw or report.text
    console.print(Text(plain(f"{report.label}: {_summary(report, raw)}"), style="bold"), highlight=False)
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right", no_wrap=True, min_width=max((len(r.reason) for r in report.removed), default=0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    title = False
    for text, reason in _rows(report, raw):
        is_title = not title and not reason and report.title is not None and text.strip() == report.title
        title = title or is_title
        style = "dim" if reason else "bold" if is_title else ""
        grid.add_row(Text(reason, style="yellow"), Text("│", style="dim"), Text(plain(text), style=style))
    console.print(grid, highlight=False)


def explain_quotations(report: Report, console: Console) -> None:
    """Print each quotation of a report with its speaker and the rule that found it (see ``docs/method/quotations.md``).

    Parameters
    ----------
    report
        An annotated report.
    console
        Where.
    """
    if not report.quotations:
        console.print(Text("no quotations", style="dim"), highlight=False)
        return
    grid = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for name in ("", "kind", "speaker", "words", "cue", "rule", "content"):
        grid.add_column(name, no_wrap=name in ("", "kind"), ratio=1 if name == "content" else None, overflow="fold")
    for quotation in report.quotations:
        speaker, cue = quotation.speaker, quotation.cue
        grid.add_row(
            quotation.id,
            quotation.kind,
            Text(plain(speaker.name) if speaker else "unknown", style="bold" if speaker else "yellow"),
            Text(plain(speaker.text) if speaker else ""),
            Text(plain(cue.text) if cue else ""),
            Text(quotation.rule, style="cyan"),
            Text(plain(" ".join(quotation.content.text.split()))),
        )
    console.print(grid, highlight=False)


def _rows(report: Report, raw: str) -> Iterator[tuple[str, str]]:
    """Cut the raw text into lines, and these where a removal begins or ends: text, reason (empty where kept)."""
    at = 0
    for removal in sorted(report.removed, key=lambda removal: removal.start):
        yield from ((line, KEPT) for line in _lines(raw[at : removal.start]))
        yield from ((line, removal.reason) for line in _lines(raw[removal.start : removal.end]))
        at = removal.end
    yield from ((line, KEPT) for line in _lines(raw[at:]))


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def _summary(report: Report, raw: str) -> str:
    words = len(_WORD.findall(raw))
    if not report.removed:
        return f"nothing of {words} words removed"
    gone = sum(len(_WORD.findall(removal.text)) for removal in report.removed)
    times = Counter(removal.reason for removal in report.removed)
    named = ", ".join(f"{reason} {count}" for reason, count in sorted(times.items(), key=lambda p: (-p[1], p[0])))
    return f"{gone} of {words} words removed ({named})"
