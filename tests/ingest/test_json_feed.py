"""JSON Feed: the same fields as other feeds, and an error for an entry alone."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from samestory.errors import EmptyInput, InputError, Malformed
from samestory.ingest import IngestSettings, read_inputs
from samestory.ingest.feeds import is_summary
from samestory.ingest.json_feed import read_json_feed
from samestory.ingest.link import Link
from samestory.ingest.source import Source
from samestory.model import Report

FEED = Path(__file__).parent.parent / "fixtures" / "json" / "feed.json"


def test_a_feed() -> None:
    whole, brief, bare, wrong, plain = read_inputs([str(FEED)])
    assert isinstance(whole, Report)
    assert whole.text == "Quay & crane\n\nThe quay is open.\n\nThe crane is not."
    assert (whole.id, whole.url) == ("https://www.velmcourier.example/1",) * 2
    assert whole.bylines == ("Orla Fenwick", "Bram Holt")
    assert (whole.outlet, whole.published) == ("The Velm Courier", "2021-03-04T08:00:00-05:00")
    assert isinstance(brief, Report)
    assert is_summary(brief)
    assert (brief.text, brief.bylines) == ("The toll rises.", ("Ada Berg",))
    assert isinstance(bare, EmptyInput)
    assert isinstance(wrong, Malformed)
    assert wrong.source.endswith("feed.json:4")
    assert isinstance(plain, Report)
    assert plain.text == "Rain is over.\n\nThe dam holds."


def test_followed_links() -> None:
    found = list(read_json_feed(Source("f", io.BytesIO(FEED.read_bytes())), IngestSettings(follow_links=True)))
    assert [type(item) for item in found] == [Report, Link, Link, Malformed, Report]


@pytest.mark.parametrize("text", ['{"version": "https://jsonfeed.org/version/1", "items": []}', "{}", "[", "{1:2}", ""])
def test_what_is_no_feed(text: str) -> None:
    with pytest.raises(InputError):
        list(read_json_feed(Source("f", io.BytesIO(text.encode())), IngestSettings()))


def test_what_stands_before_the_cut_is_read() -> None:
    text = FEED.read_bytes()
    stream = read_json_feed(Source("f", io.BytesIO(text[: text.index(b"4,")])), IngestSettings())
    assert isinstance(next(stream), Report)
    with pytest.raises(InputError):
        list(stream)
