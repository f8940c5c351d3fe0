"""Stories -> a folder: one file a story, and a page that leads to them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from samestory.export.titles import by_origin, labels, story_title
from samestory.model import Story

ENDINGS = {"html": ".html", "json": ".json", "md": ".md", "csv": ".csv", "text": ".txt"}
"""The formats that a story can be written in, with the endings of their files."""

INDEX = "index.html"

NAME = 60
"""Characters of a title, at most, that make the name of a file."""

_TAKEN = frozenset(
    ("index", "con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)))
)
"""Names that are the index's, or that Windows keeps for devices."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the index tells of one story."""

    file: str
    title: str
    published: tuple[str, ...]
    """When its reports were published, where that is known."""
    reports: int
    origins: tuple[int, ...]
    """How many reports each independent origin has."""
    quotations: int
    conflicts: int
    outlets: tuple[str, ...]
    sentence: str
    """The first of the brief; empty where there is no brief."""
    notes: int


def story_as(story: Story, form: str, part: str = "facts") -> str:
    """Write a story in a format: ``html``, ``json``, ``md``, ``csv`` (one part of it) or ``text``.

    Raises
    ------
    ValueError
        There is no such format, or no such part.
    """
    if form == "json":
        from samestory.export.to_json import story_to_json

        return story_to_json(story) + "\n"
    if form == "html":
        from samestory.export.html import story_to_html

        return story_to_html(story)
    if form == "md":
        from samestory.export.markdown import story_to_markdown

        return story_to_markdown(story)
    if form == "csv":
        from samestory.export.rows import COLUMNS, rows_to_csv, story_rows

        return rows_to_csv(story_rows(story, part), COLUMNS[part])
    if form == "text":
        from samestory.export.terminal import story_to_text

        return story_to_text(story)
    raise ValueError(f"{form!r} is no format of a story; say one of {', '.join(ENDINGS)}")


def write_folder(
    stories: Iterable[Story], folder: Path, *, form: str = "html", part: str = "facts", notes: Sequence[str] = ()
) -> Iterator[Entry]:
    """Write each story into a folder when it comes, and the index when all have come.

    Parameters
    ----------
    stories
        They may be made while they are written; none is kept.
    folder
        Made where it is missing. Files of the same names are written over, others are left alone.
    form, part
        As for :func:`story_as`.
    notes
        What a reader of the index must know; read when all stories are written, so that it may grow until then.

    Yields
    ------
    Entry
        For each story, when its file is written.
    """
    if form not in ENDINGS:
        raise ValueError(f"{form!r} is no format of a story; say one of {', '.join(ENDINGS)}")
    from samestory.export.html.index import index_to_html

    folder.mkdir(parents=True, exist_ok=True)
    entries: list[Entry] = []
    taken: set[str] = set()
    for story in stories:
        name = file_name(story, taken)
        taken.add(name)
        (folder / (name + ENDINGS[form])).write_text(story_as(story, form, part), encoding="utf-8", newline="")
        entries.append(_entry(story, name + ENDINGS[form]))
        yield entries[-1]
    (folder / INDEX).write_text(index_to_html(entries, notes), encoding="utf-8", newline="")


def file_name(story: Story, taken: Iterable[str] = ()) -> str:
    """Name the file of a story, without its ending: the words of its title in small letters of ASCII and digits.

    Where that is empty, taken or not allowed, a checksum of the ids of the reports follows. So the same story has
    the same name in every run, whatever other stories there are, unless their titles are the same.
    """
    plain = unicodedata.normalize("NFKD", story_title(story)).encode("ascii", "ignore").decode().lower()
    words = "-".join(re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", plain)))
    if len(words) > NAME:
        words = words[: NAME + 1].rpartition("-")[0] or words[:NAME]
    if words and words not in _TAKEN and words not in taken:
        return words
    ids = "\n".join(sorted(report.id for report in story.reports))
    sum_of_ids = sha256(ids.encode("utf-8", "surrogatepass")).hexdigest()
    return next(
        name
        for length in range(8, len(sum_of_ids) + 1)
        if (name := f"{words or 'story'}-{sum_of_ids[:length]}") not in taken
    )


def _entry(story: Story, file: str) -> Entry:
    return Entry(
        file=file,
        title=story_title(story),
        reports=len(story.reports),
        published=tuple(report.published for report in story.reports if report.published),
        origins=tuple(len(members) for _, members in by_origin(story)),
        quotations=sum(len(report.quotations) for report in story.reports),
        conflicts=len(story.conflicts),
        outlets=tuple(labels(story.reports).values()),
        sentence=story.brief[0].text if story.brief else "",
        notes=len(story.notes),
    )
