"""Story, or reports alone -> one self-contained HTML page, which needs no network and no JavaScript to be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samestory.model import Report, Story

__all__ = ["reports_to_html", "story_to_html"]


def story_to_html(story: Story) -> str:
    """Write the page of a story.

    Parameters
    ----------
    story
        What comparing the reports gave; parts that are empty are left out of the page.

    Returns
    -------
    str
        A whole HTML document. Style and script are inline and pinned by hash in a content security policy that
        allows nothing else; every word of the reports is escaped. The same story gives the same bytes.
    """
    from samestory.export.html.page import render

    return render(story)


def reports_to_html(reports: Sequence[Report]) -> str:
    """Write a page of reports that are not compared: their texts, with quotations, speakers and what was removed.

    Parameters
    ----------
    reports
        Annotated reports, of any stories.
    """
    from samestory.export.html.page import render
    from samestory.model import Story

    notes = tuple(note for report in reports for note in report.notes)
    title = reports[0].title if len(reports) == 1 else None
    return render(Story(reports=tuple(reports), notes=notes), title=title or "Reports, each by itself", compared=False)
