"""``samestory read``: one report at a time."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from samestory.api import make_engine
from samestory.cli.options import common_options, inputs_argument, progress, report_errors, write_out

if TYPE_CHECKING:
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
@common_options
def read_command(
    inputs: tuple[str, ...],
    as_is: bool,
    form: str,
    explain: bool,
    pipeline: str,
    max_bytes: int | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Read reports one at a time: cleaned text, what was removed and why, quotations, actors.

    Prints JSON Lines, one report a line, in the order of the inputs; offsets count Unicode code points into `text`.

    \b
    samestory read article.txt | jq '.quotations[] | [.speaker.name, .content.text]'
    samestory read corpus.jsonl --format csv > quotations.csv
    """  # noqa: D301 - click needs the control character itself
    from samestory.export.rows import QUOTATION_COLUMNS, quotation_rows, rows_to_csv
    from samestory.export.to_json import report_to_json
    from samestory.pipeline import read_reports

    engine = make_engine(pipeline, max_bytes)
    count = 0
    with progress(None, "reading", quiet=quiet) as step:
        for report in read_reports(
            inputs, engine, as_is=as_is, collatable=False, tell=lambda report: step(report.label)
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
        click.echo(f"{count} reports read, {len(engine.errors)} failed", err=True)
    sys.exit(report_errors(engine))


def _explain(report: Report) -> None:
    from rich.console import Console

    from samestory.export.explain import explain_quotations, explain_report

    console = Console(width=None if sys.stdout.isatty() else 120)
    explain_report(report, console)
    console.print()
    explain_quotations(report, console)
    console.print()
