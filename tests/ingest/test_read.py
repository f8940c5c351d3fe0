"""Reading inputs: every format, every way in which an input can be wrong, and nothing lost in silence."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samestory.errors import (
    Duplicate,
    EmptyInput,
    InputError,
    Malformed,
    NotFound,
    NotText,
    PassedOver,
    TooLarge,
    UnknownFormat,
)
from samestory.ingest import FORMATS, IngestSettings, detect_language, read_inputs
from samestory.model import Report

TEXT = "Velm reopens its quay\n\nThe board of Velm said on Monday that it would reopen the northern quay.\n"


def read(*paths: Path | str, max_bytes: int = 5_000_000) -> list[Report | InputError]:
    return list(read_inputs([str(path) for path in paths], IngestSettings(max_bytes=max_bytes)))


def one(path: Path) -> Report:
    (report,) = read(path)
    assert isinstance(report, Report), report
    return report


def error(path: Path | str, max_bytes: int = 5_000_000) -> InputError:
    (found,) = read(path, max_bytes=max_bytes)
    assert isinstance(found, InputError)
    assert found.source == str(path)
    assert found.message
    assert found.remedy
    return found


def test_text_comes_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode())
    report = one(path)
    assert report.text == report.raw == TEXT.replace("\n", "\r\n")
    assert (report.source, report.language, report.body_start) == (str(path), "en", 0)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "iso-8859-1"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = "Le conseil de la région a décidé, lundi, de rouvrir le quai où les pêcheurs étaient arrivés. " * 8
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    assert one(path).text == text


def test_id_is_made_from_the_contents(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT + "More.")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "c.txt").write_text(TEXT)
    a, b = one(tmp_path / "a.txt"), one(tmp_path / "b.txt")
    assert a.id == one(tmp_path / "sub" / "c.txt").id
    assert a.id != b.id


def test_the_same_report_twice_is_named_not_lost(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT)
    first, second = read(tmp_path / "a.txt", tmp_path / "b.txt")
    assert isinstance(first, Report)
    assert isinstance(second, Duplicate)
    assert str(tmp_path / "a.txt") in str(second)


def test_folder_sorted_without_hidden_and_foreign_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", ".hidden.txt", "notes.docx", "sub/c.txt", ".git/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
    reports = [item for item in read(tmp_path) if isinstance(item, Report)]
    assert [Path(item.source).name for item in reports] == ["a.md", "b.txt", "c.txt"]


def test_files_that_no_format_reads_are_named_once_a_folder(tmp_path: Path) -> None:
    for name in ("a.txt", "report.docx", "sub/pic.jpg", "sub/run.sh", "z\x1b.pdf", ".hidden.docx"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT)
    (passed,) = (item for item in read(tmp_path) if isinstance(item, PassedOver))
    assert passed.source == str(tmp_path)
    assert "4 files were (report.docx, pic.jpg, run.sh and 1 more) passed over" in str(passed)
    one = tmp_path / "one"
    one.mkdir()
    (one / "z\x1b.pdf").write_text(TEXT)
    named, empty = read(one)
    assert isinstance(named, PassedOver)
    assert "1 file was (z\ufffd.pdf) passed over" in str(named)
    assert isinstance(empty, EmptyInput)


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "white.txt").write_text(" \n\t\n")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "picture.bin").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    (tmp_path / "cut.txt").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "bad.json").write_text('{"text": ')
    (tmp_path / "none").mkdir()
    assert isinstance(error(tmp_path / "missing.txt"), NotFound)
    assert isinstance(error(tmp_path / "empty.txt"), EmptyInput)
    assert isinstance(error(tmp_path / "white.txt"), EmptyInput)
    assert isinstance(error(tmp_path / "binary.txt"), NotText)
    assert isinstance(error(tmp_path / "picture.bin"), UnknownFormat)
    assert isinstance(error(tmp_path / "cut.txt"), NotText)
    assert isinstance(error(tmp_path / "bad.json"), Malformed)
    assert isinstance(error(tmp_path / "none"), EmptyInput)
    assert isinstance(error("a\x00b".replace("\x00", "\ufffd")), NotFound)
    found = read(tmp_path / "missing.txt", "", tmp_path / "good.txt", tmp_path / "empty.txt")
    assert [type(item).__name__ for item in found] == ["NotFound", "NotFound", "Report", "EmptyInput"]


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.pdf", b"%PDF-1.4\n1 0 obj\n", "PDF"),
        ("a.txt", b"{\\rtf1\\ansi The quay is open again.}", "RTF"),
        ("a.html", b"\xff\xd8\xff\xe0" + bytes(40), "picture"),
        ("a.json", bytes(range(256)), "what its name says"),
        ("a.zip", b"", "empty"),
        ("a.parquet", b"", "empty"),
        ("a.json", b'{"text": "The quay is', "Unterminated string starting in line 1"),
    ],
)
def test_what_a_file_is_instead_is_said(tmp_path: Path, name: str, data: bytes, what: str) -> None:
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow")
    (tmp_path / name).write_bytes(data)
    assert what in error(tmp_path / name).message


def test_tables_in_utf_16_without_a_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("title,text\nThe quay,The board of Velm reopened the café at the quay.\n".encode("utf-16-le"))
    assert "café at the quay" in one(path).text


def test_limit_of_size(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("word " * 300)
    found = error(path, max_bytes=1000)
    assert isinstance(found, TooLarge)
    assert "max_bytes" in found.remedy


def test_no_ending_is_judged_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "story").write_text(TEXT)
    (tmp_path / "lines").write_text(json.dumps({"id": "7", "text": TEXT}) + "\n")
    assert one(tmp_path / "story").text == TEXT
    assert one(tmp_path / "lines").id == "7"


def test_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    (report,) = read("-")
    assert isinstance(report, Report)
    assert (report.source, report.text) == ("-", TEXT)


def test_json_lines_go_on_after_a_wrong_line(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text(
        '{"id": "a1", "title": "Quay opens", "text": "The quay is open.", "outlet": "The Velm Courier"}\n'
        "{broken\n\n"
        '{"id": "a2", "text": "The quay is shut again."}\n'
        '{"id": "a3"}\n'
        "[1]\n"
    )
    items = read(path)
    kinds = [type(item).__name__ for item in items]
    assert kinds == ["Report", "Malformed", "Report", "EmptyInput", "Malformed"]
    assert [item.source for item in items] == [f"{path}:{line}" for line in (1, 2, 4, 5, 6)]
    first = items[0]
    assert isinstance(first, Report)
    assert (first.id, first.outlet, first.title) == ("a1", "The Velm Courier", "Quay opens")
    assert first.text == "Quay opens\n\nThe quay is open."
    assert first.text[first.body_start :] == "The quay is open."


def test_an_array_goes_on_after_a_wrong_record(tmp_path: Path) -> None:
    path = tmp_path / "many.json"
    path.write_text(
        '{"total": 4, "articles": [\n'
        '{"id": "a1", "by": {"name": "x"}, "text": "The quay is open."},\n'
        '{"id": "a2", "by": {"name": oops}, "text": "The quay is half open."},\n'
        '{"id": "a3", "text": ""},\n'
        '{"id": "a4", "text": "The quay is shut."}]}'
    )
    items = read(path)
    assert [type(item).__name__ for item in items] == ["Report", "Malformed", "EmptyInput", "Report"]
    assert [item.source for item in items] == [f"{path}:{number}" for number in (1, 2, 3, 4)]
    assert "line 3" in str(items[1])


def test_a_cut_array_gives_what_stands_before_the_cut(tmp_path: Path) -> None:
    path = tmp_path / "cut.json"
    path.write_text('[{"text": "The quay is open."}, {"text": "The quay is')
    kinds = [type(item).__name__ for item in read(path)]
    assert kinds == ["Report", "Malformed"]


def test_an_endless_line_costs_only_its_record(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text(json.dumps({"text": "word " * 2000}) + "\n" + json.dumps({"text": "The quay is open."}) + "\n")
    items = read(path, max_bytes=1000)
    assert [type(item).__name__ for item in items] == ["TooLarge", "Report"]
    assert items[1].source == f"{path}:2"


def test_a_format_may_be_said(tmp_path: Path) -> None:
    path = tmp_path / "lines.txt"
    path.write_text(json.dumps({"text": "The quay is open."}) + "\n")
    (report,) = read_inputs([str(path)], IngestSettings(form="jsonl"))
    assert isinstance(report, Report)
    assert report.text == "The quay is open."
    with pytest.raises(UnknownFormat, match="jsonl"):
        list(read_inputs([str(path)], IngestSettings(form="docx")))


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert len(read(tmp_path)) == 1


def test_two_reports_with_one_id_are_both_kept(tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    path.write_text('{"id": "a", "text": "One text."}\n{"id": "a", "text": "Another text."}\n')
    items = read(path)
    assert all(isinstance(item, Report) for item in items)
    assert [item.id for item in items if isinstance(item, Report)] == ["a", "a-2"]
    assert isinstance(items[1], Report)
    assert items[1].notes


def test_our_own_json_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    own = {
        "id": "r0",
        "title": "Quay opens",
        "text": "Quay opens\n\nThe quay is open.",
        "body_start": 12,
        "outlet": "X",
    }
    path.write_text(json.dumps(own))
    report = one(path)
    assert (report.id, report.text, report.body_start, report.title) == ("r0", own["text"], 12, "Quay opens")


def test_lone_surrogates_and_nul_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "x\\ud800", "text": "The \\ud83d quay \\u0000 is open."}\n')
    report = one(path)
    assert report.text == "The \ufffd quay \ufffd is open."
    report.text.encode()
    report.id.encode()


def test_page(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    paragraph = "The harbour board of Velm said on Monday that it would reopen the northern quay after long repairs. "
    path.write_text(
        "<html><head><title>Quay opens - The Velm Courier</title>"
        '<meta property="og:title" content="Quay opens"><meta property="og:site_name" content="The Velm Courier">'
        '<meta name="author" content="Orla Fenwick">'
        '<meta property="article:published_time" content="2021-03-04T08:00:00Z"></head><body>'
        "<nav><a href='/'>Home</a></nav><article><h1>Quay opens</h1>"
        + "".join(f"<p>{paragraph}{number}</p>" for number in range(5))
        + "</article><footer>All rights reserved</footer></body></html>"
    )
    report = one(path)
    assert (report.title, report.outlet, report.published) == (
        "Quay opens",
        "The Velm Courier",
        "2021-03-04T08:00:00+00:00",
    )
    assert report.bylines == ("Orla Fenwick",)
    assert report.text.startswith("Quay opens\n\nThe harbour board")
    assert "All rights" not in report.text


def test_page_without_article(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html><body></body></html>")
    assert isinstance(error(path), EmptyInput)


def test_languages() -> None:
    assert detect_language(TEXT) == "en"
    german = (
        "Der Hafenausschuss von Velm hat am Montag beschlossen, den nördlichen Kai nach elf Wochen wieder zu öffnen."
    )
    assert detect_language(german) == "de"
    assert detect_language("Velm") is None
    assert detect_language("The quay is open.") == "en"


def test_every_format_is_described() -> None:
    endings = [ending for form in FORMATS for ending in form.endings]
    shared = {ending for ending in endings if endings.count(ending) > 1}
    assert all(form.looks for form in FORMATS if shared & set(form.endings))
    assert all(form.description and ending.startswith(".") for form in FORMATS for ending in form.endings)


def test_import_is_light() -> None:
    code = (
        "import sys, samestory.ingest, samestory.clean;"
        "print([m for m in ('trafilatura', 'spacy', 'py3langid', 'numpy', 'lxml') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@settings(max_examples=80, deadline=None)
@given(data=st.binary(max_size=300), ending=st.sampled_from([".txt", ".json", ".jsonl", ".html", ""]))
def test_any_bytes_give_a_report_or_an_error(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, ending: str
) -> None:
    path = tmp_path_factory.mktemp("any") / f"a{ending}"
    path.write_bytes(data)
    for item in read(path):
        assert isinstance(item, (Report, InputError))
        if isinstance(item, Report):
            item.text.encode()
