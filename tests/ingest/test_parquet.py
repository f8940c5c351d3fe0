"""Parquet: rows and nested columns, damage, streams, and what is said where pyarrow is missing."""

from __future__ import annotations

import datetime as dt
import gzip
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samestory.errors import InputError
from samestory.ingest import IngestSettings
from samestory.model import Report
from tests.ingest.ingest_packed import names, read, zipped


def write(path: Path, columns: dict[str, Any], **options: Any) -> Path:
    arrow = pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra parquet is not installed")
    parquet.write_table(arrow.table(columns), path, **options)
    return path


def rows(count: int) -> dict[str, Any]:
    return {
        "id": [f"urn:velm:{n}" for n in range(count)],
        "text": [f"The board of Velm said on Monday that quay {n} would open." for n in range(count)],
        "metadata": [{"url": f"https://courier.example/{n}", "date": "2021-03-04T08:00:00Z"} for n in range(count)],
        "vector": [[0.0] * 8 for _ in range(count)],
    }


def test_rows_with_nested_columns(tmp_path: Path) -> None:
    path = write(tmp_path / "a.parquet", rows(100), row_group_size=30)
    items = read(path)
    assert names(items, path) == [f":{n}" for n in range(1, 101)]
    report = items[41]
    assert isinstance(report, Report)
    assert (report.id, report.url) == ("urn:velm:41", "https://courier.example/41")
    assert report.published == "2021-03-04T08:00:00+00:00"


def test_types_of_columns(tmp_path: Path) -> None:
    moment = dt.datetime(2021, 3, 4, 8, tzinfo=dt.UTC)
    path = write(
        tmp_path / "a.parquet",
        {
            "Full Text": [b"The quay is open.", None, b"D\xe9j\xe0 vu."],
            "authors": [["Orla Fenwick", "Tam Reyes"], [], None],
            "published_at": [moment, None, moment],
            "source": ["The Velm Courier", "", None],
        },
    )
    items = read(path)
    assert names(items, path) == [":1", "EmptyInput :2", ":3"]
    first, _, third = items
    assert isinstance(first, Report)
    assert isinstance(third, Report)
    assert first.bylines == ("Orla Fenwick", "Tam Reyes")
    assert (first.published, first.outlet) == ("2021-03-04T08:00:00+00:00", "The Velm Courier")
    assert third.text == "D\ufffdj\ufffd vu."


def test_columns_that_are_said_or_guessed(tmp_path: Path) -> None:
    prose = ["The board of the harbour of Velm said on Monday that it would reopen the quay."]
    path = write(tmp_path / "a.parquet", {"a": ["x"], "b": prose, "c": [{"d": "Said so."}]})
    (report,) = read(path)
    assert isinstance(report, Report)
    assert report.text == prose[0]
    assert "'b'" in report.notes[0]
    (report,) = read(path, IngestSettings(fields=(("text", "c.d"),)))
    assert isinstance(report, Report)
    assert (report.text, report.notes) == ("Said so.", ())
    (error,) = read(write(tmp_path / "b.parquet", {"a": ["x"], "n": [1]}))
    assert "'a', 'n'" in str(error)


def test_streams_are_kept_on_disk_up_to_a_limit(tmp_path: Path) -> None:
    data = write(tmp_path / "a.parquet", rows(3)).read_bytes()
    path = tmp_path / "b.parquet.gz"
    path.write_bytes(gzip.compress(data))
    assert names(read(path), path) == [":1", ":2", ":3"]
    inner = tmp_path / "c.zip"
    inner.write_bytes(zipped([("x/a.parquet", data)]))
    assert names(read(inner), inner) == ["!x/a.parquet:1", "!x/a.parquet:2", "!x/a.parquet:3"]
    (error,) = read(path, IngestSettings(max_file_bytes=100))
    assert "max_file_bytes" in str(error)


def test_a_damaged_row_group_costs_only_itself(tmp_path: Path) -> None:
    path = write(tmp_path / "a.parquet", rows(90), row_group_size=30, compression="zstd", use_dictionary=False)
    parquet = pytest.importorskip("pyarrow.parquet")
    column = parquet.ParquetFile(path).metadata.row_group(1).column(1)
    data = bytearray(path.read_bytes())
    at = column.data_page_offset + column.total_compressed_size // 2
    data[at : at + 20] = b"\xff" * 20
    path.write_bytes(bytes(data))
    items = read(path)
    assert sum(isinstance(item, Report) for item in items) == 60
    (error,) = [item for item in items if isinstance(item, InputError)]
    assert error.source == f"{path}:31"
    assert "rows to 60 are damaged" in str(error)


def test_what_is_no_parquet(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    path = tmp_path / "a.parquet"
    for data in (b"PAR1", b"PAR1 and nothing more PAR1", b"something else"):
        path.write_bytes(data)
        assert names(read(path), path) == ["Malformed "]
    assert names(read(write(path, {"text": []})), path) == ["EmptyInput "]


def test_an_extra_that_is_missing_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("samestory.ingest.extras.find_spec", lambda _: None)
    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    (error,) = read(tmp_path / "a.parquet")
    assert type(error).__name__ == "ExtraMissing"
    assert 'pip install "samestory[parquet]"' in str(error)


@settings(max_examples=60, deadline=None)
@given(changes=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=4))
def test_damage_gives_reports_and_errors(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int]]
) -> None:
    arrow = pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra parquet is not installed")
    held = io.BytesIO()
    parquet.write_table(arrow.table(rows(4)), held)
    data = bytearray(held.getvalue())
    for at, byte in changes:
        data[at % len(data)] = byte
    path = tmp_path_factory.mktemp("any") / "a.parquet"
    path.write_bytes(bytes(data))
    items = read(path)
    assert items
    assert all("reader failed" not in str(item) for item in items)
