"""The three things one does from Python: ``read``, ``group``, ``compare``."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from samestory.model import Report
from samestory.story import Story

if TYPE_CHECKING:
    from samestory.pipeline import Engine

Input = str | os.PathLike[str]
"""A path of a file or folder."""


def compare(inputs: Iterable[Input], *, pipeline: str | None = None) -> Story:
    """Compare several reports of one event.

    Parameters
    ----------
    inputs
        Files and folders.
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

    engine = _engine(pipeline)
    reports = list(read_reports(_names(inputs), engine))
    _raise_if_nothing(reports, engine)
    story = compare_reports(reports, engine)
    return Story.of(replace(story, notes=(*(str(error) for error in engine.errors), *story.notes)))


def read(inputs: Iterable[Input], *, as_is: bool = False, pipeline: str | None = None) -> Iterator[Report]:
    """Read reports one at a time: cleaned, with quotations and actors.

    Parameters
    ----------
    inputs
        Files and folders.
    as_is
        Take nothing away: ``text`` is the file, character for character.
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

    engine = _engine(pipeline)
    yield from read_reports(_names(inputs), engine, as_is=as_is)
    if engine.errors:
        raise engine.errors[0]


def group(inputs: Iterable[Input]) -> list[tuple[Report, ...]]:
    """Say which reports tell the same story.

    Parameters
    ----------
    inputs
        Files and folders.

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

    engine = _engine(None)
    reports = list(ingest_reports(_names(inputs), engine))
    if engine.errors:
        raise engine.errors[0]
    stories: dict[int, list[Report]] = {}
    for report, number in zip(reports, group_reports(reports, engine.embeddings), strict=True):
        stories.setdefault(number, []).append(report)
    return [tuple(held) for held in stories.values()]


def _engine(pipeline: str | None) -> Engine:
    from samestory.pipeline import Engine

    return Engine() if pipeline is None else Engine(pipeline=pipeline)


def _names(inputs: Iterable[Input]) -> list[str]:
    if isinstance(inputs, (str, os.PathLike)):
        inputs = [inputs]
    return [os.fspath(name) for name in inputs]


def _raise_if_nothing(reports: list[Report], engine: Engine) -> None:
    if not reports and engine.errors:
        from samestory.errors import NothingToCompare

        said = "; ".join(str(error) for error in engine.errors)
        raise NothingToCompare(f"No input could be read: {said}", remedy="Give files with the text of news articles.")
