"""The reports that are compared as one story, out of those that were given, and what is said of the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samestory.errors import SeveralStories
from samestory.grouping.belong import one_story, stories_of
from samestory.grouping.labels import label
from samestory.grouping.signature import sign_all
from samestory.grouping.words import WordWeights
from samestory.model import Report
from samestory.resources.embeddings import Embeddings

LISTED = 40
"""Most stories that are listed to choose from."""

NAMED = 20
"""Most reports that are named where the caller chose a story and so left the others out."""

OUTLETS = 6
"""Most outlets that are named of one story."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The reports that are compared, and what a reader must know about the choice."""

    reports: tuple[Report, ...]
    notes: tuple[str, ...] = ()
    """What was left out or kept without being asked for."""
    asked: tuple[str, ...] = ()
    """What was left out or kept because the caller said so."""


def choose(
    reports: Sequence[Report], embeddings: Embeddings, *, story: int | None = None, keep_all: bool = False
) -> Chosen:
    """Choose the reports of one story.

    Parameters
    ----------
    reports
        Cleaned; they need not be annotated.
    embeddings
        Tell how rare a word is.
    story
        The number of the story, as :func:`stories_of` has them, from 1; without it there must be only one.
    keep_all
        Leave nothing out, whatever the reports tell.

    Raises
    ------
    SeveralStories
        There are several stories and ``story`` chooses none of them.
    """
    if story is not None and not keep_all:
        return _chosen(reports, stories_of(reports, embeddings), story, embeddings)
    found = one_story(reports, embeddings)
    if found is None:
        stories = stories_of(reports, embeddings)
        if keep_all:
            return Chosen(tuple(reports), asked=(f"{_tell_several(reports, stories)} All are compared, as asked.",))
        raise _several(reports, stories, embeddings, _tell_several(reports, stories))
    unsure = tuple(_unsure([reports[row] for row in found.unsure], len(reports)))
    if keep_all:
        kept = tuple(f"{_name(reports[row])} seems to tell another story; it is kept, as asked." for row in found.apart)
        return Chosen(tuple(reports), (*unsure, *_parted(found.parted)), kept)
    left = tuple(
        f"{_name(reports[row])} seems to tell another story than the rest and is left out: `--keep-all` keeps it "
        "(in Python keep_all=True); see also `samestory group`."
        for row in found.apart
    )
    return Chosen(tuple(reports[row] for row in found.belong), (*left, *unsure, *_parted(found.parted)))


def _chosen(reports: Sequence[Report], stories: list[list[int]], story: int, embeddings: Embeddings) -> Chosen:
    if not 1 <= story <= len(stories):
        raise _several(reports, stories, embeddings, f"There is no story {story}. {_tell_several(reports, stories)}")
    rows = stories[story - 1]
    held = set(rows)
    others = [_flat(report.source) for row, report in enumerate(reports) if row not in held]
    verb = "is" if len(others) == 1 else "are"
    named = ", ".join(others[:NAMED]) + (f" and {len(others) - NAMED} more" if len(others) > NAMED else "")
    said = f"Story {story} of {len(stories)}, as asked; {_count(len(others), 'other report')} {verb} left out: {named}."
    return Chosen(tuple(reports[row] for row in rows), asked=(said,) if others else ())


def _tell_several(reports: Sequence[Report], stories: list[list[int]]) -> str:
    return f"The {len(reports)} reports seem to tell {_count(len(stories), 'story', 'stories')}."


def _unsure(reports: list[Report], total: int) -> Iterator[str]:
    """Say which reports may not belong; where none is like another that is said once."""
    if len(reports) == total:
        names = ", ".join(_name(report) for report in reports)
        yield (
            f"{names} have little in common: each may tell another story. They are compared all the same; "
            "`samestory group --explain ID` says what speaks for and against."
        )
        return
    for report in reports:
        yield (
            f"{_name(report)} may tell another story than the rest: little speaks for it. It is kept; "
            f"`samestory group --explain {report.id}` says what speaks for and against."
        )


def _parted(parts: Sequence[int]) -> Iterator[str]:
    if parts:
        numbers = ", ".join(str(number) for number in parts)
        yield (
            f"These reports may tell {_count(len(parts), 'story', 'stories')} that are much alike "
            f"(of {numbers} reports), or one in parts. They are compared as one; `--all -o FOLDER` compares each by "
            "itself (in Python samestory.compare_all)."
        )


def _several(
    reports: Sequence[Report], stories: list[list[int]], embeddings: Embeddings, message: str
) -> SeveralStories:
    weights = WordWeights(embeddings)
    told = [_tell(number, [reports[row] for row in rows], weights) for number, rows in enumerate(stories[:LISTED], 1)]
    if len(stories) > LISTED:
        told.append(f"... and {len(stories) - LISTED} more, the largest of {_count(len(stories[LISTED]), 'report')}")
    return SeveralStories(
        message,
        tuple(tuple(reports[row] for row in rows) for rows in stories),
        told=tuple(told),
        remedy="Compare one with `--story N`, each with `--all -o FOLDER`, or all as one with `--keep-all` (in Python "
        "story=N, samestory.compare_all, keep_all=True).",
    )


def _tell(number: int, reports: Sequence[Report], weights: WordWeights) -> str:
    """Describe a story in one line: number, title, how many reports, days, outlets."""
    named = label(reports, sign_all(reports, weights))
    outlets = list(dict.fromkeys(_flat(report.label) for report in reports))
    days = " to ".join(dict.fromkeys(day for day in (named.first, named.last) if day))
    parts = (_count(len(reports), "report"), days, ", ".join(outlets[:OUTLETS]))
    more = f" and {len(outlets) - OUTLETS} more" if len(outlets) > OUTLETS else ""
    title = _flat(named.title or "") or "without a title"
    return f"{number:>3}  {title} ({'; '.join(part for part in parts if part)}{more})"


def _name(report: Report) -> str:
    return f"{_flat(report.label)} ({_flat(report.source)})"


def _flat(text: str) -> str:
    """Set words of a report or a name of a file in one line, without what would steer a terminal."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _count(number: int, noun: str, plural: str = "") -> str:
    return f"{number} {noun if number == 1 else plural or noun + 's'}"
