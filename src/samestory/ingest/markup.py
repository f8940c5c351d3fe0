"""Markup of an article -> its paragraphs as text."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLOCKS = frozenset(
    ["address", "article", "aside", "blockquote", "body", "body.content", "body.head", "bq", "block", "br", "byline", "caption", "center", "credit", "dateline", "dd", "details", "div", "dl", "dt", "figure", "fn", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hedline", "hl1", "hl2", "hr", "html", "li", "main", "media", "nav", "note", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul"]  # noqa: E501
)  # fmt: skip
"""Elements of HTML and NITF at which a line ends."""
_CELLS = frozenset(("td", "th"))
UNSEEN = frozenset(
    ["audio", "button", "canvas", "figcaption", "form", "head", "iframe", "input", "link", "map", "media", "meta", "noscript", "script", "select", "style", "svg", "template", "textarea", "title", "video"]  # noqa: E501
)  # fmt: skip
"""Elements whose text is no text of the article: what no reader sees, forms, pictures with their captions. ``embed``
and ``object`` are not among them: where they are not closed, libxml2 takes the text behind them for theirs."""
_TAG = re.compile(
    r"</?(?:a|abbr|applet|article|aside|audio|b|big|blink|blockquote|br|center|cite|code|dd|del|div|dl|dt|em|embed|figure|"
    r"font|footer|form|frame|frameset|h[1-6]|header|hr|i|iframe|img|ins|li|link|main|meta|nobr|object|ol|p|picture|pre|q|s|"
    r"script|section|small|span|strike|strong|style|sub|sup|table|tbody|td|th|tr|tt|u|ul|video)\b[^<>]{0,2000}>|"
    r"<!--",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"&(?:#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z]{2,10}\d?);")


def local(element: _Element) -> str:
    """Name an element without its namespace; empty for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def has_markup(text: str) -> bool:
    """Say whether a text has tags of HTML."""
    return bool(_TAG.search(text))


def paragraphs(
    root: _Element, unseen: frozenset[str] = UNSEEN, passed: Callable[[_Element], bool] | None = None
) -> list[str]:
    """List the paragraphs of an element in their order, white space folded, empty ones left out.

    A reference that is left over in the text, since it was escaped twice, is read.

    Parameters
    ----------
    root
        An element of HTML, XHTML or NITF.
    unseen
        Names of elements that are passed over with all that is in them.
    passed
        Says of an element whether it is passed over.
    """
    lines: list[str] = []
    parts: list[str] = []

    def end_line() -> None:
        if line := " ".join("".join(parts).split()):
            lines.append(unescaped(line) if "&" in line else line)
        parts.clear()

    stack = [(root, iter(root))]
    parts.append(root.text or "")
    while stack:
        element, children = stack[-1]
        child = next(children, None)
        if child is None:
            if local(element).lower() in _BLOCKS:
                end_line()
            stack.pop()
            if stack:
                parts.append(element.tail or "")
            continue
        name = local(child).lower()
        if not name or name in unseen or (passed is not None and passed(child)):
            parts.append(f" {child.tail or ''}" if name in _BLOCKS else child.tail or "")
            continue
        if name in _BLOCKS:
            end_line()
        elif name in _CELLS:
            parts.append(" ")
        parts.append(child.text or "")
        stack.append((child, iter(child)))
    end_line()
    return lines


def html_paragraphs(markup: str, passed: Callable[[_Element], bool] | None = None) -> list[str]:
    """List the paragraphs of a fragment of HTML.

    What is escaped once too often (``&amp;lt;p&amp;gt;`` in a file whose entities are resolved already) is read as
    what is meant; a text without any tag keeps its line breaks as paragraphs.

    Raises
    ------
    ValueError
        It is nested deeper than any parser goes.
    """
    for _ in range(2):
        if has_markup(markup):
            break
        markup = unescape(markup)
    if not has_markup(markup):
        return plain_paragraphs(markup)
    from lxml import etree

    parser = etree.HTMLParser(huge_tree=True, no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    # ``huge_tree`` allows 2048 elements in one another and not 256; the length is limited by the entry's.
    root = etree.fromstring(f"<html><body>{markup}</body></html>".encode("utf-8", "replace"), parser)
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise ValueError("its markup is nested too deep")
    return paragraphs(root, passed=passed) if root is not None else []


def plain_paragraphs(text: str) -> list[str]:
    """List the paragraphs of a plain text: stretches between empty lines, or lines where there is none."""
    held = text.replace("\r\n", "\n").replace("\r", "\n")
    parts = re.split(r"\n[ \t]*\n+", held) if re.search(r"\n[ \t]*\n", held.strip()) else held.split("\n")
    return [line for part in parts if (line := " ".join(part.split()))]


def plain(text: str) -> str:
    """Write a title or name on one line, without markup, however often it is escaped."""
    folded = " ".join(text.split())
    if "<" in folded or "&" in folded:
        folded = " ".join(html_paragraphs(folded))
    return folded


def unescaped(text: str) -> str:
    """Read a reference that is left over in a text, since it was escaped twice."""
    return unescape(text) if _REFERENCE.search(text) else text
