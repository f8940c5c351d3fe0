"""Options and messages that several commands share."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from samestory.resources.pipelines import DEFAULT_PIPELINE

if TYPE_CHECKING:
    from samestory.errors import InputError
    from samestory.ingest import IngestSettings

Command = TypeVar("Command", bound=Callable[..., Any])


def inputs_argument(command: Command) -> Command:
    """Take one or more inputs."""
    return click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")(command)


def common_options(command: Command) -> Command:
    """Add what every command that annotates reports understands."""
    for option in (
        click.option("-v", "--verbose", is_flag=True, help="Say what is done, and how long it took."),
        click.option("-q", "--quiet", is_flag=True, help="No progress and no notes; errors are still named."),
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


def ingest_options(command: Command) -> Command:
    """Add what says how inputs are read; the command gets it as ``ingest``, which makes the ``IngestSettings``.

    It is made when the command asks for it, as that loads the readers of all formats: not before a usage error.
    """

    @wraps(command)
    def with_settings(*args: Any, **given: Any) -> Any:
        names = ("max_bytes", "read_as", "fields", "follow_links", "cache", "rate", "allow_private")
        said = {name: given.pop(name) for name in names}
        return command(*args, **given, ingest=partial(_ingest_settings, **said))

    made: Any = with_settings
    for option in (
        click.option(
            "--allow-private",
            is_flag=True,
            help="Let addresses of this machine and of the local network be fetched; refused otherwise.",
        ),
        click.option(
            "--rate",
            type=click.FloatRange(min=0, max=3600),
            metavar="SECONDS",
            help="Pause between two requests to one host (default: 1).",
        ),
        click.option(
            "--cache",
            type=click.Path(file_okay=False, path_type=Path),
            metavar="FOLDER",
            help="Keep what is fetched there; what has not changed is not sent again.",
        ),
        click.option(
            "--follow-links",
            is_flag=True,
            help="Fetch the page of each entry of a feed that gives only a summary.",
        ),
        click.option(
            "--field",
            "fields",
            multiple=True,
            metavar="FIELD=NAME",
            help="Column or key that holds a field, where it is not found by itself: text=Body, title=Kicker ...",
        ),
        click.option(
            "--read-as",
            metavar="FORMAT",
            help="Read every input as this format, whatever its ending: text, html, csv ... see `samestory formats`.",
        ),
        click.option(
            "--max-bytes",
            type=click.IntRange(min=1),
            metavar="N",
            help="Largest report that is read, in bytes (default: 5000000).",
        ),
    ):
        made = option(made)
    return cast(Command, made)


def _ingest_settings(
    max_bytes: int | None,
    read_as: str | None,
    fields: tuple[str, ...],
    follow_links: bool,
    cache: Path | None,
    rate: float | None,
    allow_private: bool,
) -> IngestSettings:
    from samestory.ingest import FORMATS, FetchSettings, IngestSettings
    from samestory.ingest.records import KEYS

    known = [form.name for form in FORMATS]
    if read_as is not None and read_as not in known:
        raise click.UsageError(f"--read-as {read_as}: there is no such format. Say one of: {', '.join(known)}.")
    pairs = []
    for pair in fields:
        field, equals, name = pair.partition("=")
        if not equals or not name or field not in KEYS:
            raise click.UsageError(f"--field {pair}: say FIELD=NAME, where FIELD is one of {', '.join(KEYS)}.")
        pairs.append((field, name))
    defaults, fetch = IngestSettings(), FetchSettings()
    return IngestSettings(
        max_bytes=defaults.max_bytes if max_bytes is None else max_bytes,
        max_file_bytes=max(max_bytes or 0, defaults.max_file_bytes),
        form=read_as,
        fields=tuple(pairs),
        follow_links=follow_links,
        fetch=FetchSettings(rate=fetch.rate if rate is None else rate, allow_private=allow_private, cache=cache),
    )


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
    """Write data to a file, or to standard output."""
    with out_file(path) as write:
        write(text)


@contextmanager
def out_file(path: str | None) -> Iterator[Callable[[str], None]]:
    """Open a file, or standard output, for data that come piece by piece; always UTF-8.

    Yields
    ------
    A function that writes a piece.
    """
    if path is None or path == "-":
        sys.stdout.flush()

        def write(text: str) -> None:
            sys.stdout.buffer.write(text.encode("utf-8"))
            sys.stdout.flush()

        yield write
        return
    try:
        with Path(path).open("w", encoding="utf-8", newline="") as file:

            def write_to_file(text: str) -> None:
                file.write(text)

            yield write_to_file
    except OSError as error:
        raise click.ClickException(
            f"{path} cannot be written ({error.strerror}). Give another path after -o."
        ) from error


def tell_error(error: InputError) -> None:
    """Name an input that cannot be read, on standard error, when it is met."""
    click.echo(f"samestory: {error}", err=True)
