"""A web page -> one report: its body, its metadata, and every other line of it with the reason why it is none."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from copy import copy

from lxml.etree import ParserError
from lxml.html import HtmlElement, document_fromstring

from samestory.errors import EmptyInput, InputError
from samestory.ingest.decode import check_size, scrub
from samestory.ingest.identity import report_id
from samestory.ingest.language import detect_language
from samestory.ingest.pages.blocks import Block, find_blocks, fold
from samestory.ingest.pages.body import choose
from samestory.ingest.pages.compose import BODY, Composed, compose
from samestory.ingest.pages.extracted import extract, last_date
from samestory.ingest.pages.margins import name_margins
from samestory.ingest.pages.metadata import Metadata, find_metadata
from samestory.ingest.pages.parse import parse_page
from samestory.ingest.settings import IngestSettings
from samestory.model import Report

SAVE = "Save the article's text in a .txt file and give that."
STUB = 0.5
"""A page that shows less than this share of the words of the article that it describes shows a stub."""
DESCRIBED_WORDS = 80
FEW_WORDS, MORE = 30, 2
"""A page that shows an article of fewer words may hide it until a script runs; what is hidden counts where it has so
many times more."""
TOLD_WORDS = 40
"""From so many words on the language of a text is told by the text, whatever the page declares."""


def read_page(
    data: bytes, source: str, settings: IngestSettings, *, url: str | None = None, charset: str | None = None
) -> Iterator[Report | InputError]:
    """Read one report from an HTML page.

    Parameters
    ----------
    data
        The page as it was stored or sent.
    source
        Where it comes from, for messages.
    settings
        The limits of size.
    url
        The address that it was fetched from; the one that the page gives itself counts before it.
    charset
        The encoding that the server declared.

    Yields
    ------
    Report
        ``raw`` is the page's visible text, one block a line, in document order; ``text`` the headline, a standfirst
        where there is one, and the body; ``removed`` every other line of ``raw``, with its reason.

    Raises
    ------
    TooLarge, EmptyInput, NotText, Malformed
        Over the limit; no article in the page; in no known encoding; not a page.
    """
    check_size(len(data), settings.max_bytes, source)
    if not data.strip():
        raise EmptyInput(source, "The file is empty.", remedy="Give a page with an article.")
    tree = parse_page(data, source, settings, charset)
    blocks = find_blocks(tree)
    meta = find_metadata(tree, blocks, url)
    parts = _parts(tree, blocks, meta)
    lines = [block.text for block in blocks]
    told = _told(meta.body) if _words(lines, parts) < STUB * len(meta.body.split()) else []
    size = sum(len(line.split()) for line in told)
    if size >= DESCRIBED_WORDS and _words(lines, parts) < STUB * size:
        lines, parts = _with_told(blocks, parts, told)
    if _words(lines, parts) < FEW_WORDS:
        hidden = find_blocks(tree, hidden=True)
        shown = _parts(tree, hidden, meta) if len(hidden) > len(blocks) else []
        if shown and _words([block.text for block in hidden], shown) > MORE * _words(lines, parts):
            lines, parts = [block.text for block in hidden], shown
    if BODY not in parts:
        raise _no_article(source, blocks, meta)
    parts = name_margins(lines, parts, meta)
    composed = compose([scrub(line) for line in lines], parts, scrub(meta.title) if meta.title else None)
    yield _report(composed, tree, meta, source)


def _parts(tree: HtmlElement, blocks: Sequence[Block], meta: Metadata) -> list[str]:
    return choose(blocks, extract(copy(tree)), meta.title or "", meta.summaries)


def _words(lines: Sequence[str], parts: Sequence[str]) -> int:
    return sum(len(line.split()) for line, part in zip(lines, parts, strict=True) if part == BODY)


def _told(body: str) -> list[str]:
    """Cut the text that a page tells machines into lines; it may be markup, or markup that was escaped."""
    text = html.unescape(body) if "&" in body else body
    if "</" in text or "<br" in text or "<p>" in text:
        try:
            return [block.text for block in find_blocks(document_fromstring(f"<body>{text}</body>"))]
        except (ParserError, ValueError):
            return []
    return [line for line in (" ".join(line.split()) for line in text.splitlines()) if line]


def _with_told(blocks: Sequence[Block], parts: Sequence[str], told: Sequence[str]) -> tuple[list[str], list[str]]:
    """Take the body from what the page tells machines; the stub that readers see is a repetition of it."""
    letters = fold("".join(told))
    parts = [
        ("repeated" if block.letters[:60] in letters else "subscription") if part == BODY else part
        for block, part in zip(blocks, parts, strict=True)
    ]
    return [*(block.text for block in blocks), *told], [*parts, *([BODY] * len(told))]


def _no_article(source: str, blocks: Sequence[Block], meta: Metadata) -> EmptyInput:
    """Say what the page is, if it is no article."""
    words = sum(block.size for block in blocks)
    if words < 30:
        return EmptyInput(
            source,
            "The page shows no text: scripts fill it in, or it is empty.",
            remedy="Open it in a browser, save it from there once the article is shown, and give that.",
        )
    linked = sum(block.size for block in blocks if block.linked > 0.5)
    if linked > 0.5 * words and not meta.is_article:
        return EmptyInput(
            source,
            "There is no article in this page: it is a list of links.",
            remedy="Give the pages that it links to.",
        )
    return EmptyInput(source, "There is no article in this page.", remedy=SAVE)


def _report(composed: Composed, tree: HtmlElement, meta: Metadata, source: str) -> Report:
    body = composed.text[composed.body_start :]
    told = detect_language(body) if len(body.split()) >= TOLD_WORDS or not meta.language else None
    published = meta.published or last_date(tree, meta.url)
    outlet = scrub(meta.outlet) if meta.outlet else None
    url = scrub(meta.url) if meta.url else None
    return Report(
        id=report_id(composed.text, url=url, outlet=outlet),
        source=source,
        text=composed.text,
        raw=composed.raw,
        url=url,
        outlet=outlet,
        title=scrub(meta.title) if meta.title else None,
        bylines=tuple(scrub(name) for name in meta.bylines),
        credits=meta.credits,
        published=published,
        language=told or meta.language or detect_language(body),
        body_start=composed.body_start,
        removed=composed.removed,
    )
