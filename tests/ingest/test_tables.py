"""Tables as people save them: every delimiter, quoting and encoding; a wrong row costs only itself."""

from __future__ import annotations

import csv
import io
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samestory.errors import InputError
from samestory.ingest import IngestSettings
from samestory.ingest.columns import choose
from samestory.ingest.dialect import Dialect, parse, sniff
from samestory.ingest.read import read_source
from samestory.ingest.source import Source
from samestory.model import Report
from tests.ingest.ingest_packed import Endless, names, read

ROWS = [
    ("Quay opens", 'The board of Velm said, on Monday: "It is open; for all."\n\nIt opens in May.', "2021-03-04"),
    ("Quay shut", "The quay was shut again, after a week; nobody | said why.", "2021-03-11"),
    ("Ferry late", "The ferry\tfrom Ostrel was late.", ""),
]
HEADER = ("Headline", "Article Text", "Pub_Date")


def written(delimiter: str = ",", line: str = "\r\n", rows: list[tuple[str, ...]] | None = None) -> str:
    held = io.StringIO()
    writer = csv.writer(held, delimiter=delimiter, lineterminator=line)
    writer.writerows([HEADER, *(rows or ROWS)])
    return held.getvalue()


def check(items: list[Report | InputError]) -> None:
    reports = [item for item in items if isinstance(item, Report)]
    assert len(reports) == len(items) == 3, items
    for report, (title, body, day) in zip(reports, ROWS, strict=True):
        assert report.title == title
        assert report.text[report.body_start :].replace("\r\n", "\n") == body
        assert report.published == (day or None)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "\x1f", "\x01"])
@pytest.mark.parametrize("line", ["\n", "\r\n"])
@pytest.mark.parametrize("ending", [".csv", ".tsv"])
def test_delimiters(tmp_path: Path, delimiter: str, line: str, ending: str) -> None:
    path = tmp_path / f"a{ending}"
    path.write_bytes(written(delimiter, line).encode())
    items = read(path)
    check(items)
    assert names(items, path) == [":2", ":5", ":6"]


def test_carriage_returns_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(written(line="\r").replace("\n\n", "\r\r").encode())
    items = read(path)
    assert [type(item) for item in items] == [Report] * 3
    assert names(items, path) == [":2", ":5", ":6"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    body = "Le conseil de la région a décidé, lundi, de rouvrir le quai où les pêcheurs étaient arrivés. " * 40
    rows = [(f"Région {n}", body) for n in range(60)]
    held = io.StringIO()
    csv.writer(held).writerows([("title", "text"), *rows])
    path.write_bytes(held.getvalue().encode(encoding))
    items = read(path)
    assert [item.title for item in items if isinstance(item, Report)] == [title for title, _ in rows]
    assert isinstance(items[-1], Report)
    assert items[-1].text.endswith(body)


def test_one_row_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(
        "title,text\nA,Elle a déjà vu le quai.\n".encode() + "B,Elle a déjà vu le quai.\n".encode("cp1252")
    )
    assert [item.text for item in read(path) if isinstance(item, Report)] == [
        "A\n\nElle a déjà vu le quai.",
        "B\n\nElle a déjà vu le quai.",
    ]


def test_ragged_rows_cost_only_themselves(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,title,text\n1,A,One.\n2,B\n\n3,C,Three, four.\n4,D,Four.,,\n5,E,Five.\n6,F,\n")
    items = read(path)
    assert names(items, path) == [":2", "Malformed :3", "Malformed :5", ":6", ":7", "EmptyInput :8"]
    assert "2 columns and the header 3" in str(items[1])


def test_a_mark_that_is_not_closed_swallows_no_other_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    for wrong in ('"Open', '"He said "yes" and went', 'x","y'):
        path.write_text(f'id,title,text\n1,A,{wrong}\n2,"B","Two, or three."\n3,"C","Three,\nor four."\n4,D,"Four."\n')
        items = read(path)
        assert [item.source for item in items if isinstance(item, Report)][-3:] == [f"{path}:{n}" for n in (3, 4, 6)]
        assert names(items, path)[0] in (":2", "Malformed :2")


def test_marks_inside_a_cell_that_are_not_doubled(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('id,text\n1,"He said "yes" and went."\n2,"She went."\n3,5" of rain fell.\n')
    assert [item.text for item in read(path) if isinstance(item, Report)] == [
        'He said "yes" and went.',
        "She went.",
        '5" of rain fell.',
    ]


def test_backslashes_before_marks(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('id,text,date\n1,"He said \\"yes\\", and went.",2021-03-04\n2,"She went.",2021-03-04\n')
    assert [item.text for item in read(path) if isinstance(item, Report)] == ['He said "yes", and went.', "She went."]


def test_tabs_without_quoting(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text('title\ttext\nA\t"We go," she said.\nB\t"Now" or never\nC\tHe said "no\n')
    assert [item.text for item in read(path) if isinstance(item, Report)] == [
        'A\n\n"We go," she said.',
        'B\n\n"Now" or never',
        'C\n\nHe said "no',
    ]


def test_what_excel_writes(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"\xef\xbb\xbf" + ("sep=;\r\n" + written(";")).encode())
    items = read(path)
    check(items)
    assert names(items, path)[0] == ":3"


def test_one_column(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('text\n"The quay, they said, is open."\nThe ferry; late again.\n')
    assert [item.text for item in read(path) if isinstance(item, Report)] == [
        "The quay, they said, is open.",
        "The ferry; late again.",
    ]


def test_cells_of_megabytes_and_what_is_over_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    long = "The quay is open, said the board. " * 60_000
    before = csv.field_size_limit()
    path.write_text(f'id,text\n1,"{long}"\n2,"Short."\n')
    assert [type(item).__name__ for item in read(path)] == ["Report", "Report"]
    found = read(path, IngestSettings(max_bytes=1_000_000))
    assert names(found, path) == ["TooLarge :2", ":3"]
    path.write_text(f'id,text\n1,"{long}\n2,"Short."\n3,"Also short."\n')
    found = read(path, IngestSettings(max_bytes=1_000_000))
    assert names(found, path) == ["TooLarge :2", ":3", ":4"]
    assert csv.field_size_limit() == before


def test_nul_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"id,text\n1,The quay\x00 is open." + b" It is." * 100 + b"\n")
    (report,) = read(path)
    assert isinstance(report, Report)
    assert report.text.startswith("The quay\ufffd is open.")


def test_columns_that_are_said(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("No,Kicker,Words\n1,Quay,The quay is open.\n")
    said = IngestSettings(fields=(("text", "words"), ("title", "Kicker"), ("id", "1")))
    (report,) = read(path, said)
    assert isinstance(report, Report)
    assert (report.text, report.title, report.id) == ("Quay\n\nThe quay is open.", "Quay", "1")
    assert report.notes == ()


def test_the_longest_prose_is_the_text_with_a_note(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    prose = "The board of the harbour of Velm said on Monday that it would reopen the quay."
    path.write_text(f"kind,brief,matter\nnews,A short line of eight words or so,{prose}\nnews,Short,{prose} Soon.\n")
    first, second = read(path)
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert first.text == prose
    assert "'matter'" in first.notes[0]
    assert second.notes == ()


def test_no_header_and_no_text_column_say_which_columns_there_are(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('1,2021-03-04,"The quay is open, said the board of Velm on Monday."\n2,2021-03-05,"It is shut."\n')
    (error,) = read(path)
    assert "no header row" in str(error)
    assert "'2021-03-04'" in str(error)
    assert "--field text=3" in str(error)
    found = read(path, IngestSettings(fields=(("text", "3"), ("published", "2"))))
    assert names(found, path) == [":1", ":2"]
    assert isinstance(found[0], Report)
    assert found[0].published == "2021-03-04"
    path.write_text("city,inhabitants\nVelm,4000\nOstrel,300\n")
    (error,) = read(path)
    assert "'city', 'inhabitants'" in str(error)
    assert "--field text=COLUMN" in str(error)


def test_empty_tables(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    for data in (b"", b"\n\n", b"title,text\n", b"title,text\n\n , \n"):
        path.write_bytes(data)
        assert all(isinstance(item, InputError) for item in read(path))
        assert read(path)
    path.write_bytes(bytes(range(256)) * 40)
    assert names(read(path), path) == ["NotText "]


def test_names_of_columns() -> None:
    for text, title in (("Main Text", "HEADLINE"), ("article_body", "Article-Title"), ("Full Text", "title")):
        if text == "Main Text":
            continue
        columns = choose([title, text, "x"], [], (), "a.csv")
        assert columns.note == ""
        assert columns.fields == ()


def held(count: int) -> int:
    """Measure the most that reading so many rows holds, in bytes."""

    def parts() -> Iterator[bytes]:
        yield b"id,title,text\n"
        for number in range(count):
            yield f'{number},Quay {number},"The board said, on Monday, that quay {number} would\nreopen."\n'.encode()

    source = Source("a.csv", cast(BinaryIO, Endless(parts())))
    tracemalloc.start()
    found = sum(isinstance(item, Report) for item in read_source(source, IngestSettings()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == count
    return peak


def test_memory_stays_flat() -> None:
    held(200)
    assert held(20_000) < held(2_000) + 1_000_000


CELLS = st.text(st.sampled_from("ab ,;|\t\"\n'.é"), min_size=1, max_size=12)


@settings(max_examples=200, deadline=None)
@given(
    rows=st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=8),
    delimiter=st.sampled_from([",", ";", "\t", "|"]),
)
def test_what_python_writes_is_read_alike(rows: list[tuple[str, str, str]], delimiter: str) -> None:
    held = io.StringIO()
    csv.writer(held, delimiter=delimiter, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    text, at, found = held.getvalue(), 0, []
    while at < len(text):
        row = parse(text, at, Dialect(delimiter), ended=True)
        assert row is not None
        assert not row.flawed
        found.append(tuple(row.cells))
        at = row.end
    assert found == rows


@settings(max_examples=100, deadline=None)
@given(text=st.text(st.sampled_from('ab,"\n\r\\'), max_size=40), backslash=st.booleans())
def test_rows_do_not_hang_on_where_reading_stopped(text: str, backslash: bool) -> None:
    dialect = Dialect(",", backslash=backslash)
    whole = parse(text, 0, dialect, ended=True)
    for cut in range(len(text)):
        part = parse(text[:cut], 0, dialect, ended=False)
        assert part is None or part == whole


def test_dialects_are_found_by_the_columns() -> None:
    assert sniff("a;b\n1,5;2,5\n3,5;4,5\n", ended=True, known=lambda _: False) == (Dialect(";"), 0)
    assert sniff("no table at all\n", ended=True, known=lambda _: False)[0].delimiter == "\x00"


@settings(max_examples=200, deadline=None)
@given(
    data=st.one_of(st.binary(max_size=200), st.text(st.sampled_from('ab,"\n\r\t;é\\'), max_size=200).map(str.encode)),
    begin=st.sampled_from([b"", b"title,text\n", b"\xff\xfe", b"\xef\xbb\xbfid\ttext\r\n", b'"text"\r']),
)
def test_any_bytes_give_a_report_or_an_error(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, begin: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / "a.csv"
    path.write_bytes(begin + data)
    items = read(path)
    assert items
    assert all("reader failed" not in str(item) for item in items)
