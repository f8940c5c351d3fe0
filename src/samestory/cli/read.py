"""``samestory read``: one report at a time."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote

import click

from samestory.api import make_engine
from samestory.cli.options import common_options, ingest_options, inputs_argument, out_file, progress, tell_error

if TYPE_CHECKING:
    from samestory.cli.written import Written
    from samestory.ingest import IngestSettings
    from samestory.model import Report

Given = TypeVar("Given", "Report", "Written")

FORMATS = ("jsonl", "csv", "html", "brat")


@click.command("read", short_help="Read reports one at a time: text, quotations, actors.")
@inputs_argument
@click.option("--as-is", is_flag=True, help="Take nothing away: the text is the file, character for character.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="jsonl",
    show_default=True,
    help="JSON Lines with everything; CSV with one quotation a row; a page with the quotations marked; brat standoff "
    "(into the folder that -o names).",
)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE and not to standard output; for brat a folder.")
@click.option(
    "--explain",
    is_flag=True,
    help="Show each report as it was read, what was taken away and why, which rule found each quotation, "
    "and who else might have said it.",
)
@click.option("--no-annotation", is_flag=True, help="Text and metadata alone: no quotations, no actors, no model.")
@click.option(
    "--processes",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help="Annotate in N processes: for a corpus; each takes 0.5 GB and a second to start.",
)
@ingest_options
@common_options
def read_command(
    inputs: tuple[str, ...],
    as_is: bool,
    form: str,
    output: str | None,
    explain: bool,
    no_annotation: bool,
    processes: int,
    pipeline: str,
    quiet: bool,
    verbose: bool,
    ingest: Callable[[], IngestSettings],
) -> None:
    """Read reports one at a time: cleaned text, what was removed and why, quotations, actors.

    Prints JSON Lines, one report a line, in the order of the inputs; offsets count Unicode code points into `text`.

    \b
    samestory read article.txt | jq '.quotations[] | [.speaker.name, .content.text]'
    samestory read corpus.jsonl --format csv > quotations.csv
    samestory read pages.zip crawl.warc.gz --no-annotation > clean.jsonl
    samestory read https://example.org/article.html --explain
    samestory read article.html --format html -o article-marked.html
    """  # noqa: D301 - click needs the control character itself
    if form == "brat" and output in (None, "-"):
        raise click.UsageError("brat has two files for each report: name a folder for them with -o FOLDER.")
    from samestory.cli.written import as_brat, as_line, as_rows
    from samestory.pipeline import read_each, whole

    engine = make_engine(pipeline, ingest())
    engine.tell_error = tell_error
    engine.processes = processes
    count = 0

    def read(give: Callable[[Report], Given]) -> Iterator[Given]:
        nonlocal count
        with progress(None, "reading", quiet=quiet) as step:
            for one in read_each(
                inputs, engine, give, as_is=as_is, annotated=not no_annotation, collatable=False, explained=explain
            ):
                count += 1
                step(one.label)
                yield one
                for note in one.notes if not quiet else ():
                    click.echo(f"samestory: {note}", err=True)

    if explain:
        for report in read(whole):
            _explain(report, annotated=not no_annotation)
    elif form == "brat":
        _write_brat(read(as_brat), Path(str(output)))
    else:
        with out_file(output) as write:
            if form == "html":
                _write_page(list(read(whole)), write)
            elif form == "csv":
                _write_rows(read(as_rows), write)
            else:
                for line in read(as_line):
                    write(line.text)
    if verbose:
        click.echo(f"{count} reports read, {engine.failed} failed", err=True)
    sys.exit(1 if engine.failed else 0)


def _write_page(reports: list[Report], write: Callable[[str], None]) -> None:
    from samestory.export.html import reports_to_html

    if reports:
        write(reports_to_html(reports))


def _write_rows(reports: Iterator[Written], write: Callable[[str], None]) -> None:
    from samestory.export.rows import QUOTATION_COLUMNS, rows_to_csv

    header = rows_to_csv((), QUOTATION_COLUMNS)
    for rows in reports:
        write(header + rows.text)
        header = ""


def _write_brat(reports: Iterator[Written], folder: Path) -> None:
    """Write two files for each report; an id that cannot be the name of a file is spelt with its bytes."""
    from samestory.export.brat import CONFIGURATION

    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "annotation.conf").write_text(CONFIGURATION, encoding="utf-8")
        for report in reports:
            name = quote(report.id, safe="")[:200].lstrip(".") or "report"
            (folder / f"{name}.txt").write_text(report.text, encoding="utf-8", newline="")
            (folder / f"{name}.ann").write_text(report.marks, encoding="utf-8", newline="")
    except OSError as error:
        raise click.ClickException(f"{folder} cannot be written ({error.strerror}). Give another folder.") from error


def _explain(report: Report, *, annotated: bool) -> None:
    from rich.console import Console

    from samestory.export.explain import explain_quotations, explain_report

    console = Console(width=None if sys.stdout.isatty() else 120)
    explain_report(report, console)
    console.print()
    if annotated:
        explain_quotations(report, console)
        console.print()
