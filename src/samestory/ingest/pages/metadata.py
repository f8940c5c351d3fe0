"""What a page says of its article: headline, outlet, authors, date, address, language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml.etree import _Element

from samestory.ingest.pages.authors import find_authors
from samestory.ingest.pages.blocks import Block, fold
from samestory.ingest.pages.evidence import gather
from samestory.ingest.pages.headline import find_headline
from samestory.ingest.pages.outlet import find_outlet
from samestory.ingest.pages.published import find_published


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article besides its text."""

    title: str | None
    outlet: str | None
    bylines: tuple[str, ...]
    credits: tuple[str, ...]
    published: str | None
    url: str | None
    language: str | None
    """As the page declares it, ISO 639."""
    summaries: tuple[str, ...]
    """What the page says to search engines and networks that the article tells."""
    body: str
    """The article's text as the page tells it machines; empty where it does not."""
    is_article: bool
    """Whether the page says that it is one."""


def find_metadata(root: _Element, blocks: Sequence[Block], url: str | None = None) -> Metadata:
    """Find what a page says of its article.

    JSON-LD is trusted first, then microdata, Open Graph and other ``meta`` elements, then what readers see.

    Parameters
    ----------
    root
        The parsed page.
    blocks
        Its visible text, in which headline, byline and date are also looked for.
    url
        The address that it was fetched from, where that is known.
    """
    evidence = gather(root, blocks, url)
    outlet = find_outlet(evidence)
    title = find_headline(evidence, outlet)
    place = _place(blocks, title)
    bylines, credits = find_authors(evidence, place, outlet)
    kinds = [value.lower() for value in evidence.metas.get("og:type", ())]
    return Metadata(
        title=title,
        outlet=outlet,
        bylines=bylines,
        credits=credits,
        published=find_published(evidence, place),
        url=evidence.address,
        language=evidence.language.partition("-")[0].lower() if evidence.language else None,
        summaries=tuple(dict.fromkeys(evidence.told("summary"))),
        body=evidence.described.body,
        is_article=evidence.described.article or "article" in kinds,
    )


def _place(blocks: Sequence[Block], title: str | None) -> int:
    """Say at which line the headline stands; -1 where it is not shown."""
    wanted = fold(title or "")
    exact = [index for index, block in enumerate(blocks) if block.letters == wanted]
    headed = [index for index in exact if "heading" in blocks[index].inside]
    return (headed or exact or [-1])[0]
