"""Which blocks of a page are the article's body, and why the others are not."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from lxml.etree import _Element

from samestory.ingest.pages.blocks import Block, fold
from samestory.ingest.pages.compose import BODY
from samestory.ingest.pages.head import name_head
from samestory.ingest.pages.layout import Homes, Layout, ends_sentence, is_embed, is_prose, is_subheading

LINKED = 0.9
"""A paragraph more of which is a link is a pointer to another story."""
HALF_LINKED, LITTLE_LINKED, HARDLY_LINKED = 0.5, 0.3, 0.1
"""Shares of links that speak against a block the extractor left out, the less the more it looks like prose."""
FAR_LESS = 0.34
"""An extractor that has less than this share of the letters of the page's fullest box has missed the article."""
APART = 15
"""Paragraphs with so many other blocks between them are of two runs."""
SMALL_RUN = 0.2
"""A run with less than this share of the largest one's letters is no part of the article."""
MOST_OF_BODY = 0.6
"""An article that holds such a share of the body is the article; small ones beside it may be teasers."""
ABOVE = 4
"""Blocks above the extractor's first paragraph among which more of the body is looked for."""
CELLS = 3
"""Cells of a table on either side that are looked at."""
SHORT_LETTERS, AHEAD = 20, 400
"""Up to so many letters two texts are the same by chance; so far ahead a line of the extractor's is looked for."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$")


def choose(blocks: Sequence[Block], extracted: str, title: str, summaries: Sequence[str] = ()) -> list[str]:
    """Decide of each block of a page what it is.

    Parameters
    ----------
    blocks
        The page's lines.
    extracted
        What a content extractor made of the page: it tells where the article stands.
    title
        The headline.
    summaries
        What the page tells machines that the article tells.

    Returns
    -------
    list of str
        For each block ``TITLE``, ``STANDFIRST``, ``BODY``, or the reason why it is none of these.
    """
    layout = Layout(blocks, _found(blocks, matching(blocks, extracted)), title)
    parts = [mark.reason if mark is not None else "navigation" for mark in layout.marks]
    keep = [index in layout.found and not layout.is_marked(index, sure=True) for index in range(len(blocks))]
    kept = [index for index in range(len(blocks)) if keep[index]]
    spine = [index for index in kept if layout.prose[index] and "heading" not in blocks[index].inside] or kept
    if not spine:
        return parts
    spine = _largest(layout, keep, spine)
    homes = Homes(layout, spine)
    _fill(layout, keep, spine, homes)
    _extend_down(layout, keep, spine, homes)
    _extend_up(layout, keep, spine)
    _trim_margins(layout, keep, spine, homes)
    cards = _cards(layout, keep)
    for index in cards:
        keep[index] = False
    reasons = _trim(layout, keep, spine[0]) | dict.fromkeys(cards, "related")
    for index in range(len(blocks)):
        parts[index] = BODY if keep[index] else reasons.get(index, parts[index])
    name_head(layout, parts, spine[0], [fold(text) for text in summaries])
    return parts


def _found(blocks: Sequence[Block], matched: set[int]) -> set[int]:
    """Say where the article stands: where the extractor has it, unless another box holds far more running text."""
    held = {index for index in matched if is_prose(blocks[index])}
    for marked in (False, True):
        boxes: dict[_Element, set[int]] = defaultdict(set)
        for index, block in enumerate(blocks):
            parent = block.element.getparent() if block.tag in ("p", "blockquote", "pre") else block.element
            if parent is not None and bool(block.marks) <= marked and block.linked < LITTLE_LINKED and is_prose(block):
                boxes[parent].add(index)
        best = max(boxes.values(), key=lambda box: _letters(blocks, box), default=set())
        if _letters(blocks, held) < FAR_LESS * _letters(blocks, best):
            return best
        if held:
            break
    return matched


def _letters(blocks: Sequence[Block], indices: set[int]) -> int:
    return sum(len(blocks[index].letters) for index in indices)


def matching(blocks: Sequence[Block], text: str) -> set[int]:
    """Find the blocks that an extractor's text has.

    Long blocks may stand anywhere in it; short ones, which other parts of a page say too, only as a line of it or
    right behind the block before.
    """
    lines = Counter(fold(line) for line in text.split("\n"))
    whole = fold(text)
    found: set[int] = set()
    at = 0
    for index, block in enumerate(blocks):
        letters = block.letters
        if not letters:
            continue
        if len(letters) > SHORT_LETTERS:
            place = whole.find(letters, at)
            if place < 0:
                place = whole.find(letters)
            if place >= 0:
                found.add(index)
                at = place + len(letters)
        elif whole.startswith(letters, at):
            found.add(index)
            at += len(letters)
        elif letters in lines:
            found.add(index)
            place = whole.find(letters, at, at + AHEAD)
            if place >= 0:
                at = place + len(letters)
    return found


def _largest(layout: Layout, keep: list[bool], spine: Sequence[int]) -> list[int]:
    """Drop what stands far from the largest run of paragraphs and is short beside it."""
    runs: list[list[int]] = []
    for index in spine:
        if runs and sum(not keep[other] for other in range(runs[-1][-1] + 1, index)) <= APART:
            runs[-1].append(index)
        else:
            runs.append([index])
    sizes = [sum(len(layout.blocks[index].letters) for index in run) for run in runs]
    large = [run for run, size in zip(runs, sizes, strict=True) if size >= SMALL_RUN * max(sizes)]
    first, last = large[0][0], large[-1][-1]
    above = max((run[-1] for run in runs if run[-1] < first), default=-1)
    below = min((run[0] for run in runs if run[0] > last), default=len(keep))
    for index in (*range(above + 1), *range(below, len(keep))):
        keep[index] = False
    return [index for run in large for index in run]


def _fits(layout: Layout, index: int, homes: Homes) -> bool:
    """Whether a block that the extractor left out reads and stands as the body does."""
    block = layout.blocks[index]
    if layout.is_marked(index) or layout.beside_picture(index):
        return False
    if is_embed(block):
        return True
    if not homes.hold(block) or block.inside & {"header", "footer", "table"} or block.linked > HALF_LINKED:
        return False
    if "heading" in block.inside:
        return block.tag not in ("h1", "h5", "h6") and not block.linked
    if is_subheading(block):
        return not block.linked
    if layout.prose[index] and block.linked < HALF_LINKED - HARDLY_LINKED:
        return True
    short = block.tag in ("p", "li", "blockquote", "div") and block.size >= 3
    return short and ends_sentence(block) and block.linked < HARDLY_LINKED


def _fill(layout: Layout, keep: list[bool], spine: Sequence[int], homes: Homes) -> None:
    """Take in what the extractor left out between two paragraphs of the body, where it stands as they do."""
    for index in range(spine[0], spine[-1]):
        if not keep[index] and (_fits(layout, index, homes) or _is_cell(layout, keep, index)):
            keep[index] = True


def _is_cell(layout: Layout, keep: list[bool], index: int) -> bool:
    """Whether a block is a short cell of a table between cells that the extractor kept."""
    if "table" not in layout.blocks[index].inside or layout.is_marked(index):
        return False
    around = (*range(max(0, index - CELLS), index), *range(index + 1, min(len(keep), index + 1 + CELLS)))
    kept = [other for other in around if keep[other] and "table" in layout.blocks[other].inside]
    return bool(kept) and kept[0] < index < kept[-1]


def _extend_down(layout: Layout, keep: list[bool], spine: list[int], homes: Homes) -> None:
    """Go on below the extractor's last paragraph, as long as prose stands in boxes of the same make."""
    tag = layout.blocks[spine[-1]].tag
    for index in range(spine[-1] + 1, len(layout.blocks)):
        block, mark = layout.blocks[index], layout.marks[index]
        if index - spine[-1] > APART or block.tag == "h1" or (mark is not None and mark.reason == "comments"):
            return
        if block.tag == tag and layout.prose[index] and block.linked < LITTLE_LINKED and _fits(layout, index, homes):
            for between in range(spine[-1] + 1, index):
                keep[between] = keep[between] or _fits(layout, between, homes)
            keep[index] = True
            spine.append(index)


def _extend_up(layout: Layout, keep: list[bool], spine: list[int]) -> None:
    """Take in prose right above the extractor's first paragraph, in the very same box.

    Where the box holds prose of its own before its first paragraph, the headings between the two are the body's too.
    """
    first, box = spine[0], layout.blocks[spine[0]].element
    headings: list[int] = []
    for index in range(first - 1, max(-1, first - 1 - ABOVE), -1):
        block = layout.blocks[index]
        if layout.is_marked(index):
            return
        if "heading" in block.inside:
            if block.tag not in ("h2", "h3", "h4") or block.element.getparent() not in (box, box.getparent()):
                return
            headings.append(index)
            continue
        own = block.element in (box, box.getparent()) and block.tag in ("div", "section")
        if headings and not own:
            return
        beside = own or block.element is box or block.element.getparent() is box.getparent()
        if layout.prose[index] and block.linked < LITTLE_LINKED and beside and not layout.beside_picture(index):
            for taken in (index, *headings):
                keep[taken] = True
            headings.clear()
            spine.insert(0, index)


def _trim_margins(layout: Layout, keep: list[bool], spine: Sequence[int], homes: Homes) -> None:
    """Take off what the extractor kept outside the run of paragraphs, unless it stands as they do."""
    for index in (*range(spine[0]), *range(spine[-1] + 1, len(keep))):
        block = layout.blocks[index]
        if (block.linked > HALF_LINKED and not _ADDRESS.match(block.text)) or not homes.hold(block):
            keep[index] = False


def _cards(layout: Layout, keep: Sequence[bool]) -> list[int]:
    """Find the teasers of other stories that stand as articles of their own beside it: small, headed by a link.

    Where no article holds the greater part of the body, as in a live blog whose posts are articles, there are none.
    """
    held: dict[_Element, list[int]] = defaultdict(list)
    kept = [index for index, good in enumerate(keep) if good]
    for index in kept:
        for article in layout.blocks[index].element.iterancestors("article"):
            held[article].append(index)
    if len(held) < 2:
        return []
    whole = _letters(layout.blocks, set(kept))
    sizes = {article: _letters(layout.blocks, set(indices)) for article, indices in held.items()}
    if not any(size >= MOST_OF_BODY * whole and size < whole for size in sizes.values()):
        return []
    return [
        index
        for article, indices in held.items()
        if sizes[article] <= SMALL_RUN * whole and _headed_by_link(layout.blocks[index] for index in indices)
        for index in indices
    ]


def _headed_by_link(blocks: Iterable[Block]) -> bool:
    return any("heading" in block.inside and block.linked >= LINKED for block in blocks)


def _trim(layout: Layout, keep: list[bool], first: int) -> dict[int, str]:
    """Take out titles, headings at both ends, paragraphs that are links, and captions; say why."""
    reasons: dict[int, str] = {}
    blocks = layout.blocks
    titles = [index for index in range(first + 1) if layout.title and blocks[index].letters == layout.title]
    top = titles[-1] if titles else -1
    opened = False  # whether a line that is no heading is kept already, as in a live blog the time of a post
    for index, block in enumerate(blocks):
        if not keep[index]:
            continue
        pointer = block.linked >= LINKED and block.size >= 3 and not block.inside & {"table", "heading"}
        if layout.title and block.letters == layout.title:
            reasons[index] = "repeated"
        elif index <= top or (index < first and "heading" in block.inside and not opened):
            reasons[index] = "navigation"
        elif pointer and not is_embed(block) and not _ADDRESS.match(block.text):
            reasons[index] = "related"
        elif layout.beside_picture(index):
            reasons[index] = "caption"
        if index in reasons:
            keep[index] = False
        else:
            opened = True
    kept = [index for index in range(len(keep)) if keep[index]]
    while kept and "heading" in blocks[kept[-1]].inside:
        keep[kept.pop()] = False
    return reasons
