"""A story with the ways out of it: JSON, a page, rows for data frames."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from samestory import model
from samestory.model import Quotation, Report


@dataclass(frozen=True, slots=True, repr=False)
class Story(model.Story):
    """Several reports of one event and what comparing them gives.

    The parts are ``reports``, ``actors``, ``utterances``, ``reuse``, ``origins``, ``facts``, ``conflicts``,
    ``updates``, ``ledger``, ``timeline``, ``events`` and ``brief``, each a tuple of nouns; ``quotations`` puts those of
    all reports in one row.
    """

    @classmethod
    def of(cls, story: model.Story) -> Story:
        """Give a story the ways out."""
        return cls(**{f.name: getattr(story, f.name) for f in fields(story)})

    @property
    def title(self) -> str:
        """The headline that says best what the story is about: the one that shares most with the others."""
        from samestory.export.titles import story_title

        return story_title(self)

    @property
    def quotations(self) -> tuple[tuple[Report, Quotation], ...]:
        """Every quotation of every report, with its report, in the order of the reports."""
        return tuple((report, quotation) for report in self.reports for quotation in report.quotations)

    def to_json(self, path: str | Path | None = None, *, indent: int | None = 1) -> str:
        """Give the story as JSON (``samestory/1``), and write it to ``path`` where one is given."""
        from samestory.export.to_json import story_to_json

        return _written(story_to_json(self, indent=indent), path)

    def to_html(self, path: str | Path | None = None) -> str:
        """Give the story as one self-contained page, and write it to ``path`` where one is given."""
        from samestory.export.html import story_to_html

        return _written(story_to_html(self), path)

    def to_markdown(self, path: str | Path | None = None) -> str:
        """Give the story as Markdown, and write it to ``path`` where one is given."""
        from samestory.export.markdown import story_to_markdown

        return _written(story_to_markdown(self), path)

    def rows(self, part: str) -> list[dict[str, Any]]:
        """Give one part as flat rows, ready for a data frame or a CSV file.

        Parameters
        ----------
        part
            ``quotations``, ``facts``, ``conflicts``, ``ledger``, ``timeline``, ``reuse``, ``actors``, ``utterances``,
            ``updates`` or ``events``.

        Raises
        ------
        ValueError
            There is no such part.
        """
        from samestory.export.rows import story_rows

        return story_rows(self, part)

    def _repr_html_(self) -> str:
        """Show the page in a notebook, in a frame of its own so that its style stays inside."""
        from html import escape

        page = escape(self.to_html(), quote=True)
        return f'<iframe srcdoc="{page}" style="width:100%;height:80vh;border:0" title="samestory"></iframe>'


def _written(text: str, path: str | Path | None) -> str:
    if path is not None:
        Path(path).write_text(text, encoding="utf-8")
    return text
