"""Web archives: pages come with their addresses, what is no page is counted, and damage costs one record."""

from __future__ import annotations

import gzip
import importlib.util
import io
import tracemalloc
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samestory.errors import InputError
from samestory.ingest import IngestSettings
from samestory.ingest.extras import installed
from samestory.ingest.read import read_source
from samestory.ingest.source import Source
from samestory.ingest.warc_records import Record, read_records
from samestory.model import Report
from tests.ingest.ingest_packed import Endless, names, read, text


def page(number: int) -> bytes:
    paragraph = f"The harbour board of Velm said on Monday that it would reopen quay {number} after long repairs. "
    body = "".join(f"<p>{paragraph} It is the {word} of its kind.</p>" for word in ("first", "second", "third", "last"))
    return (
        f'<html><head><title>Quay {number} opens</title><meta property="og:site_name" content="The Velm Courier">'
        f"</head><body><nav><a href='/'>Home</a></nav><article><h1>Quay {number} opens</h1>{body}</article>"
        "</body></html>"
    ).encode()


def record(kind: str, block: bytes, url: str = "", content_type: str = "application/http; msgtype=response") -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Date: 2021-03-04T08:00:00Z\r\nContent-Type: {content_type}\r\n"
        f"WARC-Target-URI: {url}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def response(number: int, body: bytes | None = None, head: str = "Content-Type: text/html", status: int = 200) -> bytes:
    block = f"HTTP/1.1 {status} X\r\n{head}\r\n\r\n".encode() + (page(number) if body is None else body)
    return record("response", block, f"https://courier.example/{number}")


def crawl(count: int = 3) -> list[bytes]:
    """Make what a crawler writes: of every page a request, a response and metadata."""
    records = [record("warcinfo", b"software: x\r\n", content_type="application/warc-fields")]
    for number in range(count):
        records.append(record("request", b"GET / HTTP/1.1\r\n\r\n", content_type="application/http; msgtype=request"))
        records.append(response(number))
        records.append(record("metadata", b"fetchTimeMs: 4\r\n", content_type="application/warc-fields"))
    return records


@pytest.mark.parametrize("ending", [".warc", ".warc.gz"])
def test_pages_of_a_crawl(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a{ending}"
    path.write_bytes(b"".join(gzip.compress(part) if ending == ".warc.gz" else part for part in crawl()))
    items = read(path)
    assert names(items, path) == ["#3", "#6", "#9"]
    for number, report in enumerate(items):
        assert isinstance(report, Report)
        assert (report.url, report.outlet) == (f"https://courier.example/{number}", "The Velm Courier")
        assert f"reopen quay {number}" in report.text
        assert "Home" not in report.text


def test_what_is_no_page_is_counted_and_no_error(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(
        b"".join(
            [
                response(0),
                response(1, status=404),
                response(2, b"\xff\xd8\xff", "Content-Type: image/jpeg"),
                record("revisit", b"HTTP/1.1 200 OK\r\n\r\n", "https://courier.example/3"),
                response(4, b"", "Location: /x", 301),
                response(5, b"<html><body></body></html>"),
                response(
                    7, b"<html><body><ul><li><a href='/a'>Quay opens</a></li><li>Ferry late</li></ul></body></html>"
                ),
                record("resource", b"-q -r", "metadata://crawler.example/arguments.txt", "text/plain"),
                record(
                    "response", b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nA", "https://x.example/robots.txt"
                ),
                record("response", b"20210304", "dns:courier.example", "text/dns"),
                response(6),
            ]
        )
    )
    items = read(path)
    assert names(items, path) == ["#1", "#11", "PassedOver ", "PassedOver "]
    assert "2 with another status than 200 (the first is #2, 404)" in str(items[2])
    assert "1 of types that are not read (the first is #3, image/jpeg)" in str(items[2])
    assert "1 for robots" in str(items[2])
    assert "2 of the crawler's own" in str(items[2])
    assert "without an article were passed over: 2" in str(items[3])
    assert "#6" in str(items[3])


def test_texts_of_common_crawl(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.wet.gz"
    path.write_bytes(
        gzip.compress(record("warcinfo", b"x", content_type="application/warc-fields"))
        + gzip.compress(record("conversion", text(1).encode(), "https://courier.example/1", "text/plain"))
    )
    (report,) = read(path)
    assert isinstance(report, Report)
    assert (report.text, report.url) == (text(1), "https://courier.example/1")


def chunked(data: bytes) -> bytes:
    parts = [data[at : at + 100] for at in range(0, len(data), 100)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def deflated(data: bytes) -> bytes:
    return zlib.compress(data)[2:-4]


@pytest.mark.parametrize(
    ("head", "pack"),
    [
        ("Transfer-Encoding: chunked", chunked),
        ("Content-Encoding: gzip", gzip.compress),
        ("Content-Encoding: deflate", zlib.compress),
        ("Content-Encoding: deflate", deflated),
        ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked", lambda data: chunked(gzip.compress(data))),
        ("Content-Encoding: gzip, x-gzip", lambda data: gzip.compress(gzip.compress(data))),
        # what archives keep: headers of what is no longer so
        ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip", bytes),
        ("Content-Encoding: br", bytes),
        ("Content-Encoding: deflate", bytes),
        ("Content-Encoding: utf-8", bytes),
    ],
)
def test_bodies_as_servers_send_them(tmp_path: Path, head: str, pack: object) -> None:
    assert callable(pack)
    path = tmp_path / "a.warc"
    path.write_bytes(response(1, pack(page(1)), f"Content-Type: text/html\r\n{head}"))
    (report,) = read(path)
    assert isinstance(report, Report), report
    assert "reopen quay 1" in report.text


def test_brotli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.warc"
    if installed("warc") is not None:
        brotli = importlib.import_module("brotli")
        head = "Content-Type: text/html\r\nContent-Encoding: br"
        path.write_bytes(response(1, brotli.compress(page(1)), head) + response(2, brotli.compress(page(2))[:-9], head))
        assert names(read(path), path) == ["#1", "Malformed #2"]
        path.write_bytes(response(1, brotli.compress(b" " * 20_000_000), head))
        assert names(read(path), path) == ["TooLarge #1"]
    monkeypatch.setattr("samestory.ingest.extras.find_spec", lambda _: None)
    path.write_bytes(response(1, b"\x8b\x01", "Content-Type: text/html\r\nContent-Encoding: br") + response(2))
    items = read(path)
    assert names(items, path) == ["ExtraMissing #1", "#2"]
    assert 'pip install "samestory[warc]"' in str(items[0])


def test_limits_hold_for_one_record(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    head = "Content-Type: text/html\r\nContent-Encoding: gzip"
    path.write_bytes(response(1, b"x" * 200_000) + response(2, gzip.compress(b" " * 9_000_000), head) + response(3))
    assert names(read(path, IngestSettings(max_bytes=100_000)), path) == ["TooLarge #1", "TooLarge #2", "#3"]


def test_a_damaged_member_costs_one_record(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    parts = [gzip.compress(response(number)) for number in range(5)]
    for at in (40, len(parts[2]) - 6):
        wrong = list(parts)
        wrong[2] = parts[2][:at] + b"\x55\xaa\x55" + parts[2][at + 3 :]
        path.write_bytes(b"".join(wrong))
        items = read(path)
        reports = [item.url for item in items if isinstance(item, Report)]
        assert {f"https://courier.example/{n}" for n in (0, 1, 3, 4)} <= set(reports)
        (error,) = [item for item in items if isinstance(item, InputError)]
        assert f"byte {len(parts[0]) + len(parts[1])}" in str(error)


def test_damage_between_and_in_records(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(response(0) + b"something else\r\nWARC/ is a format\r\n" + response(1))
    items = read(path)
    assert names(items, path) == ["#1", "Malformed ", "#2"]
    assert f"From byte {len(response(0))} to" in str(items[1])
    for old, new in (
        (b"WARC/1.0", b"WARB/1.0"),
        (b"Content-Length: ", b"Content-Longth: "),
        (b"Content-Length: ", b"Content-Length: x"),
    ):
        path.write_bytes(response(0) + response(1).replace(old, new, 1) + response(2))
        items = read(path)
        assert [item.url for item in items if isinstance(item, Report)] == [
            f"https://courier.example/{n}" for n in (0, 2)
        ]
        assert sum(isinstance(item, InputError) for item in items) == 1
    for old, new in ((b"Content-Length: ", b"Content-Length: 1"), (b"Content-Length: ", b"Content-Length: 0")):
        path.write_bytes(response(0) + response(1).replace(old, new, 1) + response(2) + b"".join(crawl(9)))
        items = read(path)
        assert any(isinstance(item, InputError) for item in items)
        assert sum(isinstance(item, Report) for item in items) >= 9


@pytest.mark.parametrize("ending", [".warc", ".warc.gz"])
def test_a_cut_is_told(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a{ending}"
    parts = [gzip.compress(response(n)) if ending == ".warc.gz" else response(n) for n in range(3)]
    for cut in (30, 200, 400):
        path.write_bytes(b"".join(parts)[:-cut])
        items = read(path)
        assert names(items, path)[:2] == ["#1", "#2"]
        assert "cut off" in str(items[-1])


def test_nothing_to_read(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(record("warcinfo", b"x"))
    assert names(read(path), path) == ["EmptyInput "]
    path.write_bytes(b"")
    assert isinstance(read(path)[0], InputError)
    path.write_bytes(response(1, status=500))
    assert names(read(path), path) == ["PassedOver ", "EmptyInput "]


def test_records_are_those_of_fastwarc() -> None:
    if importlib.util.find_spec("fastwarc") is None:
        pytest.skip("fastwarc, to compare with, is not installed")
    fastwarc = importlib.import_module("fastwarc")
    data = b"".join(crawl(20))
    ours = [
        (found.headers["warc-type"], found.headers["warc-target-uri"], found.body.read(10**6))
        for found in read_records(Source("a", io.BytesIO(data)))
        if isinstance(found, Record)
    ]
    theirs = [
        (found.headers["WARC-Type"], found.headers["WARC-Target-URI"], found.reader.read())
        for found in fastwarc.ArchiveIterator(io.BytesIO(data), parse_http=False)
    ]
    assert [(kind, url) for kind, url, _ in ours] == [(kind, url) for kind, url, _ in theirs]
    assert [body for *_, body in ours] == [body for *_, body in theirs]


def held(count: int) -> int:
    """Measure the most that reading so many records holds, in bytes."""

    def parts() -> Iterator[bytes]:
        for number in range(count):
            block = record("conversion", text(number).encode(), f"https://courier.example/{number}", "text/plain")
            yield gzip.compress(block, 1)

    source = Source("a.warc.gz", cast(BinaryIO, Endless(parts())))
    tracemalloc.start()
    found = sum(isinstance(item, Report) for item in read_source(source, IngestSettings()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == count
    return peak


def test_memory_stays_flat() -> None:
    held(200)
    assert held(20_000) < held(2_000) + 1_000_000


@settings(max_examples=150, deadline=None)
@given(
    changes=st.lists(st.tuples(st.integers(0, 6000), st.integers(0, 255)), max_size=5),
    cut=st.integers(0, 900),
    packed=st.booleans(),
)
def test_damage_gives_reports_and_errors(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int]], cut: int, packed: bool
) -> None:
    parts = [
        response(0, b"<p>x</p>"),
        record("conversion", text(1).encode(), "https://x.example/", "text/plain"),
        response(2, text(2).encode()),
    ]
    data = bytearray(b"".join(gzip.compress(part) if packed else part for part in parts))
    for at, byte in changes:
        data[at % len(data)] = byte
    path = tmp_path_factory.mktemp("any") / "a.warc.gz"
    path.write_bytes(bytes(data[: len(data) - cut]))
    items = read(path)
    assert items
    assert all("reader failed" not in str(item) for item in items)
