"""Options and messages that several commands share."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from samestory.pipeline import Engine

Command = TypeVar("Command", bound=Callable[..., Any])

DEFAULT_PIPELINE = "en_core_web_md"


def inputs_argument(command: Command) -> Command:
    """Take one or more inputs."""
    return click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")(command)


def common_options(command: Command) -> Command:
    """Add what every command that reads reports understands."""
    for option in (
        click.option("-v", "--verbose", is_flag=True, help="Say what is done, and how long it took."),
        click.option("-q", "--quiet", is_flag=True, help="No progress and no notes; errors are still named."),
        click.option(
            "--max-bytes",
            type=click.IntRange(min=1),
            metavar="N",
            help="Largest report that is read, in bytes (default: 5000000).",
        ),
        click.option(
            "--pipeline",
            default=DEFAULT_PIPELINE,
            show_default=True,
            envvar="SAMESTORY_PIPELINE",
            metavar="NAME",
            help="spaCy pipeline: the name of an installed one or the path of its folder.",
        ),
    ):
        command = option(command)
    return command


@contextmanager
def progress(total: int | None, doing: str, *, quiet: bool) -> Iterator[Callable[[str], None]]:
    """Show a bar on standard error while something long goes on; nothing where that is no terminal.

    Yields
    ------
    A function that moves the bar on by one and names what is done now.
    """
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=total)

        def step(name: str) -> None:
            bar.update(task, advance=1, description=f"{doing} {name[:40]}")

        yield step


def write_out(text: str, path: str | None) -> None:
    """Write data to a file, or to standard output; what the terminal's encoding lacks is replaced there."""
    if path is None or path == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.flush()
        return
    try:
        Path(path).write_text(text, encoding="utf-8")
    except OSError as error:
        raise click.ClickException(
            f"{path} cannot be written ({error.strerror}). Give another path after -o."
        ) from error


def report_errors(engine: Engine) -> int:
    """Name every input that failed, on standard error; give the exit code."""
    for error in engine.errors:
        click.echo(f"samestory: {error}", err=True)
    return 1 if engine.errors else 0
