"""The three things one does from Python: ``read``, ``group``, ``compare``."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

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
    length: int | None = None,
    ingest: IngestSettings | None = None,
    pipeline: str | None = None,
) -> Story:
    """Compare several reports of one event.

    Parameters
    ----------
    inputs
        Files, folders, addresses.
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

    Examples
    --------
    >>> story = compare(["a.txt", "b.txt"])  # doctest: +SKIP
    >>> [(fact.origins, fact.statement) for fact in story.facts]  # doctest: +SKIP
    """
    from dataclasses import replace

    from samestory.pipeline import compare_reports, read_reports

    engine = make_engine(pipeline, ingest, length)
    reports = list(read_reports(_names(inputs), engine))
    _raise_if_nothing(reports, engine)
    story = compare_reports(reports, engine)
    return Story.of(replace(story, notes=(*(str(error) for error in engine.errors), *story.notes)))


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
    from samestory.brief import BriefSettings
    from samestory.pipeline import Engine

    engine = Engine()
    if pipeline is not None:
        engine.pipeline = pipeline
    if ingest is not None:
        engine.ingest = ingest
    if length is not None:
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
