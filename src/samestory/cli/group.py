"""``samestory group``: which reports tell the same story."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from samestory.api import make_engine
from samestory.cli.options import ingest_options, inputs_argument, tell_error, write_out

if TYPE_CHECKING:
    from samestory.grouping import Nearness, Stories
    from samestory.ingest import IngestSettings
    from samestory.model import Report


@click.command("group")
@inputs_argument
@click.option(
    "--stories", "by_story", is_flag=True, help="Print one line a story: title, days, places, actors, reports."
)
@click.option("--explain", "explained", metavar="ID", help="Say why the report with this id is in its story.")
@ingest_options
def group_command(
    inputs: tuple[str, ...], by_story: bool, explained: str | None, ingest: Callable[[], IngestSettings]
) -> None:
    """Say which reports tell the same story.

    Prints JSON Lines, one report a line, in the order of the inputs: its id, its source and the story that it belongs
    to; for a version of another report (a copy, a reprint, an update) also which one stands for it, and how alike the
    two are. How alike two reports are does not depend on what else is in the collection.

    \b
    samestory group inbox/ | jq -r '[.story, .source] | @tsv' | sort
    samestory group inbox/ --stories | jq -r '[.first, .title] | @tsv'
    """  # noqa: D301 - click needs the control character itself
    from samestory.grouping import Stories
    from samestory.pipeline import ingest_reports

    engine = make_engine(ingest=ingest())
    engine.tell_error = tell_error
    stories = Stories(engine.embeddings)
    sources: list[str] = []
    held: list[Report] = []
    stories.add(_noting(ingest_reports(inputs, engine), sources, held if by_story else None))
    if explained is not None:
        if explained not in stories.ids:
            raise click.BadParameter(
                f"there is no report {explained!r}; `samestory group` lists the ids", param_hint="--explain"
            )
        for line in _explanation(stories, stories.ids.index(explained), sources):
            write_out(line + "\n", None)
    else:
        for row in _stories(stories, held) if by_story else _reports(stories, sources):
            write_out(json.dumps(row, ensure_ascii=False) + "\n", None)
    sys.exit(1 if engine.failed else 0)


def _noting(reports: Iterable[Report], sources: list[str], held: list[Report] | None) -> Iterator[Report]:
    """Pass reports on, and note where each was read; the reports themselves only where labels are wanted, cut down."""
    from samestory.grouping import shorten

    for report in reports:
        sources.append(report.source)
        if held is not None:
            held.append(shorten(report))
        yield report


def _reports(stories: Stories, sources: list[str]) -> Iterator[dict[str, object]]:
    versions = stories.versions()
    for row, source in enumerate(sources):
        line: dict[str, object] = {"id": stories.ids[row], "source": source, "story": f"s{stories.story[row]}"}
        if row in versions:
            stands, version = versions[row]
            line |= {"version_of": stories.ids[stands], "version": asdict(version)}
        yield line


def _stories(stories: Stories, held: list[Report]) -> Iterator[dict[str, object]]:
    from samestory.grouping import label, links

    near = links(stories)
    for story, rows in sorted(stories.members().items()):
        named = label([held[row] for row in rows], stories.shelf.signatures(rows))
        ids = [stories.ids[row] for row in rows]
        yield {
            "story": f"s{story}",
            "title": named.title,
            "first": named.first,
            "last": named.last,
            "places": list(named.places),
            "actors": list(named.actors),
            "reports": ids,
            "episodes": [
                {"first": one.first, "last": one.last, "reports": [ids[place] for place in one.reports]}
                for one in named.episodes
            ],
            "linked": [{"story": f"s{other}", "alike": alike} for other, alike in near.get(story, [])],
        }


def _explanation(stories: Stories, row: int, sources: list[str]) -> Iterator[str]:
    from samestory.grouping import explain

    told = explain(stories, row)
    yield f"{told.id} ({sources[row]}) is in s{told.story}; reports are joined from a likeness of {told.threshold}."
    if told.own is None:
        yield f"s{told.story}: no other report."
    for nearness in ([told.own] if told.own else []) + list(told.others):
        yield from _nearness(nearness)
    if not told.others:
        yield "No other story has anything in common with it."


def _nearness(one: Nearness) -> Iterator[str]:
    yield f"s{one.story}: mean likeness {one.alike:.2f}, to its nearest report {one.nearest} {one.nearest_alike:.2f}"
    yield f"  for: {', '.join(one.words) or 'no word in common'}"
    yield f"  against: {', '.join(one.untold) or 'nothing in headline and lead that the other does not tell'}"
    if one.days is None:
        yield f"  time: unknown for one of the two, which leaves {one.left:.0%}"
    else:
        yield f"  time: {one.days} day{'s' * (one.days != 1)} between the two, which leaves {one.left:.0%}"
