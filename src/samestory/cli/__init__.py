"""The command line: one file a command, each thin: parse, call, print. Nothing heavy is imported early."""

from __future__ import annotations

import sys

import click

from samestory import __version__
from samestory.cli.compare import compare_command
from samestory.cli.formats import formats_command
from samestory.cli.group import group_command
from samestory.cli.read import read_command
from samestory.cli.schema import schema_command
from samestory.errors import SamestoryError

_EPILOG = """\b
Examples:
  samestory compare reports/*.txt              the account in the terminal
  samestory compare reports/ -o story.html     and as a page
  samestory compare a.txt b.html --format json | jq .conflicts
  samestory compare inbox/ --all -o stories/   a page for each of several stories, and an index
  samestory read article.txt                   one report: quotations and actors

Data goes to standard output, messages to standard error; `-` reads standard input.
Exit code: 0 all well, 1 some inputs failed or could not be compared (each is named), 2 usage, 130 stopped.
"""


@click.group(epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "--version", "-V", prog_name="samestory")
def app() -> None:
    """One verifiable account out of many reports of the same event.

    Reads several outlets' reports, takes the page furniture away, finds who said what and who copied whom, sets the
    wordings of each quotation side by side, counts the independent origins of every fact, shows where the accounts
    conflict, and writes a brief in which every sentence points to its words. Offline, without a key.
    """


app.add_command(compare_command)
app.add_command(read_command)
app.add_command(group_command)
app.add_command(formats_command)
app.add_command(schema_command)


def main() -> None:
    """Run the command line; errors of the package become one line with the remedy, never a traceback."""
    try:
        app(prog_name="samestory", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("samestory: stopped", err=True)
        sys.exit(130)
    except SamestoryError as error:
        click.echo(f"samestory: {error}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        # The reader of a pipe (`| head`) has gone: that is no error. Closing stderr keeps the interpreter quiet.
        sys.stderr.close()
        sys.exit(0)
