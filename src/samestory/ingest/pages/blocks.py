"""A page's visible text, one block after the other, each with what the markup says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element

from samestory.ingest.pages.marks import Mark, mark_of

_BLOCK = frozenset(
    [
        "address",
        "amp-accordion",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "label",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    ]
)
"""Elements at which a line ends."""
_UNSEEN = frozenset(
    [
        "amp-analytics",
        "amp-state",
        "applet",
        "area",
        "audio",
        "base",
        "canvas",
        "datalist",
        "embed",
        "frame",
        "frameset",
        "head",
        "iframe",
        "input",
        "link",
        "map",
        "math",
        "meta",
        "noframes",
        "noscript",
        "object",
        "param",
        "picture",
        "progress",
        "script",
        "select",
        "source",
        "style",
        "svg",
        "template",
        "textarea",
        "track",
        "video",
    ]
)
"""Elements whose text no reader sees, or which are no text."""
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_HIDDEN_CLASS = re.compile(
    r"(?<![\w-])(?:sr-only|screen-?reader(?:-text|-only)?|visually-?hidden|visuallyhidden|off-?screen|u-hidden-?visually|"
    r"element-invisible|assistive-text|a11y-hidden|sr_only|hidden-?text|is-hidden|is-vishidden|show-for-sr|tooltip(?:-?text|-?content)?|popover|hover-?card|rollover[\w-]*-(?:block|box|content))(?![\w-])",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[\W_]+")
_UNSEEN_MARKS = re.compile("[\u00ad\u200b\u202a-\u202e\u2066-\u2069\ufeff]")
"""Soft hyphens, spaces without width, and marks that turn the direction of writing round."""
_WORD = re.compile(r"\w+")


def fold(text: str) -> str:
    """Reduce a text to its letters and figures in lower case."""
    return _LETTERS.sub("", text).lower()


@dataclass(slots=True)
class Block:
    """One line of the page as a reader sees it."""

    text: str
    element: _Element
    """The nearest element round it at which lines end."""
    marks: tuple[Mark, ...]
    """What the classes of the elements round it say that it is, the outermost first."""
    linked: float
    """Share of its characters that stand in links."""
    tag: str
    inside: frozenset[str]
    """The kinds of element round it that matter: heading, quote, list, table, figure."""
    letters: str = field(default="")
    """Its letters and figures alone, in lower case, to see that two texts are the same."""
    size: int = 0
    """How many words it has."""

    def __post_init__(self) -> None:
        self.letters = fold(self.text)
        self.size = len(_WORD.findall(self.text))


_KINDS = {
    **dict.fromkeys(_HEADINGS, "heading"),
    "blockquote": "quote",
    "q": "quote",
    "li": "list",
    "dd": "list",
    "dt": "list",
    "td": "table",
    "th": "table",
    "figure": "figure",
    "figcaption": "figure",
    "caption": "figure",
    "header": "header",
    "footer": "footer",
}


def is_hidden(element: _Element) -> bool:
    """Whether the page itself says that a reader does not see an element."""
    if element.get("hidden") is not None or element.get("type") == "hidden":
        return True
    style = element.get("style")
    if style and _HIDDEN_STYLE.search(style[:2000]):
        return True
    name = element.get("class")
    return bool(name and _HIDDEN_CLASS.search(name[:2000]))


def _ends_line(element: _Element) -> bool:
    """Whether nothing follows an element in its line."""
    if (element.tail or "").strip():
        return False
    after = element.getnext()
    return after is None or after.tag in _BLOCK


@dataclass(slots=True)
class _Open:
    """An element whose end has not come yet."""

    element: _Element
    children: Iterator[_Element]
    block: bool
    link: bool
    owner: _Element
    marks: tuple[Mark, ...]
    inside: frozenset[str]


class _Collector:
    """Gathers characters until a line ends."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._linked = 0
        self._links = 0

    def add(self, text: str | None, link: int) -> None:
        if text:
            self._parts.append(text)
            if link:
                self._linked += len(text.strip())

    @property
    def empty(self) -> bool:
        """Whether a line begins here."""
        return not any(part.strip() for part in self._parts)

    def separate(self) -> None:
        """Put a space between two links that stand side by side: on the screen they are set apart."""
        if self._parts and not self._parts[-1][-1:].isspace():
            self._parts.append(" ")

    def flush(self, top: _Open) -> None:
        if not self._parts:
            return
        text = " ".join(_UNSEEN_MARKS.sub("", "".join(self._parts)).split()).strip("\u200e\u200f ")
        if text:
            size = max(1, len(text))
            self.blocks.append(
                Block(text, top.owner, top.marks, min(1.0, self._linked / size), str(top.owner.tag), top.inside)
            )
        self._parts.clear()
        self._linked = 0


def find_blocks(root: _Element, *, hidden: bool = False) -> list[Block]:
    """List the blocks of a page in document order.

    Parameters
    ----------
    root
        The parsed page.
    hidden
        Take what the page hides too: pages that hide their article until a script shows it.
    """
    collector = _Collector()
    body = root.find(".//body") if root.tag != "body" else root
    start = body if body is not None else root
    first = _Open(start, iter(start), True, False, start, mark_of(start, ()), frozenset())
    stack = [first]
    collector.add(start.text, 0)
    links = 0
    after_link = False
    while stack:
        top = stack[-1]
        element = next(top.children, None)
        if element is None:
            if top.block:
                collector.flush(top)
            links -= top.link
            stack.pop()
            if stack:
                collector.add(top.element.tail, links)
                after_link = top.link and not top.element.tail
            continue
        tag = element.tag
        if not isinstance(tag, str) or tag in _UNSEEN or (not hidden and is_hidden(element)):
            collector.add(element.tail, links)
            continue
        marks = mark_of(element, top.marks)
        block = tag in _BLOCK or (marks is not top.marks and marks[-1].sure and collector.empty and _ends_line(element))
        if block:
            collector.flush(top)
        link = tag == "a"
        if link and after_link:
            collector.separate()
        after_link = False
        kind = _KINDS.get(tag)
        stack.append(
            _Open(
                element,
                iter(element),
                block,
                link,
                element if block and tag != "br" else top.owner,
                marks,
                top.inside | {kind} if kind and kind not in top.inside else top.inside,
            )
        )
        links += link
        collector.add(element.text, links)
    return collector.blocks
