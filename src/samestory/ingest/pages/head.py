"""The head of an article: which line is the headline, and which a standfirst."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.etree import _Element

from samestory.ingest.pages.compose import BODY, STANDFIRST, TITLE
from samestory.ingest.pages.layout import Layout
from samestory.ingest.pages.moments import read_moment

BELOW, ABOVE, MOST = 8, 2, 3
"""Lines below and above the headline among which a standfirst is looked for, and how many it may have."""
SHORTEST = 5
"""Words that a standfirst has at least."""
CUT_OFF = 60
"""Letters of what a page tells machines that must be the first of a line, where it goes on."""
_NAMED_SO = re.compile(
    r"(?:^|[ _-])(?:stand-?first|sub-?title|sub-?head(?:line|ing)?|dek|deck|article-?(?:summary|intro|lead|excerpt|"
    r"description)|intro(?:duction)?|lede?|lead-?(?:text|in|paragraph)?|chapeau|vorspann|entradilla|bajada|excerpt|"
    r"summary|strap-?line|tagline|kicker-?text|synopsis|abstract)(?:[ _-]|$)",
    re.IGNORECASE,
)
_SET_APART = re.compile(
    r"(?:^|[ _-])(?:stand-?first|sub-?title|sub-?head(?:line)?|dek|chapeau|strap-?line|article-?summary)(?:[ _-]|$)",
    re.IGNORECASE,
)


def name_head(layout: Layout, parts: list[str], first: int, summaries: Sequence[str] = ()) -> None:
    """Name the line that is the headline, those that repeat it, and the standfirst between it and the body.

    Parameters
    ----------
    layout
        The page.
    parts
        What each block is; changed here.
    first
        The first paragraph of the body.
    summaries
        What the page tells machines that the article tells, as ``fold`` gives it.
    """
    blocks = layout.blocks
    same = [i for i, block in enumerate(blocks) if layout.title and block.letters == layout.title and parts[i] != BODY]
    if not same:
        return
    best = [i for i in same if blocks[i].tag == "h1"] or [i for i in same if "heading" in blocks[i].inside] or same
    before = [i for i in best if i <= first]
    top = before[-1] if before else best[0]
    for index in same:
        parts[index] = "repeated"
    parts[top] = TITLE
    if top > first:
        return
    below = [i for i in range(first, len(parts)) if parts[i] == BODY]
    if len(below) > 2 and _is_set_apart(layout, below[0]) and below[0] - top < BELOW:
        parts[below[0]] = STANDFIRST
    seen: set[str] = set()
    for index in (*range(top + 1, min(first, top + BELOW)), *range(max(0, top - ABOVE), top)):
        if parts[index] != BODY and _is_standfirst(layout, index, summaries):
            letters = blocks[index].letters
            parts[index] = "repeated" if letters in seen else STANDFIRST if len(seen) < MOST else parts[index]
            seen.add(letters)


def _is_set_apart(layout: Layout, index: int) -> bool:
    """Whether the first paragraph of the body is a standfirst by the name of its own class.

    ``intro`` and ``lead`` are not enough: many outlets call the first paragraph so.
    """
    element = layout.blocks[index].element
    return element.tag != "div" and bool(_SET_APART.search(f"{element.get('class') or ''} {element.get('id') or ''}"))


def _is_standfirst(layout: Layout, index: int, summaries: Sequence[str]) -> bool:
    """Whether a line near the headline sums the article up: by its words, the name of its box, or as a heading."""
    block = layout.blocks[index]
    if block.size < SHORTEST or block.linked > 0.3 or layout.is_marked(index, sure=True):
        return False
    if layout.title in block.letters or (block.size < 12 and read_moment(block.text)):
        return False
    if any(_same(block.letters, told) for told in summaries):
        return True
    element: _Element | None = block.element
    for _ in range(2):
        if element is None:
            break
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if _NAMED_SO.search(names) or element.get("itemprop") in ("description", "alternativeHeadline"):
            return True
        element = element.getparent()
    return block.tag in ("h2", "h3") and index in layout.found


def _same(letters: str, told: str) -> bool:
    """Whether a line is what the page tells machines of the article, which may be cut off."""
    return letters == told or (len(told) >= CUT_OFF and letters.startswith(told))
