"""``samestory compare``: one story from several reports."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from samestory.api import make_engine
from samestory.cli.options import common_options, ingest_options, inputs_argument, progress, tell_error, write_out
from samestory.export.rows import PARTS

if TYPE_CHECKING:
    from samestory.ingest import IngestSettings
    from samestory.story import Story

FORMATS = ("text", "json", "html", "md", "csv")
ENDINGS = {".json": "json", ".html": "html", ".htm": "html", ".md": "md", ".csv": "csv", ".txt": "text"}
PIPED = 100
"""Columns of the account where it goes into a pipe or a file and COLUMNS does not say otherwise."""


@click.command("compare")
@inputs_argument
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="Write the story to FILE; its ending says how (.html, .json, .md, .csv). The account is shown as well.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="What to print instead of the account in the terminal (with -o: what to write, whatever the ending).",
)
@click.option(
    "--part", type=click.Choice(PARTS), default="facts", show_default=True, help="Which part csv gives, one row each."
)
@click.option(
    "--explain",
    metavar="FACT",
    help="Explain one fact (f1, f2 ... as in the JSON, the page and csv): its words in each report, and which reports "
    "count as one origin, and why.",
)
@click.option("--length", type=click.IntRange(min=20), metavar="WORDS", help="Longest brief, in words (default: 240).")
@ingest_options
@common_options
def compare_command(
    inputs: tuple[str, ...],
    output: str | None,
    form: str | None,
    part: str,
    explain: str | None,
    length: int | None,
    pipeline: str,
    quiet: bool,
    verbose: bool,
    ingest: IngestSettings,
) -> None:
    """Compare several reports of one event: the main job.

    INPUT is a file (.txt, .html, .json ... see `samestory formats`), a folder, an address (https://...), or - for
    standard input. The account goes to the terminal: brief, quotations by utterance with the changed words marked,
    facts by independent origins, conflicts, ledger, timeline. With -o it becomes a page, JSON, Markdown or CSV.

    \b
    samestory compare reports/*.txt -o story.html
    samestory compare reports/ --format json > story.json
    samestory compare reports/ --format csv --part quotations
    samestory compare reports/ --explain f1
    """  # noqa: D301 - click needs the control character itself
    if output and form is None and Path(output).suffix.lower() not in ENDINGS:
        raise click.UsageError(
            f"-o {output}: the ending says no format. Use {', '.join(ENDINGS)}, or add --format.",
            click.get_current_context(),
        )
    if output and not Path(output).absolute().parent.is_dir():
        raise click.UsageError(f"-o {output}: there is no folder {Path(output).parent}. Make it, or give another path.")
    written_as = form or (ENDINGS[Path(output).suffix.lower()] if output else None)
    given = click.get_current_context().get_parameter_source("part")
    if written_as != "csv" and given is not None and given.name == "COMMANDLINE":
        raise click.UsageError("--part chooses what csv gives: add --format csv, or -o FILE.csv.")
    started = time.perf_counter()
    from samestory.pipeline import compare_reports, read_reports
    from samestory.story import Story

    engine = make_engine(pipeline, ingest, length)
    engine.tell_error = tell_error
    with progress(_files(inputs), "reading", quiet=quiet) as step:
        reports = list(read_reports(inputs, engine, tell=lambda report: step(report.label)))
    code = 1 if engine.failed else 0
    story = Story.of(compare_reports(reports, engine))
    if story.notes:
        code = 1
        if not quiet:
            for note in story.notes:
                click.echo(f"samestory: {note}", err=True)
    if explain:
        from samestory.export.explain_facts import explain_fact

        write_out(explain_fact(story, explain) + "\n", None)
        sys.exit(code)
    if written_as not in (None, "text"):
        write_out(_written(story, str(written_as), part), output)
    if written_as in (None, "text") or output:
        _show(story, output if written_as == "text" else None)
    if output and not quiet:
        click.echo(f"written: {output}", err=True)
    if verbose:
        click.echo(f"{len(reports)} reports in {time.perf_counter() - started:.2f} s", err=True)
    sys.exit(code)


def _files(inputs: tuple[str, ...]) -> int | None:
    """Count the reports where each input is one; None where a folder or a file of many makes the number unknown."""
    many = any(Path(name).is_dir() or name == "-" or name.endswith((".json", ".jsonl")) for name in inputs)
    return None if many else len(inputs)


def _written(story: Story, form: str, part: str) -> str:
    if form == "json":
        return story.to_json() + "\n"
    if form == "html":
        return story.to_html()
    if form == "md":
        return story.to_markdown()
    from samestory.export.rows import rows_to_csv

    rows = story.rows(part)
    return rows_to_csv(rows, list(rows[0]) if rows else [])


def _show(story: Story, output: str | None) -> None:
    from rich.console import Console

    from samestory.export.terminal import print_story

    if output is not None:
        with Path(output).open("w", encoding="utf-8") as file:
            print_story(story, Console(file=file, width=PIPED))
        return
    terminal = sys.stdout.isatty()
    columns = os.environ.get("COLUMNS", "")
    width = None if terminal else int(columns) if columns.isdigit() else PIPED
    print_story(story, Console(width=width, no_color=not terminal, legacy_windows=False))
