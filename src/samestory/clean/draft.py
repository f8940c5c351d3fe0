"""What is known of a text while it is cleaned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from samestory.clean.body import find_body
from samestory.clean.bylines import byline_words, bylines_in
from samestory.clean.dates import is_date_line
from samestory.clean.furniture import Rule
from samestory.clean.judge import judge
from samestory.clean.lines import Line
from samestory.model import Report

PAGE_LINES = 12
"""Outside the body, so many short lines that no rule knows are the menus of a whole page; fewer are the article's."""


@dataclass(slots=True)
class Draft:
    """What is known of a text while it is cleaned."""

    lines: Sequence[Line]
    marks: Sequence[Rule | str | None]
    """Line -> what furniture it is by itself."""
    first: int
    last: int
    page: bool
    """Whether it is a whole page, menus and all."""
    reasons: dict[int, str] = field(default_factory=dict)
    """Line -> why it goes."""
    cuts: dict[int, tuple[int, str]] = field(default_factory=dict)
    """Line -> how much of its beginning goes, and why."""
    ends: dict[int, tuple[int, str]] = field(default_factory=dict)
    """Line -> from where on its end goes, and why."""
    title: int | None = None
    masthead: str | None = None
    """The name of the outlet, where a line above the headline gives it."""
    _kept: tuple[tuple[int, int | None], list[int]] | None = None
    _bylines: dict[int, tuple[str, ...] | None] = field(default_factory=dict)
    _dates: dict[int, bool] = field(default_factory=dict)

    @property
    def kept(self) -> list[int]:
        """The lines of the body, as far as is known."""
        state = len(self.reasons), self.title  # reasons are only ever added
        if self._kept is None or self._kept[0] != state:
            reasons, title = self.reasons, self.title
            found = [index for index in range(len(self.lines)) if index not in reasons and index != title]
            self._kept = state, found
        return self._kept[1]

    def byline(self, index: int) -> tuple[str, ...] | None:
        """Give the names in a line that is a byline; None where it is none."""
        words = self.lines[index].words
        if not words or words[0] not in byline_words():
            return None
        if index not in self._bylines:
            self._bylines[index] = bylines_in(self.lines[index])
        return self._bylines[index]

    def dated(self, index: int) -> bool:
        """Whether a line is nothing but a date."""
        found = self._dates.get(index)
        if found is None:
            found = self._dates[index] = is_date_line(self.lines[index].text)
        return found


def make_draft(lines: Sequence[Line], report: Report) -> Draft:
    """Judge each line of a text by itself, and find where the body stands."""
    marks = judge(lines)
    span = find_body(lines, marks)
    first, last = span if span else (0, len(lines) - 1)
    unknown = sum(
        marks[index] is None and not line.prose for index, line in enumerate(lines) if not first <= index <= last
    )
    page = unknown > PAGE_LINES and not report.body_start
    return Draft(lines, marks, first, last, page)


def zone(draft: Draft) -> tuple[int, int]:
    """Say up to which line the head goes and from which the tail: two paragraphs of prose belong to neither."""
    prose = [
        index
        for index in range(draft.first, draft.last + 1)
        if draft.lines[index].prose and draft.marks[index] is None and index != draft.title
    ]
    if len(prose) < 4:
        return (prose[0], prose[-1]) if prose else (draft.first, draft.last)
    return prose[1], prose[-2]
