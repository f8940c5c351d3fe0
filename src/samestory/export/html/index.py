"""The page that leads to the pages of several stories."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from samestory.export.html.dates import show_range
from samestory.export.html.page import asset, digest, environment, fit

if TYPE_CHECKING:
    from samestory.export.folder import Entry

OUTLETS = 12
"""Most outlets that are named of one story."""

DOTS = 40
"""Most reports that are drawn as dots."""


def index_to_html(entries: Sequence[Entry], notes: Sequence[str] = ()) -> str:
    """Write the index as one HTML document without a script: the stories, then what only one report tells."""
    css = asset("page.css") + asset("index.css")
    return fit(
        environment()
        .get_template("index.html.j2")
        .render(
            css=css,
            css_hash=digest(css),
            stories=[entry for entry in entries if entry.reports > 1],
            single=[entry for entry in entries if entry.reports == 1],
            dates=show_range(date for entry in entries for date in entry.published),
            reports=sum(entry.reports for entry in entries),
            notes=notes,
            most=OUTLETS,
            dots=DOTS,
        )
    )
