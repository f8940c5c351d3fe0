"""``samestory group``: which reports tell the same story."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from samestory.api import make_engine
from samestory.cli.options import ingest_options, inputs_argument, tell_error, write_out

if TYPE_CHECKING:
    from samestory.ingest import IngestSettings


@click.command("group")
@inputs_argument
@ingest_options
def group_command(inputs: tuple[str, ...], ingest: IngestSettings) -> None:
    """Say which reports tell the same story.

    Prints JSON Lines, one report a line, in the order of the inputs: its id, its source and the story that it belongs
    to. How alike two reports are does not depend on what else is in the collection.

    \b
    samestory group inbox/ | jq -r '[.story, .source] | @tsv' | sort
    """  # noqa: D301 - click needs the control character itself
    from samestory.grouping import group_reports
    from samestory.pipeline import ingest_reports

    engine = make_engine(ingest=ingest)
    engine.tell_error = tell_error
    reports = list(ingest_reports(inputs, engine))
    for report, number in zip(reports, group_reports(reports, engine.embeddings), strict=True):
        line = {"id": report.id, "source": report.source, "story": f"s{number + 1}"}
        write_out(json.dumps(line, ensure_ascii=False) + "\n", None)
    sys.exit(1 if engine.failed else 0)
