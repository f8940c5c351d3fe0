"""``samestory group``: which reports tell the same story."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from samestory.api import make_engine
from samestory.cli.options import ingest_options, progress, tell_error, write_out
from samestory.errors import InputError

if TYPE_CHECKING:
    from samestory.grouping import Leads, Link, Nearness, Stories
    from samestory.ingest import IngestSettings
    from samestory.model import Report
    from samestory.pipeline import Engine


@click.command("group")
@click.argument("inputs", nargs=-1, metavar="[INPUT...]")
@click.option(
    "--stories", "by_story", is_flag=True, help="Print one line a story: title, days, places, actors, reports, links."
)
@click.option("--explain", "explained", metavar="ID", help="Say why the report with this id is in its story.")
@click.option(
    "--state",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Keep the stories in this file: what it holds is read, the inputs are added to it, and it is written again.",
)
@click.option("-q", "--quiet", is_flag=True, help="No progress and no notes; errors are still named.")
@ingest_options
def group_command(
    inputs: tuple[str, ...],
    by_story: bool,
    explained: str | None,
    state: str | None,
    quiet: bool,
    ingest: Callable[[], IngestSettings],
) -> None:
    """Say which reports tell the same story.

    Prints JSON Lines, one report a line, in the order of the inputs: its id, its source and the story that it belongs
    to; for a version of another report (a copy, a reprint, an update) also which one stands for it, and how alike the
    two are. How alike two reports are does not depend on what else is in the collection.

    \b
    samestory group inbox/ | jq -r '[.story, .source] | @tsv' | sort
    samestory group inbox/ --stories | jq -r '[.first, .title] | @tsv'
    samestory group today/ --state stories.zip --stories
    """  # noqa: D301 - click needs the control character itself
    from samestory.grouping import Leads, Stories

    if not inputs and not (state and Path(state).exists()):
        raise click.UsageError("Missing argument 'INPUT...': give files, folders or addresses, or --state with a file.")
    engine = make_engine(ingest=ingest())
    engine.tell_error = tell_error
    stories, leads = _saved(state, engine) if state and Path(state).exists() else (Stories(engine.embeddings), Leads())
    _group(inputs, engine, stories, leads, by_story=by_story, explained=explained, state=state, quiet=quiet)
    sys.exit(1 if engine.failed else 0)


def _group(
    inputs: tuple[str, ...],
    engine: Engine,
    stories: Stories,
    leads: Leads,
    *,
    by_story: bool,
    explained: str | None,
    state: str | None,
    quiet: bool,
) -> None:
    """Add the inputs to the stories, keep them where that is wanted, and print what is asked for."""
    from samestory.pipeline import ingest_reports

    known = frozenset(stories.ids)
    kept = leads if by_story or state else None
    sources = [leads.get(row).source for row in range(len(leads))]
    passed_over: list[str] = []
    with progress(None, "reading", quiet=quiet) as step:
        reports = _noting(ingest_reports(inputs, engine), known, sources, kept, passed_over, step)
        stories.add(reports)
    if passed_over and not quiet:
        click.echo(
            f"samestory: {len(passed_over)} reports were in {state} before, by their ids; passed over.", err=True
        )
    if state and (inputs or not known):
        _save(state, stories, leads)
    if explained is not None:
        if explained not in stories.ids:
            raise click.BadParameter(
                f"there is no report {explained!r}; `samestory group` lists the ids", param_hint="--explain"
            )
        for line in _explanation(stories, stories.ids.index(explained), sources):
            write_out(line + "\n", None)
    else:
        for row in _stories(stories, leads) if by_story else _reports(stories, sources):
            write_out(json.dumps(row, ensure_ascii=False) + "\n", None)


def _saved(state: str, engine: Engine) -> tuple[Stories, Leads]:
    from samestory.grouping import load_stories

    try:
        return load_stories(state, engine.embeddings)
    except (InputError, OSError) as error:
        raise click.BadParameter(str(error), param_hint="--state") from error


def _save(state: str, stories: Stories, leads: Leads) -> None:
    from samestory.grouping import save_stories

    try:
        save_stories(state, stories, leads)
    except OSError as error:
        raise click.BadParameter(f"cannot be written: {error.strerror or error}", param_hint="--state") from error


def _noting(
    reports: Iterable[Report],
    known: frozenset[str],
    sources: list[str],
    leads: Leads | None,
    passed_over: list[str],
    step: Callable[[str], None],
) -> Iterator[Report]:
    """Pass reports on that are new, and note where each was read; their beginnings only where they will be shown."""
    for report in reports:
        step(report.source)
        if report.id in known:
            passed_over.append(report.id)
            continue
        sources.append(report.source)
        if leads is not None:
            leads.add(report)
        yield report


def _reports(stories: Stories, sources: list[str]) -> Iterator[dict[str, object]]:
    versions = stories.versions()
    for row, source in enumerate(sources):
        line: dict[str, object] = {"id": stories.ids[row], "source": source, "story": f"s{stories.story[row]}"}
        if row in versions:
            stands, version = versions[row]
            line |= {"version_of": stories.ids[stands], "version": asdict(version)}
        yield line


def _stories(stories: Stories, leads: Leads) -> Iterator[dict[str, object]]:
    from samestory.grouping import label, links

    near = links(stories)
    were: dict[int, list[int]] = {}
    for old in sorted(stories.leads_to):
        were.setdefault(stories.resolve(old), []).append(old)
    for story, rows in sorted(stories.members().items()):
        named = label([leads.get(row) for row in rows], stories.shelf.signatures(rows))
        ids = [stories.ids[row] for row in rows]
        line: dict[str, object] = {
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
            "linked": [_linked(link) for link in near.get(story, [])],
        }
        if story in were:
            line["was"] = [f"s{old}" for old in were[story]]
        if story in stories.splits:
            line["split_from"] = f"s{stories.resolve(stories.splits[story])}"
        yield line


def _linked(link: Link) -> dict[str, object]:
    out: dict[str, object] = {"story": f"s{link.story}", "alike": link.alike, "kind": link.kind}
    return out | {"names": list(link.names), "words": list(link.words), "days": link.days}


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
