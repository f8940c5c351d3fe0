"""The whole of it: ingest -> clean -> annotate -> collate -> brief."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from samestory.annotate import DEFAULT_PIPELINE, annotate, load_pipeline
from samestory.brief import write_brief
from samestory.clean import clean
from samestory.collate import collate
from samestory.errors import InputError, NothingToCompare
from samestory.ingest import read_inputs
from samestory.model import Report, Story
from samestory.resources.embeddings import Embeddings, load_embeddings

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass
class Engine:
    """The one object with state: a loaded spaCy pipeline. Made once and passed in."""

    pipeline: str = DEFAULT_PIPELINE
    errors: list[InputError] = field(default_factory=list)

    @cached_property
    def nlp(self) -> Language:
        """The spaCy pipeline, loaded when it is first needed."""
        return load_pipeline(self.pipeline)

    @cached_property
    def embeddings(self) -> Embeddings:
        """The static sentence embeddings, loaded when they are first needed."""
        return load_embeddings()


def read_reports(
    inputs: Iterable[str],
    engine: Engine,
    *,
    as_is: bool = False,
    tell: Callable[[str], None] = lambda _: None,
) -> Iterator[Report]:
    """Ingest, clean and annotate, one report at a time; what cannot be read is added to ``engine.errors``."""
    for item in read_inputs(inputs):
        if isinstance(item, InputError):
            engine.errors.append(item)
            continue
        report = item if as_is else clean(item)
        tell(report.label)
        yield from annotate([report], engine.nlp)


def compare_reports(reports: Iterable[Report], engine: Engine) -> Story:
    """Collate annotated reports into one story and write its brief."""
    held = list(reports)
    if not held:
        raise NothingToCompare("No report could be read.", remedy="Give at least one file with the text of an article.")
    story = collate(held, engine.embeddings)
    return replace(story, brief=write_brief(story, engine.embeddings))
