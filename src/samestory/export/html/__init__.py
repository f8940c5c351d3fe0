"""Story -> one self-contained HTML page, which needs no network and no JavaScript to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samestory.model import Story

__all__ = ["story_to_html"]


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
