"""``samestory compare``: one story from several reports, or each of several stories."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from samestory.api import make_engine
from samestory.cli.options import common_options, ingest_options, inputs_argument, progress, tell_error, write_out
from samestory.errors import SeveralStories
from samestory.export.rows import PARTS

if TYPE_CHECKING:
    from samestory.grouping import Chosen
    from samestory.ingest import IngestSettings
    from samestory.model import Report, Story
    from samestory.pipeline import Engine

FORMATS = ("text", "json", "html", "md", "csv")
ENDINGS = {".json": "json", ".html": "html", ".htm": "html", ".md": "md", ".csv": "csv", ".txt": "text"}


@click.command("compare")
@inputs_argument
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="Write the story to FILE; its ending says how (.html, .json, .md, .csv, .txt). The account is shown as well, "
    "unless it is what FILE gets (.txt). With --all a folder.",
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
    "--story",
    "number",
    type=click.IntRange(min=1),
    metavar="N",
    help="Compare story N, where the reports tell several: those of most reports come first.",
)
@click.option(
    "--all",
    "every",
    is_flag=True,
    help="Compare each story, as `samestory group` has them: one file a story, and an index.html, into the folder "
    "that -o names; pages unless --format says otherwise.",
)
@click.option(
    "--keep-all",
    is_flag=True,
    help="Compare all reports as one story: also those that seem to tell another one and would be left out.",
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
    number: int | None,
    every: bool,
    keep_all: bool,
    explain: str | None,
    length: int | None,
    pipeline: str,
    quiet: bool,
    verbose: bool,
    ingest: Callable[[], IngestSettings],
) -> None:
    """Compare several reports of one event: the main job.

    INPUT is a file (.txt, .html, .json ... see `samestory formats`), a folder, an address (https://...), or - for
    standard input. The account goes to the terminal: brief, quotations by utterance with the changed words marked,
    facts by independent origins, conflicts, ledger, timeline. With -o it becomes a page, JSON, Markdown or CSV.

    A report that seems to tell another story is named and left out. Where there are several stories they are listed:
    choose one with --story, or take each with --all.

    \b
    samestory compare reports/*.txt -o story.html
    samestory compare reports/ --format json > story.json
    samestory compare reports/ --format csv --part quotations
    samestory compare reports/ --explain f1
    samestory compare inbox/ --all -o stories/
    """  # noqa: D301 - click needs the control character itself
    written_as = _form(output, form, every)
    _check_usage(output, written_as, every=every, number=number, keep_all=keep_all, explain=explain)
    started = time.perf_counter()
    from samestory.pipeline import ingest_reports

    engine = make_engine(pipeline, ingest(), length)
    engine.tell_error = tell_error
    with progress(None, "reading", quiet=quiet) as step:
        reports = list(_stepping(ingest_reports(inputs, engine), step))
    if every:
        noted = _write_all(reports, engine, Path(str(output)), str(written_as), part, quiet=quiet)
    else:
        try:
            chosen = _choose(reports, engine, number, keep_all=keep_all, inputs=inputs)
        except SeveralStories as error:
            click.echo(f"samestory: {error}", err=True)
            sys.exit(2)
        # The account has the notes already; what is said twice reads as two things.
        story = _compare(chosen, engine, quiet=quiet, told=explain is None and _shows_account(output, written_as))
        noted = bool(set(story.notes) - set(chosen.asked))
        _show(story, output, written_as, part, explain)
        if output and output != "-" and not explain and not quiet:
            click.echo(f"written: {output}", err=True)
    if verbose:
        click.echo(f"{len(reports)} reports in {time.perf_counter() - started:.2f} s", err=True)
    sys.exit(1 if noted or engine.failed else 0)


def _form(output: str | None, form: str | None, every: bool) -> str | None:
    """Say what is written: by the option, or by the ending of the file; None for the account in the terminal."""
    if every:
        return form or "html"
    if output in (None, "-") or form:
        return form
    ending = Path(str(output)).suffix.lower()
    if ending not in ENDINGS:
        raise click.UsageError(
            f"-o {output}: the ending says no format. Use {', '.join(ENDINGS)}, or add --format; "
            "a folder goes with --all.",
            click.get_current_context(),
        )
    return ENDINGS[ending]


def _check_usage(
    output: str | None, form: str | None, *, every: bool, number: int | None, keep_all: bool, explain: str | None
) -> None:
    """Refuse what contradicts itself, before anything is read."""
    context = click.get_current_context()
    others = {"--story": number is not None, "--keep-all": keep_all, "--explain": explain is not None}
    if every:
        if beside := [name for name, is_given in others.items() if is_given]:
            raise click.UsageError(f"--all takes each story and every report: leave out {beside[0]}.", context)
        if output in (None, "-"):
            raise click.UsageError("--all writes a file a story: name a folder for them with -o FOLDER.", context)
        if Path(str(output)).exists() and not Path(str(output)).is_dir():
            raise click.UsageError(f"-o {output}: that is a file; with --all give a folder.", context)
    elif number is not None and keep_all:
        raise click.UsageError("--story takes one story and --keep-all all of them: leave out one of the two.", context)
    elif output not in (None, "-"):
        if explain is not None:
            raise click.UsageError("--explain prints to standard output: leave out -o.", context)
        if Path(str(output)).is_dir():
            raise click.UsageError(f"-o {output}: that is a folder. Give a file, or add --all.", context)
        if not Path(str(output)).absolute().parent.is_dir():
            folder = Path(str(output)).parent
            raise click.UsageError(f"-o {output}: there is no folder {folder}. Make it, or give another path.", context)
    given = context.get_parameter_source("part")
    if form != "csv" and given is not None and given.name == "COMMANDLINE":
        raise click.UsageError("--part chooses what csv gives: add --format csv, or -o FILE.csv.", context)


def _choose(
    reports: list[Report], engine: Engine, number: int | None, *, keep_all: bool, inputs: tuple[str, ...]
) -> Chosen:
    """Choose the reports of one story; of several the user chooses, where there is a terminal to ask."""
    from samestory.pipeline import choose_reports

    try:
        return choose_reports(reports, engine, story=number, keep_all=keep_all)
    except SeveralStories as error:
        if number is not None or "-" in inputs or not _can_ask():
            raise
        click.echo("\n".join((error.message, *error.told)), err=True)
        number = click.prompt("Which one is to be compared?", type=click.IntRange(1, len(error.stories)), err=True)
        return choose_reports(reports, engine, story=number)


def _can_ask() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _compare(chosen: Chosen, engine: Engine, *, quiet: bool, told: bool) -> Story:
    """Compare the reports, and tell the story's notes on standard error where they are not told elsewhere."""
    from samestory.pipeline import annotate_reports, compare_reports

    with progress(len(chosen.reports), "comparing", quiet=quiet) as step:
        annotated = _stepping(annotate_reports(chosen.reports, engine), step)
        story = compare_reports(annotated, engine, notes=(*chosen.asked, *chosen.notes))
    _tell_notes(story, quiet=quiet or told)
    return story


def _write_all(reports: list[Report], engine: Engine, folder: Path, form: str, part: str, *, quiet: bool) -> bool:
    """Write a file for each story and the index; say whether any story has notes."""
    from samestory.export.folder import INDEX, write_folder
    from samestory.pipeline import compare_stories, split_reports

    stories = split_reports(reports, engine)
    failed = [str(error) for error in engine.errors]
    if engine.failed > len(failed):
        failed.append(f"{engine.failed - len(failed)} more inputs could not be read.")
    noted = False

    def compared(step: Callable[[str], None]) -> Iterator[Story]:
        nonlocal noted
        for story in compare_stories(stories, engine):
            _tell_notes(story, quiet=quiet)
            noted = noted or bool(story.notes)
            yield story
            step("")

    lines: list[str] = []
    try:
        with progress(len(stories), "comparing", quiet=quiet) as step:
            for entry in write_folder(compared(step), folder, form=form, part=part, notes=failed):
                told = f"{entry.reports} report{'s' * (entry.reports != 1)}"
                lines.append(f"{folder / entry.file}\t{told}\t{_line(entry.title)}\n")
    except OSError as error:
        raise click.ClickException(
            f"{folder} cannot be written ({error.strerror}). Give another folder after -o."
        ) from error
    write_out("".join(lines), None)
    if not quiet:
        click.echo(f"written: {folder / INDEX}", err=True)
    return noted


def _stepping(reports: Iterator[Report], step: Callable[[str], None]) -> Iterator[Report]:
    for report in reports:
        step(report.label)
        yield report


def _tell_notes(story: Story, *, quiet: bool) -> None:
    for note in story.notes if not quiet else ():
        click.echo(f"samestory: {_line(note)}", err=True)


def _show(story: Story, output: str | None, form: str | None, part: str, explain: str | None) -> None:
    """Print the story, or write it; the account is shown beside what is written to a file."""
    if explain is not None:
        from samestory.export.explain_facts import explain_fact

        write_out(explain_fact(story, explain) + "\n", None)
        return
    if output not in (None, "-") or form not in (None, "text"):
        from samestory.export.folder import story_as

        write_out(story_as(story, form or "text", part), output)
    if _shows_account(output, form):
        _print(story)


def _shows_account(output: str | None, form: str | None) -> bool:
    """Whether the account is printed: unless it goes to a file, or another form of the story is printed instead."""
    return form != "text" if output not in (None, "-") else form in (None, "text")


def _print(story: Story) -> None:
    from rich.console import Console

    from samestory.export.terminal import PIPED, print_story

    terminal = sys.stdout.isatty()
    columns = os.environ.get("COLUMNS", "")
    width = None if terminal else int(columns) if columns.isdigit() else PIPED
    print_story(story, Console(width=width, no_color=not terminal, legacy_windows=False))


def _line(text: str) -> str:
    from samestory.export.plain import plain

    return " ".join(plain(text).split())
