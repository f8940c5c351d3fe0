"""How the blocks of a page stand to one another: in which boxes, beside which pictures, under which marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from itertools import islice

from lxml.etree import _Element

from samestory.ingest.pages.blocks import Block, fold
from samestory.ingest.pages.marks import Mark

PROSE_WORDS, LONG_WORDS = 8, 25
"""A block of so many words that ends a sentence is prose; one of so many more, whatever its end."""
WIDE = 20
"""Characters of a script without spaces from which on a block counts as having enough words."""
MOSTLY_LINKED = 0.6
"""A block more of which stands in links is no prose."""
WRAPS = 0.35
"""A box that holds more than this share of the article's letters is round the article, whatever its name says."""
CAPTION_WORDS, BESIDE_CAPTION = 60, 40
"""A caption has at most so many words; so many letters may stand in one box with it and its picture."""
_END = re.compile(r"[.!?…。！？:][\"“”‘’'»)\]*]*$")
_WIDE = re.compile(r"[\u2e80-\ud7af]")
_EMBED = re.compile(r"twitter-tweet|twitter-video|instagram-media|tiktok-embed|fb-post|bluesky-embed|mastodon-embed")
_LEVELS = 6
_SUBHEADING = re.compile(r"(?:.*[-_])?(?:sub-?head(?:line|ing|er)?s?|cross-?head(?:ing|er)?s?)", re.IGNORECASE)
SUBHEADING_WORDS = 12
"""A line that only its class calls a heading has at most so many words."""
_CREDITED = re.compile(r"\b(?:photo(?:graph)?|image|picture|foto)s?:? ?(?:©|\([cC]\))", re.IGNORECASE)


def ends_sentence(block: Block) -> bool:
    """Whether a block ends as a sentence does, or leads on with a colon."""
    return bool(_END.search(block.text[-12:]))


def is_prose(block: Block) -> bool:
    """Whether a block looks like a paragraph of running text."""
    if block.linked > MOSTLY_LINKED:
        return False
    wide = len(_WIDE.findall(block.text[:200])) > WIDE
    return (block.size >= PROSE_WORDS or wide) and (ends_sentence(block) or block.size >= LONG_WORDS)


def is_embed(block: Block) -> bool:
    """Whether a block is part of a post that the article shows."""
    element: _Element | None = block.element
    for _ in range(3):
        if element is None:
            return False
        if element.tag == "blockquote" and _EMBED.search(element.get("class") or ""):
            return True
        element = element.getparent()
    return False


def is_subheading(block: Block) -> bool:
    """Whether a short block that is no heading of its element's kind is one by the name of its class."""
    names = (block.element.get("class") or "")[:200].split()
    return block.size <= SUBHEADING_WORDS and any(_SUBHEADING.fullmatch(name) for name in names)


class Layout:
    """The blocks of a page, and what can be said of them before it is known which are the body."""

    def __init__(self, blocks: Sequence[Block], found: Set[int], title: str) -> None:
        """Look at blocks of which an extractor found some, by their numbers."""
        self.blocks = blocks
        self.found = found
        self.title = fold(title)
        self.prose = [is_prose(block) for block in blocks]
        self._letters: Counter[_Element] = Counter()
        for block in blocks:
            element: _Element | None = block.element
            for _ in range(_LEVELS):
                if element is None:
                    break
                self._letters[element] += len(block.letters)
                element = element.getparent()
        wrapping = self._wrapping()
        self.marks = [_mark(block, wrapping) for block in blocks]
        """For each block what the names round it say that it is; None where they say nothing."""

    def _wrapping(self) -> set[Mark]:
        """Find the marks that must be wrong: they would take away a large part of the article."""
        held: Counter[Mark] = Counter()
        total = 0
        for index in self.found:
            if self.prose[index]:
                size = len(self.blocks[index].letters)
                total += size
                for mark in self.blocks[index].marks:
                    held[mark] += size
        return {mark for mark, size in held.items() if size > WRAPS * total}

    def is_marked(self, index: int, *, sure: bool = False) -> bool:
        """Whether names say that a block is furniture; ``sure``: so that it holds against an extractor."""
        mark = self.marks[index]
        return mark is not None and (mark.sure or not sure)

    def beside_picture(self, index: int) -> bool:
        """Whether a short block and a picture have a box to themselves, as captions have."""
        block = self.blocks[index]
        if block.size > CAPTION_WORDS or block.tag in ("li", "td", "th") or block.inside & {"heading", "quote"}:
            return False
        if block.tag == "p" and self.prose[index] and _has_picture(block.element):
            return False  # a picture set into a paragraph
        if not ends_sentence(block) and (
            _CREDITED.search(block.text) or (_is_ornate(block) and _is_picture(block.element.getprevious()))
        ):
            return True  # it credits pictures, or is in italics right under one
        box: _Element | None = block.element
        for _ in range(3):
            if box is None or box.tag in ("body", "article", "main"):
                return False
            if self._letters[box] > len(block.letters) + BESIDE_CAPTION:
                return False
            if _has_picture(box):
                return True
            box = box.getparent()
        return False


def _mark(block: Block, wrapping: Set[Mark]) -> Mark | None:
    marks = [mark for mark in block.marks if mark not in wrapping]
    if not marks or is_embed(block):
        return None
    return next((mark for mark in marks if mark.sure), marks[0])


def _is_ornate(block: Block) -> bool:
    """Whether a paragraph is in italics or in small type from end to end."""
    element = block.element
    inner = element[0] if block.tag == "p" and len(element) == 1 else None
    if inner is None or inner.tag not in ("em", "i", "small"):
        return False
    return not (element.text or "").strip() and not (inner.tail or "").strip()


def _is_picture(element: _Element | None) -> bool:
    """Whether an element shows a picture and has no words."""
    return (
        element is not None
        and _has_picture(element)
        and not "".join(str(text) for text in islice(element.itertext(), 50)).strip()
    )


def _has_picture(element: _Element) -> bool:
    return next(element.iter("img", "picture", "video", "amp-img"), None) is not None


class Homes:
    """The boxes in which the paragraphs of the body stand, and boxes of the same make in the same article.

    Many sites cut a body into several boxes, with advertisements between them.
    """

    def __init__(self, layout: Layout, spine: Sequence[int]) -> None:
        """Note the boxes of the paragraphs in ``spine``."""
        self._boxes: set[_Element] = set()
        self._makes: set[tuple[str, str, _Element | None]] = set()
        for index in spine:
            element = layout.blocks[index].element
            parent = element.getparent()
            if element.tag in ("div", "section", "td"):
                self._boxes.add(element)
            if parent is not None:
                self._boxes.add(parent)
                if parent.get("class"):
                    self._makes.add(_make(parent))

    def hold(self, block: Block) -> bool:
        """Whether a block stands in one of them, at most two boxes deeper."""
        element: _Element | None = block.element
        for _ in range(3):
            if element is None:
                return False
            if element in self._boxes or (element.get("class") and _make(element) in self._makes):
                return True
            element = element.getparent()
        return False


def _make(element: _Element) -> tuple[str, str, _Element | None]:
    return (element.tag, element.get("class") or "", next(element.iterancestors("article", "main"), None))
