"""The whole of it: ingest -> clean -> group -> annotate -> collate -> brief.

Stages are imported when they are first run: grouping needs no spaCy, and cleaning no model at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from samestory.clean import clean
from samestory.clean.years import with_years
from samestory.errors import InputError, NothingToCompare, PassedOver
from samestory.garbage import uncollected
from samestory.ingest import IngestSettings, read_inputs
from samestory.model import Report, Story
from samestory.resources.pipelines import DEFAULT_PIPELINE

if TYPE_CHECKING:
    from spacy.language import Language
    from threadpoolctl import ThreadpoolController

    from samestory.brief import BriefSettings
    from samestory.grouping import Chosen
    from samestory.resources.embeddings import Embeddings

Given = TypeVar("Given")
"""What is asked for of each report."""
BATCH = 32
"""Reports that are held and parsed together: enough to fill the model's batches, few enough for little memory."""
KEPT_ERRORS = 1000
"""A stream of millions may hold as many that cannot be read: all are told when they are met, so many are kept."""


@dataclass
class Engine:
    """The one object with state: what is loaded, and what could not be read. Made once and passed in.

    Parameters
    ----------
    pipeline
        The spaCy pipeline: the name of an installed one or the path of its folder.
    ingest
        What is read, and how much of it.
    brief
        How the brief is written, where not as usual.
    processes
        How many processes annotate.
    tell_error
        Called with each input that cannot be read, when it is met.
    errors
        The first of them, ``KEPT_ERRORS`` at most.
    failed
        How many there were.
    """

    pipeline: str = DEFAULT_PIPELINE
    ingest: IngestSettings = field(default_factory=IngestSettings)
    brief: BriefSettings | None = None
    processes: int = 1
    tell_error: Callable[[InputError], None] | None = None
    errors: list[InputError] = field(default_factory=list)
    failed: int = 0

    @cached_property
    def nlp(self) -> Language:
        """The spaCy pipeline, loaded when it is first needed."""
        from samestory.annotate import load_pipeline

        return load_pipeline(self.pipeline)

    @cached_property
    def embeddings(self) -> Embeddings:
        """The static sentence embeddings, loaded when they are first needed."""
        from samestory.resources.embeddings import load_embeddings

        return load_embeddings()

    def fail(self, error: InputError) -> None:
        """Count, tell and keep an input that cannot be read; of what was only passed over, tell."""
        if self.tell_error is not None:
            self.tell_error(error)
        if isinstance(error, PassedOver):
            return
        self.failed += 1
        if len(self.errors) < KEPT_ERRORS:
            self.errors.append(error)


def ingest_reports(inputs: Iterable[str], engine: Engine, *, as_is: bool = False) -> Iterator[Report]:
    """Read and clean, one by one; what cannot be read goes to ``engine.fail`` and the rest goes on."""
    for item in read_inputs(inputs, engine.ingest):
        if isinstance(item, InputError):
            engine.fail(item)
        else:
            yield item if as_is else clean(item)


def read_reports(
    inputs: Iterable[str],
    engine: Engine,
    *,
    as_is: bool = False,
    annotated: bool = True,
    collatable: bool = True,
    explained: bool = False,
) -> Iterator[Report]:
    """Ingest, clean and annotate, a batch at a time; reports come out in the order in which they went in.

    Parameters
    ----------
    inputs
        Files, folders, addresses and ``-``.
    engine
        Holds the model; its ``errors`` grow by what cannot be read.
    as_is
        Leave the text as it is: nothing is cleaned away.
    annotated
        Find quotations and actors; without it no model is loaded.
    collatable
        Find also what only :func:`compare_reports` needs.
    explained
        Say of each quotation who else was considered as its speaker.
    """
    return read_each(
        inputs, engine, whole, as_is=as_is, annotated=annotated, collatable=collatable, explained=explained
    )


def read_each(
    inputs: Iterable[str],
    engine: Engine,
    give: Callable[[Report], Given],
    *,
    as_is: bool = False,
    annotated: bool = True,
    collatable: bool = True,
    explained: bool = False,
) -> Iterator[Given]:
    """Read as :func:`read_reports` does, and give of each report only what is asked for.

    Parameters
    ----------
    give
        What is asked for, a function of a module. It is called in the process that annotated the report: a line of
        text comes back from there sooner than all nouns of a report do, and many lines are written at once.
    """
    reports = ingest_reports(inputs, engine, as_is=as_is)
    if annotated:
        return annotate_each(reports, engine, give, collatable=collatable, explained=explained)
    return map(give, reports)


def annotate_reports(reports: Iterable[Report], engine: Engine) -> Iterator[Report]:
    """Annotate reports that were read and cleaned for :func:`compare_reports`, a batch at a time, in their order."""
    return annotate_each(reports, engine, whole)


def annotate_each(
    reports: Iterable[Report],
    engine: Engine,
    give: Callable[[Report], Given],
    *,
    collatable: bool = True,
    explained: bool = False,
) -> Iterator[Given]:
    """Annotate reports that were read and cleaned, and give of each what is asked for: see :func:`read_each`."""
    reports = iter(reports)
    if engine.processes > 1:
        from samestory.workers import annotate_in_processes

        yield from annotate_in_processes(
            reports,
            give,
            pipeline=engine.pipeline,
            processes=engine.processes,
            collatable=collatable,
            explained=explained,
        )
        return
    from samestory.annotate import Annotator

    with closing(Annotator(engine.nlp)) as annotator:
        while batch := list(islice(reports, BATCH)):
            yield from map(give, annotator.annotate(batch, collatable=collatable, explained=explained))


def whole(report: Report) -> Report:
    """Give all of a report: what :func:`read_each` is asked for where that is needed."""
    return report


def choose_reports(
    reports: Iterable[Report], engine: Engine, *, story: int | None = None, keep_all: bool = False
) -> Chosen:
    """Choose, of reports that were read, those of the one story that is compared.

    Parameters
    ----------
    reports
        Cleaned; they need not be annotated, so that nothing is annotated in vain.
    engine
        Holds the embeddings.
    story
        The number of the story where there are several, from 1, those of most reports first.
    keep_all
        Leave no report out.

    Raises
    ------
    NothingToCompare
        There is no report.
    SeveralStories
        There are several stories and ``story`` chooses none of them.
    """
    from samestory.grouping import choose

    chosen = choose(_some(reports), engine.embeddings, story=story, keep_all=keep_all)
    return replace(chosen, reports=with_years(chosen.reports))


def split_reports(reports: Iterable[Report], engine: Engine) -> list[tuple[Report, ...]]:
    """Put reports that were read into stories, those of most reports first.

    Raises
    ------
    NothingToCompare
        There is no report.
    """
    from samestory.grouping import stories_of

    held = _some(reports)
    return [with_years([held[row] for row in rows]) for rows in stories_of(held, engine.embeddings)]


def compare_reports(
    reports: Iterable[Report], engine: Engine, *, notes: Iterable[str] = (), alone: bool = False
) -> Story:
    """Collate annotated reports into one story and write its brief.

    Parameters
    ----------
    reports
        Those of one event.
    engine
        Holds the embeddings and how the brief is written.
    notes
        What a reader must know about the choice of the reports; they come first among the story's notes.
    alone
        A single report is no surprise, and no note is made of it.

    Raises
    ------
    NothingToCompare
        There is no report.
    """
    from samestory.brief import BriefSettings, write_brief
    from samestory.collate import collate

    held = _some(reports)
    # Several threads on matrices this small wait for one another longer than they work.
    with _threads().limit(limits=1, user_api="blas"), uncollected():
        story = collate(held, engine.embeddings)
        if len(held) == 1 and not alone:
            said = f"{held[0].label} is the only report: there is nothing to compare it with. Give two or more."
            notes = (*notes, said)
        story = replace(story, notes=(*notes, *story.notes))
        return replace(story, brief=write_brief(story, engine.embeddings, engine.brief or BriefSettings()))


def compare_stories(stories: Iterable[Iterable[Report]], engine: Engine) -> Iterator[Story]:
    """Annotate and compare the reports of each story, one story after the other."""
    for reports in stories:
        yield compare_reports(annotate_reports(reports, engine), engine, alone=True)


@cache
def _threads() -> ThreadpoolController:
    """Find the libraries that work in threads: all are loaded by now, and looking for them takes some milliseconds."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def _some(reports: Iterable[Report]) -> list[Report]:
    held = list(reports)
    if not held:
        raise NothingToCompare(
            "No report could be read.", remedy="Give at least one file with the text of a news article."
        )
    return held
