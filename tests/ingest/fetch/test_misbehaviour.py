"""Servers that answer badly, slowly, endlessly or not at all: each is told in plain words, and none holds us."""

from __future__ import annotations

import gzip
import socket
import struct
import time
import tracemalloc
import zlib
from collections.abc import Callable

import pytest

from samestory.errors import FetchFailed, TooLarge
from samestory.ingest.fetch import Fetcher
from tests.ingest.fetch.conftest import Clock, Make, Net
from tests.ingest.fetch.server import HTML, Reply, Server, reply

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def reset(sock: socket.socket) -> None:
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def silent(sock: socket.socket) -> None:
    sock.recv(1)  # until the client, or the test, ends


def endless(piece: bytes, head: bytes = HEAD + b"\r\n", pause: float = 0.0) -> Callable[[socket.socket], None]:
    def send(sock: socket.socket) -> None:
        sock.sendall(head)
        while True:
            sock.sendall(piece)
            time.sleep(pause)

    return send


def fails(fetcher: Fetcher, server: Server, says: str, kind: type[Exception] = FetchFailed) -> None:
    with pytest.raises(kind, match=says) as caught:
        fetcher.fetch(server.url("/page"))
    assert getattr(caught.value, "source", "") == server.url("/page")
    assert getattr(caught.value, "remedy", "")


# Made again, because it may pass


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        (reset, "closed the connection"),
        (lambda sock: sock.shutdown(socket.SHUT_RDWR), "closed the connection"),
        (silent, "in time"),
        (reply(HTML, length=len(HTML) + 100), "breaks off"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n40\r\nhalf of it", "breaks off"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n", "breaks off"),
        (reply(gzip.compress(HTML)[:-12], Content_Encoding="gzip"), "compressed and breaks off"),
        (reply(zlib.compress(HTML)[:-6], Content_Encoding="deflate"), "compressed and breaks off"),
        (reply(b"", "503 Service Unavailable"), "503 Service Unavailable"),
        (reply(b"", "500 Oops"), "500 Internal Server Error"),
        (reply(b"", "429 Too Many Requests"), "429 Too Many Requests"),
    ],
)
def test_what_may_pass_is_tried_again(server: Server, make: Make, clock: Clock, bad: Reply, says: str) -> None:
    server.on("/page", bad)
    fails(make(timeout=0.05), server, says)
    assert server.pages() == ["/page"] * 3
    assert clock.slept == [1.0, 1.0, 2.0]  # after robots.txt, then twice as long each time
    server.on("/page", bad, bad, reply())
    assert make(timeout=0.05).fetch(server.url("/page")).body == HTML


def test_how_often_it_was_tried_is_told(server: Server, make: Make) -> None:
    server.on("/page", reset)
    fails(make(), server, "tried 3 times")


# Not made again, because it will not


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        (b"<html>HTTP/0.9 had no head</html>", "not HTTP"),
        (b"\x16\x03\x01\x02\x00\x01\x00" * 50, "not HTTP"),
        (HEAD + b"X-A: b\r\n" * 5_000 + b"\r\n" + HTML, "headers"),
        (HEAD + b"X-A: " + b"b" * 100_000 + b"\r\n\r\n" + HTML, "headers"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\nrubbish\r\n" + HTML, "chunks"),
        (HEAD + b"Content-Length: 5\r\nContent-Length: 9\r\n\r\n" + HTML, "not HTTP"),
        (reply(HTML, Content_Encoding="gzip"), "compressed data are broken"),
        (reply(HTML, Content_Encoding="br"), "not asked for"),
        (reply(gzip.compress(gzip.compress(HTML)), Content_Encoding="gzip, gzip"), "not asked for"),
        (reply(b"", "404 Not Found"), "404"),
    ],
)
def test_what_will_not_pass_is_not_tried_again(server: Server, fetcher: Fetcher, bad: Reply, says: str) -> None:
    server.on("/page", bad)
    fails(fetcher, server, says)
    assert server.pages() == ["/page"]


# Size


def test_an_announced_size_is_enough_to_refuse(server: Server, make: Make) -> None:
    server.on("/page", reply(HTML, length=1_001))
    fails(make(max_bytes=1_000), server, "more than 0.001 MB", TooLarge)
    server.on("/page", reply(b"a" * 1_000))
    assert len(make(max_bytes=1_000).fetch(server.url("/page")).body) == 1_000


@pytest.mark.parametrize("length", ["99999999999999999999999999999999999999", "-5", "five", "0x10", ""])
def test_a_strange_length_harms_nobody(server: Server, make: Make, length: str) -> None:
    server.on("/page", HEAD + b"Content-Length: " + length.encode() + b"\r\n\r\n" + HTML)
    fetcher = make(max_bytes=1_000)
    if length.startswith("9"):
        fails(fetcher, server, "MB", TooLarge)
    else:
        assert fetcher.fetch(server.url("/page")).body == HTML


@pytest.mark.parametrize("chunked", [False, True])
def test_an_endless_body_is_stopped(server: Server, make: Make, chunked: bool) -> None:
    body = b"a" * 50_000
    piece, head = (
        (b"c350\r\n" + body + b"\r\n", HEAD + b"Transfer-Encoding: chunked\r\n\r\n") if chunked else (body, b"")
    )
    server.on("/page", endless(piece, head or HEAD + b"\r\n"))
    fails(make(max_bytes=1_000_000), server, "more than 1 MB", TooLarge)


def test_a_body_in_tiny_chunks_is_stopped(server: Server, make: Make) -> None:
    server.on("/page", endless(b"1;" + b"x" * 60_000 + b"\r\na\r\n", HEAD + b"Transfer-Encoding: chunked\r\n\r\n"))
    fails(make(max_bytes=1_000_000), server, "without end")


@pytest.mark.parametrize(
    "head",
    [b"", b"HTTP/1.1 200 OK\r\nX: ", HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"HTTP/1.1 100 Continue\r\n\r\n"],
)
def test_a_line_or_a_wait_without_end_is_stopped(server: Server, make: Make, head: bytes) -> None:
    piece = b"HTTP/1.1 100 Continue\r\n\r\n" * 1_000 if b"100" in head else b"0" * 60_000
    server.on("/page", endless(piece, head))
    fails(make(), server, "headers|not HTTP|chunks")
    assert server.pages() == ["/page"]


def test_trailers_without_end_are_stopped(server: Server, make: Make) -> None:
    head = HEAD + b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n"
    server.on("/page", endless(b"X-Trailer: a\r\n" * 1_000, head))
    fails(make(), server, "headers without end")


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_bomb_is_stopped_as_it_inflates(server: Server, make: Make, coding: str) -> None:
    size = 100_000_000
    shrink = zlib.compressobj(9, wbits=31 if coding == "gzip" else 15)
    bomb = b"".join(shrink.compress(b"\0" * 1_000_000) for _ in range(size // 1_000_000)) + shrink.flush()
    assert len(bomb) < size / 900
    server.on("/page", reply(bomb, Content_Encoding=coding))
    fetcher = make(max_bytes=1_000_000)
    tracemalloc.start()
    try:
        fails(fetcher, server, "more than 1 MB", TooLarge)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 20_000_000


# Time


@pytest.mark.parametrize("head", [b"", b"HTTP/1.1 200 OK\r\nX: ", HEAD + b"\r\n"])
def test_a_server_that_drips_cannot_hold_us(server: Server, make: Make, clock: Clock, head: bytes) -> None:
    server.on("/page", endless(b"a", head, pause=0.001))
    fetcher = make(deadline=60.0)
    clock.tick = 1.0  # a byte a second, as it were
    fails(fetcher, server, "too slow")
    assert server.pages() == ["/page"]


def test_redirects_and_retries_share_the_time(server: Server, make: Make, clock: Clock) -> None:
    def late(sock: socket.socket) -> None:
        clock.now += 25.0
        sock.sendall(reply(b"", "503 Service Unavailable"))

    server.on("/page", late)
    fails(make(deadline=60.0, retries=9), server, "too slow")
    assert server.pages() == ["/page"] * 3


def test_pauses_do_not_count(server: Server, make: Make, clock: Clock) -> None:
    busy = reply(b"", "503 Service Unavailable", Retry_After="50")
    server.on("/page", busy, busy, reply())
    assert make(deadline=10.0).fetch(server.url("/page")).body == HTML
    assert clock.slept == [1.0, 50.0, 50.0]


# Retry-After


@pytest.mark.parametrize(
    ("headers", "pause"),
    [
        ({"Retry_After": "7"}, 7.0),
        ({"Retry_After": "Mon, 05 Jan 2026 10:00:30 GMT", "Date": "Mon, 05 Jan 2026 10:00:00 GMT"}, 30.0),
        ({"Retry_After": "Mon, 05 Jan 2026 09:00:00 GMT", "Date": "Mon, 05 Jan 2026 10:00:00 GMT"}, 1.0),
        ({"Retry_After": "Mon, 05 Jan 2026 10:00:30 GMT"}, 1.0),
        ({"Retry_After": "soon"}, 1.0),
        ({"Retry_After": "-3"}, 1.0),
        ({"Retry_After": "0"}, 1.0),
    ],
)
def test_the_server_says_when_to_come_again(
    server: Server, fetcher: Fetcher, clock: Clock, headers: dict[str, str], pause: float
) -> None:
    server.on("/page", reply(b"", "429 Too Many Requests", headers), reply())
    assert fetcher.fetch(server.url("/page")).body == HTML
    assert clock.slept == [1.0, pause]


def test_a_server_that_wants_to_be_left_alone_is(server: Server, fetcher: Fetcher, clock: Clock) -> None:
    server.on("/page", reply(b"", "429 Too Many Requests", Retry_After="3600")).on("/other", reply())
    fails(fetcher, server, "429")
    with pytest.raises(FetchFailed, match="not to be asked again for 3600 seconds"):
        fetcher.fetch(server.url("/other"))
    assert server.pages() == ["/page"]
    clock.now += 3600
    assert fetcher.fetch(server.url("/other")).body == HTML


# No connection


def test_an_unknown_host_is_told(make: Make) -> None:
    with pytest.raises(FetchFailed, match=r"no host ysmere\.example"):
        make(Net(1)).fetch("http://ysmere.example/")


def test_a_name_that_is_none_is_told(make: Make) -> None:
    with pytest.raises(FetchFailed, match="no host"):
        make().fetch(f"http://{'a' * 70}.example/")


def test_name_servers_that_are_silent_are_asked_again(
    make: Make, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "later")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(FetchFailed, match="looked up") as caught:
        make().fetch("http://ysmere.example/")
    assert "online" in caught.value.remedy
    assert clock.slept == [1.0, 2.0]


def test_a_refused_port_is_told(fetcher: Fetcher) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(FetchFailed, match=f"no connections at port {port}"):
        fetcher.fetch(f"http://127.0.0.1:{port}/")


def test_a_host_that_does_not_answer_is_told(make: Make, clock: Clock) -> None:
    class Silent(Net):
        def connect(self, sock: socket.socket, address: tuple[str, int]) -> None:  # noqa: ARG002
            assert sock.gettimeout() == 5.0
            raise TimeoutError

    net = Silent(1, {"ysmere.example": [["93.184.216.34"]]})
    with pytest.raises(FetchFailed, match=r"ysmere\.example does not answer"):
        make(net, timeout=5.0).fetch("http://ysmere.example/")
    assert clock.slept == [1.0, 2.0]


def test_each_address_of_a_host_is_tried(server: Server, make: Make) -> None:
    class Half(Net):
        def connect(self, sock: socket.socket, address: tuple[str, int]) -> None:
            if address[0] == "93.184.216.34":
                raise OSError(101, "Network is unreachable")
            super().connect(sock, address)

    net = Half(server.port, {"ysmere.example": [["93.184.216.34", "93.184.216.35"]]})
    server.on("/", reply())
    assert make(net).fetch("http://ysmere.example/").body == HTML
    assert {address for address, _ in net.connected} == {"93.184.216.35"}
