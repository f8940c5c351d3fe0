"""Zip and tar archives: which entries are read and in which order, what damage costs, and what bombs do not."""

from __future__ import annotations

import gzip
import io
import struct
import sys
import tarfile
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samestory.errors import InputError
from samestory.ingest import IngestSettings
from samestory.ingest.read import read_source
from samestory.ingest.source import Source
from samestory.model import Report
from tests.ingest.ingest_packed import Endless, lines, names, read, tarred, text, zipped

PACK: dict[str, Callable[[list[tuple[str, bytes]]], bytes]] = {".zip": zipped, ".tar": tarred}


def write(folder: Path, ending: str, entries: list[tuple[str, bytes]]) -> Path:
    path = folder / f"a{ending}"
    path.write_bytes(PACK[ending](entries))
    return path


@pytest.mark.parametrize("ending", sorted(PACK))
def test_entries_come_in_their_order_by_their_endings(tmp_path: Path, ending: str) -> None:
    path = write(
        tmp_path,
        ending,
        [
            ("news/b.txt", text(1).encode()),
            ("news/a.jsonl", lines(2, 10)),
            ("news/deep/c.jsonl.gz", gzip.compress(lines(1, 20))),
            ("__MACOSX/news/b.txt", text(2).encode()),
            (".git/d.txt", text(3).encode()),
            ("news/.hidden.txt", text(4).encode()),
            ("news/photo.jpg", b"\xff\xd8\xff"),
            ("news/dump.sql.gz", gzip.compress(b"x")),
        ],
    )
    expected = ["!news/b.txt", "!news/a.jsonl:1", "!news/a.jsonl:2", "!news/deep/c.jsonl.gz:1"]
    assert names(read(path), path) == expected
    path.rename(tmp_path / "unnamed")
    assert names(read(tmp_path / "unnamed"), tmp_path / "unnamed") == expected


@pytest.mark.parametrize("ending", sorted(PACK))
def test_names_that_point_elsewhere_write_nothing(tmp_path: Path, ending: str) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    path = write(inner, ending, [(f"{tmp_path}/x.txt", text(1).encode()), ("../../y.txt", text(2).encode())])
    assert [type(item) for item in read(path)] == [Report, Report]
    assert sorted(found.name for found in tmp_path.rglob("*")) == sorted([path.name, "inner"])


@pytest.mark.parametrize("ending", sorted(PACK))
def test_a_name_cannot_steer_a_terminal(tmp_path: Path, ending: str) -> None:
    path = write(tmp_path, ending, [("a\x1b[31m\n.txt", b"")])
    (error,) = read(path)
    assert error.source == f"{path}!a\ufffd[31m\ufffd.txt"


@pytest.mark.parametrize("ending", sorted(PACK))
def test_nothing_to_read_is_said(tmp_path: Path, ending: str) -> None:
    for entries in ([], [("a.jpg", b"x")]):
        assert names(read(write(tmp_path, ending, entries)), tmp_path) == [f"EmptyInput /a{ending}"]


@pytest.mark.parametrize("ending", sorted(PACK))
def test_an_archive_in_an_archive(tmp_path: Path, ending: str) -> None:
    inner = zipped([("c.txt", text(1).encode()), ("d.txt", text(2).encode())])
    path = write(tmp_path, ending, [("b.zip", inner), ("e.txt", text(3).encode())])
    assert names(read(path), path) == ["!b.zip!c.txt", "!b.zip!d.txt", "!e.txt"]
    deep = inner
    for level in range(4):
        deep = zipped([(f"{level}.zip", deep)])
    found = read(write(tmp_path, ending, [("b.zip", deep), ("e.txt", text(3).encode())]))
    assert [type(item).__name__ for item in found] == ["TooLarge", "Report"]
    assert "max_depth" in str(found[0])


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    for data in (zipped([("a.txt", text(1).encode())]), tarred([("a.txt", text(1).encode())])):
        stream = io.BufferedReader(cast(io.RawIOBase, Endless(iter([data]))))
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stream))
        assert names(read("-")) == ["-!a.txt"]
        monkeypatch.undo()


def test_a_zip_that_comes_as_a_stream_has_a_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.zip.gz"
    path.write_bytes(gzip.compress(zipped([("a.txt", text(1).encode())])))
    assert names(read(path), path) == ["!a.txt"]
    (error,) = read(path, IngestSettings(max_file_bytes=50))
    assert "max_file_bytes" in str(error)


@pytest.mark.parametrize("ending", [".tgz", ".tar.gz"])
def test_compressed_tar(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a{ending}"
    data = tarred([(f"{number}.txt", text(number).encode()) for number in range(300)])
    path.write_bytes(gzip.compress(data))
    assert names(read(path), path) == [f"!{number}.txt" for number in range(300)]
    path.write_bytes(gzip.compress(data)[:-400])
    *reports, error = read(path)
    assert len(reports) > 100
    assert all(isinstance(item, Report) for item in reports)
    assert "cut off" in str(error)


def test_a_damaged_entry_costs_only_itself(tmp_path: Path) -> None:
    bodies = [(f"{n}.txt", text(n).encode()) for n in range(3)]
    for compression in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        data = bytearray(zipped(bodies, compression))
        at = data.index(b"1.txt") + 40
        data[at : at + 4] = b"\x55\xaa\x55\xaa"
        path = tmp_path / "a.zip"
        path.write_bytes(bytes(data))
        assert names(read(path), path) == ["!0.txt", "Malformed !1.txt", "!2.txt"]
    tar = bytearray(tarred(bodies))
    at = tar.index(b"1.txt")
    tar[at + 130] ^= 0x7
    path = tmp_path / "a.tar"
    path.write_bytes(bytes(tar))
    items = read(path)
    assert names(items, path) == ["!0.txt", "Malformed ", "!2.txt"]
    assert f"byte {at} to {at + 1024}" in str(items[1])


def test_a_tar_that_is_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    data = tarred([("0.txt", text(0).encode()), ("1.txt", text(1).encode()), ("2.jpg", b"x" * 2000)])
    at = data.index(b"1.txt")
    path.write_bytes(data[: at + 550])
    assert names(read(path), path) == ["!0.txt", "Malformed !1.txt"]
    path.write_bytes(data[: at + 200])
    assert names(read(path), path) == ["!0.txt", "Malformed "]
    path.write_bytes(data[: data.index(b"2.jpg") + 800])
    assert names(read(path), path) == ["!0.txt", "!1.txt", "Malformed "]


@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_every_kind_of_tar(tmp_path: Path, form: int) -> None:
    long = "/".join(["folder"] * 20) + "/a.txt"
    odd = "Zürich – 北京.txt"
    path = tmp_path / "a.tar"
    path.write_bytes(tarred([(long, text(1).encode()), (odd, text(2).encode()), ("c.txt", text(3).encode())], form))
    assert names(read(path), path) == [f"!{long}", f"!{odd}", "!c.txt"]


def test_links_devices_and_sparse_files_of_a_tar(tmp_path: Path) -> None:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        for name, kind in (
            ("link.txt", tarfile.SYMTYPE),
            ("hard.txt", tarfile.LNKTYPE),
            ("device.txt", tarfile.CHRTYPE),
            ("pipe.txt", tarfile.FIFOTYPE),
            ("folder.txt", tarfile.DIRTYPE),
            ("sparse.txt", tarfile.GNUTYPE_SPARSE),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/hostname"
            archive.addfile(info)
        info = tarfile.TarInfo("a.txt")
        info.size = len(text(1))
        archive.addfile(info, io.BytesIO(text(1).encode()))
    path = tmp_path / "a.tar"
    path.write_bytes(held.getvalue())
    assert names(read(path), path) == ["Malformed !sparse.txt", "!a.txt"]


def test_concatenated_tars(tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    path.write_bytes(tarred([("a.txt", text(1).encode())]) + tarred([("b.txt", text(2).encode())]))
    assert names(read(path), path) == ["!a.txt", "!b.txt"]


def test_an_encrypted_zip_says_so_once(tmp_path: Path) -> None:
    data = bytearray(zipped([(f"{n}.txt", text(n).encode()) for n in range(3)]))
    for at in range(len(data) - 4):
        if data[at : at + 4] == b"PK\x01\x02" and data[at + 46 : at + 51] != b"1.txt":
            data[at + 8] |= 1
    path = tmp_path / "a.zip"
    path.write_bytes(bytes(data))
    items = read(path)
    assert names(items, path) == ["Malformed ", "!1.txt"]
    assert "Entries of it are encrypted: 0.txt and 1 more" in str(items[0])


def test_a_compression_that_is_not_read(tmp_path: Path) -> None:
    data = bytearray(zipped([("a.txt", text(1).encode()), ("b.txt", text(2).encode())]))
    at = data.index(b"PK\x01\x02")
    data[at + 10] = data[data.index(b"PK\x03\x04") + 8] = 98
    path = tmp_path / "a.zip"
    path.write_bytes(bytes(data))
    items = read(path)
    assert names(items, path) == ["Malformed !a.txt", "!b.txt"]
    assert "compressed in a way" in str(items[0])


def test_names_in_other_encodings(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    for stored in ("Müller.txt".encode("cp437"), "Müller.txt".encode()):
        data = zipped([("M??ller.txt" if len(stored) == 11 else "M?ller.txt", text(1).encode())])
        path.write_bytes(data.replace(b"M??ller.txt", stored).replace(b"M?ller.txt", stored))
        assert names(read(path), path) == ["!Müller.txt"]


def test_office_documents_are_no_archives(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(zipped([("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>")]))
    assert names(read(path), path) == ["UnknownFormat "]


def test_a_bomb_stops_once(tmp_path: Path) -> None:
    bomb = [(f"{n}.jsonl", b" " * 8_000_000) for n in range(9)]
    path = tmp_path / "a.zip"
    path.write_bytes(zipped([("a.txt", text(1).encode()), *bomb]))
    items = read(path)
    assert names(items, path)[-1].startswith("TooLarge !")
    assert [type(item).__name__ for item in items].count("TooLarge") == 1
    assert len(items) < 4
    nested = zipped([(f"{n}.zip", zipped([(f"{m}.zip", zipped(bomb[:2])) for m in range(4)])) for n in range(4)])
    path.write_bytes(nested)
    assert [type(item).__name__ for item in read(path)].count("TooLarge") == 1


def test_entries_that_overlap_stop(tmp_path: Path) -> None:
    """Every entry of the directory leads to the same data, as in David Fifield's bomb (WOOT 2019)."""
    data = zipped([("a.jsonl", b" " * 3_000_000)])
    begin = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    entry = data[begin:end]
    many = entry * 500
    last = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 500, 500, len(many), begin, 0)
    path = tmp_path / "a.zip"
    path.write_bytes(data[:begin] + many + last)
    items = read(path)
    assert isinstance(items[-1], InputError)
    assert len(items) < 10


def test_a_directory_that_is_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("samestory.ingest.zips.LONGEST_DIRECTORY", 1000)
    path = tmp_path / "a.zip"
    path.write_bytes(zipped([(f"{n}.txt", b"") for n in range(50)]))
    (error,) = read(path)
    assert "too many entries" in str(error)


def held(count: int) -> int:
    """Measure the most that reading a tar of so many entries holds, in bytes."""

    def parts() -> Iterator[bytes]:
        for number in range(count):
            yield tarred([(f"{number}.txt", text(number).encode())])[:1024]

    source = Source("a.tar", cast(BinaryIO, Endless(parts())))
    tracemalloc.start()
    found = sum(isinstance(item, Report) for item in read_source(source, IngestSettings()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == count
    return peak


def test_memory_stays_flat() -> None:
    held(100)
    assert held(20_000) < held(2_000) + 1_000_000


@settings(max_examples=200, deadline=None)
@given(
    changes=st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), max_size=6),
    ending=st.sampled_from(sorted(PACK)),
    cut=st.integers(0, 400),
)
def test_damage_gives_reports_and_errors(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int]], ending: str, cut: int
) -> None:
    data = bytearray(PACK[ending]([("a.txt", text(1).encode()), ("b.jsonl", lines(2)), ("c.zip", zipped([]))]))
    for at, byte in changes:
        data[at % len(data)] = byte
    path = tmp_path_factory.mktemp("any") / f"a{ending}"
    path.write_bytes(bytes(data[: len(data) - cut]))
    items = read(path)
    assert items
    assert all("reader failed" not in str(item) for item in items)
