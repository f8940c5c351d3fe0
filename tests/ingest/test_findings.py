"""What the fuzzer found (see ``fuzz/README.md``), each as small as it can be made: it must not come back."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from samestory.clean import clean
from samestory.errors import EmptyInput, InputError
from samestory.ingest.decode import decode
from samestory.ingest.read import read_source
from samestory.ingest.settings import IngestSettings
from samestory.ingest.source import Source
from samestory.model import Removal, Report


def archive_with_a_nameless_entry() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "The quay is open.")
        archive.writestr("?", "The quay is shut.")
    return out.getvalue().replace(b"?", b"\x00")  # a name ends before a NUL


FOUND = {
    "an address in brackets that is none": ("feed", b"<rss><item xml:base='http://[a]/'><title>T</title></item></rss>"),
    "an entry of an archive without a name": ("zip", archive_with_a_nameless_entry()),
    "a short table that breaks off where it is packed": (
        "csv",
        gzip.compress(b"The quay is open, and so\n is it.")[:-8],
    ),
}


@pytest.mark.parametrize("name", sorted(FOUND))
def test_no_reader_fails(name: str) -> None:
    form, data = FOUND[name]
    for found in read_source(Source("f", io.BytesIO(data)), IngestSettings(form=form)):
        assert isinstance(found, (Report, InputError))
        if isinstance(found, InputError):
            assert "Its reader failed" not in found.message
            assert found.remedy


def test_a_title_is_not_doubled_where_no_body_is_found() -> None:
    raw = "Old Mill\nDams\nShare this"
    removed = (Removal(9, 13, "Dams", "navigation"),)
    text = "Old Mill\n\nShare this"
    report = Report(id="r", source="f", text=text, raw=raw, title="Old Mill", body_start=10, removed=removed)
    assert clean(report).text == text


@pytest.mark.parametrize("data", [b"\x1e", "\u3000\n\u2028\u200b".encode()])
def test_white_space_of_every_kind_is_no_text(data: bytes) -> None:
    with pytest.raises(EmptyInput):
        decode(data, "f", IngestSettings())


def test_of_a_doubled_headline_one_stays_and_one_goes() -> None:
    title = "Storm floods the old quay of Velm, and two of its sheds fall into the water"
    body = (
        "VELM, Kesteria (Lowmark Press Agency) - The quay was built in 1961, and the towns pay for it, the port said."
    )
    raw = f"Menu\nWorld | Sport\n{title}\n{title}\nBy Orla Fenwick\n{body}"
    marked = (Removal(0, 4, "Menu", "navigation"),)
    cleaned = clean(Report(id="r", source="f", raw=raw, text=raw[5:], removed=marked))
    assert cleaned.text == f"{title}\n\n{body}"
    assert [gone.reason for gone in cleaned.removed] == ["navigation", "repeated", "byline"]


def test_a_first_line_that_is_no_title_of_the_page_stands_once() -> None:
    head = "Old Mill\n\n"
    lines = (
        "Storm over the old mill",
        "The dam broke at noon and the mill fell into the river, the owner said on Friday.",
    )
    raw = "\n".join(("Menu", "Old Mill", *lines))
    marked = (Removal(0, 4, "Menu", "navigation"),)
    text = head + "\n".join(lines)
    report = Report(id="r", source="f", raw=raw, text=text, title="Old Mil l", body_start=len(head), removed=marked)
    assert clean(report).text.count(lines[0]) == 1
