"""One report as it was read, with what cleaning took away dimmed and named by its reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Console
from rich.table import Table
from rich.text import Text

from samestory.export.plain import plain
from samestory.model import Removal, Report

KEPT, TITLE = "", "title"
"""What stands in the gutter beside what was kept: nothing, and beside the title that it is the title."""
TOLD = frozenset(["byline", "date", "credit-line", "masthead"])
"""Reasons for which a line left the text and became metadata; they are not greyed."""
MOST_IN_A_ROW, SHOWN = 5, 2
"""Of more neighbouring lines with one reason than this, only so many are shown, and how many more there are."""
_WORD = re.compile(r"\w+")


def explain_report(report: Report, console: Console) -> None:
    """Print a report as it was read, line by line; beside each line that was removed stands its reason.

    Parameters
    ----------
    report
        A cleaned report; ``raw`` and ``removed`` are shown, and above them what the page says of it.
    console
        Where; without colours the gutter says what was removed: its reason and a broken bar.

    Notes
    -----
    The title is bold, lines that became metadata are coloured, all else that went is greyed and cut to one row; of
    a long run of lines with one reason only the first are shown. Where only part of a line went, it and the rest stand
    on rows of their own. Control characters are shown as U+FFFD, so that a page cannot steer the terminal.
    """
    raw = report.raw or report.text
    console.print(Text(plain(f"{report.label}: {_summary(report, raw)}"), style="bold"), highlight=False)
    for line in _metadata(report):
        console.print(line, highlight=False)
    rows = list(_rows(report, raw))
    gutter = max((len(reason) for _, reason in rows), default=0)
    room = max(20, console.width - gutter - 3)
    for text, reason in _folded(rows):
        kept, told = reason in (KEPT, TITLE), reason in TOLD
        style = "bold" if reason == TITLE else "" if kept else "cyan" if told else "dim"
        shown = Text(plain(text.strip()), style=style)
        if not kept:
            shown.truncate(room, overflow="ellipsis")
        beside = Text(reason.rjust(gutter), style="bold green" if kept else "cyan" if told else "yellow")
        bar = Text(" │ ", style="green") if kept else Text(" ┆ ", style="dim")
        for part in shown.wrap(console, room):
            part.rstrip()
            console.print(
                Text.assemble(beside, bar, part), highlight=False, no_wrap=True, overflow="ignore", crop=False
            )
            beside = Text(" " * gutter)


def explain_quotations(report: Report, console: Console) -> None:
    """Print each quotation of a report with its speaker, how sure that is, the rule that found it, and the rivals.

    ``docs/method/quotations.md`` says what the rules are.

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
    for name in ("", "kind", "speaker", "sure", "words", "cue", "rule", "content"):
        grid.add_column(name, no_wrap=name in ("", "kind"), ratio=1 if name == "content" else None, overflow="fold")
    for quotation in report.quotations:
        speaker, cue = quotation.speaker, quotation.cue
        grid.add_row(
            quotation.id,
            quotation.kind,
            Text(plain(speaker.name) if speaker else "unknown", style="bold" if speaker else "yellow"),
            f"{quotation.confidence:.2f}" if speaker and quotation.confidence is not None else "",
            Text(plain(speaker.text) if speaker else ""),
            Text(plain(cue.text) if cue else ""),
            Text(quotation.rule, style="cyan"),
            Text(plain(" ".join(quotation.content.text.split()))),
        )
    console.print(grid, highlight=False)
    if any(quotation.considered for quotation in report.quotations):
        console.print(Text("\nwho else was considered as speaker, and why not", style="dim"), highlight=False)
    rivals = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
    for name in ("", "name", "why"):
        rivals.add_column(name, no_wrap=name == "", overflow="fold")
    for quotation in report.quotations:
        for number, one in enumerate(quotation.considered):
            rivals.add_row("" if number else quotation.id, Text(plain(one.name), style="bold"), Text(plain(one.why)))
    if rivals.row_count:
        console.print(rivals, highlight=False)


def _metadata(report: Report) -> Iterator[Text]:
    """List what the page says of the report, a row each."""
    told = {
        "outlet": report.outlet or "",
        "by": ", ".join(report.bylines),
        "published": report.published or "",
        "dateline": report.dateline or "",
        "agencies": ", ".join(report.credits),
    }
    for name, value in told.items():
        if value:
            yield Text.assemble((f"{name:>11}  ", "dim"), (plain(" ".join(value.split())), "cyan"))


def _rows(report: Report, raw: str) -> Iterator[tuple[str, str]]:
    """Cut the raw text into lines, and these where a removal begins or ends: text, reason or what else is beside it."""
    at = 0
    title = report.title
    for start, end, reason in (*((r.start, r.end, r.reason) for r in _in_order(report)), (len(raw), len(raw), KEPT)):
        for line in _lines(raw[at:start]):
            if title is not None and line.strip() == title:
                title = None
                yield line, TITLE
            else:
                yield line, KEPT
        yield from ((line, reason) for line in _lines(raw[start:end]))
        at = end


def _in_order(report: Report) -> list[Removal]:
    return sorted(report.removed, key=lambda removal: removal.start)


def _folded(rows: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Fold long runs of lines that went for one reason."""
    for reason, group in groupby(rows, key=lambda row: row[1]):
        run = list(group)
        if reason in (KEPT, TITLE) or len(run) <= MOST_IN_A_ROW:
            yield from run
        else:
            yield from run[:SHOWN]
            yield f"… {len(run) - SHOWN} more lines", reason


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
