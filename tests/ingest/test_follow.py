"""Pages that a feed names: read where they can be, the summary kept where not."""

from __future__ import annotations

import io
from collections.abc import Iterator

from samestory.errors import EmptyInput, FetchFailed, InputError
from samestory.ingest.follow import follow
from samestory.ingest.link import Link
from samestory.ingest.source import Source
from samestory.model import Report

URL = "https://velm.example/a"
BRIEF = Report(
    id="1", source="f:1", text="Brief.", url=URL, outlet="Velm Courier", published="2021-03-04", notes=("n",)
)
BARE = EmptyInput("f:1", "The entry has no text.", remedy="x")


def fetch(url: str) -> Source:
    return Source(url, io.BytesIO(b""), url=url)


def broken(url: str) -> Source:
    raise FetchFailed(url, "Not found (404).", remedy="Check the address.")


def page(source: Source) -> Iterator[Report | InputError]:
    yield Report(id="2", source=source.name, text="The whole article.")


def nothing(_: Source) -> Iterator[Report | InputError]:
    yield from ()


def test_the_page_s_text_with_what_the_feed_says() -> None:
    (found,) = follow(Link(URL, BRIEF), fetch, page)
    assert isinstance(found, Report)
    assert (found.text, found.outlet, found.published, found.url) == (
        "The whole article.",
        "Velm Courier",
        "2021-03-04",
        URL,
    )
    assert found.notes == ()
    (found,) = follow(Link(URL, BARE), fetch, page)
    assert isinstance(found, Report)


def test_the_summary_is_kept_where_there_is_no_page() -> None:
    (found,) = follow(Link(URL, BRIEF), broken, page)
    assert isinstance(found, Report)
    assert found.text == "Brief."
    assert "404" in found.notes[-1]
    (found,) = follow(Link(URL, BRIEF), fetch, nothing)
    assert isinstance(found, Report)
    assert URL in found.notes[-1]


def test_without_summary_and_page_the_reason_is_told() -> None:
    (found,) = follow(Link(URL, BARE), broken, page)
    assert isinstance(found, FetchFailed)
    (found,) = follow(Link(URL, BARE), fetch, nothing)
    assert isinstance(found, EmptyInput)
