"""Addresses as inputs, against a server of our own on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from samestory.errors import InputError
from samestory.ingest import FetchSettings, IngestSettings, read_inputs
from samestory.model import Report

PARAGRAPH = "The harbour board of Velm said on Monday that it would reopen the northern quay after long repairs. "
PAGE = (
    "<html><head><title>Quay opens</title><meta property='og:title' content='Quay opens'></head><body><article>"
    "<h1>Quay opens</h1>" + "".join(f"<p>{PARAGRAPH}{number}</p>" for number in range(5)) + "</article></body></html>"
)
FILES = {
    "/quay": ("text/html; charset=utf-8", PAGE),
    "/quay.json": ("application/json", '{"title": "Quay opens", "text": "The quay is open."}'),
    "/quay.txt": ("text/plain", PARAGRAPH),
    "/lines": ("application/x-ndjson", '{"text": "The quay is open."}\n{"text": "The quay is shut."}\n'),
}


FEED = """<rss version="2.0"><channel><title>The Velm Courier</title>
<item><title>Quay opens</title><link>/quay</link><description>The quay is open.</description></item>
<item><title>Gone</title><link>/gone</link><description>The quay was shut.</description></item>
<item><title>No link</title><description>The quay is where it was.</description></item></channel></rss>"""
FILES["/feed"] = ("application/rss+xml", FEED)


class Handler(BaseHTTPRequestHandler):
    """Gives the files above; nothing else is there, robots.txt neither."""

    def do_GET(self) -> None:
        kind, body = FILES.get(self.path, ("text/plain", ""))
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", kind)
        self.send_header("ETag", f'"{len(body)}"')
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


SETTINGS = IngestSettings(fetch=FetchSettings(allow_private=True, rate=0, retries=0))


def test_pages_and_files_are_read_by_what_the_server_says(host: str) -> None:
    found = list(read_inputs([host + path for path in FILES if path != "/feed"], SETTINGS))
    reports = [item for item in found if isinstance(item, Report)]
    assert len(reports) == len(found) == 5
    assert [report.source.removeprefix(host) for report in reports] == [
        "/quay", "/quay.json", "/quay.txt", "/lines:1", "/lines:2"
    ]  # fmt: skip
    assert reports[0].title == "Quay opens"
    assert {report.url for report in reports[:3]} == {host + path for path in list(FILES)[:3]}


def test_what_is_not_there_is_named_and_the_rest_goes_on(host: str) -> None:
    missing, report = read_inputs([host + "/none", host + "/quay"], SETTINGS)
    assert isinstance(missing, InputError)
    assert "404" in str(missing)
    assert isinstance(report, Report)


def test_what_is_kept_is_read_again(host: str, tmp_path: Path) -> None:
    settings = replace(SETTINGS, fetch=replace(SETTINGS.fetch, cache=tmp_path / "kept"))
    (first,) = read_inputs([host + "/quay"], settings)
    (second,) = read_inputs([host + "/quay"], settings)
    assert isinstance(first, Report)
    assert first == second


def test_nothing_is_asked_of_this_machine_unless_allowed(host: str) -> None:
    (refused,) = read_inputs([host + "/quay"])
    assert isinstance(refused, InputError)
    assert "--allow-private" in refused.remedy


def test_a_feed_gives_summaries_or_the_pages_that_they_stand_for(host: str) -> None:
    summaries = [item for item in read_inputs([host + "/feed"], SETTINGS) if isinstance(item, Report)]
    assert [report.text.split("\n\n")[1] for report in summaries] == [
        "The quay is open.",
        "The quay was shut.",
        "The quay is where it was.",
    ]
    assert [report.url for report in summaries] == [host + "/quay", host + "/gone", None]
    pages = list(read_inputs([host + "/feed"], replace(SETTINGS, follow_links=True)))
    assert all(isinstance(item, Report) for item in pages)
    first, second, third = (item for item in pages if isinstance(item, Report))
    assert first.text.count(PARAGRAPH.strip()) == 5
    assert first.outlet == "The Velm Courier"
    assert second.text == summaries[1].text
    assert any("404" in note for note in second.notes)
    assert third.text == summaries[2].text


def test_what_could_not_be_kept_is_noted(host: str, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file stands where the folder should be")
    settings = replace(SETTINGS, fetch=replace(SETTINGS.fetch, cache=tmp_path / "kept"))
    (report,) = read_inputs([host + "/quay"], settings)
    assert isinstance(report, Report)
    assert any("could not be kept" in note for note in report.notes)
