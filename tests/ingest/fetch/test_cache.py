"""The folder of kept pages: asked again by their validators, never trusted when damaged."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samestory.errors import FetchFailed
from samestory.ingest.fetch import Fetcher
from samestory.ingest.fetch.cache import Cache, Entry, entry_of
from tests.ingest.fetch.conftest import Make
from tests.ingest.fetch.server import HTML, Server, redirect, reply

SAME = reply(b"", "304 Not Modified")
ETAG, DATE = 'W/"a1"', "Mon, 05 Jan 2026 10:00:00 GMT"


def test_nothing_is_kept_unless_asked(server: Server, fetcher: Fetcher, tmp_path: Path) -> None:
    server.on("/", reply(ETag=ETAG, Last_Modified=DATE))
    fetcher.fetch(server.url())
    fetcher.fetch(server.url())
    assert not {"if-none-match", "if-modified-since"} & set(server.asked[-1].headers)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("sent", "asks"),
    [
        ({"ETag": ETAG}, {"if-none-match": ETAG}),
        ({"Last_Modified": DATE}, {"if-modified-since": DATE}),
        ({"ETag": ETAG, "Last_Modified": DATE}, {"if-none-match": ETAG, "if-modified-since": DATE}),
    ],
)
def test_what_has_not_changed_is_not_sent_again(
    server: Server, make: Make, tmp_path: Path, sent: dict[str, str], asks: dict[str, str]
) -> None:
    folder = tmp_path / "kept" / "here"
    server.on("/", reply(headers=sent, kind="text/html; charset=utf-8"), SAME)
    first = make(cache=folder).fetch(server.url())
    again = make(cache=folder).fetch(server.url())
    assert {name: value for name, value in server.asked[-1].headers.items() if name.startswith("if-")} == asks
    assert (first.not_modified, again.not_modified) == (False, True)
    assert (again.url, again.content_type, again.charset, again.body) == (server.url(), "text/html", "utf-8", HTML)
    assert len(list(folder.iterdir())) == 1


def test_what_has_changed_takes_its_place(server: Server, make: Make, tmp_path: Path) -> None:
    server.on("/", reply(ETag='"1"'), reply(b"new", ETag='"2"'), SAME)
    fetcher = make(cache=tmp_path)
    assert [fetcher.fetch(server.url()).body for _ in range(3)] == [HTML, b"new", b"new"]
    assert server.asked[-1].headers["if-none-match"] == '"2"'


def test_validators_belong_to_the_address_that_gave_them(server: Server, make: Make, tmp_path: Path) -> None:
    server.on("/a", redirect("/b")).on("/b", reply(ETag=ETAG), SAME)
    fetcher = make(cache=tmp_path)
    assert [fetcher.fetch(server.url("/a")).url for _ in range(2)] == [server.url("/b")] * 2
    asked = [(one.path, one.headers.get("if-none-match")) for one in server.asked if one.path != "/robots.txt"]
    assert asked == [("/a", None), ("/b", None), ("/a", None), ("/b", ETAG)]


def test_a_304_may_bring_new_validators(server: Server, make: Make, tmp_path: Path) -> None:
    server.on("/", reply(Last_Modified=DATE), reply(b"", "304 Not Modified", ETag=ETAG), SAME)
    fetcher = make(cache=tmp_path)
    for _ in range(3):
        assert fetcher.fetch(server.url()).body == HTML
    assert (server.asked[-1].headers["if-none-match"], server.asked[-1].headers["if-modified-since"]) == (ETAG, DATE)


@pytest.mark.parametrize(
    "headers",
    [{}, {"ETag": ETAG, "Cache_Control": "private, No-Store"}, {"ETag": ETAG, "Vary": "*"}],
    ids=["no validator", "no-store", "varies by all"],
)
def test_what_cannot_or_must_not_be_kept_is_not(
    server: Server, make: Make, tmp_path: Path, headers: dict[str, str]
) -> None:
    server.on("/", reply(headers=headers))
    assert make(cache=tmp_path).fetch(server.url()).notes == ()
    assert list(tmp_path.iterdir()) == []


def test_an_error_is_an_error_though_a_page_is_kept(server: Server, make: Make, tmp_path: Path) -> None:
    server.on("/", reply(ETag=ETAG), reply(b"", "404 Not Found"))
    fetcher = make(cache=tmp_path)
    fetcher.fetch(server.url())
    with pytest.raises(FetchFailed, match="404"):
        fetcher.fetch(server.url())


def test_a_kept_page_over_the_limit_is_fetched_again(server: Server, make: Make, tmp_path: Path) -> None:
    server.on("/", reply(ETag=ETAG), reply(b"short", ETag=ETAG))
    make(cache=tmp_path).fetch(server.url())
    assert make(cache=tmp_path, max_bytes=10).fetch(server.url()).body == b"short"
    assert "if-none-match" not in server.asked[-1].headers


def test_a_folder_that_cannot_be_written_is_noted(server: Server, make: Make, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("in the way")
    found = make(cache=file).fetch(server.on("/", reply(ETag=ETAG)).url())
    assert found.body == HTML
    assert found.notes
    assert str(file) in found.notes[0]
    assert file.read_text() == "in the way"


def test_an_attempt_to_write_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="space"):
        Cache(tmp_path, 1_000).keep(Entry("http://ysmere.example/", "", ETAG, "", HTML))
    assert list(tmp_path.iterdir()) == []


KEPT = Entry("http://ysmere.example/", "text/html", ETAG, DATE, HTML)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_page_is_passed_over(tmp_path: Path, data: st.DataObject) -> None:
    cache = Cache(tmp_path, 1_000)
    cache.keep(KEPT)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    start = data.draw(st.integers(0, len(whole) - 1))
    end = data.draw(st.integers(start, len(whole)))
    file.write_bytes(whole[:start] + data.draw(st.binary(max_size=40)) + whole[end:])
    found = cache.find(KEPT.url)
    # what is about the page has no checksum: another validator only makes the server send it again
    assert found is None or (found.url, found.body) == (KEPT.url, HTML)


@pytest.mark.parametrize(
    "head",
    [b"[]", b"1", b"null", b"{}", b"{" * 60_000, b"\xff", b"", b'{"format": 1, "url": "http://ysmere.example/"}'],
)
def test_a_file_that_is_something_else_is_passed_over(tmp_path: Path, head: bytes) -> None:
    cache = Cache(tmp_path, 1_000)
    cache.keep(KEPT)
    (file,) = tmp_path.iterdir()
    file.write_bytes(head + b"\n" + HTML)
    assert cache.find(KEPT.url) is None


@pytest.mark.parametrize("etag", ["a\r\nHost: inside.example", "\N{SNOWMAN}", "\x85"])
def test_a_header_that_cannot_be_sent_again_is_not(tmp_path: Path, etag: str) -> None:
    cache = Cache(tmp_path, 1_000)
    cache.keep(Entry(KEPT.url, "text/html", etag, "", HTML))
    assert cache.find(KEPT.url) is None
    assert entry_of(KEPT.url, {"etag": etag}, HTML) is None
    assert KEPT.refreshed({"etag": etag}) == KEPT
