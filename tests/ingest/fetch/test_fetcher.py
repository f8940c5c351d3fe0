"""Fetching from a server that answers well: what comes back, what is asked, redirects, conditions."""

from __future__ import annotations

import gzip
import re
import zlib

import pytest

from samestory.errors import EmptyInput, FetchFailed, FetchRefused
from samestory.ingest.fetch import Fetcher
from tests.ingest.fetch.conftest import Clock, Make
from tests.ingest.fetch.server import HTML, Server, redirect, reply


def test_a_page_comes_with_its_type_and_encoding(server: Server, fetcher: Fetcher) -> None:
    server.on("/a?x=1", reply(kind="Text/HTML; charset=Windows-1252"))
    found = fetcher.fetch(server.url("/a?x=1#part"))
    assert (found.url, found.body) == (server.url("/a?x=1"), HTML)
    assert (found.content_type, found.charset) == ("text/html", "windows-1252")
    assert (found.not_modified, found.notes) == (False, ())


def test_it_says_who_asks_and_no_more(server: Server, fetcher: Fetcher) -> None:
    fetcher.fetch(server.on("/", reply()).url())
    robots, page = server.asked
    assert robots.path == "/robots.txt"
    assert robots.headers == page.headers
    assert re.fullmatch(r"samestory/\d+\.\d+\.\d+( \(\+https://\S+\))?", page.headers["user-agent"])
    assert set(page.headers) == {"user-agent", "accept", "accept-encoding", "host"}
    assert page.headers["host"] == f"127.0.0.1:{server.port}"


@pytest.mark.parametrize(
    ("coding", "data"),
    [
        ("gzip", gzip.compress(HTML)),
        ("x-gzip", gzip.compress(HTML)),
        ("GZIP", gzip.compress(HTML[:20]) + gzip.compress(HTML[20:])),
        ("deflate", zlib.compress(HTML)),
        ("deflate", zlib.compress(HTML, wbits=-15)),
        ("identity", HTML),
        ("utf-8", HTML),
    ],
    ids=["gzip", "x-gzip", "two members", "deflate", "deflate without its header", "identity", "no coding"],
)
def test_compressed_pages_are_read(server: Server, fetcher: Fetcher, coding: str, data: bytes) -> None:
    server.on("/", reply(data, Content_Encoding=coding))
    assert fetcher.fetch(server.url()).body == HTML


def test_chunks_are_joined(server: Server, fetcher: Fetcher) -> None:
    chunks = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (HTML[:7], HTML[7:]))
    server.on("/", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks + b"0\r\n\r\n")
    assert fetcher.fetch(server.url()).body == HTML


def test_a_body_may_end_with_the_connection(server: Server, fetcher: Fetcher) -> None:
    server.on("/", b"HTTP/1.0 200 OK\r\n\r\n" + HTML)
    assert fetcher.fetch(server.url()).body == HTML


def test_one_connection_serves_several_requests(server: Server, fetcher: Fetcher) -> None:
    server.on("/robots.txt", reply(b"", Connection="keep-alive")).on("/", reply(Connection="keep-alive"))
    fetcher.fetch(server.url())
    fetcher.fetch(server.url())
    assert server.pages() == ["/", "/"]
    assert server.connections == 1


def test_after_closing_it_can_be_used_again(server: Server, fetcher: Fetcher) -> None:
    server.on("/", reply(Connection="keep-alive"))
    fetcher.fetch(server.url())
    fetcher.close()
    assert fetcher.fetch(server.url()).body == HTML


# Types


@pytest.mark.parametrize(
    "kind",
    ["", "text/plain", "application/rss+xml", "application/octet-stream", "application/vnd.apache.parquet", "nonsense"],
)
def test_what_may_be_a_report_is_read(server: Server, fetcher: Fetcher, kind: str) -> None:
    server.on("/", reply(kind=kind))
    assert fetcher.fetch(server.url()).content_type == (kind if "/" in kind else None)


@pytest.mark.parametrize("kind", ["image/jpeg", "image/svg+xml", "video/mp4", "Application/PDF; a=b"])
def test_what_is_no_report_is_not_read(server: Server, fetcher: Fetcher, kind: str) -> None:
    server.on("/", reply(kind=kind, length=10**6))
    with pytest.raises(FetchFailed, match=re.escape(kind.split(";")[0].lower())):
        fetcher.fetch(server.url())


@pytest.mark.parametrize("name", ["klingon", "hex", "", "a\x00b"])
def test_an_encoding_that_does_not_exist_is_none(server: Server, fetcher: Fetcher, name: str) -> None:
    server.on("/", reply(kind=f"text/html; charset={name}"))
    assert fetcher.fetch(server.url()).charset is None


# Statuses


@pytest.mark.parametrize(
    ("status", "says"),
    [
        ("404 Not Found", "no such page"),
        ("410 Gone", "no such page"),
        ("401 Unauthorized", "does not let"),
        ("403 Forbidden", "does not let"),
        ("451 Unavailable For Legal Reasons", "does not let"),
        ("400 Bad Request", "400 Bad Request instead"),
        ("202 Accepted", "202 Accepted instead"),
        ("206 Partial Content", "206 Partial Content instead"),
        ("304 Not Modified", "304 Not Modified instead"),
        ("299 \x1b[31mRed", r"answers 299 instead"),
        ("500 Oops", "500 Internal Server Error"),
    ],
)
def test_a_status_without_a_page_is_told(server: Server, make: Make, status: str, says: str) -> None:
    server.on("/", reply(HTML, status))
    with pytest.raises(FetchFailed, match=says) as caught:
        make(retries=0).fetch(server.url())
    assert caught.value.source == server.url()
    assert caught.value.remedy
    assert "\x1b" not in str(caught.value)


@pytest.mark.parametrize("status", ["200 OK", "203 Non-Authoritative Information"])
def test_an_empty_answer_is_told(server: Server, fetcher: Fetcher, status: str) -> None:
    server.on("/", reply(b"", status))
    with pytest.raises(EmptyInput, match="empty"):
        fetcher.fetch(server.url())


# Redirects


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
def test_redirects_are_followed(server: Server, fetcher: Fetcher, status: str) -> None:
    server.on("/a/b", redirect("../c?d#e", status)).on("/c?d", reply())
    found = fetcher.fetch(server.url("/a/b"))
    assert (found.url, found.body) == (server.url("/c?d"), HTML)


def test_redirects_in_other_scripts_are_followed(server: Server, fetcher: Fetcher) -> None:
    server.on("/", redirect("/møte i dag")).on("/m%C3%B8te%20i%20dag", reply())
    assert fetcher.fetch(server.url()).url == server.url("/m%C3%B8te%20i%20dag")


def test_a_circle_is_found(server: Server, fetcher: Fetcher) -> None:
    server.on("/a", redirect("/b")).on("/b", redirect("/a#again"))
    with pytest.raises(FetchFailed, match="circle"):
        fetcher.fetch(server.url("/a"))
    assert server.pages() == ["/a", "/b"]


@pytest.mark.parametrize(("allowed", "arrives"), [(3, True), (2, False)])
def test_the_number_of_redirects_is_limited(server: Server, make: Make, allowed: int, arrives: bool) -> None:
    server.on("/0", redirect("/1")).on("/1", redirect("/2")).on("/2", redirect("/3")).on("/3", reply())
    fetcher = make(redirects=allowed)
    if arrives:
        assert fetcher.fetch(server.url("/0")).url == server.url("/3")
    else:
        with pytest.raises(FetchFailed, match="more than 2 times"):
            fetcher.fetch(server.url("/0"))
        assert "/3" not in server.pages()


@pytest.mark.parametrize("location", [None, "", "   "])
def test_a_redirect_to_nowhere_is_told(server: Server, fetcher: Fetcher, location: str | None) -> None:
    server.on("/", redirect(location))
    with pytest.raises(FetchFailed, match="where to"):
        fetcher.fetch(server.url())


@pytest.mark.parametrize(
    "location", ["file:///etc/hostname", "gopher://127.0.0.1/", "ftp://127.0.0.1/a", "data:text/html,a", "javascript:a"]
)
def test_a_redirect_to_another_scheme_is_refused(server: Server, fetcher: Fetcher, location: str) -> None:
    server.on("/", redirect(location))
    with pytest.raises(FetchRefused, match="http://"):
        fetcher.fetch(server.url())


@pytest.mark.parametrize("location", ["http://[", "http://a:99999/", "http://user:pass@127.0.0.1/", "//:80/"])
def test_a_redirect_to_no_good_address_is_told(server: Server, fetcher: Fetcher, location: str) -> None:
    server.on("/", redirect(location))
    with pytest.raises((FetchRefused, FetchFailed), match="redirects to"):
        fetcher.fetch(server.url())


def test_cookies_are_not_sent_back(server: Server, fetcher: Fetcher) -> None:
    moved = redirect("/b").replace(b"\r\n\r\n", b"\r\nSet-Cookie: a=b\r\n\r\n")
    server.on("/a", moved).on("/b", reply())
    fetcher.fetch(server.url("/a"))
    assert all("cookie" not in asked.headers for asked in server.asked)


def test_proxies_and_passwords_of_the_environment_are_not_used(
    server: Server, make: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login me password secret\n")  # type: ignore[operator]
    monkeypatch.setenv("HOME", str(tmp_path))
    assert make().fetch(server.on("/", reply()).url()).body == HTML
    assert all("authorization" not in asked.headers for asked in server.asked)


# Pace


def test_a_host_is_asked_once_a_second(server: Server, fetcher: Fetcher, clock: Clock) -> None:
    server.on("/a", reply()).on("/b", reply())
    fetcher.fetch(server.url("/a"))
    fetcher.fetch(server.url("/b"))
    assert clock.slept == [1.0, 1.0]  # before each page; robots.txt came first


def test_the_rate_can_be_set(server: Server, make: Make, clock: Clock) -> None:
    server.on("/a", redirect("/b")).on("/b", reply())
    make(rate=7.5).fetch(server.url("/a"))
    assert clock.slept == [7.5, 7.5]


def test_hosts_do_not_wait_for_one_another(server: Server, fetcher: Fetcher, clock: Clock) -> None:
    server.on("/robots.txt", reply(b"", "404 Not Found")).on("/", reply())
    fetcher.fetch(server.url())
    before = list(clock.slept)
    fetcher.fetch(server.url(host="localhost"))
    assert clock.slept == [*before, 1.0]  # its own robots.txt
