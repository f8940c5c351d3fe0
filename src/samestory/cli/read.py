"""``samestory read``: one report at a time."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from samestory.api import make_engine
from samestory.cli.options import common_options, ingest_options, inputs_argument, progress, tell_error, write_out

if TYPE_CHECKING:
    from samestory.ingest import IngestSettings
    from samestory.model import Report


@click.command("read")
@inputs_argument
@click.option("--as-is", is_flag=True, help="Take nothing away: the text is the file, character for character.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv"]),
    default="jsonl",
    show_default=True,
    help="JSON Lines with everything, or CSV with one quotation a row.",
)
@click.option(
    "--explain",
    is_flag=True,
    help="Show each report as it was read, what was taken away and why, and which rule found each quotation.",
)
@click.option("--no-annotation", is_flag=True, help="Text and metadata alone: no quotations, no actors, no model.")
@click.option(
    "--processes",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help="Annotate in N processes: for a corpus; each takes 0.4 GB and a second to start.",
)
@ingest_options
@common_options
def read_command(
    inputs: tuple[str, ...],
    as_is: bool,
    form: str,
    explain: bool,
    no_annotation: bool,
    processes: int,
    pipeline: str,
    quiet: bool,
    verbose: bool,
    ingest: IngestSettings,
) -> None:
    """Read reports one at a time: cleaned text, what was removed and why, quotations, actors.

    Prints JSON Lines, one report a line, in the order of the inputs; offsets count Unicode code points into `text`.

    \b
    samestory read article.txt | jq '.quotations[] | [.speaker.name, .content.text]'
    samestory read corpus.jsonl --format csv > quotations.csv
    samestory read pages.zip crawl.warc.gz --no-annotation > clean.jsonl
    samestory read https://example.org/article.html --explain
    """  # noqa: D301 - click needs the control character itself
    from samestory.export.rows import QUOTATION_COLUMNS, quotation_rows, rows_to_csv
    from samestory.export.to_json import report_to_json
    from samestory.pipeline import read_reports

    engine = make_engine(pipeline, ingest)
    engine.tell_error = tell_error
    engine.processes = processes
    count = 0
    with progress(None, "reading", quiet=quiet) as step:
        for report in read_reports(
            inputs,
            engine,
            as_is=as_is,
            annotated=not no_annotation,
            collatable=False,
            tell=lambda report: step(report.label),
        ):
            if explain:
                _explain(report)
            elif form == "jsonl":
                write_out(report_to_json(report) + "\n", None)
            else:
                write_out(rows_to_csv(quotation_rows(report), QUOTATION_COLUMNS, header=count == 0), None)
            count += 1
            if not quiet:
                for note in report.notes:
                    click.echo(f"samestory: {note}", err=True)
    if verbose:
        click.echo(f"{count} reports read, {engine.failed} failed", err=True)
    sys.exit(1 if engine.failed else 0)


def _explain(report: Report) -> None:
    from rich.console import Console

    from samestory.export.explain import explain_quotations, explain_report

    console = Console(width=None if sys.stdout.isatty() else 120)
    explain_report(report, console)
    console.print()
    explain_quotations(report, console)
    console.print()
