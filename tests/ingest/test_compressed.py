"""Compressed files: what is in them comes out, what is damaged is named, and nothing grows without end."""

from __future__ import annotations

import bz2
import gzip
import lzma
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, cast

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from samestory.errors import InputError, PassedOver
from samestory.ingest import IngestSettings
from samestory.ingest.compressed import inner_name
from samestory.ingest.extras import installed
from samestory.ingest.read import read_source
from samestory.ingest.source import Source
from samestory.model import Report
from tests.ingest.ingest_packed import Endless, lines, names, read, text

PACK: dict[str, Callable[[bytes], bytes]] = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}


@pytest.mark.parametrize("ending", sorted(PACK))
def test_the_file_inside_is_read_by_its_own_ending(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a.jsonl{ending}"
    path.write_bytes(PACK[ending](lines(3)))
    assert names(read(path), tmp_path) == [f"/a.jsonl{ending}:{line}" for line in (1, 2, 3)]
    alone = tmp_path / f"b.txt{ending}"
    alone.write_bytes(PACK[ending](text(7).encode()))
    (report,) = read(alone)
    assert isinstance(report, Report)
    assert (report.text, report.source) == (text(7), str(alone))


@pytest.mark.parametrize("ending", sorted(PACK))
def test_content_counts_where_no_ending_tells(tmp_path: Path, ending: str) -> None:
    (tmp_path / "data").write_bytes(PACK[ending](lines(2)))
    assert names(read(tmp_path / "data"), tmp_path) == ["/data:1", "/data:2"]


@pytest.mark.parametrize("ending", sorted(PACK))
def test_several_members_are_one_file(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a.jsonl{ending}"
    path.write_bytes(b"".join(PACK[ending](lines(2, begin)) for begin in (0, 2, 4)))
    assert len(read(path)) == 6
    assert all(isinstance(item, Report) for item in read(path))


@pytest.mark.parametrize("ending", sorted(PACK))
def test_what_stands_before_a_cut_is_read(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a.jsonl{ending}"
    path.write_bytes(PACK[ending](lines(1)) + PACK[ending](lines(2000, 1))[:-40])
    items = read(path)
    *reports, error = items
    assert reports
    assert all(isinstance(item, Report) for item in reports)
    assert "cut off" in str(error)
    assert error.source.startswith(str(path))


@pytest.mark.parametrize("ending", sorted(PACK))
def test_a_single_report_that_is_cut_off_is_none(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a.txt{ending}"
    path.write_bytes(PACK[ending](text(1).encode() * 9)[:-9])
    assert names(read(path), tmp_path) == [f"Malformed /a.txt{ending}"]


@pytest.mark.parametrize("ending", sorted(PACK))
def test_a_damaged_member_costs_only_itself(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a.jsonl{ending}"
    members = [PACK[ending](lines(2, begin)) for begin in (0, 2, 4)]
    middle = len(members[1]) // 2
    members[1] = members[1][:middle] + b"\x55\xaa\x55\xaa" + members[1][middle + 4 :]
    path.write_bytes(b"".join(members))
    items = read(path)
    assert sum(isinstance(item, Report) for item in items) >= 4
    (error,) = [item for item in items if isinstance(item, InputError)]
    assert f"byte {len(members[0])}" in str(error)
    assert isinstance(items[-1], Report)
    assert "quay 5" in items[-1].text


def test_what_is_no_compressed_data_behind_is_said_and_the_report_is_kept(tmp_path: Path) -> None:
    packed = gzip.compress(text(1).encode())
    path = tmp_path / "a.txt.gz"
    path.write_bytes(packed + bytes(512))
    assert names(read(path), tmp_path) == ["/a.txt.gz"]
    path.write_bytes(packed + b"<!-- served in 4 ms -->")
    items = read(path)
    assert names(items, tmp_path) == ["/a.txt.gz", "Malformed /a.txt.gz"]
    assert f"byte {len(packed)}" in str(items[1])


def test_something_else_with_such_an_ending_is_read_as_what_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_text("This is no gzip at all.")
    assert names(read(tmp_path / "a.txt.gz"), tmp_path) == ["Malformed /a.txt.gz"]
    (tmp_path / "b.gz").write_bytes(b"")
    assert isinstance(read(tmp_path / "b.gz")[0], InputError)


@pytest.mark.parametrize("ending", sorted(PACK))
def test_a_bomb_stops(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a.jsonl{ending}"
    path.write_bytes(PACK[ending](lines(3) + b" " * 60_000_000))
    items = read(path)
    assert [type(item).__name__ for item in items] == ["Report"] * 3 + ["TooLarge"]
    assert "max_expansion" in str(items[-1])
    assert [type(item).__name__ for item in read(path, IngestSettings(max_expansion=10**9))] == ["Report"] * 3


def test_a_bomb_in_a_bomb_is_measured_by_the_file_that_was_given(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz.gz"
    once = gzip.compress(b" " * 50_000_000)
    path.write_bytes(gzip.compress(once))
    assert names(read(path), tmp_path) == ["TooLarge /a.jsonl.gz.gz"]


def test_depth_is_limited(tmp_path: Path) -> None:
    data = text(1).encode()
    for _ in range(3):
        data = gzip.compress(data)
    (tmp_path / "a.txt.gz.gz.gz").write_bytes(data)
    (tmp_path / "b.txt.gz.gz.gz.gz.gz").write_bytes(gzip.compress(gzip.compress(data)))
    assert names(read(tmp_path / "a.txt.gz.gz.gz"), tmp_path) == ["/a.txt.gz.gz.gz"]
    (error,) = read(tmp_path / "b.txt.gz.gz.gz.gz.gz")
    assert "max_depth" in str(error)


def test_a_folder_of_foreign_files_is_no_folder_of_errors(tmp_path: Path) -> None:
    for name in ("dump.sql.gz", "picture.gz", "log.bz2", "x.tar.part.gz"):
        (tmp_path / name).write_bytes(gzip.compress(b"something else"))
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(text(1).encode()))
    (tmp_path / "b.jsonl.bz2").write_bytes(bz2.compress(lines(1, 2)))
    items = read(tmp_path)
    assert names([i for i in items if isinstance(i, Report)], tmp_path) == ["/a.txt.gz", "/b.jsonl.bz2:1"]
    (passed,) = [i for i in items if not isinstance(i, Report)]
    assert isinstance(passed, PassedOver)


def test_names_of_what_is_inside() -> None:
    assert inner_name("A.JSONL.GZ") == "A.JSONL"
    assert inner_name("a.tgz") == inner_name("a.tbz2") == inner_name("a.txz") == inner_name("a.tzst") == "a.tar"
    assert inner_name("a.gz.txt") == "a.gz.txt"


def test_zstandard(tmp_path: Path) -> None:
    module = installed("zstd")
    if module is None:
        pytest.skip("the extra zstd is not installed")
    from importlib import import_module

    pack = import_module(module).compress
    path = tmp_path / "a.jsonl.zst"
    path.write_bytes(pack(lines(2)) + pack(lines(2, 2)))
    assert names(read(path), tmp_path) == [f"/a.jsonl.zst:{line}" for line in (1, 2, 3, 4)]
    path.write_bytes(pack(lines(2)) + pack(lines(2, 2))[:-5])
    assert "cut off" in str(read(path)[-1])
    members = [pack(lines(2, begin)) for begin in (0, 2, 4)]
    members[1] = members[1][:40] + b"\x55\xaa\x55\xaa" + members[1][44:]
    path.write_bytes(b"".join(members))
    assert sum(isinstance(item, InputError) for item in read(path)) == 1
    path.write_bytes(pack(b" " * 60_000_000))
    assert names(read(path), tmp_path) == ["TooLarge /a.jsonl.zst"]


def test_an_extra_that_is_missing_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("samestory.ingest.extras.find_spec", lambda _: None)
    (tmp_path / "a.txt.zst").write_bytes(b"\x28\xb5\x2f\xfd")
    (error,) = read(tmp_path / "a.txt.zst")
    assert type(error).__name__ == "ExtraMissing"
    assert 'pip install "samestory[zstd]"' in str(error)


def held(count: int) -> int:
    """Measure the most that reading so many articles holds, in bytes."""
    packed = gzip.compress(lines(500))
    source = Source("a.jsonl.gz", cast(BinaryIO, Endless(packed for _ in range(count // 500))))
    tracemalloc.start()
    found = sum(isinstance(item, Report) for item in read_source(source, IngestSettings()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == count
    return peak


def test_memory_stays_flat() -> None:
    held(500)  # what is loaded once
    assert held(20_000) < held(2_000) + 1_000_000  # 18,000 reports would be twenty times that


@settings(max_examples=150, deadline=None)
@given(
    data=st.binary(max_size=200),
    begin=st.sampled_from([b"\x1f\x8b\x08\x00", b"BZh91AY&SY", b"\xfd7zXZ\x00\x00\x04", gzip.compress(b"a"), b""]),
    ending=st.sampled_from([".gz", ".bz2", ".xz", ".txt.gz", ".tgz"]),
)
def test_any_bytes_give_a_report_or_an_error(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, begin: bytes, ending: str
) -> None:
    path = tmp_path_factory.mktemp("any") / f"a{ending}"
    path.write_bytes(begin + data)
    assert all("reader failed" not in str(item) for item in read(path))


@settings(max_examples=60, deadline=None)
@example(at=123, byte=1, ending=".xz")  # the end of the chunks begins another, which swallows what comes after
@given(at=st.integers(0, 400), byte=st.integers(0, 255), ending=st.sampled_from(sorted(PACK)))
def test_one_wrong_byte_loses_no_other_member(
    tmp_path_factory: pytest.TempPathFactory, at: int, byte: int, ending: str
) -> None:
    members = [PACK[ending](lines(1, n)) for n in range(4)]
    data = bytearray(b"".join(members))
    at %= len(data)
    changed = data[at] != byte
    data[at] = byte
    path = tmp_path_factory.mktemp("any") / f"a.jsonl{ending}"
    path.write_bytes(bytes(data))
    items = read(path)
    reports = sum(isinstance(item, Report) for item in items)
    assert reports == 4 if not changed else reports >= (3 if ending == ".gz" else 2)
