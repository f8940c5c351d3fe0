"""The name of the outlet, out of what a page calls its site."""

from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from samestory.ingest.pages.evidence import gather
from samestory.ingest.pages.outlet import find_outlet

SITE = '<meta property="og:site_name" content="{}">'
PUBLISHER = '<script type="application/ld+json">{{"@type": "NewsArticle", "publisher": {{"name": "{}"}}}}</script>'


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        (SITE.format("The Velm Courier"), "The Velm Courier"),
        (PUBLISHER.format("velmcourier.example") + SITE.format("VelmCourier.example"), "VelmCourier.example"),
        (PUBLISHER.format("velmcourier.example"), "velmcourier.example"),
        (SITE.format("Hosted") + "<title>Quay opens | Hosted</title>", None),
    ],
)
def test_outlet(head: str, outlet: str | None) -> None:
    page = document_fromstring(f"<html><head>{head}</head><body><p>Quay opens</p></body></html>")
    assert find_outlet(gather(page, [], "https://www.velmcourier.example/2016/quay")) == outlet
