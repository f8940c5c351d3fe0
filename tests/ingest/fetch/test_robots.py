"""robots.txt: whose rules hold, for how long, and what stands for them when they cannot be had."""

from __future__ import annotations

import tracemalloc
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from protego import Protego

from samestory.errors import FetchFailed, FetchRefused
from samestory.ingest.fetch import Fetcher
from tests.ingest.fetch.conftest import Clock, Make, Net
from tests.ingest.fetch.server import HTML, Reply, Server, redirect, reply

NOBODY = b"User-agent: *\nDisallow: /\n"


def rules(text: bytes) -> bytes:
    return reply(text, kind="text/plain")


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        (b"", "/a", True),
        (NOBODY, "/a", False),
        (b"User-agent: *\nDisallow: /private/\n", "/private/a", False),
        (b"User-agent: *\nDisallow: /private/\n", "/public/a", True),
        (NOBODY + b"\nUser-agent: samestory\nAllow: /\n", "/a", True),
        (b"User-agent: *\nAllow: /\n\nUser-agent: SameStory\nDisallow: /\n", "/a", False),
        (b"User-agent: samestory\nUser-agent: other\nDisallow: /a\n", "/a", False),
        (b"User-agent: samestory\nDisallow: /a\n\nUser-agent: samestory\nDisallow: /b\n", "/b", False),
        (b"User-agent: other\nDisallow: /\n", "/a", True),
        (b"User-agent: same\nDisallow: /\n", "/a", True),
        (b"User-agent: samestory-pro\nDisallow: /\n", "/a", True),
        (b"User-agent: samestory/9.9 # us\nDisallow: /\n", "/a", False),
        (b"useragent samestory\nDisallow: /\n", "/a", False),
        (b"User-agent: other\nDisallow: /b\n\nUser-agent: *\nUser-agent: third\nDisallow: /a\n", "/a", False),
        (b"User-agent: *\nDisallow: /b\n\nUser-agent: other\nDisallow: /a\n", "/a", True),
        (b"User-agent: *\nDisallow: /a\nAllow: /a/b\n", "/a/b/c", True),
        (b"User-agent: *\nAllow: /a\nDisallow: /a/b\n", "/a/b/c", False),
        (b"User-agent: *\nDisallow: /a\nAllow: /a\n", "/a", True),
        (b"User-agent: *\nDisallow: /*/print\n", "/a/b/print", False),
        (b"User-agent: *\nDisallow: /*.pdf$\n", "/a.pdf", False),
        (b"User-agent: *\nDisallow: /*.pdf$\n", "/a.pdf?b", True),
        (b"User-agent: *\nDisallow: /?q=\n", "/?q=a", False),
        (b"User-agent: *\nDisallow: /m%C3%B8te\n", "/m\u00f8te", False),
        (b"\xef\xbb\xbfUser-agent: *\nDisallow: /\n", "/a", False),
        (b"USER-AGENT : *  # all\r\ndisallow:/a\r\n", "/a", False),
        (b"<html><p>Not found</p></html>", "/a", True),
        (b"\x00\xff\xfe rubbish\n" + NOBODY, "/a", False),
    ],
)
def test_the_rules_hold(server: Server, fetcher: Fetcher, text: bytes, path: str, allowed: bool) -> None:
    server.on("/robots.txt", rules(text))
    for given_path in (path, path.replace("\u00f8", "%C3%B8")):
        server.on(given_path, reply())
    if allowed:
        assert fetcher.fetch(server.url(path)).body == HTML
    else:
        with pytest.raises(FetchRefused, match=r"/robots\.txt does not let robots read it") as caught:
            fetcher.fetch(server.url(path))
        assert caught.value.remedy
        assert server.pages() == []


def test_the_rules_are_asked_for_once_a_day(server: Server, fetcher: Fetcher, clock: Clock) -> None:
    server.on("/robots.txt", rules(b""), rules(NOBODY)).on("/", reply())
    for _ in range(3):
        fetcher.fetch(server.url())
    assert server.paths().count("/robots.txt") == 1
    clock.now += 24 * 3600
    with pytest.raises(FetchRefused):
        fetcher.fetch(server.url())


def test_each_port_has_its_own_rules(server: Server, fetcher: Fetcher) -> None:
    with Server() as other:
        server.on("/", redirect(other.url("/b"))).on("/robots.txt", rules(b"User-agent: *\nDisallow: /b\n"))
        other.on("/b", reply())
        assert fetcher.fetch(server.url()).url == other.url("/b")
        other.on("/robots.txt", rules(NOBODY))
        server.on("/a", redirect(other.url("/c")))
        fetcher.close()


def test_the_rules_hold_where_a_redirect_leads(server: Server, fetcher: Fetcher) -> None:
    server.on("/robots.txt", rules(b"User-agent: *\nDisallow: /b\n")).on("/a", redirect("/b")).on("/b", reply())
    with pytest.raises(FetchRefused, match="robots"):
        fetcher.fetch(server.url("/a"))
    assert server.pages() == ["/a"]


# What stands for the rules


@pytest.mark.parametrize(
    "status", ["400 Bad Request", "401 Unauthorized", "403 Forbidden", "404 Not Found", "410 Gone"]
)
def test_without_rules_all_may_be_read(server: Server, fetcher: Fetcher, status: str) -> None:
    server.on("/robots.txt", reply(NOBODY, status)).on("/", reply())
    assert fetcher.fetch(server.url()).body == HTML


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        (reply(b"", "500 Oops"), "500 Internal Server Error"),
        (reply(b"", "503 Service Unavailable"), "503"),
        (reply(b"", "429 Too Many Requests"), "429"),
        (reply(b"", length=50), "breaks off"),
        (b"rubbish", "not HTTP"),
        (reply(b"abc", Content_Encoding="gzip"), "compressed data are broken"),
        (redirect("file:///etc/hostname"), "http://"),
    ],
)
def test_when_the_rules_cannot_be_had_nothing_may_be_read(
    server: Server, fetcher: Fetcher, clock: Clock, bad: Reply, says: str
) -> None:
    server.on("/robots.txt", bad).on("/", reply())
    for _ in range(2):
        with pytest.raises(FetchRefused, match=rf"robots\.txt, which says .* cannot be had: .*{says}"):
            fetcher.fetch(server.url())
    assert server.pages() == []
    asked = len(server.asked)
    assert asked <= 3  # the second time, nobody was asked
    server.on("/robots.txt", rules(b""))
    clock.now += 600
    assert fetcher.fetch(server.url()).body == HTML


def test_the_rules_are_tried_again_too(server: Server, fetcher: Fetcher) -> None:
    server.on("/robots.txt", reply(b"", "503 Service Unavailable"), rules(NOBODY)).on("/", reply())
    with pytest.raises(FetchRefused, match="does not let"):
        fetcher.fetch(server.url())


def test_a_host_that_cannot_be_reached_is_told_as_such(make: Make) -> None:
    with pytest.raises(FetchFailed, match=r"There is no host ysmere\.example"):
        make(Net(1)).fetch("http://ysmere.example/")


@pytest.mark.parametrize(("steps", "allowed"), [(5, False), (6, True)])
def test_five_redirects_are_followed_to_the_rules(server: Server, fetcher: Fetcher, steps: int, allowed: bool) -> None:
    names = ["/robots.txt", *(f"/step{number}" for number in range(1, steps + 1))]
    for name, following in pairwise(names):
        server.on(name, redirect(following))
    server.on(names[-1], rules(NOBODY)).on("/", reply())
    if allowed:  # RFC 9309, 2.3.1.2: after more than five, as if there were none
        assert fetcher.fetch(server.url()).body == HTML
    else:
        with pytest.raises(FetchRefused, match="does not let"):
            fetcher.fetch(server.url())


def test_rules_on_another_host_hold_for_the_first(server: Server, fetcher: Fetcher) -> None:
    with Server() as other:
        other.on("/rules", rules(b"User-agent: *\nDisallow: /a\n"))
        server.on("/robots.txt", redirect(other.url("/rules"))).on("/a", reply())
        with pytest.raises(FetchRefused, match=f"{server.port}/robots.txt does not let"):
            fetcher.fetch(server.url("/a"))
        fetcher.close()


def test_what_stands_after_500_kib_is_passed_over(server: Server, fetcher: Fetcher) -> None:
    long = b"User-agent: *\nDisallow: /early\n" + b"# nothing\n" * 60_000 + b"Disallow: /late\n"
    server.on("/robots.txt", rules(long)).on("/late", reply())
    assert fetcher.fetch(server.url("/late")).body == HTML
    with pytest.raises(FetchRefused):
        fetcher.fetch(server.url("/early"))


@pytest.mark.parametrize("name", ["User-agent:", "useragent:", "User  agent", "USER-AGENT :"])
def test_a_file_of_many_robots_takes_little_room(server: Server, fetcher: Fetcher, name: str) -> None:
    many = "".join(f"{name} a{number}\n" for number in range(2_000)) + "Disallow: /b\n" * 2_000
    server.on("/robots.txt", rules(many.encode() + NOBODY))
    tracemalloc.start()
    try:
        with pytest.raises(FetchRefused, match="does not let"):
            fetcher.fetch(server.url("/a"))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 10_000_000  # 2,000 times 2,000 rules would be 300 million bytes


# Crawl-delay


@pytest.mark.parametrize(
    ("delay", "pause"), [(b"5", 5.0), (b"0.2", 1.0), (b"86400", 60.0), (b"soon", 1.0), (b"inf", 1.0), (b"-4", 1.0)]
)
def test_the_host_says_how_slowly(server: Server, fetcher: Fetcher, clock: Clock, delay: bytes, pause: float) -> None:
    server.on("/robots.txt", rules(b"User-agent: *\nCrawl-delay: " + delay + b"\n")).on("/", reply())
    fetcher.fetch(server.url())
    fetcher.fetch(server.url())
    assert clock.slept == [1.0, pause]


@given(st.text(), st.text().map("http://ysmere.example/".__add__))
def test_no_file_breaks_the_reader(text: str, url: str) -> None:
    found = Protego.parse(f"User-agent: *\n{text}\nDisallow: {text}\nCrawl-delay: {text}")
    assert found.can_fetch(url, "samestory") in (True, False)
    assert (found.crawl_delay("samestory") or 0.0) >= 0.0
