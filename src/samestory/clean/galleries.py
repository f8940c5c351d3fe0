"""Captions of a gallery: a counter begins them (``3/34 4 March 2021 Ships wait Agency``) or stands above them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from samestory.clean.captions import is_caption, shows_scene
from samestory.clean.dates import begins_with_date
from samestory.clean.furniture import Rule
from samestory.clean.lines import Line, line_of
from samestory.resources.words import word_set

CAPTION = Rule("caption", parts=True)
APART = 8
"""So many lines at most lie between two captions of a gallery."""
ROW = 3
"""So many pictures counted in a row are a gallery, whatever is written under them."""
_COUNTED = re.compile(r"(?:(?:[Ii]mage|[Pp]hoto|[Pp]icture) )?(\d{1,3}) ?(?:/|of) ?(\d{1,3})(?![\d/.,%])\W*")


class _Counter(NamedTuple):
    """A line that begins with a counter: its place, which picture of how many, and what is written behind."""

    place: int
    one: int
    of: int
    rest: str


def gallery_captions(lines: Sequence[Line], marks: Sequence[Rule | str | None], numbered: Sequence[int]) -> set[int]:
    """Find the captions of galleries among the lines that begin with a figure or a word for pictures.

    One counted line is a caption where a date or a credit of a picture says so; counted one after the other
    (``3/34``, ``4/34``), all of them are where one is, or where three and more end without a full stop. Short lines
    between two counters that stand alone go too; a paragraph under a counter is the article's.
    """
    counters = [counter for index in numbered if (counter := _counter(index, lines[index])) is not None]
    found: set[int] = set()
    row: list[_Counter] = []
    for counter in counters:
        if row and not _follows(row[-1], counter):
            found |= _captions(lines, marks, row)
            row = []
        row.append(counter)
    return found | _captions(lines, marks, row) if row else found


def _counter(index: int, line: Line) -> _Counter | None:
    match = _COUNTED.match(line.text)
    if match is None or not 0 < int(match[1]) <= int(match[2]) or int(match[2]) < 2:
        return None
    return _Counter(index, int(match[1]), int(match[2]), line.text[match.end() :])


def _follows(one: _Counter, other: _Counter) -> bool:
    return one.of == other.of and 0 <= other.one - one.one <= 1 and other.place - one.place <= APART


def _captions(lines: Sequence[Line], marks: Sequence[Rule | str | None], row: Sequence[_Counter]) -> set[int]:
    told = [counter for counter in row if counter.rest]
    known = any(_is_caption(counter.rest) for counter in told)
    pictures = len({counter.one for counter in row})
    if told and not known and not (pictures >= ROW and not any(lines[counter.place].ends for counter in told)):
        return set()
    found = {counter.place for counter in told}
    for counter, after in zip(row, (*row[1:], None), strict=True):
        end = after.place if after is not None else counter.place + 1
        between = range(counter.place + 1, end)
        if not any(lines[index].prose and marks[index] is None for index in between):
            found.update(index for index in between if marks[index] in (None, "caption"))
    return found


def _is_caption(rest: str) -> bool:
    line = line_of(rest)
    return (
        begins_with_date(rest)
        or is_caption(line)
        or shows_scene(line)
        or (not line.ends and not word_set("picture_words.txt").isdisjoint(line.words[-2:]))
    )
