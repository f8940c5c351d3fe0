"""What one does from Python: ``read``, ``group``, ``compare``, ``compare_all``, ``write_stories``."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from samestory import model
from samestory.model import Report
from samestory.story import Story

if TYPE_CHECKING:
    from samestory.ingest.settings import IngestSettings
    from samestory.pipeline import Engine

Input = str | os.PathLike[str]
"""A path of a file or folder, or the address of a page or feed."""


def compare(
    inputs: Iterable[Input],
    *,
    story: int | None = None,
    keep_all: bool = False,
    length: int | None = None,
    ingest: IngestSettings | None = None,
    pipeline: str | None = None,
) -> Story:
    """Compare several reports of one event.

    Reports that seem to tell another story than the rest are left out and named in ``story.notes``.

    Parameters
    ----------
    inputs
        Files, folders, addresses.
    story
        Where the reports tell several stories, the number of the one that is meant, from 1: those of most reports
        come first.
    keep_all
        Leave no report out, whatever the reports tell.
    length
        Longest brief, in words; 240 unless said.
    ingest
        What is read, and how much of it: limits of size, names of columns, what fetching may do.
    pipeline
        Another spaCy pipeline than the packaged one: the name of an installed one or the path of its folder.

    Returns
    -------
    Story
        With ``reports``, ``utterances``, ``facts``, ``conflicts`` and the rest, ``to_html`` and ``to_json``.
        An input that cannot be read is named in ``story.notes`` and the others go on.

    Raises
    ------
    NothingToCompare
        No input could be read.
    SeveralStories
        The reports tell several stories, and ``story`` chooses none of them. They are in its ``stories``.

    Examples
    --------
    >>> story = compare(["a.txt", "b.txt"])  # doctest: +SKIP
    >>> [(fact.origins, fact.statement) for fact in story.facts]  # doctest: +SKIP
    """
    from samestory.pipeline import annotate_reports, choose_reports, compare_reports, ingest_reports

    engine = make_engine(pipeline, ingest, length)
    reports = list(ingest_reports(_names(inputs), engine))
    _raise_if_nothing(reports, engine)
    chosen = choose_reports(reports, engine, story=story, keep_all=keep_all)
    notes = (*(str(error) for error in engine.errors), *chosen.asked, *chosen.notes)
    return Story.of(compare_reports(annotate_reports(chosen.reports, engine), engine, notes=notes))


def compare_all(
    inputs: Iterable[Input],
    *,
    length: int | None = None,
    ingest: IngestSettings | None = None,
    pipeline: str | None = None,
) -> list[Story]:
    """Put reports into stories, as ``group`` does, and compare the reports of each.

    Parameters
    ----------
    inputs
        Files, folders, addresses.
    length
        Longest brief, in words; 240 unless said.
    ingest
        What is read, and how much of it.
    pipeline
        Another spaCy pipeline than the packaged one.

    Returns
    -------
    A story for each event, those of most reports first, also where only one report tells it.
        An input that cannot be read may have told any of them, so it is named in the notes of each.

    Raises
    ------
    NothingToCompare
        No input could be read.

    Examples
    --------
    >>> for story in compare_all(["inbox/"]):  # doctest: +SKIP
    ...     print(len(story.reports), story.title)
    """
    from dataclasses import replace

    from samestory.pipeline import compare_stories, ingest_reports, split_reports

    engine = make_engine(pipeline, ingest, length)
    reports = list(ingest_reports(_names(inputs), engine))
    _raise_if_nothing(reports, engine)
    failed = tuple(str(error) for error in engine.errors)
    return [
        Story.of(replace(story, notes=(*failed, *story.notes)))
        for story in compare_stories(split_reports(reports, engine), engine)
    ]


def write_stories(
    stories: Iterable[model.Story], folder: str | os.PathLike[str], *, form: str = "html", part: str = "facts"
) -> list[Path]:
    """Write stories into a folder, one file each, and ``index.html``, a page that leads to them.

    Parameters
    ----------
    stories
        As ``compare_all`` gives them.
    folder
        Made where it is missing.
    form
        ``html``, ``json``, ``md``, ``csv`` or ``text``.
    part
        Which part csv gives.

    Returns
    -------
    The files of the stories, in their order, and that of the index. A file is named by the title of its story.

    Raises
    ------
    ValueError
        There is no such format.

    Examples
    --------
    >>> write_stories(compare_all(["inbox/"]), "stories")  # doctest: +SKIP
    """
    from samestory.export.folder import INDEX, write_folder

    place = Path(folder)
    files = [place / entry.file for entry in write_folder(stories, place, form=form, part=part)]
    return [*files, place / INDEX]


def read(
    inputs: Iterable[Input],
    *,
    as_is: bool = False,
    annotated: bool = True,
    processes: int = 1,
    ingest: IngestSettings | None = None,
    pipeline: str | None = None,
) -> Iterator[Report]:
    """Read reports one at a time: cleaned, with quotations and actors.

    Parameters
    ----------
    inputs
        Files, folders, addresses.
    as_is
        Take nothing away: ``text`` is the file, character for character.
    annotated
        Find quotations and actors; without it, text and metadata come alone, and no model is loaded.
    processes
        How many processes annotate.
    ingest
        What is read, and how much of it.
    pipeline
        Another spaCy pipeline than the packaged one.

    Yields
    ------
    Report
        In the order of the inputs.

    Raises
    ------
    InputError
        An input cannot be read; raised when all the others have been given.
    """
    from samestory.pipeline import read_reports

    engine = make_engine(pipeline, ingest)
    engine.processes = processes
    yield from read_reports(_names(inputs), engine, as_is=as_is, annotated=annotated, collatable=False)
    if engine.errors:
        raise engine.errors[0]


def group(inputs: Iterable[Input], *, ingest: IngestSettings | None = None) -> list[tuple[Report, ...]]:
    """Say which reports tell the same story.

    Parameters
    ----------
    inputs
        Files, folders, addresses.
    ingest
        What is read, and how much of it.

    Returns
    -------
    A tuple of reports (cleaned, not annotated) for each story, in the order of their first reports.

    Raises
    ------
    InputError
        An input cannot be read.
    """
    from samestory.grouping import group_reports
    from samestory.pipeline import ingest_reports

    engine = make_engine(ingest=ingest)
    reports = list(ingest_reports(_names(inputs), engine))
    if engine.errors:
        raise engine.errors[0]
    stories: dict[int, list[Report]] = {}
    for report, number in zip(reports, group_reports(reports, engine.embeddings), strict=True):
        stories.setdefault(number, []).append(report)
    return [tuple(held) for held in stories.values()]


def make_engine(pipeline: str | None = None, ingest: IngestSettings | None = None, length: int | None = None) -> Engine:
    """Make the engine that the steps share; what is None keeps its documented default."""
    from samestory.pipeline import Engine

    engine = Engine()
    if pipeline is not None:
        engine.pipeline = pipeline
    if ingest is not None:
        engine.ingest = ingest
    if length is not None:
        from samestory.brief import BriefSettings

        engine.brief = BriefSettings(length=length)
    return engine


def _names(inputs: Iterable[Input]) -> list[str]:
    if isinstance(inputs, (str, os.PathLike)):
        inputs = [inputs]
    return [os.fspath(name) for name in inputs]


def _raise_if_nothing(reports: list[Report], engine: Engine) -> None:
    if not reports and engine.errors:
        from samestory.errors import NothingToCompare

        said = "; ".join(str(error) for error in engine.errors)
        raise NothingToCompare(f"No input could be read: {said}", remedy="Give files with the text of news articles.")
