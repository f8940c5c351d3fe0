"""Lines and what each is -> the page as a scraper stores it, the report's text, and what stands only in the first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samestory.model import Removal


@dataclass(frozen=True, slots=True)
class Composed:
    """A page's text in the two forms that a report keeps."""

    raw: str
    text: str
    body_start: int
    removed: tuple[Removal, ...]


TITLE, STANDFIRST, BODY = "title", "standfirst", "body"
"""What a line may be that is kept; every other word is a reason for taking it out."""


def compose(lines: Sequence[str], parts: Sequence[str], title: str | None) -> Composed:
    """Put a report's text together.

    Parameters
    ----------
    lines
        The page's visible lines, in document order.
    parts
        For each line what it is: ``TITLE``, ``STANDFIRST``, ``BODY``, or why it is taken out.
    title
        The headline; where no line shows it, it stands first in the raw text, as in the window's title.
    """
    if title is not None and TITLE not in parts:
        lines, parts = [title, *lines], [TITLE, *parts]
    starts: list[int] = []
    at = 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    raw = "\n".join(lines)
    removed: list[Removal] = []
    open_at: tuple[int, int, str] | None = None
    for start, line, part in zip(starts, lines, parts, strict=True):
        end = start + len(line)
        reason = "" if part in (TITLE, STANDFIRST, BODY) else part
        if open_at is not None and open_at[2] != reason:
            removed.append(Removal(open_at[0], open_at[1], raw[open_at[0] : open_at[1]], open_at[2]))
            open_at = None
        if reason:
            open_at = (open_at[0] if open_at else start, end, reason)
    if open_at is not None:
        removed.append(Removal(open_at[0], open_at[1], raw[open_at[0] : open_at[1]], open_at[2]))
    chosen = {
        kind: [line for line, part in zip(lines, parts, strict=True) if part == kind]
        for kind in (TITLE, STANDFIRST, BODY)
    }
    head = [text for text in ("\n".join(chosen[TITLE]), "\n".join(chosen[STANDFIRST])) if text]
    body = "\n".join(chosen[BODY])
    opening = "".join(f"{text}\n\n" for text in head)
    return Composed(raw, opening + body, len(opening), tuple(removed))
